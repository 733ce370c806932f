package org.persona4j;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/**
 * One thing that happens to a tenant whose changes are followed.
 *
 * @param kind what
 * @param one a number that says to whom or with which value, counted around if there are fewer
 * @param other another
 */
record FeedStep(Kind kind, int one, int other) {
    /** What can happen. */
    enum Kind {
        TAKE,
        TAKE_MORE,
        TAKE_AGAIN,
        TAKE_TWO_PHONES,
        TAKE_ALL,
        IMPORT,
        LINK,
        SEPARATE,
        WITHDRAW,
        REMOVE,
        ADD,
        DECLARE,
        WITHDRAW_DECLARATION,
        TRAIT,
        OVERRIDE,
        ARCHIVE,
        RESTORE,
        ARCHIVE_PRIVATELY,
        RESTORE_PRIVATELY,
        BLOCK,
        RECOVER,
        ERASE,
        JOIN,
        LEAVE,
        CREDIT,
        REDEEM,
        GIVE_BACK,
        ORDER,
        REFUND_ORDER,
        STOP,
        START,
        OPT_IN_EMAIL,
        ATTACH,
        DETACH,
        PUSH,
        ROTATE,
        REKEY,
        RESHARD,
        PASS
    }

    /** Histories of such steps. */
    static final class Histories extends DomainContextBase {
        private static final int MOST_STEPS = 24;

        @Provide
        static Arbitrary<List<FeedStep>> histories() {
            Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 11);
            Arbitrary<Kind> mostlyTaking = Arbitraries.oneOf(
                    Arbitraries.of(Kind.values()),
                    Arbitraries.of(Kind.values()),
                    Arbitraries.of(Kind.TAKE, Kind.TAKE_MORE, Kind.TAKE_TWO_PHONES, Kind.TAKE_ALL));
            return Combinators.combine(mostlyTaking, numbers, numbers)
                    .as(FeedStep::new)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(MOST_STEPS);
        }
    }
}
