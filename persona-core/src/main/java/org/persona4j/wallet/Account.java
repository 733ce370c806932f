package org.persona4j.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.ProfileId;

/** The wallet of one profile while it is worked on, with its ledger: what is stored of it and what is added. Not thread-safe. */
final class Account {
    private final Held held;
    private final LedgerPages pages;
    private final ZoneId zone;
    private final Map<Long, LedgerPage> read = new HashMap<>();
    private final List<LedgerEntry> added = new ArrayList<>();
    private ProfileWallet wallet;

    Account(Held held, LedgerPages pages, ZoneId zone) {
        this.held = held;
        this.pages = pages;
        this.zone = zone;
        this.wallet = held.wallet();
    }

    ProfileId profile() {
        return held.profile();
    }

    String profileKey() {
        return held.profileKey();
    }

    ProfileWallet wallet() {
        return wallet;
    }

    void set(ProfileWallet changed) {
        wallet = changed;
    }

    boolean isChanged() {
        return !wallet.equals(held.wallet());
    }

    List<LedgerEntry> added() {
        return List.copyOf(added);
    }

    /** How many entries the stored ledger has. */
    long stored() {
        return held.wallet().entries();
    }

    /** Takes it back to how it was. */
    void restore(ProfileWallet before) {
        wallet = before;
        added.subList((int) (before.entries() - stored()), added.size()).clear();
    }

    /** An entry of the ledger, stored or added. */
    LedgerEntry entry(long sequence) {
        if (sequence >= stored()) {
            return added.get((int) (sequence - stored()));
        }
        LedgerPage page =
                read.computeIfAbsent(LedgerPage.numberOf(sequence), number -> pages.page(held.profile(), number));
        return page.entries().get((int) (sequence % LedgerPage.SIZE));
    }

    /** How many entries from the first one on are of a kind that no later one is of. */
    long count(Predicate<LedgerEntry> isEarly) {
        long from = 0;
        long to = wallet.entries();
        while (from < to) {
            long middle = (from + to) >>> 1;
            if (isEarly.test(entry(middle))) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The points after so many entries. */
    Points balanceAfter(long entries) {
        return entries == 0 ? Points.ZERO : entry(entries - 1).balanceAfter();
    }

    /** The lot that an entry opened, if it is one of a class. */
    @Nullable Lot lot(long sequence, LotClass lotClass, long from) {
        LedgerEntry entry = entry(sequence);
        if (!entry.lotClass().filter(lotClass::equals).isPresent()) {
            return null;
        }
        Points openedWith = entry.openedWith();
        Points left = wallet.lots(lotClass).remaining(sequence, openedWith);
        return new Lot(sequence, lotClass, entry.at(), entry.id(), openedWith, left, from);
    }

    /** The first moment at which an entry can be booked, now or later. */
    Instant next(Instant now) {
        Instant moment = now.truncatedTo(ChronoUnit.MICROS);
        return wallet.lastAt()
                .map(last -> last.plus(1, ChronoUnit.MICROS))
                .filter(moment::isBefore)
                .orElse(moment);
    }

    LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** The last day of a lot, as things are; none if it never expires. */
    Optional<LocalDate> lastDay(LotClass lotClass, Instant openedAt) {
        return lotClass.life().lastDay(day(openedAt), wallet.touchedOn());
    }

    /** The moment from which a lot of such a last day has expired. */
    Instant expiresAt(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Whether a lot has outlived its life, whatever is left in it. */
    boolean isExpired(Lot lot, Instant now) {
        LocalDate openedOn = day(lot.at());
        boolean isKnown = wallet.lots(lot.lotClass())
                .expiredThrough()
                .filter(through -> !openedOn.isAfter(through))
                .isPresent();
        Optional<LocalDate> last = lastDay(lot.lotClass(), lot.at());
        return isKnown || (last.isPresent() && !expiresAt(last.get()).isAfter(now));
    }

    /** Puts an entry at the end of the ledger; what it does to lots and debts is in the wallet already. */
    void append(LedgerEntry entry) {
        added.add(entry);
        ProfileWallet.Builder changed = ProfileWallet.builder()
                .from(wallet)
                .entries(entry.sequence() + 1)
                .lastAt(entry.at());
        if (entry.kind() == EntryKind.EXPIRATION) {
            changed.lastExpiration(entry.sequence());
        }
        wallet = changed.build();
    }
}
