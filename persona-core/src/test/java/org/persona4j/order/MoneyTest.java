package org.persona4j.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.persona4j.internal.JsonCodec;

class MoneyTest {
    @Test
    void aTextTellsTenThousandths() {
        assertThat(Money.parse("12").tenThousandths()).isEqualTo(120_000);
        assertThat(Money.parse("-0.5").tenThousandths()).isEqualTo(-5_000);
        assertThat(Money.parse("+3.9999").tenThousandths()).isEqualTo(39_999);
        assertThat(Money.parse("922337203685477.5807").tenThousandths()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aTextThatIsNoSuchNumberIsRefused() {
        assertThat(List.of("", " 1", "1.", ".5", "1.23456", "1e2", "١٢", "--1", "1,5", "$5", "922337203685477.5808"))
                .allSatisfy(text -> assertThatIllegalArgumentException().isThrownBy(() -> Money.parse(text)));
    }

    @Test
    void itShowsAtLeastHundredths() {
        assertThat(Money.of(12)).hasToString("12.00");
        assertThat(Money.parse("0.5")).hasToString("0.50");
        assertThat(Money.parse("0.125")).hasToString("0.125");
        assertThat(Money.parse("-100.0001")).hasToString("-100.0001");
        assertThat(Money.ZERO).hasToString("0.00");
    }

    @Test
    void inJsonItIsAText() {
        assertThat(new String(JsonCodec.write(Money.parse("12.5")), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("\"12.50\"");
    }

    @Test
    void whatIsBeyondIsAnErrorAndNoOtherAmount() {
        Money most = Money.ofTenThousandths(Long.MAX_VALUE);

        assertThatThrownBy(() -> most.plus(Money.ofTenThousandths(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofTenThousandths(Long.MIN_VALUE).minus(most))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aDecimalThatIsTooFineIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(new BigDecimal("0.00001")))
                .withMessageContaining("four decimals");
    }

    @Test
    void aShareOfMoreThanTheWholeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(1).share(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(1).share(-1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(1).share(0, 0));
    }

    @Property
    void everyAmountReadsBackAsItIsWritten(@ForAll long tenThousandths) {
        Money money = Money.ofTenThousandths(tenThousandths);

        assertThat(Money.parse(money.toString())).isEqualTo(money);
        assertThat(JsonCodec.read(JsonCodec.write(money), Money.class)).isEqualTo(money);
        assertThat(money.toBigDecimal()).isEqualByComparingTo(BigDecimal.valueOf(tenThousandths, 4));
    }

    @Property
    void aShareIsTheExactPartCutBelowTheTenThousandth(
            @ForAll long tenThousandths,
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long whole,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long any) {
        long count = Math.min(any, whole);

        Money share = Money.ofTenThousandths(tenThousandths).share(count, whole);

        BigDecimal exact = BigDecimal.valueOf(tenThousandths)
                .multiply(BigDecimal.valueOf(count))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.DOWN);
        assertThat(share.tenThousandths()).isEqualTo(exact.longValueExact());
    }

    @Property
    void wholeCentsTakeAwayLessThanACent(@ForAll long tenThousandths) {
        Money money = Money.ofTenThousandths(tenThousandths);

        BigDecimal cents = money.wholeCents().toBigDecimal();

        assertThat(cents).isEqualTo(money.toBigDecimal().setScale(2, RoundingMode.DOWN));
    }
}
