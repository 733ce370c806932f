package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Role;
import org.persona4j.error.PersonaException;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.Adjustment;
import org.persona4j.merge.MergeCommand;
import org.persona4j.merge.ReviewPage;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.recommend.Basket;
import org.persona4j.search.Query;
import org.persona4j.search.SearchPage;

/** Everything that staff can look at in a {@link HiddenWorld}, by what was asked, as they are told it. Not thread-safe. */
final class StaffLook {
    private static final List<String> RECORDS = List.of("first", "hidden 1", "hidden 2", "hidden 3");

    private final Function<Role, Personas> as;
    private final List<ProfileId> known;
    private final Set<DecisionId> decisions;
    private final Map<String, Object> seen = new LinkedHashMap<>();

    /**
     * A look at a world.
     *
     * @param as who looks in which role
     * @param known the profiles that staff know
     * @param decisions those that staff made
     */
    StaffLook(Function<Role, Personas> as, List<ProfileId> known, Set<DecisionId> decisions) {
        this.as = as;
        this.known = known;
        this.decisions = decisions;
    }

    /**
     * Makes sure that the same was asked, and the same told. Each answer is compared alone, as what a comparison of all of them
     * takes grows with the square of what they say.
     */
    static void assertSame(Map<String, Object> seen, Map<String, Object> expected) {
        assertThat(seen.keySet()).isEqualTo(expected.keySet());
        expected.forEach((asked, told) ->
                assertThat(seen.get(asked)).as(asked).usingRecursiveComparison().isEqualTo(told));
    }

    /** About those whom staff know, and about every value there is. */
    Map<String, Object> everythingToBeSeen() {
        Set<Identifier> values = new TreeSet<>(HiddenWorld.POOL);
        values.addAll(Set.of(HiddenWorld.OF_THE_HIDDEN, HiddenWorld.ONCE_OF_THE_HIDDEN, HiddenWorld.HELD_APART));
        for (Role role : List.of(Role.OWNER, Role.STAFF, Role.SYSTEM)) {
            Personas personas = as.apply(role);
            looksAtEach(role + " ", personas, values);
            looksAtAll(role + " ", personas);
        }
        searches(as.apply(Role.OWNER), values);
        return seen;
    }

    private void looksAtEach(String who, Personas personas, Set<Identifier> values) {
        known.forEach(profile -> ofProfile(personas, profile)
                .forEach((asked, call) ->
                        seen.put(who + asked + " " + known.indexOf(profile), answer(() -> call.apply(profile)))));
        int number = 0;
        for (Identifier value : values) {
            number++;
            for (var entry : ofValue(personas, value).entrySet()) {
                seen.put(who + entry.getKey() + " " + number, entry.getValue());
            }
        }
        for (DecisionId id : decisions) {
            seen.put(who + "decision " + id, answer(() -> personas.merges().decision(id)));
        }
    }

    private void looksAtAll(String who, Personas personas) {
        seen.put(who + "their id", answer(() -> personas.privacy().diagnose(HiddenWorld.ID_OF_THE_HIDDEN.value())));
        for (String record : RECORDS) {
            seen.put(
                    who + "the record " + record,
                    answer(() -> personas.privacy().diagnose(HiddenWorld.TILL, record)));
        }
        seen.put(who + "quarantine", answer(() -> personas.merges().quarantine()));
        seen.put(who + "shared", answer(() -> personas.merges().shared()));
    }

    private void searches(Personas personas, Set<Identifier> values) {
        for (String typed : List.of(
                "",
                "has:name source:" + HiddenWorld.TILL,
                "Ann Lee",
                "Hid Den",
                "first",
                "hidden 1",
                HiddenWorld.ID_OF_THE_HIDDEN.value())) {
            seen.put("typed " + typed, answer(() -> found(typed, personas)));
        }
        values.forEach(value -> {
            seen.put("typed " + value.value(), answer(() -> found(value.value(), personas)));
            seen.put("typed as once " + value.value(), answer(() -> found("merge:" + value.value(), personas)));
        });
        seen.put("first seen", answer(() -> found(personas.search().byFirstSeen(Query.everybody(), null, 2))));
        seen.put(
                "export",
                answer(() ->
                        personas.search().export(Query.everybody(), null, 3).lines()));
        seen.put(
                "audit",
                Merges.all(cursor ->
                                personas.audit().between(TestClock.START, TestClock.START.plusSeconds(1), cursor, 7))
                        .stream()
                        .filter(entry -> !entry.what().equals("privacy.block"))
                        .toList());
    }

