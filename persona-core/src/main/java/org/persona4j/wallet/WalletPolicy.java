package org.persona4j.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.immutables.value.Value;
import org.persona4j.style.PersonaStyle;

/**
 * What a retailer decides about points: how long they last, and what happens where there are too few.
 *
 * <p>What a policy says holds for what is booked under it: a lot keeps the life it was opened with. Immutable and thread-safe;
 * holds no personal data.
 */
@Value.Immutable
@PersonaStyle
@JsonSerialize(as = ImmutableWalletPolicy.class)
@JsonDeserialize(as = ImmutableWalletPolicy.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class WalletPolicy {
    private static final int YEAR = 365;
    private static final WalletPolicy STANDARD = builder().build();

    WalletPolicy() {}

    /**
     * How long points last, by why they came; a kind that is not named never expires. By default earned points last 365 days from
     * the last transaction and all others for ever. In JSON also if it is empty, as its absence means the default.
     */
    @Value.Default
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public Map<EntryKind, LotLife> lives() {
        return Map.of(EntryKind.EARNED, LotLife.inactivity(YEAR));
    }

    /** What becomes of an adjustment that would take more than there is; by default it is refused. */
    @Value.Default
    public BelowZero belowZero() {
        return BelowZero.REFUSE;
    }

    /** What becomes of points of a refunded order that are not there any more; by default they are written off. */
    @Value.Default
    public RefundShortfall refundShortfall() {
        return RefundShortfall.WRITE_OFF;
    }

    /** Where the days of the calendar begin and end; by default in UTC. */
    @Value.Default
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    /** The policy with every default. */
    public static WalletPolicy standard() {
        return STANDARD;
    }

    /** Starts a policy that differs from {@link #standard()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** How long points last that came for a reason. */
    public LotLife life(EntryKind kind) {
        return lives().getOrDefault(kind, LotLife.never());
    }

    /** Checks that a life is given only to what opens lots. */
    @Value.Check
    protected void check() {
        for (EntryKind kind : lives().keySet()) {
            if (!kind.isCredit()) {
                throw new IllegalArgumentException("lives names " + kind.code() + ", which opens no lot of its own");
            }
        }
    }

    /** Builds a policy. Not thread-safe. */
    public static final class Builder extends ImmutableWalletPolicy.Builder {
        Builder() {}
    }
}
