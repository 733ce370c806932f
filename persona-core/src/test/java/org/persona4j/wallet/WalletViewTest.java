package org.persona4j.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;
import static org.persona4j.wallet.Till.A;
import static org.persona4j.wallet.Till.B;
import static org.persona4j.wallet.Till.BOTH;
import static org.persona4j.wallet.Till.FIRST;
import static org.persona4j.wallet.Till.id;
import static org.persona4j.wallet.Till.persona;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.ProfileId;
import org.persona4j.wallet.Wallet.OpenPoints;
import org.persona4j.wallet.Wallet.Part;

/** What is read of wallets. */
class WalletViewTest {
    private static final WalletPolicy TEN_DAYS = WalletPolicy.builder()
            .lives(Map.of(EntryKind.EARNED, LotLife.inactivity(10), EntryKind.BOOST, LotLife.fixed(10)))
            .belowZero(BelowZero.ALLOW)
            .build();

    private final Till till = new Till().policy(TEN_DAYS);

    private WalletView view(Set<ProfileId> profiles) {
        return till.world.view(profiles, till.policy);
    }

    @Test
    void aWalletTellsUntilWhenItsPointsLast() {
        till.earn(A, "e", "5");
        till.credit(B, EntryKind.BOOST, "b", "3");
        till.credit(B, EntryKind.LEGACY, "l", "2");
        till.day(4).touch(BOTH, 4);

        Wallet wallet = till.wallet(A, B);

        assertThat(wallet.open())
                .extracting(OpenPoints::kind, OpenPoints::lastDay, OpenPoints::points)
                .containsExactly(
                        tuple(EntryKind.BOOST, Optional.of(FIRST.plusDays(10)), Points.of(3)),
                        tuple(EntryKind.EARNED, Optional.of(FIRST.plusDays(14)), Points.of(5)),
                        tuple(EntryKind.LEGACY, Optional.empty(), Points.of(2)));
        assertThat(wallet.expiring()).containsOnlyKeys(FIRST.plusDays(10), FIRST.plusDays(14));
    }

    @Test
    void lotsOfOneKindAreToldByTheDaysOnWhichTheyEnd() {
        till.credit(A, EntryKind.BOOST, "b0", "1");
        till.credit(A, EntryKind.BOOST, "b1", "2");
        till.day(3).credit(A, EntryKind.BOOST, "b2", "4");
        till.redeem(persona(A), "r", "0.50");

        Wallet wallet = till.wallet(A);

        assertThat(wallet.expiring())
                .containsOnly(entry(FIRST.plusDays(10), Points.parse("2.50")), entry(FIRST.plusDays(13), Points.of(4)));
    }

    @Test
    void aWalletTellsWhichProfileHasWhat() {
        till.earn(A, "e", "5");
        till.booked(persona(B), booking -> booking.adjust(B, Points.of(-7), id("a")));

        Wallet wallet = till.wallet(A, B);

        assertThat(wallet.parts())
                .containsExactly(new Part(A, Points.of(5), Points.ZERO), new Part(B, Points.of(-7), Points.of(7)));
        assertThat(wallet.balance()).isEqualTo(Points.of(-2));
        assertThat(wallet.debt()).isEqualTo(Points.of(7));
        assertThat(wallet.spendable()).isEqualTo(Points.ZERO);
    }

    @Test
    void whatExpiredIsGoneWhetherOrNotItWasBooked() {
        till.earn(A, "e", "5");
        till.day(11);

        assertThat(till.balance(A)).isEqualTo("0.00");
        assertThat(view(persona(A)).pendingExpirations(till.now())).isEqualTo(1);
        till.settle(persona(A));
        assertThat(till.balance(A)).isEqualTo("0.00");
        assertThat(view(persona(A)).pendingExpirations(till.now())).isZero();
    }

    @Test
    void thePastIsAsItWas() {
        till.earn(A, "e", "5");
        till.day(2).redeem(persona(A), "r", "3");

        assertThat(view(BOTH).balanceAt(Till.noon(0).minusNanos(1))).isEqualTo(Points.ZERO);
        assertThat(view(BOTH).balanceAt(Till.noon(0))).isEqualTo(Points.of(5));
        assertThat(view(BOTH).balanceAt(Till.noon(1))).isEqualTo(Points.of(5));
        assertThat(view(BOTH).balancesAt(Till.noon(2)))
                .containsEntry(A, Points.of(2))
                .containsEntry(B, Points.ZERO);
    }

    @Test
    void aWalletOfThePastHasTheLotsOfThen() {
        till.earn(A, "e1", "5");
        till.day(1).earn(A, "e2", "3");
        till.day(2).redeem(persona(A), "r", "8");
        till.day(3)
                .booked(
                        persona(A),
                        booking -> booking.refundRedemption(
                                List.of(till.share(A, "r")), Points.of(8), Points.ZERO, id("b")));
        till.day(4).redeem(persona(A), "r2", "6.50");

        assertThat(at(Till.noon(0).minusNanos(1)).open()).isEmpty();
        assertThat(at(Till.noon(0)).balance()).isEqualTo(Points.of(5));
        assertThat(at(Till.noon(2)).open()).isEmpty();
        assertThat(at(Till.noon(3)).expiring())
                .containsOnly(entry(FIRST.plusDays(10), Points.of(5)), entry(FIRST.plusDays(11), Points.of(3)));
        assertThat(at(Till.noon(4)).expiring()).containsOnly(entry(FIRST.plusDays(11), Points.parse("1.50")));
        assertThat(at(Till.noon(11)).balance()).isEqualTo(Points.parse("1.50"));
        assertThat(at(Till.noon(12)).balance()).isEqualTo(Points.ZERO);
    }

