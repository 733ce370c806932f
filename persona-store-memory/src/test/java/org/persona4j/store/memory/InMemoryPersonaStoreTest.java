package org.persona4j.store.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.PersonaStores;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoreClosedException;
import org.persona4j.store.StoreLimitException;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

class InMemoryPersonaStoreTest {

    private static final RecordKey KEY = RecordKey.of("t", "k", "1");

    private final PersonaStore store = new InMemoryPersonaStore();

    @Test
    void aContentIsKeptAsTheObjectItIsAndNeverEncoded() {
        Content content = Content.of("value", value -> {
            throw new AssertionError("encoded");
        });

        store.commit(Commit.builder("t").put(KEY, content).build());

        assertThat(store.read(Set.of(KEY)).values())
                .first()
                .extracting(StoredRecord::content)
                .isSameAs(content);
        assertThat(store.scan(RecordScan.of("t", "k")).records())
                .first()
                .extracting(StoredRecord::content)
                .isSameAs(content);
    }

    @Test
    void aCompactStoreEncodesAtThePutAndLetsGoOfTheObject() {
        PersonaStore compact = new InMemoryPersonaStore(StoreLimits.UNLIMITED, KeptContents.BYTES);
        AtomicInteger encoded = new AtomicInteger();
        Content content = Content.of("value", value -> {
            encoded.incrementAndGet();
            return value.getBytes(UTF_8);
        });

        compact.commit(Commit.builder("t").put(KEY, content).build());

        Content kept = requireNonNull(compact.read(Set.of(KEY)).get(KEY)).content();
        assertThat(kept.as(String.class, bytes -> new String(bytes, UTF_8) + " decoded"))
                .isEqualTo("value decoded");
        assertThat(encoded).hasValue(1);
    }

    @Test
    void kindsComeAndGoBesideEachOther() {
        List<String> kinds = List.of("m", "c", "x", "a", "g");
        for (String kind : kinds) {
            store.commit(Commit.builder("t").put(ofKind(kind), text(kind)).build());
        }
        assertThat(kindsFound(kinds)).isEqualTo(kinds);

        for (String gone : List.of("a", "g", "x")) {
            store.commit(Commit.builder("t").delete(ofKind(gone)).build());
        }

        assertThat(kindsFound(kinds)).containsExactly("m", "c");
    }

    private static RecordKey ofKind(String kind) {
        return RecordKey.of("t", kind, "1");
    }

    private static Content text(String text) {
        return Content.ofBytes(text.getBytes(UTF_8));
    }

    /** The kinds of which there is a record, each of which must say its kind. */
    private List<String> kindsFound(List<String> kinds) {
        List<String> found = new ArrayList<>();
        for (String kind : kinds) {
            for (StoredRecord record : store.read(Set.of(ofKind(kind))).values()) {
                found.add(new String(record.content().bytes(), UTF_8));
            }
        }
        return found;
    }

    @Test
    void aContentThatCannotBeEncodedWritesNothingIntoACompactStore() {
        PersonaStore compact = new InMemoryPersonaStore(StoreLimits.UNLIMITED, KeptContents.BYTES);
        RecordKey other = KEY.withId("2");
        Content broken = Content.of("value", value -> {
            throw new IllegalStateException("not encodable");
        });

        assertThatThrownBy(() -> compact.commit(Commit.builder("t")
                        .put(other, Content.EMPTY)
                        .put(KEY, broken)
                        .build()))
                .hasMessage("not encodable");

        assertThat(compact.read(Set.of(KEY, other))).isEmpty();
    }

    @Test
    void twoStoresNeverGiveTheSameVersion() {
        Commit commit = Commit.builder("t").put(KEY, Content.EMPTY).build();

        Version here = store.commit(commit);
        Version there = new InMemoryPersonaStore().commit(commit);

        assertThat(here).isNotEqualTo(there);
    }

    @Test
    void aReadCannotBeChanged() {
        store.commit(Commit.builder("t").put(KEY, Content.EMPTY).build());

        Map<RecordKey, StoredRecord> records = store.read(Set.of(KEY));

        assertThat(records).isUnmodifiable();
    }

    @Test
    void aPageHasABoundHoweverLargeTheLimit() {
        Commit.Builder commit = Commit.builder("t");
        for (int i = 0; i <= InMemoryPersonaStore.RECORDS_PER_PAGE; i++) {
            commit.put(KEY.withId("n" + i), Content.EMPTY);
        }
        store.commit(commit.build());

        RecordPage page = store.scan(RecordScan.of("t", "k").withLimit(Integer.MAX_VALUE));

        assertThat(page.records()).hasSize(InMemoryPersonaStore.RECORDS_PER_PAGE);
        assertThat(page.next()).isPresent();
    }

    @Test
    void theLastFullPageHasNoCursor() {
        store.commit(Commit.builder("t").put(KEY, Content.EMPTY).build());

        assertThat(store.scan(RecordScan.of("t", "k").withLimit(1)).next()).isEmpty();
    }

