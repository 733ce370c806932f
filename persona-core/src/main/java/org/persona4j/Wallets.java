package org.persona4j;

import java.time.Instant;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Permission;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.WalletEdits;
import org.persona4j.internal.WalletReads;
import org.persona4j.loyalty.Adjustment;
import org.persona4j.loyalty.PointsAnswer;
import org.persona4j.loyalty.Statement;
import org.persona4j.merge.ReviewPage;
import org.persona4j.wallet.Booking;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.EntryDetails;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.TimelineCursor;
import org.persona4j.wallet.TimelinePage;
import org.persona4j.wallet.Wallet;

/**
 * What customers have earned, spent and can spend.
 *
 * <p>Points belong to the profile that brought them; a wallet is that of all profiles of a persona, which it adds up. So a merge and
 * its undoing move no point. Whatever is booked is known by the id of its entry, the caller's, one for each thing that happens in the
 * tenant: a call that is made again has no second effect and gives the first answer. What time decides, it decides without a job: a
 * balance is right whenever it is looked at.
 *
 * <p>Immutable and thread-safe.
 */
public final class Wallets {
    private static final int MAX_PAGE = 1_000;

    private final Caller caller;

    Wallets(Caller caller) {
        this.caller = caller;
    }

    /**
     * Gives points for a reason of its own: {@link EntryKind#BOOST}, {@link EntryKind#REFERRAL} or {@link EntryKind#LEGACY}. What
     * orders earn follows from {@link Orders}.
     *
     * @param id any id of the persona; the points belong to the profile of this id
     * @param points above zero
     * @throws NotFoundException if there is no such persona
     * @throws org.persona4j.error.OperationReusedException if the id of the entry stands for something else
     */
    public PointsAnswer credit(PersonaId id, EntryKind kind, Points points, String entryId, @Nullable String note) {
        if (kind != EntryKind.BOOST && kind != EntryKind.REFERRAL && kind != EntryKind.LEGACY) {
            throw new IllegalArgumentException("kind must be boost, referral or legacy, not " + kind.code());
        }
        requirePositive(points);
        return book(
                Permission.ADJUST_POINTS,
                "credit",
                wish(id, kind, points, details(entryId, note)),
                (booking, details) -> booking.credit(profile(id), kind, points, details));
    }

    /**
     * Gives points or, if below zero, takes them, from whatever profile has them. What happens if that is more than there is says the
     * {@link org.persona4j.wallet.WalletPolicy#belowZero() policy}; a debt is that of the profile of this id.
     *
     * @param id any id of the persona
     * @param points other than zero
     * @throws NotFoundException if there is no such persona
     * @throws org.persona4j.error.OperationReusedException if the id of the entry stands for something else
     */
    public PointsAnswer adjust(PersonaId id, Points points, String entryId, @Nullable String note) {
        return book(
                Permission.ADJUST_POINTS,
                "adjust",
                wish(id, EntryKind.ADJUSTMENT, points, details(entryId, note)),
                (booking, details) -> booking.adjust(profile(id), points, details));
    }

    /**
     * Leaves the persona exactly no points: takes all there are, and settles all debts.
     *
     * @param id any id of the persona
     * @throws NotFoundException if there is no such persona
     * @throws org.persona4j.error.OperationReusedException if the id of the entry stands for something else
     */
    public PointsAnswer zero(PersonaId id, String entryId, @Nullable String note) {
        return book(
                Permission.ADJUST_POINTS,
                "zero",
                wish(id, EntryKind.ZEROING, Points.ZERO, details(entryId, note)),
                (booking, details) -> booking.zero(profile(id), details));
    }

    /**
     * Spends points, from whatever profile has them: those that expire first. Refused if there are fewer.
     *
     * @param id any id of the persona
     * @param points above zero
     * @throws NotFoundException if there is no such persona
     * @throws org.persona4j.error.OperationReusedException if the id of the entry stands for something else
     */
    public PointsAnswer redeem(PersonaId id, Points points, String entryId, @Nullable String note) {
        requirePositive(points);
        return book(
                Permission.SPEND_POINTS,
                "redeem",
                wish(id, EntryKind.REDEMPTION, points, details(entryId, note)),
                (booking, details) -> booking.redeem(profile(id), points, details));
    }

