package org.persona4j.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.identity.PersonaId;

/** Entries of the audit. */
class AuditEntryTest {
    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");
    private static final PersonaId ONE = PersonaId.of("p1");
    private static final PersonaId TWO = PersonaId.of("p2");

    private static AuditEntry entry(String what, List<PersonaId> personas, String outcome) {
        String id = AuditEntry.id(NOON, "e1");
        return new AuditEntry(id, NOON, Actor.staff("s-17"), what, personas, outcome, "mother and daughter");
    }

    @Test
    void thePersonasAreInOrder() {
        assertThat(entry("merges.link", List.of(TWO, ONE), "done").personas()).containsExactly(ONE, TWO);
    }

    @Test
    void noPersonaIsNamedTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry("merges.link", List.of(ONE, ONE), "done"))
                .withMessageContaining("personas");
    }

    @Test
    void whatWasDoneIsWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry("link Ada", List.of(), "done"))
                .withMessageStartingWith("what ");
    }

    @Test
    void theOutcomeIsWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry("merges.link", List.of(), ""))
                .withMessageStartingWith("outcome ");
    }

    @Test
    void printingAnEntryShowsNeitherTheIdOfTheActorNorTheReason() {
        assertThat(entry("merges.link", List.of(ONE), "done"))
                .hasToString("AuditEntry[2024-01-01T12:00:00Z merges.link [p1] by Actor[staff]: done]");
    }

    @Test
    void momentsNobodyCanTellCountAsTheFirstAndTheLast() {
        assertThat(AuditEntry.idsFrom(Instant.MIN)).isEqualTo("00000101T000000.000000000");
        assertThat(AuditEntry.idsFrom(Instant.MAX)).isEqualTo("99991231T235959.999999999");
    }
}
