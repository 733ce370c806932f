package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoredRecord;

/** The tests of scans that one thread can prove. */
abstract class ScanRules extends StoreUnderTest {

    private static final String WIDE = "\uD83D\uDE00";

    ScanRules(PersonaStoreContract contract) {
        super(contract);
    }

    @Test
    @Tag("S2.1")
    @DisplayName("S2.1 A scan goes up or down, page by page")
    void aScanGoesUpOrDown() {
        putAll("c", "a", "e", "b", "d");

        assertThat(ids(all())).containsExactly("a", "b", "c", "d", "e");
        assertThat(ids(all().descending())).containsExactly("e", "d", "c", "b", "a");
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
        assertThat(ids(all().withRange("b", "b").descending())).isEmpty();
        assertThat(ids(all().withRange("", "b"))).containsExactly("a");
        assertThat(ids(all().withFrom("bb"))).containsExactly("c", "d");
        assertThat(ids(all().withFrom("c").descending())).containsExactly("d", "c");
    }

    @Test
    @Tag("S2.1")
    @DisplayName("S2.1 A range is kept on every page of it")
    void aRangeIsKeptOnEveryPage() {
        putAll("a", "b", "c", "d", "e", "f");

        assertThat(ids(all().withRange("b", "e").withLimit(1))).containsExactly("b", "c", "d");
        assertThat(ids(all().withRange("b", "e").withLimit(2).descending())).containsExactly("d", "c", "b");
        assertThat(ids(all().withPrefix("c").withLimit(1))).containsExactly("c");
    }

    @Test
    @Tag("S2.1")
    @DisplayName("S2.1 A prefix finds the ids that start with it, whatever follows")
    void aPrefixFindsWhatStartsWithIt() {
        putAll("a", "a/", "a/1", "a/\uFFFF", "a/" + WIDE, "a0", "b", "A/", "%", "_", "a%");

        assertThat(ids(all().withPrefix("a/"))).containsExactly("a/", "a/1", "a/\uFFFF", "a/" + WIDE);
        assertThat(ids(all().withPrefix("a/").descending().withLimit(1)))
                .containsExactly("a/" + WIDE, "a/\uFFFF", "a/1", "a/");
        assertThat(ids(all().withPrefix("%"))).containsExactly("%");
        assertThat(ids(all().withPrefix("a_"))).isEmpty();
        assertThat(ids(all().withPrefix(""))).hasSize(11);
    }

    @Test
    @Tag("S2.1")
    @DisplayName("S2.1 A page is of one tenant and kind, also at the edges")
    void aPageIsOfOneKind() {
        List<RecordKey> others = List.of(
                RecordKey.of(TENANT, KIND + "a", "0"),
                RecordKey.of(TENANT, KIND.substring(1), "z"),
                RecordKey.of(TENANT, OTHER_KIND, "z"),
                RecordKey.of(TENANT, "z", "0"));
        others.forEach(key -> commit(to -> to.put(key, text("other"))));
        putAll("1", "2");

        assertThat(ids(all())).containsExactly("1", "2");
        assertThat(ids(all().descending().withLimit(1))).containsExactly("2", "1");
        assertThat(records(RecordScan.of(TENANT, OTHER_KIND))).hasSize(1);
    }

    @Test
    @Tag("S2.2")
    @DisplayName("S2.2 Of many records a scan finds each, whatever the page size")
    void aScanFindsEach() {
        List<String> ids =
                IntStream.range(0, 500).mapToObj(i -> String.format("%04d", i)).toList();
        for (int i = 0; i < ids.size(); i++) {
            put(ids.get(i * 7 % ids.size()), "here");
        }

        assertThat(ids(all())).isEqualTo(ids);
        for (int limit : new int[] {1, 2, 7, 100, 499, 500, 501}) {
            assertThat(ids(all().withLimit(limit))).as("limit %d", limit).isEqualTo(ids);
            assertThat(ids(all().withLimit(limit).descending()))
                    .as("limit %d", limit)
                    .hasSameElementsAs(ids)
                    .hasSameSizeAs(ids);
        }
    }

    @Test
    @Tag("S2.3")
    @DisplayName("S2.3 A scan reflects what was put, replaced and deleted just before")
    void aScanReflectsTheLastCommit() {
        for (int i = 0; i < 50; i++) {
            put("1", "a" + i);
            assertThat(records(all())).containsExactly(present("1"));
            put("2", "b");
            assertThat(ids(all())).containsExactly("1", "2");
            delete("1");
            assertThat(ids(all())).containsExactly("2");
            delete("2");
            assertThat(ids(all())).isEmpty();
        }
    }

