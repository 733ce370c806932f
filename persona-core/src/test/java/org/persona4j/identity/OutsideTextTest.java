package org.persona4j.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What of text from outside is a space, cannot be seen, or belongs to a word: each told of all of Unicode. */
class OutsideTextTest {

    /** Those of the plane in which all spaces are. */
    private static IntStream characters() {
        return IntStream.rangeClosed(0, Character.MAX_VALUE);
    }

    @Test
    void asciiHas128Characters() {
        assertThat(characters().filter(c -> OutsideText.isAscii(Character.toString(c))))
                .containsExactlyElementsOf(IntStream.range(0, 128).boxed().toList());
    }

    @Test
    void aSpaceIsWhatJavaTakesForOneInAnyOfItsWaysOrAControlCharacter() {
        assertThat(characters().filter(OutsideText::isSpace))
                .containsExactlyElementsOf(characters()
                        .filter(c -> Character.isSpaceChar(c) || Character.isWhitespace(c) || Character.isISOControl(c))
                        .boxed()
                        .toList());
    }

    @Test
    void formatCharactersCannotBeSeen() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(c -> Character.getType(c) == Character.FORMAT))
                .allMatch(OutsideText::isInvisible);
    }

    @Test
    void fillersAndVariationSelectorsCannotBeSeen() {
        assertThat(List.of(
                        0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x17B4, 0x17B5, 0x180B, 0x180F, 0xFE00, 0xFE0F, 0xE0000,
                        0xE0100, 0xE0FFF))
                .allMatch(OutsideText::isInvisible);
    }

    @Test
    void theirNeighborsCanBeSeen() {
        assertThat(List.of(
                        0x034E, 0x0350, 0x115E, 0x1161, 0x3163, 0x3165, 0xFF9F, 0xFFA1, 0x17B3, 0x17B6, 0x180A, 0x1810,
                        0xFDFF, 0xFE10, 0xDFFFF, 0xE1000))
                .noneMatch(OutsideText::isInvisible);
    }

    @Test
    void aTextThatHasNotSettledAfterEightStepsIsGivenUp() {
        assertThat(OutsideText.settle("1234567", text -> text.isEmpty() ? text : text.substring(1)))
                .contains("");
        assertThat(OutsideText.settle("12345678", text -> text.isEmpty() ? text : text.substring(1)))
                .isEmpty();
    }
}
