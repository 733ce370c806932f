package org.persona4j;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Permission;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.internal.Act;
import org.persona4j.internal.DryRun;
import org.persona4j.internal.ImportReads;
import org.persona4j.internal.ImportRun;
import org.persona4j.internal.ImportTools;
import org.persona4j.merge.ReviewPage;
import org.persona4j.optin.OptInImport;

/**
 * Takes whole files of customers in, and tells what became of them.
 *
 * <pre>{@code
 * ImportRequest request = ImportRequest.builder("spring-list").optInAll(true).build();
 * ImportReport expected = personas.imports().dryRun(request, rows);
 * ImportReport report = personas.imports().run(request, rows);
 * }</pre>
 *
 * <p>A row makes or updates a profile as {@link Intake} does, says who may be messaged, and may bring the points and the membership
 * that its customer had. An import is known by its id. It is taken in by many commits, each of which notes how far it is; so one
 * that was broken off, by a crash or an error, goes on when it is run again with the same rows, and no row counts twice, also one
 * without a date. The rows must come in the same order each time. They are known again by a keyed digest; the rows themselves are
 * kept nowhere.
 *
 * <p>What rows say of consent: an opt-out holds at every phone number or e-mail address of its row, an opt-in at the first alone. A row
 * that was not accepted, or that has a word of consent which nobody knows, opts nobody in; what it opts out is out. No import undoes
 * an opt-out. Customers of a past import are asked to opt in by {@link OptIns#askImported}.
 *
 * <p>Everything here needs {@link Permission#IMPORT}, which covers points and membership that rows bring. To whoever imports, a
 * customer who is hidden counts as absent. Immutable and thread-safe.
 */
public final class Imports {
    private static final int MAX_PAGE = 1_000;

    private final Caller caller;

    Imports(Caller caller) {
        this.caller = caller;
    }

    /** Runs an import, and tells nobody meanwhile. */
    public ImportReport run(ImportRequest request, Iterable<ImportRow> rows) {
        return run(request, rows, ImportOptions.none());
    }

    /**
     * Runs an import, from its beginning or from where it was broken off. One that is done is not run again: it is answered as it was,
     * if the rows are the same. What is read from the rows ahead of what is taken in is bounded.
     *
     * <p>Rows that were taken in are not read from the store again, but have to be passed once more to be known. The audit tells once
     * of each import, when it begins. Who began it counts as the one who says what its rows say, whoever resumes it.
     *
     * @return the import as it is now
     * @throws org.persona4j.error.ImportConflictException if the id stands for an import with other settings or of other rows, in
     *     which case nothing was changed; if another run of it goes on at the same time; or if two rows with the same id
     *     contradict each other
     * @throws IllegalArgumentException if the record of a row is of another source than the request says
     */
    public ImportReport run(ImportRequest request, Iterable<ImportRow> rows, ImportOptions options) {
        Objects.requireNonNull(rows, "rows");
        Session session = caller.require(Permission.IMPORT);
        return new ImportRun(tools(session), Objects.requireNonNull(request, "request"), options.told(), act())
                .run(rows);
    }

    /** Tries an import out, and tells nobody meanwhile. */
    public ImportReport dryRun(ImportRequest request, Iterable<ImportRow> rows) {
        return dryRun(request, rows, ImportOptions.none());
    }

    /**
     * What running the import would answer now; nothing is changed. It is the very run, of which all that it writes is kept in memory and
     * thrown away: so it agrees with the run on every count, unless others change something in between, and needs memory for all that
     * the rows would change. Of an import that was broken off it is what going on would answer. The rows are gone through more than
     * once if others change what the run has changed. It draws ids of its own; with an engine whose ids do not grow, as its own do,
     * which of two profiles of the same moment gives a persona its id, and so which are told as merged, may be otherwise in the run.
     *
     * @throws org.persona4j.error.ImportConflictException as {@link #run(ImportRequest, Iterable, ImportOptions)} does
     * @throws org.persona4j.error.ContentionException if others changed too much, several times in a row
     * @throws IllegalArgumentException if the record of a row is of another source than the request says
     */
    public ImportReport dryRun(ImportRequest request, Iterable<ImportRow> rows, ImportOptions options) {
        Objects.requireNonNull(rows, "rows");
        Session session = caller.require(Permission.IMPORT);
        return new DryRun(tools(session), Objects.requireNonNull(request, "request"), options.told(), act()).run(rows);
    }

    /**
     * The import with this id, done or not.
     *
     * @throws IllegalArgumentException if no import can have the id
     */
    public Optional<ImportReport> find(String importId) {
        Session session = caller.require(Permission.IMPORT);
        String id = OptInImport.of(importId).id();
        return session.transactions().read(attempt -> ImportReads.find(attempt, id));
    }

    /**
     * All imports, the one that began last first.
     *
     * @param cursor where the page before ended, or null for the first page
     * @param limit the most imports of a page, 1 to 1,000
     * @throws IllegalArgumentException if no page can end at the cursor, or the limit is out of bounds
     */
    public ReviewPage<ImportReport> list(@Nullable String cursor, int limit) {
        Session session = caller.require(Permission.IMPORT);
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_PAGE + ", not " + limit);
        }
        return session.transactions().read(attempt -> ImportReads.list(attempt, session.store(), cursor, limit));
    }

    private Act act() {
        return caller.act("imports.run", null);
    }

    private static ImportTools tools(Session session) {
        return new ImportTools(
                session.store(),
                session.layout(),
                session.transactions(),
                session.rules(),
                session.normalizers(),
                session.optInPolicy(),
                session.loyaltyPolicy(),
                session.ids(),
                session.clock());
    }
}
