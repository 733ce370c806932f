package org.persona4j.testkit.history;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.imports.ImportReport;
import org.persona4j.merge.IntakeOutcome;

/**
 * What came of a {@link Step.Import}. Immutable.
 *
 * @param expectedOrNull what the dry run said, if there was one
 * @param report what the run says
 * @param outcomes what became of the records of the rows that this run took in, in their order
 */
public record Imported(@Nullable ImportReport expectedOrNull, ImportReport report, List<IntakeOutcome> outcomes) {
    /** Makes the list unmodifiable. */
    public Imported {
        Objects.requireNonNull(report, "report");
        outcomes = List.copyOf(outcomes);
    }

    /** What the dry run said, if there was one. */
    public Optional<ImportReport> expected() {
        return Optional.ofNullable(expectedOrNull);
    }

    /** How far it is, and what became of its rows in short. */
    @Override
    public String toString() {
        return report.status() + ", " + report.counts().rows() + " rows "
                + report.counts().accepted();
    }
}
