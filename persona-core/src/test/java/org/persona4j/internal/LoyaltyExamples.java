package org.persona4j.internal;

import static org.persona4j.internal.Examples.MONDAY;
import static org.persona4j.internal.Examples.P1;
import static org.persona4j.internal.Examples.P2;
import static org.persona4j.internal.Examples.STAFF;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.persona4j.earning.Earning;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.earning.FreezeWindow;
import org.persona4j.earning.NotCounted;
import org.persona4j.earning.PointRounding;
import org.persona4j.earning.TaxBasis;
import org.persona4j.favorite.ChoiceLevel;
import org.persona4j.favorite.FavoriteStore;
import org.persona4j.favorite.PurchaseCount;
import org.persona4j.favorite.PurchaseHistory;
import org.persona4j.favorite.PurchasePolicy;
import org.persona4j.favorite.StoreChoice;
import org.persona4j.favorite.StoreClaim;
import org.persona4j.loyalty.Statement;
import org.persona4j.loyalty.StatementLine;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.Quantity;
import org.persona4j.order.ReturnedLine;
import org.persona4j.recommend.Reason;
import org.persona4j.wallet.BelowZero;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.LedgerPage;
import org.persona4j.wallet.LotClass;
import org.persona4j.wallet.LotLife;
import org.persona4j.wallet.LotRun;
import org.persona4j.wallet.Membership;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.RefundShortfall;
import org.persona4j.wallet.Reversed;
import org.persona4j.wallet.Touch;
import org.persona4j.wallet.WalletPolicy;

/** The examples of what is bought, earned and spent; each uses every property it has, or several together do. */
final class LoyaltyExamples {
    private static final Instant TUESDAY = Instant.parse("2024-01-02T00:00:00.123456Z");
    private static final LotLife YEAR = LotLife.inactivity(365);

    private LoyaltyExamples() {}

    static void putInto(Map<String, Object> all) {
        all.put("wallet-policy", walletPolicy());
        all.put("earning-policy", earningPolicy());
        all.put("purchase-policy", new PurchasePolicy(90));
        all.put("order", order());
        all.put(
                "order-least",
                Order.builder()
                        .id("o-2")
                        .placedAt(MONDAY)
                        .line(line -> line.productId("tea").amount(Money.parse("3.1")))
                        .build());
        all.put("order-refund-lines", refundOfLines());
        all.put("order-refund-amount", OrderRefund.ofAmount("f-2", "o-1", TUESDAY, Money.parse("0.125")));
        all.put("earning", Earning.decide(order(), true, false, 0, earningPolicy()));
        all.put("earning-nothing", Earning.decide(order(), false, false, 0, earningPolicy()));
        all.put("favorite-store-purchases", favorite());
        all.put("statement", statement());
        all.put("recommendation-repeat", new Reason.Repeat(4, 6));
        all.put("recommendation-bought-with", new Reason.BoughtWith("cup"));
        all.put("recommendation-popular", new Reason.Popular());
        records(all);
    }

    private static void records(Map<String, Object> all) {
        LivedWallet lived = new LivedWallet();
        Membership left = new Membership(false, TUESDAY, STAFF);
        all.put("record-wallet", WalletRecord.empty("k1").with(lived.rich()).withUnearned());
        all.put(
                "record-wallet-owing",
                WalletRecord.empty("k1")
                        .with(lived.owing())
                        .with(left)
                        .accruing()
                        .accruedUpTo("p1/o"));
        all.put("record-wallet-returning", WalletRecord.empty("k1").withReturning());
        all.put("record-ledger", new LedgerPage(List.of(earned(0), entry())));
        all.put("record-entry", new EntryRecord(List.of(use(), useWithoutPoints())));
        all.put("record-receipt", ReceiptRef.NONE.with(new ReceiptRef.Place(P1, "2024/u1")));
        Earning earning = Earning.decide(order(), true, false, 0, earningPolicy());
        OrderRecord bought = OrderRecord.of(order(), TUESDAY, STAFF, earning, 3L);
        all.put(
                "record-order",
                bought.with(
                        refundOfLines(), new Reversed(Points.parse("2.5"), Points.parse("1")), Points.parse("1.5")));
        all.put("record-order-unearned", OrderRecord.of(order(), TUESDAY, STAFF, unearned(), null));
        all.put(
                "record-visits",
                VisitsRecord.NONE
                        .withOneOn(LocalDate.parse("2024-01-01"))
                        .withOneOn(LocalDate.parse("2024-12-31"))
                        .withOneOn(LocalDate.parse("2024-12-31")));
        all.put(
                "record-visits-touched",
                VisitsRecord.NONE
                        .withOneOn(LocalDate.parse("2024-02-29"))
                        .with(new Touch(TUESDAY, LocalDate.parse("2024-02-29")))
                        .with(new Touch(TUESDAY, LocalDate.parse("2024-12-31"))));
        all.put("record-purchases", purchases());
    }

    private static Earning unearned() {
        return Earning.decide(order(), true, true, 0, earningPolicy());
    }

    private static WalletPolicy walletPolicy() {
        return WalletPolicy.builder()
                .lives(Map.of(EntryKind.EARNED, YEAR))
                .belowZero(BelowZero.ALLOW)
                .refundShortfall(RefundShortfall.DEBT)
                .zone(ZoneId.of("America/New_York"))
                .build();
    }

