package org.persona4j.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.audit.AuditEntry;
import org.persona4j.favorite.PurchaseHistory;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.loyalty.OrderRefundOutcome;
import org.persona4j.loyalty.Purchase;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.order.OrderRefund;
import org.persona4j.order.RefundOutcome;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Profile;
import org.persona4j.store.RecordKey;
import org.persona4j.wallet.Booking;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.EntryDetails;
import org.persona4j.wallet.EntryIds;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.Points;

/**
 * Records orders and their refunds, and what points follow from them in the same commit. Each is known by its id, so it takes effect
 * once, however often it is handed in. Thread-safe.
 */
public final class OrderEdits {
    private static final Duration CLOCKS_MAY_DIFFER_BY = Duration.ofDays(1);

    private final Transactions transactions;
    private final WalletUpkeep upkeep;
    private final LoyaltyPolicy policy;
    private final Act act;
    private final Reach reach;

    /** The orders of a tenant by this act, which leaves alone what is not within reach. */
    public OrderEdits(Transactions transactions, WalletUpkeep upkeep, LoyaltyPolicy policy, Act act, Reach reach) {
        this.transactions = transactions;
        this.upkeep = upkeep;
        this.policy = policy;
        this.act = act;
        this.reach = reach;
    }

    /** Records orders, in their order, and as many in one commit as fit. */
    public List<OrderOutcome> record(List<Purchase> purchases) {
        List<OrderOutcome> outcomes = new ArrayList<>(purchases.size());
        while (outcomes.size() < purchases.size()) {
            List<Purchase> rest = purchases.subList(outcomes.size(), purchases.size());
            outcomes.addAll(upkeep.prepared(() -> transactions.change(attempt -> together(attempt, rest))));
        }
        return outcomes;
    }

    private List<OrderOutcome> together(Attempt attempt, List<Purchase> purchases) {
        Workspace workspace = attempt.workspace();
        List<OrderOutcome> outcomes = new ArrayList<>();
        for (Purchase purchase : purchases) {
            if (!outcomes.isEmpty() && workspace.readCount() > workspace.budget() / 2) {
                break;
            }
            int mark = workspace.mark();
            try {
                outcomes.add(record(attempt, purchase));
            } catch (PrepareFirst first) {
                workspace.rollback(mark);
                if (outcomes.isEmpty()) {
                    throw first;
                }
                break;
            }
        }
        return outcomes;
    }

    private OrderOutcome record(Attempt attempt, Purchase purchase) {
        Order order = purchase.order();
        Profile profile = customer(attempt, purchase.customer());
        if (profile == null) {
            return new OrderOutcome.Refused(OrderOutcome.Reason.UNKNOWN_CUSTOMER);
        }
        Optional<Located> known = locate(attempt, order.id());
        if (known.isPresent()) {
            Located there = known.get();
            boolean same = there.record().order().equals(order)
                    && there.place().profile().equals(profile.id());
            return same
                    ? new OrderOutcome.Recorded(there.recorded(), true)
                    : new OrderOutcome.Refused(OrderOutcome.Reason.ID_REUSED);
        }
        if (order.placedAt().isAfter(attempt.now().plus(CLOCKS_MAY_DIFFER_BY))) {
            return new OrderOutcome.Refused(OrderOutcome.Reason.IN_THE_FUTURE);
        }
        boolean archived = attempt.personaOf(profile).absenceOrNull() == Absence.ARCHIVED;
        WalletDesk desk = WalletDesk.ofPersona(attempt, policy, profile.personaId());
        if (!archived) {
            desk.requireReady();
        }
        OrderRecord record = new OrderEarning(attempt, policy, desk, profile.id()).first(order, act.actor(), archived);
        ReceiptRef.Place place = new ReceiptRef.Place(profile.id(), AuditEntry.id(order.placedAt(), attempt.newId()));
        write(attempt, place, record);
        act.noteUnlessMachine(attempt, PersonaId.of(profile.id().value()), "recorded");
        desk.requireFits(profile.id());
        return new OrderOutcome.Recorded(new Located(place, record, profile.personaId()).recorded(), false);
    }

