package org.persona4j.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Orders of few lines, in which odd amounts, free lines and discounts meet, and refunds that may or may not fit them. */
public final class OrderData extends DomainContextBase {
    /** When every order is placed. */
    public static final Instant PLACED = Instant.parse("2024-01-01T10:00:00Z");

    private static final int MAX_LINES = 5;

    /** Called by jqwik. */
    public OrderData() {}

    /** An order with refunds of it, of which some may be refused. */
    public record Story(Order order, List<OrderRefund> refunds) {}

    private static Arbitrary<Money> amounts() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, Arbitraries.just(Money.ZERO)),
                net.jqwik.api.Tuple.of(
                        6,
                        Arbitraries.longs()
                                .between(1, 9_999)
                                .map(cents -> cents * 100)
                                .map(Money::ofTenThousandths)),
                net.jqwik.api.Tuple.of(
                        3, Arbitraries.longs().between(1, 300_000).map(Money::ofTenThousandths)));
    }

    /** A part of something in percent; none and all are frequent. */
    private static Arbitrary<Integer> percents() {
        return Arbitraries.oneOf(
                Arbitraries.of(0, 0, 0, 100), Arbitraries.integers().between(0, 100));
    }

    private static Arbitrary<Quantity> quantities() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 4).map(Quantity::of),
                Arbitraries.longs().between(1, 3_000).map(Quantity::new));
    }

    @Provide
    Arbitrary<OrderLine> lines() {
        return Combinators.combine(
                        Arbitraries.of("tea", "cup", "soap", "honey"),
                        Arbitraries.of("food", "house", ""),
                        quantities(),
                        amounts(),
                        percents(),
                        percents())
                .as((product, category, quantity, amount, off, taxed) -> {
                    OrderLine.Builder line = OrderLine.builder()
                            .productId(product)
                            .quantity(quantity)
                            .amount(amount)
                            .discount(amount.share(off, 100))
                            .tax(amount.share(taxed, 100));
                    return category.isEmpty()
                            ? line.build()
                            : line.category(category).build();
                });
    }

    @Provide
    Arbitrary<Order> orders() {
        return Combinators.combine(lines().list().ofMinSize(1).ofMaxSize(MAX_LINES), percents(), percents())
                .as((lines, off, taxed) -> {
                    Order plain = order(lines, Money.ZERO, Money.ZERO);
                    return order(
                            lines, plain.preTax().share(off, 100), plain.gross().share(taxed, 100));
                });
    }

    private static Order order(List<OrderLine> lines, Money discount, Money tax) {
        return Order.builder()
                .id("r-1")
                .placedAt(PLACED)
                .lines(lines)
                .orderDiscount(discount)
                .orderTax(tax)
                .build();
    }

    /** What a refund gives back, before it is known of which order. */
    private record Wish(int kind, int percent, List<Integer> percents) {}

    private static Arbitrary<Wish> wishes() {
        return Combinators.combine(
                        Arbitraries.of(0, 1, 1, 2, 2, 2, 2),
                        Arbitraries.integers().between(1, 110),
                        Arbitraries.of(0, 0, 10, 33, 50, 100, 120).list().ofSize(MAX_LINES))
                .as(Wish::new);
    }

    private static OrderRefund refund(Order order, int number, Wish wish) {
        OrderRefund.Builder refund =
                OrderRefund.builder().id("f-" + number).orderId(order.id()).at(PLACED.plusSeconds(60L * number));
        if (wish.kind() == 1) {
            long amount = order.postTax().tenThousandths() * wish.percent() / 100;
            refund.amount(Money.ofTenThousandths(Math.max(1, amount)));
        } else if (wish.kind() == 2) {
            List<ReturnedLine> lines = new ArrayList<>();
            for (int i = 0; i < order.lines().size(); i++) {
                long part = order.lines().get(i).quantity().thousandths()
                        * wish.percents().get(i)
                        / 100;
                if (part > 0) {
                    lines.add(new ReturnedLine(i + 1, new Quantity(part)));
                }
            }
            refund.lines(lines.isEmpty() ? List.of(new ReturnedLine(1, new Quantity(1))) : lines);
        }
        return refund.build();
    }

    @Provide
    Arbitrary<Story> stories() {
        return Combinators.combine(orders(), wishes().list().ofMaxSize(6)).as((order, wishes) -> {
            List<OrderRefund> refunds = new ArrayList<>();
            for (Wish wish : wishes) {
                refunds.add(refund(order, refunds.size() + 1, wish));
            }
            return new Story(order, refunds);
        });
    }
}
