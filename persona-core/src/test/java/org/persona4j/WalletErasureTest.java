package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Role;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.RecordKind;
import org.persona4j.loyalty.Adjustment;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.loyalty.OrderRefundOutcome;
import org.persona4j.loyalty.PointsAnswer;
import org.persona4j.order.OrderRefund;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.recommend.Basket;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.Points;

/** What is left of the orders and points of a customer who was erased, and of those who spent points together with them. */
class WalletErasureTest {
    private final Planted planted = new Planted();
    private final Personas owner = planted.as(Role.OWNER);

    private void erase() {
        owner.privacy().erase(Planted.REQUEST, "letter 9");
    }

    private Points balance(PersonaId id) {
        return owner.wallets().of(id).balance();
    }

    @Test
    void whatIsLookedForIsThereBefore() {
        Set<String> kinds = new TreeSet<>();
        planted.boughtBy(planted.profiles()).forEach(left -> kinds.add(left.split(" ", -1)[0]));

        assertThat(kinds)
                .containsExactly("ADJUSTMENT", "ENTRY", "LEDGER", "ORDER", "PURCHASES", "RECEIPT", "VISITS", "WALLET");
    }

    @Test
    void whoSharedARedemptionIsGivenBackTheirShareAndNoMore() {
        Points before = balance(planted.partner());
        erase();

        PointsAnswer more = owner.wallets()
                .refund(planted.partner(), Planted.SHARED_REDEMPTION, Points.parse("60.01"), "back-1", null);
        PointsAnswer share =
                owner.wallets().refund(planted.partner(), Planted.SHARED_REDEMPTION, Points.of(60), "back-2", null);

        assertThat(before).isEqualTo(Points.of(3));
        assertThat(more.outcome()).isInstanceOf(BookingOutcome.Refused.class);
        assertThat(share.isBooked()).isTrue();
        assertThat(balance(planted.partner())).isEqualTo(Points.of(63));
    }

    @Test
    void theWordsThatWereWrittenWithTheirIdGoAndThoseOfTheOthersStay() {
        erase();

        assertThat(owner.wallets().timeline(planted.partner(), null, 10).lines())
                .extracting(line -> line.entry().note().orElse("-"))
                .containsExactly("-", "mistaken", "-", "welcome", "-");
    }

    @Test
    void anAdjustmentIsStillListedForWhoSharedIt() {
        erase();

        List<Adjustment> adjustments = owner.wallets()
                .adjustments(TestClock.START, planted.clock().instant().plusSeconds(1), null, 100)
                .items();

        assertThat(adjustments)
                .extracting(one -> one.persona() + " " + one.entry().id())
                .containsExactly(
                        planted.partner() + " " + Planted.SHARED_ADJUSTMENT, planted.neighbor() + " adjustment-4");
    }

    @Test
    void nothingMoreIsTakenOrRefunded() {
        erase();

        OrderOutcome byRecord = owner.orders()
                .record(CustomerRef.of(Planted.TILL, "planted-till-1"), planted.order("new", "north", "5"));
        OrderOutcome byId =
                owner.orders().record(CustomerRef.of(planted.customer()), planted.order("new", "north", "5"));
        OrderRefundOutcome refund = owner.orders()
                .refund(OrderRefund.whole(
                        "new", "planted-order-1", planted.clock().instant()));

        assertThat(List.of(byRecord, byId))
                .containsOnly(new OrderOutcome.Refused(OrderOutcome.Reason.UNKNOWN_CUSTOMER));
        assertThat(refund).isEqualTo(new OrderRefundOutcome.UnknownOrder());
        assertThatThrownBy(() -> owner.wallets().redeem(planted.customer(), Points.of(1), "new", null))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void idsOfTheirsAreFreeAgain() {
        erase();

        OrderOutcome order = owner.orders()
                .record(CustomerRef.of(planted.neighbor()), planted.order("planted-order-1", "north", "5"));
        PointsAnswer redeemed = owner.wallets().redeem(planted.neighbor(), Points.of(1), "planted-redemption-2", null);

        assertThat(order).isInstanceOf(OrderOutcome.Recorded.class);
        assertThat(redeemed.isBooked()).isTrue();
        assertThat(redeemed.repeated()).isFalse();
    }

    @Test
    void noBasketOfTheirsIsLearnedFrom() {
        erase();
        List<Basket> baskets = new ArrayList<>();

        owner.recommendations().eachBasket(baskets::add);

        assertThat(baskets).hasSize(2);
    }

    @Test
    void whoIsErasedAfterThemLeavesNothingEither() {
        erase();

        owner.privacy().erase(ErasureRequest.by(Identifier.of(IdentifierType.PHONE, "+16035558802")), "letter 10");

        assertThat(planted.boughtBy(Set.of(ProfileId.of(planted.partner().value()))))
                .isEmpty();
        assertThat(planted.store().all(Planted.TENANT, RecordKind.ENTRY.storedName(), Object.class))
                .hasSize(2);
    }

    @Test
    void ofAHouseholdTheWalletOfWhoStaysStays() {
        Points before = balance(planted.customer());
        Points ofForm = owner.wallets().of(planted.customer()).parts().stream()
                .filter(part -> part.profile().equals(planted.formProfile()))
                .findFirst()
                .orElseThrow()
                .balance();

        owner.privacy().erase(Planted.REQUEST.onlyProfiles(List.of(planted.formProfile())), "letter 9");

        assertThat(balance(planted.customer())).isEqualTo(before.minus(ofForm));
        assertThat(planted.boughtBy(Set.of(planted.formProfile()))).isEmpty();
        assertThat(owner.wallets().isMember(planted.customer())).isTrue();
    }
}
