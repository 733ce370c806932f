package org.persona4j.store.tck.proof;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** Stores that give one version to two commits, two to one, or change one without a write. */
final class BrokenVersions {

    private BrokenVersions() {}

    @Breaks(value = "V1", like = "a row version that each row draws for itself (SQL Server's rowversion)")
    static final class VersionsEachRecord extends StepwiseStore {
        @Override
        void put(RecordKey key, Version version, Content content) {
            super.put(key, nextOfRow(), content);
        }

        private final AtomicLong rows = new AtomicLong();

        private Version nextOfRow() {
            return Version.of(-1, rows.incrementAndGet());
        }
    }

    @Breaks(value = "V1", like = "SELECT of the sequence after the commit, not its RETURNING")
    static final class ReturnsAnotherVersion extends StepwiseStore {
        @Override
        public Version commit(Commit commit) {
            super.commit(commit);
            synchronized (shelf) {
                return nextVersion(commit);
            }
        }
    }

    @Breaks(
            value = {"V2", "V5"},
            like = "the hash of the content as its version (ETag)")
    static final class VersionsByContent extends StepwiseStore {
        @Override
        Version nextVersion(Commit commit) {
            return Version.of(0, List.copyOf(commit.puts().values()).hashCode());
        }
    }

    @Breaks(value = "V2", like = "a sequence for each tenant")
    static final class CountsVersionsByTenant extends StepwiseStore {

        private final Map<String, AtomicLong> counts = new HashMap<>();

        @Override
        Version nextVersion(Commit commit) {
            return Version.of(
                    0,
                    counts.computeIfAbsent(commit.tenant(), first -> new AtomicLong())
                            .incrementAndGet());
        }
    }

    @Breaks(value = "V2", like = "a clock as version, too coarse for two commits in a row")
    static final class VersionsByACoarseClock extends StepwiseStore {

        private final AtomicLong ticks = new AtomicLong();

        @Override
        Version nextVersion(Commit commit) {
            return Version.of(0, ticks.getAndIncrement() / 2);
        }
    }

    @Breaks(value = "V2", runs = 5, like = "a counter read and written in two steps, outside the lock")
    static final class CountsInTwoSteps extends StepwiseStore {

        private volatile long count;
        private final ThreadLocal<Long> drawn = ThreadLocal.withInitial(() -> 0L);

        @Override
        Map<RecordKey, Content> encoded(Commit commit) {
            long next = count + 1;
            Window.open();
            count = next;
            drawn.set(next);
            return super.encoded(commit);
        }

        @Override
        Version nextVersion(Commit commit) {
            return Version.of(0, drawn.get());
        }
    }

    @Breaks(value = "V2", like = "eight of a version's bits kept")
    static final class WrapsVersionsAround extends StepwiseStore {

        private final AtomicLong count = new AtomicLong();

        @Override
        Version nextVersion(Commit commit) {
            return Version.of(0, count.incrementAndGet() & 0xFF);
        }
    }

    @Breaks(value = "V3", like = "a version column that starts at 1 with each row (JPA's @Version)")
    static final class CountsVersionsByRecord extends StepwiseStore {
        @Override
        Version nextVersion(Commit commit) {
            long greatest = commit.puts().keySet().stream()
                    .mapToLong(key -> low(find(key)))
                    .max()
                    .orElse(0);
            return Version.of(0, greatest + 1);
        }
    }

    private static long low(@Nullable StoredRecord record) {
        return record == null ? 0 : ByteBuffer.wrap(record.version().bytes()).getLong(Long.BYTES);
    }

    @Breaks(value = "V3", like = "SELECT max(version) + 1")
    static final class CountsFromTheGreatestPresent extends StepwiseStore {
        @Override
        Version nextVersion(Commit commit) {
            long greatest = shelf.drawers().values().stream()
                    .flatMap(drawer -> drawer.values().stream())
                    .mapToLong(BrokenVersions::low)
                    .max()
                    .orElse(0);
            return Version.of(0, greatest + 1);
        }
    }

