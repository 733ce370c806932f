package org.persona4j.testkit;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.persona4j.change.FeedPolicy;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.PushEvent;
import org.persona4j.order.Order;
import org.persona4j.profile.Source;
import org.persona4j.profile.TraitValue;
import org.persona4j.testkit.history.History;
import org.persona4j.testkit.history.Step;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/**
 * Histories of calls of an engine, of few customers over few values, so that most steps collide with another: records share a
 * phone number, decisions contradict each other, points are spent that somebody else brought.
 *
 * <p>A history shrinks to few steps, each about the first customers, values and amounts.
 */
public final class Histories {
    private static final int MOST_STEPS = 20;
    private static final int MOST_RECORDS = 4;
    private static final int MOST_ROWS = 5;
    private static final int PROFILES = 5;

    private Histories() {}

    /** Histories of steps of all kinds, up to 24 of them. */
    public static Arbitrary<History> any() {
        return of(steps());
    }

    /** Records that come in and decisions of who is who, with what undoes them. Nobody is hidden, archived or erased. */
    public static Arbitrary<History> ofMerges() {
        return of(Arbitraries.frequencyOf(Tuple.of(3, records()), Tuple.of(2, merges())));
    }

    /** Steps most of which are about points and orders, of customers who are merged and told apart. */
    public static Arbitrary<History> ofPoints() {
        return of(Arbitraries.frequencyOf(
                Tuple.of(3, records()), Tuple.of(2, merges()), Tuple.of(6, points()), Tuple.of(1, time())));
    }

    /** Steps most of which are about consent, of customers who are merged and told apart. */
    public static Arbitrary<History> ofOptIns() {
        return of(Arbitraries.frequencyOf(
                Tuple.of(3, records()), Tuple.of(1, merges()), Tuple.of(5, words()), Tuple.of(1, time())));
    }

    /**
     * Steps most of which are files of customers that come in, a second time now and then, or in place of another; in between points,
     * membership and decisions of who is who.
     */
    public static Arbitrary<History> ofImports() {
        return of(Arbitraries.frequencyOf(
                Tuple.of(6, imports()),
                Tuple.of(1, records()),
                Tuple.of(2, merges()),
                Tuple.of(2, points()),
                Tuple.of(2, time())));
    }

    /** Up to four records, and then up to twenty of some steps. */
    public static Arbitrary<History> of(Arbitrary<Step> steps) {
        RandomDistribution anySize = RandomDistribution.uniform();
        return Choices.withoutProducts(Combinators.combine(
                        records().list().ofMaxSize(MOST_RECORDS).withSizeDistribution(anySize),
                        steps.list().ofMaxSize(MOST_STEPS).withSizeDistribution(anySize))
                .as((first, then) ->
                        new History(Stream.concat(first.stream(), then.stream()).toList())));
    }

    /** Steps of all kinds. A record that comes in is the most frequent one. */
    public static Arbitrary<Step> steps() {
        return Choices.withoutProducts(Arbitraries.frequencyOf(
                Tuple.of(14, records()),
                Tuple.of(6, merges()),
                Tuple.of(10, points()),
                Tuple.of(4, words()),
                Tuple.of(2, values()),
                Tuple.of(3, hiding()),
                Tuple.of(3, imports()),
                Tuple.of(2, upkeep()),
                Tuple.of(2, time())));
    }

    /** Records that come in. */
    public static Arbitrary<Step> records() {
        return SourceRecords.colliding().map(Step.TakeIn::new);
    }

    /** Files of up to five rows that come in, of a few imports. */
    private static Arbitrary<Step> imports() {
        return Combinators.combine(
                        ImportReports.colliding(),
                        ImportRows.lists(Source.of(Source.Kind.FILE_IMPORT), MOST_ROWS),
                        Choices.of(false, true))
                .as(Step.Import::new);
    }

