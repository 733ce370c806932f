package org.persona4j.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.wallet.Till.A;
import static org.persona4j.wallet.Till.B;
import static org.persona4j.wallet.Till.BOTH;
import static org.persona4j.wallet.Till.id;
import static org.persona4j.wallet.Till.persona;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.wallet.BookingOutcome.Booked;
import org.persona4j.wallet.BookingOutcome.Reason;
import org.persona4j.wallet.BookingOutcome.Refused;

/** What is given and spent, when, and what cannot be booked. */
class BookingTest {
    private final Till till = new Till();

    @Test
    void whatIsGivenIsTheProfilesOwn() {
        Booked booked = till.booked(BOTH, booking -> booking.credit(B, EntryKind.BOOST, Points.of(5), id("b1")));

        assertThat(booked.profiles()).containsExactly(B);
        assertThat(till.balance(A)).isEqualTo("0.00");
        assertThat(till.balance(B)).isEqualTo("5.00");
    }

    @Test
    void aLotThatExpiresIsSpentBeforeOneThatDoesNot() {
        till.credit(A, EntryKind.LEGACY, "old", "10");
        till.day(1).earn(B, "new", "10");

        till.day(2).redeem(BOTH, "r", "4");

        assertThat(till.left(A, "old")).isEqualTo("10.00");
        assertThat(till.left(B, "new")).isEqualTo("6.00");
    }

    @Test
    void ofTwoLotsThatDoNotExpireTheOlderIsSpentFirst() {
        till.day(1).credit(A, EntryKind.LEGACY, "newer", "10");
        till.day(0).credit(B, EntryKind.LEGACY, "older", "10");

        till.day(2).redeem(BOTH, "r", "12");

        assertThat(till.left(B, "older")).isEqualTo("0.00");
        assertThat(till.left(A, "newer")).isEqualTo("8.00");
    }

    @Test
    void ofTwoLotsOfTheSameMomentTheOneWithTheLowerIdIsSpentFirst() {
        till.credit(A, EntryKind.LEGACY, "y", "10");
        till.credit(B, EntryKind.LEGACY, "x", "10");

        till.day(1).redeem(BOTH, "r", "3");

        assertThat(till.left(B, "x")).isEqualTo("7.00");
    }

    @Test
    void whatOneCallTakesFromSeveralIsOneEntryInEveryLedger() {
        till.credit(A, EntryKind.LEGACY, "x", "3");
        till.credit(B, EntryKind.LEGACY, "y", "10");

        Booked booked = till.day(1).redeem(BOTH, "r", "5");

        LedgerEntry ofA = till.entry(A, "r");
        LedgerEntry ofB = till.entry(B, "r");
        assertThat(booked.profiles()).containsExactly(A, B);
        assertThat(List.of(ofA.points(), ofB.points())).containsExactly(Points.of(-3), Points.of(-2));
        assertThat(List.of(ofA.total(), ofB.total())).containsOnly(Points.of(-5));
        assertThat(List.of(ofA.at(), ofB.at())).containsOnly(booked.at());
    }

    @Test
    void whoHasNothingTakenHasNoEntry() {
        till.credit(A, EntryKind.LEGACY, "x", "3");

        till.booked(BOTH, booking -> booking.redeem(B, Points.of(3), id("r")));

        assertThat(till.entries(B, "r")).isEmpty();
    }

    @Test
    void lotsInARowThatAreTakenWholeAreToldAsOneRowWhateverStandsBetweenThem() {
        till.earn(A, "e0", "2");
        till.credit(A, EntryKind.LEGACY, "l1", "1");
        till.earn(A, "e2", "2");
        till.earn(A, "e3", "2");
        till.earn(A, "e4", "2");

        till.day(1).redeem(persona(A), "r", "7");

        assertThat(till.entry(A, "r").took().values())
                .containsExactly(List.of(new LotRun(0, 3, Points.of(6)), LotRun.of(4, Points.of(1))));
    }

