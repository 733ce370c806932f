package org.persona4j.loyalty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.immutables.value.Value;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.favorite.PurchasePolicy;
import org.persona4j.style.PersonaStyle;
import org.persona4j.wallet.WalletPolicy;

/**
 * What a retailer decides about the loyalty program: what earns points, how long they last, and what purchases say about the
 * favorite store.
 *
 * <p>What a policy says holds for what happens under it, and changes nothing that was. Immutable and thread-safe; holds no personal
 * data.
 */
@Value.Immutable
@PersonaStyle
public abstract class LoyaltyPolicy {
    private static final LoyaltyPolicy STANDARD = builder().build();

    /** Where the retailer's days begin and end, for all parts of the policy, whatever zone they were made with; by default UTC. */
    @Value.Default
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    /** What earns points, and how many; by default a point for each unit of the currency, before tax. */
    @Value.Default
    public EarningPolicy earning() {
        return EarningPolicy.standard();
    }

    /** How long points last and what happens where there are too few; by default earned points last a year from the last order. */
    @Value.Default
    public WalletPolicy wallet() {
        return WalletPolicy.standard();
    }

    /** How far back purchases count for the favorite store; by default 365 days. */
    @Value.Default
    public PurchasePolicy purchases() {
        return PurchasePolicy.standard();
    }

    LoyaltyPolicy() {}

    /** The policy with every default. */
    public static LoyaltyPolicy standard() {
        return STANDARD;
    }

    /** Starts a policy that differs from {@link #standard()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** The day of the retailer's calendar in which a moment lies. */
    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone());
    }

    /** Gives all parts the zone. */
    @Value.Check
    protected LoyaltyPolicy inOneZone() {
        if (earning().zone().equals(zone()) && wallet().zone().equals(zone())) {
            return this;
        }
        return builder()
                .from(this)
                .earning(EarningPolicy.builder().from(earning()).zone(zone()).build())
                .wallet(WalletPolicy.builder().from(wallet()).zone(zone()).build())
                .build();
    }

    /** Builds a policy. Not thread-safe. */
    public static final class Builder extends ImmutableLoyaltyPolicy.Builder {
        Builder() {}
    }
}
