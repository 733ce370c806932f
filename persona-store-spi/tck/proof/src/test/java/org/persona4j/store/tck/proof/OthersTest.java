package org.persona4j.store.tck.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OthersTest {

    @Test
    void whatFailsInEveryRunFailsAlwaysAndTheRestSometimes() {
        Others others = Others.of(List.of(rules("K1", "S1.1"), rules("K1", "V3")), false);

        assertThat(others.cell()).isEqualTo("K1, sometimes S1.1, sometimes V3");
    }

    @Test
    void rulesAreListedByTheirNumbers() {
        Others others = Others.of(List.of(rules("S2.10", "S2.2", "S1.1")), false);

        assertThat(others.cell()).isEqualTo("S1.1, S2.2, S2.10");
    }

    @Test
    void aRunThatWasCutOffIsSaidToBe() {
        assertThat(Others.of(List.of(rules("K1")), true).cell()).isEqualTo("K1, cut off");
        assertThat(Others.of(List.of(rules()), true).cell()).isEqualTo("cut off");
    }

    @Test
    void whatWasMeasuredToHaveNoneIsToldFromWhatWasNotMeasured() {
        Others none = Others.of(List.of(rules()), false);

        assertThat(Others.parse(none.cell())).contains(none);
        assertThat(Others.parse(" ")).isEmpty();
    }

    @Test
    void whatACellSaysIsReadFromIt() {
        Others others = Others.of(List.of(rules("K1", "S1.1"), rules("K1", "V3")), true);

        assertThat(Others.parse(' ' + others.cell() + ' ')).contains(others);
    }

    private static NavigableSet<String> rules(String... rules) {
        return new TreeSet<>(List.of(rules));
    }
}
