package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.Shop.points;

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
import org.persona4j.store.StoreLimits;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LotLife;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.WalletPolicy;

/** Points of a persona of as many profiles as one may have, over a store that takes no more in a commit than it has to. */
class WalletBoundedWorkTest {
    private static final String PHONE = "+16035551201";
    private static final IdentityRules RULES = IdentityRules.standard();
    private static final int CAP = RULES.sizeCap();
    private static final Points ALL = Points.of(CAP);
    private static final LoyaltyPolicy POLICY = LoyaltyPolicy.builder()
            .wallet(WalletPolicy.builder()
                    .lives(Map.of(EntryKind.EARNED, LotLife.inactivity(30), EntryKind.BOOST, LotLife.fixed(300)))
                    .build())
            .build();

    private final WatchedStore store =
            new WatchedStore(new StoreLimits(100, Transactions.keysNeeded(RULES), 64 * 1024, 1024 * 1024));
    private final Shop shop = new Shop(store, POLICY);
    private final List<PersonaId> profiles = profiles();

    private List<PersonaId> profiles() {
        List<PersonaId> all = new ArrayList<>();
        for (int number = 0; number < CAP; number++) {
            all.add(shop.customer("r" + number, PHONE));
        }
        return all;
    }

    private PersonaId one() {
        return profiles.get(CAP / 2);
    }

    /** Gives everybody a point that lasts 300 days. */
    private void credit(String name) {
        for (int number = 0; number < CAP; number++) {
            shop.wallets().credit(profiles.get(number), EntryKind.BOOST, points("1"), name + number, null);
        }
    }

    private void takesNoMoreThanACommitMay() {
        assertThat(store.mostKeysOfACommit()).isLessThanOrEqualTo(Transactions.budget(RULES));
    }

    @Test
    void allPointsOfAllProfilesCanBeSpentAndGivenBack() {
        credit("c-");

        PointsAnswer spent = shop.wallets().redeem(one(), ALL, "r-1", null);
        Points none = shop.balance(one());
        shop.wallets().refund(one(), "r-1", ALL, "b-1", null);

        assertThat(spent.outcome())
                .isInstanceOfSatisfying(
                        BookingOutcome.Booked.class,
                        booked -> assertThat(booked.profiles()).hasSize(CAP));
        assertThat(none).isEqualTo(Points.ZERO);
        assertThat(shop.balance(one())).isEqualTo(ALL);
        takesNoMoreThanACommitMay();
    }

    @Test
    void allPointsCanBeGivenBackWhenEverybodyIsSomebodyElseByThen() {
        credit("c-");
        shop.wallets().redeem(one(), ALL, "r-1", null);
        shop.owner().merges().declareShared(Identifier.of(IdentifierType.PHONE, PHONE), "a shop's");

        PointsAnswer back = shop.wallets().refund(one(), "r-1", ALL, "b-1", null);

        assertThat(back.isBooked()).isTrue();
        profiles.forEach(profile -> assertThat(shop.balance(profile)).isEqualTo(points("1")));
        takesNoMoreThanACommitMay();
    }

    @Test
    void whatHasExpiredOfAllProfilesIsEnteredBeforeAnythingIsSpent() {
        for (int day = 0; day < 20; day++) {
            credit("c-" + day + "-");
            shop.passDays(1);
        }
        shop.wallets().credit(one(), EntryKind.LEGACY, points("3"), "l-1", null);
        shop.passDays(400);

        PointsAnswer spent = shop.wallets().redeem(one(), points("2"), "r-1", null);

        assertThat(spent.isBooked()).isTrue();
        assertThat(shop.balance(one())).isEqualTo(points("1"));
        takesNoMoreThanACommitMay();
    }

    @Test
    void ordersOfAllProfilesEarnOnJoining() {
        for (int number = 0; number < CAP; number++) {
            shop.buys(profiles.get(number), "o-" + number, "1");
        }

        shop.wallets().join(one());
        shop.buys(one(), "o-last", "1");

        assertThat(shop.balance(one())).isEqualTo(Points.of(CAP + 1L));
        takesNoMoreThanACommitMay();
    }

    @Test
    void whatExpiredOfAllProfilesCanBeEntered() {
        credit("c-");
        shop.passDays(1);
        credit("d-");
        shop.passDays(400);

        int entered = shop.wallets().expire(one());

        assertThat(entered).isEqualTo(2 * CAP);
        assertThat(shop.balance(one())).isEqualTo(Points.ZERO);
        takesNoMoreThanACommitMay();
    }
}
