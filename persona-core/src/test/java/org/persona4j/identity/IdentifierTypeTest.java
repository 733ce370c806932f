package org.persona4j.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IdentifierTypeTest {

    @Test
    void theOrderIsTheOrderOfStrength() {
        assertThat(IdentifierType.values())
                .extracting(IdentifierType::code)
                .containsExactly("phone", "email", "name_birth_date", "government_id", "medical_id");
    }

    @Test
    void everyTypeIsFoundByItsCode() {
        assertThat(IdentifierType.values())
                .allSatisfy(
                        type -> assertThat(IdentifierType.ofCode(type.code())).isEqualTo(type));
    }

    @Test
    void anUnknownCodeIsRefusedWithoutQuotingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdentifierType.ofCode("Fax"))
                .withMessageNotContaining("Fax");
    }
}
