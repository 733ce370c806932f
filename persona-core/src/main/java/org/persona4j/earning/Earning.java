package org.persona4j.earning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.immutables.value.Value;
import org.persona4j.order.LineShare;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderLine;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.RefundedOrder;
import org.persona4j.style.PersonaStyle;
import org.persona4j.wallet.Points;

/**
 * What one order earned, and for each of its lines what counted or why it did not.
 *
 * <p>It holds all of the policy that it takes to explain it, and to say later what a refund takes back, so a later policy changes
 * neither. An order earns if no reason stands against it as a whole and at least one of its lines counts: points for the money of
 * those lines, rounded once for the order, and the points per order besides. Immutable, thread-safe; holds no personal data.
 */
@Value.Immutable
@PersonaStyle
@JsonSerialize(as = ImmutableEarning.class)
@JsonDeserialize(as = ImmutableEarning.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class Earning {
    /** The points the order earned, for its money and for itself. */
    public abstract Points points();

    /** The points of these that it earned for itself, whatever it came to. */
    public abstract Points perOrder();

    /** How many points 100 units of the currency earned. */
    public abstract Points pointsPer100();

    /** Whether the tax earned too. */
    public abstract TaxBasis taxBasis();

    /** What became of fractions of a point. */
    public abstract PointRounding rounding();

    /** Why the order as a whole did not count, if it did not. */
    public abstract Optional<NotCounted> notCounted();

    /** What each line counted for, in their order; empty if the order as a whole did not count. */
    public abstract List<LineEarning> lines();

    Earning() {}

    /**
     * What an order earns.
     *
     * @param member whether the customer is a member
     * @param archived whether the customer is in the archive
     * @param visitsCountedThatDay how many other orders of the customer of {@link EarningPolicy#dayOf the same day} count as
     *     visits, zero or more
     * @throws ArithmeticException if it is more points than there can be
     */
    public static Earning decide(
            Order order, boolean member, boolean archived, int visitsCountedThatDay, EarningPolicy policy) {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(policy, "policy");
        if (visitsCountedThatDay < 0) {
            throw new IllegalArgumentException("visitsCountedThatDay must not be negative");
        }
        Builder earning = new Builder();
        earning.pointsPer100(policy.pointsPer100()).taxBasis(policy.taxBasis()).rounding(policy.rounding());
        Optional<NotCounted> against = policy.whyNotPlaced(order.placedAt());
        if (against.isEmpty()) {
            against = whyNotNow(member, archived, visitsCountedThatDay, policy);
        }
        if (against.isPresent()) {
            return earning.notCounted(against)
                    .points(Points.ZERO)
                    .perOrder(Points.ZERO)
                    .build();
        }
        List<LineEarning> lines = lines(order, policy);
        Money counted = sum(lines);
        Points perOrder = counted.isPositive() ? policy.pointsPerOrder() : Points.ZERO;
        Points forMoney = EarningPolicy.pointsFor(counted, policy.pointsPer100(), policy.rounding());
        return earning.lines(lines)
                .perOrder(perOrder)
                .points(forMoney.plus(perOrder))
                .build();
    }

    private static Optional<NotCounted> whyNotNow(
            boolean member, boolean archived, int visitsCountedThatDay, EarningPolicy policy) {
        if (archived) {
            return Optional.of(NotCounted.ARCHIVED);
        }
        if (!member) {
            return Optional.of(NotCounted.NOT_MEMBER);
        }
        boolean full = policy.maxVisitsPerDay() > 0 && visitsCountedThatDay >= policy.maxVisitsPerDay();
        return full ? Optional.of(NotCounted.VISIT_LIMIT) : Optional.empty();
    }

    private static List<LineEarning> lines(Order order, EarningPolicy policy) {
        List<LineEarning> lines = new ArrayList<>(order.lines().size());
        for (int i = 0; i < order.lines().size(); i++) {
            lines.add(line(order.lines().get(i), order.shares().get(i), policy));
        }
        return lines;
    }

    private static LineEarning line(OrderLine line, LineShare share, EarningPolicy policy) {
        Optional<NotCounted> against = policy.whyNot(line);
        if (against.isPresent()) {
            return LineEarning.not(against.get());
        }
        return share.preTax().isPositive()
                ? LineEarning.of(policy.taxBasis().of(share))
                : LineEarning.not(NotCounted.FULLY_DISCOUNTED);
    }

    private static Money sum(List<LineEarning> lines) {
        Money sum = Money.ZERO;
        for (LineEarning line : lines) {
            sum = sum.plus(line.counted());
        }
        return sum;
    }

    /** The money that counted. */
    public Money counted() {
        return sum(lines());
    }

    /** Whether the order is one of those that the limit of visits a day counts: one of its lines counted. */
    public boolean countsAsVisit() {
        return counted().isPositive();
    }

    /** Why the line with a number from 1 did not count, alone or with the whole order; empty if it counted. */
    public Optional<NotCounted> whyNot(int line) {
        return notCounted().isPresent() ? notCounted() : lines().get(line - 1).notCounted();
    }

    /**
     * How many of the points the refunds of the order have taken back by now, in all.
     *
     * <p>An order that is refunded wholly loses everything. Before that it keeps the points per order, and earns for its money
     * what it would have earned had only what is left been bought: money that came back with a line lowers what counted if that
     * line counted, and an amount that belongs to no line lowers it by the part that the amount is of all that was paid. Parts are cut
     * below the ten-thousandth, in favor of the customer. A further refund never makes it less.
     *
     * @param refunded the order that this is the earning of, with its refunds so far
     * @throws IllegalArgumentException if this cannot be the earning of the order, because it has another number of lines
     */
    public Points reversed(RefundedOrder refunded) {
        Objects.requireNonNull(refunded, "refunded");
        if (notCounted().isPresent()) {
            return Points.ZERO;
        }
        if (lines().size() != refunded.order().lines().size()) {
            throw new IllegalArgumentException(
                    "the order has " + refunded.order().lines().size() + " lines, the earning " + lines().size());
        }
        if (refunded.isWhole()) {
            return points();
        }
        Money kept = counted().minus(counted().min(lost(refunded)));
        Points forMoney = points().minus(perOrder());
        return forMoney.minus(forMoney.min(EarningPolicy.pointsFor(kept, pointsPer100(), rounding())));
    }

    /**
     * As {@link #reversed(RefundedOrder)}, of the order and its refunds so far in the order in which they were made.
     *
     * @throws IllegalArgumentException if the order does not allow one of the refunds, or this is not its earning
     */
    public Points reversed(Order order, List<OrderRefund> refunds) {
        return reversed(RefundedOrder.of(order, refunds));
    }

    private Money lost(RefundedOrder refunded) {
        Order order = refunded.order();
        Money lost = refunded.refundedByAmount().isZero()
                ? Money.ZERO
                : counted()
                        .share(
                                refunded.refundedByAmount().tenThousandths(),
                                order.postTax().tenThousandths());
        for (int number = 1; number <= lines().size(); number++) {
            lost = lost.plus(lines().get(number - 1)
                    .counted()
                    .share(
                            refunded.returnedThousandths(number),
                            order.line(number).quantity().thousandths()));
        }
        return lost;
    }

    /** What was earned and why not more, for people: first the order, then a line for each of its lines that did not count. */
    public List<String> describe() {
        List<String> text = new ArrayList<>();
        if (notCounted().isPresent()) {
            return List.of("earned nothing: " + notCounted().get().label());
        }
        text.add("earned " + points() + ": " + pointsPer100() + " for each 100 of " + counted() + " "
                + taxBasis().label() + (perOrder().isZero() ? "" : ", and " + perOrder() + " for the order"));
        for (int i = 0; i < lines().size(); i++) {
            int number = i + 1;
            lines().get(i)
                    .notCounted()
                    .ifPresent(reason -> text.add("  line " + number + " did not count: " + reason.label()));
        }
        return List.copyOf(text);
    }

    /** Builds an earning. Not thread-safe. */
    static final class Builder extends ImmutableEarning.Builder {
        Builder() {}
    }
}
