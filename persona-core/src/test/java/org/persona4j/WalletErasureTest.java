package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.RecordKind;
import org.persona4j.internal.Transactions;
import org.persona4j.loyalty.Adjustment;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.loyalty.OrderRefundOutcome;
import org.persona4j.loyalty.PointsAnswer;
import org.persona4j.loyalty.Purchase;
import org.persona4j.merge.IdentityRules;
import org.persona4j.order.Money;
import org.persona4j.order.OrderRefund;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.recommend.Basket;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.LedgerEntry;
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

    /** Orders with many refunds and a ledger of many pages, in a store that takes few records in a commit; broken off after any. */
    @Test
    @Tag("slow")
    void moreThanACommitTakesIsErasedToo() {
        IdentityRules rules = IdentityRules.builder().sizeCap(2).build();
        Identifier phone = Identifier.of(IdentifierType.PHONE, "+16035553300");
        for (int crash = 1; crash < 20; crash += 3) {
            WatchedStore store =
                    new WatchedStore(new StoreLimits(100, Transactions.keysNeeded(rules), 64 * 1024, 1024 * 1024));
            TestClock clock = new TestClock();
            Personas personas = PersonaEngine.builder(store)
                    .keyring(Trial.ring(1))
                    .identityRules(rules)
                    .clock(clock)
                    .ids(new TestIds())
                    .build()
                    .tenant(Planted.TENANT)
                    .as(Actor.owner("u-1"));
            PersonaId customer = lives(personas, phone);
            long dies = store.commits() + crash;
            store.beforeCommit((number, commit) -> {
                if (number == dies) {
                    throw new StoreUnavailableException("the process died", null);
                }
            });

            try {
                personas.privacy().erase(ErasureRequest.by(phone), "letter 9");
            } catch (StoreUnavailableException expected) {
                assertThat(personas.privacy().resume()).isLessThanOrEqualTo(1);
            }
            store.beforeCommit((number, commit) -> {});
            personas.privacy().erase(ErasureRequest.by(phone), "letter 9");

            for (RecordKind kind : RecordKind.values()) {
                boolean bought = kind.compareTo(RecordKind.WALLET) >= 0 && kind.compareTo(RecordKind.PURCHASES) <= 0;
                assertThat(bought ? store.contents(Planted.TENANT, kind) : Map.of())
                        .as("%s after crash %d of %s", kind, crash, customer)
                        .isEmpty();
            }
        }
    }

    private PersonaId lives(Personas personas, Identifier phone) {
        ProfileId profile = SmallTenant.take(personas, Planted.record("large").phone(phone.value()));
        PersonaId customer = PersonaId.of(profile.value());
        personas.wallets().join(customer);
        List<Purchase> purchases = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            purchases.add(new Purchase(CustomerRef.of(customer), planted.order("large-" + i, "north", "200")));
        }
        personas.orders().recordAll(purchases);
        for (int i = 0; i < 100; i++) {
            personas.orders()
                    .refund(OrderRefund.ofAmount(
                            "back-" + i, "large-7", planted.clock().instant(), Money.of(1)));
        }
        for (int i = 0; i < 40; i++) {
            personas.wallets().adjust(customer, Points.of(1), "large-" + i, "sorry");
        }
        return customer;
    }

    @Test
    @Tag("slow")
    void nothingThatIsBookedMeanwhileBringsAnythingBack() throws Exception {
        for (int round = 0; round < 15; round++) {
            Planted busy = new Planted();
            ExecutorService threads = Executors.newFixedThreadPool(5);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> ends = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                String name = "t" + thread + "-";
                Personas other = busy.on(busy.store(), new TestIds(name)).as(Actor.owner("u-1"));
                ends.add(threads.submit(atOnce(start, () -> {
                    for (int i = 0; i < 6; i++) {
                        books(busy, other, name + i);
                    }
                    return null;
                })));
            }
            ends.add(threads.submit(
                    atOnce(start, () -> busy.as(Role.OWNER).privacy().erase(Planted.REQUEST, "letter 9"))));
            start.countDown();
            for (Future<?> end : ends) {
                end.get(60, TimeUnit.SECONDS);
            }
            threads.shutdown();

            assertThat(busy.boughtBy(busy.profiles())).as("round %d", round).isEmpty();
            assertThat(Planted.traces().in(busy.store(), Planted.TENANT))
                    .as("round %d", round)
                    .isEmpty();
            holdTogether(busy);
        }
    }

    private static <T> Callable<T> atOnce(CountDownLatch start, Callable<T> work) {
        return () -> {
            start.await();
            return work.call();
        };
    }

    /** What a till may do with the customer, and with the partner, to whom part of the redemption can be given back. */
    private static void books(Planted busy, Personas till, String id) {
        CustomerRef form = CustomerRef.of(PersonaId.of(busy.formProfile().value()));
        till.orders()
                .record(
                        CustomerRef.of(Planted.TILL, "planted-till-1"),
                        busy.order("planted-order-" + id, "planted-store", "3"));
        till.orders().record(form, busy.order("planted-order-f" + id, "planted-store", "4"));
        till.orders()
                .refund(OrderRefund.ofAmount(
                        "planted-order-r" + id,
                        "planted-order-" + id,
                        busy.clock().instant(),
                        Money.of(1)));
        orGone(() -> till.wallets().redeem(busy.customer(), Points.of(1), "planted-redemption-" + id, "Плантова"));
        orGone(() -> till.wallets().adjust(busy.customer(), Points.of(2), "planted-redemption-a" + id, "Плантова"));
        orGone(() ->
                till.wallets().refund(busy.customer(), Planted.SHARED_REDEMPTION, Points.of(1), "back-c" + id, null));
        orGone(() ->
                till.wallets().refund(busy.partner(), Planted.SHARED_REDEMPTION, Points.of(1), "back-p" + id, null));
        orGone(() -> till.wallets().leave(busy.customer()));
        orGone(() -> till.wallets().join(busy.customer()));
        orGone(() -> till.wallets().expire(busy.customer()));
    }

    private static void orGone(Runnable call) {
        try {
            call.run();
        } catch (NotFoundException gone) {
            assertThat(gone).hasNoCause();
        }
    }

    /** Checks that the points of the partner are those that their ledger tells of. */
    private static void holdTogether(Planted busy) {
        Personas owner = busy.as(Role.OWNER);
        Points sum = owner.wallets().timeline(busy.partner(), null, 1_000).lines().stream()
                .flatMap(line -> line.shares().values().stream().flatMap(List::stream))
                .map(LedgerEntry::points)
                .reduce(Points.ZERO, Points::plus);
        assertThat(owner.wallets().of(busy.partner()).balance()).isEqualTo(sum);
    }
}