    /** All pages of who is found: the cursors too, and who it is as it is put together. */
    private static List<Object> found(String typed, Personas personas) {
        List<Object> found = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            SearchPage page = personas.search().find(typed, cursor, 2);
            found.addAll(found(page));
            cursor = page.nextOrNull();
        } while (cursor != null);
        return found;
    }

    private static List<Object> found(SearchPage page) {
        List<Object> found = new ArrayList<>(page.hits());
        found.add(String.valueOf(page.nextOrNull()));
        return found;
    }

    private static Map<String, Object> boughtBy(Personas personas, PersonaId id) {
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("wallet", answer(() -> personas.wallets().of(id).toString()));
        seen.put("member", answer(() -> personas.wallets().isMember(id)));
        seen.put("statement", answer(() -> personas.wallets().explain(id).toText()));
        seen.put("orders", answer(() -> personas.orders().of(id, null, 2).toString()));
        return seen;
    }

    /** Of orders and points: of those whom staff know, by every receipt, and of all together. */
    Map<String, Object> everythingBought() {
        Personas personas = as.apply(Role.OWNER);
        known.forEach(
                profile -> seen.put("of " + known.indexOf(profile), boughtBy(personas, PersonaId.of(profile.value()))));
        for (String number : List.of("n-1", "n-2", "n-3", "n-9")) {
            seen.put("receipt " + number, personas.orders().byReceipt(number).toString());
        }
        seen.put("of the hidden", boughtBy(personas, HiddenWorld.ID_OF_THE_HIDDEN));
        List<Basket> baskets = new ArrayList<>();
        personas.recommendations().eachBasket(baskets::add);
        seen.put("baskets", baskets);
        List<Basket> tea = List.of(Basket.of(TestClock.START, List.of("tea")));
        seen.put("recommended", personas.recommendations().train().recommend(tea, 10));
        List<Object> pages = new ArrayList<>();
        String cursor = null;
        do {
            ReviewPage<Adjustment> page =
                    personas.wallets().adjustments(TestClock.START, TestClock.START.plusSeconds(1), cursor, 2);
            pages.add(page.toString());
            cursor = page.nextOrNull();
        } while (cursor != null);
        seen.put("adjustments", pages);
        return seen;
    }

    private static Map<String, Function<ProfileId, Object>> ofProfile(Personas personas, ProfileId profile) {
        PersonaId id = PersonaId.of(profile.value());
        Map<String, Function<ProfileId, Object>> calls = new LinkedHashMap<>();
        calls.put("persona", p -> personas.search().byId(id));
        calls.put("diagnosis", p -> personas.privacy().diagnose(id.value()));
        calls.put("history", p -> personas.merges().history(id));
        calls.put("decisions", p -> personas.merges().decisions(profile));
        calls.put("traits", p -> personas.traits().read(id));
        calls.put("overrides", p -> personas.overrides().read(id));
        calls.put("texts", p -> personas.optIns().status(id, MessageChannel.TEXT));
        calls.put("audit", p -> personas.audit().byPersona(id, null, 100).items());
        calls.put("separate", p -> personas.merges().plan(new MergeCommand.Separate(profile)));
        return calls;
    }

    private static Map<String, Object> ofValue(Personas personas, Identifier value) {
        Map<String, Object> seen = new LinkedHashMap<>();
        Address address = Address.of(value);
        MessageChannel channel = value.type() == IdentifierType.PHONE ? MessageChannel.TEXT : MessageChannel.EMAIL;
        seen.put("found by", answer(() -> personas.search().byIdentifier(value)));
        seen.put("merged into", answer(() -> personas.search().merged(value.value())));
        seen.put("looked up by", answer(() -> personas.optIns().lookUp(value.value())));
        seen.put("diagnosed by", answer(() -> personas.privacy().diagnose(value.value())));
        seen.put(
                "history at",
                answer(() -> personas.optIns().history(channel, address).events()));
        seen.put("declaring", answer(() -> personas.merges().plan(new MergeCommand.Declare(value, true))));
        seen.put(
                "record with",
                answer(() -> personas.intake()
                        .plan(HiddenWorld.record("planned")
                                .phone(HiddenWorld.HELD_APART.value())
                                .build())));
        return seen;
    }

    /** What a call answers, or why it was refused. */
    static Object answer(Supplier<Object> call) {
        try {
            return call.get();
        } catch (PersonaException refused) {
            return refused.toString();
        }
    }
}
