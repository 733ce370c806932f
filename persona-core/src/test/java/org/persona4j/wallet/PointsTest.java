package org.persona4j.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PointsTest {
    @Test
    void aTextTellsHundredths() {
        assertThat(Points.parse("12").hundredths()).isEqualTo(1200);
        assertThat(Points.parse("-0.5").hundredths()).isEqualTo(-50);
        assertThat(Points.parse("+3.25").hundredths()).isEqualTo(325);
        assertThat(Points.parse("-0.00").hundredths()).isZero();
        assertThat(Points.parse("92233720368547758.07").hundredths()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aTextThatIsNoSuchNumberIsRefused() {
        assertThat(List.of("", " 1", "1.", ".5", "1.234", "1e2", "١٢", "--1", "1,5", "92233720368547758.08"))
                .allSatisfy(text -> assertThatIllegalArgumentException().isThrownBy(() -> Points.parse(text)));
    }

    @Property
    void everyNumberReadsBackAsItIsWritten(@ForAll long hundredths) {
        Points points = Points.ofHundredths(hundredths);

        assertThat(Points.parse(points.toString())).isEqualTo(points);
        assertThat(points.toBigDecimal()).isEqualTo(BigDecimal.valueOf(hundredths, 2));
    }

    @Test
    void whatIsBeyondIsAnErrorAndNoOtherNumber() {
        Points most = Points.ofHundredths(Long.MAX_VALUE);
        Points least = Points.ofHundredths(Long.MIN_VALUE);

        assertThatThrownBy(() -> most.plus(Points.ofHundredths(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> least.minus(Points.ofHundredths(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(least::negated).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Points.of(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void noPointsAreNeitherAboveNorBelowNone() {
        assertThat(Points.ofHundredths(0)).isSameAs(Points.ZERO);
        assertThat(Points.ZERO.isZero()).isTrue();
        assertThat(Points.ZERO.isPositive()).isFalse();
        assertThat(Points.ZERO.isNegative()).isFalse();
    }

    @Test
    void fewerAndMoreAreToldApart() {
        assertThat(Points.of(-2).min(Points.of(1))).isEqualTo(Points.of(-2));
        assertThat(Points.of(-2).max(Points.of(1))).isEqualTo(Points.of(1));
        assertThat(Points.of(-2)).isLessThan(Points.of(1));
    }
}
