package org.persona4j.testkit;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.testkit.Bookkeeper.What;
import org.persona4j.wallet.BelowZero;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.LotLife;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.RefundShortfall;
import org.persona4j.wallet.Wallet;
import org.persona4j.wallet.WalletPolicy;

/**
 * Points, wallets and ledgers, as up to 24 calls made them: few days, small amounts and short lives, so that lots expire, debts
 * arise and redemptions take from several lots, while the profiles are now one persona and now several.
 *
 * <p>A world shrinks to few calls, the first kind of them: {@code p1} earns 10.00.
 */
public final class Ledgers {
    private static final int MOST_CALLS = 24;

    private Ledgers() {}

    /** Worlds of three profiles under policies of all kinds. */
    public static Arbitrary<LedgerWorld> worlds() {
        return Choices.withoutProducts(bookkeepers().map(Bookkeeper::world));
    }

    /** Those who kept the books of such worlds. */
    static Arbitrary<Bookkeeper> bookkeepers() {
        return Combinators.combine(policies(), calls().list().ofMaxSize(MOST_CALLS))
                .as((policy, calls) -> {
                    Bookkeeper bookkeeper = new Bookkeeper(policy);
                    calls.forEach(bookkeeper::make);
                    return bookkeeper;
                });
    }

    /** Wallets of a persona who has all profiles of a world, as of its last call. */
    public static Arbitrary<Wallet> wallets() {
        return Choices.withoutProducts(worlds().map(LedgerWorld::wallet));
    }

    /** Entries of ledgers: of a world that has any, any of them. */
    public static Arbitrary<LedgerEntry> entries() {
        return Choices.withoutProducts(Combinators.combine(
                        worlds().map(Ledgers::entriesOf).filter(entries -> !entries.isEmpty()),
                        Arbitraries.integers().between(0, 200))
                .as((entries, which) -> entries.get(which % entries.size())));
    }

    private static List<LedgerEntry> entriesOf(LedgerWorld world) {
        return world.profiles().stream()
                .flatMap(profile -> world.entries(profile).stream())
                .toList();
    }

    /** Points: one, none, the least, thirds that do not come out even, below zero, and the most there may be. */
    public static Arbitrary<Points> points() {
        return Choices.of(
                List.of(
                        Points.of(1),
                        Points.ZERO,
                        Points.ofHundredths(1),
                        Points.ofHundredths(-1),
                        Points.parse("33.33"),
                        Points.of(-1),
                        Points.ofHundredths(Long.MAX_VALUE),
                        Points.ofHundredths(Long.MIN_VALUE)),
                Arbitraries.longs().between(-10_000, 10_000).map(Points::ofHundredths));
    }

    /** Policies: lives of a few days by inactivity and fixed, debts allowed and not, three time zones. They shrink to the standard. */
    public static Arbitrary<WalletPolicy> policies() {
        LotLife days = LotLife.inactivity(3);
        Arbitrary<Map<EntryKind, LotLife>> lives = Choices.of(
                WalletPolicy.standard().lives(),
                Map.of(EntryKind.EARNED, days),
                Map.of(EntryKind.EARNED, days, EntryKind.BOOST, LotLife.fixed(4)),
                Map.of(EntryKind.EARNED, LotLife.inactivity(6), EntryKind.BOOST, days),
                Map.of(EntryKind.EARNED, LotLife.fixed(2), EntryKind.BOOST, LotLife.inactivity(1)),
                Map.of());
        Arbitrary<ZoneId> zones =
                Choices.of(ZoneOffset.UTC, ZoneId.of("America/New_York"), ZoneId.of("Pacific/Auckland"));
        Arbitrary<BelowZero> belowZero = Choices.of(BelowZero.REFUSE, BelowZero.ALLOW, BelowZero.ZERO);
        Arbitrary<RefundShortfall> shortfalls = Choices.of(RefundShortfall.WRITE_OFF, RefundShortfall.DEBT);
        return Choices.withoutProducts(Combinators.combine(lives, belowZero, shortfalls, zones)
                .as((life, below, shortfall, zone) -> WalletPolicy.builder()
                        .lives(life)
                        .belowZero(below)
                        .refundShortfall(shortfall)
                        .zone(zone)
                        .build()));
    }

    /** What a retailer decides about loyalty as a whole: one of {@link #policies()}, and one of {@link EarningPolicies}. */
    public static Arbitrary<LoyaltyPolicy> programs() {
        return Choices.withoutProducts(Combinators.combine(policies(), EarningPolicies.any(), StoreClaims.policies())
                .as((wallet, earning, purchases) -> LoyaltyPolicy.builder()
                        .wallet(wallet)
                        .earning(earning)
                        .purchases(purchases)
                        .zone(wallet.zone())
                        .build()));
    }

    private static Arbitrary<Bookkeeper.Call> calls() {
        Arbitrary<What> whats = Choices.of(
                What.EARN,
                What.EARN,
                What.EARN,
                What.REDEEM,
                What.REDEEM,
                What.REDEEM,
                What.BOOST,
                What.ADJUST,
                What.ADJUST,
                What.GIVE_BACK,
                What.GIVE_BACK,
                What.REVERSE,
                What.REVERSE,
                What.TOUCH,
                What.SETTLE,
                What.ZERO);
        Arbitrary<Points> points = Choices.of(
                List.of(Points.of(1), Points.ofHundredths(1), Points.parse("0.33"), Points.of(3)),
                Arbitraries.longs().between(1, 400).map(Points::ofHundredths));
        Arbitrary<Duration> later = Choices.of(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofHours(1),
                Duration.ofHours(23),
                Duration.ofDays(1),
                Duration.ofDays(2),
                Duration.ofDays(4),
                Duration.ofHours(-30));
        return Combinators.combine(
                        whats,
                        Choices.of(1, 2, 3, 3, 7, 7, 7, 4, 5, 6),
                        Arbitraries.integers().between(0, Bookkeeper.PROFILES - 1),
                        points,
                        Arbitraries.integers().between(0, 3),
                        later)
                .as((what, persona, who, some, back, step) ->
                        new Bookkeeper.Call(what, persona, who, isGift(what) ? tenfold(some) : some, back, step));
    }

    private static boolean isGift(What what) {
        return what == What.EARN || what == What.BOOST;
    }

    /** More is given than taken, so that there is something to take from. */
    private static Points tenfold(Points points) {
        return Points.ofHundredths(10 * points.hundredths());
    }
}
