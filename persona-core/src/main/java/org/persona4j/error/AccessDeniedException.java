package org.persona4j.error;

import java.util.Objects;
import org.persona4j.access.Permission;
import org.persona4j.access.Role;

/**
 * Thrown when the actor may not make the call. Nothing was changed, and nothing is said but the actor's role and the permission
 * it lacks.
 */
public final class AccessDeniedException extends PersonaException {
    private static final long serialVersionUID = 1L;

    private final Role role;
    private final Permission permission;

    /** With the role of the actor and the permission it lacks. */
    public AccessDeniedException(Role role, Permission permission) {
        super("the role " + Objects.requireNonNull(role, "role") + " lacks the permission "
                + Objects.requireNonNull(permission, "permission"));
        this.role = role;
        this.permission = permission;
    }

    /** The role of the actor. */
    public Role role() {
        return role;
    }

    /** What was missing. */
    public Permission permission() {
        return permission;
    }
}
