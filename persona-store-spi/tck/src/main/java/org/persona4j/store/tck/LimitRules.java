package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoreLimitException;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.Version;

/** The tests of limits. A limit too far away to be reached by a test is skipped. */
abstract class LimitRules extends StoreUnderTest {

    private static final int MOST_KEYS = 100_000;
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    LimitRules(PersonaStoreContract contract) {
        super(contract);
    }

    private StoreLimits limits() {
        return store().limits();
    }

    /** Returns a limit, or skips the test if it cannot be reached. */
    private static int reachable(String name, int limit, int most) {
        Assumptions.assumeTrue(limit <= most, () -> "no test reaches the limit " + name + " of " + limit);
        return limit;
    }

    @Test
    @Tag("L1")
    @DisplayName("L1 No limit is below the least")
    void noLimitIsBelowTheLeast() {
        assertThat(limits().recordsPerRead()).isGreaterThanOrEqualTo(100);
        assertThat(limits().keysPerCommit()).isGreaterThanOrEqualTo(66);
        assertThat(limits().bytesPerContent()).isGreaterThanOrEqualTo(64 * 1024);
        assertThat(limits().bytesPerCommit()).isGreaterThanOrEqualTo(1024 * 1024);
    }

    @Test
    @Tag("L1")
    @DisplayName("L1 Every store does what the least limits allow, all at once")
    void theLeastLimitsAreKept() {
        List<RecordKey> keys = List.copyOf(numbered(66));
        Content large = Content.ofBytes(new byte[64 * 1024]);

        Version version = commit(to -> {
            keys.forEach(to::expectAbsent);
            keys.subList(0, 16).forEach(key -> to.put(key, large));
            keys.subList(16, 66).forEach(key -> to.put(key, Content.EMPTY));
        });
        numbered(100).stream().filter(key -> !keys.contains(key)).forEach(key -> put(key.id(), "more"));

        assertThat(read(numbered(100))).hasSize(100);
        assertThat(read(keys.get(0)).orElseThrow().content()).isEqualTo(large);
        assertThat(read(keys.get(65)).orElseThrow().version()).isEqualTo(version);
    }

    @Test
    @Tag("L1")
    @DisplayName("L1 The limits stay the same, also once the store is closed")
    void limitsStayTheSame() {
        StoreLimits before = limits();

        put("1", "a");
        StoreLimits between = limits();
        store().close();

        assertThat(between).isEqualTo(before);
        assertThat(limits()).isEqualTo(before);
    }

    @Test
    @Tag("L1")
    @DisplayName("L1 A read of exactly the limit is answered")
    void aReadAtTheLimitIsAnswered() {
        Set<RecordKey> keys = numbered(reachable("recordsPerRead", limits().recordsPerRead(), MOST_KEYS));
        put("n0", "here");

        assertThat(read(keys)).containsOnlyKeys(key("n0"));
    }

    @Test
    @Tag("L1")
    @DisplayName("L1 A commit of exactly the limit of keys lands")
    void aCommitAtTheLimitLands() {
        List<RecordKey> keys = List.copyOf(numbered(reachable("keysPerCommit", limits().keysPerCommit(), MOST_KEYS)));

        commit(to -> keys.forEach(key -> to.put(key, Content.EMPTY)));

        assertThat(ids(all())).hasSameSizeAs(keys);
    }

    @Test
    @Tag("L2")
    @DisplayName("L2 A key that is expected and put counts once")
    void aKeyCountsOnce() {
        List<RecordKey> keys = List.copyOf(numbered(reachable("keysPerCommit", limits().keysPerCommit(), MOST_KEYS)));

        Version version = commit(to -> keys.forEach(key -> to.expectAbsent(key).put(key, Content.EMPTY)));

        assertThat(read(keys.get(0)).orElseThrow().version()).isEqualTo(version);
        assertThat(ids(all())).hasSameSizeAs(keys);
    }

    @Test
    @Tag("L1")
    @DisplayName("L1 A content and a commit of exactly the limit of bytes land")
    void contentsAtTheLimitLand() {
        int content = Math.min(limits().bytesPerContent(), limits().bytesPerCommit());
        Content largest = Content.ofBytes(new byte[reachable("bytesPerContent", content, MOST_BYTES)]);
        commit(to -> to.put(key("1"), largest));
        assertThat(present("1").content()).isEqualTo(largest);

        List<Content> contents = contentsOf(reachable("bytesPerCommit", limits().bytesPerCommit(), MOST_BYTES));
        commit(to -> putEach(to, contents));

        assertThat(ids(all().withPrefix("c"))).hasSameSizeAs(contents);
    }

