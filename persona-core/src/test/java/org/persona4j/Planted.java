package org.persona4j;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.change.FeedPolicy;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.internal.EntryRecord;
import org.persona4j.internal.ReceiptRef;
import org.persona4j.internal.RecordKind;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.optin.Consent;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInImport;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.PushChannel;
import org.persona4j.optin.PushEvent;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.PersonaStore;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/**
 * A tenant with a customer who left traces everywhere, in several alphabets, and with others beside: one with whom a value is
 * shared by declaration, one who carries an address of the customer's too and was held apart, and one who was taken for the customer
 * for a while, and spent points together with them. Not thread-safe.
 */
final class Planted {
    static final String TENANT = "blue";
    static final Source TILL = Source.integration("till");
    static final Source FORM = Source.of(Source.Kind.LOYALTY_SIGNUP);
    static final Identifier PHONE = id(IdentifierType.PHONE, "+16035557701");
    static final Identifier OTHER_PHONE = id(IdentifierType.PHONE, "+16035557702");
    static final Identifier OLD_PHONE = id(IdentifierType.PHONE, "+16035557703");
    static final Identifier EMAIL = id(IdentifierType.EMAIL, "planted.one@mail.net");
    static final Identifier BOTH = id(IdentifierType.EMAIL, "of.both@mail.net");
    static final Identifier SHARED = id(IdentifierType.PHONE, "+16035557799");
    static final String DEVICE = "planted-device-token";
    static final String NAME = "Zdeňka Плантова";
    static final ErasureRequest REQUEST = ErasureRequest.by(PHONE);

    /** The ids of what the customer and the partner did together, which are nobody's data. */
    static final String SHARED_REDEMPTION = "redemption-6";

    /** What was written of it with the customer's id, and so is theirs. */
    static final String SHARED_NOTE = "a big pot for Плантова";

    static final String SHARED_ADJUSTMENT = "adjustment-6";
    static final String SHARED_ORDER = "order-6";

    private static final LoyaltyPolicy LOYALTY = LoyaltyPolicy.builder()
            .earning(EarningPolicy.builder().maxVisitsPerDay(100).build())
            .build();

    private static final List<String> STRINGS = List.of(
            PHONE.value(),
            OTHER_PHONE.value(),
            OLD_PHONE.value(),
            EMAIL.value(),
            DEVICE,
            "6035557701",
            "(603) 555-7701",
            "Zdeňka",
            "Плантова",
            "ياسمين",
            "김지우",
            "Straße 17",
            "asked at the counter for Плантова",
            "planted-till-1",
            "planted-form-1",
            "planted-order-",
            "planted-store",
            "planted-redemption",
            "Tee für Żółć",
            "Марка Плантова",
            "purple-unicorns",
            "1977-07-17");

    private final WatchedStore store = WatchedStore.small(IdentityRules.standard(), 8);
    private final TestClock clock = new TestClock();
    private final TestIds ids = new TestIds();
    private final PersonaId customer;
    private final ProfileId formProfile;
    private final ProfileId lastProfile;
    private final PersonaId neighbor;
    private final PersonaId sharer;
    private final PersonaId partner;

    Planted() {
        Personas owner = as(Role.OWNER);
        owner.changes().begin(FeedPolicy.standard());
        ProfileId first = take(
                owner,
                record("planted-till-1")
                        .phone(OLD_PHONE.value())
                        .fullName(NAME)
                        .birthDate(java.time.LocalDate.parse("1977-07-17"))
                        .trait("street", "Straße 17")
                        .trait("likes", "purple-unicorns"));
        customer = PersonaId.of(first.value());
        clock.move(Duration.ofDays(1));
        take(
                owner,
                record("planted-till-1")
                        .phone(PHONE.value())
                        .phone(SHARED.value())
                        .email(BOTH.value())
                        .observedAt(clock.instant()));
        formProfile = take(
                owner,
                SourceRecord.builder(FORM, "planted-form-1")
                        .phone(PHONE.value())
                        .email(EMAIL.value())
                        .phone(OTHER_PHONE.value())
                        .fullName(NAME)
                        .trait("nick", "ياسمين"));
        lastProfile = take(owner, record("t-3").email("t3@mail.net").trait("nick", "김지우"));
        owner.merges().link(customer, PersonaId.of(lastProfile.value()), "the same");
        ProfileId beside = take(
                owner, record("t-4").email(BOTH.value()).phone("+16035558801").fullName("Nora Neighbor"));
        neighbor = PersonaId.of(beside.value());
        owner.merges().separate(beside, "another");
        sharer = PersonaId.of(take(
                        owner,
                        record("t-5")
                                .phone(SHARED.value())
                                .email("sharer@mail.net")
                                .fullName("Sam Sharer"))
                .value());
        owner.merges().declareShared(SHARED, "the desk");
        owner.traits().add(customer, Map.of("color", TraitValue.of("purple-unicorns")));
        owner.overrides().set(customer, "likes", TraitValue.of("purple-unicorns"));
        optIns(owner);
        partner = PersonaId.of(take(owner, record("t-6").phone("+16035558802").fullName("Pat Partner"))
                .value());
        buys(owner);
        spendsTogether(owner);
    }

