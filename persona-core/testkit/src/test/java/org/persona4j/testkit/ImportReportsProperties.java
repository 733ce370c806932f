package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import org.persona4j.imports.ColumnSuggestion;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportField;
import org.persona4j.imports.ImportMapping;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.RejectedRow;
import org.persona4j.imports.RowMembership;
import org.persona4j.internal.JsonCodec;
import org.persona4j.merge.IntakeOutcome;

/** What is made up of imports is as an engine could say it. */
@Domain(PersonaDomain.class)
class ImportReportsProperties {
    private static final int TRIES = 300;

    @Provide
    Arbitrary<ImportRequest> colliding() {
        return ImportReports.colliding();
    }

    @Property(tries = TRIES)
    void everyRowIsCountedOnce(@ForAll ImportCounts counts) {
        assertThat(counts.allAccepted() + counts.archived() + counts.suppressed() + counts.allRejected())
                .isEqualTo(counts.rows());
    }

    @Property(tries = TRIES)
    void whatElseIsCountedIsOfRowsThatCanHaveIt(@ForAll ImportCounts counts) {
        assertThat(counts.doubtful()).isLessThanOrEqualTo(counts.rows());
        assertThat(counts.openingEntries() + counts.unbooked()).isLessThanOrEqualTo(counts.allAccepted());
        assertThat(counts.joined() + counts.left()).isLessThanOrEqualTo(counts.allAccepted());
        assertThat(counts.unreadable().values())
                .allSatisfy(rows -> assertThat(rows).isBetween(1L, counts.allAccepted()));
        assertThat(counts.personasMerged()).isGreaterThanOrEqualTo(counts.accepted(IntakeOutcome.Kind.MERGED));
        assertThat(counts.personasSplit()).isGreaterThanOrEqualTo(counts.accepted(IntakeOutcome.Kind.SPLIT));
        assertThat(counts.openingPoints().isPositive()).isEqualTo(counts.openingEntries() > 0);
    }

    @Property(tries = TRIES)
    void countsAreReadAsTheyWereWritten(@ForAll ImportCounts counts) {
        assertThat(JsonCodec.read(JsonCodec.write(counts), ImportCounts.class)).isEqualTo(counts);
    }

    @Property(tries = TRIES)
    void aReportSaysWhenItIsDone(@ForAll ImportReport report) {
        assertThat(report.endedAt().isPresent()).isEqualTo(report.isDone());
        assertThat(report.endedAt().orElse(report.begunAt())).isAfterOrEqualTo(report.begunAt());
        assertThat(report.id()).isEqualTo(report.request().id());
    }

    @Property(tries = TRIES)
    void aRequestHoldsWhatItsConsentNeeds(@ForAll ImportRequest request) {
        assertThat(request.optIns().id()).isEqualTo(request.id());
        assertThat(request.mapping()).hasSizeLessThanOrEqualTo(ImportRequest.MAX_COLUMNS);
    }

    @Property(tries = TRIES)
    void collidingRequestsAreOfTwoImports(@ForAll("colliding") ImportRequest request) {
        assertThat(Set.of("i1", "i2")).contains(request.id());
    }

    @Property(tries = TRIES)
    void aFieldThatOnlyOneColumnCanBeIsOne(@ForAll ImportMapping mapping) {
        for (ImportField field : ImportField.values()) {
            long columns = IntStream.range(0, mapping.size())
                    .filter(column -> mapping.field(column) == field)
                    .count();
            assertThat(field.isRepeatable() || columns <= 1).isTrue();
        }
    }

    @Property(tries = TRIES)
    void whatIsRejectedHasAReasonAndWhatIsSuggestedAField(
            @ForAll RejectedRow row, @ForAll ColumnSuggestion suggestion, @ForAll RowMembership membership) {
        assertThat(row.reasons()).isNotEmpty();
        assertThat(suggestion.field()).isNotEqualTo(ImportField.TRAIT);
        assertThat(membership.member() || membership.since().isEmpty()).isTrue();
    }
}
