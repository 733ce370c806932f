package org.persona4j.store.tck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;
import org.persona4j.store.tck.history.History;
import org.persona4j.store.tck.history.Refusal;
import org.persona4j.store.tck.history.State;
import org.persona4j.store.tck.history.Transaction;

/**
 * A client that reads and commits at random over a few keys and notes what it was told.
 *
 * <p>Each key has a <em>life</em> beside it, a record that every delete of the key writes in the same commit. So an absence
 * has a version too, that of the life, and what the client saw is always one certain {@link State}.
 *
 * <p>For one thread; several clients share a clock.
 */
final class RandomTransactions {

    private static final List<String> KEYS = List.of("p", "q", "r", "s", "t");

    private final int thread;
    private final Words store;
    private final AtomicLong clock;
    private final SplittableRandom random;
    private final List<Transaction> transactions = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    /** What was seen in the step before, and may be out of date. */
    private Map<String, State> remembered = Map.of();

    /**
     * Makes a client.
     *
     * @param thread its number
     * @param store the store it uses
     * @param clock counts the beginnings and ends of all calls of all clients
     * @param random what it asks
     */
    RandomTransactions(int thread, Words store, AtomicLong clock, SplittableRandom random) {
        this.thread = thread;
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /** Returns what was asked and answered so far. */
    History history() {
        return new History(transactions, refusals);
    }

    /** Reads some keys and, as often as not, commits something that rests on them. */
    void step() {
        Map<String, State> seen = read(someKeys());
        int die = random.nextInt(100);
        if (die < 40) {
            commit(seen);
        } else if (die < 50) {
            Map<String, State> mixed = new HashMap<>(remembered);
            mixed.putAll(seen);
            commit(mixed);
        }
        remembered = seen;
    }

    /** Reads all keys. */
    void readAll() {
        read(KEYS);
    }

    private List<String> someKeys() {
        int count = 1 + random.nextInt(KEYS.size());
        List<String> keys = new ArrayList<>(KEYS);
        while (keys.size() > count) {
            keys.remove(random.nextInt(keys.size()));
        }
        return keys;
    }

    private Map<String, State> read(List<String> keys) {
        Set<RecordKey> wanted = new HashSet<>();
        keys.forEach(key -> {
            wanted.add(record(key));
            wanted.add(life(key));
        });
        long invoked = clock.incrementAndGet();
        Map<RecordKey, StoredRecord> read = store.read(wanted);
        long returned = clock.incrementAndGet();
        Map<String, State> saw = new HashMap<>();
        for (String key : keys) {
            Optional<State> present = versionIn(read, record(key)).map(State::put);
            Optional<State> deleted = versionIn(read, life(key)).map(State::deleted);
            saw.put(key, present.or(() -> deleted).orElse(State.NEVER_WRITTEN));
        }
        transactions.add(new Transaction(thread, invoked, returned, saw, Map.of()));
        return saw;
    }

    private static Optional<Version> versionIn(Map<RecordKey, StoredRecord> read, RecordKey key) {
        return Optional.ofNullable(read.get(key)).map(StoredRecord::version);
    }

    /** Expects states, and replaces some of them, or none. */
    private void commit(Map<String, State> expected) {
        Set<String> puts = new HashSet<>();
        Set<String> deletes = new HashSet<>();
        expected.forEach((key, state) -> {
            int die = random.nextInt(100);
            if (die < 50) {
                puts.add(key);
            } else if (die < 65 && state.present()) {
                deletes.add(key);
            }
        });
        Commit commit = commitOf(expected, puts, deletes);
        long invoked = clock.incrementAndGet();
        try {
            Version version = store.attempt(commit);
            long returned = clock.incrementAndGet();
            Map<String, State> wrote = new HashMap<>();
            puts.forEach(key -> wrote.put(key, State.put(version)));
            deletes.forEach(key -> wrote.put(key, State.deleted(version)));
            transactions.add(new Transaction(thread, invoked, returned, expected, wrote));
        } catch (CommitConflictException e) {
            long returned = clock.incrementAndGet();
            refusals.add(new Refusal(thread, invoked, returned, expected, namesOf(expected.keySet(), e.losers())));
        }
    }

    private Commit commitOf(Map<String, State> expected, Set<String> puts, Set<String> deletes) {
        Content content = Words.text(thread + "/" + transactions.size());
        return Words.commitOf(to -> {
            expected.forEach((key, state) -> {
                Version by = state.by();
                if (by != null && state.present()) {
                    to.expect(record(key), by);
                } else if (by != null) {
                    to.expectAbsent(record(key)).expect(life(key), by);
                } else {
                    to.expectAbsent(record(key)).expectAbsent(life(key));
                }
            });
            puts.forEach(key -> to.put(record(key), content));
            deletes.forEach(key -> to.delete(record(key)).put(life(key), content));
        });
    }

    private static Set<String> namesOf(Set<String> keys, Set<RecordKey> losers) {
        Set<String> named = new HashSet<>();
        keys.stream().filter(key -> losers.contains(record(key))).forEach(named::add);
        return named;
    }

    private static RecordKey record(String key) {
        return Words.key(key);
    }

    private static RecordKey life(String key) {
        return RecordKey.of(Words.TENANT, Words.OTHER_KIND, key);
    }
}