    /** What the customer buys and is given alone, and something of those beside. */
    private void buys(Personas owner) {
        PersonaId form = PersonaId.of(formProfile.value());
        owner.orders().record(CustomerRef.of(form), order("planted-order-1", "planted-store", "20"));
        for (PersonaId one : List.of(customer, neighbor, partner)) {
            owner.wallets().join(one);
        }
        owner.orders().record(CustomerRef.of(TILL, "planted-till-1"), order("planted-order-2", "planted-store", "30"));
        owner.orders().refund(OrderRefund.ofAmount("planted-order-3", "planted-order-2", clock.instant(), Money.of(4)));
        owner.wallets().adjust(form, Points.of(5), "planted-redemption-1", "Плантова asked for it");
        owner.wallets().redeem(customer, Points.of(7), "planted-redemption-2", "purple-unicorns");
        owner.wallets().refund(customer, "planted-redemption-2", Points.of(3), "planted-redemption-3", "Плантова");
        owner.orders().record(CustomerRef.of(neighbor), order("order-4", "north", "12"));
        owner.wallets().adjust(neighbor, Points.of(-1), "adjustment-4", "mistaken");
        owner.wallets().redeem(neighbor, Points.of(2), "redemption-4", "a cup");
        owner.orders().record(CustomerRef.of(partner), order("order-5", "north", "60"));
        owner.wallets().credit(partner, EntryKind.BOOST, Points.of(20), "boost-5", "welcome");
        owner.orders().record(CustomerRef.of(form), order(SHARED_ORDER, "planted-store", "10"));
    }

    /**
     * One was taken for the other, so that what was taken was taken from both; and what an order of the customer's had earned, from
     * the other alone.
     */
    private void spendsTogether(Personas owner) {
        owner.merges().link(customer, partner, "the same");
        owner.wallets().redeem(customer, Points.of(111), SHARED_REDEMPTION, SHARED_NOTE);
        owner.wallets().adjust(partner, Points.of(-8), SHARED_ADJUSTMENT, "mistaken");
        owner.orders().refund(OrderRefund.whole("refund-6", SHARED_ORDER, clock.instant()));
        owner.merges().separate(ProfileId.of(partner.value()), "another");
    }

    Order order(String id, String store, String money) {
        return Order.builder()
                .id(id)
                .placedAt(clock.instant())
                .storeId(store)
                .line(line -> line.productId("sku-1")
                        .name(store.equals("north") ? "Tea" : "Tee für Żółć")
                        .brand(store.equals("north") ? "Tea & Co" : "Марка Плантова")
                        .amount(Money.parse(money)))
                .build();
    }

    private void optIns(Personas owner) {
        OptInImport file = OptInImport.of("file-1");
        owner.optIns()
                .importRows(
                        file,
                        List.of(
                                new OptInImport.Row(
                                        "1", MessageChannel.EMAIL, Address.of(EMAIL), Consent.OPTED_IN, false),
                                new OptInImport.Row(
                                        "2", MessageChannel.TEXT, Address.of(PHONE), Consent.NOT_ASKED, false)));
        SourceRecord nobody = SourceRecord.builder(Source.of(Source.Kind.FILE_IMPORT))
                .fullName(NAME)
                .build();
        owner.imports()
                .run(
                        ImportRequest.of("file-2"),
                        List.of(ImportRow.builder("1", nobody).build()));
        Personas machine = as(Role.SYSTEM);
        machine.optIns().reply(Address.of(PHONE), "YES it is me, Плантова");
        owner.optIns()
                .report(
                        MessageChannel.TEXT,
                        Address.of(OTHER_PHONE),
                        OptInReport.revocation("asked at the counter for Плантова"));
        machine.optIns().attach(customer, Address.device(DEVICE));
        machine.optIns().push(PushChannel.MOBILE_PUSH, Address.device(DEVICE), PushEvent.Kind.ON);
        owner.optIns()
                .report(
                        MessageChannel.EMAIL,
                        Address.of(id(IdentifierType.EMAIL, "sharer@mail.net")),
                        OptInReport.of(MessageEvent.Kind.SET_IN));
    }

