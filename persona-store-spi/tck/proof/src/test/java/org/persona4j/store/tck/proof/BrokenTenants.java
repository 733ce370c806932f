package org.persona4j.store.tck.proof;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** Stores that let something cross from one tenant or kind to another. */
final class BrokenTenants {

    private BrokenTenants() {}

    @Breaks(value = "K4", like = "a query without WHERE tenant = ?")
    static final class ReadsAcrossTenants extends StepwiseStore {
        @Override
        @Nullable StoredRecord find(RecordKey key) {
            return shelf.drawers().entrySet().stream()
                    .filter(drawer -> drawer.getKey().endsWith('\0' + key.kind()))
                    .flatMap(drawer -> Optional.ofNullable(drawer.getValue().get(key.id())).stream())
                    .findFirst()
                    .orElse(null);
        }
    }

    @Breaks(value = "K4", like = "a table of all tenants, scanned without WHERE tenant = ?")
    static final class ScansAcrossTenants extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            return merged(this, scan, '\0' + scan.kind(), "");
        }
    }

    @Breaks(value = "K4", like = "one table for all kinds, its primary key without the kind")
    static final class KeepsAllKindsTogether extends StepwiseStore {
        @Override
        String drawer(String tenant, String kind) {
            return tenant;
        }
    }

    @Breaks(value = "K4", like = "one table for all tenants, its primary key without the tenant")
    static final class KeepsAllTenantsTogether extends StepwiseStore {
        @Override
        String drawer(String tenant, String kind) {
            return kind;
        }
    }

    @Breaks(value = "K4", like = "one index for all kinds, scanned without WHERE kind = ?")
    static final class ScansAcrossKinds extends StepwiseStore {
        @Override
        Collection<StoredRecord> inPart(RecordScan scan) {
            return merged(this, scan, "", scan.tenant() + '\0');
        }
    }

    /** Returns what a scan finds in all drawers whose names end and begin so. */
    private static Collection<StoredRecord> merged(StepwiseStore store, RecordScan scan, String end, String start) {
        NavigableMap<String, StoredRecord> all = new TreeMap<>(RecordKey.ID_ORDER);
        store.shelf.drawers().forEach((name, records) -> {
            if (name.endsWith(end) && name.startsWith(start)) {
                all.putAll(records);
            }
        });
        return store.part(
                        all,
                        scan.fromInclusive().orElse(null),
                        scan.toExclusive().orElse(null),
                        scan)
                .values();
    }

    @Breaks(value = "K4", like = "a unique index that forgets the kind")
    static final class ExpectsAbsenceFromAllKinds extends StepwiseStore {
        @Override
        boolean holds(RecordKey key, Optional<Version> expected) {
            return super.holds(key, expected)
                    && (expected.isPresent()
                            || shelf.drawers().entrySet().stream()
                                    .filter(drawer -> drawer.getKey().startsWith(key.tenant() + '\0'))
                                    .noneMatch(drawer -> drawer.getValue().containsKey(key.id())));
        }
    }

    @Breaks(value = "K4", like = "DELETE ... WHERE tenant = ? AND id = ?, the kind forgotten")
    static final class DeletesFromAllKinds extends StepwiseStore {
        @Override
        void remove(RecordKey key) {
            shelf.drawers().forEach((name, records) -> {
                if (name.startsWith(key.tenant() + '\0')) {
                    records.remove(key.id());
                }
            });
        }
    }

    @Breaks(value = "K4", like = "DELETE ... WHERE kind = ? AND id = ?, the tenant forgotten")
    static final class DeletesFromAllTenants extends StepwiseStore {
        @Override
        void remove(RecordKey key) {
            shelf.drawers().forEach((name, records) -> {
                if (name.endsWith('\0' + key.kind())) {
                    records.remove(key.id());
                }
            });
        }
    }

    @Breaks(value = "K4", like = "a key made by joining its parts with a slash")
    static final class JoinsPartsWithSlashes extends StepwiseStore {

        private final Map<String, Shelf.Place> places = new HashMap<>();

        @Override
        Shelf.Place place(RecordKey key) {
            return places.computeIfAbsent(key.toString(), first -> super.place(key));
        }
    }

    @Breaks(value = "K4", like = "a cache in front of the database whose keys lack the tenant")
    static final class CachesAcrossTenants extends StepwiseStore {

        private final Map<String, StoredRecord> cache = new HashMap<>();

        @Override
        @Nullable StoredRecord find(RecordKey key) {
            StoredRecord found = super.find(key);
            return found != null ? found : cache.get(key.kind() + '\0' + key.id());
        }

        @Override
        void put(RecordKey key, Version version, Content content) {
            super.put(key, version, content);
            cache.put(key.kind() + '\0' + key.id(), new StoredRecord(key, version, content));
        }

        @Override
        void remove(RecordKey key) {
            super.remove(key);
            cache.remove(key.kind() + '\0' + key.id());
        }
    }
}
