package org.persona4j.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.internal.StoredForm.assertReadsBack;
import static org.persona4j.internal.StoredForm.json;
import static org.persona4j.wallet.Till.A;
import static org.persona4j.wallet.Till.id;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What the values of this room but entries may be, and how they are written. */
class WalletValuesTest {
    private static final Instant T0 = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void aLifeIsWrittenAsAWord() {
        assertThat(json(LotLife.never())).isEqualTo("\"never\"");
        assertThat(json(LotLife.inactivity(365))).isEqualTo("\"inactivity-365\"");
        assertReadsBack(LotLife.fixed(90), LotLife.class);
    }

    @Test
    void aLifeThatIsNoneIsRefused() {
        assertThat(List.of("", "fixed", "fixed-", "fixed-0", "fixed--1", "inactivity-36501", "never-1", "Fixed-3"))
                .allSatisfy(code -> assertThatIllegalArgumentException().isThrownBy(() -> LotLife.ofCode(code)));
    }

    @Test
    void aLifeIsFrom1To36500DaysOrForEver() {
        assertThat(List.of(1, 36_500)).allSatisfy(days -> {
            assertThat(LotLife.fixed(days)).hasToString("fixed-" + days);
            assertThat(LotLife.inactivity(days)).hasToString("inactivity-" + days);
        });
        assertThat(List.of(-1, 0, 36_501)).allSatisfy(days -> {
            assertThatIllegalArgumentException().isThrownBy(() -> LotLife.fixed(days));
            assertThatIllegalArgumentException().isThrownBy(() -> LotLife.inactivity(days));
        });
        assertThat(List.of(-1, 1))
                .allSatisfy(days ->
                        assertThatIllegalArgumentException().isThrownBy(() -> new LotLife(LotLife.Rule.NEVER, days)));
    }

    @Test
    void theLastDayIsCountedFromTheDayOfOpeningOrTheLaterTransaction() {
        LocalDate day = LocalDate.parse("2026-02-27");

        assertThat(LotLife.never().lastDay(day, Optional.of(day))).isEmpty();
        assertThat(LotLife.fixed(2).lastDay(day, Optional.of(day.plusDays(5)))).contains(day.plusDays(2));
        assertThat(LotLife.inactivity(2).lastDay(day, Optional.empty())).contains(day.plusDays(2));
        assertThat(LotLife.inactivity(2).lastDay(day, Optional.of(day.plusDays(5))))
                .contains(day.plusDays(7));
        assertThat(LotLife.inactivity(2).lastDay(day, Optional.of(day.minusDays(5))))
                .contains(day.plusDays(2));
    }

    @Test
    void aClassIsWrittenAsItsKindAndLife() {
        LotClass lotClass = new LotClass(EntryKind.REDEMPTION_REFUND, LotLife.inactivity(7));

        assertThat(json(lotClass)).isEqualTo("\"redemption_refund/inactivity-7\"");
        assertThat(lotClass).hasToString("redemption_refund/inactivity-7");
        assertReadsBack(lotClass, LotClass.class);
        assertThatIllegalArgumentException().isThrownBy(() -> LotClass.ofCode("earned"));
    }

    @Test
    void codesOfEnumsReadBack() {
        for (EntryKind kind : EntryKind.values()) {
            assertThat(EntryKind.ofCode(kind.code())).isEqualTo(kind);
            assertThat(kind.label()).isNotBlank();
        }
        for (BelowZero rule : BelowZero.values()) {
            assertThat(BelowZero.ofCode(rule.code())).isEqualTo(rule);
        }
        for (RefundShortfall rule : RefundShortfall.values()) {
            assertThat(RefundShortfall.ofCode(rule.code())).isEqualTo(rule);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> EntryKind.ofCode("EARNED"));
    }

    @Test
    void rowsAreWrittenAsNumbers() {
        assertThat(json(new LotRun(3, 9, Points.parse("1.5")))).isEqualTo("[3,9,150]");
        assertThat(json(new SequenceRange(3, 9))).isEqualTo("[3,9]");
    }

