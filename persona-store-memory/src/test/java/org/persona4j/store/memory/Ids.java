package org.persona4j.store.memory;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Ids as tests need them: few enough to meet again, and of the characters on which orders part. */
final class Ids {

    private Ids() {}

    /** Short ids of characters of one to four bytes, around the surrogates. */
    static Arbitrary<String> colliding() {
        return Arbitraries.of(
                        "a",
                        "b",
                        "~",
                        "\u007F",
                        "\u0080",
                        "\u07FF",
                        "\u0800",
                        "\uD7FF",
                        "\uE000",
                        "\uFFFF",
                        "\uD800\uDC00",
                        "\uDBFF\uDFFF")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(parts -> String.join("", parts));
    }

    /** Ids that share a long start and count up, as ids made from the time do. */
    static Arbitrary<String> inOrder() {
        return Arbitraries.integers().between(0, 20_000).map(i -> String.format("0190b3c4-8f2a-7%06d-9c", i));
    }

    /** Ids of two parts, one a prefix of many. */
    static Arbitrary<String> nested() {
        return Combinators.combine(
                        Arbitraries.of("p", "pp", "q/", "r".repeat(300)),
                        Arbitraries.integers().between(0, 999))
                .as((owner, i) -> owner + "/" + i);
    }

    /** Any of them. */
    static Arbitrary<String> any() {
        return Arbitraries.oneOf(colliding(), inOrder(), nested());
    }
}
