package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReplyParserProperties {
    private static final ReplyParser PARSER = ReplyParser.standard();
    private static final List<String> NOISE =
            List.of(" ", "\n", "\t", ".", "!", "-", "'", "\"", "\u00A0", "\u200B", "\u2026", "\uD83D\uDE00", "\uFE0F");

    @Provide
    Arbitrary<List<String>> noise() {
        return Arbitraries.of(NOISE).list().ofMinSize(1).ofMaxSize(12);
    }

    @Property
    void anyTextIsTaken(@ForAll String text) {
        assertThat(PARSER.parse(text)).isNotNull();
    }

    @Property
    void anOptOutIsHeardThroughAnyNoise(
            @ForAll @From("words") String word, @ForAll @From("noise") List<String> noise, @ForAll boolean lower) {
        StringBuilder noisy = new StringBuilder();
        for (int at = 0; at < word.length(); at++) {
            noisy.append(noise.get(at % noise.size())).append(word.charAt(at));
        }
        noisy.append(String.join("", noise));

        String message = lower ? noisy.toString().toLowerCase(Locale.ROOT) : noisy.toString();

        assertThat(PARSER.parse(message)).isEqualTo(Reply.STOP);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(words(Reply.STOP));
    }

    @Property
    void aFurtherLetterMakesItAnotherMessage(@ForAll @From("words") String word, @ForAll("letters") char letter) {
        String longer = word + letter;

        Reply reply = PARSER.parse(longer);

        assertThat(reply == Reply.OTHER || words(reply).contains(longer)).isTrue();
    }

    private static Set<String> words(Reply reply) {
        return Objects.requireNonNull(PARSER.words().get(reply));
    }

    @Provide
    Arbitrary<Character> letters() {
        return Arbitraries.chars().range('A', 'Z');
    }
}
