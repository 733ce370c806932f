package org.persona4j.wallet;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.persona4j.identity.ProfileId;

/**
 * Something that happened to the points of a persona, with all shares that profiles of the persona have in it. Immutable;
 * {@code toString} leaves out notes.
 *
 * @param points how many came to the persona's profiles; below zero, how many went
 * @param balanceAfter the points of the persona's profiles after it
 * @param isDerived whether no ledger tells of it yet: points expired, and nothing was booked since
 * @param shares the entries of each profile, at least one, in the order of the profiles' ids
 */
public record TimelineLine(
        Points points, Points balanceAfter, boolean isDerived, SortedMap<ProfileId, List<LedgerEntry>> shares) {
    /**
     * Makes the shares unmodifiable.
     *
     * @throws IllegalArgumentException if there are none
     */
    public TimelineLine {
        Objects.requireNonNull(points, "points");
        Objects.requireNonNull(balanceAfter, "balanceAfter");
        SortedMap<ProfileId, List<LedgerEntry>> copy = new TreeMap<>();
        shares.forEach((profile, entries) -> copy.put(profile, List.copyOf(entries)));
        shares = Collections.unmodifiableSortedMap(copy);
        if (shares.isEmpty() || shares.values().stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("shares has none, or one without an entry");
        }
    }

    /** The first of the entries, for what they tell alike: actor, note, order, and what they undo. */
    public LedgerEntry entry() {
        return shares.values().iterator().next().get(0);
    }

    /** The id of the entries. */
    public String id() {
        return entry().id();
    }

    /** Why points came or went. */
    public EntryKind kind() {
        return entry().kind();
    }

    /** When it was booked; of expired points, when they expired. */
    public Instant at() {
        return entry().at();
    }
}
