package org.persona4j.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept under the hash of a text is found by that text alone. */
class KeyedHashTest {
    private static final String HIGH = "\ud83d";
    private static final String LOW = "\ude00";

    private final KeyedHash hash = new KeyedHash("a key of enough bytes for a test".getBytes(UTF_8));

    @Test
    void brokenTextsHaveHashesOfTheirOwn() {
        List<String> texts = List.of(
                "",
                "?",
                HIGH,
                LOW,
                HIGH + LOW,
                LOW + HIGH,
                HIGH + HIGH,
                HIGH + "?",
                "?" + HIGH,
                "a" + HIGH,
                HIGH + "a",
                "a" + HIGH + "b" + LOW,
                "a" + LOW + "b" + HIGH,
                "\ud83c",
                "\udf00");

        assertThat(texts.stream().map(hash::text)).doesNotHaveDuplicates();
        assertThat(hash.text(HIGH + LOW)).isEqualTo(hash.text("\uD83D\uDE00"));
    }

    @Test
    void whereOnePartEndsAndTheNextBeginsMatters() {
        assertThat(List.of(
                        hash.text("ab", "c"),
                        hash.text("a", "bc"),
                        hash.text("abc"),
                        hash.text("abc", ""),
                        hash.text("", "abc"),
                        hash.text("x".repeat(256)),
                        hash.text("x".repeat(256), "")))
                .doesNotHaveDuplicates();
    }

    @Test
    void anotherKeyHashesOtherwise() {
        KeyedHash other = new KeyedHash("another key of enough bytes too.".getBytes(UTF_8));

        assertThat(other.text("a")).isNotEqualTo(hash.text("a"));
        assertThat(hash.text("a")).isEqualTo(hash.text("a")).hasSize(22);
        assertThat(hash.number("a")).isNotZero().isNotEqualTo(other.number("a"));
    }
}
