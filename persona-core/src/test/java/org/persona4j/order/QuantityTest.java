package org.persona4j.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.persona4j.internal.JsonCodec;

class QuantityTest {
    @Test
    void piecesAndWeightsShowOnlyTheDecimalsTheyNeed() {
        assertThat(Quantity.of(20)).hasToString("20");
        assertThat(Quantity.parse("0.375")).hasToString("0.375");
        assertThat(Quantity.parse("2.500")).hasToString("2.5");
    }

    @Test
    void equalQuantitiesAreEqualHoweverTheyAreWritten() {
        assertThat(Quantity.parse("1.000")).isEqualTo(Quantity.ONE).isEqualTo(Quantity.of(1));
    }

    @Test
    void noneLessAndTooMuchAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of(1_000_000_001));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of(Long.MAX_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of(Long.MIN_VALUE));
        assertThat(List.of("", "0", "-1", "1.2345", "1e3", "1000000000.001"))
                .allSatisfy(text -> assertThatIllegalArgumentException().isThrownBy(() -> Quantity.parse(text)));
    }

    @Property
    void everyQuantityReadsBackAsItIsWritten(@ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long thousandths) {
        Quantity quantity = new Quantity(thousandths);

        assertThat(Quantity.parse(quantity.toString())).isEqualTo(quantity);
        assertThat(JsonCodec.read(JsonCodec.write(quantity), Quantity.class)).isEqualTo(quantity);
    }
}
