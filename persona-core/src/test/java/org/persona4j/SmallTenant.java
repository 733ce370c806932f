package org.persona4j;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.FeedPolicy;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.optin.Consent;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInImport;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.Content;
import org.persona4j.wallet.Points;

/**
 * A tenant with a little of everything there is to see and to change, so that every public call has something to work on. Two of
 * the same store and the same beginning have the same ids. Not thread-safe.
 */
final class SmallTenant {
    static final Source TILL = Source.integration("till");
    static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035551201");
    static final Identifier OTHER_PHONE = Identifier.of(IdentifierType.PHONE, "+16035551202");
    static final Identifier EMAIL = Identifier.of(IdentifierType.EMAIL, "ada@mail.net");
    static final Identifier OTHER_EMAIL = Identifier.of(IdentifierType.EMAIL, "bob@mail.net");
    static final Identifier DECLARED = Identifier.of(IdentifierType.EMAIL, "desk@mail.net");

    static final Identifier BLOCKED = Identifier.of(IdentifierType.EMAIL, "eve@mail.net");
    static final Address DEVICE = Address.device("device-1");

    static final String ORDER = "order-1";
    static final String REDEMPTION = "redemption-1";

    private static final LoyaltyPolicy LOYALTY = LoyaltyPolicy.builder()
            .earning(EarningPolicy.builder().maxVisitsPerDay(10).build())
            .build();
    private static final Set<String> KINDS = new ConcurrentSkipListSet<>();

    private final String name;
    private final WatchedStore store;
    private final PersonaEngine.Tenant tenant;
    private final ProfileId own;
    private final ProfileId second;
    private final ProfileId other;
    private final ProfileId separated;
    private final DecisionId separation;
    private final ProfileId archived;
    private final ProfileId privatelyArchived;

    SmallTenant(WatchedStore store, String name, AccessPolicy policy) {
        this.name = name;
        this.store = store;
        store.beforeCommit((number, commit) -> commit.keys().forEach(key -> KINDS.add(key.kind())));
        TestIds ids = new TestIds();
        this.own = take(
                tenant(Trial.ring(1), ids, policy).as(Actor.owner("u-1")),
                record("1").phone(PHONE.value()).fullName("Ada Fenley"));
        this.tenant = tenant(Trial.ring(2), ids, policy);
        Personas owner = as(Role.OWNER);
        this.second = take(owner, record("2").phone(PHONE.value()).email(EMAIL.value()));
        this.other = take(owner, record("3").email(OTHER_EMAIL.value()).fullName("Bob Lee"));
        this.separated = take(owner, record("4").phone(PHONE.value()).email("cy@mail.net"));
        MergeOutcome.Done done = (MergeOutcome.Done) owner.merges().separate(separated, "another");
        this.separation = done.decision().orElseThrow();
        owner.merges().correct(own, List.of(), List.of(OTHER_PHONE), "told so");
        owner.merges().declareShared(DECLARED, "the desk");
        owner.overrides().set(own(), "tier", TraitValue.of("gold"));
        owner.traits().add(own(), Map.of("color", TraitValue.of("red")));
        OptInImport.Row row =
                new OptInImport.Row("1", MessageChannel.EMAIL, Address.of(EMAIL), Consent.NOT_ASKED, false);
        owner.optIns().importRows(OptInImport.of("file-1"), List.of(row));
        as(Role.SYSTEM).optIns().attach(own(), DEVICE);
        owner.privacy().block(BLOCKED, "asked to");
        take(owner, record("7").email(BLOCKED.value()));
        this.archived = take(owner, record("8").phone("+16035551208").fullName("Dee Moe"));
        owner.archive().put(archived(), ArchiveReason.MANUAL, "moved away");
        this.privatelyArchived = take(owner, record("9").phone("+16035551209").fullName("Eve Poe"));
        as(Role.SUPPORT).archive().put(privatelyArchived(), ArchiveReason.PRIVACY, "case 7");
        owner.changes().begin(FeedPolicy.standard());
        buysAndSpends(owner);
    }

