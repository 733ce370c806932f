package org.persona4j.store.tck.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** Stores whose pages miss records, show old ones, are too long, end too early or never. */
final class BrokenPages {

    private BrokenPages() {}

    @Breaks(value = "S2.2", like = "a cursor taken for the next id, when it was the last")
    static final class SkipsOneBetweenPages extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            return super.inPart(scan).stream()
                    .skip(scan.cursor().isPresent() ? 1 : 0)
                    .toList();
        }
    }

    @Breaks(value = "S2.2", runs = 5, like = "OFFSET: what is deleted meanwhile moves the rest up")
    static final class PagesByOffset extends StepwiseStore {
        @Override
        public RecordPage scan(RecordScan scan) {
            List<StoredRecord> records = new ArrayList<>();
            while (records.size() < scan.limit()) {
                List<StoredRecord> rows;
                synchronized (shelf) {
                    requireOpen();
                    rows = super.inPart(scan).stream()
                            .skip(records.size())
                            .limit(Math.min(2, scan.limit() - records.size()))
                            .toList();
                }
                if (rows.isEmpty()) {
                    return RecordPage.last(records);
                }
                records.addAll(rows);
                Window.open();
            }
            return RecordPage.of(
                    records, ScanCursor.of(records.get(records.size() - 1).key().id()));
        }
    }

    @Breaks(value = "S2.2", runs = 5, like = "SKIP LOCKED, where the lock is on the whole block")
    static final class SkipsWhatIsBeingWritten extends StepwiseStore {

        private final Map<Thread, Commit> writing = new ConcurrentHashMap<>();

        @Override
        public Version commit(Commit commit) {
            writing.put(Thread.currentThread(), commit);
            try {
                Window.open();
                return super.commit(commit);
            } finally {
                writing.remove(Thread.currentThread());
            }
        }

        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            List<StoredRecord> part = new ArrayList<>(super.inPart(scan));
            writing.values()
                    .forEach(commit -> commit.keys()
                            .forEach(locked -> part.removeIf(record ->
                                    record.key().id().charAt(0) == locked.id().charAt(0)
                                            && locked.kind().equals(scan.kind()))));
            return part;
        }
    }

    @Breaks(value = "S2.2", runs = 5, like = "an iterator that ends when the table changes under it")
    static final class EndsWhenTheTableChanges extends StepwiseStore {

        private volatile int changes;

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // under the monitor of the shelf
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            changes++;
            super.write(commit, puts, version);
        }

        @Override
        public RecordPage scan(RecordScan scan) {
            int before = changes;
            Window.open();
            RecordPage page = super.scan(scan);
            return before == changes
                    ? page
                    : RecordPage.last(page.records().subList(0, page.records().size() / 2));
        }
    }

    @Breaks(value = "S2.3", like = "a search index that is refreshed at every tenth commit")
    static final class ScansAnOldSnapshot extends StepwiseStore {

        private final Shelf snapshot = new Shelf(RecordKey.ID_ORDER);
        private int commits;

        @Override
        void write(Commit commit, Map<RecordKey, Content> puts, Version version) {
            super.write(commit, puts, version);
            if (commits++ % 10 == 0) {
                snapshot.become(shelf);
            }
        }

        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            return part(
                            snapshot.drawer(drawer(scan.tenant(), scan.kind())),
                            scan.fromInclusive().orElse(null),
                            scan.toExclusive().orElse(null),
                            scan)
                    .values();
        }
    }

    @Breaks(value = "S2.3", like = "an index whose dead entries are swept later")
    static final class ScansTheDeleted extends StepwiseStore {

        private final Map<RecordKey, StoredRecord> dead = new HashMap<>();

        @Override
        void remove(RecordKey key) {
            StoredRecord found = find(key);
            if (found != null) {
                dead.put(key, found);
            }
            super.remove(key);
        }

        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            NavigableMap<String, StoredRecord> all = new TreeMap<>(RecordKey.ID_ORDER);
            dead.values().stream()
                    .filter(record -> record.key().tenant().equals(scan.tenant())
                            && record.key().kind().equals(scan.kind()))
                    .forEach(record -> all.put(record.key().id(), record));
            all.putAll(shelf.drawer(drawer(scan.tenant(), scan.kind())));
            return part(
                            all,
                            scan.fromInclusive().orElse(null),
                            scan.toExclusive().orElse(null),
                            scan)
                    .values();
        }
    }

    @Breaks(value = "S2.4", like = "a covering index that keeps the first content")
    static final class ScansFirstContents extends StepwiseStore {

        private final Map<RecordKey, Content> first = new HashMap<>();

        @Override
        void put(RecordKey key, Version version, Content content) {
            first.putIfAbsent(key, content);
            super.put(key, version, content);
        }

        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            return super.page(
                    scan,
                    part.stream()
                            .map(record -> new StoredRecord(
                                    record.key(), record.version(), first.getOrDefault(record.key(), record.content())))
                            .toList());
        }
    }

    @Breaks(value = "S2.4", like = "a scan of the index alone: keys and no contents")
    static final class ScansWithoutContents extends StepwiseStore {
        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            return super.page(
                    scan,
                    part.stream()
                            .map(record -> new StoredRecord(record.key(), record.version(), Content.EMPTY))
                            .toList());
        }
    }

    @Breaks(value = "S2.4", like = "a scan that gives the page's version to each of its records")
    static final class ScansWithOneVersion extends StepwiseStore {
        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            List<StoredRecord> records = List.copyOf(part);
            return super.page(
                    scan,
                    records.stream()
                            .map(record -> new StoredRecord(
                                    record.key(), records.get(0).version(), record.content()))
                            .toList());
        }
    }

    @Breaks(value = "S2.4", runs = 5, like = "ids from an index, versions and contents from two queries more")
    static final class ScansVersionsAndContentsApart extends StoreAround {
        @Override
        public RecordPage scan(RecordScan scan) {
            RecordPage contents = inner.scan(scan);
            Window.open();
            Map<RecordKey, Version> versions = new HashMap<>();
            inner.scan(scan).records().forEach(record -> versions.put(record.key(), record.version()));
            List<StoredRecord> joined = contents.records().stream()
                    .map(record -> new StoredRecord(
                            record.key(), versions.getOrDefault(record.key(), record.version()), record.content()))
                    .toList();
            return contents.next().isPresent()
                    ? RecordPage.of(joined, contents.next().get())
                    : RecordPage.last(joined);
        }
    }

    @Breaks(value = "S2.5", like = "a page as long as the database likes")
    static final class IgnoresTheLimit extends StepwiseStore {
        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            return super.page(scan.withLimit(RecordScan.DEFAULT_LIMIT), part);
        }
    }

    @Breaks(value = "S2.5", like = "limit + 1 rows asked for, to see whether there are more, and all given out")
    static final class GivesOneMoreThanTheLimit extends StepwiseStore {
        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            return super.page(scan.withLimit(Math.max(scan.limit(), scan.limit() + 1)), part);
        }
    }

    @Breaks(value = "S2.5", like = "a short page taken for the last: the database's own page is shorter than the limit")
    static final class EndsAtItsOwnPageSize extends StepwiseStore {
        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            return scan.limit() > 50 ? RecordPage.last(part.stream().limit(50).toList()) : super.page(scan, part);
        }
    }

    @Breaks(value = "S2.5", like = "one page, and no paging at all")
    static final class EndsAfterTheFirstPage extends StepwiseStore {
        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            return RecordPage.last(super.page(scan, part).records());
        }
    }
}
