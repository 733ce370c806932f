package org.persona4j.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.immutables.value.Value;
import org.persona4j.identity.ProfileId;
import org.persona4j.style.PersonaStyle;

/**
 * The points that somebody has: how many, since when they count, until when they last, and which profile they are of.
 *
 * <p>Holds no personal data. Immutable, thread-safe, a value.
 */
@Value.Immutable
@PersonaStyle
public abstract class Wallet {
    Wallet() {}

    /** The moment it is of. */
    public abstract Instant at();

    /** The points of all profiles: those in the lots without the debts. */
    public abstract Points balance();

    /** What the profiles owe, zero or more. */
    public abstract Points debt();

    /** What is in the lots, by the day until which it lasts and by why it came; those that expire first come first. */
    public abstract List<OpenPoints> open();

    /** Which profile the points are of; every profile is told, in the order of their ids. */
    public abstract List<Part> parts();

    /** Starts a wallet. */
    static Builder builder() {
        return new Builder();
    }

    /** How many points can be used up to and including which day, and not later. */
    public SortedMap<LocalDate, Points> expiring() {
        SortedMap<LocalDate, Points> expiring = new TreeMap<>();
        for (OpenPoints some : open()) {
            some.lastDay().ifPresent(day -> expiring.merge(day, some.points(), Points::plus));
        }
        return expiring;
    }

    /** The points that can be spent, zero or more. */
    public Points spendable() {
        return balance().max(Points.ZERO);
    }

    /** Points that came for the same reason and last until the same day. Immutable, thread-safe, a value. */
    @Value.Immutable
    @PersonaStyle
    public abstract static class OpenPoints {
        OpenPoints() {}

        /** Why they came. */
        public abstract EntryKind kind();

        /** The last day on which they can be used, unless a transaction prolongs it; none if they never expire. */
        public abstract Optional<LocalDate> lastDay();

        /** How many. */
        public abstract Points points();
    }

    /**
     * What one profile has. Immutable, thread-safe, a value.
     *
     * @param profile the profile
     * @param balance its points: those in its lots without its debt
     * @param debt what it owes, zero or more
     */
    public record Part(ProfileId profile, Points balance, Points debt) {}

    /** Builds a wallet. Not thread-safe. */
    static final class Builder extends ImmutableWallet.Builder {
        Builder() {}
    }
}
