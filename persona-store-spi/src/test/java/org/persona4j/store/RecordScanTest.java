package org.persona4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordScanTest {

    private final RecordScan scan = RecordScan.of("t", "k");

    @Test
    void aNewScanCoversTheKindUpward() {
        assertThat(scan.tenant()).isEqualTo("t");
        assertThat(scan.kind()).isEqualTo("k");
        assertThat(scan.fromInclusive()).isEmpty();
        assertThat(scan.toExclusive()).isEmpty();
        assertThat(scan.direction()).isEqualTo(RecordScan.Direction.ASCENDING);
        assertThat(scan.limit()).isEqualTo(100);
        assertThat(scan.cursor()).isEmpty();
    }

    @Test
    void eachChangeKeepsTheOthers() {
        RecordScan changed =
                scan.after(ScanCursor.of("b")).withLimit(7).descending().withRange("a", "c");

        assertThat(changed.fromInclusive()).contains("a");
        assertThat(changed.toExclusive()).contains("c");
        assertThat(changed.direction()).isEqualTo(RecordScan.Direction.DESCENDING);
        assertThat(changed.limit()).isEqualTo(7);
        assertThat(changed.cursor()).contains(ScanCursor.of("b"));
    }

    @Test
    void aPrefixIsTheRangeUpToTheNextText() {
        RecordScan prefixed = scan.withPrefix("a/");

        assertThat(prefixed.fromInclusive()).contains("a/");
        assertThat(prefixed.toExclusive()).contains("a0");
    }

    @Test
    void aPrefixThatEndsBeforeTheSurrogatesSkipsThem() {
        assertThat(scan.withPrefix("\uD7FF").toExclusive()).contains("\uE000");
    }

    @Test
    void aPrefixOfTheLastCharacterHasNoUpperBound() {
        assertThat(scan.withPrefix("\uDBFF\uDFFF").toExclusive()).isEmpty();
    }

    @Test
    void aNewRangeReplacesTheOld() {
        RecordScan from = scan.withPrefix("a").withFrom("b");

        assertThat(from.fromInclusive()).contains("b");
        assertThat(from.toExclusive()).isEmpty();
    }

    @Test
    void boundsInTheWrongOrderAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scan.withRange("\uD83D\uDE00", "\uFFFF"))
                .withMessageContaining("fromInclusive");
    }

    @Test
    void boundsThatAreNotWellFormedAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> scan.withPrefix("\uD83D"));
        assertThatIllegalArgumentException().isThrownBy(() -> scan.withFrom("\uDE00"));
        assertThatIllegalArgumentException().isThrownBy(() -> scan.withRange("a", "b\uD83D"));
    }

    @Test
    void aLimitBelowOneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> scan.withLimit(0)).withMessageContaining("limit");
    }

    @Test
    void aPageKeepsItsRecordsToItself() {
        List<StoredRecord> records = new ArrayList<>();
        records.add(new StoredRecord(RecordKey.of("t", "k", "a"), Version.of(1, 1), Content.EMPTY));
        RecordPage page = RecordPage.of(records, ScanCursor.of("a"));

        records.clear();

        assertThat(page.records()).hasSize(1).isUnmodifiable();
        assertThat(page.next()).contains(ScanCursor.of("a"));
        assertThat(RecordPage.last(records).next()).isEmpty();
    }

    @Test
    void aCursorOfNoLegalIdIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ScanCursor.of(""));
    }
}
