package org.persona4j.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.persona4j.access.Actor;
import org.persona4j.earning.Earning;
import org.persona4j.earning.EarningPolicy;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.Adjustment;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.loyalty.OrderRefundOutcome;
import org.persona4j.loyalty.PointsAnswer;
import org.persona4j.loyalty.Purchase;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.loyalty.Statement;
import org.persona4j.loyalty.StatementBuilder;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.RefundOutcome;
import org.persona4j.order.RefundedOrder;
import org.persona4j.profile.Source;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.EntryDetails;
import org.persona4j.wallet.EntryIds;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.Membership;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.TimelineLine;
import org.persona4j.wallet.TimelinePage;

/**
 * What an engine answers about points and orders: outcomes of bookings, recorded orders with what they earned and what was given back,
 * timelines and statements.
 *
 * <p>All of it follows by the rules of wallets, orders and earning from the calls of {@link Ledgers} and the orders of {@link Orders};
 * a statement is of a world of {@link Ledgers} whose orders cost as much as they earned points.
 */
public final class LoyaltyAnswers {
    private static final int ANY = 200;
    private static final int WHOLE = 1_000;
    private static final PersonaId ANN = PersonaId.of("p1");
    private static final ProfileId OF_ANN = ProfileId.of("p1");

    private LoyaltyAnswers() {}

    /** What came of bookings: booked in every kind, with debts, parts written off and reversals; refused for every reason. */
    public static Arbitrary<BookingOutcome> bookings() {
        Arbitrary<List<BookingOutcome>> all =
                Ledgers.bookkeepers().map(Bookkeeper::outcomes).filter(outcomes -> !outcomes.isEmpty());
        return Choices.withoutProducts(
                Combinators.combine(all, Arbitraries.integers().between(0, ANY))
                        .as((outcomes, which) -> outcomes.get(which % outcomes.size())));
    }

    /** {@link #bookings()} as answers to calls, made for the first time and again. A call that is refused is no repeat. */
    public static Arbitrary<PointsAnswer> points() {
        return Choices.withoutProducts(Combinators.combine(bookings(), Choices.of(false, false, true))
                .as((outcome, again) -> new PointsAnswer(outcome, again && outcome instanceof BookingOutcome.Booked)));
    }

    /** What moved the points of a persona, the first page of it and the whole: expired points, shares of several profiles. */
    public static Arbitrary<TimelinePage> timelines() {
        return Choices.withoutProducts(Combinators.combine(Ledgers.worlds(), Choices.of(WHOLE, 1, 3))
                .as((world, limit) -> world.view().timeline(world.now(), limit)));
    }

    /** Statements of points and money: empty ones, of a whole life, and of its last days. */
    public static Arbitrary<Statement> statements() {
        return Choices.withoutProducts(Combinators.combine(Ledgers.worlds(), Choices.of(WHOLE, 2))
                .as((world, days) -> statement(world, days)));
    }

    private static Statement statement(LedgerWorld world, int days) {
        Instant until = world.now().plusSeconds(1);
        Instant from = until.minus(Duration.ofDays(days));
        List<TimelineLine> all = world.view().timeline(world.now(), WHOLE).lines();
        List<TimelineLine> lines =
                all.stream().filter(line -> !line.at().isBefore(from)).toList();
        Points closing = all.stream().map(TimelineLine::points).reduce(Points.ZERO, Points::plus);
        Points moved = lines.stream().map(TimelineLine::points).reduce(Points.ZERO, Points::plus);
        List<RecordedOrder> orders = new ArrayList<>();
        for (ProfileId profile : world.profiles()) {
            world.entries(profile).stream()
                    .filter(entry ->
                            entry.kind() == EntryKind.EARNED && entry.points().isPositive())
                    .filter(entry -> !entry.at().isBefore(from))
                    .forEach(entry -> orders.add(order(profile, entry)));
        }
        return new StatementBuilder(from, until).build(closing.minus(moved), lines, orders, closing);
    }

    /** The order that earned these points, one for each whole unit of money. */
    private static RecordedOrder order(ProfileId profile, LedgerEntry entry) {
        Order order = Order.builder()
                .id(entry.orderId().orElseThrow())
                .placedAt(entry.at())
                .line(line ->
                        line.productId("tea").amount(Money.parse(entry.total().toString())))
                .build();
        Earning earning = Earning.decide(order, true, false, 0, EarningPolicy.standard());
        return new RecordedOrder(ANN, profile, RefundedOrder.of(order), earning, Points.ZERO, entry.at());
    }

    /** What orders earn, and what not and why, under policies of all kinds. */
    public static Arbitrary<Earning> earnings() {
        return Choices.withoutProducts(Combinators.combine(
                        Orders.any(),
                        EarningPolicies.any(),
                        Choices.of(true, false),
                        Choices.of(false, false, false, true))
                .as((order, policy, member, archived) -> Earning.decide(order, member, archived, 0, policy)));
    }

    /** Orders as they are kept: with what they earned, what was given back since, and the points that were taken for it. */
    public static Arbitrary<RecordedOrder> orders() {
        return Choices.withoutProducts(Combinators.combine(
                        Orders.refunded(), EarningPolicies.any(), Choices.of(true, false), Ids.fewPersonas())
                .as(LoyaltyAnswers::recorded));
    }

    private static RecordedOrder recorded(
            RefundedOrder order, EarningPolicy policy, boolean member, PersonaId persona) {
        Earning earning = Earning.decide(order.order(), member, false, 0, policy);
        return new RecordedOrder(
                persona,
                OF_ANN,
                order,
                earning,
                earning.reversed(order),
                order.order().placedAt());
    }