    @Test
    void rowsOfNothingAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LotRun(3, 2, Points.of(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new LotRun(-1, 2, Points.of(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new LotRun(1, 2, Points.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new SequenceRange(3, 3));
    }

    @Property(tries = 500)
    void rangesWithoutSomeNumbersHoldAllOthers(
            @ForAll @Size(max = 5) List<@LongRange(max = 20) Long> starts,
            @ForAll @LongRange(max = 25) long from,
            @ForAll @LongRange(max = 25) long to) {
        List<SequenceRange> ranges = SequenceRange.joined(starts.stream()
                .map(start -> new SequenceRange(start, start + 3))
                .toList());

        List<SequenceRange> left = SequenceRange.without(ranges, from, to);

        for (int range = 1; range < ranges.size(); range++) {
            assertThat(ranges.get(range - 1).to()).isLessThan(ranges.get(range).from());
        }
        for (long number = 0; number < 30; number++) {
            long each = number;
            boolean before = starts.stream().anyMatch(start -> start <= each && each < start + 3);
            assertThat(ranges.stream().anyMatch(range -> range.contains(each))).isEqualTo(before);
            assertThat(left.stream().anyMatch(range -> range.contains(each)))
                    .isEqualTo(before && !(from <= each && each < to));
        }
    }

    @Test
    void theStandardPolicyIsThatOfTheField() {
        WalletPolicy policy = WalletPolicy.standard();

        assertThat(policy.life(EntryKind.EARNED)).isEqualTo(LotLife.inactivity(365));
        assertThat(policy.life(EntryKind.BOOST)).isEqualTo(LotLife.never());
        assertThat(policy.belowZero()).isEqualTo(BelowZero.REFUSE);
        assertThat(policy.refundShortfall()).isEqualTo(RefundShortfall.WRITE_OFF);
        assertReadsBack(policy, WalletPolicy.class);
    }

    @Test
    void aPolicyOfWhichNothingIsSaidIsTheStandardOne() {
        WalletPolicy policy = WalletPolicy.builder().build();

        assertThat(policy).isEqualTo(WalletPolicy.standard());
        assertThat(policy.lives()).containsExactly(Map.entry(EntryKind.EARNED, LotLife.inactivity(365)));
    }

    @Test
    void aPolicyReadsBackAndIsWrittenInOneWay() {
        WalletPolicy policy = WalletPolicy.builder()
                .lives(Map.of(EntryKind.LEGACY, LotLife.fixed(9), EntryKind.EARNED, LotLife.never()))
                .belowZero(BelowZero.ALLOW)
                .zone(ZoneId.of("America/New_York"))
                .build();

        assertReadsBack(policy, WalletPolicy.class);
        assertThat(json(policy))
                .isEqualTo("{\"lives\":{\"earned\":\"never\",\"legacy\":\"fixed-9\"},\"belowZero\":\"allow\","
                        + "\"refundShortfall\":\"write_off\",\"zone\":\"America/New_York\"}");
    }

    @Test
    void onlyWhatIsGivenHasALifeInAPolicy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WalletPolicy.builder()
                        .lives(Map.of(EntryKind.REDEMPTION, LotLife.never()))
                        .build())
                .withMessageContaining("redemption");
    }

    @Test
    void idsOfTheLibraryAreNobodyElses() {
        assertThat(List.of("order:1", "refund:1", "expiry:a:1")).allSatisfy(id -> {
            assertThat(EntryIds.isOwn(id)).isTrue();
            assertThatIllegalArgumentException().isThrownBy(() -> EntryIds.check(id));
        });
        assertThat(EntryIds.ofOrder("1")).isEqualTo("order:1");
        assertThat(EntryIds.ofRefund("1")).isEqualTo("refund:1");
        assertThat(EntryIds.check("order-1")).isEqualTo("order-1");
    }

    @Test
    void idsAndNotesAreTextsOfABoundedLength() {
        assertThat(EntryIds.check("x".repeat(128))).hasSize(128);
        assertThat(List.of("", "x".repeat(129), "a\nb", "\uD800"))
                .allSatisfy(id -> assertThatIllegalArgumentException().isThrownBy(() -> EntryIds.check(id)));
        assertThatIllegalArgumentException().isThrownBy(() -> id("x".repeat(145)));
        assertThatIllegalArgumentException().isThrownBy(() -> id("e").withNote("x".repeat(201)));
        assertThatIllegalArgumentException().isThrownBy(() -> id("e").withOrderId(""));
        assertThatIllegalArgumentException().isThrownBy(() -> id("e").withRefersTo("x".repeat(145)));
    }

    @Test
    void theEmptyWalletIsWrittenShortly() {
        assertThat(json(ProfileWallet.empty())).isEqualTo("{\"entries\":0,\"balance\":0,\"debt\":0}");
        assertReadsBack(ProfileWallet.empty(), ProfileWallet.class);
    }

    @Test
    void aWalletIsWrittenWithWhatIsOpen() {
        Till till = new Till();
        till.earn(A, "e1", "5");
        till.day(1).earn(A, "e2", "5");
        till.redeem(Till.persona(A), "r", "2");

        assertThat(json(till.world.wallet(A)))
                .isEqualTo(
                        "{\"entries\":3,\"lastAt\":\"2026-01-02T12:00:00.000001Z\",\"balance\":800,\"debt\":0,"
                                + "\"lots\":{\"earned/inactivity-365\":{\"whole\":[[1,2]],\"parts\":{\"0\":300},\"sum\":800,"
                                + "\"since\":\"2026-01-01T12:00:00Z\",\"lastLot\":1,\"lastOpenedAt\":\"2026-01-02T12:00:00Z\"}}}");
    }

    @Test
    void aWalletWhoseBalanceIsNotThatOfItsLotsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileWallet.builder()
                        .from(ProfileWallet.empty())
                        .balance(Points.of(1))
                        .build())
                .withMessageContaining("balance");
    }

    @Test
    void aWalletTellsWhenItsLastEntryWasIfItHasOne() {
        ProfileWallet.Builder wallet = ProfileWallet.builder().from(ProfileWallet.empty());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> wallet.entries(1).build())
                .withMessageContaining("lastAt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wallet.entries(-1).lastAt(T0).build())
                .withMessageContaining("entries");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wallet.entries(0).lastAt(T0).build())
                .withMessageContaining("lastAt");
        assertThat(wallet.entries(1).lastAt(T0).build().lastAt()).contains(T0);
    }

    @Test
    void aWalletOwesNothingOrMore() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileWallet.empty().owing(Points.of(-1)))
                .withMessageContaining("debt");
    }

    @Test
    void lotsOfWhichNothingIsLeftAreKeptInMindOnlyIfTransactionsProlongTheirKind() {
        Till till = new Till();
        till.credit(A, EntryKind.LEGACY, "l", "5");
        till.earn(A, "e", "5");

        till.day(1).redeem(Till.persona(A), "r", "10");

        assertThat(till.world.wallet(A).lots())
                .containsOnlyKeys(new LotClass(EntryKind.EARNED, LotLife.inactivity(365)));
    }

    @Test
    void whatWasAskedBackIsNeverLessThanWhatExpiredOfIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Reversed(Points.of(1), Points.of(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Reversed(Points.of(1), Points.of(-1)));
        assertReadsBack(new Reversed(Points.of(2), Points.of(1)), Reversed.class);
    }

    @Test
    void aShareIsOfARedemption() {
        Till till = new Till();
        till.earn(A, "e", "5");

        assertThatIllegalArgumentException().isThrownBy(() -> new RedemptionShare(A, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new RedemptionShare(A, till.entries(A, "e")));
    }

    @Test
    void lotsThatOverlapAreRefused() {
        OpenLots.Builder lots = new OpenLots.Builder().sum(Points.of(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> lots.whole(List.of(new SequenceRange(0, 2), new SequenceRange(2, 3)))
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lots.whole(List.of(new SequenceRange(0, 2)))
                        .parts(Map.of(1L, Points.of(1)))
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lots.whole(List.of()).parts(Map.of()).build());
    }
}
