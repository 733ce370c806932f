package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.FeedPolicy;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.RecordKind;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
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

    private final WatchedStore store = WatchedStore.small(IdentityRules.standard(), 8);
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
        return StaffLook.answer(() -> {
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
        return StaffLook.answer(() -> switch (act.what()) {
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

    /** What staff can look at by now. */
    StaffLook look() {
        return new StaffLook(role -> as(role, new TestIds("look")), known, decisions);
    }

    /** All changes that were told since the customer was hidden. */
    List<Change> changes() {
        return Follower.from(ChangeCursor.startOf(1, 8), as(Role.OWNER, new TestIds("look")));
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
        return StaffLook.answer(
                () -> owner.optIns().report(channel, Address.of(value), OptInReport.of(MessageEvent.Kind.SET_OUT)));
    }
}
