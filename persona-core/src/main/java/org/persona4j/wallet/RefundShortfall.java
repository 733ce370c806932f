package org.persona4j.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What becomes of points that a refunded order had earned and that are spent already, when no others are there to be taken
 * instead. In JSON it is its {@link #code()}.
 */
public enum RefundShortfall {
    /** The retailer bears them. */
    WRITE_OFF("write_off"),
    /** The customer owes them. */
    DEBT("debt");

    private final String code;

    RefundShortfall(String code) {
        this.code = code;
    }

    /** The stable name in JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /**
     * The one with a code.
     *
     * @throws IllegalArgumentException if none has this code
     */
    @JsonCreator
    public static RefundShortfall ofCode(String code) {
        return Codes.find(values(), RefundShortfall::code, code);
    }
}