    private void write(Attempt attempt, ReceiptRef.Place place, OrderRecord record) {
        Workspace workspace = attempt.workspace();
        RecordLayout layout = attempt.layout();
        RecordKey receipt = layout.receipt(record.order().id());
        ReceiptRef places = workspace.get(receipt, ReceiptRef.class);
        RecordKey key = layout.order(place.profile(), place.order());
        workspace.takeAsAbsent(List.of(key));
        workspace.put(key, record);
        workspace.put(receipt, (places == null ? ReceiptRef.NONE : places).with(place));
        record.order().storeId().ifPresent(store -> {
            PurchaseHistory bought = purchases(attempt, place.profile());
            workspace.put(
                    layout.purchases(place.profile()),
                    bought.plus(store, record.order().placedAt(), policy.purchases(), attempt.now()));
        });
    }

    private static PurchaseHistory purchases(Attempt attempt, ProfileId profile) {
        PurchaseHistory bought = attempt.workspace().get(attempt.layout().purchases(profile), PurchaseHistory.class);
        return bought == null ? PurchaseHistory.empty() : bought;
    }

    /** The profile that is meant; null if there is none whose orders are taken from the caller. */
    private @Nullable Profile customer(Attempt attempt, CustomerRef customer) {
        Profile profile;
        if (customer instanceof CustomerRef.BySource by) {
            profile = Lookups.bySource(attempt, by.source(), by.recordId()).orElse(null);
        } else if (customer instanceof CustomerRef.ById by) {
            profile = attempt.profile(ProfileId.of(by.id().value()));
        } else {
            throw new IllegalArgumentException("an unknown kind of customer");
        }
        return profile != null && takesOrders(attempt, profile) ? profile : null;
    }

    /** Whether orders are taken for a profile: it is seen, or in the archive of the staff. */
    private boolean takesOrders(Attempt attempt, Profile profile) {
        PersonaRecord persona = attempt.personaOf(profile);
        if (persona.hidden() || !reach.covers(attempt, profile.personaId())) {
            return false;
        }
        if (persona.absenceOrNull() == null) {
            return true;
        }
        ArchivedRecord archived =
                attempt.workspace().get(attempt.layout().archived(profile.personaId()), ArchivedRecord.class);
        return archived != null && archived.reason() != ArchiveReason.PRIVACY;
    }

    /** An order and where it is. */
    private record Located(ReceiptRef.Place place, OrderRecord record, PersonaId persona) {
        RecordedOrder recorded() {
            return record.recorded(persona, place.profile());
        }
    }

    /** The order with this id, if its customer is one whose orders are taken. */
    private Optional<Located> locate(Attempt attempt, String orderId) {
        ReceiptRef places = attempt.workspace().get(attempt.layout().receipt(orderId), ReceiptRef.class);
        if (places == null) {
            return Optional.empty();
        }
        for (ReceiptRef.Place place : places.all()) {
            Profile profile = attempt.profile(place.profile());
            if (profile != null && takesOrders(attempt, profile)) {
                OrderRecord record = attempt.workspace()
                        .get(attempt.layout().order(place.profile(), place.order()), OrderRecord.class);
                if (record == null) {
                    throw new StaleReadException();
                }
                return Optional.of(new Located(place, record, profile.personaId()));
            }
        }
        return Optional.empty();
    }

    /** Records the refund of an order, and takes back what the order had earned. */
    public OrderRefundOutcome refund(OrderRefund refund) {
        return upkeep.prepared(() -> transactions.change(attempt -> locate(attempt, refund.orderId())
                .map(located -> refund(attempt, located, refund))
                .orElseGet(OrderRefundOutcome.UnknownOrder::new)));
    }

