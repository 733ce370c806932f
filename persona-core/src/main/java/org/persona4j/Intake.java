package org.persona4j;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.persona4j.access.Permission;
import org.persona4j.internal.Intakes;
import org.persona4j.internal.Prepared;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergePlan;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/**
 * Takes records of sources in: each makes or updates a profile, and the personas follow at once.
 *
 * <p>A record with a source record id is known by it: taking it in again updates its profile, or changes nothing if it says
 * nothing new. So a call can always be made again, with two exceptions. A record without a date is news whenever it differs from
 * what was said last: taken in again after something newer, it counts once more. And a record without a source record id makes
 * another profile, unless it is prepared once and taken in again as it was prepared. A record that was not taken in is looked at
 * afresh, as things are by then.
 *
 * <p>Bad content is an answer, never an exception. Immutable and thread-safe.
 *
 * <p>What a record needs follows from its source: a file {@link Permission#IMPORT}, a sign-up form or the wallet app
 * {@link Permission#SIGN_UP}, all others {@link Permission#CREATE_PERSONAS}; if one record of a call may not be taken in, none
 * is. A customer may sign up, and may update what is on their own persona; a record of a source that is on another's is refused
 * like a call without permission. The outcome is for the system that calls: whether a number was known before is nothing to
 * show to whoever typed it in.
 */
public final class Intake {
    private final Caller caller;

    Intake(Caller caller) {
        this.caller = caller;
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
        return prepared(caller.require(toTake(record.source())), record);
    }

    /**
     * Takes records in that were prepared, like {@link #takeAll}.
     *
     * @throws IllegalArgumentException if one was prepared for another tenant, under another hash key or by other rules; then
     *     none is taken in
     */
    public List<IntakeOutcome> takePrepared(List<PreparedRecord> records) {
        if (records.isEmpty()) {
            return List.of();
        }
        Set<Permission> needed = EnumSet.noneOf(Permission.class);
        records.forEach(record -> needed.add(toTake(record.record().source())));
        Session session = caller.requireAll(needed);
        return intakes(session)
                .take(records.stream().map(PreparedRecord::prepared).toList());
    }

    /** What taking the record in would do; nothing is changed. */
    public MergePlan plan(SourceRecord record) {
        Session session = caller.require(Permission.SEE_MERGES);
        return intakes(session).plan(prepared(session, record).prepared());
    }

    private static PreparedRecord prepared(Session session, SourceRecord record) {
        return new PreparedRecord(Prepared.of(
                record,
                session.normalizers(),
                session.rules(),
                session.transactions().lastSeenLayout(),
                session.ids(),
                session.clock().instant()));
    }

    private Intakes intakes(Session session) {
        return new Intakes(session.transactions(), caller.act("intake.take", null), caller.reach());
    }

    private static Permission toTake(Source source) {
        return switch (source.kind()) {
            case LOYALTY_SIGNUP, WALLET_APP -> Permission.SIGN_UP;
            case FILE_IMPORT -> Permission.IMPORT;
            case PIXEL, COLLECTIBLE, OCR, REST_API, MANUAL, INTEGRATION -> Permission.CREATE_PERSONAS;
        };
    }
}
