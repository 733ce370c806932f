package org.persona4j.testkit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.earning.FreezeWindow;
import org.persona4j.earning.PointRounding;
import org.persona4j.earning.TaxBasis;
import org.persona4j.wallet.Points;

/**
 * Policies of earning that matter for {@link Orders}: they leave out products and categories that orders have, freeze days on
 * which orders are placed, and round what orders come to. They shrink to the standard policy.
 */
public final class EarningPolicies {
    private EarningPolicies() {}

    /** Policies with every rule on and off, and numbers at their bounds. */
    public static Arbitrary<EarningPolicy> any() {
        Arbitrary<EarningPolicy> rates = Combinators.combine(
                        Choices.of(Points.of(100), Points.ZERO, Points.ofHundredths(1), Points.ofHundredths(3_333)),
                        Choices.of(Points.ZERO, Points.ofHundredths(1), Points.of(25)),
                        Choices.of(PointRounding.NONE, PointRounding.DOWN, PointRounding.NEAREST, PointRounding.UP),
                        Choices.of(TaxBasis.values()))
                .as((per100, perOrder, rounding, basis) -> EarningPolicy.builder()
                        .pointsPer100(per100)
                        .pointsPerOrder(perOrder)
                        .rounding(rounding)
                        .taxBasis(basis)
                        .build());
        Arbitrary<ZoneId> zones =
                Choices.of(ZoneOffset.UTC, ZoneId.of("America/New_York"), ZoneId.of("Pacific/Kiritimati"));
        Arbitrary<List<LocalDate>> starts =
                Choices.of(List.of(), List.of(), List.of(), List.of(LocalDate.of(2026, 1, 2)));
        Arbitrary<List<String>> products =
                Choices.of(List.of(), List.of(), List.of("tea"), List.of("tea", "\u05EA\u05D4"));
        Arbitrary<List<String>> categories =
                Choices.of(List.of(), List.of(), List.of("house"), List.of("garden", "food"));
        return Choices.withoutProducts(Combinators.combine(
                        rates,
                        zones,
                        Choices.of(0, 1, 2, EarningPolicy.MAX_VISITS),
                        starts,
                        freezes(),
                        products,
                        categories)
                .as((rate, zone, visits, start, freezes, noProducts, noCategories) -> {
                    EarningPolicy.Builder policy = EarningPolicy.builder()
                            .from(rate)
                            .zone(zone)
                            .maxVisitsPerDay(visits)
                            .freezes(freezes)
                            .excludedProducts(noProducts)
                            .excludedCategories(noCategories);
                    start.forEach(policy::earnsFrom);
                    return policy.build();
                }));
    }

    /** No window most often; one that ends the very moment at which an order is placed, and one that begins then. */
    private static Arbitrary<List<FreezeWindow>> freezes() {
        return Choices.of(
                List.of(),
                List.of(),
                List.of(),
                List.of(new FreezeWindow(MadeUp.day(-1), MadeUp.FIRST_MOMENT)),
                List.of(new FreezeWindow(MadeUp.FIRST_MOMENT, MadeUp.day(1))));
    }
}
