package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Actor;
import org.persona4j.access.Permission;
import org.persona4j.access.Role;
import org.persona4j.error.AccessDeniedException;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInAnswer;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptInStatus;
import org.persona4j.optin.PushChannel;
import org.persona4j.optin.PushEvent;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.recommend.ProductModel;
import org.persona4j.store.Content;
import org.persona4j.wallet.Points;

/** What a customer sees and does: their own persona, and as if there were no other. */
class OwnDataTest {
    private static final PersonaId ABSENT = PersonaId.of("nobody");
    private static final Source FORM = Source.of(Source.Kind.LOYALTY_SIGNUP);

    private final SmallTenant tenant = SmallTenant.alone(AccessPolicy.standard());
    private final Personas customer = tenant.as(Role.CUSTOMER);

    private static SourceRecord.Builder form(String id) {
        return SourceRecord.builder(FORM, id);
    }

    /** Every call by which a customer may name a persona. */
    private static Map<String, BiFunction<Personas, PersonaId, Object>> namingPersonas() {
        Map<String, BiFunction<Personas, PersonaId, Object>> calls = new LinkedHashMap<>();
        TraitValue red = TraitValue.of("red");
        calls.put("search.byId(PersonaId)", (p, id) -> p.search().byId(id));
        calls.put("traits.read(PersonaId)", (p, id) -> p.traits().read(id));
        calls.put("overrides.read(PersonaId)", (p, id) -> p.overrides().read(id));
        calls.put("optIns.status(PersonaId,Channel)", (p, id) -> p.optIns().status(id, MessageChannel.EMAIL));
        calls.put(
                "optIns.asOf(PersonaId,Channel,Instant)",
                (p, id) -> p.optIns().asOf(id, MessageChannel.EMAIL, TestClock.START));
        calls.put("optIns.attach(PersonaId,Address)", does((p, id) -> p.optIns().attach(id, Address.pass("pass"))));
        calls.put("traits.add(PersonaId,Map)", does((p, id) -> p.traits().add(id, Map.of("a", red))));
        calls.put("traits.replace(PersonaId,Map)", does((p, id) -> p.traits().replace(id, Map.of("a", red))));
        calls.put(
                "overrides.set(PersonaId,String,TraitValue)",
                does((p, id) -> p.overrides().set(id, "a", red)));
        calls.put(
                "overrides.remove(PersonaId,String)",
                does((p, id) -> p.overrides().remove(id, "tier")));
        calls.put("orders.of(PersonaId,String,int)", (p, id) -> p.orders().of(id, null, 10));
        calls.put("wallets.of(PersonaId)", (p, id) -> p.wallets().of(id));
        calls.put("wallets.at(PersonaId,Instant)", (p, id) -> p.wallets().at(id, TestClock.START));
        calls.put("wallets.balanceAt(PersonaId,Instant)", (p, id) -> p.wallets().balanceAt(id, TestClock.START));
        calls.put("wallets.isMember(PersonaId)", (p, id) -> p.wallets().isMember(id));
        calls.put(
                "wallets.timeline(PersonaId,TimelineCursor,int)",
                (p, id) -> p.wallets().timeline(id, null, 10));
        calls.put("wallets.explain(PersonaId)", (p, id) -> p.wallets().explain(id));
        calls.put(
                "wallets.explain(PersonaId,Instant,Instant)",
                (p, id) -> p.wallets().explain(id, TestClock.START, TestClock.START.plusSeconds(1)));
        calls.put("wallets.join(PersonaId)", (p, id) -> p.wallets().join(id));
        calls.put("wallets.leave(PersonaId)", (p, id) -> p.wallets().leave(id));
        ProductModel model = ProductModel.builder().add(List.of("tea")).build();
        calls.put(
                "recommendations.recommend(PersonaId,Recommender,int)",
                (p, id) -> p.recommendations().recommend(id, model, 10));
        return calls;
    }

    private static BiFunction<Personas, PersonaId, Object> does(BiConsumer<Personas, PersonaId> call) {
        return (personas, id) -> {
            call.accept(personas, id);
            return "done";
        };
    }

    private static String answer(BiFunction<Personas, PersonaId, Object> call, Personas personas, PersonaId id) {
        try {
            return call.apply(personas, id).toString().replace(id.value(), "ID");
        } catch (NotFoundException absent) {
            return absent.toString().replace(id.value(), "ID");
        }
    }

    @Test
    void everyCallThatNamesAPersonaAndMayBeMadeIsTriedHere() {
        List<String> mayBeMade = new ArrayList<>();
        PublicCalls.declared().stream()
                .filter(call -> call.contains("PersonaId"))
                .forEach(mayBeMade::add);
        mayBeMade.removeIf(call -> call.matches("(merges|audit|archive)\\..*"));
        mayBeMade.removeIf(call -> call.matches("wallets\\.(adjust|credit|expire|redeem|refund|zero)\\(.*"));

        assertThat(namingPersonas().keySet()).containsExactlyInAnyOrderElementsOf(mayBeMade);
    }

