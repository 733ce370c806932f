package org.persona4j.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.persona4j.error.ImportConflictException;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RejectReason;
import org.persona4j.imports.RejectedRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.profile.NormalizedRecord;
import org.persona4j.profile.SourceRecord;

/**
 * One run of an import, from where the last one was broken off.
 *
 * <p>All that it does is done by commits that also write the record of the import, so each row is taken in and counted once, and so is
 * what follows from it. Points and membership follow before more rows are taken; what rows say of consent follows when all of a lot are
 * taken in. For one thread; dies with the run.
 */
public final class ImportRun {
    private final ImportTools tools;
    private final ImportRequest request;
    private final ImportTold told;
    private final Act act;
    private final ImportDigest digest;
    private final Intakes intakes;
    private final ImportConsents consents;
    private final ImportWallets wallets;
    private final ReadAhead ahead;
    private ImportRecord record;
    private final List<ImportRows.Read> unsettled = new ArrayList<>();
    private ImportCounts outstanding = ImportCounts.NONE;
    private boolean isSettled;

    /** A run of an import by this act. */
    public ImportRun(ImportTools tools, ImportRequest request, ImportTold told, Act act) {
        this.tools = tools;
        this.request = request;
        this.told = told;
        this.act = act;
        this.digest = new ImportDigest(tools.layouts(), request.id());
        this.intakes = new Intakes(tools.transactions(), act, Reach.ALL);
        OptInEdits edits = new OptInEdits(tools.transactions(), tools.optIns(), act, Reach.ALL);
        this.consents = new ImportConsents(tools, edits, request.optIns());
        this.wallets = new ImportWallets(tools, request.id());
        this.ahead = new ReadAhead(tools.store());
        this.record = begin();
    }

    /** The import as it is, or as it is begun now. */
    private ImportRecord begin() {
        return tools.transactions().change(attempt -> {
            RecordLayout layout = attempt.layout();
            attempt.workspace().requireMoved(layout.importRecord(request.id()));
            ImportRecord known = attempt.workspace().get(layout.importRecord(request.id()), ImportRecord.class);
            String settings = layout.digest(digest.ofSettings(request));
            if (known != null) {
                if (!known.settings().equals(settings)) {
                    throw new ImportConflictException(ImportConflictException.Reason.OTHER_SETTINGS);
                }
                return known;
            }
            String stamp = attempt.newId();
            ImportRecord begun = ImportRecord.begin(
                    request, act.actor(), attempt.now(), settings, layout.digest(digest.ofNoRows()), stamp);
            attempt.workspace().put(layout.importRecord(request.id()), begun);
            attempt.workspace().put(layout.importBegun(attempt.now(), stamp), new ImportRecord.Begun(request.id()));
            act.note(attempt, List.of(), "begun");
            return begun;
        });
    }

    /**
     * Takes the rows in that are not taken in yet.
     *
     * @throws ImportConflictException if they are other rows, or another run goes on meanwhile
     */
    public ImportReport run(Iterable<ImportRow> rows) {
        long before = record.taken();
        try (ImportRows source =
                new ImportRows(rows.iterator(), digest, preparing(before), this::readAhead, told.executorOrNull())) {
            boolean known = before == 0;
            List<ImportRows.Read> lot = source.next();
            while (!lot.isEmpty()) {
                List<ImportRows.Read> fresh = new ArrayList<>(lot.size());
                for (ImportRows.Read row : lot) {
                    if (row.number() > before) {
                        fresh.add(row);
                    } else {
                        again(row);
                        if (row.number() == before) {
                            requireKnown(row.digest());
                            known = true;
                        }
                    }
                }
                take(fresh);
                if (known && !record.isDone()) {
                    settle();
                }
                lot = source.next();
            }
            if (!known) {
                throw new ImportConflictException(ImportConflictException.Reason.OTHER_ROWS);
            }
        }
        if (!record.isDone()) {
            finish();
        }
        return record.report();
    }

    /** What is done about rows ahead: nothing about those that were taken before. */
    private UnaryOperator<ImportRows.Read> preparing(long before) {
        return read -> read.row().record().isEmpty() || read.number() <= before
                ? checked(read)
                : checked(read)
                        .with(Prepared.of(
                                read.row().record().get(),
                                tools.normalizers(),
                                tools.rules(),
                                tools.transactions().lastSeenLayout(),
                                tools.ids(),
                                tools.clock().instant()));
    }

