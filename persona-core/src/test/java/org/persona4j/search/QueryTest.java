package org.persona4j.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.persona4j.profile.Source;
import org.persona4j.search.Criterion.Filter;
import org.persona4j.search.Criterion.FromSource;
import org.persona4j.search.Criterion.MergedFrom;
import org.persona4j.search.Criterion.Receipt;
import org.persona4j.search.Criterion.Text;
import org.persona4j.search.QuerySyntaxException.Reason;

class QueryTest {
    private static DynamicTest reads(String typed, Criterion... criteria) {
        return DynamicTest.dynamicTest(
                "[" + typed + "]",
                () -> assertThat(Query.parse(typed).criteria()).containsExactly(criteria));
    }

    @TestFactory
    Stream<DynamicTest> whatStaffTypeIsReadAsTheyMeanIt() {
        return Stream.of(
                reads(""),
                reads(" \t "),
                reads("Ann Lee", new Text("Ann Lee")),
                reads("  Ann   Lee ", new Text("Ann Lee")),
                reads("\"Ann  Lee\"", new Text("Ann  Lee")),
                reads("\u201CAnn Lee\u201D", new Text("Ann Lee")),
                reads("\u201EAnn \"Bo\" Lee\u201C", new Text("Ann \"Bo\" Lee")),
                reads("\"Ann \"\"Bo\"\" Lee\"", new Text("Ann \"Bo\" Lee")),
                reads("O'Hara-Lee", new Text("O'Hara-Lee")),
                reads("(603) 555-1212", new Text("(603) 555-1212")),
                reads("+1 603.555.1212", new Text("+1 603.555.1212")),
                reads("\u202A603 555 1212\u202C", new Text("603 555 1212")),
                reads("ann@example.org", new Text("ann@example.org")),
                reads("Ann Lee 603 555 1212", new Text("Ann Lee"), new Text("603 555 1212")),
                reads("ann@example.org Ann Lee", new Text("ann@example.org"), new Text("Ann Lee")),
                reads("Louis 14", new Text("Louis 14")),
                reads("Ann \"Lee\"", new Text("Ann"), new Text("Lee")),
                reads("\"603 555\" 1212", new Text("603 555"), new Text("1212")),
                reads("018f-ab12-cd", new Text("018f-ab12-cd")),
                reads("receipt:4711", new Receipt("4711")),
                reads("Receipt:\"47 11\"", new Receipt("47 11")),
                reads("receipt:a:b", new Receipt("a:b")),
                reads("merge:603-555-1212", new MergedFrom("603-555-1212")),
                reads("merge:(603) 555 1212 is:member", new MergedFrom("(603) 555 1212"), Filter.IS_MEMBER),
                reads("merge:603 Ann", new MergedFrom("603"), new Text("Ann")),
                reads("merge:\"603\" 555", new MergedFrom("603"), new Text("555")),
                reads("merge:ann@example.org 555", new MergedFrom("ann@example.org"), new Text("555")),
                reads("source:integration:Till", new FromSource(Source.integration("Till"))),
                reads("source:\"FILE_IMPORT:a list\"", new FromSource(Source.of(Source.Kind.FILE_IMPORT, "a list"))),
                reads("HAS:Phone has:email", Filter.HAS_PHONE, Filter.HAS_EMAIL),
                reads("has:name has:points", Filter.HAS_NAME, Filter.HAS_POINTS),
                reads("is:member not:member", Filter.IS_MEMBER, Filter.NOT_MEMBER),
                reads("has:phone HAS:PHONE", Filter.HAS_PHONE),
                reads("Ann has:phone Lee", new Text("Ann"), Filter.HAS_PHONE, new Text("Lee")),
                reads("603 555 1212 Ann Lee", new Text("603 555 1212"), new Text("Ann Lee")),
                reads("Ann 603 555 1212 Lee", new Text("Ann"), new Text("603 555 1212"), new Text("Lee")),
                reads("a@x.org b@y.org", new Text("a@x.org"), new Text("b@y.org")),
                reads("Ann a@x.org Lee", new Text("Ann"), new Text("a@x.org"), new Text("Lee")),
                reads("Ann 12345", new Text("Ann"), new Text("12345")),
                reads("Ann 1234", new Text("Ann 1234")),
                reads("merge:603 555", new MergedFrom("603 555")),
                reads("source:ocr", new FromSource(Source.of(Source.Kind.OCR))),
                reads(":x", new Text(":x")),
                reads("\u00E9:1", new Text("\u00E9:1")),
                reads("a1:b", new Text("a1:b")),
                reads("has", new Text("has")),
                reads("10:30", new Text("10:30")),
                reads("\"a:b\"", new Text("a:b")));
    }