    @Breaks(value = "V3", like = "a transaction id drawn at the first write, and so none for a commit without one")
    static final class GivesEmptyCommitsTheLastVersion extends StepwiseStore {

        private Version last = Version.of(0, 0);

        @Override
        Version nextVersion(Commit commit) {
            if (!commit.puts().isEmpty()) {
                last = super.nextVersion(commit);
            }
            return last;
        }
    }

    @Breaks(value = "V3", like = "InnoDB before 8.0: AUTO_INCREMENT forgotten at a restart")
    static final class CountsFromOneAfterReopening extends StepwiseStore {

        private final AtomicLong count = new AtomicLong();

        CountsFromOneAfterReopening() {}

        private CountsFromOneAfterReopening(Shelf shelf) {
            super(shelf);
        }

        @Override
        Version nextVersion(Commit commit) {
            return Version.of(0, count.incrementAndGet());
        }

        @Override
        StepwiseStore over(Shelf records) {
            return new CountsFromOneAfterReopening(records);
        }
    }

    @Breaks(value = "V3", like = "a sequence that is restored with the backup")
    static final class RestoresItsCounter extends StepwiseStore {

        private final RecordKey counter = RecordKey.of("the store itself", "counter", "versions");

        RestoresItsCounter() {}

        private RestoresItsCounter(Shelf shelf) {
            super(shelf);
        }

        @Override
        Version nextVersion(Commit commit) {
            Version next = Version.of(0, low(find(counter)) + 1);
            put(counter, next, Content.EMPTY);
            return next;
        }

        @Override
        StepwiseStore over(Shelf records) {
            return new RestoresItsCounter(records);
        }
    }

    @Breaks(value = "V5", like = "the version of the block that a row is in (Oracle's ORA_ROWSCN)")
    static final class VersionsByBlock extends StepwiseStore {
        @Override
        void put(RecordKey key, Version version, Content content) {
            super.put(key, version, content);
            shelf.drawer(drawer(key.tenant(), key.kind()))
                    .replaceAll((id, record) -> new StoredRecord(record.key(), version, record.content()));
        }
    }

    @Breaks(value = "V5", like = "a deleted row that makes its neighbor move")
    static final class DeletesTouchTheNext extends StepwiseStore {
        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            super.write(commit, puts, version);
            for (RecordKey key : commit.deletes()) {
                NavigableMap<String, StoredRecord> drawer = shelf.drawer(drawer(key.tenant(), key.kind()));
                Map.Entry<String, StoredRecord> next = drawer.higherEntry(key.id());
                if (next != null) {
                    StoredRecord record = next.getValue();
                    drawer.put(next.getKey(), new StoredRecord(record.key(), version, record.content()));
                }
            }
        }
    }

    @Breaks(value = "V5", like = "an UPDATE that changes nothing and so does nothing (MySQL: 0 rows affected)")
    static final class KeepsTheVersionOfEqualContents extends StepwiseStore {
        @Override
        void put(RecordKey key, Version version, Content content) {
            StoredRecord found = find(key);
            if (found == null || !found.content().equals(content)) {
                super.put(key, version, content);
            }
        }
    }

    @Breaks(value = "V5", like = "conflicts materialized by an UPDATE of every row that is only expected")
    static final class ExpectationsTouchRecords extends StepwiseStore {
        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            for (RecordKey key : commit.expectations().keySet()) {
                StoredRecord found = find(key);
                if (found != null) {
                    put(key, version, found.content());
                }
            }
            super.write(commit, puts, version);
        }
    }

    @Breaks(value = "V5", like = "a trigger that stamps the row before the condition is checked")
    static final class ConflictsTouchRecords extends StepwiseStore {
        @Override
        Set<RecordKey> losers(Commit commit) {
            Set<RecordKey> losers = super.losers(commit);
            if (!losers.isEmpty()) {
                Version version = nextVersion(commit);
                for (RecordKey key : commit.puts().keySet()) {
                    StoredRecord found = find(key);
                    if (found != null) {
                        put(key, version, found.content());
                    }
                }
            }
            return losers;
        }
    }
}
