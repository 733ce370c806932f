package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.Shop.points;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.RecordKind;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.loyalty.Purchase;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.Content;
import org.persona4j.store.tck.fault.Fault;
import org.persona4j.store.tck.fault.FaultInjectingStore;
import org.persona4j.store.tck.fault.Faults;
import org.persona4j.store.tck.fault.SimulatedCrash;
import org.persona4j.store.tck.fault.StoreCall;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LotLife;
import org.persona4j.wallet.WalletPolicy;

/**
 * Work on wallets that takes several commits, a process that dies at any of them, and another that makes the call again or does
 * something else first: it ends as if nothing had happened.
 */
class WalletCrashTest {
    private static final IdentityRules RULES =
            IdentityRules.builder().sizeCap(4).build();
    private static final LoyaltyPolicy POLICY = LoyaltyPolicy.builder()
            .wallet(WalletPolicy.builder()
                    .lives(Map.of(EntryKind.EARNED, LotLife.inactivity(365), EntryKind.BOOST, LotLife.fixed(200)))
                    .build())
            .earning(EarningPolicy.builder().maxVisitsPerDay(2).build())
            .build();
    private static final int MANY = 60;
    private static final String PHONE = "+16035551201";
    private static final List<RecordKind> KINDS =
            List.of(RecordKind.WALLET, RecordKind.LEDGER, RecordKind.VISITS, RecordKind.ENTRY, RecordKind.PURCHASES);

    /** A tenant with one customer of two records, over a store between which and its engines a process can die. */
    private static final class Tenant {
        private final TestClock clock = new TestClock();
        private final WatchedStore store = WatchedStore.small(RULES);
        private final FaultInjectingStore faults = new FaultInjectingStore(store, Faults.none());
        private final PersonaId ada;
        private final PersonaId same;

        Tenant() {
            ada = customer("1");
            same = customer("2");
        }

        private PersonaId customer(String record) {
            IntakeOutcome outcome = engine("c" + record)
                    .intake()
                    .take(SourceRecord.builder(Shop.TILL, record).phone(PHONE).build());
            return PersonaId.of(((IntakeOutcome.Accepted) outcome).profile().value());
        }

        Personas engine(String ids) {
            return PersonaEngine.builder(faults)
                    .keyring(Trial.ring(1))
                    .identityRules(RULES)
                    .loyaltyPolicy(POLICY)
                    .clock(clock)
                    .ids(new TestIds(ids))
                    .build()
                    .tenant(Trial.TENANT)
                    .as(Trial.STAFF);
        }

        List<Purchase> purchases() {
            List<Purchase> purchases = new ArrayList<>();
            for (int number = 0; number < MANY; number++) {
                Order order = Order.builder()
                        .id("o-" + number)
                        .placedAt(clock.instant().minus(Duration.ofHours(10L * number)))
                        .storeId("north")
                        .line(line -> line.productId("tea").unitPrice(Money.parse("10")))
                        .build();
                purchases.add(new Purchase(CustomerRef.of(number % 3 == 0 ? same : ada), order));
            }
            return purchases;
        }

        /** All that is kept of orders and points. */
        Map<String, Object> points() {
            Map<String, Object> all = new TreeMap<>();
            KINDS.forEach(kind -> all.put(kind.storedName(), bytes(store.contents(Trial.TENANT, kind))));
            List<String> orders = store.contents(Trial.TENANT, RecordKind.ORDER).values().stream()
                    .map(WalletCrashTest::text)
                    .sorted()
                    .toList();
            all.put("orders", orders);
            all.put("balance", engine("b").wallets().of(ada).balance());
            return all;
        }
    }

    private static Map<String, String> bytes(Map<String, Content> contents) {
        Map<String, String> texts = new TreeMap<>();
        contents.forEach((id, content) -> texts.put(id, text(content)));
        return texts;
    }

