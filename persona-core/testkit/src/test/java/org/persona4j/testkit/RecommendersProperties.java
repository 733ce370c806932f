package org.persona4j.testkit;

import java.util.List;
import net.jqwik.api.Group;
import org.persona4j.recommend.Basket;
import org.persona4j.recommend.ProductModel;
import org.persona4j.recommend.Recommender;

/** The recommenders of the library keep the laws. */
class RecommendersProperties {
    @Group
    class KnowsNothing implements RecommenderLaws {
        @Override
        public Recommender recommender() {
            return ProductModel.empty();
        }
    }

    @Group
    class KnowsBaskets implements RecommenderLaws {
        @Override
        public Recommender recommender() {
            return ProductModel.of(List.of(
                    Basket.of(MadeUp.FIRST_MOMENT, List.of("tea", "cup")),
                    Basket.of(MadeUp.FIRST_MOMENT, List.of("tea", "honey")),
                    Basket.of(MadeUp.FIRST_MOMENT, List.of("soap"))));
        }
    }
}