    private Wallet at(Instant moment) {
        return view(persona(A)).walletAt(moment, till.world::touchedBy);
    }

    @Test
    void whatWasBookedPrintsNoWordOfTheCaller() {
        assertThat(till.earn(A, "xanthippe", "5").toString())
                .contains("earned 5.00", "of [a]")
                .doesNotContain("xan");
    }

    @Test
    void aLineIsOfAllSharesOfAnEntry() {
        till.credit(A, EntryKind.LEGACY, "x", "3");
        till.credit(B, EntryKind.LEGACY, "y", "10");
        till.day(1).redeem(BOTH, "r", "5");

        TimelineLine line = view(BOTH).timeline(till.now(), 1).lines().get(0);

        assertThat(line.id()).isEqualTo("r");
        assertThat(line.kind()).isEqualTo(EntryKind.REDEMPTION);
        assertThat(line.points()).isEqualTo(Points.of(-5));
        assertThat(line.balanceAfter()).isEqualTo(Points.of(8));
        assertThat(line.shares()).containsOnlyKeys(A, B);
        assertThat(line.isDerived()).isFalse();
    }

    @Test
    void aLineIsOfEntries() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimelineLine(Points.ZERO, Points.ZERO, false, new TreeMap<>()))
                .withMessageContaining("shares");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new TimelineLine(Points.ZERO, Points.ZERO, false, new TreeMap<>(Map.of(A, List.of()))))
                .withMessageContaining("shares");
    }

    @Test
    void apartEverySideTellsItsOwnShare() {
        till.credit(A, EntryKind.LEGACY, "x", "3");
        till.credit(B, EntryKind.LEGACY, "y", "10");
        till.day(1).redeem(BOTH, "r", "5");

        TimelineLine line = view(persona(B)).timeline(till.now(), 1).lines().get(0);

        assertThat(line.points()).isEqualTo(Points.of(-2));
        assertThat(line.entry().total()).isEqualTo(Points.of(-5));
    }

    @Test
    void whatExpiredAndIsNotBookedIsALineTheSameAsAfterwards() {
        till.earn(A, "e", "5");
        till.day(20);

        TimelineLine before = view(persona(A)).timeline(till.now(), 1).lines().get(0);
        till.settle(persona(A));
        TimelineLine after = view(persona(A)).timeline(till.now(), 1).lines().get(0);

        assertThat(before.isDerived()).isTrue();
        assertThat(after.isDerived()).isFalse();
        assertThat(before.shares()).isEqualTo(after.shares());
    }

    @Test
    void pagesFollowEachOther() {
        for (int day = 0; day < 5; day++) {
            till.day(day).credit(A, EntryKind.LEGACY, "l" + day, "1");
        }

        TimelinePage first = view(persona(A)).timeline(till.now(), 2);
        TimelinePage second = view(persona(A)).timeline(till.now(), first.next().orElseThrow(), 3);

        assertThat(first.lines()).extracting(TimelineLine::id).containsExactly("l4", "l3");
        assertThat(second.lines()).extracting(TimelineLine::id).containsExactly("l2", "l1", "l0");
        assertThat(second.lines()).extracting(TimelineLine::balanceAfter).startsWith(Points.of(3));
        assertThat(second.next()).isEmpty();
    }

    @Test
    void aWalletInWhichNothingEverWasHasAnEmptyTimeline() {
        TimelinePage page = view(persona(A)).timeline(till.now(), 10);

        assertThat(page.lines()).isEmpty();
        assertThat(page.next()).isEmpty();
        assertThat(till.balance(A)).isEqualTo("0.00");
    }

    @Test
    void aCursorIsAText() {
        TimelineCursor cursor = new TimelineCursor(Instant.parse("2026-01-01T00:00:00.000001Z"), "a/b");

        assertThat(TimelineCursor.parse(cursor.text())).isEqualTo(cursor);
        assertThat(cursor).hasToString("TimelineCursor[2026-01-01T00:00:00.000001Z]");
        assertThat(List.of("", "x", "/x", "2026/x"))
                .allSatisfy(text -> assertThatIllegalArgumentException().isThrownBy(() -> TimelineCursor.parse(text)));
    }

    @Test
    void aCursorIsNoLongerThanATimeAndAnIdCanBe() {
        String time = "+999999999-12-31T23:59:59.999999999Z/";
        int rest = 40 + EntryIds.MAX_OWN_LENGTH - time.length();

        assertThat(TimelineCursor.parse(time + "x".repeat(rest)).id()).hasSize(rest);
        assertThatIllegalArgumentException().isThrownBy(() -> TimelineCursor.parse(time + "x".repeat(rest + 1)));
    }

    @Test
    void aPageHasABoundedLength() {
        WalletView view = view(persona(A));

        assertThatIllegalArgumentException().isThrownBy(() -> view.timeline(till.now(), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> view.timeline(till.now(), 1001));
    }

    @Test
    void entriesThatWereAddedAfterTheWalletWasReadDoNotCount() {
        till.earn(A, "e1", "5");
        List<Held> before = till.world.held(persona(A));
        till.day(1).earn(A, "e2", "5");

        WalletView view = WalletView.of(before, till.world::page, till.policy.zone());

        assertThat(view.balanceAt(till.now())).isEqualTo(Points.of(5));
        assertThat(view.timeline(till.now(), 10).lines())
                .extracting(TimelineLine::id)
                .containsExactly("e1");
    }
}
