package org.persona4j.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.imports.ImportReport;
import org.persona4j.merge.ReviewPage;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;

/** How past imports are looked at. */
public final class ImportReads {
    private ImportReads() {}

    /** The import with this id. */
    public static Optional<ImportReport> find(Attempt attempt, String importId) {
        return Optional.ofNullable(attempt.workspace().get(attempt.layout().importRecord(importId), ImportRecord.class))
                .map(ImportRecord::report);
    }

    /** Some imports, the one that began last first. */
    public static ReviewPage<ImportReport> list(
            Attempt attempt, PersonaStore store, @Nullable String cursor, int limit) {
        RecordScan scan = RecordKind.IMPORT_BEGUN
                .scan(attempt.layout().tenant())
                .descending()
                .withLimit(limit);
        RecordPage page = store.scan(cursor == null ? scan : scan.after(ScanCursor.of(cursor)));
        List<RecordKey> keys = page.records().stream()
                .map(found -> Records.decode(found.content(), ImportRecord.Begun.class))
                .map(begun -> attempt.layout().importRecord(begun.importId()))
                .toList();
        attempt.workspace().load(keys);
        List<ImportReport> reports = keys.stream()
                .map(key -> attempt.workspace().get(key, ImportRecord.class))
                .filter(Objects::nonNull)
                .map(ImportRecord::report)
                .toList();
        return new ReviewPage<>(reports, page.next().map(ScanCursor::lastId).orElse(null));
    }
}
