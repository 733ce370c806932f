package org.persona4j.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.ChangeCursor.Position;
import org.persona4j.change.ChangeKind;
import org.persona4j.change.ChangePage;
import org.persona4j.error.ChangesGoneException;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;

/**
 * Reads the changes of a tenant, each record by its key. The head of a shard says which records there are, and they are never changed,
 * so nothing need be read at one moment, and readers and writers do not disturb each other. Thread-safe.
 */
public final class FeedReads {
    private final Transactions transactions;
    private final PersonaStore store;
    private final RecordLayout layout;

    /** The reader of a tenant's changes. */
    public FeedReads(Transactions transactions, PersonaStore store) {
        this.transactions = transactions;
        this.store = store;
        this.layout = transactions.lastSeenLayout();
    }

    /** The end of what was told by now. */
    public ChangeCursor now() {
        FeedState state = state();
        if (state == null || !state.on()) {
            throw new NotFoundException("change feed, it must be begun first");
        }
        List<Position> positions = new ArrayList<>();
        heads(state, state.number()).forEach(head -> positions.add(new Position(head.next(), 0)));
        return new ChangeCursor(state.number(), positions);
    }

    /** Some of what was told after the cursor, at most so many changes. */
    public ChangePage read(ChangeCursor cursor, int limit) {
        FeedState state = stateFor(cursor);
        List<Change> changes = new ArrayList<>();
        ChangeCursor next = cursor;
        while (true) {
            Shards shards = new Shards(state, next);
            shards.readSome(changes, limit);
            next = shards.cursor();
            boolean read = shards.isRead();
            boolean last = next.feed() == state.number();
            if (changes.size() == limit || (read && last)) {
                return new ChangePage(resolved(changes), next, !read || !last);
            }
            if (read) {
                next = ChangeCursor.startOf(next.feed() + 1, state.shardsOf(next.feed() + 1));
            }
        }
    }

    private @Nullable FeedState state() {
        RecordKey key = layout.tenantRecord();
        StoredRecord stored = store.read(Set.of(key)).get(key);
        if (stored == null) {
            return null;
        }
        TenantRecord tenant = Records.decode(stored.content(), TenantRecord.class);
        transactions.layout(tenant);
        return tenant.feedOrNull();
    }

    /** Where changes are told, if it is where the cursor leads. */
    private FeedState stateFor(ChangeCursor cursor) {
        FeedState state = state();
        if (state == null || !state.on()) {
            throw new ChangesGoneException("changes are not told");
        }
        if (cursor.feed() < state.since() || cursor.feed() > state.number()) {
            throw new ChangesGoneException("it is of a feed that is over, or of another tenant");
        }
        if (cursor.positions().size() != state.shardsOf(cursor.feed())) {
            throw new ChangesGoneException("the feed has another number of shards");
        }
        return state;
    }

    private List<FeedHead> heads(FeedState state, int feed) {
        List<RecordKey> keys = new ArrayList<>();
        for (int shard = 0; shard < state.shardsOf(feed); shard++) {
            keys.add(layout.feedHead(feed, shard));
        }
        Map<RecordKey, StoredRecord> found = store.read(Set.copyOf(keys));
        return keys.stream()
                .map(key -> found.containsKey(key)
                        ? Records.decode(found.get(key).content(), FeedHead.class)
                        : FeedHead.NONE)
                .toList();
    }

    /** Says of whoever was made part of another whom it is part of now, if that one is seen, and it is not itself again. */
    private List<Change> resolved(List<Change> changes) {
        Set<PersonaId> merged = new TreeSet<>();
        changes.stream()
                .filter(change -> change.kind() == ChangeKind.MERGED_INTO)
                .forEach(change -> merged.add(change.persona()));
        if (merged.isEmpty()) {
            return changes;
        }
        Map<PersonaId, PersonaId> now = transactions.read(attempt -> {
            Map<PersonaId, PersonaId> current = new TreeMap<>();
            attempt.workspace()
                    .load(merged.stream()
                            .map(id -> layout.profile(ProfileId.of(id.value())))
                            .toList());
            merged.forEach(id -> attempt.current(id).ifPresent(home -> current.put(id, home)));
            return current;
        });
        return changes.stream().map(change -> resolved(change, now)).toList();
    }