    @Test
    void aLotAfterOneThatIsNotTakenWholeBeginsARowOfItsOwn() {
        till.earn(A, "e0", "2");
        till.earn(A, "e1", "2");
        till.earn(A, "e2", "2");
        till.day(1).redeem(persona(A), "r1", "1");

        till.redeem(persona(A), "r2", "5");

        assertThat(till.entry(A, "r2").took().values())
                .containsExactly(List.of(LotRun.of(0, Points.of(1)), new LotRun(1, 2, Points.of(4))));
    }

    @Test
    void moreThanThereIsCannotBeSpent() {
        till.credit(A, EntryKind.LEGACY, "x", "3");

        BookingOutcome outcome = till.call(BOTH, booking -> booking.redeem(A, Points.parse("3.01"), id("r")));

        assertThat(outcome).isEqualTo(new Refused(Reason.INSUFFICIENT, Points.of(3), Points.of(3)));
    }

    @Test
    void aRefusedCallBooksNotEvenWhatExpired() {
        till.earn(A, "e", "3");
        Booking booking = till.day(400).booking(persona(A));

        BookingOutcome outcome = booking.redeem(A, Points.of(1), id("r"));

        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(booking.changed()).isEmpty();
        assertThat(booking.entries()).isEmpty();
    }

    @Test
    void whatIsApartAgainHasItsOwnLotsAndItsOwnConsumption() {
        till.credit(A, EntryKind.LEGACY, "x", "3");
        till.credit(B, EntryKind.LEGACY, "y", "10");

        till.day(1).redeem(BOTH, "r", "5");

        assertThat(till.balance(A, B)).isEqualTo("8.00");
        assertThat(till.balance(A)).isEqualTo("0.00");
        assertThat(till.balance(B)).isEqualTo("8.00");
    }

    @Test
    void aClockThatGoesBackBooksAfterWhatIsThere() {
        till.day(2).earn(A, "e1", "1");

        Booked booked = till.day(1).earn(A, "e2", "1");

        assertThat(booked.at()).isEqualTo(Till.noon(2).plus(1, ChronoUnit.MICROS));
    }

    @Test
    void whatConcernsSeveralIsBookedAfterWhatIsThereOfAnyOfThem() {
        till.day(1).earn(A, "e1", "1");
        till.day(3).earn(B, "e2", "1");

        Booked booked = till.day(2).redeem(BOTH, "r", "2");

        assertThat(booked.at()).isEqualTo(Till.noon(3).plus(1, ChronoUnit.MICROS));
    }

    @Test
    void timesAreToldToTheMicrosecond() {
        Booked booked = till.at(Till.noon(0).plusNanos(1999)).earn(A, "e", "1");

        assertThat(booked.at()).isEqualTo(Till.noon(0).plus(1, ChronoUnit.MICROS));
    }

    @Test
    void oneBookingCanBeOfSeveralCalls() {
        Booking booking = till.booking(persona(A));

        booking.credit(A, EntryKind.EARNED, Points.of(5), id("e"));
        booking.redeem(A, Points.of(2), id("r"));
        till.world.store(booking);

        assertThat(booking.balance()).isEqualTo(Points.of(3));
        assertThat(till.left(A, "e")).isEqualTo("3.00");
    }

    @Test
    void anEntryTellsWhatTheCallerTold() {
        EntryDetails details = id("e").withOrderId("o-1")
                .withNote("opening day")
                .withRefersTo("r-1")
                .withOccurredAt(Till.noon(-3));

        till.booked(persona(A), booking -> booking.credit(A, EntryKind.EARNED, Points.of(1), details));

        LedgerEntry entry = till.entry(A, "e");
        assertThat(entry.by()).contains(WalletWorld.STAFF);
        assertThat(entry.orderId()).contains("o-1");
        assertThat(entry.note()).contains("opening day");
        assertThat(entry.refersTo()).contains("r-1");
        assertThat(entry.occurredAt()).contains(Till.noon(-3));
    }

