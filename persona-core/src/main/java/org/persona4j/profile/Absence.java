package org.persona4j.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;

/** Why a profile takes no part: it is linked to nobody, and the persona it is in is not found. In JSON its {@link #code()}. */
public enum Absence {
    /** The persona was put into the archive, and can come back. */
    ARCHIVED,
    /** The customer is being erased, and does not come back. */
    ERASING;

    /** The stable name in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The absence with a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Absence ofCode(String code) {
        Objects.requireNonNull(code, "code");
        for (Absence absence : values()) {
            if (absence.code().equals(code)) {
                return absence;
            }
        }
        throw new IllegalArgumentException("code is neither archived nor erasing");
    }
}
