package org.persona4j.store.tck.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoreClosedException;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.UnknownOutcomeException;
import org.persona4j.store.Version;

/** Stores that claim to be durable and lose, resurrect or change something when they are opened again. */
final class BrokenDurability {

    private BrokenDurability() {}

    @Breaks(value = "D2", like = "a buffer that closing does not flush: the last commit is lost")
    static final class LosesTheLastCommit extends StepwiseStore {

        private Shelf flushed = new Shelf(RecordKey.ID_ORDER);

        LosesTheLastCommit() {}

        private LosesTheLastCommit(Shelf shelf) {
            super(shelf);
            this.flushed = shelf.copy();
        }

        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            flushed = shelf.copy();
            super.write(commit, puts, version);
        }

        @Override
        StepwiseStore over(Shelf records) {
            return new LosesTheLastCommit(flushed.copy());
        }

        @Override
        StepwiseStore crash() {
            close();
            return new LosesTheLastCommit(shelf);
        }
    }

    @Breaks(value = "D2", like = "a log of puts, in which a delete leaves no trace")
    static final class ForgetsDeletes extends StepwiseStore {

        private final Shelf log;

        ForgetsDeletes() {
            this(new Shelf(RecordKey.ID_ORDER));
        }

        private ForgetsDeletes(Shelf log) {
            super(log.copy());
            this.log = log;
        }

        @Override
        void put(RecordKey key, Version version, Content content) {
            super.put(key, version, content);
            log.put(place(key), new StoredRecord(key, version, content));
        }

        @Override
        StepwiseStore over(Shelf records) {
            return new ForgetsDeletes(log.copy());
        }
    }

    @Breaks(value = "D2", like = "a log replayed as new commits: other versions than those told")
    static final class RenewsVersions extends StepwiseStore {

        RenewsVersions() {}

        private RenewsVersions(Shelf shelf) {
            super(shelf);
            shelf.drawers()
                    .values()
                    .forEach(drawer -> drawer.replaceAll((id, record) -> {
                        RecordKey key = record.key();
                        Version renewed = nextVersion(
                                Commit.builder(key.tenant()).expectAbsent(key).build());
                        return new StoredRecord(key, renewed, record.content());
                    }));
        }

        @Override
        StepwiseStore over(Shelf records) {
            return new RenewsVersions(records.copy());
        }
    }

    @Breaks(value = "D2", like = "a length written as text, so that an empty content is not read again")
    static final class ForgetsEmptyContents extends StepwiseStore {

        ForgetsEmptyContents() {}

        private ForgetsEmptyContents(Shelf shelf) {
            super(shelf);
            shelf.drawers()
                    .values()
                    .forEach(drawer ->
                            drawer.values().removeIf(record -> record.content().size() == 0));
        }

        @Override
        StepwiseStore over(Shelf records) {
            return new ForgetsEmptyContents(records.copy());
        }
    }

    @Breaks(value = "D3", like = "acknowledged before the fsync: what was in memory is gone")
    static final class LosesWhatIsNotFlushed extends StepwiseStore {

        private static final int COMMITS_A_FLUSH = 7;

        private Shelf flushed = new Shelf(RecordKey.ID_ORDER);
        private int unflushed;

        LosesWhatIsNotFlushed() {}

        private LosesWhatIsNotFlushed(Shelf shelf) {
            super(shelf);
            this.flushed = shelf.copy();
        }

        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            super.write(commit, puts, version);
            if (++unflushed == COMMITS_A_FLUSH) {
                unflushed = 0;
                flushed = shelf.copy();
            }
        }

        @Override
        StepwiseStore crash() {
            synchronized (shelf) {
                close();
                return new LosesWhatIsNotFlushed(flushed.copy());
            }
        }

        @Override
        StepwiseStore over(Shelf records) {
            return new LosesWhatIsNotFlushed(records);
        }
    }

    @Breaks(
            value = "D3",
            runs = 5,
            like = "a log without commit marks: what a kill cut off is replayed as far as it goes")
    static final class KeepsHalfACommit extends StepwiseStore {

        KeepsHalfACommit() {}

        private KeepsHalfACommit(Shelf shelf) {
            super(shelf);
        }

        @Override
        public Version commit(Commit commit) {
            Map<RecordKey, Content> puts = encoded(commit);
            Object log = this;
            synchronized (log) {
                Version version;
                List<Map.Entry<RecordKey, Content>> rows = new ArrayList<>(puts.entrySet());
                synchronized (shelf) {
                    requireOpen();
                    requireExpected(commit);
                    version = nextVersion(commit);
                }
                for (Map.Entry<RecordKey, Content> row : rows) {
                    synchronized (shelf) {
                        requireOpen();
                        put(row.getKey(), version, row.getValue());
                    }
                    Window.crack();
                }
                synchronized (shelf) {
                    requireOpen();
                    commit.deletes().forEach(this::remove);
                }
                return version;
            }
        }

        @Override
        StepwiseStore over(Shelf records) {
            return new KeepsHalfACommit(records);
        }
    }

    @Breaks(value = "D4", runs = 5, like = "group commit: readers see a commit that waits for its fsync")
    static final class ShowsCommitsBeforeTheyAreSafe extends StepwiseStore {

        private final Shelf disk;

        ShowsCommitsBeforeTheyAreSafe() {
            this(new Shelf(RecordKey.ID_ORDER));
        }

        private ShowsCommitsBeforeTheyAreSafe(Shelf disk) {
            super(disk.copy());
            this.disk = disk;
        }

        @Override
        public Version commit(Commit commit) {
            Object queue = this;
            synchronized (queue) {
                Version version = super.commit(commit);
                Window.open();
                synchronized (shelf) {
                    try {
                        requireOpen();
                    } catch (StoreClosedException e) {
                        throw new UnknownOutcomeException("crashed", e);
                    }
                    disk.become(shelf);
                }
                return version;
            }
        }

        @Override
        StepwiseStore crash() {
            synchronized (shelf) {
                close();
                return new ShowsCommitsBeforeTheyAreSafe(disk.copy());
            }
        }

        @Override
        StepwiseStore over(Shelf records) {
            return new ShowsCommitsBeforeTheyAreSafe(records.copy());
        }
    }
}