    /** Both records of the persona of two have points; so have the other one, and once it is back the archived one. */
    private void buysAndSpends(Personas owner) {
        owner.wallets().join(own());
        owner.wallets().join(other());
        owner.wallets().join(PersonaId.of(separated.value()));
        owner.orders().record(CustomerRef.of(own()), order(ORDER, "20"));
        owner.orders().record(CustomerRef.of(TILL, "2"), order("order-2", "10"));
        owner.orders().record(CustomerRef.of(other()), order("order-3", "30"));
        owner.orders().record(CustomerRef.of(archived()), order("order-4", "40"));
        owner.orders().refund(OrderRefund.ofAmount("refund-1", "order-2", TestClock.START, Money.of(5)));
        owner.wallets().adjust(PersonaId.of(second.value()), Points.of(5), "adjustment-1", "sorry");
        owner.wallets().adjust(other(), Points.of(-4), "adjustment-2", "mistaken");
        owner.wallets().redeem(own(), Points.of(27), REDEMPTION, "a pot");
    }

    /** Before the first change there was. */
    ChangeCursor changes() {
        return ChangeCursor.startOf(1, FeedPolicy.standard().shards());
    }

    /** An order of one product, placed now. */
    static Order order(String id, String money) {
        return Order.builder()
                .id(id)
                .placedAt(TestClock.START)
                .storeId("north")
                .line(line -> line.productId("tea").name("Green tea").unitPrice(Money.parse(money)))
                .build();
    }

    /** The tenant as an engine with this ring opens it; it begins with the last key of the first one. */
    private PersonaEngine.Tenant tenant(Keyring ring, TestIds ids, AccessPolicy policy) {
        return PersonaEngine.builder(store)
                .keyring(ring)
                .clock(new TestClock())
                .ids(ids)
                .accessPolicy(policy)
                .loyaltyPolicy(LOYALTY)
                .build()
                .tenant(name);
    }

    /** A tenant of its own store. */
    static SmallTenant alone(AccessPolicy policy) {
        return new SmallTenant(store(), "blue", policy);
    }

    static WatchedStore store() {
        return WatchedStore.small(IdentityRules.standard(), 8);
    }

    static SourceRecord.Builder record(String id) {
        return SourceRecord.builder(TILL, id);
    }

    static ProfileId take(Personas personas, SourceRecord.Builder record) {
        return ((IntakeOutcome.Accepted) personas.intake().take(record.build())).profile();
    }

    /** An actor of this role; a customer is the one whose persona is {@link #own()}. */
    Personas as(Role role) {
        return role == Role.CUSTOMER ? tenant.asCustomer("u-1", own()) : tenant.as(Actor.of(role, "u-1"));
    }

    PersonaEngine.Tenant tenant() {
        return tenant;
    }

    WatchedStore watched() {
        return store;
    }

    /** The persona of two profiles. */
    PersonaId own() {
        return PersonaId.of(own.value());
    }

    ProfileId ownProfile() {
        return own;
    }

    /** The other profile of the persona of two. */
    ProfileId second() {
        return second;
    }

    /** Another persona, of one profile. */
    PersonaId other() {
        return PersonaId.of(other.value());
    }

    /** A profile that has a phone in common with the persona of two, and was separated from it. */
    ProfileId separated() {
        return separated;
    }

    /** A persona in the archive of the staff. */
    PersonaId archived() {
        return PersonaId.of(archived.value());
    }

    /** A persona in the archive of privacy processes. */
    PersonaId privatelyArchived() {
        return PersonaId.of(privatelyArchived.value());
    }

    DecisionId separation() {
        return separation;
    }

    /** Every record of the tenant, by kind and id. */
    Map<String, Map<String, Content>> contents() {
        Map<String, Map<String, Content>> all = new TreeMap<>();
        KINDS.forEach(kind -> all.put(kind, store.contents(name, kind)));
        all.values().removeIf(Map::isEmpty);
        return all;
    }
}
