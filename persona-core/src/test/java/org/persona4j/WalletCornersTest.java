package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.Shop.points;

import org.junit.jupiter.api.Test;
import org.persona4j.identity.PersonaId;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.wallet.BelowZero;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.WalletPolicy;

/** Corners of orders and points into which generated histories ran. */
class WalletCornersTest {
    private static final String PHONE = "+16035551201";

    @Test
    void aWalletOfWhichNothingWasTakenExpiresAllAtOnce() {
        Shop shop = new Shop();
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.buys(ada, "o-2", "5");
        shop.passDays(400);

        Points balance = shop.balance(ada);
        int entered = shop.wallets().expire(ada);

        assertThat(balance).isEqualTo(Points.ZERO);
        assertThat(entered).isEqualTo(1);
        assertThat(shop.wallets().timeline(ada, null, 10).lines().get(0).points())
                .isEqualTo(points("-15"));
    }

    @Test
    void whoHasNothingCanOweIfThePolicyLetsThem() {
        Shop shop = new Shop(LoyaltyPolicy.builder()
                .wallet(WalletPolicy.builder().belowZero(BelowZero.ALLOW).build())
                .build());
        PersonaId ada = shop.member("1", PHONE);

        shop.wallets().adjust(ada, points("-3"), "a-1", null);

        assertThat(shop.wallets().of(ada).debt()).isEqualTo(points("3"));
        assertThat(shop.balance(ada)).isEqualTo(points("-3"));
    }
}
