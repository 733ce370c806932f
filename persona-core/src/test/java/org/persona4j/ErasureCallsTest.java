package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.Shop.points;
import static org.persona4j.Shop.profile;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.order.Money;
import org.persona4j.order.OrderRefund;
import org.persona4j.privacy.ErasureReceipt;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.wallet.EntryKind;

/** What may be asked of privacy and the archive, and what it comes to for points. */
class ErasureCallsTest {
    private static final String PHONE = "+16035551201";
    private static final Identifier NUMBER = Identifier.of(IdentifierType.PHONE, PHONE);
    private static final ErasureRequest REQUEST = ErasureRequest.by(NUMBER);

    private final WatchedStore store = new WatchedStore(new InMemoryPersonaStore().limits());
    private final Shop shop = new Shop(store, org.persona4j.loyalty.LoyaltyPolicy.standard());
    private final Privacy privacy = shop.owner().privacy();
    private final Privacy support = shop.as(Role.SUPPORT).privacy();

    private IntakeOutcome arrives(Identifier number) {
        return shop.owner()
                .intake()
                .take(SourceRecord.builder(Shop.TILL, "new")
                        .phone(number.value())
                        .build());
    }

    @Test
    void whoWasErasedWithoutBeingKnownIsFreeToComeWhenTheyAsk() {
        privacy.erase(REQUEST, "letter 1");
        IntakeOutcome before = arrives(NUMBER);

        Privacy.Recovery recovery = support.recover(NUMBER, "letter 2");
        Privacy.Recovery again = support.recover(NUMBER, "letter 2");

        assertThat(before).isInstanceOf(IntakeOutcome.Suppressed.class);
        assertThat(recovery).isEqualTo(new Privacy.Recovery(0, 1));
        assertThat(again).isEqualTo(new Privacy.Recovery(0, 0));
        assertThat(arrives(NUMBER)).isInstanceOf(IntakeOutcome.Accepted.class);
    }

    @Test
    void whoWasErasedTwiceIsFreeOnlyOfBoth() {
        shop.customer("1", PHONE);
        privacy.erase(REQUEST, "letter 1");
        privacy.erase(REQUEST, "letter 2");

        Privacy.Recovery recovery = support.recover(NUMBER, "letter 3");

        assertThat(recovery.erasures()).isEqualTo(2);
        assertThat(arrives(NUMBER)).isInstanceOf(IntakeOutcome.Accepted.class);
    }

    @Test
    void anErasureByANumberAndAnAddressTakesWhoeverHasOneOfThem() {
        Identifier address = Identifier.of(IdentifierType.EMAIL, "bob@mail.net");
        shop.customer("1", PHONE);
        shop.owner()
                .intake()
                .take(SourceRecord.builder(Shop.TILL, "2")
                        .email(address.value())
                        .build());

        ErasureReceipt receipt = privacy.erase(ErasureRequest.by(NUMBER, address), "letter 1");

        assertThat(receipt.removed().profiles()).isEqualTo(2);
        assertThat(arrives(NUMBER)).isInstanceOf(IntakeOutcome.Suppressed.class);
        assertThat(shop.owner().search().byIdentifier(address)).isEmpty();
    }

    @Test
    void erasuresThatWereBrokenOffAreCountedWhenTheyAreCarriedOut() {
        PersonaId ada = shop.customer("1", PHONE);
        long begun = store.commits();
        store.beforeCommit((number, commit) -> {
            if (number > begun + 1) {
                throw new StoreUnavailableException("the process died", null);
            }
        });
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> privacy.erase(REQUEST, "letter 1"));
        store.beforeCommit((number, commit) -> {});

        int first = privacy.resume();
        int second = privacy.resume();

