package org.persona4j;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Actor;
import org.persona4j.access.Permission;
import org.persona4j.access.Role;
import org.persona4j.error.AccessDeniedException;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.Normalized;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.Act;
import org.persona4j.internal.Reach;

/**
 * An actor at work in a tenant, and the one door to it: no group of calls has a {@link Session}, each asks for it with the
 * permission that the call needs. So a call cannot forget to ask, and is refused before anything is read. Immutable and
 * thread-safe.
 */
final class Caller {
    private final Session session;
    private final AccessPolicy policy;
    private final Actor actor;
    private final Reach reach;
    private final @Nullable String operationId;

    private Caller(Session session, AccessPolicy policy, Actor actor, Reach reach, @Nullable String operationId) {
        this.session = session;
        this.policy = policy;
        this.actor = Objects.requireNonNull(actor, "actor");
        this.reach = reach;
        this.operationId = operationId;
    }

    /** An actor; a customer who has no persona yet, and so sees none. */
    static Caller of(Session session, AccessPolicy policy, Actor actor) {
        return new Caller(session, policy, actor, actor.role() == Role.CUSTOMER ? Reach.NONE : Reach.ALL, null);
    }

    /** A customer whose persona this is. */
    static Caller customer(Session session, AccessPolicy policy, Actor customer, PersonaId own) {
        return new Caller(session, policy, customer, Reach.of(own), null);
    }

    Caller withOperationId(String id) {
        return new Caller(session, policy, actor, reach, id);
    }

    /**
     * What the call works with.
     *
     * @throws AccessDeniedException if the actor's role lacks the permission
     */
    Session require(Permission permission) {
        if (!policy.allows(actor.role(), permission)) {
            throw new AccessDeniedException(actor.role(), permission);
        }
        return session;
    }

    /**
     * What a call works with that needs several permissions, at least one.
     *
     * @throws AccessDeniedException if the actor's role lacks one of them
     */
    Session requireAll(Set<Permission> permissions) {
        if (permissions.isEmpty()) {
            throw new IllegalArgumentException("a call must need a permission");
        }
        permissions.forEach(this::require);
        return session;
    }

    /** Whether the actor's role has a permission that a call does not need. */
    boolean may(Permission permission) {
        return policy.allows(actor.role(), permission);
    }

    /** Which personas there are for the actor. */
    Reach reach() {
        return reach;
    }

    /** Who makes the calls. */
    Actor actor() {
        return actor;
    }

    /** Who does something and why, for what is to be remembered of it. */
    Act act(String what, @Nullable String reason) {
        return new Act(actor, what, reason);
    }

    /** The id by which the call is known, if it was given one. */
    Optional<String> operationId() {
        return Optional.ofNullable(operationId);
    }

    /** What a text says by the rules of the tenant, which anybody may know. */
    Normalized normalize(IdentifierType type, String text) {
        return session.normalizers().normalize(type, text);
    }
}
