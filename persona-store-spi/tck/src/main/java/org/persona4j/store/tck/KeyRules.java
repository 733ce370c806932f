package org.persona4j.store.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.Commit;
import org.persona4j.store.Content;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoredRecord;
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
    @DisplayName("K1 The longest ids are kept, and differ in their last byte")
    void theLongestIdsAreKept() {
        assertAllKept(Stream.of(
                        "i".repeat(512),
                        "i".repeat(511),
                        "i".repeat(511) + "j",
                        "i".repeat(255),
                        "i".repeat(255) + "j",
                        "i".repeat(256),
                        WIDE.repeat(128),
                        WIDE.repeat(127) + "iiii")
                .map(id -> RecordKey.of("t".repeat(64), "k".repeat(64), id))
                .toList());
    }

    @Test
    @Tag("K1")
    @DisplayName("K1 Tenants and kinds are kept, also the longest, wide ones, and those like another but for a byte")
    void everyLegalTenantAndKindIsKept() {
        List<String> parts = List.of(
                "t".repeat(64),
                "t".repeat(63) + "u",
                "t".repeat(63) + "T",
                WIDE.repeat(16),
                "t",
                "T",
                "t ",
                " t",
                "t/k",
                "t\uFFFF",
                "\u00E9",
                "e\u0301",
                "%",
                "..",
                "Aa",
                "BB");

        assertAllKept(parts.stream()
                .flatMap(part -> Stream.of(RecordKey.of(part, KIND, "1"), RecordKey.of(TENANT, part, "1")))
                .toList());
    }

    @Test
    @Tag("K1")
    @DisplayName("K1 Tenant, kind and id are three parts, not one text")
    void partsAreNotGlued() {
        assertAllKept(List.of(
                RecordKey.of("a", "b/c", "d"),
                RecordKey.of("a", "b", "c/d"),
                RecordKey.of("a/b", "c", "d"),
                RecordKey.of("a", "bc", "d"),
                RecordKey.of("a", "b", "cd"),
                RecordKey.of("ab", "c", "d"),
                RecordKey.of("a", "b\u0001c", "d"),
                RecordKey.of("a", "b", "c\u0001d"),
                RecordKey.of("a", "b:c", "d"),
                RecordKey.of("a", "b", "c:d")));
    }

    @Test
    @Tag("K1")
    @DisplayName("K1 Ids that differ in case, in normal form, in space around, in escapes or in hash are different ids")
    void idsAreComparedByTheirBytes() {
        assertAllKept(Stream.of(
                        "e",
                        "E",
                        "e ",
                        " e",
                        "e\t",
                        "\u00E9",
                        "e\u0301",
                        "\u0130",
                        "i\u0307",
                        "\u00DF",
                        "ss",
                        "\uFF45",
                        "01",
                        "1",
                        "a/",
                        "a",
                        "a//b",
                        "a/b",
                        "a%41",
                        "aA",
                        "a+b",
                        "a b",
                        "Aa",
                        "BB",
                        "?",
                        WIDE,
                        "\uD83D\uDE01",
                        "a'b",
                        "a''b",
                        "a\\b",
                        "ab",
                        "a\u200Bb",
                        "null",
                        ".",
                        "%",
                        "_",
                        "*",
                        "\u0001",
                        "\n",
                        "\r",
                        "\r\n",
                        "\"",
                        "\u007F",
                        "\uFFFF",
                        "\uFFFF" + WIDE)
                .map(Words::key)
                .toList());
    }

    /** Puts each key as an absent one, and asserts that each is read and scanned with a content of its own. */
    private void assertAllKept(List<RecordKey> keys) {
        for (int i = 0; i < keys.size(); i++) {
            RecordKey key = keys.get(i);
            Content own = text(Integer.toString(i));
            commit(Commit.builder(key.tenant()).expectAbsent(key).put(key, own).build());
        }

        for (int i = 0; i < keys.size(); i++) {
            RecordKey key = keys.get(i);
            StoredRecord record = read(key).orElseThrow(() -> new AssertionError("no record " + key));
            assertThat(record.key()).isEqualTo(key);
            assertThat(textOf(record)).isEqualTo(Integer.toString(i));
            assertThat(records(RecordScan.of(key.tenant(), key.kind()))).containsOnlyOnce(record);
        }
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
                "9",
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
        List<byte[]> contents = List.of(
                everyByte,
                new byte[] {0},
                new byte[] {0, 1, 0, 0},
                new byte[] {' '},
                new byte[] {-1, (byte) 0xC0, (byte) 0x80, (byte) 0xED, (byte) 0xA0},
                " a\r\nb\n\r\t ".getBytes(UTF_8),
                "{ \"a\" : 1.0, \"a\": [ ] }\n".getBytes(UTF_8));

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
    @DisplayName("K4 Tenants and kinds that differ in their last byte, or in where a part ends, share nothing")
    void partsThatAreAlikeShareNothing() {
        assertAllKept(List.of(
                RecordKey.of("t".repeat(63) + "1", KIND, "1"),
                RecordKey.of("t".repeat(63) + "2", KIND, "1"),
                RecordKey.of(TENANT, "k".repeat(63) + "1", "1"),
                RecordKey.of(TENANT, "k".repeat(63) + "2", "1"),
                RecordKey.of("a", "b/c", "d"),
                RecordKey.of("a", "b", "c/d"),
                RecordKey.of("a/b", "c", "d"),
                RecordKey.of("ab", "c", "d"),
                RecordKey.of("a", "bc", "d"),
                RecordKey.of("a", "b", "cd")));
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
                ? conflict
                : catchThrowable(() -> commit(to -> to.put(key("1"), text(secret + " ".repeat(limit)))));
        String open = store().toString();
        store().close();
        Throwable closed = catchThrowable(() -> put("1", secret));

        assertThat(open + store()).doesNotContain(secret);
        assertThat(List.of(conflict, tooLong, closed))
                .allSatisfy(error -> assertThat(everythingIn(error)).doesNotContain(secret));
    }

    /** Returns the messages of an error, of its causes and of what it suppressed. */
    private static String everythingIn(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
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
