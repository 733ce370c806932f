package org.persona4j.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.error.ImportConflictException;
import org.persona4j.store.RecordKey;

/**
 * One step of a run of an import: a commit that expects the record of the import as the step before left it, and writes it. So a
 * step is made once: of an attempt whose outcome is unknown the record tells by its stamp whether it took effect. Not thread-safe;
 * dies with the step.
 *
 * @param <T> what the step answers
 */
final class ImportCheckpoint<T> {
    private final ImportRecord before;
    private final Map<String, Step<T>> attempts = new HashMap<>();
    private @Nullable Step<T> made;

    /** A step after this one. */
    ImportCheckpoint(ImportRecord before) {
        this.before = before;
    }

    /**
     * A step as an attempt made it.
     *
     * @param after the record as it left it
     * @param answer what it answers
     */
    private record Step<T>(ImportRecord after, T answer) {}

    /**
     * Begins an attempt at the step.
     *
     * @return the answer of an earlier attempt, if that took effect after all
     * @throws ImportConflictException if another run has gone on
     */
    Optional<T> begin(Attempt attempt) {
        RecordKey key = attempt.layout().importRecord(before.importId());
        attempt.workspace().requireMoved(key);
        ImportRecord now = attempt.workspace().get(key, ImportRecord.class);
        if (now == null) {
            throw new ImportConflictException(ImportConflictException.Reason.OVERTAKEN);
        }
        if (now.stamp().equals(before.stamp())) {
            attempt.workspace().put(key, now);
            return Optional.empty();
        }
        made = attempts.get(now.stamp());
        if (made == null) {
            throw new ImportConflictException(ImportConflictException.Reason.OVERTAKEN);
        }
        return Optional.of(made.answer());
    }

    /** Ends an attempt at the step: writes the record as the step leaves it. */
    T end(Attempt attempt, ImportRecord after, T answer) {
        ImportRecord stamped = after.stamped(attempt.newId());
        attempt.workspace().put(attempt.layout().importRecord(before.importId()), stamped);
        made = new Step<>(stamped, answer);
        attempts.put(stamped.stamp(), made);
        return answer;
    }

    /** The record as the step found it. */
    ImportRecord before() {
        return before;
    }

    /** The record as the step left it. */
    ImportRecord after() {
        return Objects.requireNonNull(made).after();
    }
}
