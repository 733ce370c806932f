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
 * A contender full of records, and the keys to ask it for.
 *
 * <p>Ids have the engine's shape: 128 random bits as 22 characters of Base64. The keys asked for are equal to those kept
 * and never the same objects; they lie in memory in the order in which they are asked for, and their hashes are known
 * after the first round, which is the most that can be done for a map.
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

    static {
        Arrays.setAll(CONTENTS, i -> Content.of("content " + i, text -> text.getBytes(UTF_8)));
    }

    private RecordKey[] keys = {};
    private @Nullable Version[] versions = {};
    private Contender keeper = new MapContender();

    /** For JMH. */
    public Records() {}

    /** Fills the contender, eight records a commit, in no order. */
    @Setup(Level.Trial)
    public void fill() {
        keeper = Contender.named(contender);
        keys = keys(records);
        versions = new Version[records];
        RecordKey[] kept = keys(records);
        for (int from = 0; from < records; from += 8) {
            int written = Math.min(8, records - from);
            Version version = keeper.commit(kept, from, contents(from, written), new Version[written]);
            Arrays.fill(versions, from, from + written, version);
        }
    }

    /** Lets go of all. */
    @TearDown(Level.Trial)
    public void close() {
        keeper.close();
    }

    /** Returns new keys, the same at each call, in no order of their ids. */
    static RecordKey[] keys(int count) {
        Random random = new Random(count);
        byte[] bits = new byte[16];
        RecordKey[] keys = new RecordKey[count];
        for (int i = 0; i < count; i++) {
            random.nextBytes(bits);
            keys[i] = ANY.withId(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
        }
        return keys;
    }

    /** Returns some contents, others for each start. */
    static Content[] contents(int start, int count) {
        int from = start % (CONTENTS.length - count);
        return Arrays.copyOfRange(CONTENTS, from, from + count);
    }

    Contender keeper() {
        return keeper;
    }

    RecordKey[] keys() {
        return keys;
    }

    /** The version at which each record is, by the index of its key. Each thread writes those of its own share. */
    @Nullable Version[] versions() {
        return versions;
    }
}
