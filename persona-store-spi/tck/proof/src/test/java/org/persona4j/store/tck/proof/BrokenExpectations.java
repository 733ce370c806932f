package org.persona4j.store.tck.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** Stores that check too few expectations, at the wrong time, or name the wrong losers. */
final class BrokenExpectations {

    private BrokenExpectations() {}

    @Breaks(value = "C6", like = "a conflict reported row by row, its last row lost")
    static final class ForgetsALoser extends StepwiseStore {
        @Override
        Set<RecordKey> losers(Commit commit) {
            Set<RecordKey> losers = super.losers(commit);
            if (losers.size() > 1) {
                losers.remove(losers.iterator().next());
            }
            return losers;
        }
    }

    @Breaks(value = "C6", like = "a check that stops at the first failure, as an SQL error does")
    static final class NamesOnlyTheFirstLoser extends StepwiseStore {
        @Override
        Set<RecordKey> losers(Commit commit) {
            Set<RecordKey> first = new LinkedHashSet<>();
            super.losers(commit).stream().limit(1).forEach(first::add);
            return first;
        }
    }

    @Breaks(value = "C6", like = "etcd's transaction, which says that it failed and not where")
    static final class NamesEveryExpectation extends StepwiseStore {
        @Override
        Set<RecordKey> losers(Commit commit) {
            return super.losers(commit).isEmpty()
                    ? Set.of()
                    : commit.expectations().keySet();
        }
    }

    @Breaks(value = "C6", like = "a conflict that names the rows it was about to write")
    static final class NamesWhatItWouldHaveWritten extends StepwiseStore {
        @Override
        Set<RecordKey> losers(Commit commit) {
            Set<RecordKey> losers = super.losers(commit);
            return losers.isEmpty() || commit.puts().isEmpty()
                    ? losers
                    : commit.puts().keySet();
        }
    }

    @Breaks(value = "C6", like = "a second query for the names, which joins the rows that exist")
    static final class ForgetsLosersThatAreMissing extends StepwiseStore {
        @Override
        Set<RecordKey> losers(Commit commit) {
            Set<RecordKey> losers = super.losers(commit);
            Set<RecordKey> present = new LinkedHashSet<>(losers);
            present.removeIf(key -> find(key) == null);
            return present.isEmpty() ? losers : present;
        }
    }

    @Breaks(value = "C6", runs = 9, like = "the losers asked for after the rollback, each in a query of its own")
    static final class NamesLosersOfSeveralMoments extends StoreAround {
        @Override
        public Version commit(Commit commit) {
            Set<RecordKey> losers = new LinkedHashSet<>();
            commit.expectations().forEach((key, expected) -> {
                Optional<Version> present =
                        Optional.ofNullable(inner.read(Set.of(key)).get(key)).map(StoredRecord::version);
                if (!present.equals(expected)) {
                    losers.add(key);
                }
                Window.open();
            });
            if (losers.isEmpty()) {
                return inner.commit(commit);
            }
            throw new CommitConflictException(losers);
        }
    }

    @Breaks(value = "C7", like = "conditions matched to writes by their position in the batch")
    static final class ChecksByPosition extends StepwiseStore {
        @Override
        boolean checks(Commit commit, RecordKey key) {
            List<RecordKey> expected = new ArrayList<>(commit.expectations().keySet());
            List<RecordKey> put = new ArrayList<>(commit.puts().keySet());
            int position = expected.indexOf(key);
            return !commit.puts().containsKey(key)
                    || position >= put.size()
                    || put.get(position).equals(key);
        }
    }

    @Breaks(value = "C7", like = "a loop that leaves at the first condition that holds")
    static final class StopsAtTheFirstThatHolds extends StepwiseStore {
        @Override
        boolean checks(Commit commit, RecordKey key) {
            for (Map.Entry<RecordKey, Optional<Version>> expectation :
                    commit.expectations().entrySet()) {
                if (expectation.getKey().equals(key)) {
                    return true;
                }
                if (holds(expectation.getKey(), expectation.getValue())) {
                    return false;
                }
            }
            return true;
        }
    }

    @Breaks(value = "C7", like = "a statement with one condition, that on the row it writes first")
    static final class ChecksOnlyTheFirst extends StepwiseStore {
        @Override
        boolean checks(Commit commit, RecordKey key) {
            return commit.expectations().keySet().iterator().next().equals(key);
        }
    }