    /** What is done about the hash key and the change feed, of which customers notice nothing. */
    private static Arbitrary<Step> upkeep() {
        Arbitrary<Step> rekeying = Choices.of(Long.MAX_VALUE, 1L, 5L).map(Step.Rekey::new);
        FeedPolicy policy = FeedPolicy.standard().withRetention(Duration.ofDays(1));
        Arbitrary<Step> feeds =
                Choices.of(policy, policy.withShards(1), policy.withShards(3)).map(Step.BeginFeed::new);
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(new Step.Rotate())),
                Tuple.of(2, rekeying),
                Tuple.of(3, feeds),
                Tuple.of(1, Choices.of(new Step.EndFeed(), new Step.PurgeFeed())));
    }

    private static Arbitrary<Integer> profiles() {
        return Arbitraries.integers().between(1, PROFILES);
    }

    private static Arbitrary<Step> merges() {
        Arbitrary<Integer> two = Choices.of(2, 1, 3, 4, PROFILES);
        Arbitrary<Identifier> values = Identifiers.colliding();
        Arbitrary<Boolean> either = Choices.of(true, false);
        return Arbitraries.frequencyOf(
                Tuple.of(4, Combinators.combine(profiles(), two).as(Step.Link::new)),
                Tuple.of(4, profiles().map(Step.Separate::new)),
                Tuple.of(3, Arbitraries.integers().between(1, 3).map(Step.Withdraw::new)),
                Tuple.of(3, Combinators.combine(profiles(), values, either).as(Step.Correct::new)),
                Tuple.of(1, Combinators.combine(profiles(), values).as(Step.WithdrawCorrection::new)),
                Tuple.of(2, Combinators.combine(values, either).as(Step.Declare::new)),
                Tuple.of(1, values.map(Step.WithdrawDeclaration::new)));
    }

    private static Arbitrary<Step> points() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(1, 3);
        Arbitrary<Points> many =
                Choices.of(Points.of(10), Points.of(100), Points.parse("33.33"), Points.ofHundredths(1));
        Arbitrary<Points> few = Choices.of(Points.of(1), Points.of(10), Points.ofHundredths(1), Points.parse("12.34"));
        Arbitrary<Points> signed = Choices.of(Points.of(-1), Points.of(10), Points.of(-100));
        Arbitrary<Duration> ago = Choices.of(Duration.ZERO, Duration.ZERO, Duration.ofHours(30), Duration.ofDays(400));
        Arbitrary<Order> orders = Orders.any().filter(order -> order.lines().size() <= PROFILES);
        Arbitrary<EntryKind> kinds = Choices.of(EntryKind.BOOST, EntryKind.REFERRAL, EntryKind.LEGACY);
        return Arbitraries.frequencyOf(
                Tuple.of(5, Combinators.combine(profiles(), orders, ago).as(Step.Buy::new)),
                Tuple.of(5, Combinators.combine(profiles(), kinds, many).as(Step.Credit::new)),
                Tuple.of(5, Combinators.combine(profiles(), few).as(Step.Redeem::new)),
                Tuple.of(3, Combinators.combine(numbers, few).as(Step.GiveBack::new)),
                Tuple.of(
                        3, Combinators.combine(numbers, Choices.of(true, false)).as(Step.ReturnOrder::new)),
                Tuple.of(2, Combinators.combine(profiles(), signed).as(Step.Adjust::new)),
                Tuple.of(
                        3,
                        Combinators.combine(profiles(), Choices.of(true, true, true, false))
                                .as(Step.Membership::new)),
                Tuple.of(1, profiles().map(Step.Zero::new)));
    }

    private static Arbitrary<Step> words() {
        Arbitrary<MessageEvent.Kind> kinds = Choices.of(
                MessageEvent.Kind.STOP,
                MessageEvent.Kind.YES,
                MessageEvent.Kind.SET_IN,
                MessageEvent.Kind.REQUEST,
                MessageEvent.Kind.FORM,
                MessageEvent.Kind.SIGNED_FORM,
                MessageEvent.Kind.START,
                MessageEvent.Kind.SET_OUT,
                MessageEvent.Kind.UNSUBSCRIBE,
                MessageEvent.Kind.OTHER,
                MessageEvent.Kind.HARD_BOUNCE,
                MessageEvent.Kind.COMPLAINT);
        return Arbitraries.frequencyOf(
                Tuple.of(5, Combinators.combine(addresses(), kinds).as(Step.Say::new)),
                Tuple.of(1, Combinators.combine(profiles(), devices()).as(Step.Attach::new)),
                Tuple.of(
                        1,
                        Combinators.combine(devices(), Choices.of(PushEvent.Kind.values()))
                                .as(Step.Push::new)));
    }

    private static Arbitrary<String> devices() {
        return Choices.of("d1", "d2");
    }

    private static Arbitrary<Step> values() {
        Arbitrary<Step> colors = Combinators.combine(
                        profiles(), Choices.of("color", "first_name"), TraitValues.colliding())
                .as(Step.SetValue::new);
        Arbitrary<Step> stores = Combinators.combine(profiles(), Choices.of("s1", "s2"))
                .as((profile, store) -> new Step.SetValue(profile, "favorite_store", TraitValue.of(store)));
        Arbitrary<Step> unset = Combinators.combine(profiles(), Choices.of("color", "favorite_store"))
                .as(Step.UnsetValue::new);
        return Arbitraries.frequencyOf(Tuple.of(3, colors), Tuple.of(2, stores), Tuple.of(1, unset));
    }

    private static Arbitrary<Step> hiding() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, profiles().map(Step.Archive::new)),
                Tuple.of(3, profiles().map(Step.Restore::new)),
                Tuple.of(1, Identifiers.colliding().map(Step.Block::new)),
                Tuple.of(1, addresses().map(Step.Erase::new)),
                Tuple.of(2, addresses().map(Step.Recover::new)));
    }

    private static Arbitrary<Step> time() {
        Arbitrary<Duration> durations = Choices.of(
                Duration.ofHours(1),
                Duration.ofDays(1),
                Duration.ofDays(8),
                Duration.ofDays(400),
                Duration.ofHours(-2));
        return Arbitraries.frequencyOf(
                Tuple.of(2, durations.map(Step.Pass::new)),
                Tuple.of(1, Arbitraries.integers().between(0, 3).map(Step.Again::new)));
    }

    private static Arbitrary<Identifier> addresses() {
        return Choices.of(List.of(
                Identifier.of(IdentifierType.PHONE, "+16035551201"),
                Identifier.of(IdentifierType.EMAIL, "ann@mail.net"),
                Identifier.of(IdentifierType.PHONE, "+16035551202")));
    }
}
