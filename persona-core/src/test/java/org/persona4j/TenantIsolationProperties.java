package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Role;
import org.persona4j.error.PersonaException;
import org.persona4j.identity.IdentifierType;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.Content;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/**
 * Two tenants in one store, under one hash key, with the same ids and with customers of the same numbers: whatever is called in
 * one, the answer is the one it would have alone, and the other stays as it is.
 */
class TenantIsolationProperties {
    private static final List<PublicCalls.Call> CALLS = PublicCalls.all();

    private static SmallTenant blue(WatchedStore store) {
        return new SmallTenant(store, "blue", AccessPolicy.standard());
    }

    /** The same, and more on the same numbers, so that what leaks from it makes a difference. */
    private static SmallTenant red(WatchedStore store) {
        SmallTenant red = new SmallTenant(store, "red", AccessPolicy.standard());
        Personas owner = red.as(Role.OWNER);
        SmallTenant.take(owner, SmallTenant.record("5").phone(SmallTenant.PHONE.value()));
        SmallTenant.take(
                owner, SmallTenant.record("6").email(SmallTenant.EMAIL.value()).email(SmallTenant.OTHER_EMAIL.value()));
        owner.intake()
                .take(SmallTenant.record("6").addCleared(IdentifierType.EMAIL).build());
        owner.merges().declareShared(SmallTenant.OTHER_PHONE, "a family");
        owner.merges().separate(red.second(), "another");
        owner.overrides().set(red.own(), "color", TraitValue.of("crimson"));
        owner.orders().record(CustomerRef.of(red.other()), SmallTenant.order("new", "99"));
        owner.wallets().credit(red.own(), EntryKind.LEGACY, Points.of(1_000), "legacy-1", "brought along");
        owner.wallets().adjust(red.own(), Points.of(-7), "adjustment-7", "mistaken");
        return red;
    }

    private static Object answer(PublicCalls.Call call, SmallTenant tenant) {
        try {
            return List.of(call.make(tenant.as(call.by()), tenant));
        } catch (PersonaException failure) {
            return failure.toString();
        }
    }

    private static SmallTenant require(Map<String, SmallTenant> tenants, String name) {
        return Objects.requireNonNull(tenants.get(name));
    }

    @Test
    void theTenantsHoldRecordsOfAllThatIsBoughtAndEarned() {
        assertThat(blue(SmallTenant.store()).contents())
                .containsKeys("wallet", "ledger", "entry", "adjustment", "order", "receipt", "visits", "purchases");
    }

    @TestFactory
    Stream<DynamicTest> noCallSeesOrTouchesAnotherTenant() {
        return CALLS.stream()
                .map(call -> DynamicTest.dynamicTest(call.name(), () -> {
                    SmallTenant alone = SmallTenant.alone(AccessPolicy.standard());
                    WatchedStore store = SmallTenant.store();
                    SmallTenant beside = blue(store);
                    SmallTenant other = red(store);
                    Map<String, Map<String, Content>> untouched = other.contents();

                    Object answer = answer(call, beside);

                    assertThat(answer).usingRecursiveComparison().isEqualTo(answer(call, alone));
                    assertThat(beside.contents()).isEqualTo(alone.contents());
                    assertThat(other.contents()).isEqualTo(untouched);
                }));
    }

    @Property(tries = 25)
    void whatTwoTenantsDoInTurnIsWhatEachDoesAlone(
            @ForAll @Size(max = 12) List<@IntRange(max = 1_000) Integer> choices) {
        WatchedStore store = SmallTenant.store();
        Map<String, SmallTenant> together = new LinkedHashMap<>(Map.of("blue", blue(store), "red", red(store)));
        Map<String, SmallTenant> apart =
                new LinkedHashMap<>(Map.of("blue", blue(SmallTenant.store()), "red", red(SmallTenant.store())));
        List<Object> answers = new ArrayList<>();
        List<Object> expected = new ArrayList<>();

        for (int choice : choices) {
            PublicCalls.Call call = CALLS.get(choice / 2 % CALLS.size());
            String tenant = choice % 2 == 0 ? "blue" : "red";
            answers.add(answer(call, require(together, tenant)));
            expected.add(answer(call, require(apart, tenant)));
        }

        assertThat(answers).usingRecursiveComparison().isEqualTo(expected);
        together.forEach((name, tenant) ->
                assertThat(tenant.contents()).isEqualTo(require(apart, name).contents()));
    }
}