    /** Reads what rows will need, while others are taken in. */
    private void readAhead(List<ImportRows.Read> rows) {
        ahead.read(prepared(rows), tools.transactions().lastSeenLayout());
    }

    private static List<Prepared> prepared(List<ImportRows.Read> rows) {
        List<Prepared> prepared = new ArrayList<>(rows.size());
        for (ImportRows.Read row : rows) {
            if (row.preparedOrNull() != null) {
                prepared.add(row.preparedOrNull());
            }
        }
        return prepared;
    }

    private ImportRows.Read checked(ImportRows.Read read) {
        if (read.row()
                .record()
                .filter(one -> !one.source().equals(request.source()))
                .isPresent()) {
            throw new IllegalArgumentException(
                    "the record of row " + read.number() + " is of another source than the import");
        }
        return read;
    }

    /** A row that was taken before: it is told again if it was rejected, and settled again if it was not yet. */
    private void again(ImportRows.Read read) {
        Consumer<RejectedRow> listener = told.rejectedOrNull();
        if (listener != null) {
            reasons(read, null).ifPresent(reasons -> listener.accept(rejected(read, reasons)));
        }
        if (read.number() > record.settled()) {
            unsettled.add(read);
        }
    }

    private void requireKnown(String soFar) {
        boolean same = tools.transactions().change(attempt -> {
            attempt.workspace().requireMoved(attempt.layout().importRecord(request.id()));
            ImportRecord now = attempt.workspace().get(attempt.layout().importRecord(request.id()), ImportRecord.class);
            if (now == null || !now.stamp().equals(record.stamp())) {
                throw new ImportConflictException(ImportConflictException.Reason.OVERTAKEN);
            }
            return now.rows().equals(attempt.layout().digest(soFar));
        });
        if (!same) {
            throw new ImportConflictException(ImportConflictException.Reason.OTHER_ROWS);
        }
    }

    private void take(List<ImportRows.Read> rows) {
        if (!rows.isEmpty() && record.isDone()) {
            throw new ImportConflictException(ImportConflictException.Reason.OTHER_ROWS);
        }
        int done = 0;
        while (done < rows.size()) {
            book();
            int some = takeSome(rows.subList(done, rows.size()));
            unsettled.addAll(rows.subList(done, done + some));
            done += some;
        }
    }

    /** What a commit did with some rows: what became of the records that they have. */
    private record Taken(int rows, List<IntakeOutcome> outcomes) {}

    private int takeSome(List<ImportRows.Read> rows) {
        List<Prepared> prepared = prepared(rows);
        ImportCheckpoint<Taken> step = new ImportCheckpoint<>(record);
        List<Attempt> attempts = new ArrayList<>(1);
        Taken taken = tools.transactions().change(attempt -> {
            if (attempts.isEmpty()) {
                attempt.workspace().readAhead(ahead);
            }
            attempts.add(attempt);
            return step.begin(attempt).orElseGet(() -> taken(attempt, step, rows, intakes.takeSome(attempt, prepared)));
        });
        attempts.forEach(attempt -> ahead.forget(attempt.workspace().written()));
        record = step.after();
        outstanding = ImportCounts.NONE;
        isSettled = false;
        tell(rows.subList(0, taken.rows()), taken.outcomes());
        return taken.rows();
    }

    private Taken taken(
            Attempt attempt, ImportCheckpoint<Taken> step, List<ImportRows.Read> rows, List<IntakeOutcome> outcomes) {
        ImportRecord before = settledBefore(step);
        ImportTally tally = ImportTally.of(before.counts());
        StringBuilder accepted = new StringBuilder();
        List<ImportRecord.Open> saying = new ArrayList<>();
        Iterator<IntakeOutcome> next = outcomes.iterator();
        int taken = 0;
        for (ImportRows.Read row : rows) {
            if (row.preparedOrNull() != null && !next.hasNext()) {
                break;
            }
            IntakeOutcome outcome = row.preparedOrNull() == null ? null : next.next();
            taken++;
            tally.row(row.row());
            reasons(row, outcome)
                    .ifPresent(reasons -> tally.rejected(reasons.iterator().next()));
            if (outcome != null) {
                tally.taken(row.row(), outcome);
            }
            accepted.append(outcome instanceof IntakeOutcome.Accepted ? '1' : '0');
            if (outcome instanceof IntakeOutcome.Accepted made && ImportWallets.Wish.isMadeBy(row.row())) {
                saying.add(new ImportRecord.Open(row.number(), made.profile()));
            }
        }
        ImportRows.Read last = rows.get(taken - 1);
        String digestNow = attempt.layout().digest(last.digest());
        ImportRecord after = before.withTaken(last.number(), digestNow, accepted.toString(), saying, tally.counts());
        return step.end(attempt, after, new Taken(taken, outcomes));
    }

