package org.persona4j.store.tck.fault;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.PersonaStoreException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/** Somebody else who uses the same store, and always at the wrong moment. Thread-safe. */
final class OtherWriter {
    private static final int MOST_RECORDS = 3;

    private final PersonaStore store;

    OtherWriter(PersonaStore store) {
        this.store = store;
    }

    /** Writes some of the records once more, and tells whether there were any. */
    boolean rewrite(Set<RecordKey> keys, SplittableRandom dice) {
        boolean any = false;
        for (RecordKey key : some(keys, dice)) {
            any |= rewrite(key, Optional.empty());
        }
        return any;
    }

    /** Writes some of the records that a commit expects at a version once more, and tells whether any was at it. */
    boolean rewriteExpected(Commit commit, SplittableRandom dice) {
        Set<RecordKey> present = new LinkedHashSet<>();
        commit.expectations().forEach((key, version) -> version.ifPresent(v -> present.add(key)));
        boolean any = false;
        for (RecordKey key : some(present, dice)) {
            any |= rewrite(key, commit.expectations().getOrDefault(key, Optional.empty()));
        }
        return any;
    }

    /** A record has a commit of its own, so that no limit is in the way. A store that fails here is not failed further. */
    private boolean rewrite(RecordKey key, Optional<Version> only) {
        try {
            StoredRecord record = store.read(Set.of(key)).get(key);
            if (record == null || !only.orElse(record.version()).equals(record.version())) {
                return false;
            }
            store.commit(Commit.builder(key.tenant())
                    .expect(key, record.version())
                    .put(key, record.content())
                    .build());
            return true;
        } catch (PersonaStoreException leftOut) {
            return false;
        }
    }

    /**
     * The keys whose expectations do not hold while records that are expected to be absent are there for a moment, or none if
     * nothing is expected to be absent.
     */
    Set<RecordKey> losersDuringVisit(Commit commit, SplittableRandom dice) {
        Set<RecordKey> absent = new LinkedHashSet<>();
        commit.expectations().forEach((key, version) -> {
            if (version.isEmpty()) {
                absent.add(key);
            }
        });
        if (absent.isEmpty()) {
            return Set.of();
        }
        Set<RecordKey> losers = new HashSet<>(some(absent, dice));
        losers.addAll(losersNow(commit.tenant(), commit.expectations()));
        return losers;
    }

    /** The keys whose expectations do not hold at this moment, whatever is written. */
    private Set<RecordKey> losersNow(String tenant, Map<RecordKey, Optional<Version>> expectations) {
        Commit.Builder check = Commit.builder(tenant);
        expectations.forEach(
                (key, version) -> version.ifPresentOrElse(v -> check.expect(key, v), () -> check.expectAbsent(key)));
        try {
            store.commit(check.build());
            return Set.of();
        } catch (CommitConflictException conflict) {
            return conflict.losers();
        }
    }

    /** One key at least, if there is any. */
    private static List<RecordKey> some(Set<RecordKey> keys, SplittableRandom dice) {
        List<RecordKey> rest = new ArrayList<>(keys);
        rest.sort(null);
        List<RecordKey> some = new ArrayList<>();
        while (!rest.isEmpty() && (some.isEmpty() || (some.size() < MOST_RECORDS && dice.nextBoolean()))) {
            some.add(rest.remove(dice.nextInt(rest.size())));
        }
        return some;
    }
}
