package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoreClosedException;
import org.persona4j.store.StoreLimitException;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.StoredRecord;

/**
 * The contract of a store as tests: extend it, say how to open an empty store, and run it with JUnit.
 *
 * <pre>{@code
 * class InMemoryPersonaStoreContractTest extends PersonaStoreContract {
 *     @Override
 *     protected PersonaStore createStore() {
 *         return new InMemoryPersonaStore();
 *     }
 * }
 * }</pre>
 *
 * <p>The numbers are those of the rules in the README of {@code persona-store-spi}. The races look for what must never
 * happen: that they found nothing proves less than that they found something.
 */
public abstract class PersonaStoreContract extends OrderRules {

    /** Makes the contract. */
    protected PersonaStoreContract() {}

    /**
     * Opens a store without records. The contract closes it.
     *
     * @return a new open store
     */
    protected abstract PersonaStore createStore();

    /**
     * Returns how often each race is run. Override it if a commit takes milliseconds.
     *
     * @return the number of laps, at least 1
     */
    protected int laps() {
        return 500;
    }

    /**
     * Returns what the store can do beyond what every store must. Tests that need a capability it does not have are
     * skipped with that reason.
     *
     * @return the capabilities, none unless overridden
     */
    protected Capabilities capabilities() {
        return Capabilities.none();
    }

    @Override
    final PersonaStore openEmpty() {
        return createStore();
    }

    @Override
    final int lapsOfEachRace() {
        return laps();
    }

    /** The rules of scans. */
    @Nested
    @Tag("S2")
    @DisplayName("S2 Scans")
    class Scans {

        @Test
        @Tag("S2.1")
        @DisplayName("S2.1 A scan goes up or down, page by page")
        void aScanGoesUpOrDown() {
            putAll("a", "b", "c", "d", "e");

            assertThat(ids(all().withLimit(2))).containsExactly("a", "b", "c", "d", "e");
            assertThat(ids(all().withLimit(2).descending())).containsExactly("e", "d", "c", "b", "a");
        }

        @Test
        @Tag("S2.1")
        @DisplayName("S2.1 A range has its lower bound and not its upper one, in both directions")
        void aRangeIsHalfOpen() {
            putAll("a", "b", "c", "d");

            assertThat(ids(all().withRange("b", "d"))).containsExactly("b", "c");
            assertThat(ids(all().withRange("b", "d").descending())).containsExactly("c", "b");
            assertThat(ids(all().withRange("b", "b"))).isEmpty();
            assertThat(ids(all().withFrom("bb"))).containsExactly("c", "d");
        }

        @Test
        @Tag("S2.1")
        @DisplayName("S2.1 A prefix finds the ids that start with it, whatever follows")
        void aPrefixFindsWhatStartsWithIt() {
            putAll("a", "a/", "a/1", "a/\uFFFF", "a/\uD83D\uDE00", "a0", "b");

            assertThat(ids(all().withPrefix("a/"))).containsExactly("a/", "a/1", "a/\uFFFF", "a/\uD83D\uDE00");
            assertThat(ids(all().withPrefix("a/").descending().withLimit(1)))
                    .containsExactly("a/\uD83D\uDE00", "a/\uFFFF", "a/1", "a/");
        }

        @Test
        @Tag("S2.2")
        @DisplayName("S2.2 Records that nobody touches are on the page, in order, while others come and go")
        void untouchedRecordsAreAlwaysFound() {
            List<String> stable = IntStream.range(0, 100)
                    .mapToObj(i -> String.format("s%03d", i))
                    .toList();
            putAll(stable.toArray(String[]::new));

            Race.Runner writer = lap -> {
                String id = String.format("s%03d-", lap % 100);
                put(id, "here");
                commit(to -> to.delete(key(id)));
            };
            Race.Runner reader = lap -> {
                List<String> ids = ids(all().withLimit(7));
                assertThat(ids).isSortedAccordingTo(RecordKey.ID_ORDER).doesNotHaveDuplicates();
                assertThat(ids).containsAll(stable);
            };

            Race.run(laps(), List.of(writer, writer, reader));
        }

        @Test
        @Tag("S2.3")
        @DisplayName("S2.3 A scan reflects every commit acknowledged before it")
        void aScanReflectsAcknowledgedCommits() {
            Race.Runner writer = lap -> {
                String id = Thread.currentThread().getId() + "/" + lap;
                put(id, "here");
                assertThat(ids(all().withPrefix(id))).containsExactly(id);
                commit(to -> to.delete(key(id)));
                assertThat(ids(all().withPrefix(id))).isEmpty();
            };

            Race.run(laps(), List.of(writer, writer));
        }

        @Test
        @Tag("S2.4")
        @DisplayName("S2.4 A scan gives each record as a read does")
        void aScanGivesWhatAReadGives() {
            putAll("a", "b");

            List<StoredRecord> scanned = store().scan(all()).records();

            assertThat(scanned).containsExactly(present("a"), present("b"));
        }