    private static EarningPolicy earningPolicy() {
        return EarningPolicy.builder()
                .pointsPer100(Points.parse("12.5"))
                .pointsPerOrder(Points.of(1))
                .maxVisitsPerDay(2)
                .zone(ZoneId.of("America/New_York"))
                .taxBasis(TaxBasis.POST_TAX)
                .rounding(PointRounding.NEAREST)
                .earnsFrom(LocalDate.parse("2023-01-01"))
                .freezes(List.of(new FreezeWindow(TUESDAY, TUESDAY.plus(Duration.ofDays(1)))))
                .excludedProducts(List.of("card"))
                .excludedCategories(List.of("tobacco"))
                .build();
    }

    private static Order order() {
        return Order.builder()
                .id("o-1")
                .placedAt(MONDAY)
                .storeId("harbor")
                .line(tea -> tea.productId("tea")
                        .name("Thé \"vert\"")
                        .brand("Allén")
                        .category("drinks")
                        .quantity(Quantity.parse("0.375"))
                        .unitPrice(Money.parse("40"))
                        .discount(Money.parse("1.5"))
                        .tax(Money.parse("0.9450")))
                .line(card -> card.productId("card").amount(Money.of(20)))
                .orderDiscount(Money.parse("2"))
                .orderTax(Money.parse("0.0001"))
                .statedTotal(Money.parse("32.4451"))
                .build();
    }

    private static OrderRefund refundOfLines() {
        return OrderRefund.ofLines("f-1", "o-1", TUESDAY, List.of(new ReturnedLine(2, Quantity.ONE)));
    }

    private static PurchaseHistory purchases() {
        PurchasePolicy policy = PurchasePolicy.standard();
        return PurchaseHistory.empty()
                .plus("harbor", MONDAY, policy, TUESDAY)
                .plus("main-street", MONDAY, policy, TUESDAY)
                .plus("harbor", TUESDAY, policy, TUESDAY);
    }

    private static FavoriteStore favorite() {
        LocalDate since = LocalDate.parse("2023-01-02");
        return new FavoriteStore(bought("harbor", 2, since), List.of(bought("main-street", 1, since)));
    }

    private static StoreClaim bought(String store, int orders, LocalDate since) {
        StoreChoice choice = new StoreChoice(ChoiceLevel.PURCHASE_HISTORY, store, MONDAY);
        return new StoreClaim(choice, P1, "k1", Optional.of(new PurchaseCount(orders, 3, since)));
    }

    private static Statement statement() {
        StatementLine line = new StatementLine(
                MONDAY,
                StatementLine.Kind.ORDER,
                "o-1",
                Optional.of(Money.parse("32.4451")),
                Optional.of(Money.parse("12.5")),
                Points.of(3),
                Points.of(5),
                List.of("line 2 did not count: " + NotCounted.EXCLUDED_PRODUCT.label()));
        StatementLine spent = new StatementLine(
                TUESDAY,
                StatementLine.Kind.REDEMPTION,
                "r-1",
                Optional.empty(),
                Optional.empty(),
                Points.of(-4),
                Points.of(1),
                List.of());
        return new Statement(MONDAY, TUESDAY, Points.of(2), List.of(line, spent), Points.of(1));
    }

    private static LedgerEntry earned(long sequence) {
        return LedgerEntry.builder()
                .sequence(sequence)
                .id("order:o-1")
                .kind(EntryKind.EARNED)
                .points(Points.of(9))
                .total(Points.of(9))
                .at(MONDAY)
                .balanceAfter(Points.of(9))
                .life(YEAR)
                .build();
    }

    /** One such as never is, with all that any can have. */
    private static LedgerEntry entry() {
        LotClass earned = new LotClass(EntryKind.EARNED, YEAR);
        LotClass given = new LotClass(EntryKind.BOOST, LotLife.never());
        return LedgerEntry.builder()
                .sequence(1)
                .id("x-1")
                .kind(EntryKind.ADJUSTMENT)
                .points(Points.parse("6.5"))
                .total(Points.parse("7.25"))
                .at(TUESDAY)
                .balanceAfter(Points.parse("15.5"))
                .by(STAFF)
                .note("an \"ä\"")
                .orderId("o-1")
                .refersTo("order:o-1")
                .occurredAt(MONDAY)
                .life(LotLife.fixed(90))
                .took(new TreeMap<>(Map.of(earned, List.of(new LotRun(0, 0, Points.of(2))))))
                .gaveBack(new TreeMap<>(Map.of(given, List.of(new LotRun(3, 7, Points.of(5))))))
                .debtChange(Points.of(-1))
                .writtenOff(Points.parse("0.5"))
                .alreadyExpired(Points.parse("0.25"))
                .touchedOn(LocalDate.parse("2024-01-01"))
                .expirationBefore(0L)
                .build();
    }

    private static EntryRecord.Use use() {
        return new EntryRecord.Use(
                P1,
                EntryKind.REDEMPTION_REFUND,
                Points.of(5),
                "r-1",
                new BookingOutcome.Booked(
                        "b-1",
                        EntryKind.REDEMPTION_REFUND,
                        Points.of(5),
                        TUESDAY,
                        List.of(P1, P2),
                        Points.of(1),
                        Points.parse("0.5"),
                        new Reversed(Points.of(3), Points.of(1)),
                        Points.of(12)),
                List.of(new EntryRecord.Part(P1, 3, 1), new EntryRecord.Part(P2, 0, 2)),
                Points.of(2));
    }

    @SuppressWarnings("NullAway") // of a nested type in a class file it does not see that it may be absent
    private static EntryRecord.Use useWithoutPoints() {
        return new EntryRecord.Use(P2, EntryKind.EARNED, Points.ZERO, null, null, List.of(), Points.ZERO);
    }
}
