package org.persona4j.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraitValueTest {
    @Test
    void aDateReadsFromItsJson() {
        assertThat(TraitValue.ofJson(Map.of("date", "1984-02-29")))
                .isEqualTo(TraitValue.of(LocalDate.parse("1984-02-29")));
    }

    @Test
    void aTextThatIsNoDateIsNotQuoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TraitValue.ofJson(Map.of("date", "Zebedee")))
                .withMessageContaining("yyyy-MM-dd")
                .withMessageNotContaining("Zebedee")
                .withNoCause();
    }
}
