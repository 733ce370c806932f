package org.persona4j.store.tck.proof;

import static java.util.Collections.unmodifiableMap;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** Stores whose reads give a value that is none: shared, alive, put together of two, or paid for with a change. */
final class BrokenAnswers {

    private BrokenAnswers() {}

    @Breaks(value = "R1", like = "WHERE id IN (): a syntax error")
    static final class RefusesEmptyReads extends StepwiseStore {
        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            if (keys.isEmpty()) {
                throw new StoreUnavailableException("syntax error near )", null);
            }
            return super.read(keys);
        }
    }

    @Breaks(value = "R1", like = "no condition built from no keys: every row")
    static final class AnswersEmptyReadsWithEverything extends StepwiseStore {
        @Override
        Map<RecordKey, StoredRecord> pick(Set<RecordKey> keys) {
            if (!keys.isEmpty()) {
                return super.pick(keys);
            }
            Map<RecordKey, StoredRecord> all = new HashMap<>();
            shelf.drawers()
                    .values()
                    .forEach(drawer -> drawer.values().forEach(record -> all.put(record.key(), record)));
            return unmodifiableMap(all);
        }
    }

    @Breaks(value = "R2", like = "the buffer itself given out")
    static final class ReturnsMutableMaps extends StepwiseStore {
        @Override
        Map<RecordKey, StoredRecord> pick(Set<RecordKey> keys) {
            return new HashMap<>(super.pick(keys));
        }
    }

    @Breaks(value = "R2", like = "a view of the live table")
    static final class ReturnsViews extends StepwiseStore {
        @Override
        Map<RecordKey, StoredRecord> pick(Set<RecordKey> keys) {
            Set<RecordKey> own = Set.copyOf(keys);
            return new AbstractMap<>() {
                @Override
                public Set<Entry<RecordKey, StoredRecord>> entrySet() {
                    synchronized (shelf) {
                        return ReturnsViews.super.pick(own).entrySet();
                    }
                }
            };
        }
    }

    @Breaks(value = "R2", like = "one buffer for each thread, filled again by the next read")
    static final class ReusesItsBuffer extends StepwiseStore {

        private final ThreadLocal<Map<RecordKey, StoredRecord>> buffers = ThreadLocal.withInitial(HashMap::new);

        @Override
        Map<RecordKey, StoredRecord> pick(Set<RecordKey> keys) {
            Map<RecordKey, StoredRecord> buffer = buffers.get();
            buffer.clear();
            buffer.putAll(super.pick(keys));
            return unmodifiableMap(buffer);
        }
    }

    @Breaks(value = "R3", like = "keys taken off the caller's set while they are sent")
    static final class ConsumesTheKeys extends StepwiseStore {
        @Override
        Map<RecordKey, StoredRecord> pick(Set<RecordKey> keys) {
            Map<RecordKey, StoredRecord> present = super.pick(keys);
            try {
                keys.removeAll(present.keySet());
            } catch (UnsupportedOperationException unmodifiable) {
                // what cannot be consumed stays
            }
            return present;
        }
    }

    @Breaks(value = "R3", like = "a lazy answer that asks the caller's set again")
    static final class KeepsTheKeys extends StepwiseStore {
        @Override
        Map<RecordKey, StoredRecord> pick(Set<RecordKey> keys) {
            Map<RecordKey, StoredRecord> present = super.pick(keys);
            return new AbstractMap<>() {
                @Override
                public Set<Entry<RecordKey, StoredRecord>> entrySet() {
                    Map<RecordKey, StoredRecord> still = new HashMap<>(present);
                    still.keySet().retainAll(keys);
                    return unmodifiableMap(still).entrySet();
                }
            };
        }
    }

    @Breaks(value = "R3", like = "contains(null), at which an unmodifiable set throws")
    static final class AsksSetsForNull extends StepwiseStore {
        @Override
        @SuppressWarnings("NullAway") // the mistake itself
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            if (keys.contains(null)) {
                throw new NullPointerException("keys must not hold null");
            }
            return super.read(keys);
        }
    }

    @Breaks(value = "R4", like = "rows told apart by id alone: a wrong kind on the record")
    static final class NamesRecordsByTheirIds extends StepwiseStore {
        @Override
        Map<RecordKey, StoredRecord> pick(Set<RecordKey> keys) {
            Map<RecordKey, StoredRecord> renamed = new HashMap<>();
            super.pick(keys)
                    .forEach((key, record) -> renamed.put(
                            key,
                            new StoredRecord(
                                    RecordKey.of(key.tenant(), "record", key.id()),
                                    record.version(),
                                    record.content())));
            return unmodifiableMap(renamed);
        }
    }

    @Breaks(value = "R4", like = "an answer matched to its question by position, in another order")
    static final class MixesAnswersUp extends StepwiseStore {
        @Override
        Map<RecordKey, StoredRecord> pick(Set<RecordKey> keys) {
            Map<RecordKey, StoredRecord> present = new LinkedHashMap<>(super.pick(keys));
            List<StoredRecord> records = new ArrayList<>(present.values());
            Collections.rotate(records, 1);
            int[] next = {0};
            present.replaceAll((key, record) -> {
                StoredRecord other = records.get(next[0]++);
                return new StoredRecord(key, record.version(), other.content());
            });
            return unmodifiableMap(present);
        }
    }

    @Breaks(value = "R4", runs = 5, like = "contents in one table and versions in another, read one after the other")
    static final class ReadsVersionsAfterContents extends StoreAround {
        @Override
        public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
            Map<RecordKey, StoredRecord> contents = inner.read(keys);
            Window.open();
            Map<RecordKey, StoredRecord> versions = inner.read(keys);
            Map<RecordKey, StoredRecord> joined = new HashMap<>(versions);
            joined.replaceAll((key, record) -> new StoredRecord(
                    key, record.version(), contents.getOrDefault(key, record).content()));
            return unmodifiableMap(joined);
        }
    }

    @Breaks(value = "R5", like = "a time of last access, kept by an update of the row")
    static final class ReadsTouchRecords extends StepwiseStore {
        @Override
        Map<RecordKey, StoredRecord> pick(Set<RecordKey> keys) {
            Map<RecordKey, StoredRecord> present = super.pick(keys);
            if (!present.isEmpty()) {
                RecordKey any = keys.iterator().next();
                Version version = nextVersion(
                        Commit.builder(any.tenant()).expectAbsent(any).build());
                present.forEach((key, record) -> put(key, version, record.content()));
            }
            return present;
        }
    }

    @Breaks(value = "R5", like = "get or create: a placeholder for what was looked for")
    static final class ReadsMakeRecords extends StepwiseStore {
        @Override
        Map<RecordKey, StoredRecord> pick(Set<RecordKey> keys) {
            Map<RecordKey, StoredRecord> present = super.pick(keys);
            for (RecordKey key : keys) {
                if (!present.containsKey(key)) {
                    put(key, Version.of(0, 0), Content.EMPTY);
                }
            }
            return present;
        }
    }

    @Breaks(value = "R5", like = "a scan that compacts what it passes, and writes it anew")
    static final class ScansTouchRecords extends StepwiseStore {
        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            RecordPage page = super.page(scan, List.copyOf(part));
            for (StoredRecord record : page.records()) {
                Version version = nextVersion(
                        Commit.builder(scan.tenant()).expectAbsent(record.key()).build());
                put(record.key(), version, record.content());
            }
            return page;
        }
    }

    @Breaks(value = "R5", like = "a queue: what a scan has given is done with")
    static final class ScansTakeRecordsAway extends StepwiseStore {
        @Override
        RecordPage page(RecordScan scan, Collection<StoredRecord> part) {
            RecordPage page = super.page(scan, List.copyOf(part));
            page.records().forEach(record -> remove(record.key()));
            return page;
        }
    }
}
