package org.persona4j.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderLine;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.Quantity;
import org.persona4j.order.RefundOutcome;
import org.persona4j.order.RefundedOrder;
import org.persona4j.order.ReturnedLine;

/**
 * Orders and what is given back of them.
 *
 * <p>Few products and up to five lines, in which odd amounts, free lines, discounts of everything and taxes on everything meet. An
 * order shrinks to one line of tea for 1.00 at noon of the first day, without discount and tax.
 */
public final class Orders {
    private static final int MAX_LINES = 5;
    private static final int MOST_REFUNDS = 6;
    private static final int HUNDRED = 100;
    private static final int CENT = 100;

    /** A product, and the category and the brand that most of its lines name. */
    private record Product(String id, String category, String brand) {}

    private static final List<Product> PRODUCTS = List.of(
            new Product("tea", "food", "Leaf"),
            new Product("cup", "house", "Clay"),
            new Product("soap", "house", "Leaf"),
            new Product("honey", "food", "Hive"));

    /** What is given back, before it is known of which order: of the money or of each line so many percent. */
    private record Wish(Kind kind, int percent, List<Integer> percents) {
        enum Kind {
            WHOLE,
            AMOUNT,
            LINES
        }
    }

    private Orders() {}

    /** Single orders: those written out by {@link #odd()}, and often others of up to five lines. Their id is {@code r-1}. */
    public static Arbitrary<Order> any() {
        Arbitrary<Order> made = Combinators.combine(
                        lines().list().ofMinSize(1).ofMaxSize(MAX_LINES), percents(), percents(), Choices.of(0, 1, 2))
                .as((lines, off, taxed, day) -> order(1, day, lines, off, taxed));
        return Choices.of(odd(), 4, Choices.withoutProducts(made));
    }

    /** Up to eight orders of four days, with the ids {@code r-1}, {@code r-2} and so on. */
    public static Arbitrary<List<Order>> lists() {
        return Choices.withoutProducts(Combinators.combine(any(), Choices.of(0, 0, 1, 2, 3))
                .as((order, day) -> Order.builder().from(order).placedAt(MadeUp.day(day)))
                .list()
                .ofMaxSize(8)
                .map(drafts -> {
                    List<Order> orders = new ArrayList<>(drafts.size());
                    for (Order.Builder draft : drafts) {
                        orders.add(draft.id("r-" + (orders.size() + 1)).build());
                    }
                    return orders;
                }));
    }

    /** Lines of four products; the category and the brand are those of the product, another's, or missing. */
    public static Arbitrary<OrderLine> lines() {
        return Choices.withoutProducts(Combinators.combine(
                        products(), quantities(), amounts(), percents(), percents(), Choices.of(0, 0, 0, 1, 2))
                .as((product, quantity, amount, off, taxed, naming) -> {
                    OrderLine.Builder line = OrderLine.builder()
                            .productId(product.id())
                            .quantity(quantity)
                            .amount(amount)
                            .discount(amount.share(off, HUNDRED))
                            .tax(amount.share(taxed, HUNDRED));
                    return switch (naming) {
                        case 0 ->
                            line.category(product.category())
                                    .brand(product.brand())
                                    .build();
                        case 1 -> line.category("garden").build();
                        default -> line.build();
                    };
                }));
    }

    /** Single refunds of the order {@code r-1}: of all, of an amount, and of lines. */
    public static Arbitrary<OrderRefund> refunds() {
        return Choices.withoutProducts(
                Combinators.combine(any(), wishes()).as((order, wish) -> refund(order, 1, wish)));
    }

    /** Refunds of an order, in the order in which somebody asks for them; the order may not allow all of them. */
    public static Arbitrary<List<OrderRefund>> refundsOf(Order order) {
        return Choices.withoutProducts(wishes().list().ofMaxSize(MOST_REFUNDS).map(wishes -> refunds(order, wishes)));
    }

    /** Orders with refunds that they allow: none, parts, and all of it at once or bit by bit. */
    public static Arbitrary<RefundedOrder> refunded() {
        return Choices.withoutProducts(Combinators.combine(
                        any(), wishes().list().ofMaxSize(MOST_REFUNDS))
                .as((order, wishes) -> {
                    RefundedOrder refunded = RefundedOrder.of(order);
                    for (OrderRefund refund : refunds(order, wishes)) {
                        if (refunded.refund(refund) instanceof RefundOutcome.Refunded next) {
                            refunded = next.order();
                        }
                    }
                    return refunded;
                }));
    }

    /** Amounts of money of zero and more: 1.00, none, the least there is, a fraction of a cent, and up to a million. */
    public static Arbitrary<Money> amounts() {
        return Choices.of(
                List.of(
                        Money.of(1),
                        Money.ZERO,
                        Money.ofTenThousandths(1),
                        Money.parse("0.01"),
                        Money.parse("0.005"),
                        Money.parse("3.3333"),
                        Money.parse("99.99"),
                        Money.of(1_000_000)),
                2,
                Arbitraries.oneOf(
                        Arbitraries.longs().between(1, 9_999).map(cents -> Money.ofTenThousandths(cents * CENT)),
                        Arbitraries.longs().between(1, 300_000).map(Money::ofTenThousandths)));
    }

