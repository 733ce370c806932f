package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether messages can arrive at an address, and why not; one of the three parts of an {@link OptInState}. */
public enum Delivery {
    /** Nothing speaks against it. */
    OK("ok"),
    /** Suppressed: a message came back for good. */
    HARD_BOUNCE("hard_bounce"),
    /** Suppressed: the customer reported a message as spam. */
    COMPLAINT("complaint"),
    /** Suppressed: the carrier says that there is no such number or address. */
    INVALID("invalid"),
    /** Suppressed: the push service no longer knows the token. */
    INVALID_TOKEN("invalid_token");

    private final String code;

    Delivery(String code) {
        this.code = code;
    }

    /** The stable name of this delivery in JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Whether it stops every message. */
    public boolean isSuppressed() {
        return this != OK;
    }

    /**
     * The delivery with a code.
     *
     * @throws IllegalArgumentException if no delivery has this code
     */
    @JsonCreator
    public static Delivery ofCode(String code) {
        return Codes.find(values(), Delivery::code, code);
    }
}
