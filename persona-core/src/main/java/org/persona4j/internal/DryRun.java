package org.persona4j.internal;

import java.util.function.Consumer;
import org.persona4j.error.ContentionException;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RejectedRow;
import org.persona4j.merge.InconsistentFactsException;

/**
 * An import tried out: the very run over a {@link DryStore}, of which nothing is kept. If others change what the run has changed, it
 * begins again. Thread-safe.
 */
public final class DryRun {
    private static final int TRIES = 5;

    private final ImportTools tools;
    private final ImportRequest request;
    private final ImportTold told;
    private final Act act;

    /** A dry run of an import by this act. */
    public DryRun(ImportTools tools, ImportRequest request, ImportTold told, Act act) {
        this.tools = tools;
        this.request = request;
        this.told = told;
        this.act = act;
    }

    /**
     * What running the import would answer.
     *
     * @throws ContentionException if others changed too much, every time
     */
    public ImportReport run(Iterable<ImportRow> rows) {
        Consumer<RejectedRow> listener = told.rejectedOrNull();
        Once<RejectedRow> rejected = listener == null ? null : new Once<>(listener);
        for (int tried = 0; tried < TRIES; tried++) {
            ImportTold some = told.withMessages(none -> {});
            if (rejected != null) {
                rejected.beginAgain();
                some = some.withRejected(rejected);
            }
            try (DryStore store = new DryStore(tools.store())) {
                return new ImportRun(tools.over(store), request, some, act).run(rows);
            } catch (DryStore.PartedException
                    | ContentionException
                    | StaleReadException
                    | InconsistentFactsException parted) {
                // the next try reads what is there by then
            }
        }
        throw new ContentionException(TRIES);
    }

    /** Tells nobody twice what is told in the same order again. Not thread-safe. */
    private static final class Once<T> implements Consumer<T> {
        private final Consumer<T> listener;
        private long told;
        private long seen;

        Once(Consumer<T> listener) {
            this.listener = listener;
        }

        void beginAgain() {
            seen = 0;
        }

        @Override
        public void accept(T one) {
            seen++;
            if (seen > told) {
                told = seen;
                listener.accept(one);
            }
        }
    }
}
