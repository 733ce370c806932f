package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether the customer agreed to messages at an address; one of the three parts of an {@link OptInState}. */
public enum Consent {
    /** Nobody has said anything. */
    NOT_ASKED("not_asked"),
    /** Messages are agreed to. */
    OPTED_IN("opted_in"),
    /** Messages are refused, explicitly. Only the customer's own completed act ends this. */
    OPTED_OUT("opted_out");

    private final String code;

    Consent(String code) {
        this.code = code;
    }

    /** The stable name of this consent in JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /**
     * The consent with a code.
     *
     * @throws IllegalArgumentException if no consent has this code
     */
    @JsonCreator
    public static Consent ofCode(String code) {
        return Codes.find(values(), Consent::code, code);
    }
}
