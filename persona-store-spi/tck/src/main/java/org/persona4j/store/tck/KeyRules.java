package org.persona4j.store.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;
import org.persona4j.store.Version;

/** The tests of keys and contents. */
abstract class KeyRules extends StoreUnderTest {

    /** Four bytes of UTF-8, two chars. */
    private static final String WIDE = "\uD83D\uDE00";

    KeyRules(PersonaStoreContract contract) {
        super(contract);
    }

    @Test
    @Tag("K1")
    @DisplayName("K1 The longest parts and every legal character make a key")
    void everyLegalKeyIsKept() {
        List<RecordKey> keys = List.of(
                RecordKey.of("t".repeat(64), "k".repeat(64), "i".repeat(512)),
                RecordKey.of("t".repeat(64), "k".repeat(64), "i".repeat(511)),
                RecordKey.of("t".repeat(64), "k".repeat(64), "i".repeat(511) + "j"),
                RecordKey.of("t".repeat(64), "k".repeat(64), WIDE.repeat(128)),
                RecordKey.of("t".repeat(64), "k".repeat(64), "\u0001 /%_\\'\"*?\n\r\t\u007F"),
                RecordKey.of("t".repeat(64), "k".repeat(64), "\uFFFF" + WIDE));

        keys.forEach(key -> commit(Commit.builder(key.tenant())
                .expectAbsent(key)
                .put(key, text(key.id()))
                .build()));

        assertThat(read(Set.copyOf(keys))).containsOnlyKeys(keys);
        assertThat(keys)
                .allSatisfy(key -> assertThat(read(key).map(Words::textOf)).contains(key.id()));
    }

    @Test
    @Tag("K1")
    @DisplayName("K1 Every tenant and kind is kept, also wide, short, and like another but for case or a space")
    void everyLegalTenantAndKindIsKept() {
        List<String> parts =
                List.of(WIDE.repeat(16), "t", "T", "t ", " t", "t/k", "t\uFFFF", "\u00E9", "e\u0301", "%", "..");
        for (String part : parts) {
            RecordKey asTenant = RecordKey.of(part, KIND, "1");
            RecordKey asKind = RecordKey.of(TENANT, part, "1");

            commit(Commit.builder(part)
                    .expectAbsent(asTenant)
                    .put(asTenant, text(part))
                    .build());
            commit(Commit.builder(TENANT)
                    .expectAbsent(asKind)
                    .put(asKind, text(part))
                    .build());
        }

        for (String part : parts) {
            assertThat(read(RecordKey.of(part, KIND, "1")).map(Words::textOf)).contains(part);
            assertThat(read(RecordKey.of(TENANT, part, "1")).map(Words::textOf)).contains(part);
            assertThat(ids(RecordScan.of(part, KIND))).containsExactly("1");
            assertThat(ids(RecordScan.of(TENANT, part))).containsExactly("1");
        }
    }

    @Test
    @Tag("K1")
    @DisplayName("K1 Tenant, kind and id are three parts, not one text")
    void partsAreNotGlued() {
        List<RecordKey> keys = List.of(
                RecordKey.of("a", "b/c", "d"),
                RecordKey.of("a", "b", "c/d"),
                RecordKey.of("a", "bc", "d"),
                RecordKey.of("a", "b", "cd"),
                RecordKey.of("a", "b\u0001c", "d"),
                RecordKey.of("a", "b", "c\u0001d"));

        keys.forEach(key -> commit(Commit.builder("a")
                .expectAbsent(key)
                .put(key, text(key.toString()))
                .build()));

        assertThat(keys)
                .allSatisfy(key -> assertThat(read(key).map(Words::textOf)).contains(key.toString()));
    }