        assertThat(List.of(first, second)).containsExactly(1, 0);
        assertThat(shop.owner().search().byId(ada)).isEmpty();
        assertThat(privacy.receipt("no such erasure")).isEmpty();
    }

    @Test
    void allThatTakesSomebodyOutOfSightOrBackHasAReason() {
        PersonaId ada = shop.customer("1", PHONE);
        String long1001 = "x".repeat(1_001);

        for (String none : List.of(" ", long1001)) {
            List<Runnable> calls = List.of(
                    () -> privacy.block(NUMBER, none),
                    () -> support.recover(NUMBER, none),
                    () -> privacy.erase(REQUEST, none),
                    () -> shop.owner().archive().put(ada, ArchiveReason.MANUAL, none),
                    () -> shop.owner().archive().restore(ada, none));
            assertThat(calls)
                    .allSatisfy(call -> assertThatIllegalArgumentException()
                            .isThrownBy(call::run)
                            .withMessageContaining("a reason must have"));
        }
        assertThat(shop.owner().search().byId(ada)).isPresent();
        privacy.block(NUMBER, "x".repeat(1_000));
        assertThat(shop.owner().search().byId(ada)).isEmpty();
    }

    @Test
    void whoFallsApartOnReturnEarnsEachForTheirOwn() {
        PersonaId ada = shop.member("1", PHONE);
        PersonaId bob = shop.member("2", PHONE);
        shop.owner().archive().put(ada, ArchiveReason.MANUAL, "moved");
        shop.buys(ada, "o-1", "10");
        shop.buys(bob, "o-2", "5");
        shop.owner().merges().declareShared(NUMBER, "a shop's phone");

        shop.owner().archive().restore(ada, "back");
        long afterwards = store.commits();

        assertThat(shop.balance(ada)).isEqualTo(points("10"));
        assertThat(shop.balance(bob)).isEqualTo(points("5"));
        assertThat(store.commits()).as("nothing was left to do").isEqualTo(afterwards);
    }

    @Test
    void whatIsLeftOfAPersonaKeepsItsOwnPointsWhenOneOfItsProfilesIsErased() {
        PersonaId ada = shop.member("1", PHONE);
        PersonaId bob = shop.member("2", PHONE);
        shop.wallets().credit(ada, EntryKind.BOOST, points("30"), "c-1", null);
        shop.wallets().credit(bob, EntryKind.BOOST, points("70"), "c-2", null);
        shop.wallets().redeem(ada, points("90"), "r-1", null);

        ErasureReceipt receipt = privacy.erase(REQUEST.onlyProfiles(List.of(profile(bob))), "letter 1");

        assertThat(receipt.removed().profiles()).isEqualTo(1);
        assertThat(shop.balance(ada)).isEqualTo(points("0"));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> shop.balance(bob));
        assertThat(shop.wallets().refund(ada, "r-1", points("30"), "b-1", null).isBooked())
                .isTrue();
        assertThat(shop.balance(ada)).isEqualTo(points("30"));
    }

    @Test
    void nothingIsLeftOfWhatTheErasedBoughtAndEarned() {
        PersonaId ada = shop.member("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.orders().refund(OrderRefund.ofAmount("f-1", "o-1", shop.now(), Money.of(4)));
        shop.wallets().adjust(ada, points("5"), "a-1", "sorry");
        shop.wallets().redeem(ada, points("2"), "r-1", null);

        ErasureReceipt receipt = privacy.erase(REQUEST, "letter 1");

        assertThat(receipt.removed().orders()).isEqualTo(1);
        assertThat(receipt.removed().entries()).isEqualTo(4);
        assertThat(List.of("order", "receipt", "entry", "wallet", "ledger", "visits", "purchases", "adjustment"))
                .allSatisfy(kind ->
                        assertThat(store.contents("green-leaf", kind)).as(kind).isEmpty());
    }

    @Test
    void anErasureByAPlaceholderTakesNobodyAndRefusesNobody() {
        Identifier placeholder = Identifier.of(IdentifierType.PHONE, "+18888888888");
        PersonaId ada = PersonaId.of(((IntakeOutcome.Accepted) shop.owner()
                        .intake()
                        .take(SourceRecord.builder(Shop.TILL, "1")
                                .phone(placeholder.value())
                                .phone(PHONE)
                                .build()))
                .profile()
                .value());

        ErasureReceipt receipt = privacy.erase(ErasureRequest.by(placeholder), "letter 1");

        assertThat(receipt.removed()).isEqualTo(ErasureReceipt.Removed.NOTHING);
        assertThat(shop.owner().search().byId(ada)).isPresent();
        assertThat(arrives(placeholder)).isInstanceOf(IntakeOutcome.Accepted.class);
    }

    @Test
    void decisionsTellOfNobodyErased() {
        PersonaId ada = shop.customer("1", PHONE);
        PersonaId bob = shop.customer("2", "+16035551202");
        PersonaId cem = shop.customer("3", "+16035551203");
        shop.owner().merges().link(ada, bob, "the same");
        shop.owner().merges().separate(profile(bob), "another");
        shop.owner().merges().link(bob, cem, "the same");

        ErasureReceipt receipt = privacy.erase(REQUEST, "letter 1");

        assertThat(receipt.removed().decisions()).isEqualTo(1);
        assertThat(shop.owner().merges().decisions(profile(bob))).hasSize(1);
        assertThat(shop.owner().search().byId(bob).orElseThrow().profiles()).hasSize(2);
    }

    @Test
    void aPageOfTheArchiveHasAnEntryAtLeast() {
        PersonaId ada = shop.customer("1", PHONE);
        shop.owner().archive().put(ada, ArchiveReason.MANUAL, "x".repeat(1_000));

        assertThat(shop.owner().archive().list(null, 1).items()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.owner().archive().list(null, 0));
    }

    @Test
    void nothingIsLeftOfARefundThatTookNoPointsBack() {
        PersonaId ada = shop.customer("1", PHONE);
        shop.buys(ada, "o-1", "10");
        shop.orders().refund(OrderRefund.whole("f-1", "o-1", shop.now()));
        int before = store.contents("green-leaf", "entry").size();

        privacy.erase(REQUEST, "letter 1");

        assertThat(before).isEqualTo(1);
        assertThat(store.contents("green-leaf", "entry")).isEmpty();
    }
}
