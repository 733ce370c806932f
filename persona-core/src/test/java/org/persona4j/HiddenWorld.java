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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.FeedPolicy;
import org.persona4j.error.PersonaException;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.RecordKind;
import org.persona4j.internal.Transactions;
import org.persona4j.loyalty.Adjustment;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeCommand;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.merge.ReviewPage;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInReport;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.recommend.Basket;
import org.persona4j.search.Query;
import org.persona4j.search.SearchPage;
import org.persona4j.store.StoreLimits;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/**
 * A tenant in which somebody is on the blocklist, with the records of that customer or without: everything else is the same, to
 * the ids. What staff see and do there is written down, and must not tell which of the two it was. Not thread-safe.
 */
final class HiddenWorld {
    static final Identifier BLOCKED = phone(1);
    static final Identifier OF_THE_HIDDEN = email("hidden");
    static final Identifier ONCE_OF_THE_HIDDEN = email("once");
    static final Identifier HELD_APART = phone(2);
    static final Identifier PLACEHOLDER = Identifier.of(IdentifierType.PHONE, "+18888888888");
    static final PersonaId ID_OF_THE_HIDDEN = PersonaId.of("x9e3779b97f4a7c15");
    static final Source TILL = Source.integration("till");

    /** The ids that tills give to orders, refunds and entries; the first of them the hidden customer's had too. */
    static final List<String> RECEIPTS = List.of("n-1", "n-2", "n-3");

    /** What others carry: the blocked one too, which hides them as well. */
    static final List<Identifier> POOL = List.of(BLOCKED, phone(3), phone(4), email("ann"), email("bob"), PLACEHOLDER);

    private final WatchedStore store = new WatchedStore(
            new StoreLimits(100, Transactions.keysNeeded(IdentityRules.standard(), 8), 64 * 1024, 1024 * 1024));
    private final TestIds ids = new TestIds("m");
    private final TestIds idsAside = new TestIds("x");
    private final Personas owner = as(Role.OWNER, ids);
    private final List<ProfileId> known = new ArrayList<>();
    private final Set<DecisionId> decisions = new TreeSet<>();
    private final boolean heldApart;
    private int keys = 1;

    private HiddenWorld(boolean heldApart) {
        this.heldApart = heldApart;
        known.add(taken(record("first").phone(HELD_APART.value()).fullName("Ann Lee")));
    }

    private static Identifier phone(int number) {
        return Identifier.of(IdentifierType.PHONE, "+1603555120" + number);
    }

    private static Identifier email(String name) {
        return Identifier.of(IdentifierType.EMAIL, name + "@mail.net");
    }

    /**
     * Without the customer.
     *
     * @param heldApart whether the customer would be held apart from somebody; then nobody else carries the value on the list, as
     *     the resolver would have to choose to which of the two they belong
     */
    static HiddenWorld absent(boolean heldApart) {
        HiddenWorld world = new HiddenWorld(heldApart);
        world.block();
        world.owner.changes().begin(FeedPolicy.standard());
        return world;
    }

    /** With the customer, of three records, whose other phone another may have too, from whom staff held them apart. */
    static HiddenWorld hidden(boolean heldApart) {
        HiddenWorld world = new HiddenWorld(heldApart);
        Personas aside = world.as(Role.OWNER, world.idsAside);
        SourceRecord.Builder first = record("hidden 1")
                .phone(BLOCKED.value())
                .phone(PLACEHOLDER.value())
                .fullName("Hugh Hidden")
                .trait("tier", "gold");
        if (heldApart) {
            first.phone(HELD_APART.value());
        }
        IntakeOutcome.Accepted one = (IntakeOutcome.Accepted) aside.intake().take(first.build());
        if (heldApart) {
            aside.merges().separate(one.profile(), "another");
        }
        aside.intake()
                .take(record("hidden 2")
                        .phone(BLOCKED.value())
                        .email(OF_THE_HIDDEN.value())
                        .build());
        aside.intake()
                .take(record("hidden 3")
                        .phone(BLOCKED.value())
                        .email(ONCE_OF_THE_HIDDEN.value())
                        .build());
        aside.intake().take(record("hidden 3").addCleared(IdentifierType.EMAIL).build());
        PersonaId id = PersonaId.of(one.profile().value());
        aside.overrides().set(id, "color", TraitValue.of("red"));
        world.hasBought(aside, id);
        world.block();
        world.owner.changes().begin(FeedPolicy.standard());
        return world;
    }

