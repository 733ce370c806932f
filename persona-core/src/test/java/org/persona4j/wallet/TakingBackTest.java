package org.persona4j.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.wallet.Till.A;
import static org.persona4j.wallet.Till.B;
import static org.persona4j.wallet.Till.BOTH;
import static org.persona4j.wallet.Till.id;
import static org.persona4j.wallet.Till.persona;

import org.junit.jupiter.api.Test;
import org.persona4j.wallet.BookingOutcome.Booked;
import org.persona4j.wallet.BookingOutcome.Reason;
import org.persona4j.wallet.BookingOutcome.Refused;

/** What is taken back of an order that is refunded. */
class TakingBackTest {
    private final Till till = Till.ofTenDays();

    @Test
    void whatAnOrderEarnedIsTakenFromItsOwnLotFirst() {
        till.earn(A, "old", "5");
        till.day(1).earn(A, "order:1", "5");

        till.reverse(persona(A), A, "order:1", "4", Reversed.NOTHING);

        assertThat(till.left(A, "old")).isEqualTo("5.00");
        assertThat(till.left(A, "order:1")).isEqualTo("1.00");
    }

    @Test
    void whatIsSpentOfAnOrderIsTakenFromWhateverProfileHasPoints() {
        till.earn(A, "order:1", "5");
        till.redeem(persona(A), "r", "5");
        till.credit(B, EntryKind.LEGACY, "x", "9");

        Booked booked = till.reverse(BOTH, A, "order:1", "5", Reversed.NOTHING);

        assertThat(booked.points()).isEqualTo(Points.of(-5));
        assertThat(till.left(B, "x")).isEqualTo("4.00");
    }

    @Test
    void whatExpiredOfAnOrderIsLookedForSinceTheLotCouldExpireAndNoEarlier() {
        for (int order = 0; order < 100; order++) {
            till.day(20 * order).earn(A, "e" + order, "5");
        }
        till.day(2000).earn(A, "order:1", "5");
        till.redeem(persona(A), "r", "5");
        till.credit(A, EntryKind.LEGACY, "x", "9");
        LedgerEntry earned = till.entry(A, "order:1");
        till.world.pagesRead();

        Booking fresh = till.booking(persona(A));
        fresh.reverse(A, earned, Points.of(5), Reversed.NOTHING, id("b"));
        int pagesOfFresh = till.world.pagesRead();
        Booking expired = till.day(2020).booking(persona(A));
        expired.reverse(A, earned, Points.of(5), Reversed.NOTHING, id("b"));

        assertThat(pagesOfFresh).isEqualTo(1);
        assertThat(till.world.pagesRead()).isLessThanOrEqualTo(2);
    }

    @Test
    void whatIsInTheLedgerOfAnotherCannotBeTakenBack() {
        till.earn(A, "order:1", "5");
        LedgerEntry ofA = till.entry(A, "order:1");
        Booking ofNobody = till.booking(persona(B));
        till.earn(B, "order:2", "5");
        Booking ofB = till.booking(persona(B));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ofNobody.reverse(B, ofA, Points.of(1), Reversed.NOTHING, id("x")))
                .withMessageContaining("ledger of b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ofB.reverse(B, ofA, Points.of(1), Reversed.NOTHING, id("x")))
                .withMessageContaining("ledger of b");
    }

    @Test
    void whatNobodyHasIsWrittenOff() {
        till.earn(A, "order:1", "5");
        till.redeem(persona(A), "r", "3");

        Booked booked = till.reverse(BOTH, A, "order:1", "5", Reversed.NOTHING);

        assertThat(booked.points()).isEqualTo(Points.of(-2));
        assertThat(booked.writtenOff()).isEqualTo(Points.of(3));
        assertThat(till.balance(A)).isEqualTo("0.00");
    }

    @Test
    void whatNobodyHasIsADebtOfTheOrdersProfileIfThePolicySaysSo() {
        till.policy(WalletPolicy.builder().refundShortfall(RefundShortfall.DEBT).build());
        till.earn(A, "order:1", "5");
        till.redeem(persona(A), "r", "3");

        Booked booked = till.reverse(BOTH, A, "order:1", "5", Reversed.NOTHING);

        assertThat(booked.writtenOff()).isEqualTo(Points.ZERO);
        assertThat(till.wallet(A).debt()).isEqualTo(Points.of(3));
        assertThat(till.balance(B)).isEqualTo("0.00");
    }

