package org.persona4j;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.earning.FreezeWindow;
import org.persona4j.earning.PointRounding;
import org.persona4j.earning.TaxBasis;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.wallet.BelowZero;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LotLife;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.RefundShortfall;
import org.persona4j.wallet.WalletPolicy;

/** Histories of few customers who buy, spend, give back, join, leave, are merged and told apart, and of programs of all kinds. */
class PointsSteps extends DomainContextBase {
    private static final int MOST_STEPS = 50;
    private static final int DAY = 86_400;

    @Provide
    static Arbitrary<LoyaltyPolicy> programs() {
        return Combinators.combine(wallets(), earnings(), zones())
                .as((wallet, earning, zone) -> LoyaltyPolicy.builder()
                        .wallet(wallet)
                        .earning(earning)
                        .zone(zone)
                        .build());
    }

    private static Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneOffset.UTC, ZoneId.of("America/New_York"), ZoneId.of("Pacific/Auckland"));
    }

    private static Arbitrary<LotLife> lives() {
        return Arbitraries.of(
                LotLife.inactivity(30),
                LotLife.inactivity(365),
                LotLife.inactivity(1),
                LotLife.fixed(30),
                LotLife.fixed(90),
                LotLife.never());
    }

    private static Arbitrary<WalletPolicy> wallets() {
        return Combinators.combine(
                        lives(),
                        lives(),
                        lives(),
                        Arbitraries.of(BelowZero.class),
                        Arbitraries.of(RefundShortfall.class))
                .as((earned, boost, adjusted, belowZero, shortfall) -> WalletPolicy.builder()
                        .lives(lives(earned, boost, adjusted))
                        .belowZero(belowZero)
                        .refundShortfall(shortfall)
                        .build());
    }

    private static Map<EntryKind, LotLife> lives(LotLife earned, LotLife boost, LotLife adjusted) {
        Map<EntryKind, LotLife> lives = new HashMap<>();
        lives.put(EntryKind.EARNED, earned);
        lives.put(EntryKind.BOOST, boost);
        lives.put(EntryKind.ADJUSTMENT, adjusted);
        return lives;
    }

    private static Arbitrary<EarningPolicy> earnings() {
        LocalDate start = LocalDate.ofInstant(TestClock.START, ZoneOffset.UTC);
        FreezeWindow freeze =
                new FreezeWindow(TestClock.START.plus(Duration.ofDays(10)), TestClock.START.plus(Duration.ofDays(35)));
        return Combinators.combine(
                        Arbitraries.of(0, 1, 2),
                        Arbitraries.of(Points.ZERO, Points.of(5)),
                        Arbitraries.of(Points.of(100), Points.parse("33.33")),
                        Arbitraries.frequency(
                                Tuple.of(6, Optional.<LocalDate>empty()),
                                Tuple.of(1, Optional.of(start)),
                                Tuple.of(1, Optional.of(start.plusDays(5)))),
                        Arbitraries.frequency(Tuple.of(4, List.<FreezeWindow>of()), Tuple.of(1, List.of(freeze))),
                        Arbitraries.of(PointRounding.class),
                        Arbitraries.of(TaxBasis.class))
                .as((visits, perOrder, per100, from, freezes, rounding, taxes) -> EarningPolicy.builder()
                        .maxVisitsPerDay(visits)
                        .pointsPerOrder(perOrder)
                        .pointsPer100(per100)
                        .earnsFrom(from)
                        .freezes(freezes)
                        .rounding(rounding)
                        .taxBasis(taxes)
                        .build());
    }

    @Provide
    static Arbitrary<List<PointsStep>> histories() {
        Arbitrary<List<PointsStep>> steps =
                steps().list().ofMinSize(1).ofMaxSize(MOST_STEPS).withSizeDistribution(RandomDistribution.uniform());
        return Combinators.combine(Arbitraries.of(true, true, true, false), steps)
                .as(PointsSteps::begun);
    }

    /** Begins with three customers, of whom one is two records, and perhaps as members. */
    private static List<PointsStep> begun(boolean joined, List<PointsStep> steps) {
        List<PointsStep> all = new ArrayList<>(List.of(
                new PointsStep.Take(0, 0),
                new PointsStep.Take(1, 0),
                new PointsStep.Take(2, 1),
                new PointsStep.Take(3, 2)));
        if (joined) {
            all.add(new PointsStep.Join(0));
            all.add(new PointsStep.Join(2));
        }
        all.addAll(steps);
        return all;
    }

    private static Arbitrary<Points> points() {
        return Arbitraries.of(1, 99, 100, 250, 1_000, 3_333, 9_900).map(Points::ofHundredths);
    }

    static Arbitrary<PointsStep> steps() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 7);
        return Arbitraries.frequencyOf(
                Tuple.of(30, buying()),
                Tuple.of(16, giving()),
                Tuple.of(30, takingAndReturning()),
                Tuple.of(
                        6,
                        Arbitraries.frequencyOf(
                                Tuple.of(3, any.map(PointsStep.Join::new)),
                                Tuple.of(1, any.map(PointsStep.Leave::new)))),
                Tuple.of(14, persons()),
                Tuple.of(2, any.map(PointsStep.Expire::new)),
                Tuple.of(2, Arbitraries.of(1, 3, 30).map(PointsStep.Replay::new)),
                Tuple.of(
                        16,
                        Arbitraries.of(1, 3_600, DAY, DAY, 2 * DAY, 20 * DAY, 29 * DAY, 31 * DAY, 100 * DAY, 400 * DAY)
                                .map(PointsStep.Pass::new)));
    }

    private static Arbitrary<PointsStep> buying() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 7);
        Arbitrary<PointsStep> buy = Combinators.combine(
                        any,
                        Arbitraries.of(1, 50, 333, 1_000, 4_999),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(0, 0, 700),
                        Arbitraries.of(0, 0, 77),
                        Arbitraries.of(0, 0, 0, 0, -1, -72, -960, -9_600, 20, 48),
                        Arbitraries.of(true, false))
                .as(PointsStep.Buy::new);
        return Arbitraries.frequencyOf(
                Tuple.of(10, buy),
                Tuple.of(
                        1, Combinators.combine(any, Arbitraries.of(true, false)).as(PointsStep.BuyAgain::new)));
    }

    private static Arbitrary<PointsStep> giving() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 7);
        return Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Combinators.combine(
                                        any,
                                        Arbitraries.of(EntryKind.BOOST, EntryKind.REFERRAL, EntryKind.LEGACY),
                                        points())
                                .as(PointsStep.Credit::new)),
                Tuple.of(1, Combinators.combine(any, points()).as(PointsStep.Adjust::new)));
    }

    private static Arbitrary<PointsStep> takingAndReturning() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 7);
        return Arbitraries.frequencyOf(
                Tuple.of(8, Combinators.combine(any, points()).as(PointsStep.Redeem::new)),
                Tuple.of(6, Combinators.combine(any, any, points()).as(PointsStep.GiveBack::new)),
                Tuple.of(
                        4,
                        Combinators.combine(any, points().map(Points::negated)).as(PointsStep.Adjust::new)),
                Tuple.of(
                        6,
                        Combinators.combine(any, Arbitraries.of(PointsStep.Part.class), Arbitraries.of(1, 100, 333))
                                .as(PointsStep.RefundOrder::new)),
                Tuple.of(1, Combinators.combine(any, any).as(PointsStep.ReuseRefund::new)),
                Tuple.of(1, any.map(PointsStep.Zero::new)));
    }

    private static Arbitrary<PointsStep> persons() {
        Arbitrary<Integer> any = Arbitraries.integers().between(0, 7);
        return Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Combinators.combine(any, Arbitraries.integers().between(0, 3))
                                .as(PointsStep.Take::new)),
                Tuple.of(5, Combinators.combine(any, any).as(PointsStep.Link::new)),
                Tuple.of(4, any.map(PointsStep.Separate::new)),
                Tuple.of(2, any.map(PointsStep.Withdraw::new)),
                Tuple.of(
                        1,
                        Combinators.combine(Arbitraries.integers().between(0, 3), Arbitraries.of(true, false))
                                .as(PointsStep.Declare::new)),
                Tuple.of(2, Combinators.combine(any, any).as(PointsStep.MergeAndUndo::new)),
                Tuple.of(2, any.map(PointsStep.Archive::new)),
                Tuple.of(4, any.map(PointsStep.Restore::new)));
    }
}