    /** Orders and points of the customer's, by the ids that others use too. */
    private void hasBought(Personas aside, PersonaId id) {
        String number = RECEIPTS.get(0);
        aside.wallets().join(id);
        aside.orders().record(CustomerRef.of(id), order(number, "gold", 100));
        aside.orders().record(CustomerRef.of(TILL, "hidden 2"), order("n-9", "gold", 50));
        aside.orders().refund(OrderRefund.ofAmount(number, number, TestClock.START, Money.of(10)));
        aside.wallets().adjust(id, Points.of(-3), "a " + number, "mistaken");
        aside.wallets().redeem(id, Points.of(30), "r " + number, "a pot");
        aside.wallets().refund(id, "r " + number, Points.of(2), "b " + number, "broken");
    }

    private Set<Identifier> carried(Set<Identifier> some) {
        return heldApart ? minus(some, Set.of(BLOCKED)) : some;
    }

    private void block() {
        as(Role.OWNER, idsAside).privacy().block(BLOCKED, "asked to");
    }

    private Personas as(Role role, TestIds from) {
        return PersonaEngine.builder(store)
                .keyring(Trial.ring(keys))
                .clock(new TestClock())
                .ids(from)
                .build()
                .tenant("blue")
                .as(Actor.of(role, "u-1"));
    }

    WatchedStore store() {
        return store;
    }

    Personas owner() {
        return owner;
    }

    Personas support() {
        return as(Role.SUPPORT, new TestIds("look"));
    }

    static SourceRecord.Builder record(String id) {
        return SourceRecord.builder(TILL, id);
    }

    private ProfileId taken(SourceRecord.Builder record) {
        return ((IntakeOutcome.Accepted) owner.intake().take(record.build())).profile();
    }

    private ProfileId profile(int number) {
        return known.get(number % known.size());
    }

    /** Makes a call of staff and writes down what came of it. */
    Object does(Action action) {
        return answer(() -> {
            if (action instanceof Action.Take take) {
                return take(take);
            }
            if (action instanceof Action.TakeAll all) {
                List<String> outcomes = new ArrayList<>();
                all.takes().forEach(take -> outcomes.add(take(take)));
                return outcomes.toString();
            }
            if (action instanceof Action.Link link) {
                return decided(owner.merges().link(persona(link.one()), persona(link.other()), "the same"));
            }
            if (action instanceof Action.Separate separate) {
                return decided(owner.merges().separate(profile(separate.profile()), "another"));
            }
            if (action instanceof Action.Withdraw withdraw && !decisions.isEmpty()) {
                DecisionId id = List.copyOf(decisions).get(withdraw.decision() % decisions.size());
                return decided(owner.merges().withdraw(id, "mistaken"));
            }
            if (action instanceof Action.Correct correct) {
                Set<Identifier> add = minus(carried(correct.add()), correct.remove());
                return add.isEmpty() && correct.remove().isEmpty()
                        ? "nothing"
                        : decided(owner.merges()
                                .correct(
                                        profile(correct.profile()),
                                        List.copyOf(correct.remove()),
                                        List.copyOf(add),
                                        "told so"));
            }
            if (action instanceof Action.Declare declare) {
                return decided(declare(declare.identifier(), declare.shared()));
            }
            if (action instanceof Action.SetTraits set) {
                owner.traits().add(persona(set.profile()), Map.of("color", TraitValue.of(set.color())));
            }
            return "done";
        });
    }

    private static Order order(String id, String product, int money) {
        return Order.builder()
                .id(id)
                .placedAt(TestClock.START)
                .storeId("north")
                .line(line -> line.productId(product).amount(Money.of(money)))
                .build();
    }

    /**
     * What a till does.
     *
     * @param what which call
     * @param profile for which of the profiles that staff know; now and then for the hidden one
     * @param number which of the {@link #RECEIPTS}
     * @param amount how much of it
     */
    record AtTheTill(int what, int profile, int number, int amount) {
        static final int CALLS = 10;
    }

