package org.persona4j.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.Group;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.earning.FreezeWindow;
import org.persona4j.earning.PointRounding;
import org.persona4j.earning.TaxBasis;
import org.persona4j.wallet.Points;

/** The standard policy of earning keeps the laws, and so do policies of every rounding. */
class EarningPolicySamplesProperties {
    private static final Instant FIRST = Instant.parse("2026-02-01T00:00:00Z");

    @Group
    class Standard implements EarningPolicyLaws {
        @Override
        public EarningPolicy policy() {
            return EarningPolicy.standard();
        }
    }

    @Group
    class RoundedUpWithPointsForTheOrder implements EarningPolicyLaws {
        @Override
        public EarningPolicy policy() {
            return EarningPolicy.builder()
                    .pointsPer100(Points.ofHundredths(333))
                    .pointsPerOrder(Points.of(25))
                    .rounding(PointRounding.UP)
                    .build();
        }
    }

    @Group
    class RoundedDownWithTax implements EarningPolicyLaws {
        @Override
        public EarningPolicy policy() {
            return EarningPolicy.builder()
                    .taxBasis(TaxBasis.POST_TAX)
                    .rounding(PointRounding.DOWN)
                    .build();
        }
    }

    @Group
    class ToTheNearestWithoutTea implements EarningPolicyLaws {
        @Override
        public EarningPolicy policy() {
            return EarningPolicy.builder()
                    .pointsPer100(Points.of(150))
                    .rounding(PointRounding.NEAREST)
                    .addExcludedProducts("tea")
                    .addExcludedCategories("house")
                    .build();
        }
    }

    @Group
    class LaterThanTheOrdersAreMade implements EarningPolicyLaws {
        @Override
        public EarningPolicy policy() {
            return EarningPolicy.builder()
                    .earnsFrom(LocalDate.of(2026, 2, 1))
                    .addFreezes(new FreezeWindow(FIRST, FIRST.plus(Duration.ofDays(1))))
                    .build();
        }
    }
}
