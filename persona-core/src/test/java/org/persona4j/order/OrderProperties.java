package org.persona4j.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.internal.JsonCodec;

/** What holds of the money of every order. */
@Domain(OrderData.class)
@Domain(DomainContext.Global.class)
class OrderProperties {
    private static final BigDecimal TEN_THOUSANDTH = new BigDecimal("0.0001");

    private static Money sum(List<LineShare> shares, Function<LineShare, Money> part) {
        return shares.stream().map(part).reduce(Money.ZERO, Money::plus);
    }

    @Property
    void theSharesOfItsLinesAddUpToTheOrder(@ForAll Order order) {
        List<LineShare> shares = order.shares();

        assertThat(shares).hasSameSizeAs(order.lines());
        assertThat(sum(shares, LineShare::preTax)).isEqualTo(order.preTax());
        assertThat(sum(shares, LineShare::tax)).isEqualTo(order.taxes());
        assertThat(sum(shares, LineShare::postTax)).isEqualTo(order.postTax());
    }

    @Property
    void noShareIsNegative(@ForAll Order order) {
        assertThat(order.shares())
                .allMatch(share -> !share.preTax().isNegative() && !share.tax().isNegative());
    }

    @Property
    void noShareIsOffItsProportionByATenThousandth(@ForAll Order order) {
        BigDecimal nets = order.preTax().plus(order.orderDiscount()).toBigDecimal();

        for (int i = 0; i < order.lines().size(); i++) {
            BigDecimal net = order.lines().get(i).net().toBigDecimal();
            BigDecimal exact = nets.signum() == 0
                    ? BigDecimal.ZERO
                    : order.orderDiscount().toBigDecimal().multiply(net).divide(nets, MathContext.DECIMAL128);
            BigDecimal taken = net.subtract(order.shares().get(i).preTax().toBigDecimal());
            assertThat(taken.subtract(exact).abs()).isLessThanOrEqualTo(TEN_THOUSANDTH);
        }
    }

    @Property
    void anOrderReadsBackFromItsStoredForm(@ForAll Order order) {
        byte[] stored = JsonCodec.write(order);

        Order read = JsonCodec.read(stored, Order.class);

        assertThat(read).isEqualTo(order);
        assertThat(JsonCodec.write(read)).isEqualTo(stored);
    }
}
