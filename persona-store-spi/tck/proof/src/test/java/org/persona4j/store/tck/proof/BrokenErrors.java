package org.persona4j.store.tck.proof;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** Stores that fail with the wrong error, or say of a failed commit what is not so. */
final class BrokenErrors {

    private BrokenErrors() {}

    /** What a driver throws. */
    static final class DriverException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        DriverException(String message) {
            super(message);
        }
    }

    @Breaks(value = "E1", like = "the driver's error for a conflict, passed on as it is")
    static final class LetsConflictsOfTheDriverThrough extends StoreAround {
        @Override
        public Version commit(Commit commit) {
            try {
                return super.commit(commit);
            } catch (CommitConflictException e) {
                throw new DriverException("duplicate key value violates unique constraint");
            }
        }
    }

    @Breaks(value = "E1", like = "null keys, taken for none")
    static final class ReadsNull extends StoreAround {
        @Override
        @SuppressWarnings("NullAway") // the mistake itself
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            return super.read(keys == null ? Set.of() : keys);
        }
    }

    @Breaks(value = "E1", like = "every error in the code wrapped, also the caller's mistakes")
    static final class CallsMistakesUnavailability extends StoreAround {
        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            try {
                return super.read(keys);
            } catch (NullPointerException | IllegalArgumentException e) {
                throw new StoreUnavailableException("failed", e);
            }
        }

        @Override
        public RecordPage scan(RecordScan scan) {
            try {
                return super.scan(scan);
            } catch (NullPointerException e) {
                throw new StoreUnavailableException("failed", e);
            }
        }

        @Override
        public Version commit(Commit commit) {
            try {
                return super.commit(commit);
            } catch (NullPointerException e) {
                throw new StoreUnavailableException("failed", e);
            }
        }
    }

    @Breaks(value = "E1", like = "a null that is found by its first use: no parameter named")
    static final class DoesNotNameTheMistake extends StoreAround {
        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            return super.read(keys);
        }

        @Override
        @SuppressWarnings("NullAway") // the mistake itself
        public RecordPage scan(RecordScan scan) {
            if (scan == null) {
                throw new NullPointerException();
            }
            return super.scan(scan);
        }

        @Override
        @SuppressWarnings("NullAway") // the mistake itself
        public Version commit(Commit commit) {
            if (commit == null) {
                throw new NullPointerException();
            }
            return super.commit(commit);
        }
    }

    @Breaks(value = "E2", runs = 5, like = "a serialization failure (40001), passed on as it is")
    static final class LetsSerializationFailuresThrough extends GivesUp {
        @Override
        RuntimeException failure(Commit commit) {
            return new DriverException("could not serialize access due to concurrent update");
        }
    }

    @Breaks(
            value = {"E2", "C3"},
            runs = 5,
            like = "a serialization failure (40001), taken for a conflict")
    static final class CallsSerializationFailuresConflicts extends GivesUp {
        @Override
        RuntimeException failure(Commit commit) {
            return new CommitConflictException(commit.keys());
        }
    }

    /** Gives up if any other commit came in while this one was on its way, as an engine may that locks by the page. */
    private abstract static class GivesUp extends StepwiseStore {

        private int written;

        abstract RuntimeException failure(Commit commit);

        @Override
        public Version commit(Commit commit) {
            requireOpen();
            Map<RecordKey, Content> puts = encoded(commit);
            int before;
            synchronized (shelf) {
                requireOpen();
                before = written;
            }
            Window.open();
            synchronized (shelf) {
                requireOpen();
                requireExpected(commit);
                if (before != written) {
                    throw failure(commit);
                }
                Version version = nextVersion(commit);
                write(commit, puts, version);
                written++;
                return version;
            }
        }
    }

    @Breaks(value = "E3", like = "a timeout of the client, while the server goes on")
    static final class CallsWrittenCommitsUnavailable extends StepwiseStore {

        private final AtomicInteger commits = new AtomicInteger();

        @Override
        public Version commit(Commit commit) {
            Version version = super.commit(commit);
            if (commits.incrementAndGet() % 20 == 0) {
                throw new StoreUnavailableException("read timed out", null);
            }
            return version;
        }
    }

    @Breaks(value = "E3", like = "a request that stays in the proxy's queue after its timeout")
    static final class WritesUnavailableCommitsLater extends StepwiseStore {

        private final AtomicInteger commits = new AtomicInteger();
        private Runnable late = () -> {};

        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            late.run();
            late = () -> {};
            if (commits.incrementAndGet() % 20 == 0) {
                late = () -> super.write(commit, puts, version);
                throw new StoreUnavailableException("gateway timeout", null);
            }
            super.write(commit, puts, version);
        }
    }
}
