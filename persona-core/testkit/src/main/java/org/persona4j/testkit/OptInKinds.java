package org.persona4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCases;
import org.persona4j.optin.DerivedKind;
import org.persona4j.optin.EventKind;
import org.persona4j.optin.Evidence;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.MessageEvent.Kind;
import org.persona4j.optin.OptInEvent;
import org.persona4j.optin.OptInPolicy;

/** What kinds of events mean, written down apart from the table that the library goes by. */
final class OptInKinds {
    /** Explicit opt-outs, by whomever. */
    static final Set<EventKind> OPT_OUTS = Set.of(
            Kind.STOP,
            Kind.UNSUBSCRIBE,
            Kind.REVOKE,
            Kind.SET_OUT,
            Kind.IMPORT_OUT,
            DerivedKind.SAME_PERSON,
            DerivedKind.SAME_NUMBER);

    /** What customers do themselves, so that nothing is left to do. */
    static final Set<EventKind> COMPLETED =
            Set.of(Kind.SIGNED_FORM, Kind.OWN_PAGE, Kind.WALLET_APP, Kind.START, Kind.YES);

    /** What only customers can say, themselves or by a machine that hands it on. */
    static final Set<EventKind> IN_PERSON =
            Set.of(Kind.FORM, Kind.SIGNED_FORM, Kind.OWN_PAGE, Kind.WALLET_APP, Kind.START, Kind.YES);

    /** What is written from the address itself, and so shows that it can be reached. */
    static final Set<EventKind> FROM_THE_ADDRESS = Set.of(Kind.START, Kind.YES);

    /** What says that no message can arrive. */
    static final Set<EventKind> FAILURES = Set.of(Kind.HARD_BOUNCE, Kind.COMPLAINT, Kind.INVALID);

    private static final Evidence PROOF =
            Evidence.builder().formName("newsletter").proof("session 12").build();
    private static final int DAYS = 21;
    private static final int MOST = 6;

    private OptInKinds() {}

    /** One to six messages of at most three kinds, by actors of every kind, in three weeks. */
    static Arbitrary<List<OptInEvent>> lists(OptInPolicy policy) {
        return Choices.of(Kind.values())
                .set()
                .ofMinSize(1)
                .ofMaxSize(3)
                .flatMap(kinds -> said(policy, List.copyOf(new TreeSet<>(kinds)))
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(MOST))
                .map(events -> oneAfterTheOther(List.of(), events))
                .edgeCases(EdgeCases.Config::none);
    }

    private static Arbitrary<OptInEvent> said(OptInPolicy policy, List<Kind> kinds) {
        return Combinators.combine(
                        Choices.of(kinds),
                        Choices.of(MadeUp.MACHINE, MadeUp.MACHINE, MadeUp.CUSTOMER, MadeUp.STAFF, MadeUp.SUPPORT),
                        Arbitraries.integers().between(0, DAYS - 1))
                .as((kind, actor, day) -> MessageEvent.builder(policy)
                        .id("e")
                        .kind(kind)
                        .actor(actor)
                        .receivedAt(MadeUp.day(day))
                        .evidence(PROOF)
                        .build());
    }

    /** The events of both lists; those of the second are messages, and are numbered as they follow. */
    static List<OptInEvent> oneAfterTheOther(List<OptInEvent> events, List<OptInEvent> messages) {
        List<OptInEvent> all = new ArrayList<>(events);
        for (OptInEvent message : messages) {
            all.add(renamed((MessageEvent) message, "e" + (all.size() + 1)));
        }
        return all;
    }

    private static MessageEvent renamed(MessageEvent event, String id) {
        return new MessageEvent(
                id,
                event.kind(),
                event.actor(),
                event.occurredAtOrNull(),
                event.receivedAt(),
                event.termsOrNull(),
                event.evidence());
    }
}