    @Test
    @Tag("L2")
    @DisplayName("L2 A read over the limit is refused")
    void aReadOverTheLimitIsRefused() {
        Set<RecordKey> keys = numbered(reachable("recordsPerRead", limits().recordsPerRead(), MOST_KEYS) + 1);

        assertThatThrownBy(() -> read(keys)).isInstanceOf(StoreLimitException.class);
    }

    @Test
    @Tag("L2")
    @DisplayName("L2 A commit over the limit of keys is refused and writes nothing, whatever the keys are for")
    void aCommitOverTheLimitIsRefused() {
        List<RecordKey> keys =
                List.copyOf(numbered(reachable("keysPerCommit", limits().keysPerCommit(), MOST_KEYS) + 1));
        int third = keys.size() / 3;

        assertThatThrownBy(() -> commit(to -> keys.forEach(key -> to.put(key, Content.EMPTY))))
                .isInstanceOf(StoreLimitException.class);
        assertThatThrownBy(() -> commit(to -> keys.forEach(to::expectAbsent))).isInstanceOf(StoreLimitException.class);
        assertThatThrownBy(() -> commit(to -> {
                    keys.subList(0, third).forEach(to::expectAbsent);
                    keys.subList(third, 2 * third).forEach(to::delete);
                    keys.subList(2 * third, keys.size()).forEach(key -> to.put(key, Content.EMPTY));
                }))
                .isInstanceOf(StoreLimitException.class);

        assertThat(ids(all())).isEmpty();
    }

    @Test
    @Tag("L2")
    @DisplayName("L2 A content over the limit is refused and nothing is written")
    void aContentOverTheLimitIsRefused() {
        int limit = reachable("bytesPerContent", limits().bytesPerContent(), MOST_BYTES);
        Content content = Content.ofBytes(new byte[limit + 1]);

        assertThatThrownBy(() -> commit(to -> to.put(key("1"), text("small")).put(key("2"), content)))
                .isInstanceOf(StoreLimitException.class);

        assertThat(ids(all())).isEmpty();
    }

    @Test
    @Tag("L2")
    @DisplayName("L2 Contents over the limit of a commit together are refused and nothing is written")
    void contentsOverTheLimitAreRefused() {
        int limit = reachable("bytesPerCommit", limits().bytesPerCommit(), MOST_BYTES);
        List<Content> contents = new ArrayList<>(contentsOf(limit));
        contents.add(text("1"));
        Assumptions.assumeTrue(
                contents.size() <= limits().keysPerCommit(), "other limits keep a commit below this one");

        assertThatThrownBy(() -> commit(to -> putEach(to, contents))).isInstanceOf(StoreLimitException.class);

        assertThat(ids(all())).isEmpty();
    }

    @Test
    @Tag("L2")
    @DisplayName("L2 What is over a limit is refused for that, before any expectation is looked at")
    void limitsComeBeforeExpectations() {
        List<RecordKey> keys =
                List.copyOf(numbered(reachable("keysPerCommit", limits().keysPerCommit(), MOST_KEYS) + 1));
        put("n0", "in the way");

        assertThatThrownBy(() -> commit(to -> keys.forEach(to::expectAbsent))).isInstanceOf(StoreLimitException.class);
    }

    @Test
    @Tag("L1")
    @DisplayName("L1 A commit of 1,024 keys lands if the store allows so many, as it should by L3")
    void aLargeCommitLands() {
        Assumptions.assumeTrue(
                limits().keysPerCommit() >= 1_024,
                () -> "the store should allow 1,024 keys a commit, but allows " + limits().keysPerCommit());
        List<RecordKey> keys = List.copyOf(numbered(1_024));

        Version version = commit(to -> keys.forEach(key -> to.expectAbsent(key).put(key, text(key.id()))));

        assertThat(records(all())).hasSize(1_024).allSatisfy(record -> {
            assertThat(record.version()).isEqualTo(version);
            assertThat(textOf(record)).isEqualTo(record.key().id());
        });
    }

    /** Returns contents of so many bytes together, each as large as one may be. */
    private List<Content> contentsOf(int bytes) {
        List<Content> contents = new ArrayList<>();
        int most = Math.min(bytes, limits().bytesPerContent());
        Content largest = Content.ofBytes(new byte[most]);
        int left = bytes;
        for (; left >= most; left -= most) {
            contents.add(largest);
        }
        if (left > 0) {
            contents.add(Content.ofBytes(new byte[left]));
        }
        Assumptions.assumeTrue(
                contents.size() <= limits().keysPerCommit(), "other limits keep a commit below this one");
        return contents;
    }

    private static void putEach(Commit.Builder to, List<Content> contents) {
        for (int i = 0; i < contents.size(); i++) {
            to.put(key("c" + i), contents.get(i));
        }
    }
}
