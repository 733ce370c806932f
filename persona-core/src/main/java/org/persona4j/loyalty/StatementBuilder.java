package org.persona4j.loyalty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.persona4j.earning.Earning;
import org.persona4j.order.Money;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.RefundOutcome;
import org.persona4j.order.RefundedOrder;
import org.persona4j.wallet.EntryIds;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.TimelineLine;

/**
 * Makes statements: brings the lines of a timeline together with the orders that they are about, and adds the orders that moved no
 * points. Not thread-safe; made for one statement.
 */
public final class StatementBuilder {
    private final Instant from;
    private final Instant until;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, TimelineLine> booked = new HashMap<>();

    /** A line without the balance after it, which follows from those before it. */
    private record Draft(
            Instant at,
            StatementLine.Kind kind,
            String id,
            Optional<Money> money,
            Optional<Money> counted,
            Points points,
            List<String> why) {
        private static final Comparator<Draft> ORDER =
                Comparator.comparing(Draft::at).thenComparing(Draft::kind).thenComparing(Draft::id);
    }

    /**
     * Begins a statement.
     *
     * @param from the beginning of its time
     * @param until the end, not included
     */
    public StatementBuilder(Instant from, Instant until) {
        this.from = from;
        this.until = until;
    }

    /**
     * The statement.
     *
     * @param opening the points before its time
     * @param timeline what moved points in its time, in any order
     * @param orders the orders that were placed in its time, and those that the timeline is about; each once
     * @param closing the points after its time
     * @throws IllegalArgumentException if this does not fit together
     */
    public Statement build(
            Points opening, List<TimelineLine> timeline, Collection<RecordedOrder> orders, Points closing) {
        timeline.forEach(line -> booked.put(line.id(), line));
        for (RecordedOrder order : orders) {
            add(order);
        }
        booked.values().forEach(this::addUnlessOfAnOrder);
        drafts.sort(Draft.ORDER);
        List<StatementLine> lines = new ArrayList<>(drafts.size());
        Points balance = opening;
        for (Draft draft : drafts) {
            balance = balance.plus(draft.points());
            lines.add(new StatementLine(
                    draft.at(),
                    draft.kind(),
                    draft.id(),
                    draft.money(),
                    draft.counted(),
                    draft.points(),
                    balance,
                    draft.why()));
        }
        return new Statement(from, until, opening, lines, closing);
    }

    private boolean isInTime(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    private void add(RecordedOrder recorded) {
        RefundedOrder order = recorded.order();
        String id = order.order().id();
        TimelineLine line = booked.remove(EntryIds.ofOrder(id));
        if (line != null || isInTime(order.order().placedAt())) {
            drafts.add(new Draft(
                    line == null ? order.order().placedAt() : line.at(),
                    StatementLine.Kind.ORDER,
                    id,
                    Optional.of(order.order().postTax()),
                    Optional.of(recorded.earning().counted()),
                    line == null ? Points.ZERO : line.points(),
                    why(recorded, line)));
        }
        RefundedOrder before = RefundedOrder.of(order.order());
        for (OrderRefund refund : order.refunds()) {
            RefundOutcome outcome = before.refund(refund);
            if (outcome instanceof RefundOutcome.Refunded done) {
                add(recorded, before, refund, done);
                before = done.order();
            }
        }
    }

    private List<String> why(RecordedOrder recorded, @Nullable TimelineLine line) {
        List<String> why = new ArrayList<>(recorded.earning().describe());
        Points earned = recorded.earning().points();
        if (line == null && earned.isPositive()) {
            why.add("its points were booked at another time, or refunded before they were");
        } else if (line != null && !line.points().equals(earned)) {
            why.add(line.points() + " of these were booked: the order had been refunded in part before");
        }
        return why;
    }

    private void add(RecordedOrder recorded, RefundedOrder before, OrderRefund refund, RefundOutcome.Refunded done) {
        TimelineLine line = booked.remove(EntryIds.ofRefund(refund.id()));
        if (line == null && !isInTime(refund.at())) {
            return;
        }
        Earning earning = recorded.earning();
        Points asked = earning.reversed(done.order()).minus(earning.reversed(before));
        drafts.add(new Draft(
                line == null ? refund.at() : line.at(),
                StatementLine.Kind.REFUND,
                refund.id(),
                Optional.of(Money.ZERO.minus(done.money())),
                Optional.empty(),
                line == null ? Points.ZERO : line.points(),
                whyTaken(recorded, asked, line)));
    }

    private static List<String> whyTaken(RecordedOrder recorded, Points asked, @Nullable TimelineLine line) {
        List<String> why = new ArrayList<>();
        why.add("of order " + recorded.order().order().id() + ", for which it had earned " + asked);
        if (line != null) {
            sum(line, LedgerEntry::alreadyExpired).ifPresent(points -> why.add(points + " of these had expired"));
            sum(line, LedgerEntry::writtenOff)
                    .ifPresent(points -> why.add(points + " of these were spent and are written off"));
        }
        return why;
    }

    private static Optional<Points> sum(TimelineLine line, Function<LedgerEntry, Optional<Points>> part) {
        return line.shares().values().stream()
                .flatMap(List::stream)
                .flatMap(entry -> part.apply(entry).stream())
                .filter(Points::isPositive)
                .reduce(Points::plus);
    }

    private void addUnlessOfAnOrder(TimelineLine line) {
        LedgerEntry entry = line.entry();
        StatementLine.Kind kind = entry.kind() == EntryKind.EARNED
                ? line.points().isNegative() ? StatementLine.Kind.REFUND : StatementLine.Kind.ORDER
                : StatementLine.Kind.valueOf(entry.kind().name());
        List<String> why = new ArrayList<>();
        entry.note().ifPresent(why::add);
        if (!line.points().equals(entry.total())) {
            why.add("a share of " + entry.total() + ": the rest is of profiles of others by now");
        }
        drafts.add(new Draft(line.at(), kind, line.id(), Optional.empty(), Optional.empty(), line.points(), why));
    }
}
