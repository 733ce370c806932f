package org.persona4j.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.internal.StoredForm.assertReadsBack;
import static org.persona4j.wallet.Till.id;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.internal.JsonCodec;

/** What entries of a ledger and their pages may be, and how they are written. */
class LedgerValuesTest {
    private static final Instant T0 = Instant.parse("2026-01-01T12:00:00Z");

    private static LedgerEntry.Builder credit(long sequence) {
        return LedgerEntry.builder()
                .sequence(sequence)
                .id("e" + sequence)
                .kind(EntryKind.BOOST)
                .points(Points.of(5))
                .total(Points.of(5))
                .at(T0.plusSeconds(sequence))
                .balanceAfter(Points.of(5))
                .life(LotLife.never());
    }

    private static List<LotRun> rows(int count) {
        return LongStream.range(0, count)
                .mapToObj(row -> LotRun.of(2 * row, Points.of(1)))
                .toList();
    }

    private static LedgerEntry exchange(int took, int gaveBack) {
        LotClass lotClass = new LotClass(EntryKind.BOOST, LotLife.never());
        return LedgerEntry.builder()
                .from(credit(0)
                        .points(Points.of(gaveBack - took + 5L))
                        .took(Map.of(lotClass, rows(took)))
                        .gaveBack(Map.of(lotClass, rows(gaveBack)))
                        .build())
                .build();
    }

    @Test
    void aNoteIsInNoText() {
        EntryDetails details = id("e").withNote("Rosalind called");
        LedgerEntry entry =
                credit(0).note("Rosalind called").by(WalletWorld.STAFF).build();

        assertThat(details.toString()).doesNotContain("Rosalind");
        assertThat(entry.toString()).doesNotContain("Rosalind");
        assertReadsBack(entry, LedgerEntry.class);
    }

    @Test
    void anEntryWhosePointsAreNotThoseOfItsLotsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> credit(0).life(Optional.empty()).build())
                .withMessageContaining("points of entry 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> credit(0).debtChange(Points.of(-5)).build())
                .withMessageContaining("points of entry 0");
    }

    @Test
    void theTextsOfAnEntryHaveABoundedLength() {
        String longest = "x".repeat(144);

        assertThat(credit(0).id(longest).refersTo(longest).build().refersTo()).contains(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> credit(0).id(longest + "x").build())
                .withMessageContaining("id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> credit(0).refersTo(longest + "x").build())
                .withMessageContaining("refersTo");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> credit(0).note("x".repeat(201)).build())
                .withMessageContaining("note");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> credit(0).orderId("x".repeat(129)).build())
                .withMessageContaining("orderId");
    }

    @Test
    void anEntryTellsOf32RowsAtMost() {
        assertThat(exchange(20, 12).openedWith()).isEqualTo(Points.of(5));
        assertThatIllegalArgumentException().isThrownBy(() -> exchange(20, 13)).withMessageContaining("32");
        assertThatIllegalArgumentException().isThrownBy(() -> exchange(33, 1)).withMessageContaining("32");
    }

    @Test
    void aPageHoldsEntriesThatFollowEachOther() {
        assertThat(new LedgerPage(List.of(credit(16).build(), credit(17).build())).entries())
                .hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> new LedgerPage(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LedgerPage(List.of(credit(1).build())));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new LedgerPage(List.of(credit(0).build(), credit(2).build())));
        assertThat(LedgerPage.numberOf(31)).isEqualTo(1);
    }

    @Test
    void aPageHolds16EntriesAtMost() {
        List<LedgerEntry> entries = new ArrayList<>();
        for (int sequence = 0; sequence < 17; sequence++) {
            entries.add(credit(sequence).build());
        }

        assertThat(new LedgerPage(entries.subList(0, 16)).entries()).hasSize(16);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LedgerPage(entries))
                .withMessageContaining("17");
    }

    @Test
    void aPageWithoutANoteIsTheSameInAllElse() {
        LedgerEntry first = credit(0).note("one").build();
        LedgerEntry second = credit(1).note("two").build();

        LedgerPage page = new LedgerPage(List.of(first, second)).withoutNote(1);

        assertThat(page.entries())
                .containsExactly(first, credit(1).note(Optional.empty()).build());
    }

    @Test
    void aPageReadsBack() {
        assertReadsBack(new LedgerPage(List.of(credit(0).build(), credit(1).build())), LedgerPage.class);
    }

    @Test
    void thePageOfTheLongestEntriesFitsIntoTheSmallestStore() {
        List<LedgerEntry> entries = new ArrayList<>();
        LotClass lotClass = new LotClass(EntryKind.REDEMPTION_REFUND, LotLife.inactivity(LotLife.MAX_DAYS));
        for (int sequence = 0; sequence < LedgerPage.SIZE; sequence++) {
            List<LotRun> runs = new ArrayList<>();
            for (int run = 0; run < LedgerEntry.MAX_RUNS; run++) {
                runs.add(new LotRun(9_000_000 + run, 9_000_000 + run, Points.ofHundredths(10_000_000_000L)));
            }
            Points points = Points.ofHundredths(-10_000_000_000L * LedgerEntry.MAX_RUNS);
            entries.add(LedgerEntry.builder()
                    .sequence(sequence)
                    .id("€".repeat(144))
                    .kind(EntryKind.REDEMPTION)
                    .points(points)
                    .total(points)
                    .at(T0)
                    .balanceAfter(points)
                    .by(Actor.of(Role.MARKETING_ANALYST, "€".repeat(128)))
                    .note("€".repeat(200))
                    .orderId("€".repeat(128))
                    .refersTo("€".repeat(144))
                    .occurredAt(T0)
                    .took(new TreeMap<>(Map.of(lotClass, runs)))
                    .touchedOn(LocalDate.parse("2026-01-01"))
                    .build());
        }

        assertThat(JsonCodec.write(new LedgerPage(entries))).hasSizeLessThan(64 * 1024);
    }
}