    /**
     * Gives points of a redemption back, to the lots they were from, whosever these are by now.
     *
     * @param id any id of a persona that has a profile which took part in the redemption
     * @param redemptionId the id of the entry of the redemption
     * @param points above zero
     * @throws NotFoundException if there is no such persona, or no such redemption of theirs
     * @throws org.persona4j.error.OperationReusedException if the id of the entry stands for something else
     */
    public PointsAnswer refund(
            PersonaId id, String redemptionId, Points points, String entryId, @Nullable String note) {
        Objects.requireNonNull(redemptionId, "redemptionId");
        requirePositive(points);
        Session session = caller.require(Permission.SPEND_POINTS);
        EntryDetails details = details(entryId, note).withRefersTo(redemptionId);
        return edits(session, "refund").refund(wish(id, EntryKind.REDEMPTION_REFUND, points, details));
    }

    /**
     * Takes the persona into the program, by the profile of this id. Earlier orders of all its profiles earn now that earned nothing
     * because it was no member, as far as the policy says so.
     *
     * @param id any id of the persona
     * @return whether the profile had not joined before
     * @throws NotFoundException if there is no such persona
     */
    public boolean join(PersonaId id) {
        return member("join", id, true);
    }

    /**
     * Takes the persona out of the program, by all its profiles: from now on orders earn nothing. Points stay.
     *
     * @param id any id of the persona
     * @return whether any of its profiles had joined
     * @throws NotFoundException if there is no such persona
     */
    public boolean leave(PersonaId id) {
        return member("leave", id, false);
    }

    private boolean member(String what, PersonaId id, boolean member) {
        Session session = caller.require(Permission.CHANGE_MEMBERSHIP);
        String digest = session.layout().digest("wallets." + what, id.value());
        return edits(session, what).member(caller.operationId(), digest, id, member);
    }

    /**
     * What a persona has now. Also of one in the archive of the staff.
     *
     * @param id any id of the persona
     * @throws NotFoundException if there is no such persona
     */
    public Wallet of(PersonaId id) {
        Session session = viewing();
        return read(
                session,
                id,
                (reads, now) -> reads.view(now).wallet(session.clock().instant()));
    }

    /**
     * What the profiles of a persona had at a moment: today's profiles, whoever they belonged to then. Which points were open, until
     * when they lasted by what was known at the time, and what was owed. Of the past all of the ledgers up to the moment is read;
     * where the sum is enough, {@link #balanceAt} is quick however long they are.
     *
     * @param id any id of the persona
     * @param moment the moment, past or not; of one to come what there will be if nothing more happens
     * @throws NotFoundException if there is no such persona
     */
    public Wallet at(PersonaId id, Instant moment) {
        Objects.requireNonNull(moment, "moment");
        return read(viewing(), id, (reads, now) -> reads.walletAt(now, moment));
    }

    /**
     * The points that the profiles of a persona had at a moment: those of today's profiles, whoever they belonged to then.
     *
     * @param id any id of the persona
     * @param moment the moment, past or not; of one to come the points if nothing more happens
     * @throws NotFoundException if there is no such persona
     */
    public Points balanceAt(PersonaId id, Instant moment) {
        Objects.requireNonNull(moment, "moment");
        return read(viewing(), id, (reads, now) -> reads.view(now).balanceAt(moment));
    }

    /**
     * Whether the persona is in the program: any of its profiles is.
     *
     * @param id any id of the persona
     * @throws NotFoundException if there is no such persona
     */
    public boolean isMember(PersonaId id) {
        return read(viewing(), id, WalletReads::isMember);
    }

    /**
     * How the points of a persona came and went, the latest first, with the points after each.
     *
     * @param id any id of the persona
     * @param after where the page before ended, or null for the first page
     * @param limit the most lines of a page, 1 to 1,000
     * @throws NotFoundException if there is no such persona
     */
    public TimelinePage timeline(PersonaId id, @Nullable TimelineCursor after, int limit) {
        checkLimit(limit);
        Session session = viewing();
        Instant now = session.clock().instant();
        return read(
                session,
                id,
                (reads, current) -> after == null
                        ? reads.view(current).timeline(now, limit)
                        : reads.view(current).timeline(now, after, limit));
    }