    /** Makes a call of a till and writes down what came of it. */
    Object does(AtTheTill act) {
        PersonaId id = act.profile() == 0 ? ID_OF_THE_HIDDEN : persona(act.profile());
        String number = RECEIPTS.get(act.number());
        Points points = Points.of(act.amount());
        Wallets wallets = owner.wallets();
        return answer(() -> switch (act.what()) {
                    case 0 -> owner.orders().record(CustomerRef.of(id), order(number, "tea", act.amount()));
                    case 1 ->
                        owner.orders()
                                .record(
                                        CustomerRef.of(TILL, act.amount() % 2 == 0 ? "first" : "hidden 1"),
                                        order(number, "cup", 7));
                    case 2 ->
                        owner.orders()
                                .refund(OrderRefund.ofAmount(number, number, TestClock.START, Money.of(act.amount())));
                    case 3 -> owner.orders().refund(OrderRefund.whole("whole", number, TestClock.START));
                    case 4 -> wallets.join(id);
                    case 5 ->
                        wallets.adjust(id, act.amount() % 2 == 0 ? points : points.negated(), "a " + number, "told so");
                    case 6 -> wallets.redeem(id, points, "r " + number, "a cup");
                    case 7 -> wallets.refund(id, "r " + number, points, "b " + number, null);
                    case 8 -> wallets.credit(id, EntryKind.BOOST, points, "c " + number, null);
                    default -> wallets.leave(id);
                })
                .toString();
    }

    private static Set<Identifier> minus(Set<Identifier> some, Set<Identifier> others) {
        Set<Identifier> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private MergeOutcome declare(Identifier identifier, boolean shared) {
        return shared
                ? owner.merges().declareShared(identifier, "told so")
                : owner.merges().release(identifier, "told so");
    }

    private PersonaId persona(int number) {
        return PersonaId.of(profile(number).value());
    }

    private String take(Action.Take take) {
        SourceRecord.Builder record = record("r" + take.slot());
        carried(take.saying().identifiers()).forEach(identifier -> {
            if (identifier.type() == IdentifierType.PHONE) {
                record.phone(identifier.value());
            } else {
                record.email(identifier.value());
            }
        });
        take.saying().name().ifPresent(record::fullName);
        IntakeOutcome outcome = owner.intake().take(record.build());
        if (outcome instanceof IntakeOutcome.Accepted accepted && !known.contains(accepted.profile())) {
            known.add(accepted.profile());
        }
        return outcome.toString();
    }

    private String decided(MergeOutcome outcome) {
        if (outcome instanceof MergeOutcome.Done done) {
            done.decision().ifPresent(decisions::add);
        }
        return outcome.toString();
    }

    private static Object answer(Supplier<Object> call) {
        try {
            return call.get();
        } catch (PersonaException refused) {
            return refused.toString();
        }
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

    /** Everything staff can look at, by what was asked: about those they know, and about every value there is. */
    Map<String, Object> everythingToBeSeen() {
        Map<String, Object> seen = new LinkedHashMap<>();
        for (Role role : List.of(Role.OWNER, Role.STAFF, Role.SYSTEM)) {
            Personas personas = as(role, new TestIds("look"));
            known.forEach(profile -> ofProfile(personas, profile)
                    .forEach((asked, call) -> seen.put(
                            role + " " + asked + " " + known.indexOf(profile), answer(() -> call.apply(profile)))));
            Set<Identifier> values = new TreeSet<>(POOL);
            values.addAll(Set.of(OF_THE_HIDDEN, ONCE_OF_THE_HIDDEN, HELD_APART));
            int number = 0;
            for (Identifier value : values) {
                number++;
                for (var entry : ofValue(personas, value).entrySet()) {
                    seen.put(role + " " + entry.getKey() + " " + number, entry.getValue());
                }
            }
            for (DecisionId id : decisions) {
                seen.put(
                        role + " decision " + id, answer(() -> personas.merges().decision(id)));
            }
            seen.put(role + " their id", answer(() -> personas.privacy().diagnose(ID_OF_THE_HIDDEN.value())));
            for (String record : List.of("first", "hidden 1", "hidden 2", "hidden 3")) {
                seen.put(
                        role + " the record " + record,
                        answer(() -> personas.privacy().diagnose(TILL, record)));
            }
            seen.put(role + " quarantine", answer(() -> personas.merges().quarantine()));
            seen.put(role + " shared", answer(() -> personas.merges().shared()));
            if (role == Role.OWNER) {
                for (String typed : List.of(
                        "",
                        "has:name source:" + TILL,
                        "Ann Lee",
                        "Hid Den",
                        "first",
                        "hidden 1",
                        ID_OF_THE_HIDDEN.value())) {
                    seen.put("typed " + typed, answer(() -> found(typed, personas)));
                }
                values.forEach(value -> {
                    seen.put("typed " + value.value(), answer(() -> found(value.value(), personas)));
                    seen.put("typed as once " + value.value(), answer(() -> found("merge:" + value.value(), personas)));
                });
                seen.put("first seen", answer(() -> found(personas.search().byFirstSeen(Query.everybody(), null, 2))));
                seen.put(
                        "export",
                        answer(() -> personas.search()
                                .export(Query.everybody(), null, 3)
                                .lines()));
                seen.put(
                        "audit",
                        Merges.all(cursor -> personas.audit()
                                        .between(TestClock.START, TestClock.START.plusSeconds(1), cursor, 7))
                                .stream()
                                .filter(entry -> !entry.what().equals("privacy.block"))
                                .toList());
            }
        }
        return seen;
    }

    /** All changes that were told since the customer was hidden. */
    List<Change> changes() {
        return Follower.from(ChangeCursor.startOf(1, 8), as(Role.OWNER, new TestIds("look")));
    }

    private static Map<String, Object> boughtBy(Personas personas, PersonaId id) {
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("wallet", answer(() -> personas.wallets().of(id).toString()));
        seen.put("member", answer(() -> personas.wallets().isMember(id)));
        seen.put("statement", answer(() -> personas.wallets().explain(id).toText()));
        seen.put("orders", answer(() -> personas.orders().of(id, null, 2).toString()));
        return seen;
    }

    /** Everything staff can look at of orders and points: of those they know, by every receipt, and of all together. */
    Map<String, Object> everythingBought() {
        Personas personas = as(Role.OWNER, new TestIds("look"));
        Map<String, Object> seen = new LinkedHashMap<>();
        known.forEach(
                profile -> seen.put("of " + known.indexOf(profile), boughtBy(personas, PersonaId.of(profile.value()))));
        for (String number : List.of("n-1", "n-2", "n-3", "n-9")) {
            seen.put("receipt " + number, personas.orders().byReceipt(number).toString());
        }
        seen.put("of the hidden", boughtBy(personas, ID_OF_THE_HIDDEN));
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
                        .plan(record("planned").phone(HELD_APART.value()).build())));
        return seen;
    }

