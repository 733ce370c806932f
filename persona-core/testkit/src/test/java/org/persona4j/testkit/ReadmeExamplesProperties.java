package org.persona4j.testkit;

import java.util.Comparator;
import java.util.TreeMap;
import net.jqwik.api.Group;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.earning.PointRounding;
import org.persona4j.favorite.PurchasePolicy;
import org.persona4j.merge.IdentityRules;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.persona.MergeRule;
import org.persona4j.recommend.Basket;
import org.persona4j.recommend.Reason;
import org.persona4j.recommend.Recommendation;
import org.persona4j.recommend.Recommender;
import org.persona4j.wallet.Points;

/** The examples of the README; what stands between the marks stands there too. */
class ReadmeExamplesProperties {
    @Group
    // begin rule
    class NicknameProperties implements MergeRuleLaws {
        @Override
        public MergeRule rule() {
            return MergeRule.selecting(
                    "not blank",
                    Comparator.comparing(claim -> claim.value().text().isBlank()));
        }
    }
    // end rule

    @Group
    // begin identity
    class OurIdentityProperties implements IdentityRulesLaws {
        @Override
        public IdentityRules rules() {
            return IdentityRules.builder()
                    .from(IdentityRules.guarded())
                    .nameLimit(3)
                    .build();
        }
    }
    // end identity

    @Group
    // begin favorite
    class OurFavoriteStoreProperties implements FavoriteStoreLaws {
        @Override
        public PurchasePolicy policy() {
            return new PurchasePolicy(90);
        }
    }
    // end favorite

    @Group
    // begin optin
    class OurOptInProperties implements OptInPolicyLaws {
        @Override
        public OptInPolicy policy() {
            return OptInPolicy.builder().maxBusinessRequests(1).build();
        }
    }
    // end optin

    @Group
    // begin earning
    class OurEarningProperties implements EarningPolicyLaws {
        @Override
        public EarningPolicy policy() {
            return EarningPolicy.builder()
                    .pointsPer100(Points.of(5))
                    .rounding(PointRounding.DOWN)
                    .build();
        }
    }
    // end earning

    @Group
    // begin recommender
    class EverythingAgainProperties implements RecommenderLaws {
        @Override
        public Recommender recommender() {
            return (visits, limit) -> {
                var counts = new TreeMap<String, Integer>();
                for (Basket visit : visits) {
                    visit.products().forEach(product -> counts.merge(product, 1, Integer::sum));
                }
                return counts.entrySet().stream()
                        .map(bought -> again(bought.getKey(), bought.getValue(), visits.size()))
                        .sorted(Recommendation.BEST_FIRST)
                        .limit(limit)
                        .toList();
            };
        }
    }
    // end recommender

    private static Recommendation again(String product, int visits, int ofVisits) {
        return new Recommendation(product, (double) visits / ofVisits, new Reason.Repeat(visits, ofVisits));
    }
}
