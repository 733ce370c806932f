package org.persona4j;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.PlainLots.Happening;
import org.persona4j.PlainLots.Lot;
import org.persona4j.PlainLots.Taking;
import org.persona4j.earning.Earning;
import org.persona4j.earning.NotCounted;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.order.Order;
import org.persona4j.order.RefundOutcome;
import org.persona4j.order.RefundedOrder;
import org.persona4j.wallet.BelowZero;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.BookingOutcome.Reason;
import org.persona4j.wallet.BookingOutcome.Refused;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.RefundShortfall;
import org.persona4j.wallet.Reversed;

/**
 * A loyalty program told plainly, by lists of lots and orders. Who is one person it is told with every call, as a set of profiles.
 * Not thread-safe.
 */
final class PlainProgram {
    /** An order, and what became of it. */
    static final class Bought {
        private final ProfileId profile;
        private RefundedOrder order;
        private Earning earning;
        private Points earned = Points.ZERO;
        private @Nullable Lot lot;
        private Reversed reversed = Reversed.NOTHING;
        private Points takenBack = Points.ZERO;

        private Bought(ProfileId profile, RefundedOrder order, Earning earning) {
            this.profile = profile;
            this.order = order;
            this.earning = earning;
        }

        ProfileId profile() {
            return profile;
        }

        RefundedOrder order() {
            return order;
        }

        Earning earning() {
            return earning;
        }

        Points takenBack() {
            return takenBack;
        }

        private boolean earnedNothingAs(NotCounted why) {
            return earning.notCounted().filter(why::equals).isPresent();
        }
    }

    /** A redemption, from which lots it was, and how much of it came back. */
    private static final class Spent {
        private final Set<ProfileId> from = new TreeSet<>();
        private final List<Taking> takings;
        private Points givenBack = Points.ZERO;

        private Spent(List<Taking> takings) {
            this.takings = new ArrayList<>(takings);
            takings.forEach(taking -> from.add(taking.lot().profile()));
        }

        private Points points() {
            return takings.stream().map(Taking::points).reduce(Points.ZERO, Points::plus);
        }
    }

    private final LoyaltyPolicy policy;
    private final PlainLots lots;
    private final Map<String, Bought> orders = new LinkedHashMap<>();
    private final Map<String, Spent> redemptions = new TreeMap<>();
    private final Set<ProfileId> members = new TreeSet<>();

    PlainProgram(LoyaltyPolicy policy, PlainLots lots) {
        this.policy = policy;
        this.lots = lots;
    }

    boolean isMember(Set<ProfileId> persona) {
        return !Collections.disjoint(members, persona);
    }

    Map<String, Bought> orders() {
        return orders;
    }

    /** The ids of the redemptions so far. */
    List<String> redemptions() {
        return List.copyOf(redemptions.keySet());
    }

    /** Who took part in a redemption. */
    Set<ProfileId> partsOf(String redemption) {
        return spent(redemption).from;
    }

    private Spent spent(String redemption) {
        Spent spent = redemptions.get(redemption);
        if (spent == null) {
            throw new IllegalArgumentException("no redemption " + redemption);
        }
        return spent;
    }

    BookingOutcome.Booked credit(Set<ProfileId> persona, ProfileId given, EntryKind kind, Points points, String id) {
        Happening what = new Happening(id, kind);
        Points settles = points.min(lots.debt(given));
        lots.owe(given, settles.negated(), what);
        Points rest = points.minus(settles);
        if (rest.isPositive()) {
            lots.open(given, policy.wallet().life(kind), rest, what);
        }
        return lots.book(what, persona, given);
    }

    BookingOutcome adjust(Set<ProfileId> persona, ProfileId given, Points points, String id) {
        if (points.isPositive()) {
            return credit(persona, given, EntryKind.ADJUSTMENT, points, id);
        }
        Points amount = points.negated();
        Points there = lots.balance(persona).max(Points.ZERO);
        BelowZero rule = policy.wallet().belowZero();
        if (rule == BelowZero.REFUSE && amount.compareTo(there) > 0) {
            return new Refused(Reason.BELOW_ZERO, lots.balance(persona), there);
        }
        Happening what = new Happening(id, EntryKind.ADJUSTMENT);
        Points wanted = rule == BelowZero.ALLOW ? amount : amount.min(there);
        lots.owe(given, wanted.minus(lots.take(persona, wanted, what)), what);
        what.writesOff(amount.minus(wanted));
        return lots.book(what, persona, given);
    }

    BookingOutcome redeem(Set<ProfileId> persona, ProfileId given, Points points, String id) {
        Points there = lots.balance(persona).max(Points.ZERO);
        if (points.compareTo(there) > 0) {
            return new Refused(Reason.INSUFFICIENT, lots.balance(persona), there);
        }
        Happening what = new Happening(id, EntryKind.REDEMPTION);
        lots.take(persona, points, what);
        redemptions.put(id, new Spent(what.takings()));
        return lots.book(what, persona, given);
    }

