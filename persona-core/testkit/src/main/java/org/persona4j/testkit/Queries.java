package org.persona4j.testkit;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.persona4j.profile.Source;
import org.persona4j.search.Criterion;
import org.persona4j.search.Query;

/** What staff type to find somebody, as text and as it is read. A query shrinks to the one that everybody answers. */
public final class Queries {
    private static final int MOST_CRITERIA = 4;
    private static final int MOST_PIECES = 10;
    private static final List<String> PIECES = List.of(
            "Ann Lee",
            " ",
            "603-555-1201",
            "has:phone",
            "is:member",
            "not:member",
            "receipt:",
            "merge:",
            "source:FILE_IMPORT",
            "\"",
            "\u201C",
            ":",
            "has:",
            "HAS:EMAIL",
            "ann@mail.net",
            "r1",
            "foo:",
            "\t",
            "\u0000",
            "\u202E",
            "\u0666",
            "\uD83D");

    private Queries() {}

    /** Queries of up to four criteria of all kinds, with texts that need quotes, look like filters or are of other scripts. */
    public static Arbitrary<Query> any() {
        return Choices.withoutProducts(
                criteria(texts()).list().ofMaxSize(MOST_CRITERIA).map(Query::new));
    }

    /** Queries for the few values, names and ids that {@link SourceRecords#colliding()} and {@link Histories} are about. */
    public static Arbitrary<Query> colliding() {
        Arbitrary<String> known = Choices.of(
                "+16035551201", "603-555-1202", "ann@mail.net", "Ann Lee", "r1", "r2", "i1", "r-1", "nobody@mail.net");
        return Choices.withoutProducts(criteria(known).list().ofMaxSize(2).map(Query::new));
    }

    /** Single criteria of all kinds. */
    public static Arbitrary<Criterion> criteria() {
        return criteria(texts());
    }

    /** What can be typed: queries, broken ones, and what is none. Many are refused. */
    public static Arbitrary<String> typed() {
        Arbitrary<String> pieces =
                Choices.of(PIECES).list().ofMaxSize(MOST_PIECES).map(some -> String.join("", some));
        return Choices.of(
                List.of(
                        "",
                        " ",
                        "Ann Lee",
                        "\"Ann",
                        "receipt:",
                        "has:points is:member not:member",
                        "x".repeat(Query.MAX_LENGTH),
                        "x".repeat(Query.MAX_LENGTH + 1)),
                3,
                Arbitraries.oneOf(pieces, any().map(Query::written)));
    }

    private static Arbitrary<String> texts() {
        return Choices.of(List.of(
                "Ann Lee",
                "603-555-1201",
                "ann@mail.net",
                "r1",
                "has:phone",
                "two  spaces",
                "a \"quoted\" word",
                "ends with \\",
                "צל · ظل · 影",
                "Zoë",
                ":",
                "x".repeat(100)));
    }

    private static Arbitrary<Criterion> criteria(Arbitrary<String> texts) {
        Arbitrary<Source> sources = Choices.of(
                Source.of(Source.Kind.FILE_IMPORT), Source.of(Source.Kind.OCR), Source.integration("a \"till\": 2"));
        return Arbitraries.oneOf(
                texts.map(Criterion.Text::new),
                Choices.of(Criterion.Filter.values()).map(filter -> filter),
                texts.map(Criterion.Receipt::new),
                texts.map(Criterion.MergedFrom::new),
                sources.map(Criterion.FromSource::new));
    }
}
