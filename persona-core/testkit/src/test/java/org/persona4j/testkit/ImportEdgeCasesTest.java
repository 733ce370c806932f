package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.testkit.Samples.MANY;
import static org.persona4j.testkit.Samples.assertMakes;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.imports.ColumnNames;
import org.persona4j.imports.ConsentWord;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportField;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.RejectReason;
import org.persona4j.imports.RowMembership;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.OptInImport;
import org.persona4j.wallet.Points;

/** Of many rows and reports of imports there is one of every odd kind. */
class ImportEdgeCasesTest {
    @Test
    void rowsOfImportsSayAllThatRowsCanSay() {
        assertMakes(
                ImportRows.any(),
                row -> row.flaw().isPresent() && !row.consent().words().isEmpty(),
                row -> row.openingPoints().filter(Points::isPositive).isPresent(),
                row -> row.openingPoints().filter(Points::isZero).isPresent(),
                row -> row.membership().filter(word -> !word.member()).isPresent(),
                row -> row.membership().flatMap(RowMembership::since).isPresent(),
                row -> row.unreadable().size() > 1,
                row -> row.consent().isDoubtful());
        assertMakes(
                ImportRows.consents(),
                consent -> !consent.mayOptIn() && !consent.isDoubtful(),
                consent -> consent.words().containsValue(ConsentWord.NO),
                consent -> consent.words().size() > 1);
    }

    @Test
    void rowsOfOneImportAreOftenOfOneRecord() {
        assertMakes(
                ImportRows.lists(),
                rows -> rows.stream()
                                .flatMap(row -> row.record().stream())
                                .flatMap(record -> record.sourceRecordId().stream())
                                .distinct()
                                .count()
                        < rows.stream()
                                .flatMap(row -> row.record().stream())
                                .filter(record -> record.sourceRecordId().isPresent())
                                .count());
    }

    @Test
    void countsOfImportsAreNoneFewAndThoseOfLargeFiles() {
        assertMakes(
                ImportReports.counts(),
                ImportCounts.NONE::equals,
                counts -> counts.rows() == 1,
                counts -> counts.rows() > 200_000,
                counts -> counts.openingPoints().hundredths() == Long.MAX_VALUE,
                counts -> counts.archived() > 0 && counts.suppressed() > 0,
                counts -> counts.unbooked() > 0,
                counts -> counts.joined() > 0 && counts.left() > 0,
                counts -> counts.consent().size() == 3);
        List<ImportCounts> samples = Samples.of(ImportReports.counts(), MANY);
        assertThat(samples).flatExtracting(counts -> counts.accepted().keySet()).contains(IntakeOutcome.Kind.values());
        assertThat(samples).flatExtracting(counts -> counts.rejected().keySet()).contains(RejectReason.values());
    }

    @Test
    void importsAreDoneBrokenOffNamedAndMapped() {
        assertMakes(
                ImportReports.any(),
                ImportReport::isDone,
                report -> !report.isDone() && report.counts().rows() > 0,
                report -> report.request().source().name().isPresent(),
                report -> report.request().mapping().size() == ImportRequest.MAX_COLUMNS,
                report -> report.request().mapping().containsValue("phone"),
                report -> report.request().optInAll() && report.request().doubleOptIn(),
                report -> report.id().length() == OptInImport.MAX_ID_LENGTH);
        assertMakes(
                ImportReports.mappings(),
                mapping -> !mapping.suggestions().isEmpty(),
                mapping -> mapping.name(0).startsWith("column "),
                mapping -> mapping.name(0).length() == ColumnNames.MAX_LENGTH,
                mapping -> mapping.name(0).equals("Color") && mapping.field(0) != ImportField.TRAIT,
                mapping -> mapping.size() == 8);
        assertMakes(
                ImportReports.rejected(),
                row -> row.line() == 0,
                row -> row.reasons().size() == RejectReason.values().length);
    }
}
