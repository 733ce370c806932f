package org.persona4j.store.memory.lincheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Set;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoredRecord;

/** What the threads do to a store: operations on two records of one tenant. {@link TwoNumbers} says what they mean. */
@Param(name = "key", gen = IntGen.class, conf = "0:1")
@Param(name = "number", gen = IntGen.class, conf = "0:2")
public abstract class StoreProgram {

    private static final RecordKey[] KEYS = {RecordKey.of("t", "k", "first"), RecordKey.of("t", "k", "second")};

    private final PersonaStore store;

    StoreProgram(PersonaStore store) {
        this.store = store;
    }

    /** Reads both. */
    @Operation
    public String read() {
        Map<RecordKey, StoredRecord> found = store.read(Set.of(KEYS));
        return TwoNumbers.text(number(found.get(KEYS[0])), number(found.get(KEYS[1])));
    }

    /** Finds the sum of all there are by a scan. */
    @Operation
    public int scan() {
        return store.scan(RecordScan.of("t", "k")).records().stream()
                .mapToInt(StoreProgram::number)
                .sum();
    }

    /** Writes one, unconditionally. */
    @Operation
    public void put(@Param(name = "key") int key, @Param(name = "number") int number) {
        store.commit(Commit.builder("t").put(KEYS[key], content(number)).build());
    }

    /** Writes both in one commit. */
    @Operation
    public void putBoth(@Param(name = "number") int number) {
        store.commit(Commit.builder("t")
                .put(KEYS[0], content(number))
                .put(KEYS[1], content(number))
                .build());
    }

    /** Removes one. */
    @Operation
    public void delete(@Param(name = "key") int key) {
        store.commit(Commit.builder("t").delete(KEYS[key]).build());
    }

    /** Writes the other if one is a number, which the commit expects without writing it. */
    @Operation
    public boolean putOtherIf(
            @Param(name = "key") int key, @Param(name = "number") int expected, @Param(name = "number") int number) {
        boolean written = false;
        while (!written) {
            StoredRecord found = store.read(Set.of(KEYS[key])).get(KEYS[key]);
            if (number(found) != expected) {
                return false;
            }
            Commit.Builder commit = Commit.builder("t").put(KEYS[1 - key], content(number));
            written = isWritten(
                    found == null ? commit.expectAbsent(KEYS[key]) : commit.expect(KEYS[key], found.version()));
        }
        return true;
    }

    private boolean isWritten(Commit.Builder commit) {
        try {
            store.commit(commit.build());
            return true;
        } catch (CommitConflictException e) {
            return false;
        }
    }

    /** An absent record is 0. */
    private static int number(@Nullable StoredRecord record) {
        return record == null
                ? 0
                : record.content().as(Integer.class, bytes -> Integer.valueOf(new String(bytes, UTF_8)));
    }

    private static Content content(int number) {
        return Content.of(number, value -> String.valueOf(value).getBytes(UTF_8));
    }
}
