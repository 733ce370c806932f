package org.persona4j.wallet;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts a wallet together as it was at a moment, by going through its ledger from the first entry to the last one of that moment. What
 * only those need to know who book on it, it does not find out: which lots had expired before they were prolonged, in which nothing
 * was left, and what expired last. Not thread-safe.
 */
final class LookBack {
    private final Account account;
    private final SortedMap<LotClass, Lots> classes = new TreeMap<>();
    private Points debt = Points.ZERO;

    /** The lots of one class: all there ever were, and what is left in those where something is. */
    private static final class Lots {
        private final NavigableMap<Long, LedgerEntry> opened = new TreeMap<>();
        private final NavigableMap<Long, Points> left = new TreeMap<>();
    }

    private LookBack(Account account) {
        this.account = account;
    }

    /** The wallet of an account as it was after all that had been booked and noted up to a moment. */
    static ProfileWallet of(Account account, Instant moment, TouchDays touches) {
        long entries = account.count(entry -> !entry.at().isAfter(moment));
        ProfileWallet now = account.wallet();
        ProfileWallet.Builder then = ProfileWallet.builder();
        if (entries == now.entries()) {
            then.from(now);
        } else {
            new LookBack(account).through(entries, then);
        }
        if (now.touchedOn().isPresent()) {
            then.touchedOn(touches.touchedBy(account.profile(), moment));
        }
        return then.build();
    }

    private void through(long entries, ProfileWallet.Builder then) {
        for (long sequence = 0; sequence < entries; sequence++) {
            add(account.entry(sequence));
        }
        then.entries(entries).balance(account.balanceAfter(entries)).debt(debt);
        if (entries > 0) {
            then.lastAt(account.entry(entries - 1).at());
        }
        classes.forEach((lotClass, lots) -> then.putLots(lotClass, open(lots)));
    }

    private void add(LedgerEntry entry) {
        entry.took().forEach((lotClass, runs) -> runs.forEach(run -> take(lots(lotClass), run)));
        entry.gaveBack().forEach((lotClass, runs) -> runs.forEach(run -> giveBack(lots(lotClass), run)));
        entry.lotClass().ifPresent(lotClass -> {
            lots(lotClass).opened.put(entry.sequence(), entry);
            lots(lotClass).left.put(entry.sequence(), entry.openedWith());
        });
        debt = debt.plus(entry.debtChange().orElse(Points.ZERO));
    }

    private Lots lots(LotClass lotClass) {
        return classes.computeIfAbsent(lotClass, any -> new Lots());
    }

    private static void take(Lots lots, LotRun run) {
        if (run.isSingle()) {
            lots.left.computeIfPresent(run.first(), (lot, left) -> {
                Points rest = left.minus(run.points());
                return rest.isZero() ? null : rest;
            });
        } else {
            lots.left.subMap(run.first(), true, run.last(), true).clear();
        }
    }

    private static void giveBack(Lots lots, LotRun run) {
        if (run.isSingle()) {
            lots.left.merge(run.first(), run.points(), Points::plus);
        } else {
            lots.opened
                    .subMap(run.first(), true, run.last(), true)
                    .forEach((lot, entry) -> lots.left.put(lot, entry.openedWith()));
        }
    }

    private static OpenLots open(Lots lots) {
        LedgerEntry first = Objects.requireNonNull(lots.opened.firstEntry()).getValue();
        LedgerEntry last = Objects.requireNonNull(lots.opened.lastEntry()).getValue();
        return new OpenLots.Builder()
                .parts(lots.left)
                .sum(lots.left.values().stream().reduce(Points.ZERO, Points::plus))
                .since(first.at())
                .lastLot(last.sequence())
                .lastOpenedAt(last.at())
                .build();
    }
}