    private static String text(Content content) {
        return new String(content.bytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /**
     * Work of several commits.
     *
     * @param before what there is before it
     * @param call the call
     * @param next what is done after it, or, where it died, by another process instead of it
     */
    private record Work(
            BiConsumer<Tenant, Personas> before, BiConsumer<Tenant, Personas> call, BiConsumer<Tenant, Personas> next) {
        private Tenant begun() {
            Tenant tenant = new Tenant();
            before.accept(tenant, tenant.engine("i"));
            return tenant;
        }

        /** Dies at each commit, and in each way; then it is made again, or not. */
        void diesAnywhere(boolean madeAgain, boolean nextFirst) {
            Tenant undisturbed = begun();
            long commitsBefore = undisturbed.store.commits();
            call.accept(undisturbed, undisturbed.engine("j"));
            long commits = undisturbed.store.commits() - commitsBefore;
            next.accept(undisturbed, undisturbed.engine("k"));
            Map<String, Object> end = undisturbed.points();
            assertThat(commits).isGreaterThan(3);
            for (long commit = 1; commit <= commits; commit++) {
                for (Fault how : List.of(Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.CRASH_UNDERWAY)) {
                    Tenant cut = cutShort(commit, how);
                    if (nextFirst) {
                        next.accept(cut, cut.engine("k"));
                    }
                    if (madeAgain) {
                        call.accept(cut, cut.engine("l"));
                    }
                    next.accept(cut, cut.engine("m"));
                    cut.faults.settle();
                    assertThat(cut.points()).as("%s at commit %s", how, commit).isEqualTo(end);
                }
            }
        }

        private Tenant cutShort(long commit, Fault how) {
            Tenant cut = begun();
            cut.faults.inject(Faults.none().at(StoreCall.COMMIT, commit, how).arrivingAfter(3, 3));
            Personas dying = cut.engine("j");
            assertThatThrownBy(() -> call.accept(cut, dying)).isInstanceOf(SimulatedCrash.class);
            cut.faults.recover();
            cut.faults.inject(Faults.none());
            return cut;
        }
    }

    private static void redeem(Tenant tenant, Personas personas) {
        personas.wallets().redeem(tenant.same, points("5"), "r-1", null);
    }

    private static Work joining() {
        return new Work(
                (tenant, personas) -> personas.orders().recordAll(tenant.purchases()),
                (tenant, personas) -> personas.withOperationId("op-1").wallets().join(tenant.ada),
                WalletCrashTest::redeem);
    }

    private static Work restoring() {
        return new Work(
                (tenant, personas) -> {
                    personas.wallets().join(tenant.ada);
                    personas.archive().put(tenant.ada, ArchiveReason.MANUAL, "moved");
                    personas.orders().recordAll(tenant.purchases());
                },
                (tenant, personas) -> personas.withOperationId("op-1").archive().restore(tenant.same, "back"),
                WalletCrashTest::redeem);
    }

    private static Work expiring() {
        return new Work(
                (tenant, personas) -> {
                    for (int day = 0; day < MANY; day++) {
                        personas.wallets().credit(tenant.ada, EntryKind.BOOST, points("1"), "c-" + day, null);
                        personas.wallets().credit(tenant.same, EntryKind.BOOST, points("2"), "d-" + day, null);
                        tenant.clock.move(Duration.ofDays(1));
                    }
                    personas.wallets().credit(tenant.ada, EntryKind.LEGACY, points("9"), "l-1", null);
                    tenant.clock.move(Duration.ofDays(400));
                },
                (tenant, personas) -> personas.wallets().expire(tenant.ada),
                WalletCrashTest::redeem);
    }

    private static Work recording() {
        return new Work(
                (tenant, personas) -> personas.wallets().join(tenant.ada),
                (tenant, personas) -> personas.orders().recordAll(tenant.purchases()),
                WalletCrashTest::redeem);
    }

    @Test
    void whoDiesWhileEarlierOrdersEarnOnJoiningCanJoinAgain() {
        joining().diesAnywhere(true, false);
    }

    @Test
    void whatSpendsPointsFirstLetsEarlierOrdersEarn() {
        joining().diesAnywhere(true, true);
    }

    @Test
    void whoDiesWhileOrdersEarnOnReturnCanBeBroughtBackAgain() {
        restoring().diesAnywhere(true, false);
    }

    @Test
    void whoDiesWhileExpiredPointsAreEnteredCanEnterTheRest() {
        expiring().diesAnywhere(true, false);
    }

    @Test
    void whatSpendsPointsFirstEntersWhatIsLeftToExpire() {
        expiring().diesAnywhere(false, true);
    }

    @Test
    void whoDiesAmongManyOrdersCanHandThemInAgain() {
        recording().diesAnywhere(true, false);
    }
}
