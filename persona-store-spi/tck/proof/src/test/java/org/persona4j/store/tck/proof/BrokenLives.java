package org.persona4j.store.tck.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStoreException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoreClosedException;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** Stores that do not stand threads, interrupts or the end of their lives. */
final class BrokenLives {

    private BrokenLives() {}

    @Breaks(value = "O1", runs = 9, like = "a copy on write without a lock: of two copies one is lost")
    static final class CopiesWithoutALock extends Unlocked {
        CopiesWithoutALock() {
            super(true);
        }
    }

    @Breaks(value = "O1", narrow = true, like = "a copy on write without a lock; as fast as it goes")
    static final class CopiesWithoutALockQuickly extends Unlocked {
        CopiesWithoutALockQuickly() {
            super(false);
        }
    }

    /** Replaces its records with a changed copy, and no lock about it. */
    private abstract static class Unlocked extends StepwiseStore {

        private final boolean wide;
        private volatile Shelf state = new Shelf(RecordKey.ID_ORDER);

        Unlocked(boolean wide) {
            this.wide = wide;
        }

        @Override
        public Version commit(Commit commit) {
            requireOpen();
            Copy copy = new Copy(state.copy());
            Version version = nextVersion(commit);
            copy.requireExpected(commit);
            copy.write(commit, encoded(commit), version);
            if (wide) {
                Window.open();
            }
            state = copy.shelf;
            return version;
        }

        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            requireOpen();
            requireOneTenant(keys);
            return new Copy(state.copy()).pick(keys);
        }

        @Override
        public RecordPage scan(RecordScan scan) {
            requireOpen();
            return new Copy(state.copy()).scan(scan);
        }

