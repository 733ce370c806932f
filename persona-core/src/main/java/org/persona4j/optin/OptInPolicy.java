package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Duration;
import org.immutables.value.Value;
import org.persona4j.style.PersonaStyle;

/**
 * What a retailer decides about opt-in: requests, the reach of an opt-out, and the words that replies are known by.
 *
 * <p>What a policy says holds for what happens under it; it never changes what was. What the law leaves no choice about is not
 * in it: an opt-out is always taken, and never undone but by the customer. Immutable and thread-safe; holds no personal data.
 */
@Value.Immutable
@PersonaStyle
@JsonSerialize(as = ImmutableOptInPolicy.class)
@JsonDeserialize(as = ImmutableOptInPolicy.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class OptInPolicy {
    private static final OptInPolicy STANDARD = builder().build();

    /** How many requests by the retailer an address may ever get, 0 to {@value RequestTerms#MAX_REQUESTS}; by default 2. */
    @Value.Default
    public int maxBusinessRequests() {
        return 2;
    }

    /** How long a request stays open, 1 minute to 366 days; by default 7 days. */
    @Value.Default
    @JsonFormat(shape = JsonFormat.Shape.STRING)
    public Duration requestLapsesAfter() {
        return Duration.ofDays(7);
    }

    /** How far an opt-out from messages reaches; by default the person. */
    @Value.Default
    public OptOutScope optOutScope() {
        return OptOutScope.PERSON;
    }

    /**
     * How far it reaches that a device is turned off; by default the person, so that one device turned off silences them all.
     */
    @Value.Default
    public OptOutScope pushOptOutScope() {
        return OptOutScope.PERSON;
    }

    /** Whether a customer who opts out of texts to a number opts out of calls to it; by default so. */
    @Value.Default
    public boolean textOptOutCoversVoice() {
        return true;
    }

    /** Within what time of its receipt an opt-out is confirmed, up to 1 hour; by default 5 minutes. */
    @Value.Default
    @JsonFormat(shape = JsonFormat.Shape.STRING)
    public Duration confirmOptOutWithin() {
        return Duration.ofMinutes(5);
    }

    /** The words that replies are known by; by default the standard ones. */
    @Value.Default
    public ReplyParser replies() {
        return ReplyParser.standard();
    }

    OptInPolicy() {}

    /** The policy with every default. */
    public static OptInPolicy standard() {
        return STANDARD;
    }

    /** Starts a policy that differs from {@link #standard()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** How far an opt-out on a channel reaches. */
    public OptOutScope optOutScope(Channel channel) {
        return channel instanceof PushChannel ? pushOptOutScope() : optOutScope();
    }

    /** What an event that comes in under this policy keeps of it. */
    @JsonIgnore
    public RequestTerms requestTerms() {
        return new RequestTerms(maxBusinessRequests(), requestLapsesAfter());
    }

    /** Checks the bounds. */
    @Value.Check
    protected void check() {
        requestTerms();
        if (confirmOptOutWithin().isNegative()
                || confirmOptOutWithin().isZero()
                || confirmOptOutWithin().compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "confirmOptOutWithin must be above zero and at most PT1H, not " + confirmOptOutWithin());
        }
    }

    /** Builds a policy. Not thread-safe. */
    public static final class Builder extends ImmutableOptInPolicy.Builder {
        Builder() {}
    }
}
