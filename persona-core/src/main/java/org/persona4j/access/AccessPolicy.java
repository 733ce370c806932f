package org.persona4j.access;

import static org.persona4j.access.Role.ANALYST;
import static org.persona4j.access.Role.CUSTOMER;
import static org.persona4j.access.Role.MANAGER;
import static org.persona4j.access.Role.MARKETING;
import static org.persona4j.access.Role.MARKETING_ANALYST;
import static org.persona4j.access.Role.OPERATOR;
import static org.persona4j.access.Role.OWNER;
import static org.persona4j.access.Role.STAFF;
import static org.persona4j.access.Role.SUPPORT;
import static org.persona4j.access.Role.SYSTEM;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what: a table of roles and permissions. What is not in it is refused.
 *
 * <p>{@link #standard()} is the table to begin with; {@link #with} and {@link #without} give another. A customer's permissions
 * are on one persona, the customer's own, and only those that make sense there can be given.
 *
 * <pre>{@code
 * AccessPolicy policy = AccessPolicy.standard().staffMayMerge().without(Role.ANALYST, Permission.EDIT_PERSONAS);
 * }</pre>
 *
 * <p>An immutable, thread-safe value.
 */
public final class AccessPolicy {
    /** Everybody who works for the retailer; what the rules of the domain call "staff" where they name no role. */
    private static final Role[] RETAILER = {STAFF, MANAGER, ANALYST, MARKETING, MARKETING_ANALYST, OPERATOR, OWNER};

    private static final AccessPolicy NOBODY = new AccessPolicy(new EnumMap<>(Permission.class));

    private static final AccessPolicy STANDARD = NOBODY.row(
                    Permission.VIEW_PERSONAS, RETAILER, CUSTOMER, SUPPORT, SYSTEM)
            .row(Permission.LIST_PERSONAS, RETAILER, SYSTEM)
            .row(Permission.CREATE_PERSONAS, RETAILER, SYSTEM)
            .row(Permission.EDIT_PERSONAS, RETAILER, CUSTOMER, SYSTEM)
            .row(Permission.SIGN_UP, RETAILER, CUSTOMER, SYSTEM)
            .row(Permission.IMPORT, OWNER)
            .row(Permission.SEE_MERGES, RETAILER, SUPPORT, SYSTEM)
            .row(Permission.MERGE, ANALYST, MARKETING, MARKETING_ANALYST, OPERATOR, OWNER)
            .row(Permission.DECLARE_SHARED, OPERATOR, OWNER)
            .row(Permission.VIEW_WALLETS, RETAILER, CUSTOMER, SUPPORT, SYSTEM)
            .row(Permission.RECORD_ORDERS, STAFF, MANAGER, OPERATOR, OWNER, SYSTEM)
            .row(Permission.CHANGE_MEMBERSHIP, RETAILER, CUSTOMER, SYSTEM)
            .row(Permission.SPEND_POINTS, STAFF, MANAGER, OPERATOR, OWNER, SYSTEM)
            .row(Permission.ADJUST_POINTS, MANAGER, OPERATOR, OWNER, SYSTEM)
            .row(Permission.LIST_ADJUSTMENTS, MANAGER, ANALYST, MARKETING, MARKETING_ANALYST, OPERATOR, OWNER, SYSTEM)
            .row(Permission.LOOK_UP_RECEIPTS, ANALYST, MARKETING, MARKETING_ANALYST, OPERATOR, OWNER, SYSTEM)
            .row(Permission.VIEW_OPT_INS, RETAILER, CUSTOMER, SUPPORT, SYSTEM)
            .row(Permission.SET_OPT_INS, RETAILER, CUSTOMER, SUPPORT, SYSTEM)
            .row(Permission.HAND_ON_DEVICES, CUSTOMER, SYSTEM)
            .row(Permission.ARCHIVE, RETAILER)
            .row(Permission.RESTORE_PRIVACY_ARCHIVE, SUPPORT)
            .row(Permission.ERASE, RETAILER, CUSTOMER, SUPPORT)
            .row(Permission.ERASE_REST, OPERATOR, OWNER, SUPPORT, SYSTEM)
            .row(Permission.BLOCK, OPERATOR, OWNER, SUPPORT)
            .row(Permission.RECOVER, SUPPORT)
            .row(Permission.SEE_HIDDEN, SUPPORT)
            .row(Permission.VIEW_AUDIT, OWNER, SUPPORT)
            .row(Permission.MANAGE_KEYS, OWNER, SYSTEM)
            .row(Permission.FOLLOW_CHANGES, OWNER, SYSTEM)
            .row(Permission.MANAGE_CHANGES, OWNER, SYSTEM)
            .row(Permission.PURGE_OPERATIONS, OWNER, SYSTEM);

    private final Map<Permission, Set<Role>> rows;

    private AccessPolicy(Map<Permission, Set<Role>> rows) {
        this.rows = rows;
    }

    /**
     * The table to begin with.
     *
     * <p>From the rules of the domain (after the public help pages of AIQ): the seven roles of a retailer create, view and edit
     * personas and see merges; all of them but the manager merge, staff only if enabled; the owner alone imports; points are
     * adjusted by owner, operator and manager, by staff if enabled; receipts are looked up by all but staff and manager; a
     * customer has their own data, opt-ins and erasure; support recovers and restores; integrations do what the API does.
     *
     * <p>Decided here, where those are silent: where they say "staff" and name no role, all seven are meant (opt-ins, erasure,
     * archive). Who works at the till or for the account records orders and spends points; a machine does both, and adjusts. Everybody
     * sees wallets and changes membership, a customer their own; all but staff see who adjusted points. A declaration moves customers of the whole account, so operator and owner make it, as for a block; support
     * blocks too. A machine does not decide who is who: an integration neither merges nor declares nor erases. Support sees
     * single customers and why they are hidden, and changes nothing but that; it passes on an opt-out, which is taken from
     * anybody, and by the table of opt-ins nothing else. The audit is for who answers for the account,
     * keys, changes and clean-up for the owner and for jobs.
     *
     * @return the policy
     */
    public static AccessPolicy standard() {
        return STANDARD;
    }

    /**
     * The empty table, by which everything is refused.
     *
     * @return the policy
     */
    public static AccessPolicy nobody() {
        return NOBODY;
    }

    /**
     * This policy, in which a role has further permissions.
     *
     * @param role the role
     * @param permissions what it may do besides
     * @return the policy
     * @throws IllegalArgumentException if the role is {@link Role#CUSTOMER} and a permission is not one that can be had on one's
     *     own data alone
     */
    public AccessPolicy with(Role role, Permission... permissions) {
        return change(role, true, permissions);
    }

    /**
     * This policy, in which a role lacks permissions.
     *
     * @param role the role
     * @param permissions what it may not do any more
     * @return the policy
     */
    public AccessPolicy without(Role role, Permission... permissions) {
        return change(role, false, permissions);
    }

    /**
     * This policy, in which {@link Role#STAFF} may merge and unmerge.
     *
     * @return the policy
     */
    public AccessPolicy staffMayMerge() {
        return with(STAFF, Permission.MERGE);
    }

    /**
     * This policy, in which {@link Role#STAFF} may adjust points.
     *
     * @return the policy
     */
    public AccessPolicy staffMayAdjustPoints() {
        return with(STAFF, Permission.ADJUST_POINTS);
    }

    /**
     * Whether a role has a permission; a customer has it on their own data alone.
     *
     * @param role the role
     * @param permission the permission
     * @return whether it has
     */
    public boolean allows(Role role, Permission permission) {
        Objects.requireNonNull(role, "role");
        return roles(permission).contains(role);
    }

    /**
     * The roles that have a permission, in the order of {@link Role}.
     *
     * @param permission the permission
     * @return the roles, unmodifiable
     */
    public Set<Role> roles(Permission permission) {
        return rows.getOrDefault(Objects.requireNonNull(permission, "permission"), Set.of());
    }

    /**
     * The policy as a Markdown table: a row for each permission, a column for each role; {@code x} means yes, {@code own} on
     * one's own data alone.
     *
     * @return the table, with a line feed after each line
     */
    public String toMarkdown() {
        StringBuilder table = new StringBuilder("| |");
        StringBuilder line = new StringBuilder("|---|");
        for (Role role : Role.values()) {
            table.append(' ').append(role).append(" |");
            line.append(":-:|");
        }
        table.append('\n').append(line).append('\n');
        for (Permission permission : Permission.values()) {
            table.append("| ").append(permission).append(" |");
            for (Role role : Role.values()) {
                String mark = role == CUSTOMER ? " own |" : " x |";
                table.append(allows(role, permission) ? mark : " |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private AccessPolicy row(Permission permission, Role[] some, Role... others) {
        AccessPolicy policy = row(permission, others);
        for (Role role : some) {
            policy = policy.with(role, permission);
        }
        return policy;
    }

    private AccessPolicy row(Permission permission, Role... roles) {
        AccessPolicy policy = this;
        for (Role role : roles) {
            policy = policy.with(role, permission);
        }
        return policy;
    }

    private AccessPolicy change(Role role, boolean may, Permission... permissions) {
        Objects.requireNonNull(role, "role");
        Map<Permission, Set<Role>> changed = new EnumMap<>(Permission.class);
        changed.putAll(rows);
        for (Permission permission : permissions) {
            if (may && role == CUSTOMER && !permission.onOwnDataAlone()) {
                throw new IllegalArgumentException(
                        permission + " cannot be had on one's own data alone, so a customer cannot have it");
            }
            Set<Role> roles = EnumSet.noneOf(Role.class);
            roles.addAll(changed.getOrDefault(permission, Set.of()));
            if (may ? roles.add(role) : roles.remove(role)) {
                changed.put(permission, Collections.unmodifiableSet(roles));
            }
        }
        return new AccessPolicy(changed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof AccessPolicy that)) {
            return false;
        }
        for (Permission permission : Permission.values()) {
            if (!roles(permission).equals(that.roles(permission))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (Permission permission : Permission.values()) {
            hash = hash * 31 + roles(permission).hashCode();
        }
        return hash;
    }

    /** The table, as in {@link #toMarkdown()}. */
    @Override
    public String toString() {
        return toMarkdown();
    }
}
