package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.persona4j.access.Role;

/** Who an event comes from, as far as the table of transitions cares. In JSON a kind is its {@link #code()}. */
public enum ActorKind {
    /** The customer. */
    CUSTOMER("customer"),
    /** Any user of the retailer's account. */
    STAFF("staff"),
    /** The privacy support. */
    SUPPORT("support"),
    /** A machine: an integration that calls, or that hands on what the customer did. */
    SYSTEM("system");

    private final String code;

    ActorKind(String code) {
        this.code = code;
    }

    /** The stable name of this kind in JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The kind of an actor in this role. */
    public static ActorKind of(Role role) {
        return switch (role) {
            case CUSTOMER -> CUSTOMER;
            case STAFF, MANAGER, ANALYST, MARKETING, MARKETING_ANALYST, OPERATOR, OWNER -> STAFF;
            case SUPPORT -> SUPPORT;
            case SYSTEM -> SYSTEM;
        };
    }

    /**
     * The kind with a code.
     *
     * @throws IllegalArgumentException if no kind has this code
     */
    @JsonCreator
    public static ActorKind ofCode(String code) {
        return Codes.find(values(), ActorKind::code, code);
    }
}
