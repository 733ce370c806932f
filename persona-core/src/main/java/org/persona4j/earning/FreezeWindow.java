package org.persona4j.earning;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Objects;

/**
 * A time in which orders earn nothing. Immutable.
 *
 * @param from its beginning, inclusive
 * @param until its end, exclusive
 */
@JsonPropertyOrder({"from", "until"})
public record FreezeWindow(
        @JsonProperty("from") Instant from,
        @JsonProperty("until") Instant until) {
    /**
     * Checks that it ends after it begins.
     *
     * @throws IllegalArgumentException if it does not
     */
    public FreezeWindow {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("from must be before until");
        }
    }

    /** Whether an instant lies in it. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }
}