    BookingOutcome refundRedemption(ProfileId given, String redemption, Points points, String id) {
        Spent spent = spent(redemption);
        Set<ProfileId> wallets = new TreeSet<>(spent.from);
        wallets.add(given);
        Points most = spent.points().minus(spent.givenBack);
        if (points.compareTo(most) > 0) {
            return new Refused(Reason.BEYOND_REDEMPTION, lots.balance(wallets), most);
        }
        Happening what = new Happening(id, EntryKind.REDEMPTION_REFUND);
        List<Taking> lastFirst = new ArrayList<>(spent.takings);
        Collections.reverse(lastFirst);
        Points skip = spent.givenBack;
        Points left = points;
        for (Taking taking : lastFirst) {
            Points skipped = skip.min(taking.points());
            Points back = left.min(taking.points().minus(skipped));
            if (back.isPositive()) {
                lots.giveBack(taking.lot(), back, what);
            }
            skip = skip.minus(skipped);
            left = left.minus(back);
        }
        spent.givenBack = spent.givenBack.plus(points);
        return lots.book(what, wallets, given);
    }

    BookingOutcome zero(Set<ProfileId> persona, ProfileId given, String id) {
        Happening what = new Happening(id, EntryKind.ZEROING);
        lots.take(persona, lots.inLots(persona), what);
        persona.forEach(profile -> lots.owe(profile, lots.debt(profile).negated(), what));
        return lots.book(what, persona, given);
    }

    /** An order that was not known before. */
    Bought buy(Set<ProfileId> persona, ProfileId given, Order order, boolean archived) {
        LocalDate day = policy.dayOf(order.placedAt());
        if (!archived) {
            lots.touch(persona, day.isAfter(lots.today()) ? lots.today() : day);
        }
        Bought bought = new Bought(given, RefundedOrder.of(order), decide(persona, order, archived));
        orders.put(order.id(), bought);
        earn(persona, bought);
        return bought;
    }

    private Earning decide(Set<ProfileId> persona, Order order, boolean archived) {
        LocalDate day = policy.dayOf(order.placedAt());
        int visits = (int) orders.values().stream()
                .filter(bought -> persona.contains(bought.profile))
                .filter(bought -> policy.dayOf(bought.order.order().placedAt()).equals(day))
                .filter(bought -> bought.earning.countsAsVisit())
                .count();
        return Earning.decide(order, isMember(persona), archived, visits, policy.earning());
    }

    private void earn(Set<ProfileId> persona, Bought bought) {
        Points points = bought.earning.points().minus(bought.earning.reversed(bought.order));
        if (points.isPositive()) {
            boolean opens = points.compareTo(lots.debt(bought.profile)) > 0;
            credit(
                    persona,
                    bought.profile,
                    EntryKind.EARNED,
                    points,
                    "order:" + bought.order.order().id());
            bought.earned = points;
            bought.lot = opens ? lots.lastLot() : null;
        }
    }

    /** A profile joins; tells whether it had not. */
    boolean join(Set<ProfileId> persona, ProfileId given) {
        boolean joined = members.add(given);
        if (joined) {
            earnAgain(persona, Set.of(NotCounted.NOT_MEMBER, NotCounted.ARCHIVED));
        }
        return joined;
    }

    /** A persona leaves; tells whether any of it had joined. */
    boolean leave(Set<ProfileId> persona) {
        return members.removeAll(persona);
    }

    /** A persona has come back from the archive. */
    void restored(Set<ProfileId> persona) {
        earnAgain(persona, Set.of(NotCounted.ARCHIVED));
    }

    private void earnAgain(Set<ProfileId> persona, Set<NotCounted> why) {
        orders.values().stream()
                .filter(bought -> persona.contains(bought.profile))
                .filter(bought -> why.stream().anyMatch(bought::earnedNothingAs))
                .sorted(Comparator.comparing(Bought::profile)
                        .thenComparing(bought -> bought.order.order().placedAt()))
                .forEach(bought -> {
                    bought.earning = decide(persona, bought.order.order(), false);
                    earn(persona, bought);
                });
    }

    /** A refund of an order that it allows; tells how many points it takes back. */
    Points refund(Set<ProfileId> persona, Bought bought, RefundOutcome.Refunded refunded, String id) {
        Points amount = bought.earning.reversed(refunded.order()).minus(bought.earning.reversed(bought.order));
        bought.order = refunded.order();
        if (!bought.earned.isPositive() || !amount.isPositive()) {
            return Points.ZERO;
        }
        Happening what = new Happening("refund:" + id, EntryKind.EARNED);
        Points expired = expiredOf(bought, amount);
        Points wanted = amount.minus(expired);
        Points missing = wanted.minus(bought.lot == null ? Points.ZERO : lots.takeFrom(bought.lot, wanted, what));
        missing = missing.minus(lots.take(persona, missing, what));
        if (policy.wallet().refundShortfall() == RefundShortfall.DEBT) {
            lots.owe(bought.profile, missing, what);
        }
        bought.reversed = new Reversed(
                bought.reversed.points().plus(amount), bought.reversed.expired().plus(expired));
        Points taken = lots.book(what, persona, bought.profile).points().negated();
        bought.takenBack = bought.takenBack.plus(taken);
        return taken;
    }

    /** Of the last r points that can be asked back, e of which expired, a points are less by a e / r, rounded up. */
    private static Points expiredOf(Bought bought, Points amount) {
        Points expired = bought.lot == null ? Points.ZERO : bought.lot.expired();
        Points open = bought.earned.minus(bought.reversed.points());
        long e = Math.max(0, expired.minus(bought.reversed.expired()).min(open).hundredths());
        BigInteger r = BigInteger.valueOf(open.hundredths());
        return Points.ofHundredths(BigInteger.valueOf(amount.hundredths())
                .multiply(BigInteger.valueOf(e))
                .add(r)
                .subtract(BigInteger.ONE)
                .divide(r)
                .longValueExact());
    }
}
