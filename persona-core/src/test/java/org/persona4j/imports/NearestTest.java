package org.persona4j.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars('a', 'b', 'c').ofMaxLength(5);
    }

    @Test
    void anExchangeOfTwoNeighborsIsOneSlip() {
        assertThat(Nearest.distance("emial", "email")).isEqualTo(1);
        assertThat(Nearest.distance("phnoe", "phone")).isEqualTo(1);
        assertThat(Nearest.distance("abc", "cab")).isEqualTo(2);
    }

    @Test
    void lettersPutInLeftOutAndReplacedAreOneSlipEach() {
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("abc", "ac")).isEqualTo(1);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    }

    @Test
    void theNearestThreeComeNearestFirstThenByName() {
        assertThat(Nearest.to("Fone", List.of("zone", "bone", "town", "phone number")))
                .containsExactly("bone", "zone", "town");
    }

    @Test
    void namesBeyondMeasureAreComparedByTheirBeginning() {
        assertThat(Nearest.to("a".repeat(900), List.of("b".repeat(900), "a".repeat(64))))
                .startsWith("a".repeat(64));
    }

    @Property
    void theDistanceIsTheSameBothWaysAndNoneForTheSame(@ForAll("words") String one, @ForAll("words") String other) {
        int distance = Nearest.distance(one, other);

        assertThat(Nearest.distance(other, one)).isEqualTo(distance);
        assertThat(distance == 0).isEqualTo(one.equals(other));
    }

    @Property
    void theDistanceIsWhatTryingAllSlipsFinds(@ForAll("words") String one, @ForAll("words") String other) {
        assertThat(Nearest.distance(one, other)).isEqualTo(plainly(one, other));
    }

    /** The same by the definition: of the last letters, one is dropped, or both are replaced, kept or exchanged. */
    private static int plainly(String one, String other) {
        int i = one.length();
        int j = other.length();
        if (i == 0 || j == 0) {
            return i + j;
        }
        String one1 = one.substring(0, i - 1);
        String other1 = other.substring(0, j - 1);
        int least = Math.min(plainly(one1, other), plainly(one, other1)) + 1;
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        least = Math.min(least, plainly(one1, other1) + (same ? 0 : 1));
        boolean exchanged =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return exchanged ? Math.min(least, plainly(one.substring(0, i - 2), other.substring(0, j - 2)) + 1) : least;
    }
}