    private static Identifier id(IdentifierType type, String value) {
        return Identifier.of(type, value);
    }

    static SourceRecord.Builder record(String id) {
        return SourceRecord.builder(TILL, id);
    }

    private static ProfileId take(Personas personas, SourceRecord.Builder record) {
        return ((IntakeOutcome.Accepted) personas.intake().take(record.build())).profile();
    }

    static Traces traces() {
        return Traces.of(STRINGS);
    }

    WatchedStore store() {
        return store;
    }

    Personas as(Role role) {
        return on(store, ids).as(Actor.of(role, "u-1"));
    }

    PersonaEngine.Tenant on(PersonaStore between, TestIds from) {
        return PersonaEngine.builder(between)
                .keyring(Trial.ring(1))
                .clock(clock)
                .ids(from)
                .loyaltyPolicy(LOYALTY)
                .build()
                .tenant(TENANT);
    }

    /** The same as a later process sees it, which has a key more. */
    Personas later(int keys) {
        return PersonaEngine.builder(store)
                .keyring(Trial.ring(keys))
                .clock(clock)
                .ids(new TestIds("later"))
                .build()
                .tenant(TENANT)
                .as(Actor.owner("u-1"));
    }

    TestClock clock() {
        return clock;
    }

    PersonaId customer() {
        return customer;
    }

    ProfileId formProfile() {
        return formProfile;
    }

    PersonaId neighbor() {
        return neighbor;
    }

    /** The profiles of the customer. */
    Set<ProfileId> profiles() {
        return Set.of(ProfileId.of(customer.value()), formProfile, lastProfile);
    }

    /** One who was taken for the customer for a while. */
    PersonaId partner() {
        return partner;
    }

    /** What is left of profiles in orders and wallets: the kinds and ids of records. */
    Set<String> boughtBy(Set<ProfileId> profiles) {
        Set<String> left = new TreeSet<>();
        List<RecordKind> ofProfiles = List.of(
                RecordKind.WALLET,
                RecordKind.LEDGER,
                RecordKind.ORDER,
                RecordKind.VISITS,
                RecordKind.PURCHASES,
                RecordKind.ADJUSTMENT);
        for (RecordKind kind : ofProfiles) {
            store.contents(TENANT, kind).keySet().stream()
                    .filter(id -> profiles.stream()
                            .anyMatch(profile -> List.of(id.split("/")).contains(profile.value())))
                    .forEach(id -> left.add(kind + " " + id));
        }
        store.all(TENANT, RecordKind.ENTRY.storedName(), EntryRecord.class)
                .forEach((id, entry) -> entry.all().stream()
                        .filter(use -> use.parts().stream().anyMatch(part -> profiles.contains(part.profile()))
                                || (use.parts().isEmpty() && profiles.contains(use.profile())))
                        .forEach(use -> left.add("ENTRY " + id)));
        store.all(TENANT, RecordKind.RECEIPT.storedName(), ReceiptRef.class)
                .forEach((id, receipt) -> receipt.all().stream()
                        .filter(place -> profiles.contains(place.profile()))
                        .forEach(place -> left.add("RECEIPT " + id)));
        return left;
    }

    /** All that moved the points of a persona, but for the words that are the customer's. */
    List<String> timeline(PersonaId id) {
        return as(Role.OWNER).wallets().timeline(id, null, 100).lines().stream()
                .map(line -> line.toString().replace("note=***, ", "") + " "
                        + line.entry().note().filter(note -> !note.equals(SHARED_NOTE)))
                .toList();
    }

    /** What there is to be seen of the others. */
    Map<String, Object> others() {
        Personas owner = as(Role.OWNER);
        Map<String, Object> seen = new LinkedHashMap<>();
        for (PersonaId id : List.of(neighbor, sharer, partner)) {
            seen.put("persona " + id, owner.search().byId(id).orElseThrow());
            seen.put("traits " + id, owner.traits().read(id));
            seen.put("wallet " + id, owner.wallets().of(id));
            seen.put("member " + id, owner.wallets().isMember(id));
            seen.put("orders " + id, owner.orders().of(id, null, 100));
            seen.put("statement " + id, owner.wallets().explain(id).toText().replace("    " + SHARED_NOTE + "\n", ""));
            seen.put("timeline " + id, timeline(id));
            for (MessageChannel channel : Set.of(MessageChannel.EMAIL, MessageChannel.TEXT)) {
                seen.put(
                        channel + " " + id,
                        Objects.requireNonNull(owner.optIns().status(id, channel)));
            }
        }
        return seen;
    }
}