    /** The record before a step, and if what was said of consent was taken in since it was written, with that. */
    private ImportRecord settledBefore(ImportCheckpoint<?> step) {
        ImportRecord before = step.before();
        if (!isSettled) {
            return before;
        }
        ImportTally tally = ImportTally.of(before.counts());
        tally.add(outstanding);
        return before.withSettled(tally.counts());
    }

    private void tell(List<ImportRows.Read> rows, List<IntakeOutcome> outcomes) {
        Consumer<RejectedRow> listener = told.rejectedOrNull();
        Iterator<IntakeOutcome> next = outcomes.iterator();
        for (ImportRows.Read row : rows) {
            IntakeOutcome outcome = row.preparedOrNull() == null ? null : next.next();
            if (listener != null) {
                reasons(row, outcome).ifPresent(reasons -> listener.accept(rejected(row, reasons)));
            }
            if (outcome != null) {
                told.outcomes().accept(row.row(), outcome);
            }
        }
        told.progress().accept(record.counts());
    }

    /** Why a row makes no profile; by what is in it alone if the outcome is not known. Empty if it may make one. */
    private Optional<Set<RejectReason>> reasons(ImportRows.Read read, @Nullable IntakeOutcome outcome) {
        if (read.row().flaw().isPresent()) {
            return Optional.of(EnumSet.of(RejectReason.of(read.row().flaw().get())));
        }
        Set<NormalizedRecord.Flaw> flaws = Set.of();
        if (outcome instanceof IntakeOutcome.Rejected rejected) {
            flaws = rejected.flaws();
        } else if (outcome == null) {
            SourceRecord one = read.row().record().orElseThrow();
            flaws = NormalizedRecord.of(one, tools.normalizers()).flaws();
        }
        EnumSet<RejectReason> reasons = EnumSet.noneOf(RejectReason.class);
        flaws.forEach(flaw -> reasons.add(RejectReason.of(flaw)));
        return reasons.isEmpty() ? Optional.empty() : Optional.of(reasons);
    }

    private static RejectedRow rejected(ImportRows.Read read, Set<RejectReason> reasons) {
        return new RejectedRow(read.row().id(), read.row().line(), reasons);
    }

    /** Books what the rows of the last commit say of points and membership. */
    private void book() {
        Map<Long, ImportRow> rows = new HashMap<>();
        unsettled.forEach(read -> rows.put(read.number(), read.row()));
        List<ImportWallets.Wish> wishes = record.open().stream()
                .filter(open -> open.row() > record.booked())
                .map(open -> new ImportWallets.Wish(
                        open.row(), Objects.requireNonNull(rows.get(open.row())), open.profile()))
                .toList();
        record = wallets.take(wishes, record);
    }

    /**
     * Does what follows from the rows of a whole lot. What they say of consent is taken in when all of them are, so what becomes of it
     * does not depend on where commits were cut, nor on where a run was broken off. That the lot is settled is noted by the next commit.
     */
    private void settle() {
        book();
        if (unsettled.isEmpty()) {
            return;
        }
        List<ImportConsents.Words> words = new ArrayList<>(unsettled.size());
        for (ImportRows.Read read : unsettled) {
            RowConsent consent = read.row().consent();
            boolean accepted = record.isAccepted(read.number());
            words.add(new ImportConsents.Words(read.row().id(), accepted ? consent : consent.withoutOptIns()));
        }
        ImportTally tally = new ImportTally();
        record = consents.take(words, record, tally, told.messages());
        outstanding = tally.counts();
        isSettled = true;
        unsettled.clear();
    }

    private void finish() {
        ImportCheckpoint<Nothing> step = new ImportCheckpoint<>(record);
        tools.transactions()
                .change(attempt -> step.begin(attempt)
                        .orElseGet(() -> step.end(attempt, settledBefore(step).done(attempt.now()), Nothing.NOTHING)));
        record = step.after();
        told.progress().accept(record.counts());
    }
}
