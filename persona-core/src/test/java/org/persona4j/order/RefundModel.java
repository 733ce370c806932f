package org.persona4j.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Refunds as one would reckon them on paper: each time anew from the list of all that were allowed. */
final class RefundModel {
    private final Order order;
    private final List<OrderRefund> allowed = new ArrayList<>();
    private BigDecimal given = BigDecimal.ZERO;

    RefundModel(Order order) {
        this.order = order;
    }

    /** The money of a refund; nothing if it is refused. */
    Optional<BigDecimal> refund(OrderRefund refund) {
        if (isOver()) {
            return Optional.empty();
        }
        BigDecimal left = order.postTax().toBigDecimal().subtract(given);
        BigDecimal money;
        if (refund.isWhole()) {
            money = left;
        } else if (refund.amount().isPresent()) {
            money = refund.amount().get().toBigDecimal();
            if (money.compareTo(left) > 0) {
                return Optional.empty();
            }
        } else {
            BigDecimal before = worthOfReturned();
            allowed.add(refund);
            boolean tooMany = false;
            for (int line = 1; line <= order.lines().size(); line++) {
                tooMany |= returned(line).compareTo(bought(line)) > 0;
            }
            money = worthOfReturned().subtract(before).min(left);
            allowed.remove(refund);
            if (tooMany) {
                return Optional.empty();
            }
        }
        allowed.add(refund);
        given = given.add(money);
        return Optional.of(money);
    }

    boolean isOver() {
        boolean everyLine = true;
        for (int line = 1; line <= order.lines().size(); line++) {
            everyLine &= returned(line).compareTo(bought(line)) == 0;
        }
        boolean allMoney = given.signum() > 0 && given.compareTo(order.postTax().toBigDecimal()) == 0;
        return everyLine || allMoney || allowed.stream().anyMatch(OrderRefund::isWhole);
    }

    BigDecimal given() {
        return given;
    }

    private BigDecimal bought(int line) {
        return order.line(line).quantity().toBigDecimal();
    }

    private BigDecimal returned(int line) {
        return allowed.stream()
                .flatMap(refund -> refund.lines().stream())
                .filter(back -> back.line() == line)
                .map(back -> back.quantity().toBigDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal worthOfReturned() {
        BigDecimal worth = BigDecimal.ZERO;
        for (int line = 1; line <= order.lines().size(); line++) {
            BigDecimal share = order.shares().get(line - 1).postTax().toBigDecimal();
            worth = worth.add(
                    returned(line).compareTo(bought(line)) == 0
                            ? share
                            : share.multiply(returned(line)).divide(bought(line), 2, RoundingMode.DOWN));
        }
        return worth;
    }
}
