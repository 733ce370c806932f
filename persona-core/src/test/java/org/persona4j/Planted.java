package org.persona4j;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.Transactions;
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
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.StoreLimits;

/**
 * A tenant with a customer who left traces everywhere, in several alphabets, and with others beside: one with whom a value is
 * shared by declaration, one who carries an address of the customer's too and was held apart. Not thread-safe.
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
            "purple-unicorns",
            "1977-07-17");

    private final WatchedStore store = new WatchedStore(
            new StoreLimits(100, Transactions.keysNeeded(IdentityRules.standard()), 64 * 1024, 1024 * 1024));
    private final TestClock clock = new TestClock();
    private final TestIds ids = new TestIds();
    private final PersonaId customer;
    private final ProfileId formProfile;
    private final PersonaId neighbor;
    private final PersonaId sharer;

    Planted() {
        Personas owner = as(Role.OWNER);
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
        ProfileId last = take(owner, record("t-3").email("t3@mail.net").trait("nick", "김지우"));
        owner.merges().link(customer, PersonaId.of(last.value()), "the same");
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

    /** What there is to be seen of the others. */
    Map<String, Object> others() {
        Personas owner = as(Role.OWNER);
        Map<String, Object> seen = new LinkedHashMap<>();
        for (PersonaId id : List.of(neighbor, sharer)) {
            seen.put("persona " + id, owner.search().byId(id).orElseThrow());
            seen.put("traits " + id, owner.traits().read(id));
            for (MessageChannel channel : Set.of(MessageChannel.EMAIL, MessageChannel.TEXT)) {
                seen.put(
                        channel + " " + id,
                        Objects.requireNonNull(owner.optIns().status(id, channel)));
            }
        }
        return seen;
    }
}
