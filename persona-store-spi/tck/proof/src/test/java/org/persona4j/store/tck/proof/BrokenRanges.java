package org.persona4j.store.tck.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoredRecord;

/** Stores whose scans take another range, order or way. */
final class BrokenRanges {

    private BrokenRanges() {}

    @Breaks(value = "S2.1", like = "an index scan with a start key only")
    static final class IgnoresUpperBounds extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            return part(drawerOf(this, scan), scan.fromInclusive().orElse(null), null, scan)
                    .values();
        }
    }

    @Breaks(value = "S2.1", like = "a filter that knows a prefix and no start")
    static final class IgnoresLowerBounds extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            return part(drawerOf(this, scan), null, scan.toExclusive().orElse(null), scan)
                    .values();
        }
    }

    @Breaks(value = "S2.1", like = "BETWEEN, which has both its ends")
    static final class IncludesUpperBounds extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            Optional<String> after = scan.toExclusive().map(to -> to + '\0');
            return part(drawerOf(this, scan), scan.fromInclusive().orElse(null), after.orElse(null), scan)
                    .values();
        }
    }

    @Breaks(value = "S2.1", like = "id > ? for the start as for the cursor")
    static final class ExcludesLowerBounds extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            Optional<String> after = scan.fromInclusive().map(from -> from + '\0');
            if (after.isPresent()
                    && scan.toExclusive().filter(after.get()::startsWith).isPresent()) {
                return List.of();
            }
            return part(
                            drawerOf(this, scan),
                            after.orElse(null),
                            scan.toExclusive().orElse(null),
                            scan)
                    .values();
        }
    }

    @Breaks(value = "S2.1", like = "DESC written with the bounds of ASC swapped: (from, to] and not [from, to)")
    static final class MirrorsBoundsWhenDescending extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            if (scan.direction() == RecordScan.Direction.ASCENDING) {
                return super.inPart(scan);
            }
            Optional<String> after = scan.toExclusive().map(to -> to + '\0');
            List<StoredRecord> mirrored = new ArrayList<>(
                    part(drawerOf(this, scan), scan.fromInclusive().orElse(null), after.orElse(null), scan)
                            .values());
            mirrored.removeIf(record ->
                    scan.fromInclusive().equals(Optional.of(record.key().id())));
            return mirrored;
        }
    }

    @Breaks(value = "S2.1", like = "an index that only goes up")
    static final class AlwaysAscends extends StepwiseStore {
        @Override
        public RecordPage scan(RecordScan scan) {
            RecordScan up = RecordScan.of(scan.tenant(), scan.kind()).withLimit(scan.limit());
            if (scan.toExclusive().isPresent()) {
                up = up.withRange(
                        scan.fromInclusive().orElse(""), scan.toExclusive().get());
            } else if (scan.fromInclusive().isPresent()) {
                up = up.withFrom(scan.fromInclusive().get());
            }
            return super.scan(scan.cursor().isPresent() ? up.after(scan.cursor().get()) : up);
        }
    }

    @Breaks(value = "S2.1", like = "ORDER BY around LIMIT, not inside: the first page turned over")
    static final class ReversesThePageAlone extends StepwiseStore {
        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            if (scan.direction() == RecordScan.Direction.ASCENDING || part.size() <= scan.limit()) {
                return super.page(scan, part);
            }
            List<StoredRecord> all = new ArrayList<>(part);
            List<StoredRecord> page = all.subList(all.size() - scan.limit(), all.size());
            return RecordPage.of(
                    page, ScanCursor.of(page.get(page.size() - 1).key().id()));
        }
    }

    @Breaks(value = "S2.1", like = "a second page that is only told where to go on, not where to end")
    static final class ForgetsTheRangeBehindACursor extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            return scan.cursor().isEmpty()
                    ? super.inPart(scan)
                    : part(drawerOf(this, scan), null, null, scan).values();
        }
    }

    @Breaks(value = "S2.1", like = "a hash index: no order")
    static final class ScansInTheOrderOfHashes extends StepwiseStore {
        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            RecordPage page = super.page(scan, part);
            List<StoredRecord> records = new ArrayList<>(page.records());
            records.sort(Comparator.comparing(record -> Integer.reverse(record.hashCode())));
            return page.next().isPresent() ? RecordPage.of(records, page.next().get()) : RecordPage.last(records);
        }
    }

    @Breaks(
            value = {"S2.1", "S2.6"},
            like = "id >= ? behind a cursor: the last record twice")
    static final class BeginsWithTheCursor extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            List<StoredRecord> part = new ArrayList<>(super.inPart(scan));
            if (scan.cursor().isPresent()) {
                StoredRecord last = drawerOf(this, scan).get(scan.cursor().get().lastId());
                if (last != null) {
                    part.add(0, last);
                }
            }
            return part;
        }

        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            // a page of one record would never get on
            return super.page(scan.withLimit(Math.max(2, scan.limit())), part);
        }
    }

    @Breaks(value = "S2.9", like = "bounds made into keys, which are stricter")
    static final class RefusesBoundsThatAreNoIds extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            scan.fromInclusive().ifPresent(from -> RecordKey.of(scan.tenant(), scan.kind(), from));
            scan.toExclusive().ifPresent(to -> RecordKey.of(scan.tenant(), scan.kind(), to));
            return super.inPart(scan);
        }
    }

    @Breaks(value = "S2.9", like = "bounds cut to the width of the column")
    static final class CutsLongBounds extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            return part(
                            drawerOf(this, scan),
                            scan.fromInclusive().map(CutsLongBounds::cut).orElse(null),
                            scan.toExclusive().map(CutsLongBounds::cut).orElse(null),
                            scan)
                    .values();
        }

        private static String cut(String bound) {
            return bound.substring(0, Math.min(RecordKey.MAX_ID_BYTES, bound.length()));
        }
    }

    @Breaks(value = "S2.9", like = "a bound that ends at its first zero, as a C string does")
    static final class EndsBoundsAtAZero extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            return part(
                            drawerOf(this, scan),
                            scan.fromInclusive().map(EndsBoundsAtAZero::cut).orElse(null),
                            scan.toExclusive().map(EndsBoundsAtAZero::cut).orElse(null),
                            scan)
                    .values();
        }

        private static String cut(String bound) {
            int zero = bound.indexOf('\0');
            return zero < 0 ? bound : bound.substring(0, zero);
        }
    }

    @Breaks(value = "S2.10", like = "a cursor that takes the place of the bound")
    static final class BeginsBeforeTheRange extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            boolean ascending = scan.direction() == RecordScan.Direction.ASCENDING;
            if (scan.cursor().isEmpty()) {
                return super.inPart(scan);
            }
            return part(
                            drawerOf(this, scan),
                            ascending ? null : scan.fromInclusive().orElse(null),
                            ascending ? scan.toExclusive().orElse(null) : null,
                            scan)
                    .values();
        }
    }

    @Breaks(value = "S2.10", like = "a cursor out of range, taken for none")
    static final class StartsOverBehindTheRange extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            String last = scan.cursor().map(ScanCursor::lastId).orElse(null);
            NavigableMap<String, StoredRecord> range = new TreeMap<>(RecordKey.ID_ORDER);
            RecordScan first = scan.direction() == RecordScan.Direction.ASCENDING
                    ? RecordScan.of(scan.tenant(), scan.kind())
                    : RecordScan.of(scan.tenant(), scan.kind()).descending();
            range.putAll(part(
                    drawerOf(this, scan),
                    scan.fromInclusive().orElse(null),
                    scan.toExclusive().orElse(null),
                    first));
            boolean out = last != null
                    && (scan.toExclusive()
                                    .filter(to -> RecordKey.ID_ORDER.compare(last, to) >= 0)
                                    .isPresent()
                            || scan.fromInclusive()
                                    .filter(from -> RecordKey.ID_ORDER.compare(last, from) < 0)
                                    .isPresent());
            if (!out) {
                return super.inPart(scan);
            }
            List<StoredRecord> records = new ArrayList<>(range.values());
            if (scan.direction() == RecordScan.Direction.DESCENDING) {
                Collections.reverse(records);
            }
            return records;
        }
    }

    @Breaks(value = "S2.10", like = "a sub-list between bounds in the wrong order: fromKey > toKey")
    static final class RefusesCursorsBehindTheRange extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            scan.cursor().map(ScanCursor::lastId).ifPresent(last -> {
                if (scan.toExclusive()
                        .filter(to -> RecordKey.ID_ORDER.compare(last, to) > 0)
                        .isPresent()) {
                    throw new IllegalArgumentException("fromKey > toKey");
                }
            });
            return super.inPart(scan);
        }
    }

    private static NavigableMap<String, StoredRecord> drawerOf(StepwiseStore store, RecordScan scan) {
        return store.shelf.drawer(store.drawer(scan.tenant(), scan.kind()));
    }
}
