package org.persona4j.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.persona4j.access.Actor;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.JsonCodec;

/** Wallets and ledgers as a store would keep them: what is stored goes through its stored form. */
final class WalletWorld {
    static final Actor STAFF = Actor.staff("u-1");

    private final Map<ProfileId, ProfileWallet> wallets = new TreeMap<>();
    private final Map<ProfileId, List<LedgerEntry>> ledgers = new HashMap<>();
    private final Map<ProfileId, List<Touch>> touches = new HashMap<>();
    private int pagesRead;

    ProfileWallet wallet(ProfileId profile) {
        return wallets.getOrDefault(profile, ProfileWallet.empty());
    }

    List<LedgerEntry> ledger(ProfileId profile) {
        return ledgers.getOrDefault(profile, List.of());
    }

    /** How many pages were read since this was asked last. */
    int pagesRead() {
        int read = pagesRead;
        pagesRead = 0;
        return read;
    }

    List<Held> held(Collection<ProfileId> profiles) {
        return profiles.stream()
                .map(profile -> new Held(profile, Act.key(profile), wallet(profile)))
                .toList();
    }

    LedgerPage page(ProfileId profile, long number) {
        pagesRead++;
        List<LedgerEntry> ledger = ledger(profile);
        int from = (int) number * LedgerPage.SIZE;
        return new LedgerPage(ledger.subList(from, Math.min(ledger.size(), from + LedgerPage.SIZE)));
    }

    Booking booking(Set<ProfileId> profiles, WalletPolicy policy, Instant now) {
        return Booking.of(held(profiles), this::page, policy, now);
    }

    WalletView view(Set<ProfileId> profiles, WalletPolicy policy) {
        return WalletView.of(held(profiles), this::page, policy.zone());
    }

    /** The latest day of the touches of a wallet that were noted up to a moment. */
    Optional<LocalDate> touchedBy(ProfileId profile, Instant moment) {
        return touches.getOrDefault(profile, List.of()).stream()
                .filter(touch -> !touch.at().isAfter(moment))
                .map(Touch::day)
                .max(Comparator.naturalOrder());
    }

    private void remember(Booking booking) {
        booking.touches()
                .forEach((profile, touch) -> touches.computeIfAbsent(profile, any -> new ArrayList<>())
                        .add(touch));
    }

    /** Stores what was booked, after a look at whether it belongs where it is to stand. */
    void store(Booking booking) {
        Map<ProfileId, List<LedgerEntry>> entries = booking.entries();
        Map<ProfileId, ProfileWallet> changed = booking.changed();
        assertThat(changed.keySet()).containsAll(entries.keySet());
        assertThat(changed.keySet()).containsAll(booking.touches().keySet());
        remember(booking);
        entries.forEach((profile, some) -> {
            List<LedgerEntry> ledger = ledgers.computeIfAbsent(profile, any -> new ArrayList<>());
            for (LedgerEntry entry : some) {
                assertThat(entry.sequence()).isEqualTo(ledger.size());
                if (!ledger.isEmpty()) {
                    assertFollows(ledger.get(ledger.size() - 1), entry);
                }
                ledger.add(stored(entry, LedgerEntry.class));
            }
        });
        changed.forEach((profile, wallet) -> {
            assertThat(wallet.entries()).isEqualTo(ledger(profile).size());
            wallets.put(profile, stored(wallet, ProfileWallet.class));
        });
    }

    /** Stores what was booked, without a look at it. */
    void append(Booking booking) {
        booking.entries()
                .forEach((profile, some) -> ledgers.computeIfAbsent(profile, any -> new ArrayList<>())
                        .addAll(some));
        wallets.putAll(booking.changed());
        remember(booking);
    }

    WalletWorld copy() {
        WalletWorld copy = new WalletWorld();
        copy.wallets.putAll(wallets);
        ledgers.forEach((profile, ledger) -> copy.ledgers.put(profile, new ArrayList<>(ledger)));
        touches.forEach((profile, some) -> copy.touches.put(profile, new ArrayList<>(some)));
        return copy;
    }

    private static void assertFollows(LedgerEntry before, LedgerEntry entry) {
        assertThat(entry.balanceAfter()).isEqualTo(before.balanceAfter().plus(entry.points()));
        if (entry.id().equals(before.id())) {
            assertThat(entry.at()).isEqualTo(before.at());
        } else {
            assertThat(entry.at()).isAfter(before.at());
        }
    }

    private static <T> T stored(T value, Class<T> type) {
        byte[] bytes = JsonCodec.write(value);
        T read = JsonCodec.read(bytes, type);
        assertThat(read).isEqualTo(value);
        assertThat(JsonCodec.write(read)).isEqualTo(bytes);
        return read;
    }

    /** What is left in the lot that an entry opened, as the wallet tells it. */
    Points left(ProfileId profile, LedgerEntry entry) {
        return entry.lotClass()
                .map(lotClass -> wallet(profile).lots(lotClass).remaining(entry.sequence(), entry.openedWith()))
                .orElse(Points.ZERO);
    }
}