    /** Quantities: one, a few, weights to the gram, the least and the most there may be. */
    public static Arbitrary<Quantity> quantities() {
        return Choices.of(
                List.of(
                        Quantity.ONE,
                        Quantity.of(2),
                        Quantity.of(3),
                        Quantity.parse("0.375"),
                        Quantity.parse("0.001"),
                        Quantity.of(1_000_000_000)),
                Arbitraries.longs().between(1, 3_000).map(Quantity::new));
    }

    /** The orders that rules tend to forget, after the plainest. */
    private static List<Order> odd() {
        OrderLine tea = line("tea", "1.00").build();
        OrderLine free = line("cup", "0.00").build();
        OrderLine given = line("cup", "2.00").discount(Money.of(2)).build();
        OrderLine taxOnly = line("soap", "0.00").tax(Money.parse("0.10")).build();
        OrderLine bare = OrderLine.builder()
                .productId("\u05EA\u05D4")
                .amount(Money.of(1))
                .build();
        OrderLine third = line("honey", "9.99")
                .quantity(Quantity.of(3))
                .unitPrice(Money.parse("3.33"))
                .build();
        return List.of(
                order(1, 0, List.of(tea), 0, 0),
                order(1, 0, List.of(free), 0, 0),
                order(1, 0, List.of(given), 0, 0),
                order(1, 0, List.of(taxOnly), 0, 0),
                order(1, 0, List.of(tea), HUNDRED, 0),
                order(1, 0, List.of(free, tea), 0, 10),
                order(1, 0, List.of(tea, tea), 33, 7),
                order(1, 0, List.of(bare), 0, 0),
                order(1, 0, List.of(third), 0, 0),
                order(1, 0, Collections.nCopies(MAX_LINES, tea), 1, 1),
                order(1, 0, Collections.nCopies(Order.MAX_LINES, tea), 0, 0),
                Order.builder()
                        .from(order(1, 0, List.of(tea), 0, 0))
                        .storeId("s1")
                        .statedTotal(Money.of(1))
                        .build());
    }

    private static OrderLine.Builder line(String productId, String amount) {
        Product product = PRODUCTS.stream()
                .filter(one -> one.id().equals(productId))
                .findFirst()
                .orElseThrow();
        return OrderLine.builder()
                .productId(productId)
                .category(product.category())
                .brand(product.brand())
                .amount(Money.parse(amount));
    }

    private static Order order(int number, long day, List<OrderLine> lines, int percentOff, int percentTax) {
        Order plain = Order.builder()
                .id("r-" + number)
                .placedAt(MadeUp.day(day))
                .lines(lines)
                .build();
        return Order.builder()
                .from(plain)
                .orderDiscount(plain.preTax().share(percentOff, HUNDRED))
                .orderTax(plain.gross().share(percentTax, HUNDRED))
                .build();
    }

    private static Arbitrary<Product> products() {
        return Choices.of(PRODUCTS);
    }

    /** A part of something in percent: nothing most often, then all. */
    private static Arbitrary<Integer> percents() {
        return Choices.of(
                List.of(0, 0, 0, HUNDRED, 7, 50), Arbitraries.integers().between(0, HUNDRED));
    }

    private static Arbitrary<Wish> wishes() {
        Arbitrary<Wish.Kind> kinds = Choices.of(
                Wish.Kind.WHOLE, Wish.Kind.AMOUNT, Wish.Kind.AMOUNT, Wish.Kind.LINES, Wish.Kind.LINES, Wish.Kind.LINES);
        return Combinators.combine(
                        kinds,
                        Choices.of(
                                List.of(50, HUNDRED, 1, 33),
                                Arbitraries.integers().between(1, HUNDRED + 10)),
                        Choices.of(0, 0, 50, HUNDRED, 10, 33, HUNDRED + 20)
                                .list()
                                .ofSize(MAX_LINES))
                .as(Wish::new);
    }

    private static List<OrderRefund> refunds(Order order, List<Wish> wishes) {
        List<OrderRefund> refunds = new ArrayList<>(wishes.size());
        for (Wish wish : wishes) {
            refunds.add(refund(order, refunds.size() + 1, wish));
        }
        return refunds;
    }

    private static OrderRefund refund(Order order, int number, Wish wish) {
        OrderRefund.Builder refund = OrderRefund.builder()
                .id("f-" + number)
                .orderId(order.id())
                .at(order.placedAt().plus(Duration.ofHours(number)));
        switch (wish.kind()) {
            case WHOLE -> {}
            case AMOUNT ->
                refund.amount(Money.ofTenThousandths(
                        Math.max(1, order.postTax().tenThousandths() / HUNDRED * wish.percent())));
            case LINES -> refund.lines(returned(order, wish.percents()));
        }
        return refund.build();
    }

    /** So many percent of each of the first lines; if that is nothing, the least there is of the first. */
    private static List<ReturnedLine> returned(Order order, List<Integer> percents) {
        List<ReturnedLine> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(order.lines().size(), percents.size()); i++) {
            long bought = order.lines().get(i).quantity().thousandths();
            long back = bought * percents.get(i) / HUNDRED;
            if (back > 0 && back <= Quantity.of(1_000_000_000).thousandths()) {
                lines.add(new ReturnedLine(i + 1, new Quantity(back)));
            }
        }
        return lines.isEmpty() ? List.of(new ReturnedLine(1, new Quantity(1))) : lines;
    }
}
