package org.persona4j.store.tck.proof;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.persona4j.store.PersonaStoreException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.StoredRecord;

/** Stores whose cursors are no ids, or that cannot take every limit. */
final class BrokenCursors {

    private BrokenCursors() {}

    @Breaks(value = "S2.6", like = "a position, which changes with what is deleted before it")
    static final class CountsPositions extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            return List.of();
        }

        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            RecordScan whole = RecordScan.of(scan.tenant(), scan.kind());
            List<StoredRecord> all = List.copyOf(part(
                            shelf.drawer(drawer(scan.tenant(), scan.kind())),
                            scan.fromInclusive().orElse(null),
                            scan.toExclusive().orElse(null),
                            scan.direction() == RecordScan.Direction.ASCENDING ? whole : whole.descending())
                    .values());
            int from = scan.cursor()
                    .map(cursor -> Integer.parseInt(cursor.lastId()))
                    .orElse(0);
            int to = (int) Math.min(all.size(), (long) from + scan.limit());
            List<StoredRecord> records = all.subList(Math.min(from, to), to);
            return to < all.size()
                    ? RecordPage.of(records, ScanCursor.of(Integer.toString(to)))
                    : RecordPage.last(records);
        }
    }

    @Breaks(value = "S2.6", like = "a cursor that looks its record up, and starts over if it is gone")
    static final class NeedsTheRecordOfTheCursor extends StepwiseStore {
        @Override
        public RecordPage scan(RecordScan scan) {
            String last = scan.cursor().map(ScanCursor::lastId).orElse(null);
            synchronized (shelf) {
                if (last == null || find(RecordKey.of(scan.tenant(), scan.kind(), last)) != null) {
                    return super.scan(scan);
                }
                requireOpen();
                return RecordPage.last(List.of());
            }
        }
    }

    @Breaks(value = "S2.6", like = "a cursor on the server, gone with the session that opened it")
    static final class KnowsOnlyItsOwnCursors extends StepwiseStore {

        private final Set<ScanCursor> known = new HashSet<>();

        KnowsOnlyItsOwnCursors() {}

        private KnowsOnlyItsOwnCursors(Shelf shelf) {
            super(shelf);
        }

        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            if (scan.cursor().isPresent() && !known.contains(scan.cursor().get())) {
                throw new StoreUnavailableException("no such cursor", null);
            }
            RecordPage page = super.page(scan, part);
            page.next().ifPresent(known::add);
            return page;
        }

        @Override
        StepwiseStore over(Shelf records) {
            return new KnowsOnlyItsOwnCursors(records);
        }
    }

    @Breaks(value = "S2.8", like = "a page size over 10,000 is refused, as Elasticsearch does")
    static final class RefusesLargeLimits extends StepwiseStore {
        @Override
        public RecordPage scan(RecordScan scan) {
            if (scan.limit() > 10_000) {
                throw new PersonaStoreException("limit must be at most 10000");
            }
            return super.scan(scan);
        }
    }

    @Breaks(value = "S2.8", like = "limit + 1, which is negative for the greatest limit")
    static final class OverflowsTheGreatestLimit extends StepwiseStore {
        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            int fetched = scan.limit() + 1;
            return fetched < 0 ? RecordPage.last(List.of()) : super.page(scan, part);
        }
    }

    @Breaks(value = "S2.8", like = "a list made as long as the limit")
    static final class SetsMemoryAsideForTheLimit extends StepwiseStore {

        private static final int MEMORY = 10_000_000;

        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            if (scan.limit() > MEMORY) {
                throw new StoreUnavailableException("out of memory", null);
            }
            return super.page(scan, part);
        }
    }

    @Breaks(value = "S2.11", like = "a cursor for every full page, the old one if the page is empty")
    static final class NeverEnds extends StepwiseStore {
        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            RecordPage page = super.page(scan, part);
            if (page.next().isPresent()) {
                return page;
            }
            if (!page.records().isEmpty()) {
                StoredRecord last = page.records().get(page.records().size() - 1);
                return RecordPage.of(page.records(), ScanCursor.of(last.key().id()));
            }
            return scan.cursor().isPresent()
                    ? RecordPage.of(List.of(), scan.cursor().get())
                    : page;
        }
    }

    @Breaks(value = "S2.11", like = "a cursor that is the first id of the page")
    static final class ReturnsTheFirstIdAsCursor extends StepwiseStore {
        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            RecordPage page = super.page(scan, part);
            if (page.next().isEmpty()) {
                return page;
            }
            return RecordPage.of(
                    page.records(), ScanCursor.of(page.records().get(0).key().id()));
        }
    }
}
