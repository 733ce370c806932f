package org.persona4j;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.persona4j.internal.JsonCodec;
import org.persona4j.internal.RecordKind;
import org.persona4j.internal.Transactions;
import org.persona4j.merge.IdentityRules;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;
import org.persona4j.store.memory.InMemoryPersonaStore;

/**
 * A store that keeps bytes, as a durable one does, holds every call to its limits and every key to the kinds of records there
 * are, counts what is read and written, and lets a test step in around commits. Thread-safe if what steps in is.
 */
class WatchedStore implements PersonaStore {
    private final PersonaStore records;
    private final AtomicLong recordsRead = new AtomicLong();
    private final AtomicLong keysCommitted = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicInteger mostKeys = new AtomicInteger();
    private volatile Consumer<Set<RecordKey>> afterRead = keys -> {};
    private volatile Consumer<RecordScan> afterScan = scan -> {};
    private volatile BiConsumer<Long, Commit> beforeCommit = (number, commit) -> {};
    private volatile BiConsumer<Long, Commit> afterCommit = (number, commit) -> {};

    WatchedStore(StoreLimits limits) {
        this.records = new InMemoryPersonaStore(limits);
    }

    /** A store of the least limits with which an engine of such rules starts, where no changes are told. */
    static WatchedStore small(IdentityRules rules) {
        return ofKeys(Transactions.keysNeeded(rules));
    }

    /** A store of the least limits with which an engine of such rules tells changes in so many shards. */
    static WatchedStore small(IdentityRules rules, int shards) {
        return ofKeys(Transactions.keysNeeded(rules, shards));
    }

    private static WatchedStore ofKeys(int keys) {
        return new WatchedStore(new StoreLimits(100, keys, 64 * 1024, 1024 * 1024));
    }

    /** What happens after each read, before its answer is given. */
    void afterRead(Consumer<Set<RecordKey>> step) {
        afterRead = step;
    }

    /** What happens after each scan, before its answer is given. */
    void afterScan(Consumer<RecordScan> step) {
        afterScan = step;
    }

    /** What happens before each commit, given its number; it may throw, and then nothing is written. */
    void beforeCommit(BiConsumer<Long, Commit> step) {
        beforeCommit = step;
    }

    /** What happens after each commit that was written, given its number; it may throw. */
    void afterCommit(BiConsumer<Long, Commit> step) {
        afterCommit = step;
    }

    /** How many records were asked for, by reads and scans. */
    long recordsRead() {
        return recordsRead.get();
    }

    /** How many keys were named by commits. */
    long keysCommitted() {
        return keysCommitted.get();
    }

    /** The most keys that a commit named. */
    int mostKeysOfACommit() {
        return mostKeys.get();
    }

    /** How many commits there were, failed ones included. */
    long commits() {
        return commits.get();
    }

    /** How many calls there were, of any kind. */
    long calls() {
        return calls.get();
    }

    @Override
    public Map<RecordKey, StoredRecord> read(Set<RecordKey> keys) {
        calls.incrementAndGet();
        recordsRead.addAndGet(keys.size());
        Map<RecordKey, StoredRecord> found = records.read(keys);
        afterRead.accept(keys);
        return found;
    }

    @Override
    public RecordPage scan(RecordScan scan) {
        calls.incrementAndGet();
        RecordPage page = records.scan(scan);
        recordsRead.addAndGet(page.records().size());
        afterScan.accept(scan);
        return page;
    }

    @Override
    public Version commit(Commit commit) {
        calls.incrementAndGet();
        long number = commits.incrementAndGet();
        keysCommitted.addAndGet(commit.keys().size());
        mostKeys.accumulateAndGet(commit.keys().size(), Math::max);
        beforeCommit.accept(number, commit);
        Traces.checkAll(commit);
        Version version = records.commit(asBytes(commit));
        afterCommit.accept(number, commit);
        return version;
    }

    private static Commit asBytes(Commit commit) {
        Commit.Builder bytes = Commit.builder(commit.tenant());
        commit.expectations()
                .forEach((key, version) ->
                        version.ifPresentOrElse(v -> bytes.expect(key, v), () -> bytes.expectAbsent(key)));
        commit.puts().forEach((key, content) -> bytes.put(key, Content.ofBytes(content.bytes())));
        commit.deletes().forEach(bytes::delete);
        return bytes.build();
    }

    /** All records of a kind by their ids, read as values of a type. */
    <T> Map<String, T> all(String tenant, String kind, Class<T> type) {
        Map<String, T> values = new LinkedHashMap<>();
        contents(tenant, kind)
                .forEach((id, content) -> values.put(id, content.as(type, bytes -> JsonCodec.read(bytes, type))));
        return values;
    }

    /** The contents of all records of a kind by their ids. */
    Map<String, Content> contents(String tenant, String kind) {
        Map<String, Content> contents = new LinkedHashMap<>();
        RecordScan scan = RecordScan.of(tenant, kind);
        while (true) {
            RecordPage page = records.scan(scan);
            page.records().forEach(record -> contents.put(record.key().id(), record.content()));
            if (page.next().isEmpty()) {
                return contents;
            }
            scan = scan.after(page.next().get());
        }
    }

    /** The contents of all records of a kind by their ids. */
    Map<String, Content> contents(String tenant, RecordKind kind) {
        return contents(tenant, kind.storedName());
    }

    @Override
    public StoreLimits limits() {
        return records.limits();
    }

    @Override
    public void close() {
        records.close();
    }
}
