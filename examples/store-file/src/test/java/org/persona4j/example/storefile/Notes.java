package org.persona4j.example.storefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** The records that the tests keep: notes of two tenants and two kinds, known by short names. */
final class Notes {

    static final List<String> TENANTS = List.of("green-leaf", "corner");
    static final List<String> KINDS = List.of("note", "reply");

    private Notes() {}

    static RecordKey key(String id) {
        return RecordKey.of(TENANTS.get(0), KINDS.get(0), id);
    }

    static Content content(String text) {
        return Content.ofBytes(text.getBytes(UTF_8));
    }

    static Version put(PersonaStore store, String id, String text) {
        return store.commit(
                Commit.builder(TENANTS.get(0)).put(key(id), content(text)).build());
    }

    static Version delete(PersonaStore store, String id) {
        return store.commit(Commit.builder(TENANTS.get(0)).delete(key(id)).build());
    }

    /** Returns all records of a store by their keys, as scans find them. */
    static Map<RecordKey, StoredRecord> all(PersonaStore store) {
        Map<RecordKey, StoredRecord> all = new TreeMap<>();
        for (String tenant : TENANTS) {
            for (String kind : KINDS) {
                RecordScan scan = RecordScan.of(tenant, kind);
                RecordPage page = store.scan(scan);
                page.records().forEach(record -> all.put(record.key(), record));
                while (page.next().isPresent()) {
                    page = store.scan(scan.after(page.next().get()));
                    page.records().forEach(record -> all.put(record.key(), record));
                }
            }
        }
        return all;
    }

    /** Returns all records of the store in a directory, which is opened and closed for it. */
    static Map<RecordKey, StoredRecord> allIn(Path directory) {
        try (PersonaStore store = FilePersonaStore.open(directory)) {
            return all(store);
        }
    }
}
