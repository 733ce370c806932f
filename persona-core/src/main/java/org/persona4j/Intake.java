package org.persona4j;

import java.util.List;
import java.util.Objects;
import org.persona4j.access.Actor;
import org.persona4j.internal.Intakes;
import org.persona4j.internal.Prepared;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergePlan;
import org.persona4j.profile.SourceRecord;

/**
 * Takes records of sources in: each makes or updates a profile, and the personas follow at once.
 *
 * <p>A record with a source record id is known by it: taking it in again updates its profile, or changes nothing if it says
 * nothing new. So a call can always be made again. Bad content is an answer, never an exception. Immutable and thread-safe.
 */
public final class Intake {
    private final Session session;
    private final Actor actor;

    Intake(Session session, Actor actor) {
        this.session = session;
        this.actor = actor;
    }

    /** Takes one record in. */
    public IntakeOutcome take(SourceRecord record) {
        return takePrepared(List.of(prepare(record))).get(0);
    }

    /**
     * Takes records in, in their order, as many in one commit as fit. Each takes effect as a whole or not at all; if the call
     * fails midway the first ones are taken in, and the call can be made again.
     *
     * @return an outcome for each record, in the same order
     */
    public List<IntakeOutcome> takeAll(List<SourceRecord> records) {
        return takePrepared(records.stream().map(this::prepare).toList());
    }

    /** Does what can be done about a record without the store. Any thread may; most of the work of an intake is here. */
    public PreparedRecord prepare(SourceRecord record) {
        Objects.requireNonNull(record, "record");
        return new PreparedRecord(Prepared.of(
                record,
                session.normalizers(),
                session.rules(),
                session.transactions().lastSeenLayout(),
                session.ids(),
                session.clock().instant()));
    }

    /**
     * Takes records in that were prepared, like {@link #takeAll}.
     *
     * @throws IllegalArgumentException if one was prepared for another tenant, under another hash key or by other rules; then
     *     none is taken in
     */
    public List<IntakeOutcome> takePrepared(List<PreparedRecord> records) {
        return new Intakes(session.transactions())
                .take(records.stream().map(PreparedRecord::prepared).toList(), actor);
    }

    /** What taking the record in would do; nothing is changed. */
    public MergePlan plan(SourceRecord record) {
        return new Intakes(session.transactions()).plan(prepare(record).prepared(), actor);
    }
}
