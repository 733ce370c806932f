package org.persona4j;

import static org.persona4j.Recognizable.EMAIL;
import static org.persona4j.Recognizable.PHONE;
import static org.persona4j.Recognizable.SOURCE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Actor;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.change.FeedPolicy;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.optin.Consent;
import org.persona4j.optin.Evidence;
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
import org.persona4j.wallet.Points;

/**
 * A customer whose data would be recognized anywhere, in several alphabets, and a life in which it gets to wherever it can: every
 * kind of record is written. Nothing that is planted is a source, a reason or the id of an actor, which hold no personal data by
 * contract.
 */
final class PlantedCustomer {
    static final String TENANT = "planted";

    /** Carried by more profiles than a record of a value holds. */
    static final Identifier FULL = Identifier.of(IdentifierType.EMAIL, "chartreuse-desk@qqmail.net");

    static final Address DEVICE = Address.device("token-vvkkqq-11");
    static final Address PASS = Address.pass("pass-vvkkqq-22");

    private static final int CAP = 8;
    private static final IdentityRules RULES =
            IdentityRules.builder().sizeCap(CAP).nameLimit(3).build();

    private static final LoyaltyPolicy LOYALTY = LoyaltyPolicy.builder()
            .earning(EarningPolicy.builder().maxVisitsPerDay(3).build())
            .build();

    private static final List<String> WORDS = List.of(
            "Ξανθίππη",
            "Καρανίκα",
            "Щербакова",
            "諸葛亮孔明",
            "يوسف الخيّاط",
            "Brünhilde-Ångström",
            "notaphone99",
            "quuxington",
            "rec-4711-x",
            "1913-07-29",
            "gov77zz88",
            "med99yy66",
            "qqmail.net",
            "vvkkqq",
            "I am Xanthippe \"the\" Great",
            "🦩🦩🦩");

    private final TestClock clock = new TestClock();
    private final TestIds ids = new TestIds();
    private final WatchedStore store;
    private final List<Address> phones = IntStream.range(0, 15 * CAP)
            .mapToObj(i -> Address.of(Address.Type.PHONE, "+1212555" + (2000 + i)))
            .toList();

    PlantedCustomer(WatchedStore store) {
        this.store = store;
    }

    /** All that is planted. */
    static List<String> planted() {
        List<String> all = new ArrayList<>(WORDS);
        all.add("2125557391");
        all.add("2125552007");
        return all;
    }

    static WatchedStore store() {
        return SmallTenant.store();
    }

    /** The tenant as an engine with the first so many keys opens it. */
    PersonaEngine.Tenant tenant(int keys) {
        return PersonaEngine.builder(store)
                .keyring(Trial.ring(keys))
                .identityRules(RULES)
                .clock(clock)
                .ids(ids)
                .accessPolicy(AccessPolicy.standard())
                .loyaltyPolicy(LOYALTY)
                .build()
                .tenant(TENANT);
    }

    /** Lives through it, and answers the persona that most of it is about. */
    PersonaId live() {
        Personas owner = tenant(1).as(Actor.owner("u-1"));
        Personas machine = tenant(1).as(Actor.system("m-1"));
        owner.changes().begin(FeedPolicy.standard());
        ProfileId first = take(owner, record("rec-4711-x"));
        PersonaId persona = PersonaId.of(first.value());
        ProfileId second =
                take(owner, record("rec-4711-x2").firstName("Щербакова").lastName("Brünhilde-Ångström"));
        merges(owner, first, second);
        owner.traits().add(persona, Map.of("note", TraitValue.of("🦩🦩🦩"), "ring", TraitValue.of(List.of("諸葛亮孔明"))));
        owner.overrides().set(persona, "first_name", TraitValue.of("يوسف الخيّاط"));
        full(owner);
        words(owner, machine, persona);
        buys(owner, persona);
        many(owner, machine);
        comeAndGo(owner);
        rotate();
        return persona;
    }

    /** One who is in the archive, and one who was erased. */
    private static void comeAndGo(Personas owner) {
        ProfileId away = take(
                owner,
                SourceRecord.builder(SOURCE, "rec-4711-away")
                        .firstName("Ξανθίππη")
                        .phone("2125550142"));
        owner.archive().put(PersonaId.of(away.value()), ArchiveReason.MANUAL, "moved away");
        take(
                owner,
                SourceRecord.builder(SOURCE, "rec-4711-gone")
                        .firstName("Щербакова")
                        .phone("2125550143"));
        Identifier gone = Identifier.of(IdentifierType.PHONE, "+12125550143");
        owner.privacy().erase(ErasureRequest.by(gone), "letter 1");
    }

    private static SourceRecord.Builder record(String id) {
        return Recognizable.record(id)
                .firstName("Ξανθίππη")
                .lastName("Καρανίκα")
                .trait("color", "quuxington");
    }

    private static ProfileId take(Personas personas, SourceRecord.Builder record) {
        return ((IntakeOutcome.Accepted) personas.intake().take(record.build())).profile();
    }