    @Test
    void moreThanPointsCanTellIsAnErrorThatChangesNothing() {
        till.credit(A, EntryKind.LEGACY, "x", "92233720368547758.07");
        Booking booking = till.booking(persona(A));

        assertThatThrownBy(() -> booking.credit(A, EntryKind.LEGACY, Points.ofHundredths(1), id("y")))
                .isInstanceOf(ArithmeticException.class);

        assertThat(booking.changed()).isEmpty();
        assertThat(booking.entries()).isEmpty();
    }

    @Test
    void callsThatMakeNoSenseAreErrors() {
        Booking booking = till.booking(persona(A));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> booking.credit(B, EntryKind.EARNED, Points.of(1), id("e")))
                .withMessageContaining("not held");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> booking.credit(A, EntryKind.EARNED, Points.ZERO, id("e")))
                .withMessageContaining("points");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> booking.credit(A, EntryKind.REDEMPTION, Points.of(1), id("e")))
                .withMessageContaining("kind");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> booking.adjust(A, Points.ZERO, id("e")))
                .withMessageContaining("points");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> booking.redeem(A, Points.of(-1), id("e")))
                .withMessageContaining("points");
        assertThatIllegalArgumentException().isThrownBy(() -> booking.settle(0)).withMessageContaining("most");
    }

    @Test
    void takingBackAndGivingBackThatMakeNoSenseAreErrors() {
        till.earn(A, "e", "5");
        till.day(1).redeem(persona(A), "r", "5");
        till.booked(persona(A), booking -> booking.credit(A, EntryKind.BOOST, Points.of(2), id("b")));
        Booking booking = till.booking(persona(A));
        List<RedemptionShare> shares = List.of(till.share(A, "r"));
        LedgerEntry earned = till.entry(A, "e");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> booking.refundRedemption(shares, Points.ZERO, Points.ZERO, id("x")))
                .withMessageContaining("points");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> booking.refundRedemption(shares, Points.of(1), Points.of(-1), id("x")))
                .withMessageContaining("before");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> booking.refundRedemption(List.of(), Points.of(1), Points.ZERO, id("x")))
                .withMessageContaining("shares");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> booking.reverse(A, earned, Points.ZERO, Reversed.NOTHING, id("x")))
                .withMessageContaining("points");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> booking.reverse(A, till.entry(A, "b"), Points.of(1), Reversed.NOTHING, id("x")))
                .withMessageContaining("earned");
    }

    @Test
    void whatWasTakenBackOfAnOrderIsNotEarnedAndCannotBeTakenBackAgain() {
        till.earn(A, "e", "5");
        LedgerEntry earned = till.entry(A, "e");
        till.booked(persona(A), booking -> booking.reverse(A, earned, Points.of(2), Reversed.NOTHING, id("x")));
        Booking booking = till.booking(persona(A));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> booking.reverse(A, till.entry(A, "x"), Points.of(1), Reversed.NOTHING, id("y")))
                .withMessageContaining("earned");
    }

    @Test
    void theOutcomeTellsWhatWasBooked() {
        Booked credited = till.credit(A, EntryKind.BOOST, "b", "5");
        Booked redeemed = till.day(1).redeem(persona(A), "r", "2");

        assertThat(List.of(credited.id(), redeemed.id())).containsExactly("b", "r");
        assertThat(List.of(credited.kind(), redeemed.kind())).containsExactly(EntryKind.BOOST, EntryKind.REDEMPTION);
        assertThat(List.of(credited.points(), redeemed.points())).containsExactly(Points.of(5), Points.of(-2));
        assertThat(List.of(credited.balance(), redeemed.balance())).containsExactly(Points.of(5), Points.of(3));
    }

    @Test
    void aProfileIsHeldOnce() {
        List<Held> twice = List.of(new Held(A, "k", ProfileWallet.empty()), new Held(A, "k", ProfileWallet.empty()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Booking.of(twice, till.world::page, till.policy, till.now()))
                .withMessageContaining("twice");
    }
}