    @TestFactory
    Stream<DynamicTest> anotherPersonaIsAsAbsent() {
        return namingPersonas().entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
                    Map<String, Map<String, Content>> before = tenant.contents();

                    String another = answer(call.getValue(), customer, tenant.other());

                    assertThat(another).isEqualTo(answer(call.getValue(), customer, ABSENT));
                    assertThat(tenant.contents()).isEqualTo(before);
                }));
    }

    @TestFactory
    Stream<DynamicTest> theirOwnPersonaIsNot() {
        return namingPersonas().entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(
                        call.getKey(),
                        () -> assertThat(answer(call.getValue(), customer, tenant.own()))
                                .isNotEqualTo(answer(call.getValue(), customer, ABSENT))));
    }

    @TestFactory
    Stream<DynamicTest> aCustomerOfWhomNobodyKnowsWhoTheyAreSeesNone() {
        Personas unknown = tenant.tenant().as(Actor.customer("u-2"));
        return namingPersonas().entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(
                        call.getKey(),
                        () -> assertThat(answer(call.getValue(), unknown, tenant.own()))
                                .isEqualTo(answer(call.getValue(), unknown, ABSENT))));
    }

    @Test
    void ofThoseWhoShareANumberACustomerSeesThemselves() {
        List<PersonaId> all = ids(tenant.as(Role.OWNER).search().byIdentifier(SmallTenant.PHONE));

        List<PersonaId> seen = ids(customer.search().byIdentifier(SmallTenant.PHONE));

        assertThat(all).hasSize(2).contains(tenant.own());
        assertThat(seen).containsExactly(tenant.own());
    }

    @Test
    void theNumberOfAnotherFindsNobody() {
        assertThat(customer.search().byEmail(SmallTenant.OTHER_EMAIL.value())).isEmpty();
        assertThat(customer.search().bySource(SmallTenant.TILL, "3")).isEmpty();
        assertThat(customer.search().bySource(SmallTenant.TILL, "1")).isPresent();
    }

    @Test
    void anIdThatWasMergedAwayStillLeadsToTheCustomer() {
        tenant.as(Role.OWNER).merges().link(tenant.own(), tenant.other(), "the same");
        Personas merged = tenant.tenant().asCustomer("u-3", tenant.other());

        Persona persona = merged.search().byId(tenant.other()).orElseThrow();

        assertThat(persona.profiles()).hasSize(3);
        assertThat(merged.search().byId(tenant.own())).contains(persona);
        assertThat(merged.search().byId(PersonaId.of(tenant.second().value()))).contains(persona);
    }

    @Test
    void whatWasSeparatedFromTheCustomerIsAnotherAgain() {
        PersonaId second = PersonaId.of(tenant.second().value());
        assertThat(customer.search().byId(second)).isPresent();

        tenant.as(Role.OWNER).merges().separate(tenant.second(), "another");

        assertThat(customer.search().byId(second)).isEmpty();
    }

    @Test
    void aCustomerSignsUpOnce() {
        Personas unknown = tenant.tenant().as(Actor.customer("u-2"));
        IntakeOutcome first =
                unknown.intake().take(form("f").email("new@mail.net").build());

        IntakeOutcome again =
                unknown.intake().take(form("f").email("new@mail.net").build());

        assertThat(((IntakeOutcome.Accepted) first).kind()).isEqualTo(IntakeOutcome.Kind.CREATED);
        assertThat(((IntakeOutcome.Accepted) again).kind()).isEqualTo(IntakeOutcome.Kind.UNCHANGED);
    }

    @Test
    void aCustomerUpdatesTheirOwnForm() {
        IntakeOutcome.Accepted first = (IntakeOutcome.Accepted) tenant.as(Role.OWNER)
                .intake()
                .take(form("f").email("new@mail.net").build());
        Personas signedUp = tenant.tenant().asCustomer("u-2", first.persona());

        IntakeOutcome again =
                signedUp.intake().take(form("f").email("newer@mail.net").build());

        assertThat(((IntakeOutcome.Accepted) again).kind()).isEqualTo(IntakeOutcome.Kind.UPDATED);
    }

    @Test
    void aCustomerDoesNotUpdateTheFormOfAnother() {
        tenant.as(Role.OWNER).intake().take(form("f").email("new@mail.net").build());
        Map<String, Map<String, Content>> before = tenant.contents();

        assertThatThrownBy(() ->
                        customer.intake().take(form("f").email("newer@mail.net").build()))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessage("the role CUSTOMER lacks the permission SIGN_UP");
        assertThat(tenant.contents()).isEqualTo(before);
    }

    @Test
    void aCustomerIsGivenNothingThatConcernsOthers() {
        for (Permission permission : Permission.values()) {
            assertThat(AccessPolicy.standard().allows(Role.CUSTOMER, permission))
                    .as(permission.name())
                    .isEqualTo(permission.onOwnDataAlone());
        }
    }

    @Test
    void aCustomerSpeaksForTheirOwnAddress() {
        OptInAnswer answer = customer.optIns().reply(Address.of(SmallTenant.OTHER_PHONE), "STOP");

        assertThat(answer.now().status()).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void aCustomerSpeaksForAnAddressThatIsNobodys() {
        Address nobodys = Address.of(Identifier.of(IdentifierType.PHONE, "+16035551299"));

        assertThat(customer.optIns().reply(nobodys, "STOP").now().status()).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @TestFactory
    Stream<DynamicTest> aCustomerSpeaksForNoAddressOfAnother() {
        Address another = Address.of(SmallTenant.OTHER_EMAIL);
        Address both = Address.of(SmallTenant.PHONE);
        Personas system = tenant.as(Role.SYSTEM);
        Address device = Address.device("another's");
        system.optIns().attach(tenant.other(), device);
        OptInReport out = OptInReport.of(MessageEvent.Kind.SET_OUT);
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("report", () -> customer.optIns().report(MessageChannel.EMAIL, another, out));
        calls.put("reply of one that two carry", () -> customer.optIns().reply(both, "START"));
        calls.put("push", () -> customer.optIns().push(PushChannel.MOBILE_PUSH, device, PushEvent.Kind.ON));
        calls.put("attach", () -> customer.optIns().attach(tenant.own(), device));
        calls.put("detach", () -> customer.optIns().detach(device));
        return calls.entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
                    Map<String, Map<String, Content>> before = tenant.contents();

                    assertThatThrownBy(() -> call.getValue().run())
                            .isInstanceOf(AccessDeniedException.class)
                            .hasMessage("the role CUSTOMER lacks the permission SET_OPT_INS");

                    assertThat(tenant.contents()).isEqualTo(before);
                }));
    }

    @Test
    void ofTheAddressOfAnotherNothingIsKnown() {
        Address another = Address.of(SmallTenant.OTHER_EMAIL);
        tenant.as(Role.OWNER).optIns().report(MessageChannel.EMAIL, another, OptInReport.of(MessageEvent.Kind.SET_OUT));

        assertThat(customer.optIns().history(MessageChannel.EMAIL, another).events())
                .isEmpty();
        assertThat(customer.optIns().status(MessageChannel.EMAIL, another).status())
                .isEqualTo(OptInStatus.NOT_ASKED);
        assertThat(customer.optIns().lookUp(SmallTenant.OTHER_EMAIL.value())).hasValueSatisfying(found -> {
            assertThat(found.personas()).isEmpty();
            assertThat(Objects.requireNonNull(found.channels().get(MessageChannel.EMAIL))
                            .status())
                    .isEqualTo(OptInStatus.NOT_ASKED);
        });
    }

    @Test
    void aCustomerSeesTheOrdersOfAllTheirProfilesAndNoOthers() {
        PersonaId second = PersonaId.of(tenant.second().value());
        assertThat(orders(customer, tenant.own())).containsExactlyInAnyOrder("order-1", "order-2");

        tenant.as(Role.OWNER).merges().separate(tenant.second(), "another");

        assertThat(orders(customer, tenant.own())).containsExactly("order-1");
        assertThatThrownBy(() -> orders(customer, second)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void theWalletOfACustomerIsThatOfTheProfilesTheyHaveNow() {
        Points before = customer.wallets().of(tenant.own()).balance();

        tenant.as(Role.OWNER).merges().separate(tenant.second(), "another");

        Points after = customer.wallets().of(tenant.own()).balance();
        Points others = tenant.as(Role.OWNER)
                .wallets()
                .of(PersonaId.of(tenant.second().value()))
                .balance();
        assertThat(before).isEqualTo(Points.of(3));
        assertThat(after.plus(others)).isEqualTo(before);
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void aCustomerJoinsAndLeavesForThemselvesAlone() {
        Personas another = tenant.tenant().asCustomer("u-2", tenant.other());

        customer.wallets().leave(tenant.own());

        assertThat(customer.wallets().isMember(tenant.own())).isFalse();
        assertThat(another.wallets().isMember(tenant.other())).isTrue();
    }

    private static List<String> orders(Personas personas, PersonaId id) {
        return personas.orders().of(id, null, 10).items().stream()
                .map(recorded -> recorded.order().order().id())
                .toList();
    }

    private static List<PersonaId> ids(List<Persona> personas) {
        return personas.stream().map(Persona::id).toList();
    }
}
