package org.persona4j.testkit;

import net.jqwik.api.Group;
import org.persona4j.favorite.PurchasePolicy;

/** Favorite stores keep the laws, however far back purchases count. */
class FavoriteStoresProperties {
    @Group
    class Standard implements FavoriteStoreLaws {
        @Override
        public PurchasePolicy policy() {
            return PurchasePolicy.standard();
        }
    }

    @Group
    class OneDay implements FavoriteStoreLaws {
        @Override
        public PurchasePolicy policy() {
            return new PurchasePolicy(1);
        }
    }

    @Group
    class TenYears implements FavoriteStoreLaws {
        @Override
        public PurchasePolicy policy() {
            return new PurchasePolicy(PurchasePolicy.MAX_DAYS);
        }
    }
}
