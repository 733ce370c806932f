package org.persona4j.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.ProfileId;

/**
 * The wallets of a persona as they are read: what there is at a moment, and how it came to be. What has expired counts as expired
 * whether or not it was booked.
 *
 * <p>The history is that of the profiles given, whoever they belonged to at the time. Changes nothing. Not thread-safe; made for one
 * call, as it keeps the pages it has read.
 */
public final class WalletView {
    private static final int MAX_LIMIT = 1000;
    private static final Comparator<Wallet.OpenPoints> BY_LAST_DAY = Comparator.comparing(
                    (Wallet.OpenPoints some) -> some.lastDay().orElse(LocalDate.MAX))
            .thenComparing(Wallet.OpenPoints::kind);

    private final List<Held> wallets;
    private final LedgerPages pages;
    private final ZoneId zone;

    private WalletView(List<Held> wallets, LedgerPages pages, ZoneId zone) {
        this.wallets =
                wallets.stream().sorted(Comparator.comparing(Held::profile)).toList();
        this.pages = kept(pages);
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    /**
     * A view of wallets.
     *
     * @param wallets those of all profiles of the persona
     * @param pages where their ledgers are read from, as far as needed
     * @param zone where the days of the calendar begin and end: {@link WalletPolicy#zone()}
     */
    public static WalletView of(List<Held> wallets, LedgerPages pages, ZoneId zone) {
        return new WalletView(wallets, pages, zone);
    }

    private static LedgerPages kept(LedgerPages pages) {
        Map<ProfileId, Map<Long, LedgerPage>> kept = new HashMap<>();
        return (profile, number) -> kept.computeIfAbsent(profile, any -> new HashMap<>())
                .computeIfAbsent(number, missing -> pages.page(profile, missing));
    }

    /** The points of all profiles at a moment, past or not. */
    public Points balanceAt(Instant moment) {
        return balancesAt(moment).values().stream().reduce(Points.ZERO, Points::plus);
    }

    /** The points of each profile at a moment, past or not. Of the past, a few pages of each ledger are read, however long it is. */
    public SortedMap<ProfileId, Points> balancesAt(Instant moment) {
        SortedMap<ProfileId, Points> balances = new TreeMap<>();
        for (Account account : settled(moment)) {
            balances.put(
                    account.profile(),
                    account.balanceAfter(account.count(entry -> !entry.at().isAfter(moment))));
        }
        return balances;
    }

    /** What there is now. A time before that of the last entry counts as that. */
    public Wallet wallet(Instant now) {
        return tell(now, settled(now));
    }

    /**
     * What there was at a moment, or will be then if nothing more happens: which points were open, until when they lasted by what was
     * known at that time, what was owed. Of the past, all of each ledger up to the moment is read.
     *
     * @param touches what is remembered of transactions
     */
    public Wallet walletAt(Instant moment, TouchDays touches) {
        List<Account> accounts = wallets.stream()
                .map(held -> {
                    ProfileWallet then = LookBack.of(new Account(held, pages, zone), moment, touches);
                    return new Account(new Held(held.profile(), held.profileKey(), then), pages, zone);
                })
                .toList();
        return tell(moment, settled(accounts, moment));
    }

    private static Wallet tell(Instant moment, List<Account> settled) {
        List<Wallet.Part> parts = new ArrayList<>();
        SortedMap<LotClass, SortedMap<LocalDate, Points>> open = new TreeMap<>();
        Points debt = Points.ZERO;
        Points balance = Points.ZERO;
        for (Account account : settled) {
            ProfileWallet wallet = account.wallet();
            parts.add(new Wallet.Part(account.profile(), wallet.balance(), wallet.debt()));
            debt = debt.plus(wallet.debt());
            balance = balance.plus(wallet.balance());
            for (LotStream lots : LotStream.of(account)) {
                lots.tell(open.computeIfAbsent(lots.lotClass(), any -> new TreeMap<>()));
            }
        }
        return Wallet.builder()
                .at(moment)
                .balance(balance)
                .debt(debt)
                .open(byLastDay(open))
                .parts(parts)
                .build();
    }

    private static List<Wallet.OpenPoints> byLastDay(SortedMap<LotClass, SortedMap<LocalDate, Points>> open) {
        Map<EntryKind, SortedMap<LocalDate, Points>> kinds = new TreeMap<>();
        open.forEach((lotClass, days) -> days.forEach((day, points) ->
                kinds.computeIfAbsent(lotClass.kind(), any -> new TreeMap<>()).merge(day, points, Points::plus)));
        List<Wallet.OpenPoints> all = new ArrayList<>();
        kinds.forEach((kind, days) -> days.forEach((day, points) -> all.add(ImmutableOpenPoints.builder()
                .kind(kind)
                .lastDay(Optional.of(day).filter(last -> !last.equals(LocalDate.MAX)))
                .points(points)
                .build())));
        all.sort(BY_LAST_DAY);
        return all;
    }

    /** How many entries of expired points are to be booked until now, not counting parts. */
    public int pendingExpirations(Instant now) {
        return accounts().stream()
                .mapToInt(account -> Expirations.settle(account, now, Integer.MAX_VALUE))
                .sum();
    }

    /**
     * The latest lines of the timeline.
     *
     * @param limit how many at most, 1 to 1,000
     * @throws IllegalArgumentException if the limit is none of these
     */
    public TimelinePage timeline(Instant now, int limit) {
        return page(now, null, limit);
    }

    /**
     * The lines of the timeline that are before those of a page. The work does not depend on how long the ledgers are, but for the
     * few pages that are read to find the place.
     *
     * @param after where that page ended
     * @param limit how many at most, 1 to 1,000
     * @throws IllegalArgumentException if the limit is none of these
     */
    public TimelinePage timeline(Instant now, TimelineCursor after, int limit) {
        return page(now, Objects.requireNonNull(after, "after"), limit);
    }

    private TimelinePage page(Instant now, @Nullable TimelineCursor after, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", not " + limit);
        }
        return new Timeline(settled(now), after).page(limit);
    }

    private List<Account> accounts() {
        return wallets.stream().map(held -> new Account(held, pages, zone)).toList();
    }

    private List<Account> settled(Instant moment) {
        return settled(accounts(), moment);
    }

    private static List<Account> settled(List<Account> accounts, Instant moment) {
        accounts.forEach(account -> Expirations.settle(account, moment, Integer.MAX_VALUE));
        return accounts;
    }
}
