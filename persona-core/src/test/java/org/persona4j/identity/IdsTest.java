package org.persona4j.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the ids that the engine makes look like: those of profiles, personas and decisions alike. */
class IdsTest {

    private static final List<Function<String, ? extends Comparable<?>>> KINDS =
            List.of(ProfileId::of, PersonaId::of, DecisionId::of);

    private static boolean isId(String text, Function<String, ?> kind) {
        try {
            return kind.apply(text).toString().equals(text);
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }

    @Test
    void anIdIsMadeOfLettersDigitsHyphensAndUnderscoresOfAscii() {
        String allowed = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

        assertThat(KINDS)
                .allSatisfy(kind -> assertThat(IntStream.rangeClosed(0, 0x17F)
                                .mapToObj(Character::toString)
                                .filter(text -> isId("x" + text, kind))
                                .collect(Collectors.joining()))
                        .isEqualTo(allowed));
    }

    @Test
    void anIdHas1To64Characters() {
        assertThat(KINDS)
                .allSatisfy(kind -> assertThat(
                                IntStream.rangeClosed(0, 70).filter(length -> isId("x".repeat(length), kind)))
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, 64).boxed().toList()));
    }

    @Test
    void whatIsNoIdIsRefusedByItsPositionAndNotQuoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PersonaId.of("abc robert"))
                .withMessageContaining("persona id")
                .withMessageContaining("at 3")
                .withMessageNotContaining("robert");
    }

    @Test
    void idsAreInTheOrderOfTheirCharacters() {
        List<String> texts = List.of("b", "a", "B", "ab", "-", "10", "9");
        List<String> inOrder = List.of("-", "10", "9", "B", "a", "ab", "b");

        assertThat(sorted(texts.stream().map(ProfileId::of))).isEqualTo(inOrder);
        assertThat(sorted(texts.stream().map(PersonaId::of))).isEqualTo(inOrder);
        assertThat(sorted(texts.stream().map(DecisionId::of))).isEqualTo(inOrder);
    }

    private static List<String> sorted(Stream<?> ids) {
        return ids.sorted().map(Object::toString).toList();
    }
}