    @Test
    void whatHasExpiredIsNotTakenTwice() {
        till.earn(A, "order:1", "10");
        till.redeem(persona(A), "r", "4");
        till.day(20).credit(A, EntryKind.LEGACY, "x", "50");

        Booked booked = till.reverse(persona(A), A, "order:1", "10", Reversed.NOTHING);

        assertThat(booked.points()).isEqualTo(Points.of(-4));
        assertThat(booked.reversed()).isEqualTo(new Reversed(Points.of(10), Points.of(6)));
        assertThat(till.entry(A, "back-order:10").alreadyExpired()).contains(Points.of(6));
    }

    @Test
    void whatHasExpiredCountsInProportionWhenAnOrderIsRefundedInSteps() {
        till.earn(A, "order:1", "10");
        till.redeem(persona(A), "r", "4");
        till.day(20).credit(A, EntryKind.LEGACY, "x", "50");

        Booked first = till.reverse(persona(A), A, "order:1", "5", Reversed.NOTHING);
        Booked second = till.reverse(persona(A), A, "order:1", "3.33", first.reversed());
        Booked third = till.reverse(persona(A), A, "order:1", "1.67", second.reversed());

        assertThat(first.points()).isEqualTo(Points.of(-2));
        assertThat(second.points()).isEqualTo(Points.parse("-1.33"));
        assertThat(first.points().plus(second.points()).plus(third.points())).isEqualTo(Points.of(-4));
        assertThat(third.reversed()).isEqualTo(new Reversed(Points.of(10), Points.of(6)));
    }

    @Test
    void whatExpiredIsFoundBehindLaterExpirations() {
        till.earn(A, "order:1", "10");
        till.day(20).earn(A, "order:2", "1");
        till.day(40).earn(A, "order:3", "1");
        till.day(60).settle(persona(A));

        Booked booked = till.reverse(persona(A), A, "order:1", "10", Reversed.NOTHING);

        assertThat(booked.points()).isEqualTo(Points.ZERO);
        assertThat(booked.writtenOff()).isEqualTo(Points.ZERO);
        assertThat(booked.reversed().expired()).isEqualTo(Points.of(10));
    }

    @Test
    void moreThanAnOrderEarnedIsNotTakenBack() {
        till.earn(A, "order:1", "10");
        Booked first = till.reverse(persona(A), A, "order:1", "8", Reversed.NOTHING);
        LedgerEntry earned = till.entry(A, "order:1");

        BookingOutcome outcome = till.call(
                persona(A), booking -> booking.reverse(A, earned, Points.of(3), first.reversed(), id("back")));

        assertThat(outcome).isEqualTo(new Refused(Reason.BEYOND_EARNED, Points.of(2), Points.of(2)));
    }

    @Test
    void whatSettledADebtIsTakenBackToo() {
        till.policy(WalletPolicy.builder()
                .belowZero(BelowZero.ALLOW)
                .refundShortfall(RefundShortfall.DEBT)
                .build());
        till.booked(persona(A), booking -> booking.adjust(A, Points.of(-4), id("a")));
        till.earn(A, "order:1", "3");

        till.reverse(persona(A), A, "order:1", "3", Reversed.NOTHING);

        assertThat(till.balance(A)).isEqualTo("-4.00");
    }

    @Test
    void onlyWhatTheLedgerTellsIsTakenBack() {
        till.earn(A, "order:1", "3");
        till.earn(B, "order:2", "3");
        LedgerEntry foreign = till.entry(B, "order:2");
        Booking booking = till.booking(persona(A));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> booking.reverse(A, foreign, Points.of(1), Reversed.NOTHING, id("back")))
                .withMessageContaining("earned");
    }

    @Test
    void onlyWhatWasEarnedIsTakenBack() {
        till.credit(A, EntryKind.BOOST, "x", "3");
        LedgerEntry boost = till.entry(A, "x");
        Booking booking = till.booking(persona(A));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> booking.reverse(A, boost, Points.of(1), Reversed.NOTHING, id("back")))
                .withMessageContaining("earned");
    }
}
