package org.persona4j.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.persona4j.identity.Normalized.Reason;

class NormalizedTest {

    @Test
    void aValidOutcomeHoldsItsIdentifierAndDoesNotShowIt() {
        Identifier identifier = Identifier.of(IdentifierType.EMAIL, "robert@smith.net");

        Normalized outcome = Normalized.valid(identifier);

        assertThat(outcome.identifier()).contains(identifier);
        assertThat(outcome.toString()).doesNotContain("robert");
    }

    @Test
    void anInvalidOutcomeHoldsItsReason() {
        Normalized outcome = Normalized.invalid(Reason.BLANK);

        assertThat(outcome.identifier()).isEmpty();
        assertThat(outcome).isEqualTo(new Normalized.Invalid(Reason.BLANK));
    }

    @Test
    void everyReasonHasItsOwnCodeAndDescription() {
        assertThat(Reason.values()).extracting(Reason::code).doesNotHaveDuplicates();
        assertThat(Reason.values()).extracting(Reason::description).doesNotHaveDuplicates();
    }
}