    private static DynamicTest refuses(String typed, Reason reason, int position) {
        return DynamicTest.dynamicTest(
                "[" + typed + "]",
                () -> assertThatThrownBy(() -> Query.parse(typed))
                        .isInstanceOfSatisfying(QuerySyntaxException.class, refused -> {
                            assertThat(refused.reason()).isEqualTo(reason);
                            assertThat(refused.position()).isEqualTo(position);
                            assertThat(refused).hasMessageEndingWith(", at character " + (position + 1));
                        }));
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeReadIsRefusedWithReasonAndPlace() {
        return Stream.of(
                refuses("Ann \"Lee", Reason.UNCLOSED_QUOTE, 4),
                refuses("\u201CAnn Lee\"", Reason.UNCLOSED_QUOTE, 0),
                refuses("Ann phone:603", Reason.UNKNOWN_WORD, 4),
                refuses("receipt: 4711", Reason.NOTHING_FOLLOWS, 8),
                refuses("receipt:", Reason.NOTHING_FOLLOWS, 8),
                refuses("merge:\" \"", Reason.NOTHING_FOLLOWS, 6),
                refuses("\"\"", Reason.NOTHING_FOLLOWS, 0),
                refuses("Ann has:shoes", Reason.UNKNOWN_FILTER, 4),
                refuses("not:phone", Reason.UNKNOWN_FILTER, 0),
                refuses("is:", Reason.NOTHING_FOLLOWS, 3),
                refuses("source:tills", Reason.UNKNOWN_SOURCE, 0),
                refuses("source::till", Reason.UNKNOWN_SOURCE, 0),
                refuses("z:1", Reason.UNKNOWN_WORD, 0),
                refuses("source:integration", Reason.UNKNOWN_SOURCE, 0),
                refuses("Ann \uD83D", Reason.MALFORMED, 4),
                refuses("a".repeat(Query.MAX_LENGTH + 1), Reason.TOO_LONG, Query.MAX_LENGTH));
    }

    @Test
    void marksThatShowNothingSeparateWordsButForThoseThatJoinLetters() {
        for (int mark : new int[] {
            0, 0x1F, 0x7F, 0x85, 0xA0, 0x061C, 0xFEFF, 0x200B, 0x200E, 0x200F, 0x202A, 0x202E, 0x2060, 0x2069, 0x3000
        }) {
            assertThat(Query.parse("Ann" + Character.toString(mark) + "Lee"))
                    .as(Integer.toHexString(mark))
                    .isEqualTo(Query.of(new Text("Ann Lee")));
        }
        for (int mark : new int[] {0x200C, 0x200D, 0x2030, 0x206A, 0x2027}) {
            String joined = "Ann" + Character.toString(mark) + "Lee";
            assertThat(Query.parse(joined)).isEqualTo(Query.of(new Text(joined)));
        }
    }

    @Test
    void aQueryMayHaveFiveHundredCharacters() {
        String longest = "a".repeat(Query.MAX_LENGTH);

        assertThat(Query.parse(longest)).isEqualTo(Query.of(new Text(longest)));
    }

    @Test
    void aQueryIsMadeOfSixteenCriteriaAtMost() {
        List<Criterion> seventeen = IntStream.rangeClosed(1, Query.MAX_CRITERIA + 1)
                .<Criterion>mapToObj(number -> new Text("text " + number))
                .toList();

        assertThat(new Query(seventeen.subList(1, seventeen.size())).criteria()).hasSize(Query.MAX_CRITERIA);
        assertThatIllegalArgumentException().isThrownBy(() -> new Query(seventeen));
    }

    @Test
    void aCriterionPrintsWhatItIsAlone() {
        assertThat(new Text("xan")).hasToString("Text");
        assertThat(new Receipt("xan")).hasToString("Receipt");
        assertThat(new MergedFrom("xan")).hasToString("MergedFrom");
    }

    @Test
    void aPageTellsWhetherThereIsANextOne() {
        assertThat(new SearchPage(List.of(), "e1").next()).contains("e1");
        assertThat(new SearchPage(List.of(), null).next()).isEmpty();
    }

    @Test
    void aQueryAsksForSixteenThingsAndNoMore() {
        String sixteen =
                "\"a\" \"b\" \"c\" \"d\" \"e\" \"f\" \"g\" \"h\" \"i\" \"j\" \"k\" \"l\" \"m\" \"n\" \"o\" \"p\"";

        assertThat(Query.parse(sixteen).criteria()).hasSize(Query.MAX_CRITERIA);
        assertThatThrownBy(() -> Query.parse(sixteen + " \"q\""))
                .isInstanceOfSatisfying(
                        QuerySyntaxException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_CRITERIA));
    }

    @Test
    void everybodyIsAskedForByNothing() {
        assertThat(Query.everybody()).isEqualTo(Query.parse("")).isEqualTo(Query.of());
        assertThat(Query.everybody().written()).isEmpty();
    }

    @Test
    void aQueryPrintsNoText() {
        Query query = Query.parse("Xanthippe receipt:xan merge:xan@example.org has:phone");

        assertThat(query.toString().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("xan")
                .contains("has_phone");
    }

    @Test
    void aCriterionWithoutATextIsNone() {
        for (String text : List.of("", " ", "a".repeat(Query.MAX_LENGTH + 1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Text(text));
            assertThatIllegalArgumentException().isThrownBy(() -> new Receipt(text));
            assertThatIllegalArgumentException().isThrownBy(() -> new MergedFrom(text));
        }
    }
}