    private static Change resolved(Change change, Map<PersonaId, PersonaId> now) {
        PersonaId home = change.kind() == ChangeKind.MERGED_INTO ? now.get(change.persona()) : null;
        return home == null || home.equals(change.persona())
                ? change
                : new Change(change.id(), change.persona(), change.kind(), home, null, change.at());
    }

    /** The shards of a feed from where a reader stands. */
    private final class Shards {
        private final int feed;
        private final List<FeedHead> heads;
        private final List<Position> positions;

        Shards(FeedState state, ChangeCursor cursor) {
            this.feed = cursor.feed();
            this.heads = heads(state, feed);
            this.positions = new ArrayList<>(cursor.positions());
            for (int shard = 0; shard < heads.size(); shard++) {
                Position position = positions.get(shard);
                FeedHead head = heads.get(shard);
                boolean beyond =
                        position.record() > head.next() || (position.record() == head.next() && position.place() > 0);
                if (beyond) {
                    throw new ChangesGoneException("it is ahead of all changes there are");
                }
                if (position.record() < head.first()) {
                    throw new ChangesGoneException("some of the changes after it are not kept any more");
                }
            }
        }

        ChangeCursor cursor() {
            return new ChangeCursor(feed, positions);
        }

        /** Whether nothing is left. */
        boolean isRead() {
            for (int shard = 0; shard < heads.size(); shard++) {
                if (isMore(shard)) {
                    return false;
                }
            }
            return true;
        }

        private boolean isMore(int shard) {
            return positions.get(shard).record() < heads.get(shard).next();
        }

        /** Adds changes, the earliest first, until there are enough or none is left or more must be read. */
        void readSome(List<Change> changes, int limit) {
            Map<RecordKey, FeedRecord> records = load();
            while (changes.size() < limit) {
                Optional<Integer> earliest = earliest(records);
                if (earliest.isEmpty()) {
                    return;
                }
                int shard = earliest.get();
                Position at = positions.get(shard);
                FeedRecord record = Objects.requireNonNull(records.get(key(shard, at.record())));
                changes.add(change(shard, at, record));
                boolean last = at.place() + 1 >= record.told().size();
                positions.set(
                        shard, last ? new Position(at.record() + 1, 0) : new Position(at.record(), at.place() + 1));
            }
        }

        private RecordKey key(int shard, long number) {
            return layout.feed(feed, shard, number);
        }

        private Map<RecordKey, FeedRecord> load() {
            int each = Math.max(1, store.limits().recordsPerRead() / heads.size());
            Set<RecordKey> keys = new TreeSet<>();
            for (int shard = 0; shard < heads.size(); shard++) {
                long from = positions.get(shard).record();
                long until = Math.min(from + each, heads.get(shard).next());
                for (long number = from; number < until; number++) {
                    keys.add(key(shard, number));
                }
            }
            Map<RecordKey, FeedRecord> records = new HashMap<>();
            if (!keys.isEmpty()) {
                store.read(keys)
                        .forEach((key, stored) -> records.put(key, Records.decode(stored.content(), FeedRecord.class)));
            }
            if (records.size() < keys.size()) {
                throw new ChangesGoneException("some of the changes after it are not kept any more");
            }
            return records;
        }

        /** The shard of the earliest record that is next; none if nothing is left, or the next of a shard must be read. */
        private Optional<Integer> earliest(Map<RecordKey, FeedRecord> records) {
            Integer earliest = null;
            FeedRecord first = null;
            for (int shard = 0; shard < heads.size(); shard++) {
                if (isMore(shard)) {
                    FeedRecord record =
                            records.get(key(shard, positions.get(shard).record()));
                    if (record == null) {
                        return Optional.empty();
                    }
                    if (first == null || record.at().isBefore(first.at())) {
                        first = record;
                        earliest = shard;
                    }
                }
            }
            return Optional.ofNullable(earliest);
        }

        private Change change(int shard, Position at, FeedRecord record) {
            if (at.place() >= record.told().size()) {
                throw new ChangesGoneException("it is ahead of all changes there are");
            }
            FeedRecord.Told told = record.told().get(at.place());
            String id = feed + "." + shard + "." + at.record() + "." + at.place();
            return new Change(id, told.persona(), told.kind(), told.otherOrNull(), told.channelOrNull(), record.at());
        }
    }
}
