package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.Shop.points;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.Transactions;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.loyalty.PointsAnswer;
import org.persona4j.merge.IdentityRules;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LotLife;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.WalletPolicy;

/** Points of a persona of as many profiles as one may have, over a store that takes no more in a commit than it has to. */
class WalletBoundedWorkTest {
    private static final int CAP = IdentityRules.standard().sizeCap();
    private static final int SMALLER_CAP = 40;
    private static final int DAYS = 34;
    private static final String PHONE = "+16035551201";
    private static final LoyaltyPolicy POLICY = LoyaltyPolicy.builder()
            .wallet(WalletPolicy.builder()
                    .lives(Map.of(EntryKind.EARNED, LotLife.inactivity(30), EntryKind.BOOST, LotLife.fixed(300)))
                    .build())
            .build();

    /** A persona of so many profiles as one may have. */
    private static final class Large {
        private final IdentityRules rules;
        private final WatchedStore store;
        private final Shop shop;
        private final List<PersonaId> profiles = new ArrayList<>();

        Large(int cap) {
            rules = IdentityRules.builder().sizeCap(cap).build();
            store = WatchedStore.small(rules);
            shop = new Shop(store, rules, POLICY);
            for (int number = 0; number < cap; number++) {
                profiles.add(shop.customer("r" + number, PHONE));
            }
        }

        PersonaId one() {
            return profiles.get(profiles.size() / 2);
        }

        Points all() {
            return Points.of(profiles.size());
        }

        Wallets wallets() {
            return shop.wallets();
        }

        Points balance() {
            return shop.balance(one());
        }

        /** Gives everybody a point that lasts 300 days. */
        void credit(String name) {
            for (int number = 0; number < profiles.size(); number++) {
                wallets().credit(profiles.get(number), EntryKind.BOOST, points("1"), name + number, null);
            }
        }

        void creditEveryDay() {
            for (int day = 0; day < DAYS; day++) {
                credit("c-" + day + "-");
                shop.passDays(1);
            }
        }

        /** Makes everybody somebody else. */
        void fallApart() {
            shop.owner().merges().declareShared(Identifier.of(IdentifierType.PHONE, PHONE), "a shop's");
        }

        void everybodyHasOnePoint() {
            profiles.forEach(profile -> assertThat(shop.balance(profile)).isEqualTo(points("1")));
        }

        void tookNoMoreThanACommitMay() {
            assertThat(store.mostKeysOfACommit()).isLessThanOrEqualTo(Transactions.budget(rules));
        }
    }

    @Test
    void allPointsOfAllProfilesCanBeSpentAndGivenBack() {
        Large large = new Large(CAP);
        large.credit("c-");

        PointsAnswer spent = large.wallets().redeem(large.one(), large.all(), "r-1", null);
        Points none = large.balance();
        large.wallets().refund(large.one(), "r-1", large.all(), "b-1", null);

        assertThat(spent.outcome())
                .isInstanceOfSatisfying(
                        BookingOutcome.Booked.class,
                        booked -> assertThat(booked.profiles()).hasSize(CAP));
        assertThat(none).isEqualTo(Points.ZERO);
        assertThat(large.balance()).isEqualTo(large.all());
        large.tookNoMoreThanACommitMay();
    }

    @Test
    void allPointsCanBeGivenBackWhenEverybodyIsSomebodyElseByThen() {
        Large large = new Large(CAP);
        large.credit("c-");
        large.wallets().redeem(large.one(), large.all(), "r-1", null);
        large.fallApart();

        PointsAnswer back = large.wallets().refund(large.one(), "r-1", large.all(), "b-1", null);

        assertThat(back.isBooked()).isTrue();
        large.everybodyHasOnePoint();
        large.tookNoMoreThanACommitMay();
    }

    @Test
    void soTheyCanWhenMuchOfEverybodyHasExpiredMeanwhile() {
        Large large = new Large(SMALLER_CAP);
        large.creditEveryDay();
        large.wallets().redeem(large.one(), large.all(), "r-1", null);
        large.fallApart();
        large.shop.passDays(400);

        PointsAnswer back = large.wallets().refund(large.one(), "r-1", large.all(), "b-1", null);

        assertThat(back.isBooked()).isTrue();
        large.everybodyHasOnePoint();
        large.tookNoMoreThanACommitMay();
    }

    @Test
    void whatHasExpiredOfAllProfilesIsEnteredBeforeAnythingIsSpent() {
        Large large = new Large(SMALLER_CAP);
        large.creditEveryDay();
        large.wallets().credit(large.one(), EntryKind.LEGACY, points("3"), "l-1", null);
        large.shop.passDays(400);

        PointsAnswer spent = large.wallets().redeem(large.one(), points("2"), "r-1", null);

        assertThat(spent.isBooked()).isTrue();
        assertThat(large.balance()).isEqualTo(points("1"));
        large.tookNoMoreThanACommitMay();
    }

    @Test
    void ordersOfAllProfilesEarnOnJoining() {
        Large large = new Large(CAP);
        for (int number = 0; number < CAP; number++) {
            large.shop.buys(large.profiles.get(number), "o-" + number, "1");
        }

        large.wallets().join(large.one());
        large.shop.buys(large.one(), "o-last", "1");

        assertThat(large.balance()).isEqualTo(Points.of(CAP + 1L));
        large.tookNoMoreThanACommitMay();
    }

    @Test
    void anOrderProlongsThePointsOfAllProfiles() {
        Large large = new Large(CAP);
        large.profiles.forEach(large.wallets()::join);
        for (int number = 0; number < CAP; number++) {
            large.shop.buys(large.profiles.get(number), "o-" + number, "1");
        }
        large.shop.passDays(20);
        Instant then = large.shop.now();

        large.shop.passDays(1);
        large.shop.buys(large.one(), "o-late", "1");

        LocalDate lastDay = large.wallets().of(large.one()).expiring().firstKey();
        assertThat(lastDay).isEqualTo(POLICY.dayOf(large.shop.now()).plusDays(30));
        assertThat(large.wallets().at(large.one(), then).expiring())
                .isEqualTo(Map.of(lastDay.minusDays(21), large.all()));
        large.tookNoMoreThanACommitMay();
    }

    @Test
    void whatExpiredOfAllProfilesCanBeEntered() {
        Large large = new Large(CAP);
        large.credit("c-");
        large.shop.passDays(1);
        large.credit("d-");
        large.shop.passDays(400);

        int entered = large.wallets().expire(large.one());

        assertThat(entered).isEqualTo(2 * CAP);
        assertThat(large.balance()).isEqualTo(Points.ZERO);
        large.tookNoMoreThanACommitMay();
    }
}
