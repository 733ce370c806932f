package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RejectedRow;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.tck.fault.Fault;
import org.persona4j.store.tck.fault.Faults;

/** Whatever is in a file, and whatever happens while it is imported. */
@Domain(ImportedRows.class)
@Domain(DomainContext.Global.class)
class ImportProperties {
    @Property(tries = 150)
    void theDryRunChangesNothingAndAgreesWithTheRunOnEveryCount(
            @ForAll ImportRequest request, @ForAll ImportedRows.File file) {
        ImportTrial trial = ImportTrial.populated();
        long commits = trial.store.commits();
        List<RejectedRow> expectedRejected = new ArrayList<>();
        List<RejectedRow> rejected = new ArrayList<>();

        ImportReport expected = trial.owner()
                .imports()
                .dryRun(request, file.rows(), ImportOptions.none().withRejected(expectedRejected::add));

        assertThat(trial.store.commits()).isEqualTo(commits);
        ImportReport report = trial.owner()
                .imports()
                .run(request, file.rows(), ImportOptions.none().withRejected(rejected::add));
        assertThat(report).isEqualTo(expected);
        assertThat(rejected).isEqualTo(expectedRejected);
        assertThat(report.counts().rows()).isEqualTo(file.rows().size());
        assertThat(report.counts().allRejected()).isEqualTo(rejected.size());
        assertThat(report.counts().allAccepted()
                        + report.counts().allRejected()
                        + report.counts().archived()
                        + report.counts().suppressed())
                .isEqualTo(report.counts().rows());
    }

    @Property(tries = 150)
    void anImportOverAStoreThatGoesWrongAndAProcessThatDiesEndsAsAnUndisturbedOne(
            @ForAll ImportRequest request, @ForAll ImportedRows.File file, @ForAll long seed) {
        ImportTrial undisturbed = ImportTrial.populated();
        List<RejectedRow> expectedRejected = new ArrayList<>();
        List<RejectedRow> rejected = new ArrayList<>();
        ImportReport expected = undisturbed.runDespiteFaults(request, file.rows(), expectedRejected);
        ImportTrial disturbed = ImportTrial.populated();
        disturbed.faults.inject(FaultProperties.everything(seed));

        ImportReport report = disturbed.runDespiteFaults(request, file.rows(), rejected);

        disturbed.faults.inject(Faults.none());
        disturbed.faults.settle();
        assertThat(report).isEqualTo(expected);
        assertThat(rejected).isEqualTo(expectedRejected);
        assertThat(disturbed.contents()).isEqualTo(undisturbed.contents());
    }

    /** Files so long that what they say of consent is taken in several times. */
    @Property(tries = 8)
    void aLongImportThatIsBrokenOffAgainAndAgainEndsAsAnUndisturbedOne(
            @ForAll ImportRequest request, @ForAll ImportedRows.File file, @ForAll long seed) {
        List<ImportRow> rows = file.ofLength(1_200).rows();
        ImportTrial undisturbed = ImportTrial.populated();
        ImportReport expected = undisturbed.run(request, rows);
        ImportTrial disturbed = ImportTrial.populated();
        disturbed.faults.inject(Faults.seeded(seed)
                .with(Fault.CRASH_BEFORE, 0.01)
                .with(Fault.CRASH_AFTER, 0.01)
                .with(Fault.UNKNOWN_APPLIED, 0.02));

        ImportReport report = disturbed.runDespiteFaults(request, rows, new ArrayList<>());

        assertThat(report).isEqualTo(expected);
        assertThat(disturbed.contents()).isEqualTo(undisturbed.contents());
        assertThat(undisturbed.owner().imports().dryRun(request, rows)).isEqualTo(expected);
    }

    @Property(tries = 60)
    void runASecondTimeItChangesNothing(@ForAll ImportRequest request, @ForAll ImportedRows.File file) {
        ImportTrial trial = ImportTrial.populated();
        ImportReport first = trial.run(request, file.rows());
        Map<String, List<String>> contents = trial.contents();
        long commits = trial.store.commits();

        ImportReport second = trial.run(request, file.rows());

        assertThat(second).isEqualTo(first);
        assertThat(trial.contents()).isEqualTo(contents);
        assertThat(trial.store.commits()).isEqualTo(commits);
    }

    @Property(tries = 60)
    void readAheadByAnotherItEndsAlike(@ForAll ImportRequest request, @ForAll ImportedRows.File file) {
        ImportTrial alone = ImportTrial.populated();
        ImportTrial helped = ImportTrial.populated();

        ImportReport expected = alone.run(request, file.rows());
        ImportReport report = helped.owner()
                .imports()
                .run(request, file.rows(), ImportOptions.none().withExecutor(Runnable::run));

        assertThat(report).isEqualTo(expected);
        assertThat(helped.contents()).isEqualTo(alone.contents());
    }

    /** Nothing else is known of the hidden customer than the number that is on the list. */
    @Property(tries = 100)
    void toWhoeverImportsAHiddenCustomerCountsAsAbsent(@ForAll ImportRequest request, @ForAll ImportedRows.File file) {
        ImportTrial hidden = ImportTrial.empty();
        ImportTrial absent = ImportTrial.empty();
        List.of(hidden, absent).forEach(ImportTrial::blocks);
        ImportTrial.take(
                hidden.owner(), SourceRecord.builder(ImportTrial.TILL, "t3").phone(ImportTrial.BLOCKED));

        ImportReport inHidden = hidden.run(request, file.rows());

        assertThat(inHidden).isEqualTo(absent.run(request, file.rows()));
    }
}