    @Test
    @Tag("K1")
    @DisplayName("K1 Keys that differ in case, in normal form or in space around are different keys")
    void keysAreComparedByTheirBytes() {
        List<String> ids = List.of(
                "e", "E", "e ", " e", "e\t", "\u00E9", "e\u0301", "\u0130", "i\u0307", "\u00DF", "ss", "\uFF45", "01",
                "1");

        ids.forEach(id -> commit(to -> to.expectAbsent(key(id)).put(key(id), text(id))));

        assertThat(ids).allSatisfy(id -> assertThat(textOf(id)).contains(id));
        assertThat(ids(all())).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    @Tag("K2")
    @DisplayName("K2 Ids order by their UTF-8 bytes")
    void idsOrderByTheirUtf8Bytes() {
        List<String> ascending = List.of(
                "\u0001",
                " ",
                "!",
                "-",
                "/",
                "1",
                "10",
                "2",
                "A",
                "B",
                "_",
                "a",
                "a!",
                "aa",
                "b",
                "\u007F",
                "\u0080",
                "\u00E9",
                "\u07FF",
                "\u0800",
                "\uD7FF",
                "\uE000",
                "\uFFFF",
                "\uD800\uDC00",
                "\uD83D\uDE00",
                "\uDBFF\uDFFF");

        ascending.forEach(id -> put(id, id));

        assertThat(ids(all())).isEqualTo(ascending);
        assertThat(ids(all().withRange("\uE000", "\uD83D\uDE00"))).containsExactly("\uE000", "\uFFFF", "\uD800\uDC00");
    }

    @Test
    @Tag("K3")
    @DisplayName("K3 Content comes back byte for byte, by a read and by a scan")
    void contentComesBackByteForByte() {
        byte[] everyByte = new byte[64 * 1024];
        IntStream.range(0, everyByte.length).forEach(i -> everyByte[i] = (byte) (i + i / 256));
        List<byte[]> contents =
                List.of(everyByte, new byte[] {0}, new byte[] {0, 0}, new byte[] {' '}, new byte[] {-1});

        for (int i = 0; i < contents.size(); i++) {
            Content content = Content.ofBytes(contents.get(i));
            String id = Integer.toString(i);
            commit(to -> to.put(key(id), content));
        }

        for (int i = 0; i < contents.size(); i++) {
            assertThat(present(Integer.toString(i)).content().bytes()).isEqualTo(contents.get(i));
            assertThat(records(all()).get(i).content().bytes()).isEqualTo(contents.get(i));
        }
    }

    @Test
    @Tag("K3")
    @DisplayName("K3 A content made from a value comes back as the bytes of its encoder")
    void contentOfAValueComesBack() {
        Content content =
                Content.of(List.of("a", "b"), list -> String.join(",", list).getBytes(UTF_8));

        commit(to -> to.put(key("1"), content));

        assertThat(textOf("1")).contains("a,b");
    }

    @Test
    @Tag("K4")
    @DisplayName("K4 Nothing crosses tenants or kinds")
    void nothingCrossesTenantsOrKinds() {
        put("1", "mine");

        RecordKey otherTenant = RecordKey.of(OTHER_TENANT, KIND, "1");
        RecordKey otherKind = RecordKey.of(TENANT, OTHER_KIND, "1");

        assertThat(read(otherTenant)).isEmpty();
        assertThat(read(otherKind)).isEmpty();
        assertThat(ids(RecordScan.of(OTHER_TENANT, KIND))).isEmpty();
        assertThat(ids(RecordScan.of(TENANT, OTHER_KIND))).isEmpty();
    }

    @Test
    @Tag("K4")
    @DisplayName("K4 The same id in another tenant or kind is written, expected and deleted on its own")
    void theSameIdElsewhereIsAnotherRecord() {
        List<RecordKey> keys =
                List.of(key("1"), RecordKey.of(TENANT, OTHER_KIND, "1"), RecordKey.of(OTHER_TENANT, KIND, "1"));

        for (RecordKey key : keys) {
            commit(Commit.builder(key.tenant())
                    .expectAbsent(key)
                    .put(key, text(key.toString()))
                    .build());
        }
        delete("1");

        assertThat(read(key("1"))).isEmpty();
        assertThat(read(keys.get(1)).map(Words::textOf)).contains(keys.get(1).toString());
        assertThat(read(keys.get(2)).map(Words::textOf)).contains(keys.get(2).toString());
    }

    @Test
    @Tag("K4")
    @DisplayName("K4 A version of another tenant's record is not met by the same id")
    void aVersionOfAnotherTenantDoesNotHold() {
        RecordKey other = RecordKey.of(OTHER_TENANT, KIND, "1");
        put("1", "mine");
        Version theirs =
                commit(Commit.builder(OTHER_TENANT).put(other, text("theirs")).build());

        assertThat(conflict(to -> to.expect(key("1"), theirs)).losers()).containsExactly(key("1"));
    }

    @Test
    @Tag("K5")
    @DisplayName("K5 No content is in a message or a text of the store")
    void noContentIsInAMessage() {
        String secret = "no-one-may-see-this";
        Version stale = put("1", secret);
        put("1", secret);
        int limit = store().limits().bytesPerContent();

        Throwable conflict = conflict(to -> to.expect(key("1"), stale).put(key("1"), text(secret)));
        Throwable tooLong = limit > 64_000_000
                ? null
                : catchThrowable(() -> commit(to -> to.put(key("1"), text(secret + " ".repeat(limit)))));
        String texts = store() + " " + conflict + " " + conflict.getCause() + " " + tooLong;
        store().close();
        Throwable closed = catchThrowable(() -> put("1", secret));

        assertThat(texts + closed).doesNotContain(secret);
    }

    @Test
    @Tag("K6")
    @DisplayName("K6 A record without a byte is present: read, scanned, at a version, and in the way of an absence")
    void anEmptyContentIsARecord() {
        Version version = commit(to -> to.expectAbsent(key("1")).put(key("1"), Content.EMPTY));

        assertThat(present("1").content().size()).isZero();
        assertThat(present("1").version()).isEqualTo(version);
        assertThat(records(all())).containsExactly(present("1"));
        assertThat(conflict(to -> to.expectAbsent(key("1"))).losers()).containsExactly(key("1"));
        commit(to -> to.expect(key("1"), version));
    }

    @Test
    @Tag("K6")
    @DisplayName("K6 A content can become empty and full again")
    void aContentCanBecomeEmpty() {
        put("1", "full");

        commit(to -> to.put(key("1"), Content.EMPTY));

        assertThat(textOf("1")).contains("");
        put("1", "again");
        assertThat(textOf("1")).contains("again");
    }
}
