package org.persona4j.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.persona4j.wallet.Till.A;
import static org.persona4j.wallet.Till.B;
import static org.persona4j.wallet.Till.BOTH;
import static org.persona4j.wallet.Till.FIRST;
import static org.persona4j.wallet.Till.id;
import static org.persona4j.wallet.Till.persona;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.ProfileId;
import org.persona4j.wallet.BookingOutcome.Booked;
import org.persona4j.wallet.BookingOutcome.Reason;
import org.persona4j.wallet.BookingOutcome.Refused;

/** What is given back of a redemption: the points go into the lots they came from. */
class GivingBackTest {
    private final Till till = Till.ofTenDays();

    private Booked giveBack(Set<ProfileId> held, String redemption, String points, String before, String id) {
        List<RedemptionShare> shares = held.stream()
                .filter(profile -> !till.entries(profile, redemption).isEmpty())
                .map(profile -> till.share(profile, redemption))
                .toList();
        return till.booked(
                held, booking -> booking.refundRedemption(shares, Points.parse(points), Points.parse(before), id(id)));
    }

    /** Five points of A, five of B a day later, and eight of them redeemed: two of B's are left. */
    private void redeemsEightOfTen() {
        till.earn(A, "e1", "5");
        till.day(1).earn(B, "e2", "5");
        till.redeem(BOTH, "r", "8");
    }

    @Test
    void pointsGoBackToTheLotsTheyWereFromTheLastTakenFirst() {
        redeemsEightOfTen();

        giveBack(BOTH, "r", "4", "0", "b");

        assertThat(till.left(A, "e1")).isEqualTo("1.00");
        assertThat(till.left(B, "e2")).isEqualTo("5.00");
    }

    @Test
    void pointsThatAreGivenBackInStepsGoWhereTheyWouldAtOnce() {
        redeemsEightOfTen();

        giveBack(BOTH, "r", "2", "0", "b1");
        giveBack(BOTH, "r", "6", "2", "b2");

        assertThat(till.left(A, "e1")).isEqualTo("5.00");
        assertThat(till.left(B, "e2")).isEqualTo("5.00");
    }

    @Test
    void ofTwoLotsOfTheSameMomentTheOneWithTheHigherIdGetsItsPointsBackFirst() {
        till.earn(A, "x", "5");
        till.earn(B, "y", "5");
        till.day(1).redeem(BOTH, "r", "10");

        giveBack(BOTH, "r", "4", "0", "b");

        assertThat(till.left(A, "x")).isEqualTo("0.00");
        assertThat(till.left(B, "y")).isEqualTo("4.00");
    }

    @Test
    void ofLotsOfTheSameRefundTheLowestProfileKeySpendsFirstAndGetsItsPointsBackLast() {
        ProfileId c = ProfileId.of("c");
        Set<ProfileId> all = persona(A, B, c);
        till.earn(A, "x", "5");
        till.earn(B, "y", "5");
        till.earn(c, "z", "5");
        till.redeem(all, "r", "15");
        till.day(30);
        giveBack(all, "r", "15", "0", "b");

        till.redeem(all, "r2", "12");
        List<String> leftAfterSpending = List.of(till.left(A, "b"), till.left(B, "b"), till.left(c, "b"));
        giveBack(all, "r2", "4", "0", "b2");

        assertThat(List.of(Act.key(B), Act.key(c), Act.key(A))).isSorted();
        assertThat(leftAfterSpending).containsExactly("3.00", "0.00", "0.00");
        assertThat(List.of(till.left(A, "b"), till.left(B, "b"), till.left(c, "b")))
                .containsExactly("5.00", "0.00", "2.00");
    }

    @Test
    void whatWasTakenLastIsKnownAlsoIfATransactionBeforeChangedWhatExpiresFirst() {
        till.earn(A, "e1", "5");
        till.day(2).earn(B, "e2", "5");
        till.day(5).touch(persona(A), 5);
        till.day(6).redeem(BOTH, "r", "8");

        Booked booked = giveBack(BOTH, "r", "4", "0", "b");

        assertThat(till.left(A, "e1")).isEqualTo("5.00");
        assertThat(till.left(B, "e2")).isEqualTo("1.00");
        assertThat(booked.profiles()).containsExactly(A, B);
    }

    @Test
    void theProfilesAreToldInTheOrderOfTheirIdsWhoeverGetsPointsFirst() {
        redeemsEightOfTen();

        Booked booked = giveBack(BOTH, "r", "8", "0", "b");

        assertThat(booked.profiles()).containsExactly(A, B);
    }

