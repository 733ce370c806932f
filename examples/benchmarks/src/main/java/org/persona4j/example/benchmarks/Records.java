package org.persona4j.example.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.Version;

/**
 * A contender full of records, and the ids to ask it for.
 *
 * <p>Ids have the engine's shape: 128 random bits as 22 characters of Base64. A key is made anew from its id for each
 * call and for every contender, as a caller does that has computed the id; so no key asked for is the object kept. The
 * texts of the ids lie in memory in the order in which they are asked for.
 */
@State(Scope.Benchmark)
public class Records {

    /** How many records there are. */
    @Param({"100000", "2000000"})
    public int records = 100_000;

    /** Who keeps them. */
    @Param({"map", "memory", "h2"})
    public String contender = "map";

    private static final RecordKey ANY = RecordKey.of("green-leaf", "identifier", "any");
    private static final Content[] CONTENTS = new Content[1024];
    private static final int RECORDS_PER_COMMIT = 8;

    static {
        Arrays.setAll(CONTENTS, i -> Content.of("content " + i, text -> text.getBytes(UTF_8)));
    }

    private String[] ids = {};
    private @Nullable Version[] versions = {};
    private Contender keeper = new MapContender();

    /** For JMH. */
    public Records() {}

    /** Fills the contender, eight records a commit, in no order. */
    @Setup(Level.Trial)
    public void fill() {
        keeper = Contender.named(contender);
        ids = ids(records);
        versions = new Version[records];
        String[] kept = ids(records);
        for (int from = 0; from < records; from += RECORDS_PER_COMMIT) {
            int written = Math.min(RECORDS_PER_COMMIT, records - from);
            Version version = keeper.commit(keys(kept, from, written), contents(from, written), new Version[written]);
            Arrays.fill(versions, from, from + written, version);
        }
    }

    /** Lets go of all. */
    @TearDown(Level.Trial)
    public void close() {
        keeper.close();
    }

    /** Returns new texts of ids, the same at each call, in no order. */
    static String[] ids(int count) {
        Random random = new Random(count);
        byte[] bits = new byte[16];
        String[] ids = new String[count];
        for (int i = 0; i < count; i++) {
            random.nextBytes(bits);
            ids[i] = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        }
        return ids;
    }

    /** Returns a new key. */
    static RecordKey key(String id) {
        return ANY.withId(id);
    }

    private static RecordKey[] keys(String[] ids, int from, int count) {
        RecordKey[] keys = new RecordKey[count];
        for (int i = 0; i < count; i++) {
            keys[i] = key(ids[from + i]);
        }
        return keys;
    }

    private static Content[] contents(int from, int count) {
        Content[] contents = new Content[count];
        for (int i = 0; i < count; i++) {
            contents[i] = CONTENTS[(from + i) % CONTENTS.length];
        }
        return contents;
    }

    Contender keeper() {
        return keeper;
    }

    /** Lets go of all but the contender, to see what that one needs. */
    void forgetIds() {
        ids = new String[0];
        versions = new Version[0];
    }

    /** Returns how many records there are. */
    int size() {
        return ids.length;
    }

    /** Returns a new key of the record with an index. */
    RecordKey key(int index) {
        return key(ids[index]);
    }

    /** Returns new keys of the records from an index on. */
    RecordKey[] keys(int from, int count) {
        return keys(ids, from, count);
    }

    /** Writes the records from an index on, some of them expected at their versions. One thread for each record. */
    Version commit(int from, int puts, int expectations) {
        Version version = keeper.commit(
                keys(from, puts), contents(from, puts), Arrays.copyOfRange(versions, from, from + expectations));
        Arrays.fill(versions, from, from + puts, version);
        return version;
    }
}
