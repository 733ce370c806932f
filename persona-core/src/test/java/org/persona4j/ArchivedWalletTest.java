package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.Shop.points;
import static org.persona4j.Shop.profile;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.earning.NotCounted;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.PersonaId;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.loyalty.OrderRefundOutcome;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.order.Money;
import org.persona4j.order.OrderRefund;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.TimelineLine;

/** What becomes of orders and points while their customer is in the archive, and once they are back. */
class ArchivedWalletTest {
    private static final String PHONE = "+16035551201";
    private static final String OTHER_PHONE = "+16035551202";

    private final WatchedStore store = SmallTenant.store();
    private final Shop shop = new Shop(store, LoyaltyPolicy.standard());
    private final PersonaId ada = shop.member("1", PHONE);

    private void archive(PersonaId id) {
        shop.owner().archive().put(id, ArchiveReason.MANUAL, "moved");
    }

    private void restore(PersonaId id) {
        shop.owner().archive().restore(id, "back");
    }

    @TestFactory
    Stream<DynamicTest> theWalletMayStillBeRead() {
        shop.buys(ada, "o-1", "10");
        List<Function<PersonaId, Object>> looks = List.of(
                id -> shop.wallets().of(id).balance(),
                id -> shop.wallets().at(id, shop.now()),
                id -> shop.wallets().balanceAt(id, shop.now()),
                id -> shop.wallets().isMember(id),
                id -> shop.wallets().timeline(id, null, 10).toString(),
                id -> shop.wallets().explain(id).toText());
        List<Object> before = looks.stream().map(look -> look.apply(ada)).toList();
        archive(ada);

        return looks.stream()
                .map(look -> DynamicTest.dynamicTest(
                        "look " + looks.indexOf(look),
                        () -> assertThat(look.apply(ada)).isEqualTo(before.get(looks.indexOf(look)))));
    }

    @Test
    void inTheArchiveOfPrivacyThereIsNoWalletAndNoOrderIsTaken() {
        shop.buys(ada, "o-1", "10");
        shop.as(Role.SUPPORT).archive().put(ada, ArchiveReason.PRIVACY, "case 7");

        OrderOutcome order = shop.orders().record(CustomerRef.of(ada), shop.order("o-2", "5"));
        OrderRefundOutcome refund = shop.orders().refund(OrderRefund.whole("f-1", "o-1", shop.now()));

        assertThat(order).isEqualTo(new OrderOutcome.Refused(OrderOutcome.Reason.UNKNOWN_CUSTOMER));
        assertThat(refund).isEqualTo(new OrderRefundOutcome.UnknownOrder());
        for (Role role : List.of(Role.OWNER, Role.SUPPORT, Role.SYSTEM)) {
            assertThatThrownBy(() -> shop.as(role).wallets().of(ada)).isInstanceOf(NotFoundException.class);
        }
        shop.as(Role.SUPPORT).archive().restorePrivacy(ada, "case 7");
        assertThat(shop.balance(ada)).isEqualTo(points("10"));
    }

    @Test
    void whoseOrdersOneProfileAloneHadEarnsForThemByTheMembershipOfAnother() {
        PersonaId bought = shop.customer("2", PHONE);
        archive(ada);
        RecordedOrder meanwhile = shop.buys(bought, "o-1", "7");

        restore(bought);

        assertThat(meanwhile.earning().notCounted()).contains(NotCounted.ARCHIVED);
        assertThat(shop.balance(ada)).isEqualTo(points("7"));
        assertThat(shop.wallets().of(ada).parts())
                .filteredOn(part -> part.balance().isPositive())
                .extracting(part -> part.profile())
                .containsExactly(profile(bought));
        assertThat(shop.orders().byReceipt("o-1").orElseThrow().earning().points())
                .isEqualTo(points("7"));
    }

    @Test
    void anOrderEarnsOnReturnForWhoIsOneWithAMemberByThen() {
        PersonaId bob = shop.customer("2", OTHER_PHONE);
        archive(bob);
        shop.buys(bob, "o-1", "7");
        SourceRecord form = SourceRecord.builder(Source.of(Source.Kind.LOYALTY_SIGNUP), "f")
                .phone(OTHER_PHONE)
                .build();
        PersonaId again = ((IntakeOutcome.Accepted) shop.owner().intake().take(form)).persona();
        shop.wallets().join(again);

        restore(bob);

        assertThat(shop.balance(again)).isEqualTo(points("7"));
        assertThat(shop.balance(bob)).isEqualTo(points("7"));
    }

    @Test
    void whoWasNoMemberEarnsForOrdersOfThatTimeOnJoining() {
        PersonaId bob = shop.customer("2", OTHER_PHONE);
        archive(bob);
        shop.buys(bob, "o-1", "7");
        restore(bob);
        Points before = shop.balance(bob);

        shop.wallets().join(bob);

        assertThat(before).isEqualTo(Points.ZERO);
        assertThat(shop.balance(bob)).isEqualTo(points("7"));
    }

