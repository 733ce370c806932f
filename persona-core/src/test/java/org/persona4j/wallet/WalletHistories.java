package org.persona4j.wallet;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Made-up histories of three wallets: few days, small amounts and short lives, so that what can meet does. */
public final class WalletHistories extends DomainContextBase {
    /** When histories begin: two days before the clocks change in Auckland and a month before they do in New York. */
    static final Instant T0 = Instant.parse("2026-04-03T10:00:00Z");

    private static final int MAX_CALLS = 40;

    /** Found by jqwik. */
    public WalletHistories() {}

    /**
     * What happens, one after the other.
     *
     * @param acts the calls
     * @param zone where the retailer is
     */
    record History(List<Act> acts, ZoneId zone) {}

    private static Arbitrary<Act.What> calls() {
        return Arbitraries.frequency(
                Tuple.of(6, Act.What.EARN),
                Tuple.of(3, Act.What.BOOST),
                Tuple.of(3, Act.What.ADJUST),
                Tuple.of(5, Act.What.REDEEM),
                Tuple.of(1, Act.What.ZERO),
                Tuple.of(5, Act.What.GIVE_BACK),
                Tuple.of(4, Act.What.REVERSE),
                Tuple.of(3, Act.What.TOUCH),
                Tuple.of(1, Act.What.SETTLE));
    }

    /** From none to some days, and now and then back. */
    private static Arbitrary<Duration> steps() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Duration.ZERO)),
                Tuple.of(4, Arbitraries.integers().between(1, 20).map(Duration::ofHours)),
                Tuple.of(3, Arbitraries.integers().between(1, 5).map(Duration::ofDays)),
                Tuple.of(1, Arbitraries.integers().between(-30, -1).map(Duration::ofHours)));
    }

    private static Arbitrary<Act> acts() {
        Arbitrary<Long> points = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.longs().between(1, 40)),
                Tuple.of(1, Arbitraries.longs().between(1, 200)));
        Arbitrary<Integer> rules = Arbitraries.integers().between(0, Act.POLICIES - 1);
        return Combinators.combine(
                        calls(),
                        Arbitraries.integers().between(1, 7),
                        Arbitraries.integers().between(0, 2),
                        points,
                        Arbitraries.integers().between(0, 5),
                        rules,
                        steps())
                .as(Act::new)
                .withoutEdgeCases();
    }

    @Provide
    static Arbitrary<History> histories() {
        Arbitrary<ZoneId> zones =
                Arbitraries.of(ZoneOffset.UTC, ZoneId.of("Pacific/Auckland"), ZoneId.of("America/New_York"));
        return Combinators.combine(acts().list().ofMinSize(1).ofMaxSize(MAX_CALLS), zones)
                .as(History::new)
                .withoutEdgeCases();
    }
}
