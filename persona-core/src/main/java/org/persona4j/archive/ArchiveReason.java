package org.persona4j.archive;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;

/** Why a persona is in the archive. In JSON its {@link #code()}. */
public enum ArchiveReason {
    /** Somebody who works for the retailer wants it out of the way. */
    MANUAL,
    /** It is a double of another persona. */
    DUPLICATE,
    /** A privacy process put it there: nobody who works for the retailer sees that it is there. */
    PRIVACY;

    /** The stable name in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The reason with a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static ArchiveReason ofCode(String code) {
        Objects.requireNonNull(code, "code");
        for (ArchiveReason reason : values()) {
            if (reason.code().equals(code)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("code is not one of manual, duplicate, privacy");
    }
}
