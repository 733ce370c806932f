package org.persona4j.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.persona4j.profile.Source;

/** What holds for whatever is typed. */
class QueryProperties {
    private static final String[] PIECES = {
        "has:",
        "is:",
        "not:",
        "receipt:",
        "merge:",
        "source:",
        "phone",
        "member",
        "FILE_IMPORT",
        "integration:till",
        "\"",
        "\u201C",
        "\u201D",
        "\"\"",
        " ",
        " ",
        "\t",
        "\u0000",
        "\u200E",
        "Ann",
        "Lee",
        "603",
        "555-1212",
        "(603)",
        "a@b.org",
        "@",
        ":",
        "\uD83D\uDE00",
        "\uD83D",
        "\u0665",
        "foo:",
        "x"
    };

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.oneOf(
                Arbitraries.of(PIECES).list().ofMaxSize(12).map(pieces -> String.join("", pieces)),
                Arbitraries.strings().ofMaxLength(40));
    }

    @Provide
    Arbitrary<Query> queries() {
        Arbitrary<String> texts = Arbitraries.of(PIECES)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(pieces -> String.join("", pieces))
                .filter(text -> !text.isBlank())
                .filter(text -> text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE));
        Arbitrary<Criterion> criteria = Arbitraries.oneOf(
                texts.map(Criterion.Text::new),
                texts.map(Criterion.Receipt::new),
                texts.map(Criterion.MergedFrom::new),
                Arbitraries.of(Source.of(Source.Kind.OCR), Source.integration("a \"till\": 2"))
                        .map(Criterion.FromSource::new),
                Arbitraries.of(Criterion.Filter.class));
        return criteria.list().ofMaxSize(5).map(Query::new);
    }

    @Property
    void aQueryIsReadAsItIsWritten(@ForAll("queries") Query query) {
        assertThat(Query.parse(query.written())).isEqualTo(query);
    }

    @Property
    void whatIsTypedIsReadOrRefusedWithoutQuotingIt(@ForAll("typed") String typed) {
        try {
            Query query = Query.parse(typed);
            assertThat(Query.parse(query.written())).isEqualTo(query);
        } catch (QuerySyntaxException refused) {
            assertThat(refused.position()).isBetween(0, typed.length());
            assertThat(refused.getMessage())
                    .isEqualTo(new QuerySyntaxException(refused.reason(), refused.position()).getMessage());
        }
    }
}
