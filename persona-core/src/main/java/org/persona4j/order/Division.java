package org.persona4j.order;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** How money of a whole order is divided over its lines, so that the parts add up to it. */
final class Division {
    private Division() {}

    /**
     * The parts of a total, in proportion to weights: after each line, what was given out so far is the proportional part of
     * the total, cut to the ten-thousandth. So no part is off by more than that, and none exceeds its weight while the total does
     * not exceed the sum of the weights. If all weights are zero the first line has it all.
     */
    static List<Money> divide(Money total, List<Money> weights) {
        BigInteger sum = BigInteger.ZERO;
        for (Money weight : weights) {
            sum = sum.add(BigInteger.valueOf(weight.tenThousandths()));
        }
        BigInteger whole = BigInteger.valueOf(total.tenThousandths());
        BigInteger reached = BigInteger.ZERO;
        long given = 0;
        List<Money> parts = new ArrayList<>(weights.size());
        for (Money weight : weights) {
            reached = reached.add(BigInteger.valueOf(weight.tenThousandths()));
            long due = sum.signum() == 0
                    ? total.tenThousandths()
                    : whole.multiply(reached).divide(sum).longValueExact();
            parts.add(Money.ofTenThousandths(due - given));
            given = due;
        }
        return parts;
    }
}