    private static void merges(Personas owner, ProfileId first, ProfileId second) {
        Merges merges = owner.withOperationId("op-1").merges();
        MergeOutcome.Done apart = (MergeOutcome.Done) merges.separate(second, "another");
        owner.merges().declareShared(EMAIL, "the desk");
        owner.merges().withdrawDeclaration(EMAIL, "not the desk");
        owner.merges().correct(first, List.of(EMAIL), List.of(), "wrong");
        owner.merges().withdrawCorrection(first, EMAIL, "right after all");
        owner.merges().correct(second, List.of(EMAIL), List.of(), "wrong");
        owner.merges().withdraw(apart.decision().orElseThrow(), "the same");
        owner.merges().separate(second, "another after all");
    }

    private static void full(Personas owner) {
        for (int i = 0; i < CAP + 3; i++) {
            take(owner, SourceRecord.builder(SOURCE, "full-" + i).email(FULL.value()));
        }
    }

    private static void words(Personas owner, Personas machine, PersonaId persona) {
        Address phone = Address.of(PHONE);
        Evidence evidence = Evidence.builder()
                .how("quuxington")
                .formName("諸葛亮孔明")
                .wording("I am Xanthippe \"the\" Great")
                .proof("Щербакова")
                .build();
        for (MessageEvent.Kind kind : MessageEvent.Kind.values()) {
            machine.optIns()
                    .report(MessageChannel.TEXT, phone, OptInReport.of(kind).withEvidence(evidence));
            owner.optIns()
                    .report(MessageChannel.VOICE, phone, OptInReport.of(kind).withEvidence(evidence));
        }
        String longest = "quuxington ".repeat(Evidence.MAX_TEXT_LENGTH / 11);
        for (int i = 0; i < 40; i++) {
            machine.optIns().reply(phone, longest);
        }
        machine.optIns().attach(persona, DEVICE);
        machine.optIns().attach(persona, PASS);
        machine.optIns().push(PushChannel.MOBILE_PUSH, DEVICE, PushEvent.Kind.ON);
        for (String file : List.of("file-1", "file-2")) {
            owner.optIns()
                    .importRows(
                            new OptInImport(file, true, false),
                            List.of(
                                    row("1", MessageChannel.TEXT, phone, Consent.OPTED_IN),
                                    row("1", MessageChannel.EMAIL, Address.of(EMAIL), Consent.NOT_ASKED),
                                    row("1", MessageChannel.WALLET_PASS, PASS, Consent.OPTED_OUT)));
        }
        owner.optIns().askImported("file-1", null, 10);
        SourceRecord ofFile = SourceRecord.builder(Source.of(Source.Kind.FILE_IMPORT))
                .phone(phone.value())
                .email(EMAIL.value())
                .build();
        owner.imports()
                .run(
                        ImportRequest.of("file-3"),
                        List.of(ImportRow.builder("1", ofFile)
                                .openingPoints(Points.of(3))
                                .build()));
    }

    private static OptInImport.Row row(String id, MessageChannel channel, Address address, Consent status) {
        return new OptInImport.Row(id, channel, address, status, false);
    }

    /** Has what they bought called by its name, and words in notes and in ids that a till made of its own ones. */
    private void buys(Personas owner, PersonaId persona) {
        owner.wallets().join(persona);
        Order order = Order.builder()
                .id("receipt of rec-4711-x")
                .placedAt(clock.instant())
                .storeId("quuxington")
                .line(line -> line.productId("sku-1")
                        .name("諸葛亮孔明")
                        .brand("Brünhilde-Ångström")
                        .category("🦩🦩🦩")
                        .amount(Money.of(40)))
                .build();
        owner.orders().record(CustomerRef.of(persona), order);
        owner.orders().refund(OrderRefund.ofAmount("refund of rec-4711-x", order.id(), clock.instant(), Money.of(4)));
        owner.wallets().adjust(persona, Points.of(5), "adjustment-1", "Щербакова asked for it");
        owner.wallets().redeem(persona, Points.of(7), "redemption of rec-4711-x", "for Ξανθίππη");
        owner.wallets()
                .refund(persona, "redemption of rec-4711-x", Points.of(2), "r-2", "not to the taste of Ξανθίππη");
    }

    /** More addresses than one commit takes opt out together. */
    private void many(Personas owner, Personas machine) {
        for (int profile = 0; profile < CAP; profile++) {
            SourceRecord.Builder record =
                    SourceRecord.builder(SOURCE, "many-" + profile).email("many@qqmail.net");
            phones.subList(profile * 15, profile * 15 + 15).forEach(phone -> record.phone(phone.value()));
            take(owner, record);
        }
        machine.optIns().reply(phones.get(7), "STOP");
    }

    private void rotate() {
        Keys keys = tenant(2).as(Actor.owner("u-1")).keys();
        keys.rotateTo(2);
        keys.rekey();
    }
}
