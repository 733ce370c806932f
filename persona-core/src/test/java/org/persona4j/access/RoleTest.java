package org.persona4j.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void everyRoleIsFoundByItsCode() {
        assertThat(Role.values())
                .allSatisfy(role -> assertThat(Role.ofCode(role.code())).isEqualTo(role));
    }

    @Test
    void codesAreStable() {
        assertThat(Role.values())
                .extracting(Role::code)
                .containsExactly(
                        "staff",
                        "manager",
                        "analyst",
                        "marketing",
                        "marketing_analyst",
                        "operator",
                        "owner",
                        "customer",
                        "support",
                        "system");
    }

    @Test
    void anUnknownCodeIsRefusedWithoutQuotingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Role.ofCode("Janitor"))
                .withMessageContaining("code")
                .withMessageNotContaining("Janitor");
    }
}
