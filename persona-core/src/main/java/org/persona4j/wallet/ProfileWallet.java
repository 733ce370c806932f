package org.persona4j.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.immutables.value.Value;
import org.persona4j.style.PersonaStyle;

/**
 * The wallet of one profile: how far its ledger goes, and what is left of it. Everything else is in the ledger.
 *
 * <p>It is as of its last entry: what has expired since, time alone tells ({@link WalletView}). Small however long the ledger is.
 * Changed by a {@link Booking}. Holds no personal data. Immutable, thread-safe, a value.
 */
@Value.Immutable
@PersonaStyle
@JsonSerialize(as = ImmutableProfileWallet.class)
@JsonDeserialize(as = ImmutableProfileWallet.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class ProfileWallet {
    private static final ProfileWallet EMPTY =
            builder().entries(0).balance(Points.ZERO).debt(Points.ZERO).build();

    ProfileWallet() {}

    /** How many entries the ledger has; the next one gets this number. */
    public abstract long entries();

    /** When the last entry was booked. */
    public abstract Optional<Instant> lastAt();

    /** The points after the last entry: those in the lots without the debt. */
    public abstract Points balance();

    /** What this profile owes, zero or more. */
    public abstract Points debt();

    /** The latest day of a transaction while points were there that transactions prolong. */
    public abstract Optional<LocalDate> touchedOn();

    /** The number of the last entry of points that expired. */
    public abstract Optional<Long> lastExpiration();

    /** What is left in the lots, by their class. */
    @Value.NaturalOrder
    public abstract SortedMap<LotClass, OpenLots> lots();

    /** The wallet in which nothing ever was. */
    public static ProfileWallet empty() {
        return EMPTY;
    }

    /** Starts a wallet. */
    static Builder builder() {
        return new Builder();
    }

    /** Checks that the balance is that of the lots and the debt. */
    @Value.Check
    protected void check() {
        Points inLots = lots().values().stream().map(OpenLots::sum).reduce(Points.ZERO, Points::plus);
        if (entries() < 0 || (entries() == 0) != lastAt().isEmpty()) {
            throw new IllegalArgumentException("entries is not what lastAt tells of");
        }
        if (debt().isNegative() || !balance().equals(inLots.minus(debt()))) {
            throw new IllegalArgumentException("balance is not that of the lots without the debt");
        }
    }

    /** The lots of a class. */
    OpenLots lots(LotClass lotClass) {
        return lots().getOrDefault(lotClass, OpenLots.none());
    }

    /** This wallet with other lots of a class, and the balance that follows. */
    ProfileWallet having(LotClass lotClass, OpenLots changed) {
        TreeMap<LotClass, OpenLots> all = new TreeMap<>(lots());
        all.put(lotClass, changed);
        if (changed.sum().isZero() && !lotClass.life().isByInactivity()) {
            all.remove(lotClass);
        }
        return builder()
                .from(this)
                .lots(all)
                .balance(balance().plus(changed.sum()).minus(lots(lotClass).sum()))
                .build();
    }

    /** This wallet with another debt, and the balance that follows. */
    ProfileWallet owing(Points changed) {
        return builder()
                .from(this)
                .debt(changed)
                .balance(balance().plus(debt()).minus(changed))
                .build();
    }

    /**
     * This wallet after a transaction, which it notes if something is left in lots that transactions prolong. What had expired has to
     * be booked already.
     */
    ProfileWallet touched(LocalDate day, LocalDate today) {
        boolean isOpen = lots().entrySet().stream()
                .anyMatch(lots -> lots.getKey().life().isByInactivity()
                        && lots.getValue().sum().isPositive());
        if (!isOpen || touchedOn().filter(before -> !day.isAfter(before)).isPresent()) {
            return this;
        }
        TreeMap<LotClass, OpenLots> all = new TreeMap<>(lots());
        all.replaceAll((lotClass, lots) -> lotClass.life().isByInactivity() ? expired(lotClass, lots, today) : lots);
        return builder().from(this).lots(all).touchedOn(day).build();
    }

    /** Keeps in mind which lots end before today, because from the touched day on that cannot be told any more. */
    private OpenLots expired(LotClass lotClass, OpenLots lots, LocalDate today) {
        int days = lotClass.life().days();
        LocalDate through = today.minusDays(days + 1L);
        boolean isProlonged = touchedOn().filter(through::isBefore).isPresent();
        boolean isKnown =
                lots.expiredThrough().filter(known -> !through.isAfter(known)).isPresent();
        return isProlonged || isKnown ? lots : lots.expiredThrough(through);
    }

    /** Builds a wallet. Not thread-safe. */
    static final class Builder extends ImmutableProfileWallet.Builder {
        Builder() {}
    }
}
