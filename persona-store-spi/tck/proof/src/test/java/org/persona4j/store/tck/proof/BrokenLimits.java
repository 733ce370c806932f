package org.persona4j.store.tck.proof;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoreClosedException;
import org.persona4j.store.StoreLimitException;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** Stores that do less than they state, or do not hold to it. */
final class BrokenLimits {

    private BrokenLimits() {}

    @Breaks(value = "L1", like = "an IN list of 99 at most")
    static final class ReadsLessThanItStates extends StepwiseStore {

        ReadsLessThanItStates() {
            super(StoreLimits.MINIMUM);
        }

        @Override
        Map<RecordKey, StoredRecord> pick(Set<RecordKey> keys) {
            if (keys.size() > 99) {
                throw new StoreUnavailableException("too many parameters", null);
            }
            return super.pick(keys);
        }
    }

    @Breaks(value = "L1", like = "a statement with 65 parameters at most")
    static final class WritesFewerKeysThanItStates extends StepwiseStore {

        WritesFewerKeysThanItStates() {
            super(StoreLimits.MINIMUM);
        }

        @Override
        Set<RecordKey> losers(Commit commit) {
            if (commit.keys().size() > 65) {
                throw new StoreUnavailableException("too many parameters", null);
            }
            return super.losers(commit);
        }
    }

    @Breaks(value = "L1", like = "a value of 65,535 bytes at most")
    static final class WritesShorterContentsThanItStates extends StepwiseStore {

        WritesShorterContentsThanItStates() {
            super(StoreLimits.MINIMUM);
        }

        @Override
        byte[] kept(byte[] bytes) {
            if (bytes.length > 65_535) {
                throw new StoreUnavailableException("value too long", null);
            }
            return bytes;
        }
    }

    @Breaks(value = "L1", like = "MySQL's max_allowed_packet: a mebibyte, the statement around it included")
    static final class WritesLessAtOnceThanItStates extends StepwiseStore {

        WritesLessAtOnceThanItStates() {
            super(StoreLimits.MINIMUM);
        }

        @Override
        Map<RecordKey, Content> encoded(Commit commit) {
            long sent = commit.puts().entrySet().stream()
                    .mapToLong(
                            put -> put.getKey().id().length() + put.getValue().size())
                    .sum();
            if (sent > limits().bytesPerCommit()) {
                throw new StoreUnavailableException("packet too large", null);
            }
            return super.encoded(commit);
        }
    }

    @Breaks(value = "L1", like = "Oracle's lists of 1,000 expressions at most, where no limit is stated")
    static final class WritesAThousandKeysAtMost extends StepwiseStore {
        @Override
        Set<RecordKey> losers(Commit commit) {
            if (commit.keys().size() > 1_000) {
                throw new StoreUnavailableException("maximum number of expressions in a list is 1000", null);
            }
            return super.losers(commit);
        }
    }

    @Breaks(value = "L1", like = "limits asked of the server, which another member of the cluster answers")
    static final class ChangesItsLimits extends StepwiseStore {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public StoreLimits limits() {
            return StoreLimits.UNLIMITED.withKeysPerCommit(StoreLimits.NONE - asked.incrementAndGet() % 2);
        }
    }

    @Breaks(value = "L1", like = "limits asked of a connection that is closed")
    static final class ForgetsItsLimitsWhenClosed extends StoreAround {

        private volatile boolean closed;

        @Override
        public StoreLimits limits() {
            if (closed) {
                throw new StoreClosedException();
            }
            return super.limits();
        }

        @Override
        public void close() {
            closed = true;
            super.close();
        }
    }

    @Breaks(value = "L2", like = "limits stated and forgotten in reads")
    static final class ReadsMoreThanItStates extends StoreAround {
        @Override
        public StoreLimits limits() {
            return StoreLimits.MINIMUM;
        }

        @Override
        public Version commit(Commit commit) {
            limits().checkCommit(commit);
            return super.commit(commit);
        }
    }

