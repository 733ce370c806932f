package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/** What is answered of a value of more owners than its record holds, where the owner beyond is one that nobody sees. */
class ManyOwnersAbsentTest {
    private static final int CAP = 3;
    private static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035551201");
    private static final Identifier OWN = Identifier.of(IdentifierType.EMAIL, "own4@mail.net");

    private static final IdentityRules RULES =
            IdentityRules.builder().sizeCap(CAP).nameLimit(2).build();

    private final Personas personas = PersonaEngine.builder(WatchedStore.small(RULES))
            .hashKey(HashKey.of(new byte[32]))
            .identityRules(RULES)
            .build()
            .tenant("tenant")
            .as(Actor.owner("o-1"));
    private final List<ProfileId> owners = owners();

    /** More than are linked, of which one more than the record holds is the last. */
    private List<ProfileId> owners() {
        List<ProfileId> all = new ArrayList<>();
        for (int number = 0; number < CAP + 2; number++) {
            SourceRecord record = SourceRecord.builder(Source.of(Source.Kind.FILE_IMPORT), "r" + number)
                    .phone(PHONE.value())
                    .email("own" + number + "@mail.net")
                    .build();
            all.add(((IntakeOutcome.Accepted) personas.intake().take(record)).profile());
        }
        return all;
    }

    private MergeOutcome theFirstHasAnotherPhone() {
        return personas.merges().correct(owners.get(0), List.of(PHONE), List.of(), "told so");
    }

    private static void changesNobodyElse(MergeOutcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(MergeOutcome.Done.class, done -> {
            assertThat(done.merges()).isEmpty();
            assertThat(done.flips()).isZero();
        });
    }

    @Test
    void anArchivedOwnerBeyondTheRecordKeepsTheValueShared() {
        PersonaId last = PersonaId.of(owners.get(CAP + 1).value());
        personas.archive().put(last, ArchiveReason.MANUAL, "moved");

        MergeOutcome outcome = theFirstHasAnotherPhone();

        changesNobodyElse(outcome);
    }

    @Test
    void aHiddenOwnerBeyondTheRecordKeepsTheValueShared() {
        personas.privacy().block(OWN, "asked to");

        MergeOutcome outcome = theFirstHasAnotherPhone();

        changesNobodyElse(outcome);
    }
}
