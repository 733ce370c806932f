package org.persona4j.store.tck.fault;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.UnknownOutcomeException;
import org.persona4j.store.Version;

/**
 * A store around another that goes wrong on purpose, in every way that the contract allows and at moments of its choice.
 *
 * <p>Whoever lives through it lives through a bad day of a real store. Nothing that it does breaks a rule, crashes aside: it
 * keeps what the store inside keeps.
 *
 * <pre>{@code
 * FaultInjectingStore store = new FaultInjectingStore(new MyStore(), Faults.storm(42));
 * ... // what you do, and do again where it fails
 * store.inject(Faults.none());
 * store.settle();
 * ... // what is in the store is what would be there without faults
 * }</pre>
 *
 * <p>After a crash every call fails with {@link SimulatedCrash}, also those under way on other threads, until
 * {@link #recover()}. A call counts as a later one if it begins after that.
 *
 * <p>Safe for use by many threads. Used by one thread, it does the same with the same faults each time. Everything that it
 * does is kept for the {@link #report()}.
 */
public final class FaultInjectingStore implements PersonaStore {

    private final PersonaStore store;
    private final OtherWriter other;
    private final Underway underway;
    private final List<FaultReport.Injection> injections = new ArrayList<>();
    private final AtomicLong calls = new AtomicLong();
    private volatile Season season;
    private volatile Life life = new Life();
    private volatile boolean closed;

    /**
     * Makes the store.
     *
     * @param store the store inside, which is closed with this one
     * @param faults what goes wrong
     */
    public FaultInjectingStore(PersonaStore store, Faults faults) {
        this.store = requireNonNull(store, "store");
        this.season = new Season(faults);
        this.other = new OtherWriter(store);
        this.underway = new Underway(store);
    }

    /** The life of a process, from one crash to the next. */
    private static final class Life {
        private volatile boolean over;
    }

    /** A time of the same faults, in which calls are counted. */
    private static final class Season {
        private final Faults faults;
        private final AtomicLong reads = new AtomicLong();
        private final AtomicLong scans = new AtomicLong();
        private final AtomicLong commits = new AtomicLong();

        Season(Faults faults) {
            this.faults = requireNonNull(faults, "faults");
        }

        long next(StoreCall call) {
            return switch (call) {
                case READ -> reads.incrementAndGet();
                case SCAN -> scans.incrementAndGet();
                case COMMIT -> commits.incrementAndGet();
            };
        }
    }

    /** One call, and what is to go wrong with it. */
    private record Turn(
            StoreCall call,
            long number,
            long now,
            Faults faults,
            SplittableRandom dice,
            @Nullable Fault fault,
            Life life) {
        boolean isTo(Fault what) {
            return fault == what;
        }

        void pauseIfDelayed() {
            if (isTo(Fault.DELAY)) {
                faults.pause(dice);
            }
        }

        <T> T alive(T answer) {
            if (life.over) {
                throw new SimulatedCrash();
            }
            return answer;
        }
    }

    /**
     * Lets other things go wrong from now on. Calls are counted from 1 again; commits under way arrive as they would have.
     *
     * @param faults what goes wrong
     */
    public void inject(Faults faults) {
        season = new Season(faults);
    }

    /** Lets all commits under way arrive now. None is sent again, whatever became of it. */
    public void settle() {
        underway.arriveAll();
    }

    /** Lets the process live again after a crash. Does nothing if there was none. */
    public void recover() {
        if (life.over) {
            life = new Life();
        }
    }

    /**
     * Returns what went wrong so far, under all faults that were set.
     *
     * @return the report
     */
    public FaultReport report() {
        synchronized (injections) {
            return underway.report(injections);
        }
    }