    /**
     * Why a persona has the points it has: every order with what of it counted and what did not and why, and all else that moved
     * points, from none to what there is now. Goes through all of the ledger, so of a long one ask for a time.
     *
     * @param id any id of the persona
     * @throws NotFoundException if there is no such persona
     */
    public Statement explain(PersonaId id) {
        return statement(id, null, null);
    }

    /**
     * The same for a time: from the points before it to those after it.
     *
     * @param id any id of the persona
     * @param from the beginning of the time
     * @param until its end, not included; one to come counts as now
     * @throws NotFoundException if there is no such persona
     */
    public Statement explain(PersonaId id, Instant from, Instant until) {
        Objects.requireNonNull(until, "until");
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("until must not be before from");
        }
        return statement(id, from, until);
    }

    private Statement statement(PersonaId id, @Nullable Instant fromOrNull, @Nullable Instant untilOrNull) {
        Session session = viewing();
        return read(session, id, (reads, now) -> reads.statement(session.store(), now, fromOrNull, untilOrNull));
    }

    /**
     * The adjustments in all wallets that were booked in a time, the latest first.
     *
     * @param from the beginning of the time
     * @param until its end, not included
     * @param cursor where the page before ended, or null for the first page
     * @param limit the most adjustments of a page, 1 to 1,000
     * @throws IllegalArgumentException if no page can end at the cursor, or the limit is out of bounds
     */
    public ReviewPage<Adjustment> adjustments(Instant from, Instant until, @Nullable String cursor, int limit) {
        checkLimit(limit);
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("until must not be before from");
        }
        Session session = caller.require(Permission.LIST_ADJUSTMENTS);
        return session.transactions()
                .readAll(attempt -> new WalletReads(attempt, session.loyaltyPolicy(), caller.reach())
                        .adjustments(session.store(), from, until, cursor, limit));
    }

    /**
     * Enters into the ledgers of a persona what has expired by now. It changes no balance, as what has expired counts as that in
     * any case; whoever reads ledgers themselves, a report, say, finds it there.
     *
     * @param id any id of the persona
     * @return how many entries were made
     * @throws NotFoundException if there is no such persona
     */
    public int expire(PersonaId id) {
        Session session = caller.require(Permission.ADJUST_POINTS);
        read(session, id, WalletReads::isMember);
        return session.upkeep().settle(id);
    }

    private Session viewing() {
        return caller.require(Permission.VIEW_WALLETS);
    }

    private <T> T read(Session session, PersonaId id, BiFunction<WalletReads, PersonaId, T> body) {
        return session.transactions()
                .readAll(attempt -> {
                    WalletReads reads = new WalletReads(attempt, session.loyaltyPolicy(), caller.reach());
                    return reads.current(id).map(now -> body.apply(reads, now));
                })
                .orElseThrow(() -> new NotFoundException("persona " + id));
    }

    private static void checkLimit(int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_PAGE + ", not " + limit);
        }
    }

    /** What a call books. */
    private interface Body {
        BookingOutcome apply(Booking booking, EntryDetails details);
    }

    private PointsAnswer book(Permission permission, String what, WalletEdits.Wish wish, Body body) {
        Session session = caller.require(permission);
        Function<Booking, BookingOutcome> books = booking -> body.apply(booking, wish.details());
        return edits(session, what).book(wish, books);
    }

    private WalletEdits edits(Session session, String what) {
        return new WalletEdits(
                session.transactions(),
                session.upkeep(),
                session.loyaltyPolicy(),
                caller.act("wallets." + what, null),
                caller.reach());
    }

    private static WalletEdits.Wish wish(PersonaId id, EntryKind kind, Points points, EntryDetails details) {
        return new WalletEdits.Wish(id, kind, points, details);
    }

    private EntryDetails details(String entryId, @Nullable String note) {
        EntryDetails details = EntryDetails.of(entryId, caller.actor());
        return note == null ? details : details.withNote(note);
    }

    private static ProfileId profile(PersonaId id) {
        return ProfileId.of(id.value());
    }

    private static void requirePositive(Points points) {
        if (!points.isPositive()) {
            throw new IllegalArgumentException("points must be above zero, not " + points);
        }
    }
}
