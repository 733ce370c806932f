package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.Shop.points;
import static org.persona4j.Shop.profile;

import org.junit.jupiter.api.Test;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.loyalty.PointsAnswer;
import org.persona4j.wallet.BelowZero;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.WalletPolicy;

/** Corners of orders and points into which generated histories ran. */
class WalletCornersTest {
    private static final String PHONE = "+16035551201";
    private static final String OTHER_PHONE = "+16035551202";

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

    @Test
    void spentPointsComeBackToSomebodyInTheArchiveWhoseOrdersWaitThere() {
        Shop shop = new Shop();
        PersonaId ada = shop.member("1", PHONE);
        PersonaId bob = shop.member("2", PHONE);
        shop.wallets().credit(ada, EntryKind.BOOST, points("30"), "c-1", null);
        shop.wallets().credit(bob, EntryKind.BOOST, points("70"), "c-2", null);
        shop.wallets().redeem(ada, points("100"), "r-1", null);
        shop.owner().merges().separate(profile(bob), "another");
        shop.owner().archive().put(bob, ArchiveReason.MANUAL, "moved");
        shop.buys(bob, "o-1", "10");

        PointsAnswer refund = shop.wallets().refund(ada, "r-1", points("100"), "b-1", null);

        assertThat(refund.isBooked()).isTrue();
        assertThat(shop.balance(ada)).isEqualTo(points("30"));
        assertThat(shop.balance(bob)).isEqualTo(points("70"));
        shop.owner().archive().restore(bob, "back");
        assertThat(shop.balance(bob)).isEqualTo(points("80"));
    }

    @Test
    void whatWasNotEarnedAsANonMemberWaitsThroughTheArchiveForWhoeverJoins() {
        Shop shop = new Shop();
        PersonaId ada = shop.customer("1", PHONE);
        PersonaId bob = shop.member("2", OTHER_PHONE);
        shop.buys(ada, "o-1", "10");
        shop.owner().merges().link(ada, bob, "same");
        shop.owner().archive().put(ada, ArchiveReason.MANUAL, "moved");
        shop.buys(ada, "o-2", "5");
        shop.owner().archive().restore(ada, "back");

        Points before = shop.balance(ada);
        shop.wallets().join(ada);

        assertThat(before).isEqualTo(points("5"));
        assertThat(shop.balance(ada)).isEqualTo(points("15"));
    }

    @Test
    void whatWasBoughtInTheArchiveEarnsForEachWhoComesOutOfIt() {
        Shop shop = new Shop();
        PersonaId ada = shop.member("1", PHONE);
        PersonaId bob = shop.member("2", PHONE);
        shop.owner().archive().put(ada, ArchiveReason.MANUAL, "moved");
        shop.buys(ada, "o-1", "10");
        shop.buys(bob, "o-2", "5");
        shop.owner().merges().declareShared(Identifier.of(IdentifierType.PHONE, PHONE), "a shop's phone");

        shop.owner().archive().restore(ada, "back");

        assertThat(shop.balance(ada)).isEqualTo(points("10"));
        assertThat(shop.balance(bob)).isEqualTo(points("5"));
    }
}