    /** Puts a value on the list, and answers what is on it then. */
    Set<Identifier> blocks(Identifier value, Set<Identifier> before) {
        as(Role.OWNER, idsAside).privacy().block(value, "asked to");
        Set<Identifier> now = new TreeSet<>(before);
        now.add(value);
        return now;
    }

    /** Lets whoever carries a value come back, and answers what is on the list then. */
    Set<Identifier> recovers(Identifier value, Set<Identifier> before) {
        Set<Identifier> now = new TreeSet<>(before);
        now.remove(value);
        profiles().values().stream()
                .filter(profile -> members(profile.personaId())
                        .anyMatch(member -> member.identifiers().contains(value)))
                .forEach(profile -> now.removeAll(profile.identifiers()));
        as(Role.SUPPORT, idsAside).privacy().recover(value, "letter 3");
        return now;
    }

    private Map<String, Profile> profiles() {
        return store.all("blue", RecordKind.PROFILE.storedName(), Profile.class);
    }

    private Stream<Profile> members(PersonaId persona) {
        return profiles().values().stream()
                .filter(profile -> profile.personaId().equals(persona));
    }

    /** Checks that of all there are those are found who carry none of the values. */
    void seesThoseWithout(Set<Identifier> blocked) {
        profiles().values().forEach(profile -> {
            boolean hidden = members(profile.personaId())
                    .flatMap(member -> member.identifiers().stream())
                    .anyMatch(blocked::contains);
            assertThat(owner.search().byId(PersonaId.of(profile.id().value())).isPresent())
                    .as("%s is seen", profile.id())
                    .isEqualTo(!hidden);
        });
    }

    /** Makes another hash key current; only who looks knows it, those who were at work before do not. */
    void rotates() {
        keys = 2;
        as(Role.OWNER, idsAside).keys().rotateTo(2);
    }

    /** Moves records to the other hash key, at most so many. */
    void moves(long atMost) {
        as(Role.OWNER, idsAside).keys().rekey(atMost);
    }

    /** An opt-out, which is copied to the other addresses of whoever said it, and to nobody's whom staff do not see. */
    Object optsOut(Identifier value) {
        MessageChannel channel = value.type() == IdentifierType.PHONE ? MessageChannel.TEXT : MessageChannel.EMAIL;
        return answer(
                () -> owner.optIns().report(channel, Address.of(value), OptInReport.of(MessageEvent.Kind.SET_OUT)));
    }
}
