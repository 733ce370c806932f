package org.persona4j.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What becomes of an adjustment that would take more points than there are. In JSON it is its {@link #code()}. */
public enum BelowZero {
    /** It is refused, and nothing is taken. */
    REFUSE("refuse"),
    /** It is booked whole; what no points are there for is a debt. */
    ALLOW("allow"),
    /** What is there is taken, and not more. */
    ZERO("zero");

    private final String code;

    BelowZero(String code) {
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
    public static BelowZero ofCode(String code) {
        return Codes.find(values(), BelowZero::code, code);
    }
}
