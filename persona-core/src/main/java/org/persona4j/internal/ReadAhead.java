package org.persona4j.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Profile;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.PersonaStoreException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;

/**
 * Records that rows of an import will need, read before the rows are taken in, so that who takes them in need not wait for the store.
 *
 * <p>What was read ahead may be old. Whoever uses it expects it when committing, as anything that was read, so what is old is found out
 * then, and read anew. What an import writes itself it {@link #forget forgets} here, so that does not happen without need. Nothing depends
 * on what is here and what is not. Thread-safe.
 */
final class ReadAhead {
    /** More are not kept: what nobody asks for any more goes with the rest. */
    private static final int MOST = 100_000;

    private final PersonaStore store;
    private final Map<RecordKey, Optional<StoredRecord>> found = new ConcurrentHashMap<>();

    ReadAhead(PersonaStore store) {
        this.store = store;
    }

    /** Reads what these will need: what they are found by, and who is found by that. If the store fails, nothing is read. */
    void read(List<Prepared> records, RecordLayout layout) {
        if (found.size() > MOST) {
            found.clear();
        }
        try {
            Map<RecordKey, StoredRecord> leading = read(leading(records, layout));
            Map<RecordKey, StoredRecord> profiles = read(profiles(leading.values(), layout));
            read(personas(profiles.values(), layout));
        } catch (PersonaStoreException failed) {
            found.clear();
        }
    }

    private static Set<RecordKey> leading(List<Prepared> records, RecordLayout layout) {
        Set<RecordKey> keys = new LinkedHashSet<>();
        for (Prepared record : records) {
            Prepared.New made = record.made(layout);
            if (made != null) {
                keys.addAll(made.identifierKeys());
                if (made.source() == null) {
                    keys.addAll(made.own());
                } else {
                    keys.add(made.source());
                }
            }
        }
        return keys;
    }

    private static Set<RecordKey> profiles(Collection<StoredRecord> leading, RecordLayout layout) {
        Set<RecordKey> keys = new LinkedHashSet<>();
        for (StoredRecord record : leading) {
            if (RecordKind.SOURCE.has(record.key())) {
                ProfileId profile =
                        Records.decode(record.content(), SourceRef.class).profileOrNull();
                if (profile != null) {
                    keys.add(layout.profile(profile));
                }
            } else if (RecordKind.IDENTIFIER.has(record.key())) {
                Records.decode(record.content(), IdentifierRecord.class).owners().stream()
                        .limit(1)
                        .forEach(owner -> keys.add(layout.profile(owner.profile())));
            }
        }
        return keys;
    }

    private static Set<RecordKey> personas(Collection<StoredRecord> profiles, RecordLayout layout) {
        Set<RecordKey> keys = new LinkedHashSet<>();
        for (StoredRecord record : profiles) {
            keys.add(layout.persona(
                    Records.decode(record.content(), Profile.class).personaId()));
        }
        return keys;
    }

    private Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
        Map<RecordKey, StoredRecord> all = new HashMap<>();
        List<RecordKey> wanted = List.copyOf(keys);
        int atOnce = store.limits().recordsPerRead();
        for (int from = 0; from < wanted.size(); from += atOnce) {
            List<RecordKey> some = wanted.subList(from, Math.min(from + atOnce, wanted.size()));
            Map<RecordKey, StoredRecord> read = store.read(new LinkedHashSet<>(some));
            some.forEach(key -> found.put(key, Optional.ofNullable(read.get(key))));
            all.putAll(read);
        }
        return all;
    }

    /** Moves a record to what was read, if it was read ahead; answers whether it was. Whoever asks again asks the store. */
    boolean moveTo(Map<RecordKey, Optional<StoredRecord>> reads, RecordKey key) {
        Optional<StoredRecord> record = found.remove(key);
        if (record == null) {
            return false;
        }
        reads.put(key, record);
        return true;
    }

    /** Forgets records that are not as they were. */
    void forget(Collection<RecordKey> keys) {
        keys.forEach(found::remove);
    }
}