    @Test
    void aLotThatWasEmptyWhenPointsWereTakenGetsNoneBack() {
        till.earn(A, "e1", "5");
        till.earn(A, "e2", "5");
        till.earn(A, "e3", "5");
        till.reverse(persona(A), A, "e2", "5", Reversed.NOTHING);
        till.redeem(persona(A), "r", "10");

        giveBack(persona(A), "r", "10", "0", "b");

        assertThat(till.left(A, "e1")).isEqualTo("5.00");
        assertThat(till.left(A, "e2")).isEqualTo("0.00");
        assertThat(till.left(A, "e3")).isEqualTo("5.00");
    }

    @Test
    void aWalletThatGotEverythingBackHoldsTheLotsItHeldBefore() {
        for (int lot = 0; lot < 40; lot++) {
            till.earn(A, "e" + lot, "2");
        }
        till.day(1).earn(A, "late", "1");
        Map<LotClass, OpenLots> before = till.world.wallet(A).lots();

        till.redeem(persona(A), "r", "60");
        giveBack(persona(A), "r", "60", "0", "b");

        assertThat(till.world.wallet(A).lots()).isEqualTo(before);
    }

    @Test
    void lotsInARowThatAreGivenBackWholeAreToldAsOneRow() {
        for (int lot = 0; lot < 40; lot++) {
            till.earn(A, "e" + lot, "2");
        }
        till.day(1).redeem(persona(A), "r", "75");

        giveBack(persona(A), "r", "75", "0", "b");

        assertThat(till.entry(A, "b").gaveBack().values())
                .containsExactly(List.of(new LotRun(0, 36, Points.of(74)), LotRun.of(37, Points.of(1))));
    }

    @Test
    void whatWasTakenLastIsKnownAlsoAfterTransactionsChangedWhatExpiresFirst() {
        till.earn(A, "e1", "5");
        till.day(1).earn(B, "e2", "5");
        till.day(2).earn(A, "e3", "5");
        till.redeem(BOTH, "r", "8");
        till.day(5).touch(persona(A), 5);

        giveBack(BOTH, "r", "3", "0", "b");

        assertThat(till.left(A, "e1")).isEqualTo("0.00");
        assertThat(till.left(B, "e2")).isEqualTo("5.00");
    }

    @Test
    void pointsOfALotThatHasExpiredGetALifeLikeItHad() {
        till.earn(A, "e", "5");
        till.redeem(persona(A), "r", "5");

        giveBack(persona(A), "r", "5", "0", "b0");
        till.day(5).redeem(persona(A), "r2", "5");
        till.day(30);
        giveBack(persona(A), "r2", "5", "0", "b");

        assertThat(till.left(A, "e")).isEqualTo("0.00");
        assertThat(till.entry(A, "b").life()).contains(LotLife.inactivity(10));
        assertThat(till.wallet(A).expiring()).containsOnlyKeys(FIRST.plusDays(40));
    }

    @Test
    void aLotThatEndedWhileItWasEmptyIsNotProlongedByALaterTransaction() {
        till.earn(A, "e1", "5");
        till.redeem(persona(A), "r", "5");
        till.day(20).earn(A, "e2", "1");
        till.day(21).touch(persona(A), 21);
        till.day(25);

        giveBack(persona(A), "r", "5", "0", "b");

        assertThat(till.left(A, "e1")).isEqualTo("0.00");
        assertThat(till.wallet(A).expiring())
                .containsEntry(FIRST.plusDays(35), Points.of(5))
                .containsEntry(FIRST.plusDays(31), Points.of(1));
    }

    @Test
    void lotsThatEndEmptyOneAfterTheOtherAreProlongedByNoneOfTheTransactionsThatFollow() {
        till.earn(A, "e1", "5");
        till.redeem(persona(A), "r1", "5");
        till.day(20).earn(A, "e2", "5");
        till.day(21).touch(persona(A), 21);
        till.redeem(persona(A), "r2", "5");
        till.day(50).earn(A, "e3", "5");
        till.day(51).touch(persona(A), 51);

        giveBack(persona(A), "r2", "5", "0", "b");

        assertThat(till.left(A, "e2")).isEqualTo("0.00");
        assertThat(till.entry(A, "b").life()).contains(LotLife.inactivity(10));
    }

