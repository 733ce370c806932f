package org.persona4j.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.persona4j.optin.MessageChannel;
import org.persona4j.profile.NormalizedRecord;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.wallet.Points;

class ImportRowTest {
    private static final SourceRecord RECORD = SourceRecord.builder(Source.of(Source.Kind.FILE_IMPORT), "Xanthippe")
            .phone("603-555-0101")
            .build();

    @Test
    void aRowOfAnythingIsBuiltInThreeLines() {
        ImportRow row = ImportRow.builder("4711", RECORD)
                .openingPoints(Points.of(250))
                .consent(RowConsent.builder(RECORD).optIn(MessageChannel.TEXT).build())
                .build();

        assertThat(row.record()).contains(RECORD);
        assertThat(row.flaw()).isEmpty();
        assertThat(row.line()).isZero();
        assertThat(row.membership()).isEmpty();
    }

    @Test
    void aRowThatSaysNothingOfConsentHasTheAddressesOfItsRecord() {
        assertThat(ImportRow.builder("1", RECORD).build().consent()).isEqualTo(RowConsent.of(RECORD));
    }

    @Test
    void aFlawedRowSaysNothingOfConsentUnlessItIsGivenAndThenNoOptIn() {
        RowConsent consent =
                RowConsent.builder(RECORD).optIn(MessageChannel.TEXT).build();

        assertThat(ImportRow.flawed("1", 1, RowFlaw.EMPTY_ROW).consent()).isEqualTo(RowConsent.none());
        assertThat(ImportRow.flawed("1", 1, RowFlaw.EMPTY_ROW, consent).consent())
                .isEqualTo(consent.withoutOptIns());
    }

    @Test
    void idsAreShortAndPlain() {
        for (String id : List.of("", "x".repeat(65), "a\nb", "a\uD800", "\u0085")) {
            assertThatThrownBy(() -> ImportRow.builder(id, RECORD).build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("id ");
        }
        assertThat(ImportRow.builder("\uD83D\uDE00" + "x".repeat(62), RECORD)
                        .build()
                        .id())
                .hasSize(64);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() ->
                        ImportRow.builder("1", RECORD).flaw(RowFlaw.EMPTY_ROW).build())
                .hasMessage("a row has either a record or a flaw");
        assertThatThrownBy(() ->
                        ImportRow.builder("1", RECORD).record(Optional.empty()).build())
                .hasMessage("a row has either a record or a flaw");
        assertThatThrownBy(() -> ImportRow.builder("1", RECORD).line(-1).build())
                .hasMessage("line must not be negative");
        assertThatThrownBy(() -> ImportRow.builder("1", RECORD)
                        .openingPoints(Points.of(-1))
                        .build())
                .hasMessage("openingPoints must not be negative");
    }

    @Test
    void aFlawedRowSaysNothingOfPointsOrMembership() {
        ImportRow flawed = ImportRow.flawed("1", 1, RowFlaw.EMPTY_ROW);

        for (ImportRow.Builder builder : List.of(
                ImportRow.builder("1", RECORD).openingPoints(Points.of(1)),
                ImportRow.builder("1", RECORD).membership(RowMembership.ofMember()),
                ImportRow.builder("1", RECORD).addUnreadable(RowNote.MEMBER))) {
            assertThatThrownBy(() -> builder.record(Optional.empty())
                            .flaw(RowFlaw.EMPTY_ROW)
                            .consent(flawed.consent())
                            .build())
                    .hasMessage("a row with a flaw says nothing of points or membership");
        }
        assertThatThrownBy(() -> ImportRow.builder("1", RECORD)
                        .record(Optional.empty())
                        .flaw(RowFlaw.EMPTY_ROW)
                        .consent(RowConsent.of(RECORD))
                        .build())
                .hasMessage("a row with a flaw may not opt in");
    }

    @Test
    void theIdAndTheLineArePrintedAndNothingElse() {
        assertThat(ImportRow.builder("8", RECORD).line(8).build()).hasToString("ImportRow[8, line 8]");
    }

    @Test
    void aMembershipHasAWrittenDateAndOnlyOfAMember() {
        Instant joined = Instant.parse("2020-02-03T00:00:00Z");

        assertThat(RowMembership.memberSince(joined).since()).contains(joined);
        assertThatThrownBy(() -> RowMembership.memberSince(Instant.parse("0000-12-31T23:59:59Z")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RowMembership.memberSince(Instant.parse("+10000-01-01T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RowMembership(false, Optional.of(joined)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyFlawIsAReasonOfItsOwn() {
        List<RejectReason> reasons = Stream.concat(
                        Arrays.stream(RowFlaw.values()).map(RejectReason::of),
                        Arrays.stream(NormalizedRecord.Flaw.values()).map(RejectReason::of))
                .toList();

        assertThat(reasons).containsExactly(RejectReason.values());
        assertThat(reasons).extracting(RejectReason::words).doesNotHaveDuplicates();
    }

    @Test
    void boundsAreSaidInWords() {
        assertThat(RowFlaw.TEXT_TOO_LONG.words()).isEqualTo("has a text of more than 10,000 characters");
        assertThat(RejectReason.NAME_TOO_LONG.words()).isEqualTo("has a name of more than 1,000 characters");
    }
}
