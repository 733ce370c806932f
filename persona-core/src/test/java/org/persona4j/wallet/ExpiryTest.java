package org.persona4j.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.persona4j.wallet.Till.A;
import static org.persona4j.wallet.Till.B;
import static org.persona4j.wallet.Till.FIRST;
import static org.persona4j.wallet.Till.id;
import static org.persona4j.wallet.Till.persona;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** How long points last. */
class ExpiryTest {
    private static final WalletPolicy TEN_DAYS = WalletPolicy.builder()
            .lives(Map.of(EntryKind.EARNED, LotLife.inactivity(10), EntryKind.BOOST, LotLife.fixed(10)))
            .build();

    private final Till till = new Till().policy(TEN_DAYS);

    private static Instant midnight(int day) {
        return FIRST.plusDays(day).atStartOfDay(TEN_DAYS.zone()).toInstant();
    }

    @Test
    void aLotLastsToTheEndOfItsLastDay() {
        till.earn(A, "e", "5");

        WalletView view = till.world.view(persona(A), till.policy);

        assertThat(view.balanceAt(midnight(11).minusNanos(1))).isEqualTo(Points.of(5));
        assertThat(view.balanceAt(midnight(11))).isEqualTo(Points.ZERO);
    }

    @Test
    void daysEndWhereTheRetailerIs() {
        till.policy(WalletPolicy.builder()
                .lives(Map.of(EntryKind.EARNED, LotLife.fixed(1)))
                .zone(ZoneId.of("Pacific/Auckland"))
                .build());
        till.at(Instant.parse("2026-04-04T11:30:00Z")).earn(A, "e", "5");

        WalletView view = till.world.view(persona(A), till.policy);

        // it is the 5th there, on which the clocks go back an hour
        assertThat(view.balanceAt(Instant.parse("2026-04-06T11:59:59Z"))).isEqualTo(Points.of(5));
        assertThat(view.balanceAt(Instant.parse("2026-04-06T12:00:00Z"))).isEqualTo(Points.ZERO);
    }

    @Test
    void aTransactionProlongsWhatIsThere() {
        till.earn(A, "e", "5");

        till.day(8).touch(persona(A), 8);

        assertThat(till.wallet(A).expiring()).containsOnlyKeys(FIRST.plusDays(18));
    }

    @Test
    void oneTransactionAfterTheOtherProlongsWhatIsThere() {
        till.earn(A, "e", "5");

        till.day(8).touch(persona(A), 8);
        till.day(16).touch(persona(A), 16);

        assertThat(till.day(26).balance(A)).isEqualTo("5.00");
        assertThat(till.day(27).balance(A)).isEqualTo("0.00");
    }

    @Test
    void aTransactionDoesNotProlongALotOfFixedLife() {
        till.credit(A, EntryKind.BOOST, "b", "5");
        till.earn(A, "e", "5");

        till.day(8).touch(persona(A), 8);

        assertThat(till.wallet(A).expiring()).containsOnlyKeys(FIRST.plusDays(10), FIRST.plusDays(18));
    }

    @Test
    void aTransactionProlongsThePointsOfAllProfilesOfThePersona() {
        till.earn(A, "e", "5");

        till.day(8).touch(persona(A, B), 8);

        assertThat(till.day(18).balance(A)).isEqualTo("5.00");
    }

    @Test
    void aTransactionOfEarlierDoesNotShortenWhatALaterOneGave() {
        till.earn(A, "e", "5");
        till.day(8).touch(persona(A), 8);

        till.touch(persona(A), 3);

        assertThat(till.wallet(A).expiring()).containsOnlyKeys(FIRST.plusDays(18));
    }

    @Test
    void aTransactionOfTomorrowCountsAsOneOfToday() {
        till.earn(A, "e", "5");

        till.day(8).touch(persona(A), 9);

        assertThat(till.wallet(A).expiring()).containsOnlyKeys(FIRST.plusDays(18));
    }