    @Test
    void whatWasRefundedInTheArchiveIsNotEarnedOnReturn() {
        archive(ada);
        shop.buys(ada, "o-1", "10");
        shop.buys(ada, "o-2", "5");
        shop.orders().refund(OrderRefund.ofAmount("f-1", "o-1", shop.now(), Money.of(4)));
        shop.orders().refund(OrderRefund.whole("f-2", "o-2", shop.now()));

        restore(ada);

        assertThat(shop.balance(ada)).isEqualTo(points("6"));
        assertThat(shop.wallets().explain(ada).closing()).isEqualTo(points("6"));
    }

    @Test
    void aRefundInTheArchiveTakesBackWhatWasEarnedBefore() {
        shop.buys(ada, "o-1", "10");
        archive(ada);

        shop.orders().refund(OrderRefund.ofAmount("f-1", "o-1", shop.now(), Money.of(4)));

        assertThat(shop.balance(ada)).isEqualTo(points("6"));
    }

    @Test
    void anOrderOfThatTimeIsNoTransactionThatKeepsPointsAlive() {
        shop.buys(ada, "o-1", "10");
        archive(ada);
        shop.passDays(300);
        shop.buys(ada, "o-2", "5");
        shop.passDays(100);

        restore(ada);

        assertThat(shop.balance(ada)).isEqualTo(points("5"));
        assertThat(shop.wallets().timeline(ada, null, 10).lines())
                .extracting(TimelineLine::kind)
                .containsExactly(EntryKind.EARNED, EntryKind.EXPIRATION, EntryKind.EARNED);
    }

    @Test
    void whoWasHiddenMeanwhileEarnsNothingForIt() {
        archive(ada);
        shop.buys(ada, "o-1", "10");
        shop.owner().privacy().block(SmallTenant.PHONE, "asked to");

        OrderOutcome hidden = shop.orders().record(CustomerRef.of(ada), shop.order("o-2", "5"));
        shop.as(Role.SUPPORT).privacy().recover(SmallTenant.PHONE, "letter 1");
        restore(ada);

        assertThat(hidden).isEqualTo(new OrderOutcome.Refused(OrderOutcome.Reason.UNKNOWN_CUSTOMER));
        assertThat(shop.balance(ada)).isEqualTo(points("10"));
    }

    /** The process dies between the commit that brings the customer back and those by which orders earn. */
    @TestFactory
    Stream<DynamicTest> theNextCallMakesOrdersEarnIfTheOneThatRestoredDied() {
        return Stream.of("redeem", "adjust", "buy", "refund", "leave", "restore")
                .map(next -> DynamicTest.dynamicTest(next, () -> {
                    WatchedStore broken = SmallTenant.store();
                    Shop other = new Shop(broken, LoyaltyPolicy.standard());
                    PersonaId customer = other.member("1", PHONE);
                    PersonaId same = other.customer("2", PHONE);
                    other.owner().archive().put(customer, ArchiveReason.MANUAL, "moved");
                    for (int order = 0; order < 20; order++) {
                        other.buys(order % 2 == 0 ? customer : same, "o-" + order, "10");
                    }
                    long restored = broken.commits() + 1;
                    broken.beforeCommit((number, commit) -> {
                        if (number > restored) {
                            throw new StoreUnavailableException("the process died", null);
                        }
                    });
                    assertThatThrownBy(() -> other.owner().archive().restore(customer, "back"))
                            .isInstanceOf(StoreUnavailableException.class);
                    broken.beforeCommit((number, commit) -> {});
                    Points lost = other.balance(customer);

                    Points expected = next(other, next, customer);

                    assertThat(lost).isEqualTo(Points.ZERO);
                    assertThat(other.balance(same)).isEqualTo(expected);
                }));
    }

    /** Makes the call and answers how many points are left after it. */
    private static Points next(Shop shop, String call, PersonaId customer) {
        switch (call) {
            case "redeem" -> shop.wallets().redeem(customer, points("150"), "r-1", null);
            case "adjust" -> shop.wallets().adjust(customer, points("-150"), "a-1", null);
            case "buy" -> shop.buys(customer, "o-new", "10");
            case "refund" -> shop.orders().refund(OrderRefund.whole("f-1", "o-3", shop.now()));
            case "leave" -> shop.wallets().leave(customer);
            default -> shop.owner().archive().restore(customer, "back");
        }
        return switch (call) {
            case "redeem", "adjust" -> points("50");
            case "buy" -> points("210");
            case "refund" -> points("190");
            default -> points("200");
        };
    }
}
