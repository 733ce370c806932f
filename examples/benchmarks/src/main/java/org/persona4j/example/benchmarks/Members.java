package org.persona4j.example.benchmarks;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.persona4j.HashKey;
import org.persona4j.Orders;
import org.persona4j.PersonaEngine;
import org.persona4j.Personas;
import org.persona4j.Wallets;
import org.persona4j.access.Actor;
import org.persona4j.identity.PersonaId;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.loyalty.PointsAnswer;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/** Members of a loyalty program in an engine over a memory store, each with more points than any benchmark spends. */
@State(Scope.Benchmark)
public class Members {

    private static final Points PLENTY = Points.of(1_000_000_000L);
    private static final Points PRICE = Points.parse("0.01");

    /** How many members there are, a wallet each. */
    @Param({"1", "10000"})
    public int wallets = 1;

    private final AtomicLong calls = new AtomicLong();
    private PersonaId[] ids = {};
    private Personas till = engine();

    /** For JMH. */
    public Members() {}

    /** An engine over a new store, as a machine sees it. */
    static Personas engine() {
        return PersonaEngine.builder(new InMemoryPersonaStore())
                .hashKey(HashKey.random())
                .build()
                .tenant("green-leaf")
                .as(Actor.system("till"));
    }

    /** A new member. */
    static PersonaId member(Personas engine, int number) {
        SourceRecord record = SourceRecord.builder(Source.integration("till"), "customer " + number)
                .phone("+1603" + (2_000_000 + number))
                .build();
        IntakeOutcome outcome = engine.intake().take(record);
        if (!(outcome instanceof IntakeOutcome.Accepted accepted)) {
            throw new IllegalStateException("a customer was not taken in");
        }
        engine.wallets().join(accepted.persona());
        return accepted.persona();
    }

    /** Makes the members, and gives each points. */
    @Setup(Level.Trial)
    public void fill() {
        till = engine();
        ids = new PersonaId[wallets];
        for (int number = 0; number < wallets; number++) {
            ids[number] = member(till, number);
            till.wallets().credit(ids[number], EntryKind.LEGACY, PLENTY, "c-" + number, null);
        }
    }

    private PersonaId id(long call) {
        return ids[(int) (call % ids.length)];
    }

    /** The next member buys something. */
    OrderOutcome earn() {
        long call = calls.incrementAndGet();
        Order order = Order.builder()
                .id("o-" + call)
                .placedAt(Instant.now())
                .storeId("north")
                .line(line -> line.productId("tea").unitPrice(Money.parse("12.34")))
                .build();
        Orders orders = till.orders();
        return orders.record(CustomerRef.of(id(call)), order);
    }

    /** The next member spends something. */
    PointsAnswer redeem() {
        long call = calls.incrementAndGet();
        Wallets wallet = till.wallets();
        return wallet.redeem(id(call), PRICE, "r-" + call, null);
    }
}
