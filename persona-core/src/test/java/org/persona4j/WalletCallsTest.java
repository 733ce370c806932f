package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.Shop.points;
import static org.persona4j.Shop.profile;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.persona4j.error.NotFoundException;
import org.persona4j.error.OperationReusedException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.loyalty.Adjustment;
import org.persona4j.profile.SourceRecord;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.Wallet;

/** What a wallet may be asked, by whom and how often. */
class WalletCallsTest {
    private static final String PHONE = "+16035551201";
    private static final String OTHER_PHONE = "+16035551202";

    private final Shop shop = new Shop();

    private PersonaId having(String record, String phone, String points) {
        PersonaId customer = shop.member(record, phone);
        shop.wallets().credit(customer, EntryKind.BOOST, points(points), "c-" + record, null);
        return customer;
    }

    private void block(String phone) {
        shop.owner().privacy().block(Identifier.of(IdentifierType.PHONE, phone), "asked to");
    }

    private List<Adjustment> adjustments() {
        return shop.wallets()
                .adjustments(TestClock.START, shop.now().plusSeconds(1), null, 10)
                .items();
    }

    @Test
    void aRedemptionOfAnotherIsNotGivenBackHere() {
        PersonaId ada = having("1", PHONE, "10");
        PersonaId bob = having("2", OTHER_PHONE, "10");
        shop.wallets().redeem(ada, points("4"), "r-1", null);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> shop.wallets().refund(bob, "r-1", points("4"), "b-1", null));
        assertThat(shop.balance(ada)).isEqualTo(points("6"));
        assertThat(shop.balance(bob)).isEqualTo(points("10"));
    }

    @Test
    void whatIsNoRedemptionIsNotGivenBack() {
        PersonaId ada = having("1", PHONE, "10");
        shop.wallets().adjust(ada, points("-4"), "a-1", null);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> shop.wallets().refund(ada, "a-1", points("4"), "b-1", null));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> shop.wallets().refund(ada, "r-never", points("4"), "b-1", null));
        assertThat(shop.balance(ada)).isEqualTo(points("6"));
    }

    @Test
    void whoeverTookPartInARedemptionMayGetItBack() {
        PersonaId ada = having("1", PHONE, "10");
        PersonaId bob = having("2", PHONE, "10");
        shop.wallets().redeem(ada, points("15"), "r-1", null);
        shop.owner().merges().separate(profile(bob), "another");

        boolean booked =
                shop.wallets().refund(bob, "r-1", points("15"), "b-1", null).isBooked();

        assertThat(booked).isTrue();
        assertThat(shop.balance(ada)).isEqualTo(points("10"));
        assertThat(shop.balance(bob)).isEqualTo(points("10"));
    }

    @Test
    void theIdOfWhatWasGivenBackStandsForOneRedemption() {
        PersonaId ada = having("1", PHONE, "10");
        shop.wallets().redeem(ada, points("4"), "r-1", null);
        shop.wallets().redeem(ada, points("4"), "r-2", null);
        shop.wallets().refund(ada, "r-1", points("4"), "b-1", null);

        assertThat(shop.wallets().refund(ada, "r-1", points("4"), "b-1", null).repeated())
                .isTrue();
        assertThatExceptionOfType(OperationReusedException.class)
                .isThrownBy(() -> shop.wallets().refund(ada, "r-2", points("4"), "b-1", null));
        assertThat(shop.balance(ada)).isEqualTo(points("6"));
    }

    @Test
    void nothingAndLessThanNothingIsNeitherSpentNorGivenBack() {
        PersonaId ada = having("1", PHONE, "10");
        shop.wallets().redeem(ada, points("4"), "r-1", null);

        for (Points none : List.of(Points.ZERO, points("-1"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> shop.wallets().redeem(ada, none, "r-2", null))
                    .withMessageContaining("points");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> shop.wallets().refund(ada, "r-1", none, "b-1", null))
                    .withMessageContaining("points");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> shop.wallets().credit(ada, EntryKind.BOOST, none, "c-2", null))
                    .withMessageContaining("points");
        }
    }

    @Test
    void whatIsRefusedIsNotBooked() {
        PersonaId ada = having("1", PHONE, "10");

        assertThat(shop.wallets().redeem(ada, points("11"), "r-1", null).isBooked())
                .isFalse();
        assertThat(shop.wallets().redeem(ada, points("10"), "r-1", null).isBooked())
                .isTrue();
    }

    @Test
    void whoLeftHasNothingToLeave() {
        PersonaId ada = shop.member("1", PHONE);

        boolean first = shop.wallets().leave(ada);
        boolean second = shop.wallets().leave(ada);

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(shop.wallets().isMember(ada)).isFalse();
    }

    @Test
    void aTimeThatEndsBeforeItBeginsIsNone() {
        PersonaId ada = shop.member("1", PHONE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.wallets().adjustments(shop.now(), TestClock.START.minusSeconds(1), null, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.wallets().explain(ada, shop.now(), TestClock.START.minusSeconds(1)));
    }

    @Test
    void anAdjustmentThatTookFromSeveralIsToldOfWhoeverOfThemIsSeen() {
        PersonaId ada = having("1", PHONE, "10");
        PersonaId bob = having("2", PHONE, "10");
        shop.wallets().adjust(ada, points("-15"), "a-1", "mistake");
        shop.owner().merges().separate(profile(bob), "another");
        shop.owner()
                .intake()
                .take(SourceRecord.builder(Shop.TILL, "2").phone(OTHER_PHONE).build());
        List<Adjustment> both = adjustments();

        block(PHONE);
        List<Adjustment> rest = adjustments();
        block(OTHER_PHONE);

        assertThat(both).hasSize(1);
        assertThat(rest).hasSize(1);
        assertThat(rest.get(0).persona()).isEqualTo(bob);
        assertThat(adjustments()).isEmpty();
    }

    @Test
    void adjustmentsOfHiddenCustomersLeaveNoGapInAPage() {
        PersonaId ada = having("1", PHONE, "10");
        PersonaId bob = having("2", OTHER_PHONE, "10");
        shop.wallets().adjust(ada, points("1"), "a-1", null);
        shop.wallets().adjust(bob, points("2"), "a-2", null);
        shop.wallets().adjust(ada, points("3"), "a-3", null);
        block(OTHER_PHONE);

        var first = shop.wallets().adjustments(TestClock.START, shop.now().plusSeconds(1), null, 1);
        var second = shop.wallets().adjustments(TestClock.START, shop.now().plusSeconds(1), first.nextOrNull(), 1);

        assertThat(first.items()).extracting(one -> one.entry().id()).containsExactly("a-3");
        assertThat(second.items()).extracting(one -> one.entry().id()).containsExactly("a-1");
        assertThat(second.nextOrNull()).isNull();
    }

    @Test
    void whatAWalletHeldAtAMomentIsReadLaterAsItWasReadThen() {
        PersonaId ada = shop.member("1", PHONE);
        PersonaId bob = shop.member("2", PHONE);
        Map<Instant, Wallet> read = new LinkedHashMap<>();
        for (int i = 1; i <= 6; i++) {
            shop.buys(i % 2 == 0 ? ada : bob, "o-" + i, "10");
            shop.passDays(40);
            read.put(shop.now(), shop.wallets().of(ada));
            shop.passDays(40);
        }
        shop.wallets().redeem(ada, points("25"), "r-1", null);
        shop.passDays(300);
        shop.wallets().expire(ada);

        read.forEach((moment, wallet) ->
                assertThat(shop.wallets().at(ada, moment)).as("%s", moment).isEqualTo(wallet));
        assertThat(shop.wallets().of(ada)).isNotIn(read.values());
    }

    @Test
    void theIdOfAnEntryStandsForItAlsoToThoseWhoSeeOnlyAPartOfIt() {
        PersonaId ada = having("1", PHONE, "10");
        PersonaId bob = having("2", PHONE, "10");
        shop.wallets().redeem(ada, points("15"), "r-1", null);
        shop.owner().merges().separate(profile(bob), "another");
        shop.owner()
                .intake()
                .take(SourceRecord.builder(Shop.TILL, "2").phone(OTHER_PHONE).build());
        block(PHONE);

        assertThatExceptionOfType(OperationReusedException.class)
                .isThrownBy(() -> shop.wallets().redeem(bob, points("1"), "r-1", null));
        assertThat(shop.wallets().refund(bob, "r-1", points("5"), "b-1", null).isBooked())
                .isTrue();
    }

    @Test
    void creditsAreBoostsReferralsAndWhatIsBroughtAlong() {
        PersonaId ada = shop.member("1", PHONE);

        for (EntryKind kind : EntryKind.values()) {
            boolean credit = List.of(EntryKind.BOOST, EntryKind.REFERRAL, EntryKind.LEGACY)
                    .contains(kind);
            if (credit) {
                assertThat(shop.wallets()
                                .credit(ada, kind, points("1"), "c-" + kind, null)
                                .isBooked())
                        .isTrue();
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> shop.wallets().credit(ada, kind, points("1"), "c-" + kind, null))
                        .withMessageContaining("kind");
            }
        }
        assertThat(shop.balance(ada)).isEqualTo(points("3"));
    }
}