    @Override
    public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
        if (closed) {
            return store.read(keys);
        }
        store.limits().checkRead(keys);
        Turn turn = begin(StoreCall.READ);
        failIfUnavailable(turn);
        turn.pauseIfDelayed();
        if (turn.isTo(Fault.REWRITE) && other.rewrite(keys, turn.dice())) {
            note(turn);
        }
        Map<RecordKey, StoredRecord> found = store.read(keys);
        turn.pauseIfDelayed();
        return turn.alive(found);
    }

    @Override
    public RecordPage scan(RecordScan scan) {
        if (closed) {
            return store.scan(scan);
        }
        requireNonNull(scan, "scan");
        Turn turn = begin(StoreCall.SCAN);
        failIfUnavailable(turn);
        turn.pauseIfDelayed();
        RecordPage page = page(turn, scan);
        turn.pauseIfDelayed();
        return turn.alive(page);
    }

    private RecordPage page(Turn turn, RecordScan scan) {
        Optional<RecordPage> shorter = turn.isTo(Fault.THIN_PAGE)
                ? Pages.thin(store, scan, turn.dice())
                : turn.isTo(Fault.EMPTY_PAGE) ? Pages.empty(store, scan) : Optional.empty();
        shorter.ifPresent(page -> note(turn));
        return shorter.orElseGet(() -> store.scan(scan));
    }

    @Override
    public Version commit(Commit commit) {
        if (closed) {
            return store.commit(commit);
        }
        store.limits().checkCommit(commit);
        Turn turn = begin(StoreCall.COMMIT);
        failIfUnavailable(turn);
        turn.pauseIfDelayed();
        Version version = turn.fault() == null ? store.commit(commit) : commit(turn, turn.fault(), commit);
        turn.pauseIfDelayed();
        return turn.alive(version);
    }

    private Version commit(Turn turn, Fault fault, Commit commit) {
        return switch (fault) {
            case REWRITE -> {
                if (other.rewriteExpected(commit, turn.dice())) {
                    note(turn);
                }
                yield store.commit(commit);
            }
            case VISIT -> visited(turn, commit);
            case UNKNOWN_LOST -> throw unknown(turn);
            case UNKNOWN_APPLIED -> {
                store.commit(commit);
                throw unknown(turn);
            }
            case UNKNOWN_LATE -> {
                send(turn, commit);
                throw unknown(turn);
            }
            case CRASH_BEFORE -> throw crash(turn);
            case CRASH_AFTER -> {
                try {
                    store.commit(commit);
                } catch (CommitConflictException nobodyHears) {
                    throw crash(turn);
                }
                throw crash(turn);
            }
            case CRASH_UNDERWAY -> {
                send(turn, commit);
                throw crash(turn);
            }
            case DELAY, UNAVAILABLE, THIN_PAGE, EMPTY_PAGE -> store.commit(commit);
        };
    }

    private Version visited(Turn turn, Commit commit) {
        Set<RecordKey> losers = other.losersDuringVisit(commit, turn.dice());
        if (losers.isEmpty()) {
            return store.commit(commit);
        }
        note(turn);
        turn.alive(losers);
        throw new CommitConflictException(losers);
    }

    private void send(Turn turn, Commit commit) {
        underway.send(commit, turn.now() + turn.faults().arrival(turn.dice()));
    }

    private UnknownOutcomeException unknown(Turn turn) {
        note(turn);
        turn.alive(turn);
        return new UnknownOutcomeException("made up: the answer to commit " + turn.number() + " was lost", null);
    }

    private SimulatedCrash crash(Turn turn) {
        note(turn);
        turn.life().over = true;
        return new SimulatedCrash();
    }

    private Turn begin(StoreCall call) {
        Life now = life;
        if (now.over) {
            throw new SimulatedCrash();
        }
        long time = calls.incrementAndGet();
        underway.arriveBy(time);
        Season current = season;
        long number = current.next(call);
        SplittableRandom dice = current.faults.dice(call, number);
        Fault fault = current.faults.decide(call, number, dice).orElse(null);
        Turn turn = new Turn(call, number, time, current.faults, dice, fault, now);
        if (turn.isTo(Fault.DELAY)) {
            note(turn);
        }
        return turn;
    }

    private void failIfUnavailable(Turn turn) {
        if (turn.isTo(Fault.UNAVAILABLE)) {
            note(turn);
            throw new StoreUnavailableException(
                    "made up: " + turn.call() + " " + turn.number() + " finds the store unavailable", null);
        }
    }

    private void note(Turn turn) {
        synchronized (injections) {
            injections.add(new FaultReport.Injection(turn.call(), turn.number(), requireNonNull(turn.fault())));
        }
    }

    @Override
    public StoreLimits limits() {
        return store.limits();
    }

    /** Closes the store inside. Commits under way never arrive. */
    @Override
    public void close() {
        closed = true;
        store.close();
    }
}
