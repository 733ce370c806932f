package org.persona4j.optin;

import org.persona4j.access.Role;

/** Who an event comes from, as far as the table of transitions cares. */
public enum ActorKind {
    /** The customer. */
    CUSTOMER,
    /** Any user of the retailer's account. */
    STAFF,
    /** The privacy support. */
    SUPPORT,
    /** A machine: an integration that calls, or that hands on what the customer did. */
    SYSTEM;

    /** The kind of an actor in this role. */
    public static ActorKind of(Role role) {
        return switch (role) {
            case CUSTOMER -> CUSTOMER;
            case STAFF, MANAGER, ANALYST, MARKETING, MARKETING_ANALYST, OPERATOR, OWNER -> STAFF;
            case SUPPORT -> SUPPORT;
            case SYSTEM -> SYSTEM;
        };
    }
}
