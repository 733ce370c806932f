package org.persona4j.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Permission;
import org.persona4j.access.Role;

/** Tables of who may do what. They shrink to the standard one. */
public final class AccessPolicies {
    private static final int MOST_CHANGES = 8;

    private AccessPolicies() {}

    /** The standard table and what it can be widened to, the one in which nobody may anything, and others near to one of them. */
    public static Arbitrary<AccessPolicy> any() {
        List<AccessPolicy> few = List.of(
                AccessPolicy.standard(),
                AccessPolicy.nobody(),
                AccessPolicy.standard().staffMayMerge(),
                AccessPolicy.standard().staffMayAdjustPoints());
        Arbitrary<AccessPolicy> changed = Combinators.combine(
                        Choices.of(few), changes().list().ofMinSize(1).ofMaxSize(MOST_CHANGES))
                .as(AccessPolicies::changed);
        return Choices.of(few, Choices.withoutProducts(changed));
    }

    /** That a role gets a permission or loses it. */
    private record Change(Role role, Permission permission, boolean granted) {}

    private static AccessPolicy changed(AccessPolicy policy, List<Change> changes) {
        AccessPolicy changed = policy;
        for (Change change : changes) {
            changed = change.granted()
                    ? changed.with(change.role(), change.permission())
                    : changed.without(change.role(), change.permission());
        }
        return changed;
    }

    /** All that can be: a customer has permissions on their own data alone. */
    private static Arbitrary<Change> changes() {
        List<Change> all = new ArrayList<>();
        for (Role role : Role.values()) {
            Arrays.stream(Permission.values())
                    .filter(permission -> role != Role.CUSTOMER || permission.onOwnDataAlone())
                    .forEach(permission -> {
                        all.add(new Change(role, permission, true));
                        all.add(new Change(role, permission, false));
                    });
        }
        return Arbitraries.of(all);
    }
}
