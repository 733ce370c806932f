package org.persona4j;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.persona4j.identity.PersonaId;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.Purchase;
import org.persona4j.order.OrderRefund;
import org.persona4j.recommend.Basket;
import org.persona4j.recommend.ProductModel;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/** Calls about orders, points and recommendations. */
final class LoyaltyCalls extends CallList {
    LoyaltyCalls() {
        orders();
        points();
        wallets();
        recommendations();
    }

    private void orders() {
        changes(
                "orders.record(CustomerRef,Order)",
                "orders.record",
                (p, t) -> p.orders().record(CustomerRef.of(t.own()), SmallTenant.order("new", "12.50")));
        changes(
                "orders.recordAll(List)",
                "orders.record",
                (p, t) -> p.orders()
                        .recordAll(List.of(new Purchase(
                                CustomerRef.of(SmallTenant.TILL, "3"), SmallTenant.order("new", "12.50")))));
        changes(
                "orders.refund(OrderRefund)",
                "orders.refund",
                (p, t) -> p.orders().refund(OrderRefund.whole("new", SmallTenant.ORDER, TestClock.START)));
        looks("orders.byReceipt(String)", (p, t) -> p.orders().byReceipt(SmallTenant.ORDER));
        looks("orders.of(PersonaId,String,int)", (p, t) -> p.orders().of(t.own(), null, 10));
    }

    private void points() {
        Points two = Points.of(2);
        changes(
                "wallets.credit(PersonaId,EntryKind,Points,String,String)",
                "wallets.credit",
                (p, t) -> p.wallets().credit(t.own(), EntryKind.BOOST, two, "new", "birthday"));
        changes(
                "wallets.adjust(PersonaId,Points,String,String)",
                "wallets.adjust",
                (p, t) -> p.wallets().adjust(t.own(), two.negated(), "new", "mistaken"));
        changes(
                "wallets.zero(PersonaId,String,String)",
                "wallets.zero",
                (p, t) -> p.wallets().zero(t.own(), "new", "as agreed"));
        changes(
                "wallets.redeem(PersonaId,Points,String,String)",
                "wallets.redeem",
                (p, t) -> p.wallets().redeem(t.own(), two, "new", "a cup"));
        changes(
                "wallets.refund(PersonaId,String,Points,String,String)",
                "wallets.refund",
                (p, t) -> p.wallets().refund(t.own(), SmallTenant.REDEMPTION, two, "new", "broken"));
    }

    private void wallets() {
        Instant start = TestClock.START;
        changes(
                "wallets.join(PersonaId)",
                "wallets.join",
                (p, t) -> p.wallets().join(PersonaId.of(t.second().value())));
        changes(
                "wallets.leave(PersonaId)",
                "wallets.leave",
                (p, t) -> p.wallets().leave(t.own()));
        looks("wallets.of(PersonaId)", (p, t) -> p.wallets().of(t.own()));
        looks("wallets.at(PersonaId,Instant)", (p, t) -> p.wallets().at(t.own(), start));
        looks("wallets.balanceAt(PersonaId,Instant)", (p, t) -> p.wallets().balanceAt(t.own(), start));
        looks("wallets.isMember(PersonaId)", (p, t) -> p.wallets().isMember(t.own()));
        looks(
                "wallets.timeline(PersonaId,TimelineCursor,int)",
                (p, t) -> p.wallets().timeline(t.own(), null, 10));
        looks("wallets.explain(PersonaId)", (p, t) -> p.wallets().explain(t.own()));
        looks(
                "wallets.explain(PersonaId,Instant,Instant)",
                (p, t) -> p.wallets().explain(t.own(), start, start.plusSeconds(1)));
        looks(
                "wallets.adjustments(Instant,Instant,String,int)",
                (p, t) -> p.wallets().adjustments(start, start.plusSeconds(1), null, 10));
        looks("wallets.expire(PersonaId)", (p, t) -> p.wallets().expire(t.own()));
    }

    private void recommendations() {
        looks("recommendations.train()", (p, t) -> p.recommendations().train());
        looks("recommendations.eachBasket(Consumer)", (p, t) -> {
            List<Basket> baskets = new ArrayList<>();
            p.recommendations().eachBasket(baskets::add);
            return baskets;
        });
        looks(
                "recommendations.recommend(PersonaId,Recommender,int)",
                (p, t) -> p.recommendations()
                        .recommend(
                                t.own(),
                                ProductModel.builder()
                                        .add(List.of("tea", "cup"))
                                        .build(),
                                10));
    }
}
