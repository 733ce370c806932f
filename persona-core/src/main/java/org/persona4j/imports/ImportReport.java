package org.persona4j.imports;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Actor;

/**
 * An import: what was asked for, who began it and when, how far it is, and what became of its rows in numbers. Never what is in
 * them. Immutable.
 *
 * @param request what was asked for, with the mapping of the columns if it was told
 * @param by who began it
 * @param begunAt when
 * @param endedAtOrNull when the last row was taken in, if it was
 * @param status how far it is
 * @param counts what became of its rows. Of an import that is broken off, of those that were taken in; what follows from the last of
 *     them for consent, points and membership is counted once it goes on
 */
public record ImportReport(
        ImportRequest request,
        Actor by,
        Instant begunAt,
        @Nullable Instant endedAtOrNull,
        ImportStatus status,
        ImportCounts counts) {
    /** Checks that nothing is missing. */
    public ImportReport {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(begunAt, "begunAt");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(counts, "counts");
    }

    /** The id of the import. */
    public String id() {
        return request.id();
    }

    /** When the last row was taken in; empty if it is not done. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAtOrNull);
    }

    /** Whether all of its rows are taken in. */
    public boolean isDone() {
        return status == ImportStatus.DONE;
    }
}