    @Test
    @Tag("S2.4")
    @DisplayName("S2.4 A scan gives each record as a read does: key, version and content")
    void aScanGivesWhatAReadGives() {
        putAll("a", "b");
        put("a", "again");

        assertThat(records(all())).containsExactly(present("a"), present("b"));
        assertThat(records(all().descending())).containsExactly(present("b"), present("a"));
    }

    @Test
    @Tag("S2.5")
    @DisplayName("S2.5 A page has no more records than the limit, in both directions")
    void aPageKeepsTheLimit() {
        putAll("a", "b", "c", "d");

        for (int limit = 1; limit <= 4; limit++) {
            assertThat(page(all().withLimit(limit)).records()).hasSizeLessThanOrEqualTo(limit);
            assertThat(page(all().withLimit(limit).descending()).records()).hasSizeLessThanOrEqualTo(limit);
        }
    }

    @Test
    @Tag("S2.5")
    @DisplayName("S2.5 Pages have a cursor until all is given, both ways, also at the limit to the record")
    void pagesGoOnUntilAllIsGiven() {
        numbered(200).forEach(key -> put(key.id(), "here"));

        for (int limit : new int[] {10, 50, 100, 199, 200, 1_000}) {
            assertThat(ids(all().withLimit(limit))).as("limit %d", limit).hasSize(200);
            assertThat(ids(all().withLimit(limit).descending()))
                    .as("limit %d", limit)
                    .hasSize(200);
        }
        assertThat(ids(all())).hasSize(200);
    }

    @Test
    @Tag("S2.5")
    @DisplayName("S2.5 A scan of nothing ends")
    void aScanOfNothingEnds() {
        assertThat(ids(all())).isEmpty();

        putAll("a", "c");

        assertThat(ids(all().withRange("b", "c"))).isEmpty();
        assertThat(ids(all().withPrefix("b").descending())).isEmpty();
    }

    @Test
    @Tag("S2.6")
    @DisplayName("S2.6 A cursor stays good when the record it names is deleted, and all before it")
    void aCursorSurvivesDeletes() {
        putAll("a", "b", "c", "d", "e");
        RecordPage up = page(all().withLimit(2));
        RecordPage down = page(all().withLimit(2).descending());
        List<String> restUp = restOf(List.of("a", "b", "c", "d", "e"), up);
        List<String> restDown = restOf(List.of("e", "d", "c", "b", "a"), down);

        idsOf(up.records()).forEach(this::delete);
        assertThat(ids(all().after(up.next().orElseThrow()))).isEqualTo(restUp);
        putAll("a", "b");
        idsOf(down.records()).forEach(this::delete);

        assertThat(ids(all().descending().after(down.next().orElseThrow()))).isEqualTo(restDown);
    }

    private static List<String> restOf(List<String> ids, RecordPage page) {
        return ids.subList(page.records().size(), ids.size());
    }

    @Test
    @Tag("S2.6")
    @DisplayName("S2.6 A cursor is no position: records that come before it do not move it")
    void aCursorIsNoPosition() {
        putAll("b", "d", "f", "h");
        RecordPage page = page(all().withLimit(2));
        List<String> rest = restOf(List.of("b", "d", "f", "h"), page);

        putAll("a", "aa", "ab");

        assertThat(ids(all().after(page.next().orElseThrow()))).isEqualTo(rest);
    }

    @Test
    @Tag("S2.6")
    @DisplayName("S2.6 A cursor can be kept as text, and be of an id that never was")
    void aCursorIsAnId() {
        putAll("a", "b", "c", "d");
        String lastId = page(all().withLimit(2)).next().orElseThrow().lastId();

        assertThat(ids(all().after(ScanCursor.of(lastId)))).endsWith("c", "d").doesNotContain("a");
        assertThat(ids(all().after(ScanCursor.of("bb")))).containsExactly("c", "d");
        assertThat(ids(all().descending().after(ScanCursor.of("bb")))).containsExactly("b", "a");
        assertThat(ids(all().after(ScanCursor.of("b")))).containsExactly("c", "d");
        assertThat(ids(all().descending().after(ScanCursor.of("b")))).containsExactly("a");
    }

    @Test
    @Tag("S2.6")
    @DisplayName("S2.6 A cursor serves with any limit")
    void aCursorServesWithAnyLimit() {
        putAll("a", "b", "c", "d", "e");
        RecordPage page = page(all().withLimit(1));
        List<String> rest = restOf(List.of("a", "b", "c", "d", "e"), page);

        for (int limit : new int[] {1, 2, 3, 1_000}) {
            assertThat(ids(all().withLimit(limit).after(page.next().orElseThrow())))
                    .isEqualTo(rest);
        }
    }

