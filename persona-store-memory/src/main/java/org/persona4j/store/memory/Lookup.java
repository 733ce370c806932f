package org.persona4j.store.memory;

import static java.util.Collections.unmodifiableMap;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;

/**
 * The look-up of some records in one state. All keys go down their trees together, a level at a time, so that while one
 * waits for memory the processor is busy with the others. For one thread.
 */
final class Lookup {

    private final RecordKey[] keys;
    private final byte[][] ids;
    private final Leaf[] leaves;
    private final Versions versions;

    /**
     * Finds the leaves.
     *
     * @param state the state of the tenant
     * @param keys the keys, all of the tenant, at least one
     * @param versions the versions of the store
     */
    Lookup(Kinds state, RecordKey[] keys, Versions versions) {
        this.keys = keys;
        this.ids = new byte[keys.length][];
        this.leaves = new Leaf[keys.length];
        this.versions = versions;
        Node[] nodes = new Node[keys.length];
        for (int i = 0; i < keys.length; i++) {
            ids[i] = IdRun.encode(keys[i].id());
            nodes[i] = state.root(keys[i].kind());
        }
        descend(nodes);
    }

    private void descend(Node[] nodes) {
        int found = 0;
        while (found < nodes.length) {
            found = 0;
            for (int i = 0; i < nodes.length; i++) {
                if (nodes[i] instanceof Branch branch) {
                    nodes[i] = branch.children[branch.childFor(ids[i])];
                } else {
                    leaves[i] = (Leaf) nodes[i];
                    found++;
                }
            }
        }
    }

    /** Returns the records there are, by their keys. */
    Map<RecordKey, StoredRecord> present() {
        if (keys.length == 1) {
            StoredRecord record = record(0);
            return record == null ? Map.of() : Map.of(keys[0], record);
        }
        Map<RecordKey, StoredRecord> present = new HashMap<>(keys.length * 4 / 3 + 1);
        for (int i = 0; i < keys.length; i++) {
            StoredRecord record = record(i);
            if (record != null) {
                present.put(keys[i], record);
            }
        }
        return unmodifiableMap(present);
    }

    private @Nullable StoredRecord record(int index) {
        Leaf leaf = leaves[index];
        int place = leaf.search(ids[index]);
        return place < 0 ? null : new StoredRecord(keys[index], versions.of(leaf.commits[place]), leaf.contents[place]);
    }
}
