package org.persona4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** That the fuzzing itself finds what there is to find, and shows it as small as it gets. */
class FuzzingTest {
    private static Target.Draft target() {
        return Target.named("broken").seeds("Robert Allen", "12-34").refusing(IllegalArgumentException.class);
    }

    private static void assertFound(Target target, String... words) {
        assertThatThrownBy(() -> Fuzzing.run(target, 2_000, 7))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void anUndocumentedExceptionIsFoundAndItsTextIsMadeSmall() {
        Target target = target().calling(text -> text.charAt(text.indexOf('-') + 1) == '-' ? text.charAt(-1) : text);

        assertFound(target, "'broken'", "seed 7", "is not documented: ", "StringIndexOutOfBoundsException");
    }

    @Test
    void aSubclassOfADocumentedExceptionIsNotDocumented() {
        assertFound(target().calling(text -> Long.parseLong("x")), "is not documented", "NumberFormatException");
    }

    @Test
    void anErrorIsFound() {
        Target target = target().calling(text -> {
            throw new StackOverflowError();
        });

        assertFound(target, "is not documented", "StackOverflowError", "least that does: \"\"");
    }

    @Test
    void aMessageThatQuotesItsTextIsFound() {
        Target target = target().calling(text -> {
            throw new IllegalArgumentException("no customer is called " + text);
        });

        assertFound(target, "quotes its text");
    }

    @Test
    void aCauseThatQuotesItsTextIsFound() {
        Target target = target().calling(text -> {
            throw new IllegalArgumentException("no such customer", new IllegalStateException(text));
        });

        assertFound(target, "quotes its text");
    }

    @Test
    void aWordOfTheMessageInATextIsNoQuotation() {
        Target target = Target.named("sound")
                .seeds("number", "a number", "number 7")
                .refusing(IllegalArgumentException.class)
                .calling(text -> {
                    throw new IllegalArgumentException("text is no number");
                });

        assertThat(Fuzzing.run(target, 500, 7).accepted()).isZero();
    }

    @Test
    void tooMuchMemoryIsFound() {
        Target target = target().calling(text -> text.contains("9") ? new byte[80 << 20].length : 0);

        assertFound(target, "takes too much memory", "least that does: \"9\"");
    }

    @Test
    void theSameSeedMakesTheSameTexts() {
        Inputs inputs = new Inputs(target().calling(text -> text), 7);

        List<String> first = LongStream.range(0, 100).mapToObj(inputs::number).toList();

        assertThat(LongStream.range(0, 100).mapToObj(inputs::number)).isEqualTo(first);
        assertThat(Set.copyOf(first)).hasSizeGreaterThan(80);
    }

    @Test
    void aTextIsShrunkToWhatShowsIt() {
        String least = Shrinking.shrink("Robert (Bob) Allen", text -> text.contains("(") && text.contains("l"));

        assertThat(least).isEqualTo("(l");
    }

    @Test
    void whatCannotBeSeenIsShownEscaped() {
        assertThat(Fuzzing.escaped("a\"\\\u202E\uD800")).isEqualTo("\"a\\\"\\\\\\u202E\\uD800\"");
    }
}
