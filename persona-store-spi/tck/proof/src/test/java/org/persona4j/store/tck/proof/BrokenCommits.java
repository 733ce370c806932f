package org.persona4j.store.tck.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** Stores that write a part of a commit, or something else, or refuse what is legal. */
final class BrokenCommits {

    private BrokenCommits() {}

    @Breaks(value = "C1", like = "two statements, and the second forgotten when the first did something")
    static final class DropsDeletesBesidePuts extends StepwiseStore {
        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            puts.forEach((key, content) -> put(key, version, content));
            if (puts.isEmpty()) {
                commit.deletes().forEach(this::remove);
            }
        }
    }

    @Breaks(value = "C1", like = "a batch flushed at every hundredth row, and never at its end")
    static final class DropsTheLastOfManyPuts extends StepwiseStore {
        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            List<RecordKey> keys = new ArrayList<>(puts.keySet());
            if (keys.size() > 1) {
                puts.remove(keys.get(keys.size() - 1));
            }
            super.write(commit, puts, version);
        }
    }

    @Breaks(value = "C1", like = "DynamoDB's BatchWriteItem: 25 items, the unprocessed ones not asked for")
    static final class WritesTwentyFiveAtMost extends StepwiseStore {
        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            puts.entrySet().stream().limit(25).forEach(put -> put(put.getKey(), version, put.getValue()));
            commit.deletes().stream().limit(25L - Math.min(25, puts.size())).forEach(this::remove);
        }
    }

    @Breaks(value = "S1.2", runs = 5, like = "a large batch sent as several transactions")
    static final class CommitsInChunks extends StepwiseStore {

        private final Object writers = new Object();

        @Override
        public Version commit(Commit commit) {
            Map<RecordKey, Content> puts = encoded(commit);
            synchronized (writers) {
                Version version;
                synchronized (shelf) {
                    requireOpen();
                    requireExpected(commit);
                    version = nextVersion(commit);
                    puts.entrySet().stream()
                            .limit(puts.size() / 2)
                            .forEach(put -> put(put.getKey(), version, put.getValue()));
                }
                Window.open();
                synchronized (shelf) {
                    write(commit, puts, version);
                }
                return version;
            }
        }
    }

    @Breaks(value = "C1", like = "autocommit: each row checked and written on its own")
    static final class WritesUntilAnExpectationFails extends StepwiseStore {
        @Override
        Set<RecordKey> losers(Commit commit) {
            Version version = nextVersion(commit);
            for (Map.Entry<RecordKey, Content> put : commit.puts().entrySet()) {
                Optional<Version> expected = commit.expectations().get(put.getKey());
                if (expected != null && !holds(put.getKey(), expected)) {
                    break;
                }
                if (expected == null) {
                    put(put.getKey(), version, put.getValue());
                }
            }
            return super.losers(commit);
        }
    }

    @Breaks(value = "C1", like = "deletes first, then the conditions, and no rollback")
    static final class DeletesBeforeItChecks extends StepwiseStore {
        @Override
        Set<RecordKey> losers(Commit commit) {
            Set<RecordKey> losers = super.losers(commit);
            commit.deletes().forEach(this::remove);
            return losers;
        }
    }

    @Breaks(value = "C2", like = "a tombstone that still is a row: INSERT meets a duplicate key")
    static final class TakesTombstonesForRecords extends StepwiseStore {

        private final Set<RecordKey> tombstones = new LinkedHashSet<>();

        @Override
        void remove(RecordKey key) {
            super.remove(key);
            tombstones.add(key);
        }

        @Override
        boolean holds(RecordKey key, Optional<Version> expected) {
            return super.holds(key, expected) && (expected.isPresent() || !tombstones.contains(key));
        }
    }

    @Breaks(value = "C2", like = "a tombstone that keeps its version")
    static final class ExpectsVersionsOfTheDeleted extends StepwiseStore {

        private final Map<RecordKey, Version> deleted = new HashMap<>();

        @Override
        void remove(RecordKey key) {
            StoredRecord found = find(key);
            if (found != null) {
                deleted.put(key, found.version());
            }
            super.remove(key);
        }

        @Override
        boolean holds(RecordKey key, Optional<Version> expected) {
            return super.holds(key, expected)
                    || (find(key) == null && expected.equals(Optional.ofNullable(deleted.get(key))));
        }
    }

    @Breaks(value = "C2", like = "If-Match: * for every version")
    static final class ExpectsAnyVersion extends StepwiseStore {
        @Override
        boolean holds(RecordKey key, Optional<Version> expected) {
            return expected.isPresent() == (find(key) != null);
        }
    }

    @Breaks(value = "C2", like = "a history table, asked whether it has the version at all")
    static final class ExpectsVersionsEverHeld extends StepwiseStore {

        private final Map<RecordKey, Set<Version>> history = new HashMap<>();

        @Override
        void put(RecordKey key, Version version, Content content) {
            super.put(key, version, content);
            history.computeIfAbsent(key, first -> new LinkedHashSet<>()).add(version);
        }

        @Override
        boolean holds(RecordKey key, Optional<Version> expected) {
            return super.holds(key, expected)
                    || (find(key) != null
                            && expected.isPresent()
                            && history.getOrDefault(key, Set.of()).contains(expected.get()));
        }
    }

    @Breaks(value = "C2", like = "a version looked up in the log of commits, not on the record")
    static final class ExpectsVersionsOfAnyRecord extends StepwiseStore {
        @Override
        boolean holds(RecordKey key, Optional<Version> expected) {
            return super.holds(key, expected)
                    || (expected.isPresent()
                            && find(key) != null
                            && shelf.drawer(drawer(key.tenant(), key.kind())).values().stream()
                                    .anyMatch(record -> record.version().equals(expected.get())));
        }
    }

    @Breaks(value = "C2", like = "UPDATE ... WHERE version = ?, no row taken for no objection")
    static final class ExpectsMissingRecordsAtAnyVersion extends StepwiseStore {
        @Override
        boolean holds(RecordKey key, Optional<Version> expected) {
            return super.holds(key, expected) || find(key) == null;
        }
    }

    @Breaks(
            value = {"C2", "S1.3"},
            like = "conditions that are only about rows that exist")
    static final class SkipsAbsentExpectations extends StepwiseStore {
        @Override
        boolean checks(Commit commit, RecordKey key) {
            return commit.expectations().getOrDefault(key, Optional.empty()).isPresent();
        }
    }

    @Breaks(value = "C3", like = "INSERT where UPSERT was meant")
    static final class OnlyInserts extends StepwiseStore {
        @Override
        Set<RecordKey> losers(Commit commit) {
            Set<RecordKey> losers = super.losers(commit);
            for (RecordKey key : commit.puts().keySet()) {
                if (!commit.expectations().containsKey(key) && find(key) != null) {
                    losers.add(key);
                }
            }
            return losers;
        }
    }

    @Breaks(value = "C3", like = "INSERT ... ON CONFLICT DO NOTHING")
    static final class KeepsWhatIsThere extends StepwiseStore {
        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            puts.keySet().removeIf(key -> !commit.expectations().containsKey(key) && find(key) != null);
            super.write(commit, puts, version);
        }
    }

    @Breaks(value = "C3", like = "UPDATE where UPSERT was meant")
    static final class OnlyUpdates extends StepwiseStore {
        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            puts.keySet().removeIf(key -> !commit.expectations().containsKey(key) && find(key) == null);
            super.write(commit, puts, version);
        }
    }

    @Breaks(value = "C3", like = "DELETE ... AND version = ?, with no version to name")
    static final class DeletesOnlyWhatIsExpected extends StepwiseStore {
        @Override
        void remove(RecordKey key) {
            throw new UnsupportedOperationException("see write");
        }

        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            puts.forEach((key, content) -> put(key, version, content));
            for (RecordKey key : commit.deletes()) {
                if (commit.expectations().containsKey(key)) {
                    super.remove(key);
                }
            }
        }
    }

    @Breaks(value = "C4", like = "a delete that counts its rows and misses one (JPA: row was updated or deleted)")
    static final class DeletingTheAbsentIsAConflict extends StepwiseStore {
        @Override
        Set<RecordKey> losers(Commit commit) {
            Set<RecordKey> losers = super.losers(commit);
            for (RecordKey key : commit.deletes()) {
                if (find(key) == null) {
                    losers.add(key);
                }
            }
            return losers;
        }
    }

    @Breaks(value = "C4", like = "a delete that counts its rows, where absence is expected too")
    static final class DeletingTheExpectedlyAbsentIsAConflict extends StepwiseStore {
        @Override
        Set<RecordKey> losers(Commit commit) {
            Set<RecordKey> losers = super.losers(commit);
            for (RecordKey key : commit.deletes()) {
                if (commit.expectations().containsKey(key) && find(key) == null) {
                    losers.add(key);
                }
            }
            return losers;
        }
    }

    @Breaks(value = "C4", like = "not found: an early return, and the rest of the batch lost")
    static final class DeletingTheAbsentEndsTheCommit extends StepwiseStore {
        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            for (RecordKey key : commit.deletes()) {
                if (find(key) == null) {
                    return;
                }
                remove(key);
            }
            puts.forEach((key, content) -> put(key, version, content));
        }
    }

    @Breaks(value = "C4", like = "a tombstone written as an upsert, which makes an empty row")
    static final class DeletingTheAbsentMakesARecord extends StepwiseStore {
        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            Set<RecordKey> absent = new LinkedHashSet<>(commit.deletes());
            absent.removeIf(key -> find(key) != null);
            super.write(commit, puts, version);
            absent.forEach(key -> put(key, version, Content.EMPTY));
        }
    }

    @Breaks(value = "C5", like = "an empty batch, taken for nothing to do")
    static final class SkipsExpectationsAlone extends StepwiseStore {
        @Override
        boolean checks(Commit commit, RecordKey key) {
            return !commit.puts().isEmpty() || !commit.deletes().isEmpty();
        }
    }

    @Breaks(value = "C5", like = "an empty batch, taken for a mistake")
    static final class RefusesExpectationsAlone extends StepwiseStore {
        @Override
        public Version commit(Commit commit) {
            if (commit.puts().isEmpty() && commit.deletes().isEmpty()) {
                throw new IllegalArgumentException("commit must write something");
            }
            return super.commit(commit);
        }
    }

    @Breaks(value = "C8", like = "an idempotency cache that takes the same request for a repeated one")
    static final class RemembersCommits extends StepwiseStore {

        private final Map<Commit, Version> done = Collections.synchronizedMap(new IdentityHashMap<>());

        @Override
        public Version commit(Commit commit) {
            Version known = done.get(commit);
            if (known != null) {
                return known;
            }
            Version version = super.commit(commit);
            done.put(commit, version);
            return version;
        }
    }

    @Breaks(value = "C8", like = "a request whose parameters are consumed when it is sent")
    static final class UsesCommitsUp extends StepwiseStore {

        private final Set<Commit> sent =
                Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            super.write(commit, sent.add(commit) ? puts : new LinkedHashMap<>(), version);
        }
    }

    @Breaks(value = "C6", like = "a driver that repeats a write after a lost answer and meets itself")
    static final class RepeatsCommits extends StepwiseStore {

        private final AtomicInteger count = new AtomicInteger();

        @Override
        public Version commit(Commit commit) {
            Version version = super.commit(commit);
            if (count.incrementAndGet() % 10 == 0) {
                super.commit(commit);
            }
            return version;
        }
    }

    @Breaks(value = "C6", like = "the transaction committed in a finally block")
    static final class WritesInSpiteOfAConflict extends StepwiseStore {
        @Override
        CommitConflictException conflict(Commit commit, Set<RecordKey> losers) {
            Version version = nextVersion(commit);
            commit.puts().forEach((key, content) -> {
                if (!commit.expectations().containsKey(key)) {
                    put(key, version, content);
                }
            });
            return super.conflict(commit, losers);
        }
    }
}
