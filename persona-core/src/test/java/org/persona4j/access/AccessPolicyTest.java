package org.persona4j.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table of roles and permissions. */
class AccessPolicyTest {
    @Test
    void nobodyMayDoAnythingByTheEmptyTable() {
        for (Permission permission : Permission.values()) {
            assertThat(AccessPolicy.nobody().roles(permission)).isEmpty();
        }
    }

    @Test
    void whatIsGivenCanBeTakenBack() {
        AccessPolicy given = AccessPolicy.nobody().with(Role.STAFF, Permission.MERGE, Permission.BLOCK);

        AccessPolicy taken = given.without(Role.STAFF, Permission.MERGE);

        assertThat(given.allows(Role.STAFF, Permission.MERGE)).isTrue();
        assertThat(taken.allows(Role.STAFF, Permission.MERGE)).isFalse();
        assertThat(taken.allows(Role.STAFF, Permission.BLOCK)).isTrue();
        assertThat(taken.without(Role.STAFF, Permission.BLOCK)).isEqualTo(AccessPolicy.nobody());
    }

    @Test
    void whatIsGivenToOneRoleIsNotGivenToAnother() {
        AccessPolicy policy = AccessPolicy.nobody().with(Role.STAFF, Permission.MERGE);

        assertThat(policy.roles(Permission.MERGE)).containsExactly(Role.STAFF);
        assertThat(policy.roles(Permission.BLOCK)).isEmpty();
    }

    @Test
    void staffMergeOnlyIfEnabled() {
        assertThat(AccessPolicy.standard().allows(Role.STAFF, Permission.MERGE)).isFalse();
        assertThat(AccessPolicy.standard().staffMayMerge())
                .isEqualTo(AccessPolicy.standard().with(Role.STAFF, Permission.MERGE));
    }

    @Test
    void staffAdjustPointsOnlyIfEnabled() {
        assertThat(AccessPolicy.standard().allows(Role.STAFF, Permission.ADJUST_POINTS))
                .isFalse();
        assertThat(AccessPolicy.standard().staffMayAdjustPoints())
                .isEqualTo(AccessPolicy.standard().with(Role.STAFF, Permission.ADJUST_POINTS));
    }

    @Test
    void aCustomerCannotBeGivenWhatConcernsOthers() {
        AccessPolicy policy = AccessPolicy.standard();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.with(Role.CUSTOMER, Permission.LIST_PERSONAS))
                .withMessageContaining("LIST_PERSONAS");
    }

    @Test
    void whatACustomerCannotHaveCanBeTakenAway() {
        assertThat(AccessPolicy.standard().without(Role.CUSTOMER, Permission.LIST_PERSONAS))
                .isEqualTo(AccessPolicy.standard());
    }

    @Test
    void equalTablesAreEqual() {
        AccessPolicy one = AccessPolicy.nobody()
                .with(Role.STAFF, Permission.MERGE)
                .with(Role.OWNER, Permission.MERGE)
                .with(Role.OWNER, Permission.IMPORT);
        AccessPolicy other = AccessPolicy.nobody()
                .with(Role.OWNER, Permission.IMPORT, Permission.MERGE)
                .with(Role.STAFF, Permission.MERGE);

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one).isNotEqualTo(one.without(Role.STAFF, Permission.MERGE)).isNotEqualTo("a table");
    }

    @Test
    void theTablePrintsARowForEachPermission() {
        AccessPolicy policy = AccessPolicy.nobody()
                .with(Role.STAFF, Permission.VIEW_PERSONAS)
                .with(Role.CUSTOMER, Permission.VIEW_PERSONAS);

        assertThat(policy.toMarkdown().lines())
                .hasSize(2 + Permission.values().length)
                .contains("| VIEW_PERSONAS | x | | | | | | | own | | |", "| MERGE | | | | | | | | | | |");
        assertThat(policy).hasToString(policy.toMarkdown());
    }

    @Test
    void theReadmeHoldsTheStandardTable() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(readme).contains(AccessPolicy.standard().toMarkdown());
    }
}