    private OrderRefundOutcome refund(Attempt attempt, Located located, OrderRefund refund) {
        RefundOutcome outcome = located.record().refunded().refund(refund);
        if (outcome instanceof RefundOutcome.Refused refused) {
            return new OrderRefundOutcome.Refused(refused);
        }
        if (!(outcome instanceof RefundOutcome.Refunded refunded)) {
            return new OrderRefundOutcome.Refunded(located.recorded(), Money.ZERO, Points.ZERO, true);
        }
        if (isUsedElsewhere(attempt, refund)) {
            return new OrderRefundOutcome.Refused(
                    new RefundOutcome.Refused(RefundOutcome.Reason.ID_REUSED, OptionalInt.empty()));
        }
        ProfileId profile = located.place().profile();
        WalletDesk desk = WalletDesk.ofPersona(attempt, policy, located.persona());
        boolean archived = attempt.requirePersona(located.persona()).absenceOrNull() != null;
        if (!archived) {
            desk.requireReady();
        }
        BookingOutcome.Booked booked = takeBack(attempt, desk, located, refund, refunded);
        OrderRecord after = booked == null
                ? located.record().with(refund, located.record().reversed(), Points.ZERO)
                : located.record()
                        .with(refund, booked.reversed(), booked.points().negated());
        RecordKey key = attempt.layout().order(profile, located.place().order());
        attempt.workspace().put(key, after);
        if (refunded.order().isWhole()) {
            forgetPurchase(attempt, profile, after.order());
        }
        act.noteUnlessMachine(attempt, PersonaId.of(profile.value()), "refunded");
        desk.requireFits(profile);
        return new OrderRefundOutcome.Refunded(
                after.recorded(located.persona(), profile),
                refunded.money(),
                booked == null ? Points.ZERO : booked.points().negated(),
                false);
    }

    private boolean isUsedElsewhere(Attempt attempt, OrderRefund refund) {
        EntryRecord record =
                attempt.workspace().get(attempt.layout().entry(EntryIds.ofRefund(refund.id())), EntryRecord.class);
        return record != null
                && record.all().stream().anyMatch(use -> {
                    Profile profile = attempt.profile(use.profile());
                    return profile != null && takesOrders(attempt, profile);
                });
    }

    /** Books what the refund takes back, and notes its id; null if it takes back nothing. */
    private BookingOutcome.@Nullable Booked takeBack(
            Attempt attempt, WalletDesk desk, Located located, OrderRefund refund, RefundOutcome.Refunded refunded) {
        OrderRecord record = located.record();
        ProfileId profile = located.place().profile();
        Points amount = record.earning()
                .reversed(refunded.order())
                .minus(record.earning().reversed(record.refunded()));
        BookingOutcome.Booked booked = null;
        List<EntryRecord.Part> parts = List.of();
        if (record.entryOrNull() != null && amount.isPositive()) {
            LedgerEntry earned = WalletEdits.entry(attempt, profile, record.entryOrNull());
            EntryDetails details = EntryDetails.of(EntryIds.ofRefund(refund.id()), act.actor())
                    .withOrderId(refund.orderId())
                    .withRefersTo(EntryIds.ofOrder(refund.orderId()))
                    .withOccurredAt(refund.at());
            Booking booking = desk.booking(profile);
            BookingOutcome outcome = booking.reverse(profile, earned, amount, record.reversed(), details);
            if (!(outcome instanceof BookingOutcome.Booked done)) {
                throw new IllegalStateException("a refund would take back more than the order earned");
            }
            desk.write(booking);
            booked = done;
            parts = WalletEdits.parts(done, booking);
        }
        noteId(attempt, profile, refund, booked, parts);
        return booked;
    }

    private void noteId(
            Attempt attempt,
            ProfileId profile,
            OrderRefund refund,
            BookingOutcome.@Nullable Booked bookedOrNull,
            List<EntryRecord.Part> parts) {
        RecordKey key = attempt.layout().entry(EntryIds.ofRefund(refund.id()));
        EntryRecord record = attempt.workspace().get(key, EntryRecord.class);
        EntryRecord.Use use = new EntryRecord.Use(
                profile, EntryKind.EARNED, Points.ZERO, refund.orderId(), bookedOrNull, parts, Points.ZERO);
        attempt.workspace().put(key, (record == null ? EntryRecord.NONE : record).with(use));
    }

    private static void forgetPurchase(Attempt attempt, ProfileId profile, Order order) {
        order.storeId()
                .ifPresent(store -> attempt.workspace()
                        .put(
                                attempt.layout().purchases(profile),
                                purchases(attempt, profile).minus(store, order.placedAt())));
    }
}