    @Breaks(value = "C7", like = "DELETE ... WHERE id = ?, its version forgotten")
    static final class SkipsExpectationsOfDeletes extends StepwiseStore {
        @Override
        boolean checks(Commit commit, RecordKey key) {
            return !commit.deletes().contains(key);
        }
    }

    @Breaks(value = "C7", like = "an upsert that replaces whatever is there")
    static final class SkipsExpectationsOfPuts extends StepwiseStore {
        @Override
        boolean checks(Commit commit, RecordKey key) {
            return !commit.puts().containsKey(key);
        }
    }

    @Breaks(
            value = {"S1.3", "C7"},
            like = "snapshot isolation: only what is written is compared (write skew)")
    static final class SkipsReadOnlyExpectations extends StepwiseStore {
        @Override
        boolean checks(Commit commit, RecordKey key) {
            return commit.puts().containsKey(key)
                    || commit.deletes().contains(key)
                    || (commit.puts().isEmpty() && commit.deletes().isEmpty());
        }
    }

    @Breaks(
            value = {"S1.3", "C7"},
            like = "row locks without gap locks: nothing to lock where nothing is")
    static final class SkipsReadOnlyAbsence extends StepwiseStore {
        @Override
        boolean checks(Commit commit, RecordKey key) {
            return commit.puts().containsKey(key)
                    || commit.deletes().contains(key)
                    || commit.expectations().getOrDefault(key, Optional.empty()).isPresent();
        }
    }

    @Breaks(
            value = {"S1.3", "S1.1"},
            runs = 9,
            like = "SELECT, then UPDATE, in READ COMMITTED")
    static final class ChecksThenWrites extends ChecksEarlierStore {
        ChecksThenWrites() {
            super(true);
        }
    }

    @Breaks(
            value = {"S1.3", "S1.1"},
            narrow = true,
            like = "SELECT, then UPDATE, in READ COMMITTED; as fast as it goes")
    static final class ChecksThenWritesQuickly extends ChecksEarlierStore {
        ChecksThenWritesQuickly() {
            super(false);
        }
    }

    @Breaks(value = "S1.3", runs = 9, like = "REPEATABLE READ: what is only read is compared with the snapshot")
    static final class ChecksReadOnlyOnesInASnapshot extends OnASnapshot {
        ChecksReadOnlyOnesInASnapshot() {
            super(true);
        }
    }

    @Breaks(
            value = "S1.3",
            narrow = true,
            like = "REPEATABLE READ: what is only read is compared with the snapshot; as fast as it goes")
    static final class ChecksReadOnlyOnesInASnapshotQuickly extends OnASnapshot {
        ChecksReadOnlyOnesInASnapshotQuickly() {
            super(false);
        }
    }

    /** Checks all expectations early, and those of written keys again at the moment of writing. */
    private abstract static class OnASnapshot extends ChecksEarlierStore {
        OnASnapshot(boolean wide) {
            super(wide);
        }

        @Override
        void requireStillExpected(Commit commit) {
            Set<RecordKey> losers = losers(commit);
            losers.removeIf(
                    key -> !commit.puts().containsKey(key) && !commit.deletes().contains(key));
            if (!losers.isEmpty()) {
                throw conflict(commit, losers);
            }
        }
    }

    @Breaks(value = "S1.3", runs = 9, like = "row locks on what is written, in the order of the keys")
    static final class LocksOnlyWhatItWrites extends ChecksEarlierStore {

        private final Map<RecordKey, ReentrantLock> locks = new ConcurrentHashMap<>();

        LocksOnlyWhatItWrites() {
            super(true);
        }

        @Override
        public Version commit(Commit commit) {
            Set<RecordKey> written = new TreeSet<>(commit.puts().keySet());
            written.addAll(commit.deletes());
            List<ReentrantLock> held = new ArrayList<>();
            try {
                for (RecordKey key : written) {
                    ReentrantLock lock = locks.computeIfAbsent(key, first -> new ReentrantLock());
                    lock.lock();
                    held.add(lock);
                }
                return super.commit(commit);
            } finally {
                held.forEach(ReentrantLock::unlock);
            }
        }
    }
}