        @Test
        @Tag("S2.5")
        @DisplayName("S2.5 A page has no more records than the limit")
        void aPageKeepsTheLimit() {
            putAll("a", "b", "c");

            assertThat(store().scan(all().withLimit(2)).records()).hasSizeLessThanOrEqualTo(2);
        }

        @Test
        @Tag("S2.5")
        @DisplayName("S2.5 A scan of nothing ends")
        void aScanOfNothingEnds() {
            assertThat(ids(all())).isEmpty();
        }

        @Test
        @Tag("S2.6")
        @DisplayName("S2.6 A cursor stays good when the record it names is deleted")
        void aCursorSurvivesDeletes() {
            putAll("a", "b", "c", "d");
            RecordPage page = store().scan(all().withLimit(2));
            ScanCursor cursor = page.next().orElseThrow();

            idsOf(page).forEach(id -> commit(to -> to.delete(key(id))));

            assertThat(ids(all().after(cursor))).containsExactly("c", "d");
        }

        @Test
        @Tag("S2.6")
        @DisplayName("S2.6 A cursor can be kept as text")
        void aCursorIsAnId() {
            putAll("a", "b", "c", "d");

            assertThat(ids(all().after(ScanCursor.of("bb")))).containsExactly("c", "d");
            assertThat(ids(all().descending().after(ScanCursor.of("bb")))).containsExactly("b", "a");
        }
    }

    /** The rules of limits. */
    @Nested
    @DisplayName("L Limits")
    class Limits {

        @Test
        @Tag("L1")
        @DisplayName("L1 A store does what its least limits allow")
        void theLeastLimitsAreKept() {
            Set<RecordKey> keys = numbered(StoreLimits.MINIMUM.recordsPerRead());
            Content content = Content.ofBytes(new byte[StoreLimits.MINIMUM.bytesPerContent()]);

            for (RecordKey key : keys) {
                store().commit(Commit.builder(TENANT).put(key, content).build());
            }

            assertThat(read(keys)).hasSameSizeAs(keys);
        }

        @Test
        @Tag("L2")
        @DisplayName("L2 A read over the limit is refused")
        void aReadOverTheLimitIsRefused() {
            int limit = store().limits().recordsPerRead();
            Assumptions.assumeTrue(limit <= 100_000, "the store states no limit that a test can pass");

            Set<RecordKey> keys = numbered(limit + 1);

            assertThatThrownBy(() -> read(keys)).isInstanceOf(StoreLimitException.class);
        }

        @Test
        @Tag("L2")
        @DisplayName("L2 A commit over the limit of keys is refused and writes nothing")
        void aCommitOverTheLimitIsRefused() {
            int limit = store().limits().keysPerCommit();
            Assumptions.assumeTrue(limit <= 100_000, "the store states no limit that a test can pass");
            Commit.Builder commit = Commit.builder(TENANT);
            numbered(limit + 1).forEach(key -> commit.put(key, Content.EMPTY));

            assertThatThrownBy(() -> store().commit(commit.build())).isInstanceOf(StoreLimitException.class);

            assertThat(ids(all())).isEmpty();
        }

        @Test
        @Tag("L2")
        @DisplayName("L2 A content over the limit is refused and not written")
        void aContentOverTheLimitIsRefused() {
            int limit = store().limits().bytesPerContent();
            Assumptions.assumeTrue(limit <= 64_000_000, "the store states no limit that a test can pass");
            Content content = Content.ofBytes(new byte[limit + 1]);

            assertThatThrownBy(() -> commit(to -> to.put(key("1"), content))).isInstanceOf(StoreLimitException.class);

            assertThat(read("1")).isEmpty();
        }
    }

    /** The rules of opening and closing. */
    @Nested
    @DisplayName("O Opening and closing")
    class Closing {

        @Test
        @Tag("O2")
        @DisplayName("O2 A closed store refuses to read, to scan and to commit")
        void aClosedStoreRefusesEverything() {
            put("1", "a");

            store().close();

            assertThatThrownBy(() -> read("1")).isInstanceOf(StoreClosedException.class);
            assertThatThrownBy(() -> store().scan(all())).isInstanceOf(StoreClosedException.class);
            assertThatThrownBy(() -> put("1", "a")).isInstanceOf(StoreClosedException.class);
        }

        @Test
        @Tag("O2")
        @DisplayName("O2 Closing again does nothing")
        void closingAgainDoesNothing() {
            store().close();

            store().close();

            assertThat(store().limits()).isNotNull();
        }
    }

    private void putAll(String... ids) {
        for (String id : ids) {
            put(id, id);
        }
    }

    private static Set<RecordKey> numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> key("n" + i)).collect(Collectors.toSet());
    }
}
