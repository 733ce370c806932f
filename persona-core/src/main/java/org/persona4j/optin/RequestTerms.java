package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.Objects;

/**
 * What held for opt-in requests when an event came in: how many the retailer may make, and how long one stays open.
 *
 * <p>The terms are kept with the event, so a policy that changes later changes nothing that was: no lapsed request becomes
 * open again, and none that was refused is made after the fact. Immutable.
 *
 * @param maxBusinessRequests how many requests by the retailer an address may ever get, 0 to {@value #MAX_REQUESTS}
 * @param lapsesAfter how long a request stays open, 1 minute to 366 days
 */
@JsonPropertyOrder({"maxBusinessRequests", "lapsesAfter"})
public record RequestTerms(
        @JsonProperty("maxBusinessRequests") int maxBusinessRequests,

        @JsonProperty("lapsesAfter") @JsonFormat(shape = JsonFormat.Shape.STRING)
        Duration lapsesAfter) {
    /** The most requests that terms may allow. */
    public static final int MAX_REQUESTS = 100;

    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofDays(366);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if one is out of its bounds
     */
    public RequestTerms {
        Objects.requireNonNull(lapsesAfter, "lapsesAfter");
        if (maxBusinessRequests < 0 || maxBusinessRequests > MAX_REQUESTS) {
            throw new IllegalArgumentException(
                    "maxBusinessRequests must be 0 to " + MAX_REQUESTS + ", not " + maxBusinessRequests);
        }
        if (lapsesAfter.compareTo(LEAST) < 0 || lapsesAfter.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("lapsesAfter must be " + LEAST + " to " + MOST + ", not " + lapsesAfter);
        }
    }
}
