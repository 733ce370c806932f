package org.persona4j;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.wallet.Points;

/** A tenant whose customers buy things, for tests of orders and wallets. */
final class Shop {
    static final Source TILL = Source.integration("till");

    private final TestClock clock = new TestClock();
    private final PersonaEngine.Tenant tenant;

    Shop() {
        this(LoyaltyPolicy.standard());
    }

    Shop(LoyaltyPolicy policy) {
        this(new InMemoryPersonaStore(), policy);
    }

    Shop(PersonaStore store, LoyaltyPolicy policy) {
        this(store, IdentityRules.standard(), policy);
    }

    Shop(PersonaStore store, IdentityRules rules, LoyaltyPolicy policy) {
        this.tenant = PersonaEngine.builder(store)
                .keyring(Trial.ring(1))
                .identityRules(rules)
                .clock(clock)
                .ids(new TestIds())
                .loyaltyPolicy(policy)
                .build()
                .tenant("green-leaf");
    }

    Personas as(Role role) {
        return tenant.as(Actor.of(role, "u-1"));
    }

    Personas asCustomer(PersonaId own) {
        return tenant.asCustomer("c-1", own);
    }

    Personas owner() {
        return as(Role.OWNER);
    }

    Wallets wallets() {
        return owner().wallets();
    }

    Orders orders() {
        return owner().orders();
    }

    Instant now() {
        return clock.instant();
    }

    void pass(Duration time) {
        clock.move(time);
    }

    void passDays(int days) {
        pass(Duration.ofDays(days));
    }

    /** A customer with a phone number. */
    PersonaId customer(String record, String phone) {
        IntakeOutcome outcome = owner().intake()
                .take(SourceRecord.builder(TILL, record).phone(phone).build());
        return PersonaId.of(((IntakeOutcome.Accepted) outcome).profile().value());
    }

    /** A customer who joined. */
    PersonaId member(String record, String phone) {
        PersonaId customer = customer(record, phone);
        wallets().join(customer);
        return customer;
    }

    /** An order of so much, placed now in a shop. */
    Order order(String id, String money) {
        return orderOf(id, "north", "tea", money);
    }

    /** An order of one product. */
    Order orderOf(String id, String store, String product, String money) {
        return Order.builder()
                .id(id)
                .placedAt(now())
                .storeId(store)
                .line(line -> line.productId(product).unitPrice(Money.parse(money)))
                .build();
    }

    /** Records an order of so much, placed now. */
    RecordedOrder buys(PersonaId customer, String id, String money) {
        return buys(customer, order(id, money));
    }

    RecordedOrder buys(PersonaId customer, Order order) {
        OrderOutcome outcome = orders().record(CustomerRef.of(customer), order);
        return ((OrderOutcome.Recorded) outcome).order();
    }

    Points balance(PersonaId customer) {
        return wallets().of(customer).balance();
    }

    static Points points(String text) {
        return Points.parse(text);
    }

    static ProfileId profile(PersonaId id) {
        return ProfileId.of(id.value());
    }

    static List<ProfileId> profiles(PersonaId... ids) {
        return java.util.Arrays.stream(ids).map(Shop::profile).toList();
    }
}
