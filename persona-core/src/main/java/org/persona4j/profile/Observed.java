package org.persona4j.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;

/**
 * When a source observed something: an instant and, among records observed at the same instant, a position (a line
 * number of a file, say). Immutable, ordered by time, then position.
 *
 * @param at the instant the source gives
 * @param sequence the position among what was observed at that instant, 0 if there is none
 */
public record Observed(
        @JsonProperty("at") Instant at,

        @JsonProperty("seq") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        long sequence)
        implements Comparable<Observed> {
    /** Checks that there is an instant. */
    public Observed {
        Objects.requireNonNull(at, "at");
    }

    /** Observed at this instant, in no particular position. */
    public static Observed at(Instant instant) {
        return new Observed(instant, 0);
    }

    /** The earlier of the two. */
    public static Observed earlier(Observed a, Observed b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** The later of the two. */
    public static Observed later(Observed a, Observed b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    @Override
    public int compareTo(Observed other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
}
