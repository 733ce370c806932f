package org.persona4j.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.immutables.value.Value;
import org.persona4j.access.Actor;
import org.persona4j.style.PersonaStyle;

/**
 * A line of the ledger of one profile: its share of something that happened to points. Never changed, never taken away, but by an
 * erasure: that takes what is of the erased, and from others the notes that were written with an id of theirs.
 *
 * <p>What takes from lots of several profiles leaves an entry in the ledger of each, all with the same {@link #id()}, {@link #at()}
 * and {@link #total()}. What takes from lots in more than {@value #MAX_RUNS} rows leaves several entries in one ledger, its parts. The
 * shares and parts of an id together are its total. Entries of different ids in one ledger differ in their times.
 *
 * <p>{@code points = what the lot it opens holds + what it gave back - what it took - what of it became debt}.
 *
 * <p>Immutable and thread-safe; {@code toString} leaves out the note and the ids, which are words of callers. In JSON at most 4 KB, and 3 KB if its ids are of ASCII.
 */
@Value.Immutable
@PersonaStyle
@JsonSerialize(as = ImmutableLedgerEntry.class)
@JsonDeserialize(as = ImmutableLedgerEntry.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class LedgerEntry {
    /** From how many rows of lots one entry tells at most. */
    public static final int MAX_RUNS = 32;

    LedgerEntry() {}

    /** Its number in this ledger, from 0. */
    public abstract long sequence();

    /** The id of what happened; unique in the tenant, but for shares and parts. */
    @Value.Redacted
    public abstract String id();

    /** Why points came or went. */
    public abstract EntryKind kind();

    /** The points of this share: above zero came, below zero went. */
    public abstract Points points();

    /** The points of all shares and parts together. */
    public abstract Points total();

    /** When it was booked; of expired points, when they expired. To the microsecond. */
    public abstract Instant at();

    /** The points of this profile after it. */
    public abstract Points balanceAfter();

    /** Whose doing it is; nobody's if points expired. */
    public abstract Optional<Actor> by();

    /** Why, in words; told by the first part alone. */
    @Value.Redacted
    public abstract Optional<String> note();

    /** The order it is about. */
    @Value.Redacted
    public abstract Optional<String> orderId();

    /** What it undoes: the id of the redemption, or of the refund of the order. */
    @Value.Redacted
    public abstract Optional<String> refersTo();

    /** When it happened, if that was told and is not when it was booked. */
    public abstract Optional<Instant> occurredAt();

    /** How long the lot lasts that it opens; none if it opens none. */
    public abstract Optional<LotLife> life();

    /** What it took from which lots. */
    @Value.NaturalOrder
    public abstract SortedMap<LotClass, List<LotRun>> took();

    /** What it gave back to which lots. */
    @Value.NaturalOrder
    public abstract SortedMap<LotClass, List<LotRun>> gaveBack();

    /** By how much the debt of the profile grew; below zero if some was settled. */
    public abstract Optional<Points> debtChange();

    /** What was to be taken, was not there and is not owed either; the same in all shares and parts. */
    public abstract Optional<Points> writtenOff();

    /** What was to be taken because an order was refunded, but had expired already; the same in all shares and parts. */
    public abstract Optional<Points> alreadyExpired();

    /** Of a redemption: the day of the last transaction that the wallet had noted, by which the order of the lots is known again. */
    public abstract Optional<LocalDate> touchedOn();

    /** Of expired points: the number of the entry of those that expired before. */
    public abstract Optional<Long> expirationBefore();

    /** Starts an entry. */
    public static Builder builder() {
        return new Builder();
    }

    /** What the lot that it opens was opened with; none if it opens none. */
    public Points openedWith() {
        return points().minus(gavePoints()).plus(tookPoints()).plus(debt());
    }

    /** The points that it took from lots. */
    public Points tookPoints() {
        return sum(took().values());
    }

    /** The points that it gave back to the lots they were from. */
    public Points gavePoints() {
        return sum(gaveBack().values());
    }

    private Points debt() {
        return debtChange().orElse(Points.ZERO);
    }

    private static Points sum(Collection<List<LotRun>> runs) {
        return runs.stream().flatMap(List::stream).map(LotRun::points).reduce(Points.ZERO, Points::plus);
    }

    /** The class of the lot it opens; none if it opens none. */
    Optional<LotClass> lotClass() {
        return life().map(life -> new LotClass(kind(), life));
    }

    /** Checks that its points are those of the lots and the debt. */
    @Value.Check
    protected void check() {
        Texts.check("id", id(), EntryIds.MAX_OWN_LENGTH);
        note().ifPresent(text -> Texts.check("note", text, EntryDetails.MAX_NOTE_LENGTH));
        orderId().ifPresent(text -> Texts.check("orderId", text, EntryIds.MAX_LENGTH));
        refersTo().ifPresent(text -> Texts.check("refersTo", text, EntryIds.MAX_OWN_LENGTH));
        if (life().isEmpty() ? !openedWith().isZero() : !openedWith().isPositive()) {
            throw new IllegalArgumentException("points of entry " + sequence() + " are not those of its lots and debt");
        }
        if (runs(took()) + runs(gaveBack()) > MAX_RUNS) {
            throw new IllegalArgumentException("entry " + sequence() + " tells of more than " + MAX_RUNS + " rows");
        }
    }

    private static int runs(Map<LotClass, List<LotRun>> lots) {
        return lots.values().stream().mapToInt(List::size).sum();
    }

    /** Builds an entry. Not thread-safe. */
    public static final class Builder extends ImmutableLedgerEntry.Builder {
        Builder() {}
    }
}
