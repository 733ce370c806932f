package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How far a customer's opt-out on a channel reaches. In JSON a scope is its {@link #code()}. */
public enum OptOutScope {
    /** It is the person's word: it holds at every address of the channel that they have. */
    PERSON("person"),
    /** It is about the address: each address stands alone. */
    ADDRESS("address");

    private final String code;

    OptOutScope(String code) {
        this.code = code;
    }

    /** The stable name of this scope in JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /**
     * The scope with a code.
     *
     * @throws IllegalArgumentException if no scope has this code
     */
    @JsonCreator
    public static OptOutScope ofCode(String code) {
        return Codes.find(values(), OptOutScope::code, code);
    }
}