    /** What became of orders: recorded, recorded before, refused for every reason. */
    public static Arbitrary<OrderOutcome> orderOutcomes() {
        List<OrderOutcome> refused = new ArrayList<>();
        for (OrderOutcome.Reason reason : OrderOutcome.Reason.values()) {
            refused.add(new OrderOutcome.Refused(reason));
        }
        Arbitrary<OrderOutcome> recorded =
                Combinators.combine(orders(), Choices.of(false, true)).as(OrderOutcome.Recorded::new);
        return Arbitraries.frequencyOf(
                Tuple.of(2, Choices.withoutProducts(recorded)), Tuple.of(1, Choices.of(refused)));
    }

    /** What became of refunds of an order by itself, one after the other: taken, taken before, refused. */
    public static Arbitrary<RefundOutcome> refunds() {
        Arbitrary<Order> orders = Orders.any();
        return Choices.withoutProducts(orders.flatMap(order -> Combinators.combine(
                        Orders.refundsOf(order),
                        Arbitraries.integers().between(0, ANY),
                        Choices.of(false, false, false, true))
                .as((refunds, which, again) -> outcome(RefundedOrder.of(order), refunds, which, again))));
    }

    /** That of one of several refunds, or of the same made again; of none, of all there is. */
    private static RefundOutcome outcome(RefundedOrder order, List<OrderRefund> refunds, int which, boolean again) {
        RefundedOrder now = order;
        int last = refunds.isEmpty() ? 0 : which % refunds.size();
        for (OrderRefund refund : refunds.subList(0, last)) {
            if (now.refund(refund) instanceof RefundOutcome.Refunded refunded) {
                now = refunded.order();
            }
        }
        Instant at = order.order().placedAt();
        OrderRefund refund =
                refunds.isEmpty() ? OrderRefund.whole("f1", order.order().id(), at) : refunds.get(last);
        RefundOutcome outcome = now.refund(refund);
        return again && outcome instanceof RefundOutcome.Refunded done
                ? done.order().refund(refund)
                : outcome;
    }

    /** What became of refunds, with the points they took: taken, taken before, refused, of no order that is known. */
    public static Arbitrary<OrderRefundOutcome> orderRefunds() {
        return Choices.withoutProducts(
                Combinators.combine(refunds(), EarningPolicies.any(), Choices.of(false, false, false, true))
                        .as((outcome, policy, unknown) ->
                                unknown ? new OrderRefundOutcome.UnknownOrder() : refunded(outcome, policy)));
    }

    private static OrderRefundOutcome refunded(RefundOutcome outcome, EarningPolicy policy) {
        if (outcome instanceof RefundOutcome.Refunded done) {
            RecordedOrder order = recorded(done.order(), policy, true, ANN);
            return new OrderRefundOutcome.Refunded(order, done.money(), order.takenBack(), false);
        }
        if (outcome instanceof RefundOutcome.Repeated again) {
            RecordedOrder order = recorded(again.order(), policy, true, ANN);
            return new OrderRefundOutcome.Refunded(order, again.order().refunded(), order.takenBack(), true);
        }
        return new OrderRefundOutcome.Refused((RefundOutcome.Refused) outcome);
    }

    /** What staff took and gave by hand, with who did it. */
    public static Arbitrary<Adjustment> adjustments() {
        Arbitrary<LedgerEntry> entries = Ledgers.entries().filter(entry -> entry.kind() == EntryKind.ADJUSTMENT);
        return Choices.withoutProducts(Combinators.combine(Ids.fewPersonas(), entries)
                .as((persona, entry) -> new Adjustment(persona, OF_ANN, entry)));
    }

    /** Whose an order is: by an id of a persona, by a record of a source. */
    public static Arbitrary<CustomerRef> customers() {
        Arbitrary<CustomerRef> byRecord = Combinators.combine(SourceRecords.sources(), MadeUp.texts("r1", 100))
                .as((source, id) -> CustomerRef.of(source, id));
        return Choices.of(
                List.of(CustomerRef.of(ANN), CustomerRef.of(Source.of(Source.Kind.LOYALTY_SIGNUP), "r1")),
                Choices.withoutProducts(byRecord));
    }

    /** Orders with the customers who place them. */
    public static Arbitrary<Purchase> purchases() {
        return Choices.withoutProducts(
                Combinators.combine(customers(), Orders.any()).as(Purchase::new));
    }

    /** That somebody joined the program, or left it. */
    public static Arbitrary<Membership> memberships() {
        Arbitrary<Actor> actors = Actors.any();
        return Choices.withoutProducts(Combinators.combine(Choices.of(true, false), MadeUp.moments(), actors)
                .as(Membership::new));
    }

    /** What is said of an entry besides its points: its id alone, and with a note, an order, another entry and a moment. */
    public static Arbitrary<EntryDetails> details() {
        Arbitrary<String> ids = MadeUp.texts("e1", EntryIds.MAX_LENGTH);
        Arbitrary<EntryDetails> few = Combinators.combine(ids, Actors.any()).as(EntryDetails::of);
        return Choices.withoutProducts(Combinators.combine(
                        few, Choices.of(0, 1, 2, 3, 4), MadeUp.texts("welcome", EntryDetails.MAX_NOTE_LENGTH))
                .as((details, what, note) -> switch (what) {
                    case 0 -> details;
                    case 1 -> details.withNote(note);
                    case 2 -> details.withOrderId("r-1");
                    case 3 -> details.withRefersTo("e0");
                    default -> details.withOccurredAt(MadeUp.FIRST_MOMENT);
                }));
    }
}