    @Test
    void limitsOfBytesAreMeasured() {
        PersonaStore small = new InMemoryPersonaStore(StoreLimits.MINIMUM);
        Commit.Builder commit = Commit.builder("t");
        for (int i = 0; i < 17; i++) {
            commit.put(KEY.withId("n" + i), Content.ofBytes(new byte[64 * 1024]));
        }

        assertThatThrownBy(() -> small.commit(commit.build()))
                .isInstanceOf(StoreLimitException.class)
                .hasMessageContaining("bytesPerCommit");
    }

    @Test
    void theProviderOpensAnEmptyStoreByItsName() {
        try (PersonaStore opened = PersonaStores.open("memory", Map.of())) {
            assertThat(opened).isInstanceOf(InMemoryPersonaStore.class);
        }
    }

    @Test
    void theProviderRefusesSettingsByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonaStores.open(Map.of("path", "secret")))
                .withMessageContaining("path")
                .withMessageNotContaining("secret");
    }

    @Test
    void theProviderOpensACompactStoreIfTold() {
        try (PersonaStore opened = PersonaStores.open("memory", Map.of("contents", "bytes"))) {
            Content content = Content.of("value", value -> value.getBytes(UTF_8));
            opened.commit(Commit.builder("t").put(KEY, content).build());

            assertThat(opened.read(Set.of(KEY)).values())
                    .first()
                    .extracting(StoredRecord::content)
                    .isEqualTo(content)
                    .isNotSameAs(content);
        }
    }

    @Test
    void theProviderRefusesAnUnknownWayToKeepContents() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonaStores.open("memory", Map.of("contents", "paper")))
                .withMessageContaining("objects or bytes");
    }

    @Test
    void aBoundThatHoldsAZeroIsAboveTheIdWithoutIt() {
        store.commit(Commit.builder("t")
                .put(KEY.withId("a"), Content.EMPTY)
                .put(KEY.withId("b"), Content.EMPTY)
                .build());

        RecordPage page = store.scan(RecordScan.of("t", "k").withFrom("a\0"));

        assertThat(page.records()).extracting(record -> record.key().id()).containsExactly("b");
    }

    @Test
    void theTextOfAStoreShowsNoRecord() {
        store.commit(Commit.builder("t").put(KEY, Content.EMPTY).build());

        assertThat(store).hasToString("InMemoryPersonaStore[1 tenants]");
    }

    @Test
    void idsThatComeInOrderFillTheirLeaves() {
        Node tree = Leaf.EMPTY;
        for (int i = 0; i < 100_000; i++) {
            tree = put(tree, String.format("0190b3c4-%08d", i));
        }

        TreeShape shape = TreeShape.requireSound(tree);

        assertThat(shape.records()).isEqualTo(100_000);
        assertThat(shape.records() / shape.leaves()).isGreaterThanOrEqualTo(Node.MAX * 3 / 4);
    }

    @Test
    void idsInNoOrderKeepADeepTreeSoundWhileItGrowsAndShrinks() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            ids.add(Integer.toHexString(i * 0x9E3779B9));
        }

        Node tree = Leaf.EMPTY;
        for (String id : ids) {
            tree = put(tree, id);
        }
        TreeShape grown = TreeShape.requireSound(tree);
        for (String id : ids.subList(0, 99_000)) {
            tree = delete(tree, id);
        }
        TreeShape shrunk = TreeShape.requireSound(tree);

        assertThat(grown.records()).isEqualTo(100_000);
        assertThat(shrunk.records()).isEqualTo(1_000);
        assertThat(shrunk.leaves()).isLessThanOrEqualTo(1_000 / Node.MIN);
    }

    @Test
    void aStoreThatIsBeingClosedNeverCallsAPresentRecordAbsent() throws Exception {
        for (int round = 0; round < 200; round++) {
            PersonaStore closing = new InMemoryPersonaStore();
            Commit put = Commit.builder("t").put(KEY, Content.EMPTY).build();
            closing.commit(put);
            CyclicBarrier start = new CyclicBarrier(3);
            ExecutorService threads = Executors.newFixedThreadPool(2);
            Future<?> committer = threads.submit(() -> untilClosed(start, () -> closing.commit(put)));
            Future<?> reader = threads.submit(() -> untilClosed(
                    start, () -> assertThat(closing.read(Set.of(KEY))).hasSize(1)));

            start.await();
            closing.close();

            committer.get();
            reader.get();
            threads.shutdown();
        }
    }

    private static Void untilClosed(CyclicBarrier start, Runnable call) throws Exception {
        start.await();
        try {
            while (true) {
                call.run();
            }
        } catch (StoreClosedException e) {
            return null;
        }
    }

    private static Node put(Node tree, String id) {
        return edit(tree, Commit.builder("t").put(KEY.withId(id), Content.EMPTY));
    }

    private static Node delete(Node tree, String id) {
        return edit(tree, Commit.builder("t").delete(KEY.withId(id)));
    }

    private static Node edit(Node tree, Commit.Builder commit) {
        return new TreeEdit(TenantRecords.partsOf(commit.build(), KeptContents.OBJECTS), new Versions())
                .apply(tree, 0, 1);
    }
}