    @Test
    @Tag("S2.8")
    @DisplayName("S2.8 Every limit is legal, from one to the greatest")
    void everyLimitIsLegal() {
        putAll("a", "b", "c");

        assertThat(ids(all().withLimit(1))).containsExactly("a", "b", "c");
        assertThat(ids(all().withLimit(Integer.MAX_VALUE))).containsExactly("a", "b", "c");
        assertThat(ids(all().withLimit(Integer.MAX_VALUE).descending())).containsExactly("c", "b", "a");
        assertThat(ids(all().withLimit(Integer.MAX_VALUE - 1).after(ScanCursor.of("a"))))
                .containsExactly("b", "c");
    }

    @Test
    @Tag("S2.9")
    @DisplayName("S2.9 A bound can hold U+0000, which no id can")
    void aBoundCanHoldNul() {
        putAll("a", "a\u0001", "b");

        assertThat(ids(all().withFrom("a\u0000"))).containsExactly("a\u0001", "b");
        assertThat(ids(all().withRange("\u0000", "a\u0000"))).containsExactly("a");
        assertThat(ids(all().withRange("a", "a\u0000").descending())).containsExactly("a");
        assertThat(ids(all().withPrefix("a\u0000"))).isEmpty();
    }

    @Test
    @Tag("S2.9")
    @DisplayName("S2.9 A bound can be longer than an id, and the prefix of the last ids has none above")
    void aBoundCanBeLong() {
        String longest = "i".repeat(512);
        String last = "\uDBFF\uDFFF";
        putAll(longest, "j", last, last + "1");

        assertThat(ids(all().withFrom(longest + "i"))).containsExactly("j", last, last + "1");
        assertThat(ids(all().withRange("i", longest + "i"))).containsExactly(longest);
        assertThat(ids(all().withPrefix(longest))).containsExactly(longest);
        assertThat(ids(all().withPrefix(longest + "i"))).isEmpty();
        assertThat(ids(all().withPrefix(last))).containsExactly(last, last + "1");
    }

    @Test
    @Tag("S2.9")
    @DisplayName("S2.9 The longest ids can be walked one by one")
    void theLongestIdsCanBeWalked() {
        List<String> ids = IntStream.range(0, 4)
                .mapToObj(i -> WIDE.repeat(127) + "abc" + i)
                .toList();
        ids.forEach(id -> put(id, "here"));

        assertThat(ids(all().withLimit(1))).isEqualTo(ids);
    }

    @Test
    @Tag("S2.10")
    @DisplayName("S2.10 A cursor before the range begins with it; one behind it ends the scan")
    void aCursorMayLieOutside() {
        putAll("a", "b", "c", "d", "e");
        RecordScan range = all().withRange("b", "d");

        assertThat(ids(range.after(ScanCursor.of("a")))).containsExactly("b", "c");
        assertThat(ids(range.descending().after(ScanCursor.of("e")))).containsExactly("c", "b");
        for (RecordScan behind : List.of(
                range.after(ScanCursor.of("d")),
                range.after(ScanCursor.of("e")),
                range.descending().after(ScanCursor.of("b")),
                range.descending().after(ScanCursor.of("a")))) {
            RecordPage page = page(behind);
            assertThat(page.records()).isEmpty();
            assertThat(page.next()).isEmpty();
        }
    }

    @Test
    @Tag("S2.11")
    @DisplayName("S2.11 Each cursor is behind the last, and not before the last record of its page")
    void cursorsGoForward() {
        putAll("a", "b", "\u00E9", "\uFFFF", WIDE);

        for (RecordScan scan : List.of(all(), all().descending())) {
            boolean up = scan.direction() == RecordScan.Direction.ASCENDING;
            List<String> passed = new ArrayList<>();
            Optional<ScanCursor> next = Optional.empty();
            do {
                RecordPage page = page(next.map(scan.withLimit(2)::after).orElse(scan.withLimit(2)));
                passed.addAll(idsOf(page.records()));
                String before = next.map(ScanCursor::lastId).orElse("");
                next = page.next();
                if (next.isPresent()) {
                    String cursor = next.get().lastId();
                    assertThat(cursor).isNotEqualTo(before);
                    for (StoredRecord record : page.records()) {
                        int order = RecordKey.ID_ORDER.compare(record.key().id(), cursor);
                        assertThat(up ? order : -order).isLessThanOrEqualTo(0);
                    }
                }
                assertThat(passed).doesNotHaveDuplicates();
            } while (next.isPresent());
            assertThat(passed).hasSize(5);
        }
    }
}