    @Breaks(value = "L2", like = "limits stated and forgotten in commits")
    static final class WritesMoreThanItStates extends StoreAround {
        @Override
        public StoreLimits limits() {
            return StoreLimits.MINIMUM;
        }

        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            limits().checkRead(keys);
            return super.read(keys);
        }
    }

    @Breaks(value = "L2", like = "each content measured, and never their sum")
    static final class AddsNoSizesUp extends StoreAround {

        AddsNoSizesUp() {
            super(new StoreLimits(100, 66, 64 * 1024, StoreLimits.NONE));
        }

        @Override
        public StoreLimits limits() {
            return StoreLimits.MINIMUM;
        }
    }

    @Breaks(value = "L2", like = "the sum measured, and no content by itself")
    static final class MeasuresOnlySums extends StoreAround {

        MeasuresOnlySums() {
            super(new StoreLimits(100, 66, StoreLimits.NONE, 1024 * 1024));
        }

        @Override
        public StoreLimits limits() {
            return StoreLimits.MINIMUM;
        }
    }

    @Breaks(value = "L2", like = "the server's refusal, after the first rows are in")
    static final class ChecksLimitsAfterWriting extends StepwiseStore {
        @Override
        public StoreLimits limits() {
            return StoreLimits.MINIMUM;
        }

        @Override
        public Version commit(Commit commit) {
            Map<RecordKey, Content> puts = encoded(commit);
            synchronized (shelf) {
                requireOpen();
                requireExpected(commit);
                Version version = nextVersion(commit);
                write(commit, puts, version);
                limits().checkCommit(commit);
                return version;
            }
        }
    }

    @Breaks(value = "L2", like = "the server's refusal, after the conditions were looked at")
    static final class ChecksExpectationsBeforeLimits extends StepwiseStore {

        ChecksExpectationsBeforeLimits() {
            super(StoreLimits.MINIMUM);
        }

        @Override
        public Version commit(Commit commit) {
            requireOpen();
            synchronized (shelf) {
                requireExpected(commit);
            }
            return super.commit(commit);
        }
    }

    @Breaks(value = "L2", like = "parts counted, not keys")
    static final class CountsKeysTwice extends StepwiseStore {

        CountsKeysTwice() {
            super(StoreLimits.MINIMUM);
        }

        @Override
        public Version commit(Commit commit) {
            int parts = commit.expectations().size()
                    + commit.puts().size()
                    + commit.deletes().size();
            if (parts > limits().keysPerCommit()) {
                throw StoreLimitException.of("keysPerCommit", limits().keysPerCommit(), parts);
            }
            return super.commit(commit);
        }
    }

    @Breaks(value = "L2", like = "writes counted, conditions not")
    static final class CountsOnlyWrites extends StoreAround {

        CountsOnlyWrites() {
            super(new StoreLimits(100, StoreLimits.NONE, 64 * 1024, 1024 * 1024));
        }

        @Override
        public StoreLimits limits() {
            return StoreLimits.MINIMUM;
        }

        @Override
        public Version commit(Commit commit) {
            int writes = commit.puts().size() + commit.deletes().size();
            if (writes > limits().keysPerCommit()) {
                throw StoreLimitException.of("keysPerCommit", limits().keysPerCommit(), writes);
            }
            return super.commit(commit);
        }
    }

    @Breaks(value = "L2", like = "a refusal taken for a failure that passes")
    static final class CallsLimitsUnavailability extends StoreAround {

        CallsLimitsUnavailability() {
            super(StoreLimits.MINIMUM);
        }

        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            try {
                return super.read(keys);
            } catch (StoreLimitException e) {
                throw new StoreUnavailableException("the server refused the call", e);
            }
        }

        @Override
        public Version commit(Commit commit) {
            try {
                return super.commit(commit);
            } catch (StoreLimitException e) {
                throw new StoreUnavailableException("the server refused the call", e);
            }
        }
    }
}
