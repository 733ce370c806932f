package org.persona4j.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.wallet.Till.A;
import static org.persona4j.wallet.Till.B;
import static org.persona4j.wallet.Till.BOTH;
import static org.persona4j.wallet.Till.id;
import static org.persona4j.wallet.Till.persona;

import org.junit.jupiter.api.Test;
import org.persona4j.wallet.BookingOutcome.Booked;
import org.persona4j.wallet.BookingOutcome.Reason;
import org.persona4j.wallet.BookingOutcome.Refused;

/** Adjustments, zero, and debts that come of them and are settled. */
class AdjustmentTest {
    private final Till till = new Till();

    private static WalletPolicy belowZero(BelowZero rule) {
        return WalletPolicy.builder().belowZero(rule).build();
    }

    @Test
    void whatIsOwedCannotBeSpent() {
        till.policy(belowZero(BelowZero.ALLOW));
        till.booked(persona(A), booking -> booking.adjust(A, Points.of(-4), id("a")));
        till.day(1).credit(B, EntryKind.LEGACY, "x", "10");

        BookingOutcome outcome = till.call(BOTH, booking -> booking.redeem(A, Points.of(7), id("r")));

        assertThat(outcome).isEqualTo(new Refused(Reason.INSUFFICIENT, Points.of(6), Points.of(6)));
    }

    @Test
    void anAdjustmentBelowZeroIsRefusedUnlessThePolicySaysOtherwise() {
        till.credit(A, EntryKind.LEGACY, "x", "3");

        BookingOutcome outcome = till.call(persona(A), booking -> booking.adjust(A, Points.of(-5), id("a")));

        assertThat(outcome).isEqualTo(new Refused(Reason.BELOW_ZERO, Points.of(3), Points.of(3)));
    }

    @Test
    void anAdjustmentBelowZeroThatIsAllowedIsADebtOfWhomItNames() {
        till.policy(belowZero(BelowZero.ALLOW)).credit(A, EntryKind.LEGACY, "x", "3");

        Booked booked = till.booked(BOTH, booking -> booking.adjust(B, Points.of(-5), id("a")));

        assertThat(booked.debtChange()).isEqualTo(Points.of(2));
        assertThat(till.balance(A)).isEqualTo("0.00");
        assertThat(till.balance(B)).isEqualTo("-2.00");
    }

    @Test
    void anAdjustmentToZeroTakesWhatIsThere() {
        till.policy(belowZero(BelowZero.ZERO)).credit(A, EntryKind.LEGACY, "x", "3");

        Booked booked = till.booked(persona(A), booking -> booking.adjust(A, Points.of(-5), id("a")));

        assertThat(booked.points()).isEqualTo(Points.of(-3));
        assertThat(booked.writtenOff()).isEqualTo(Points.of(2));
        assertThat(till.entry(A, "a").writtenOff()).contains(Points.of(2));
    }

    @Test
    void anAdjustmentThatTakesNothingIsInTheLedgerAllTheSame() {
        till.policy(belowZero(BelowZero.ZERO));

        Booked booked = till.booked(BOTH, booking -> booking.adjust(B, Points.of(-5), id("a")));

        assertThat(booked.profiles()).containsExactly(B);
        assertThat(till.entry(B, "a").points()).isEqualTo(Points.ZERO);
    }

    @Test
    void anAdjustmentAboveZeroOpensALot() {
        till.booked(persona(A), booking -> booking.adjust(A, Points.of(5), id("a")));

        assertThat(till.entry(A, "a").life()).contains(LotLife.never());
        assertThat(till.left(A, "a")).isEqualTo("5.00");
    }

    @Test
    void whatIsGivenSettlesTheProfilesOwnDebtFirst() {
        till.policy(belowZero(BelowZero.ALLOW));
        till.booked(persona(A), booking -> booking.adjust(A, Points.of(-4), id("a")));

        Booked booked = till.day(1).earn(A, "e", "10");

        assertThat(booked.debtChange()).isEqualTo(Points.of(-4));
        assertThat(till.left(A, "e")).isEqualTo("6.00");
        assertThat(till.balance(A)).isEqualTo("6.00");
    }

    @Test
    void whatIsGivenLeavesTheDebtsOfOthersAlone() {
        till.policy(belowZero(BelowZero.ALLOW));
        till.booked(persona(A), booking -> booking.adjust(A, Points.of(-4), id("a")));

        till.booked(BOTH, booking -> booking.credit(B, EntryKind.EARNED, Points.of(10), id("e")));

        assertThat(till.balance(A)).isEqualTo("-4.00");
        assertThat(till.balance(B)).isEqualTo("10.00");
    }

    @Test
    void whatOnlySettlesADebtOpensNoLot() {
        till.policy(belowZero(BelowZero.ALLOW));
        till.booked(persona(A), booking -> booking.adjust(A, Points.of(-4), id("a")));

        till.day(1).earn(A, "e", "3");

        assertThat(till.entry(A, "e").life()).isEmpty();
        assertThat(till.balance(A)).isEqualTo("-1.00");
    }

    @Test
    void zeroIsExactlyNothingForEveryProfileByItself() {
        till.policy(belowZero(BelowZero.ALLOW));
        till.booked(persona(A), booking -> booking.adjust(A, Points.of(-4), id("a")));
        till.day(1).earn(B, "e", "10");

        Booked booked = till.booked(BOTH, booking -> booking.zero(A, id("z")));

        assertThat(booked.points()).isEqualTo(Points.of(-6));
        assertThat(till.balance(A)).isEqualTo("0.00");
        assertThat(till.balance(B)).isEqualTo("0.00");
    }
}
