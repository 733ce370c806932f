package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What follows from something else: no caller reports it. */
public enum DerivedKind implements EventKind {
    /** An opt-out at another address of the same channel, of the customer who had both at that moment. */
    SAME_PERSON("same_person", "opted out at another address of the same person"),
    /** An opt-out from text messages, taken for calls to the same number too. */
    SAME_NUMBER("same_number", "opted out of texts to the same number"),
    /** The customer's data was erased. */
    ERASURE("erasure", "erased"),
    /** The time of an open request ran out. */
    LAPSE("lapse", "the request lapsed");

    private final String code;
    private final String label;

    DerivedKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    @JsonValue
    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    /**
     * The kind with a code.
     *
     * @throws IllegalArgumentException if no kind has this code
     */
    @JsonCreator
    public static DerivedKind ofCode(String code) {
        return Codes.find(values(), DerivedKind::code, code);
    }
}
