package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.Guard;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/**
 * Two changes of which neither alone rearranges anything and both together do, where a commit cannot expect all that was read:
 * the later one must notice the earlier by the personas that it wrote.
 */
class MutualChangesTest {
    private static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);
    private static final int CAP = 8;
    private static final int OWN_PHONES = 12;
    private static final int OF_THE_REST = 2;
    private static final Identifier FIRST_PHONE = Identifier.of(IdentifierType.PHONE, phone(0));

    private static String phone(int number) {
        return String.format(Locale.ROOT, "+1603555%04d", 1000 + number);
    }

    /** A record of a profile with these phones and many of its own, so that much must be read. */
    private static SourceRecord.Builder record(int profile, int second, int... phones) {
        SourceRecord.Builder record =
                SourceRecord.builder(SOURCE, "r" + profile).observedAt(TestClock.START.plusSeconds(second));
        for (int own = 0; own < OWN_PHONES; own++) {
            record.phone(phone(100 + profile * OWN_PHONES + own));
        }
        for (int phone : phones) {
            record.phone(phone(phone));
        }
        return record;
    }

    private static PersonaId take(Personas personas, SourceRecord.Builder record) {
        return ((IntakeOutcome.Accepted) personas.intake().take(record.build())).persona();
    }

    /**
     * All profiles of a persona but the first, held together by a phone of theirs; the second has these besides. The last is
     * linked by hand, so that the persona is one about which somebody decided, whatever is decided next.
     */
    private static PersonaId rest(Trial trial, int... phonesOfTheSecond) {
        SourceRecord.Builder second = record(1, 0, phonesOfTheSecond).phone(phone(OF_THE_REST));
        PersonaId rest = take(trial.personas(), second);
        for (int profile = 2; profile < CAP - 1; profile++) {
            take(trial.personas(), record(profile, 0, OF_THE_REST));
        }
        PersonaId last = take(trial.personas(), record(CAP - 1, 0));
        trial.personas().merges().link(rest, last, "the same");
        return rest;
    }

    /** Lets something happen when the next commit is made of what was read. */
    private static AtomicBoolean beforeNextCommit(Trial trial, Runnable step) {
        AtomicBoolean stepped = new AtomicBoolean();
        trial.store().beforeCommit((number, commit) -> {
            if (stepped.compareAndSet(false, true)) {
                step.run();
            }
        });
        return stepped;
    }

    private static void assertFirstIsAlone(Trial trial, AtomicBoolean stepped) {
        assertThat(stepped).isTrue();
        trial.contents().followFromTheFacts(trial.facts().rules());
        assertThat(trial.personas()
                        .search()
                        .bySource(SOURCE, "r0")
                        .orElseThrow()
                        .profiles())
                .hasSize(1);
    }

    @Test
    void twoBirthDatesThatDisagreeKeepTheirProfilesApart() {
        Trial trial = new Trial(
                IdentityRules.builder().sizeCap(CAP).guard(Guard.ANY_OF_THREE).build());
        rest(trial, 0);
        take(trial.personas(), record(0, 0, 0));
        Personas other = trial.anotherEngine("o");
        AtomicBoolean stepped = beforeNextCommit(
                trial, () -> take(other, record(1, 1, 0, OF_THE_REST).birthDate(LocalDate.of(1985, 12, 31))));

        take(trial.personas(), record(0, 1, 0).birthDate(LocalDate.of(1950, 1, 1)));

        assertFirstIsAlone(trial, stepped);
    }

    @Test
    void aPhoneThatIsGivenUpAndALinkThatIsWithdrawnLetGoTogether() {
        Trial trial = new Trial(IdentityRules.builder().sizeCap(CAP).build());
        PersonaId rest = rest(trial, 0);
        PersonaId first = take(trial.personas(), record(0, 0));
        DecisionId link = ((MergeOutcome.Done) trial.personas().merges().link(first, rest, "the same"))
                .decision()
                .orElseThrow();
        take(trial.personas(), record(0, 1, 0));
        Personas other = trial.anotherEngine("o");
        AtomicBoolean stepped = beforeNextCommit(trial, () -> other.merges().withdraw(link, "mistaken"));

        take(trial.personas(), record(0, 2));

        assertFirstIsAlone(trial, stepped);
    }

    @Test
    void aPhoneThatIsGivenUpAndOneThatIsDeclaredSharedLetGoTogether() {
        Trial trial = new Trial(IdentityRules.builder().sizeCap(CAP).build());
        rest(trial, 0, 1);
        take(trial.personas(), record(0, 0, 0, 1));
        Personas other = trial.anotherEngine("o");
        AtomicBoolean stepped = beforeNextCommit(trial, () -> other.merges().declareShared(FIRST_PHONE, "an office"));

        take(trial.personas(), record(0, 1, 0));

        assertFirstIsAlone(trial, stepped);
    }
}
