package org.persona4j.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the order of ids and of the ranges that prefixes stand for, with the UTF-8 bytes themselves beside. */
class IdOrderProperties {

    @Property
    void idsOrderAsTheirUtf8BytesDo(@ForAll("texts") String a, @ForAll("texts") String b) {
        int expected = Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));

        assertThat(Integer.signum(RecordKey.ID_ORDER.compare(a, b))).isEqualTo(Integer.signum(expected));
    }

    @Property
    void aTextIsInTheRangeOfAPrefixIfItStartsWithIt(@ForAll("texts") String prefix, @ForAll("texts") String text) {
        RecordScan scan = RecordScan.of("t", "k").withPrefix(prefix);

        boolean inRange = scan.fromInclusive()
                        .map(from -> RecordKey.ID_ORDER.compare(text, from) >= 0)
                        .orElse(true)
                && scan.toExclusive()
                        .map(to -> RecordKey.ID_ORDER.compare(text, to) < 0)
                        .orElse(true);

        assertThat(inRange).isEqualTo(text.startsWith(prefix));
    }

    @Property
    void theLengthInUtf8IsTheNumberOfEncodedBytes(@ForAll("texts") String text) {
        assertThat(IdText.requireWellFormed("text", text)).isEqualTo(text.getBytes(UTF_8).length);
    }

    /** Texts, few enough to be prefixes of each other, of the characters next to which encodings change. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> edges = Arbitraries.of(
                "a",
                "\u007F",
                "\u0080",
                "\u07FF",
                "\u0800",
                "\uD7FF",
                "\uE000",
                "\uFFFF",
                "\uD800\uDC00",
                "\uDBFF\uDFFF");
        Arbitrary<String> any = Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .map(Character::toString);
        Arbitrary<String> start = edges.list().ofMaxSize(3).map(parts -> String.join("", parts));
        Arbitrary<String> end =
                Arbitraries.oneOf(edges, any).list().ofMaxSize(2).map(parts -> String.join("", parts));
        return Combinators.combine(start, end).as(String::concat);
    }
}
