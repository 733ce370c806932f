package org.persona4j.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.imports.RowFlaw;
import org.persona4j.imports.RowMembership;
import org.persona4j.imports.RowNote;
import org.persona4j.optin.MessageChannel;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.wallet.Points;

/** An import goes on only with the rows it began with, whatever it is in which others differ. */
class ImportDigestTest {
    private static final Source FILE = Source.of(Source.Kind.FILE_IMPORT);
    private static final Instant MONDAY = Instant.parse("2024-05-06T08:00:00Z");

    private final ImportDigest digest = new ImportDigest(
            new Layouts(
                    "green-leaf",
                    new HashChain(List.of(new KeyedHash("a key for a test of 32 bytes ...".getBytes(UTF_8))))),
            "spring");

    private static ImportRow record(Consumer<SourceRecord.Builder> more) {
        SourceRecord.Builder record = SourceRecord.builder(FILE, "a");
        more.accept(record);
        return ImportRow.builder("1", record.build()).build();
    }

    private static ImportRow row(Consumer<ImportRow.Builder> more) {
        ImportRow.Builder row =
                ImportRow.builder("1", SourceRecord.builder(FILE, "a").build());
        more.accept(row);
        return row.build();
    }

    private static ImportRow consent(Consumer<RowConsent.Builder> more) {
        RowConsent.Builder consent = RowConsent.builder();
        more.accept(consent);
        return row(row -> row.consent(consent.build()));
    }

    private List<String> digests(List<ImportRow> rows) {
        return rows.stream().map(row -> digest.of(digest.ofNoRows(), row)).toList();
    }

    @Test
    void rowsWhoseRecordsDifferInOneThingAreOtherRows() {
        List<ImportRow> rows = List.of(
                record(record -> {}),
                ImportRow.builder(
                                "1",
                                SourceRecord.builder(Source.integration("till"), "a")
                                        .build())
                        .build(),
                ImportRow.builder("1", SourceRecord.builder(FILE, "b").build()).build(),
                ImportRow.builder("1", SourceRecord.builder(FILE).build()).build(),
                record(record -> record.observedAt(MONDAY)),
                record(record -> record.sequence(7)),
                record(record -> record.phone("12")),
                record(record -> record.email("12")),
                record(record -> record.addGovernmentIds("12")),
                record(record -> record.addMedicalIds("12")),
                record(record -> record.firstName("12")),
                record(record -> record.lastName("12")),
                record(record -> record.fullName("12")),
                record(record -> record.birthDate(LocalDate.EPOCH)),
                record(record -> record.favoriteStore("12")));

        assertThat(digests(rows)).doesNotHaveDuplicates();
    }

    @Test
    void rowsWhoseTraitsDifferAreOtherRows() {
        List<ImportRow> rows = List.of(
                record(record -> record.trait("tea", "12")),
                record(record -> record.trait("cup", "12")),
                record(record -> record.trait("tea", "13")),
                record(record -> record.trait("tea", TraitValue.of(12))),
                record(record -> record.trait("tea", TraitValue.of(List.of("12")))),
                record(record -> record.trait("tea", TraitValue.of(List.of("1", "2")))),
                record(record -> record.trait("tea", TraitValue.of(List.of("1, 2")))));

        assertThat(digests(rows)).doesNotHaveDuplicates();
    }

    @Test
    void rowsThatSayOtherThingsOfConsentAreOtherRows() {
        List<ImportRow> rows = List.of(
                row(row -> {}),
                consent(consent -> consent.phone("12")),
                consent(consent -> consent.email("12")),
                consent(consent -> consent.optIn(MessageChannel.TEXT)),
                consent(consent -> consent.optOut(MessageChannel.TEXT)),
                consent(consent -> consent.optOut(MessageChannel.EMAIL)),
                consent(RowConsent.Builder::doubtful),
                row(row -> row.consent(RowConsent.none().withoutOptIns())));

        List<String> digests = new ArrayList<>(digests(rows));

        assertThat(digests).doesNotHaveDuplicates();
    }

    @Test
    void rowsThatDifferInWhatElseTheySayAreOtherRows() {
        List<ImportRow> rows = List.of(
                row(row -> {}),
                row(row -> row.line(3)),
                row(row -> row.openingPoints(Points.ZERO)),
                row(row -> row.openingPoints(Points.of(1))),
                row(row -> row.membership(RowMembership.ofMember())),
                row(row -> row.membership(RowMembership.ofNoMember())),
                row(row -> row.membership(RowMembership.memberSince(MONDAY))),
                row(row -> row.addUnreadable(RowNote.MEMBER)),
                row(row -> row.addUnreadable(RowNote.MEMBER_SINCE)));

        assertThat(digests(rows)).doesNotHaveDuplicates();
    }

    @Test
    void theSameRowsInAnotherOrderAreOtherRows() {
        ImportRow one = row(row -> row.line(1));
        ImportRow other = row(row -> row.line(2));

        String inOrder = digest.of(digest.of(digest.ofNoRows(), one), other);
        String turned = digest.of(digest.of(digest.ofNoRows(), other), one);

        assertThat(inOrder).isNotEqualTo(turned);
        assertThat(digest.of(digest.of(digest.ofNoRows(), one), other)).isEqualTo(inOrder);
    }

    @Test
    void rowsThatMakeNoRecordForAnotherReasonAreOtherRows() {
        List<ImportRow> rows = Stream.of(RowFlaw.values())
                .map(flaw -> ImportRow.flawed("1", 2, flaw))
                .toList();

        assertThat(digests(rows)).doesNotHaveDuplicates();
    }
}