        private static final class Copy extends StepwiseStore {
            Copy(Shelf shelf) {
                super(shelf);
            }
        }
    }

    @Breaks(value = "O1", like = "SQLite objects can only be used in the thread that created them")
    static final class BelongsToItsThread extends StoreAround {

        private final Thread owner = Thread.currentThread();

        private void requireOwner() {
            if (Thread.currentThread() != owner) {
                throw new StoreUnavailableException("created in another thread", null);
            }
        }

        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            requireOwner();
            return super.read(keys);
        }

        @Override
        public RecordPage scan(RecordScan scan) {
            requireOwner();
            return super.scan(scan);
        }

        @Override
        public Version commit(Commit commit) {
            requireOwner();
            return super.commit(commit);
        }
    }

    @Breaks(value = "O1", runs = 9, like = "one connection for all threads: another call is in progress")
    static final class TakesOneCallAtATime extends StoreAround {

        private final AtomicBoolean busy = new AtomicBoolean();

        @Override
        public Version commit(Commit commit) {
            if (!busy.compareAndSet(false, true)) {
                throw new BrokenErrors.DriverException("connection is busy with another command");
            }
            try {
                Window.open();
                return super.commit(commit);
            } finally {
                busy.set(false);
            }
        }
    }

    @Breaks(value = "O2", like = "a cache that still answers")
    static final class ReadsWhenClosed extends StepwiseStore {
        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            synchronized (shelf) {
                return pick(keys);
            }
        }
    }

    @Breaks(value = "O2", like = "a memory-mapped file that is still mapped")
    static final class ScansWhenClosed extends StepwiseStore {
        @Override
        public RecordPage scan(RecordScan scan) {
            synchronized (shelf) {
                return page(scan, inPart(scan));
            }
        }
    }

    @Breaks(value = "O2", like = "a pool that opens a new connection for whoever asks")
    static final class WritesWhenClosed extends StepwiseStore {
        @Override
        public Version commit(Commit commit) {
            Map<RecordKey, Content> puts = encoded(commit);
            synchronized (shelf) {
                requireExpected(commit);
                Version version = nextVersion(commit);
                write(commit, puts, version);
                return version;
            }
        }
    }

    @Breaks(value = "O2", like = "a cleared map: closed looks like empty")
    static final class LooksEmptyWhenClosed extends StepwiseStore {

        private volatile boolean cleared;

        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            return cleared ? Map.of() : super.read(keys);
        }

        @Override
        public RecordPage scan(RecordScan scan) {
            return cleared ? RecordPage.last(List.of()) : super.scan(scan);
        }

        @Override
        public void close() {
            cleared = true;
            super.close();
        }
    }

    @Breaks(value = "O2", like = "an early return for no keys, before the check")
    static final class AnswersEmptyReadsWhenClosed extends StoreAround {
        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            return keys.isEmpty() ? Map.of() : super.read(keys);
        }
    }

    @Breaks(value = "O2", like = "the pool's own error after its end")
    static final class FailsOtherwiseWhenClosed extends StoreAround {
        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            try {
                return super.read(keys);
            } catch (StoreClosedException e) {
                throw new PersonaStoreException("pool is shut down", e);
            }
        }
    }

    @Breaks(value = "O2", like = "a file closed twice")
    static final class ClosesOnlyOnce extends StoreAround {

        private final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public void close() {
            if (!closed.compareAndSet(false, true)) {
                throw new StoreClosedException();
            }
            super.close();
        }
    }

    @Breaks(value = "O2", runs = 9, like = "records let go of while calls still look at them")
    static final class ShowsEmptinessWhileClosing extends StepwiseStore {
        @Override
        public void close() {
            synchronized (shelf) {
                shelf.become(new Shelf(RecordKey.ID_ORDER));
            }
            Window.open();
            super.close();
        }

        @Override
        StepwiseStore over(Shelf records) {
            return new ShowsEmptinessWhileClosing();
        }
    }

    @Breaks(value = "O2", runs = 9, like = "a commit that is in, and then meets its own closed connection")
    static final class SaysClosedOfWhatItWrote extends StepwiseStore {

        SaysClosedOfWhatItWrote() {}

        private SaysClosedOfWhatItWrote(Shelf shelf) {
            super(shelf);
        }

        @Override
        public Version commit(Commit commit) {
            Version version = super.commit(commit);
            Window.open();
            requireOpen();
            return version;
        }

        @Override
        StepwiseStore over(Shelf records) {
            return new SaysClosedOfWhatItWrote(records);
        }
    }

    @Breaks(value = "O4", like = "Thread.interrupted() where isInterrupted() was meant")
    static final class ClearsInterruptsInCommits extends StoreAround {
        @Override
        public Version commit(Commit commit) {
            if (Thread.interrupted()) {
                throw new StoreUnavailableException("interrupted", null);
            }
            return super.commit(commit);
        }
    }

    @Breaks(value = "O4", like = "catch (InterruptedException ignored) in a wait for a connection, to read")
    static final class ClearsInterruptsInReads extends StoreAround {
        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            Thread.interrupted();
            return super.read(keys);
        }
    }

    @Breaks(value = "O4", like = "catch (InterruptedException ignored) in a wait for a connection, to scan")
    static final class ClearsInterruptsInScans extends StoreAround {
        @Override
        public RecordPage scan(RecordScan scan) {
            Thread.interrupted();
            return super.scan(scan);
        }
    }

    @Breaks(value = "O5", like = "a loop of writes that looks at the flag between them")
    static final class WritesHalfWhenInterrupted extends StepwiseStore {
        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            Map<RecordKey, Content> done = new LinkedHashMap<>();
            for (Map.Entry<RecordKey, Content> put : puts.entrySet()) {
                if (Thread.currentThread().isInterrupted() && !done.isEmpty()) {
                    throw new StoreUnavailableException("interrupted", null);
                }
                put(put.getKey(), version, put.getValue());
                done.put(put.getKey(), put.getValue());
            }
            commit.deletes().forEach(this::remove);
        }
    }

    @Breaks(value = "O5", like = "NIO's channel, which an interrupt closes for everybody (ClosedByInterruptException)")
    static final class DiesOfAnInterrupt extends StepwiseStore {

        private volatile boolean dead;

        @Override
        public Version commit(Commit commit) {
            if (dead || Thread.currentThread().isInterrupted()) {
                dead = true;
                throw new StoreUnavailableException("channel closed by interrupt", null);
            }
            return super.commit(commit);
        }
    }

    @Breaks(
            value = {"O5", "E3"},
            runs = 9,
            like = "a wait for the answer that is interrupted, when the commit is long in")
    static final class CallsInterruptedCommitsUnavailable extends StepwiseStore {
        @Override
        public Version commit(Commit commit) {
            Version version = super.commit(commit);
            Window.open();
            if (Thread.currentThread().isInterrupted()) {
                throw new StoreUnavailableException("interrupted", null);
            }
            return version;
        }
    }

    @Breaks(value = "O5", like = "an interrupt taken for the end of the work: an answer without a write")
    static final class SkipsCommitsWhenInterrupted extends StepwiseStore {
        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            if (!Thread.currentThread().isInterrupted()) {
                super.write(commit, puts, version);
            }
        }
    }

    @Breaks(value = "O5", like = "a query that is cancelled: an empty answer")
    static final class AnswersNothingWhenInterrupted extends StepwiseStore {
        @Override
        Map<RecordKey, StoredRecord> pick(Set<RecordKey> keys) {
            return Thread.currentThread().isInterrupted() ? Map.of() : super.pick(keys);
        }
    }

    @Breaks(value = "O5", like = "InterruptedException wrapped into the next best error")
    static final class FailsOtherwiseWhenInterrupted extends StoreAround {
        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            if (Thread.currentThread().isInterrupted()) {
                throw new BrokenErrors.DriverException("java.lang.InterruptedException");
            }
            return super.read(keys);
        }
    }
}