    @Test
    void aClockThatGoesBackRevivesNothing() {
        till.day(40).earn(A, "e1", "5");
        till.redeem(persona(A), "r", "5");
        till.day(49).earn(A, "e2", "1");
        till.day(51).touch(persona(A), 30);

        till.day(50).touch(persona(A), 50);

        till.day(52);
        giveBack(persona(A), "r", "5", "0", "b");
        assertThat(till.left(A, "e1")).isEqualTo("0.00");
        assertThat(till.wallet(A).expiring())
                .containsEntry(FIRST.plusDays(62), Points.of(5))
                .containsEntry(FIRST.plusDays(60), Points.of(1));
    }

    @Test
    void expiredPointsOfTwoLivesAreGivenBackAsTwoLots() {
        till.policy(WalletPolicy.builder()
                .lives(Map.of(EntryKind.EARNED, LotLife.inactivity(10), EntryKind.BOOST, LotLife.fixed(5)))
                .build());
        till.earn(A, "e", "5");
        till.credit(A, EntryKind.BOOST, "b", "3");
        till.redeem(persona(A), "r", "8");
        till.day(30);

        Booked booked = giveBack(persona(A), "r", "8", "0", "back");

        assertThat(booked.points()).isEqualTo(Points.of(8));
        assertThat(till.entries(A, "back")).extracting(LedgerEntry::points).containsExactly(Points.of(5), Points.of(3));
        assertThat(till.wallet(A).expiring())
                .containsOnly(entry(FIRST.plusDays(40), Points.of(5)), entry(FIRST.plusDays(35), Points.of(3)));
    }

    @Test
    void moreThanWasRedeemedIsNotGivenBack() {
        till.earn(A, "e", "5");
        till.redeem(persona(A), "r", "4");
        giveBack(persona(A), "r", "3", "0", "b1");
        List<RedemptionShare> shares = List.of(till.share(A, "r"));

        BookingOutcome outcome = till.call(
                persona(A), booking -> booking.refundRedemption(shares, Points.of(2), Points.of(3), id("b2")));

        assertThat(outcome).isEqualTo(new Refused(Reason.BEYOND_REDEMPTION, Points.of(4), Points.of(1)));
    }

    @Test
    void aRedemptionFromManyRowsIsSeveralPartsAndIsGivenBackWhole() {
        for (int lot = 0; lot < 80; lot++) {
            till.earn(A, "e" + lot, "2");
            if (lot % 2 == 0) {
                till.reverse(persona(A), A, "e" + lot, "1", Reversed.NOTHING);
            }
        }
        till.redeem(persona(A), "r", "119");

        giveBack(persona(A), "r", "119", "0", "b");

        assertThat(till.entries(A, "r")).hasSize(3);
        assertThat(till.entries(A, "b")).hasSize(3);
        assertThat(till.entries(A, "b")).extracting(LedgerEntry::total).containsOnly(Points.of(119));
        assertThat(till.left(A, "e0")).isEqualTo("1.00");
        assertThat(till.left(A, "e79")).isEqualTo("2.00");
    }

    @Test
    void theOrderInWhichThePartsOfARedemptionAreToldDoesNotMatter() {
        for (int lot = 0; lot < 80; lot++) {
            till.earn(A, "e" + lot, "2");
            if (lot % 2 == 0) {
                till.reverse(persona(A), A, "e" + lot, "1", Reversed.NOTHING);
            }
        }
        till.redeem(persona(A), "r", "119");
        List<LedgerEntry> parts = new ArrayList<>(till.entries(A, "r"));
        Collections.reverse(parts);

        till.booked(
                persona(A),
                booking -> booking.refundRedemption(
                        List.of(new RedemptionShare(A, parts)), Points.of(4), Points.ZERO, id("b")));

        assertThat(till.left(A, "e79")).isEqualTo("2.00");
        assertThat(till.left(A, "e78")).isEqualTo("1.00");
        assertThat(till.left(A, "e77")).isEqualTo("2.00");
        assertThat(till.left(A, "e0")).isEqualTo("0.00");
    }

    @Test
    void givingBackSettlesNoDebt() {
        till.policy(WalletPolicy.builder().belowZero(BelowZero.ALLOW).build()).earn(A, "e", "5");
        till.redeem(persona(A), "r", "5");
        till.booked(persona(A), booking -> booking.adjust(A, Points.of(-2), id("a")));

        giveBack(persona(A), "r", "5", "0", "b");

        assertThat(till.left(A, "e")).isEqualTo("5.00");
        assertThat(till.balance(A)).isEqualTo("3.00");
    }
}
