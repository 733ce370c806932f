package org.persona4j.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Actor;
import org.persona4j.earning.Earning;
import org.persona4j.earning.NotCounted;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.order.Order;
import org.persona4j.order.RefundedOrder;
import org.persona4j.wallet.Booking;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.EntryDetails;
import org.persona4j.wallet.EntryIds;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.Points;

/** What an order earns, decided and booked in one attempt. Not thread-safe; dies with the attempt. */
final class OrderEarning {
    private final Attempt attempt;
    private final LoyaltyPolicy policy;
    private final WalletDesk desk;
    private final ProfileId profile;

    OrderEarning(Attempt attempt, LoyaltyPolicy policy, WalletDesk desk, ProfileId profile) {
        this.attempt = attempt;
        this.policy = policy;
        this.desk = desk;
        this.profile = profile;
    }

    /** What was decided and booked. */
    private record Earned(Earning earning, @Nullable Long entryOrNull) {}

    /**
     * An order that has just come in, with what it earns: it is a transaction, which prolongs the points that are there.
     *
     * @param archived whether its customer is in the archive
     */
    OrderRecord first(Order order, Actor by, boolean archived) {
        Earned earned = earn(RefundedOrder.of(order), by, archived, !archived);
        return OrderRecord.of(order, attempt.now(), by, earned.earning(), earned.entryOrNull());
    }

    /** An order that earned nothing so far, with what it earns now; points that its refunds stand for are not earned. */
    OrderRecord again(OrderRecord record) {
        Earned earned = earn(record.refunded(), record.by(), false, false);
        return record.earning(earned.earning(), earned.entryOrNull());
    }

    private Earned earn(RefundedOrder refunded, Actor by, boolean archived, boolean transaction) {
        Order order = refunded.order();
        LocalDate day = policy.dayOf(order.placedAt());
        int visits = policy.earning().maxVisitsPerDay() == 0 ? 0 : desk.visitsOn(day);
        Earning earning = Earning.decide(order, desk.isMember(), archived, visits, policy.earning());
        Points points = earning.points().minus(earning.reversed(refunded));
        Booking booking = desk.booking(profile);
        if (transaction) {
            LocalDate today = policy.dayOf(attempt.now());
            booking.touch(day.isAfter(today) ? today : day);
        }
        Long entry = points.isPositive() ? credit(booking, order, by, points) : null;
        desk.write(booking);
        if (earning.countsAsVisit() && policy.earning().maxVisitsPerDay() > 0) {
            desk.noteVisit(profile, day);
        }
        noteWhatIsLeft(earning.notCounted().orElse(null));
        return new Earned(earning, entry);
    }

    private Long credit(Booking booking, Order order, Actor by, Points points) {
        EntryDetails details = EntryDetails.of(EntryIds.ofOrder(order.id()), by)
                .withOrderId(order.id())
                .withOccurredAt(order.placedAt());
        BookingOutcome outcome = booking.credit(profile, EntryKind.EARNED, points, details);
        if (!(outcome instanceof BookingOutcome.Booked)) {
            throw new IllegalStateException("a credit was refused");
        }
        List<LedgerEntry> entries = Objects.requireNonNull(booking.entries().get(profile));
        return entries.get(entries.size() - 1).sequence();
    }

    /** Notes in the wallet that the order may earn later. */
    private void noteWhatIsLeft(@Nullable NotCounted why) {
        WalletRecord record = desk.record(profile);
        if (why == NotCounted.NOT_MEMBER && !record.unearned()) {
            desk.put(profile, record.withUnearned());
        } else if (why == NotCounted.ARCHIVED && !record.returning()) {
            desk.put(profile, record.withReturning());
        }
    }
}
