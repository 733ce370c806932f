package org.persona4j.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.persona4j.identity.ProfileId;
import org.persona4j.wallet.BookingOutcome.Booked;
import org.persona4j.wallet.BookingOutcome.Reason;
import org.persona4j.wallet.BookingOutcome.Refused;

/**
 * One call's work on the wallets of a persona: what is booked, in which ledgers, and what is left.
 *
 * <p>Pure: all it knows is given. Whoever made it stores {@link #changed}, {@link #entries} and {@link #touches} together, or nothing. What time has
 * decided is booked before anything else, so nothing that has expired is spent or prolonged. A call that is refused, or that throws,
 * changes nothing. Not thread-safe; made for one call.
 *
 * <p>What is booked happens now, but never before what is in one of the ledgers already: then a microsecond after the last of it.
 * Every call that names a profile throws {@link IllegalArgumentException} if its wallet is not held, and {@link ArithmeticException}
 * if there would be more points than {@link Points} can tell.
 */
public final class Booking {
    private final NavigableMap<ProfileId, Account> accounts = new TreeMap<>();
    private final SortedMap<ProfileId, Touch> touches = new TreeMap<>();
    private final WalletPolicy policy;
    private final Instant now;

    private Booking(List<Held> wallets, LedgerPages pages, WalletPolicy policy, Instant now) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.now = Objects.requireNonNull(now, "now");
        for (Held held : wallets) {
            if (accounts.put(held.profile(), new Account(held, pages, policy.zone())) != null) {
                throw new IllegalArgumentException("wallets holds that of " + held.profile() + " twice");
            }
        }
    }

    /**
     * Work on wallets.
     *
     * @param wallets those of all profiles of the persona
     * @param pages where their ledgers are read from, as far as needed
     * @param policy what the retailer decided
     * @param now the time
     * @throws IllegalArgumentException if a profile is held twice
     */
    public static Booking of(List<Held> wallets, LedgerPages pages, WalletPolicy policy, Instant now) {
        return new Booking(wallets, pages, policy, now);
    }

    /**
     * Gives points. They settle what the profile owes; the rest is a new lot, with the life that the policy says.
     *
     * @param kind why; one that {@link EntryKind#isCredit()}
     * @param points above zero
     * @throws IllegalArgumentException if the kind is none of these, or the points are not above zero
     */
    public BookingOutcome credit(ProfileId profile, EntryKind kind, Points points, EntryDetails details) {
        Account account = account(profile);
        requirePositive(points);
        if (!kind.isCredit()) {
            throw new IllegalArgumentException("kind must be one of points that are given, not " + kind.code());
        }
        return attempt(() -> {
            Instant at = settled();
            Draft draft = new Draft(kind);
            Points settles = points.min(account.wallet().debt());
            draft.owe(account, settles.negated());
            Points rest = points.minus(settles);
            if (rest.isPositive()) {
                draft.share(account).opens(policy.life(kind), rest);
            }
            return write(draft, account, at, details, Points.ZERO);
        });
    }

    /**
     * Gives points, or takes them if below zero, from whatever profile has them. If that would be more than there is, the policy's
     * {@link WalletPolicy#belowZero()} says what happens; a debt is the named profile's.
     *
     * @param points other than zero
     * @throws IllegalArgumentException if the points are zero
     */
    public BookingOutcome adjust(ProfileId profile, Points points, EntryDetails details) {
        if (points.isZero()) {
            throw new IllegalArgumentException("points must be other than zero");
        }
        if (points.isPositive()) {
            return credit(profile, EntryKind.ADJUSTMENT, points, details);
        }
        Account account = account(profile);
        return attempt(() -> {
            Instant at = settled();
            Points amount = points.negated();
            Points there = total().max(Points.ZERO);
            boolean allowed = policy.belowZero() == BelowZero.ALLOW;
            if (policy.belowZero() == BelowZero.REFUSE && amount.compareTo(there) > 0) {
                return new Refused(Reason.BELOW_ZERO, total(), there);
            }
            Draft draft = new Draft(EntryKind.ADJUSTMENT);
            Points wanted = allowed ? amount : amount.min(there);
            Points missing = wanted.minus(draft.take(all(), wanted));
            draft.owe(account, missing);
            return write(draft, account, at, details, amount.minus(wanted));
        });
    }

    /**
     * Spends points, from whatever profile has them; refused if there are fewer.
     *
     * @param profile whose ledger tells of it if nothing was taken from anybody
     * @param points above zero
     * @throws IllegalArgumentException if the points are not above zero
     */
    public BookingOutcome redeem(ProfileId profile, Points points, EntryDetails details) {
        Account account = account(profile);
        requirePositive(points);
        return attempt(() -> {
            Instant at = settled();
            Points there = total().max(Points.ZERO);
            if (points.compareTo(there) > 0) {
                return new Refused(Reason.INSUFFICIENT, total(), there);
            }
            Draft draft = new Draft(EntryKind.REDEMPTION);
            draft.take(all(), points);
            return write(draft, account, at, details, Points.ZERO);
        });
    }

    /**
     * Leaves exactly nothing: takes all points of every profile and settles every debt.
     *
     * @param profile whose ledger tells of it if there was nothing anywhere
     */
    public BookingOutcome zero(ProfileId profile, EntryDetails details) {
        Account account = account(profile);
        return attempt(() -> {
            Instant at = settled();
            Draft draft = new Draft(EntryKind.ZEROING);
            for (Account each : all()) {
                for (LotStream stream : LotStream.of(each)) {
                    stream.takeThrough(LocalDate.MAX);
                    stream.book(draft.share(each));
                }
                draft.owe(each, each.wallet().debt().negated());
            }
            return write(draft, account, at, details, Points.ZERO);
        });
    }

    /**
     * Gives points of a redemption back to the lots they were from, the one taken last first. Those of a lot that has expired
     * meanwhile are a new lot with a life like it had, from now on. It settles no debt.
     *
     * <p>The profiles may be of several personas by now; their wallets have to be held all the same.
     *
     * @param shares what the redemption took from which profile: all of it
     * @param amount how many points, above zero
     * @param before how many points of the redemption were given back earlier
     * @throws IllegalArgumentException if the amount is not above zero, or before is below
     */
    public BookingOutcome refundRedemption(
            List<RedemptionShare> shares, Points amount, Points before, EntryDetails details) {
        requirePositive(amount);
        if (before.isNegative() || shares.isEmpty()) {
            throw new IllegalArgumentException("before must be zero or more, and of a redemption there are shares");
        }
        List<Account> owners =
                shares.stream().map(share -> account(share.profile())).toList();
        return attempt(() -> {
            Instant at = settled();
            Points redeemed = shares.stream()
                    .flatMap(share -> share.entries().stream())
                    .map(LedgerEntry::tookPoints)
                    .reduce(Points.ZERO, Points::plus);
            if (amount.compareTo(redeemed.minus(before)) > 0) {
                return new Refused(
                        Reason.BEYOND_REDEMPTION,
                        total(),
                        redeemed.minus(before).max(Points.ZERO));
            }
            Draft draft = new Draft(EntryKind.REDEMPTION_REFUND);
            List<GiveBack> taken = new ArrayList<>();
            for (int i = 0; i < shares.size(); i++) {
                taken.addAll(GiveBack.of(owners.get(i), shares.get(i)));
            }
            giveBack(taken, amount, before, at, draft);
            return write(draft, owners.get(0), at, details, Points.ZERO);
        });
    }

    private static void giveBack(List<GiveBack> all, Points amount, Points before, Instant at, Draft draft) {
        List<GiveBack> taken = new ArrayList<>(all);
        Points skip = before;
        Points left = amount;
        while (left.isPositive()) {
            GiveBack next = taken.stream().min(GiveBack.ORDER).orElseThrow();
            Points skipped = skip.min(next.taken());
            Points back = left.min(next.taken().minus(skipped));
            if (back.isPositive()) {
                next.give(back, at, draft);
            }
            skip = skip.minus(skipped);
            left = left.minus(back);
            next.skip();
            if (!next.hasMore()) {
                taken.remove(next);
            }
        }
    }

    /**
     * Takes back what an order had earned, because it was refunded: what is left in the lot it opened, then whatever profile has
     * points. What is not there the policy's {@link WalletPolicy#refundShortfall()} writes off or makes a debt of the profile.
     *
     * <p>What expired of the lot is gone already and not taken twice: of the last {@code r} points that can be asked back, {@code e} of
     * which have expired, {@code a} points are taken back less {@code a e / r} of them, rounded up. So when all is asked back, in
     * however many steps, all is taken that did not expire.
     *
     * @param profile the profile whose ledger tells of what was earned
     * @param earned that entry of its ledger
     * @param amount how many of the points, above zero
     * @param before how many were asked back earlier, as the last outcome told; {@link Reversed#NOTHING} at first
     * @throws IllegalArgumentException if the entry is not of earned points, or the amount is not above zero
     */
    public BookingOutcome reverse(
            ProfileId profile, LedgerEntry earned, Points amount, Reversed before, EntryDetails details) {
        Account account = account(profile);
        requirePositive(amount);
        if (earned.kind() != EntryKind.EARNED || !earned.points().isPositive()) {
            throw new IllegalArgumentException("earned must be an entry of points that were earned");
        }
        return attempt(() -> {
            Instant at = settled();
            Points open = earned.points().minus(before.points());
            if (amount.compareTo(open) > 0) {
                return new Refused(Reason.BEYOND_EARNED, total(), open.max(Points.ZERO));
            }
            Draft draft = new Draft(EntryKind.EARNED);
            Reversal reversal = new Reversal(account, earned, at);
            Points expired = reversal.expiredOf(amount, open, before.expired());
            Points wanted = amount.minus(expired);
            Points missing = wanted.minus(reversal.takeOwn(draft, wanted));
            missing = missing.minus(draft.take(all(), missing));
            boolean owed = policy.refundShortfall() == RefundShortfall.DEBT;
            draft.owe(account, owed ? missing : Points.ZERO);
            Particulars particulars = new Particulars(details, owed ? Points.ZERO : missing, expired);
            return write(draft, account, at, particulars, before.plus(amount, expired));
        });
    }

    /**
     * Notes that there was a transaction on a day, in every wallet that has points which transactions prolong.
     *
     * @param day the day where the retailer is; one after today counts as today
     */
    public void touch(LocalDate day) {
        Instant at = settled();
        LocalDate today = LocalDate.ofInstant(at, policy.zone());
        LocalDate touched = day.isAfter(today) ? today : day;
        for (Account account : all()) {
            Optional<LocalDate> before = account.wallet().touchedOn();
            account.set(account.wallet().touched(touched, today));
            if (!account.wallet().touchedOn().equals(before)) {
                touches.put(account.profile(), new Touch(at, touched));
            }
        }
    }

    /**
     * Books what has expired until now. Every other call does so first.
     *
     * @return how many entries of expired points it booked, not counting parts
     */
    public int settle() {
        return settle(Integer.MAX_VALUE);
    }

    /**
     * Books what has expired until now, the rest another time.
     *
     * @param most how many entries at most, above zero, not counting parts
     * @return how many it booked
     * @throws IllegalArgumentException if most is not above zero
     */
    public int settle(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be above zero, not " + most);
        }
        int booked = 0;
        Instant moment = moment();
        for (Account account : all()) {
            booked += Expirations.settle(account, moment, most - booked);
        }
        return booked;
    }

    /** How many entries of expired points are to be booked until now, not counting parts. */
    public int pendingExpirations() {
        return trial(this::settle);
    }

    /** The points of all wallets now. */
    public Points balance() {
        return trial(() -> {
            settled();
            return total();
        });
    }

    /** The wallets that are not as they were given. */
    public SortedMap<ProfileId, ProfileWallet> changed() {
        SortedMap<ProfileId, ProfileWallet> changed = new TreeMap<>();
        all().stream().filter(Account::isChanged).forEach(account -> changed.put(account.profile(), account.wallet()));
        return changed;
    }

    /** What was booked, in the order of the ledgers; only profiles of whom something was. */
    public SortedMap<ProfileId, List<LedgerEntry>> entries() {
        SortedMap<ProfileId, List<LedgerEntry>> entries = new TreeMap<>();
        all().stream()
                .filter(account -> !account.added().isEmpty())
                .forEach(account -> entries.put(account.profile(), account.added()));
        return entries;
    }

    /** The wallets that were prolonged, which is to be remembered for who looks back ({@link TouchDays}). */
    public SortedMap<ProfileId, Touch> touches() {
        return Collections.unmodifiableSortedMap(touches);
    }

    private Booked write(Draft draft, Account account, Instant at, EntryDetails details, Points writtenOff) {
        return write(draft, account, at, new Particulars(details, writtenOff, Points.ZERO), Reversed.NOTHING);
    }

    private Booked write(Draft draft, Account account, Instant at, Particulars particulars, Reversed reversed) {
        return new Booked(
                particulars.details().id(),
                draft.kind(),
                draft.total(),
                at,
                draft.write(account, at, particulars),
                draft.debtChange(),
                particulars.writtenOff(),
                reversed,
                total());
    }

    private BookingOutcome attempt(Supplier<BookingOutcome> work) {
        Map<Account, ProfileWallet> before = wallets();
        boolean booked = false;
        try {
            BookingOutcome outcome = work.get();
            booked = outcome instanceof Booked;
            return outcome;
        } finally {
            if (!booked) {
                before.forEach(Account::restore);
            }
        }
    }

    private <T> T trial(Supplier<T> work) {
        Map<Account, ProfileWallet> before = wallets();
        try {
            return work.get();
        } finally {
            before.forEach(Account::restore);
        }
    }

    private Map<Account, ProfileWallet> wallets() {
        Map<Account, ProfileWallet> wallets = new LinkedHashMap<>();
        all().forEach(account -> wallets.put(account, account.wallet()));
        return wallets;
    }

    /** Books all that expired before what is booked next, and tells when that is. */
    private Instant settled() {
        settle();
        return moment();
    }

    private Instant moment() {
        return all().stream()
                .map(account -> account.next(now))
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    private Points total() {
        return all().stream().map(account -> account.wallet().balance()).reduce(Points.ZERO, Points::plus);
    }

    private List<Account> all() {
        return List.copyOf(accounts.values());
    }

    private Account account(ProfileId profile) {
        Account account = accounts.get(Objects.requireNonNull(profile, "profile"));
        if (account == null) {
            throw new IllegalArgumentException("the wallet of " + profile + " is not held");
        }
        return account;
    }

    private static void requirePositive(Points points) {
        if (!points.isPositive()) {
            throw new IllegalArgumentException("points must be above zero, not " + points);
        }
    }
}