    @Test
    void aTransactionThatIsToldTooLateRevivesNothing() {
        till.earn(A, "e", "5");

        till.day(12).touch(persona(A), 9);

        assertThat(till.balance(A)).isEqualTo("0.00");
        assertThat(till.world.ledger(A)).last().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(EntryKind.EXPIRATION);
            assertThat(entry.at()).isEqualTo(midnight(11));
        });
    }

    @Test
    void aWalletInWhichNothingCanBeProlongedKeepsNoTransaction() {
        till.earn(A, "e", "5");
        till.redeem(persona(A), "r", "5");
        till.day(8).credit(A, EntryKind.BOOST, "b", "5");

        till.touch(persona(A), 8);

        assertThat(till.world.wallet(A).touchedOn()).isEmpty();
    }

    @Test
    void whatExpiredIsBookedBeforeAnythingElse() {
        till.earn(A, "e1", "5");

        till.day(20).earn(A, "e2", "1");

        assertThat(till.world.ledger(A))
                .extracting(LedgerEntry::kind)
                .containsExactly(EntryKind.EARNED, EntryKind.EXPIRATION, EntryKind.EARNED);
        LedgerEntry expired = till.world.ledger(A).get(1);
        assertThat(expired.id()).isEqualTo("expiry:a:1");
        assertThat(expired.points()).isEqualTo(Points.of(-5));
        assertThat(expired.by()).isEmpty();
    }

    @Test
    void whatExpiresAtOneMomentIsOneEntry() {
        till.earn(A, "e", "5");
        till.credit(A, EntryKind.BOOST, "b", "1");

        till.day(20).settle(persona(A));

        assertThat(till.world.ledger(A)).last().satisfies(entry -> {
            assertThat(entry.points()).isEqualTo(Points.of(-6));
            assertThat(entry.took().keySet()).hasSize(2);
        });
    }

    @Test
    void whatExpiresCanBeBookedInSteps() {
        for (int day = 0; day < 5; day++) {
            till.day(day).credit(A, EntryKind.BOOST, "b" + day, "1");
        }
        Booking booking = till.day(30).booking(persona(A));

        assertThat(booking.pendingExpirations()).isEqualTo(5);
        assertThat(booking.settle(2)).isEqualTo(2);
        assertThat(booking.pendingExpirations()).isEqualTo(3);
        assertThat(booking.entries().get(A)).hasSize(2);
        assertThat(booking.balance()).isEqualTo(Points.ZERO);
    }

    @Test
    void aLotKeepsTheLifeItWasOpenedWith() {
        till.earn(A, "e", "5");

        till.policy(WalletPolicy.standard());

        assertThat(till.day(12).balance(A)).isEqualTo("0.00");
    }

    @Test
    void whatIsLeftOfALotAndTheWholeOnesAfterItExpireAsTwoRows() {
        till.earn(A, "e0", "5");
        till.earn(A, "e1", "5");
        till.earn(A, "e2", "5");
        till.redeem(persona(A), "r", "2");

        till.day(20).settle(persona(A));

        assertThat(till.world.ledger(A))
                .last()
                .satisfies(entry -> assertThat(entry.took().values())
                        .containsExactly(List.of(LotRun.of(0, Points.of(3)), new LotRun(1, 2, Points.of(10)))));
    }

    @Test
    void lotsThatAllEndOnOneDayAreToldAndBookedWithoutReadingThem() {
        for (int lot = 0; lot < 100; lot++) {
            till.earn(A, "e" + lot, "2");
        }
        till.world.pagesRead();

        SortedMap<LocalDate, Points> expiring = till.day(5).wallet(A).expiring();
        int pagesTold = till.world.pagesRead();
        till.day(20).settle(persona(A));

        assertThat(expiring).containsOnly(entry(FIRST.plusDays(10), Points.of(200)));
        assertThat(pagesTold).isZero();
        assertThat(till.world.pagesRead()).isLessThanOrEqualTo(1);
    }

    @Test
    void manyRowsOfLotsThatExpireAtOnceAreSeveralPartsOfOneEntry() {
        for (int lot = 0; lot < 80; lot++) {
            till.earn(A, "e" + lot, "2");
            LedgerEntry earned = till.entry(A, "e" + lot);
            if (lot % 2 == 0) {
                till.booked(
                        persona(A),
                        booking -> booking.reverse(A, earned, Points.of(1), Reversed.NOTHING, id("x" + earned.id())));
            }
        }

        till.day(20).settle(persona(A));

        List<LedgerEntry> parts = till.world.ledger(A).stream()
                .filter(entry -> entry.kind() == EntryKind.EXPIRATION)
                .toList();
        assertThat(parts).hasSize(3);
        assertThat(parts).extracting(LedgerEntry::total).containsOnly(Points.of(-120));
        assertThat(parts).extracting(LedgerEntry::at).containsOnly(midnight(11));
        assertThat(parts).extracting(LedgerEntry::id).containsOnly(parts.get(0).id());
        assertThat(till.balance(A)).isEqualTo("0.00");
    }

    @Test
    void aWalletThatIsNotThatOfItsLedgerIsAnError() {
        till.earn(A, "e", "5");
        LotClass earned = new LotClass(EntryKind.EARNED, LotLife.inactivity(10));
        ProfileWallet wallet = till.world.wallet(A);
        OpenLots empty = wallet.lots(earned).emptied();
        OpenLots wrong = empty.opened(7, Points.of(5), midnight(0));
        Booking booking = Booking.of(
                List.of(new Held(A, "k", wallet.having(earned, wrong))), till.world::page, TEN_DAYS, midnight(90));

        assertThatThrownBy(booking::settle).isInstanceOf(RuntimeException.class);
    }
}
