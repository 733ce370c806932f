package org.persona4j.wallet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.persona4j.identity.ProfileId;

/** One booking while it is put together: what it is, and its share of every profile. Not thread-safe. */
final class Draft {
    private final EntryKind kind;
    private final Map<Account, Share> shares = new LinkedHashMap<>();

    Draft(EntryKind kind) {
        this.kind = kind;
    }

    EntryKind kind() {
        return kind;
    }

    Share share(Account account) {
        return shares.computeIfAbsent(account, any -> new Share());
    }

    /** Takes points out of lots of any of the accounts; tells how many it found. */
    Points take(List<Account> accounts, Points amount) {
        Map<LotStream, Account> owners = new LinkedHashMap<>();
        for (Account account : accounts) {
            for (LotStream stream : LotStream.of(account)) {
                owners.put(stream, account);
            }
        }
        Points left = amount;
        List<LotStream> open = new ArrayList<>(owners.keySet());
        while (left.isPositive() && !open.isEmpty()) {
            LotStream next = open.stream().min(LotStream.ORDER).orElseThrow();
            left = left.minus(next.take(left));
            if (!next.hasMore()) {
                open.remove(next);
            }
        }
        owners.forEach((stream, account) -> stream.book(share(account)));
        return amount.minus(left);
    }

    /** Takes points out of one lot; tells how many were in it. */
    Points takeFrom(Account account, Lot lot, Points amount) {
        Points taken = amount.min(lot.left());
        if (taken.isPositive()) {
            put(account, lot, lot.left().minus(taken), lot.sequence() + 1);
            share(account).took(lot.lotClass(), List.of(LotRun.of(lot.sequence(), taken)));
        }
        return taken;
    }

    /** Changes what is left in one lot. */
    static void put(Account account, Lot lot, Points left, long untilNext) {
        OpenLots lots = account.wallet().lots(lot.lotClass()).withLot(lot, left, untilNext);
        account.set(account.wallet().having(lot.lotClass(), lots));
    }

    /** Has a profile owe more points, or fewer if below zero. */
    void owe(Account account, Points more) {
        if (!more.isZero()) {
            account.set(account.wallet().owing(account.wallet().debt().plus(more)));
            share(account).owes(more);
        }
    }

    /** The points of all shares together. */
    Points total() {
        return shares.values().stream().map(Share::points).reduce(Points.ZERO, Points::plus);
    }

    /** By how much all debts together grew. */
    Points debtChange() {
        return shares.values().stream().map(Share::debtChange).reduce(Points.ZERO, Points::plus);
    }

    /**
     * Puts the entries into the ledgers: of every profile that has a share, or of one that has none if nobody has.
     *
     * @param otherwise whose ledger tells of it if it is about no points at all
     * @param tell adds what is the same in all entries; is told whether it is the first one of a share
     * @return the profiles whose ledgers tell of it
     */
    List<ProfileId> write(Account otherwise, Instant at, EntryTeller tell) {
        shares.values().removeIf(Share::isEmpty);
        if (shares.isEmpty()) {
            share(otherwise);
        }
        Points total = total();
        List<Account> accounts = new ArrayList<>(shares.keySet());
        accounts.sort(Comparator.comparing(Account::profile));
        for (Account account : accounts) {
            Share share = share(account);
            Points balance = account.wallet().balance().minus(share.booked());
            boolean isFirst = true;
            for (Share.Part part : share.parts()) {
                balance = balance.plus(part.points());
                LedgerEntry.Builder entry = LedgerEntry.builder()
                        .sequence(account.wallet().entries())
                        .kind(kind)
                        .at(at)
                        .total(total)
                        .balanceAfter(balance);
                part.tell(entry);
                if (kind == EntryKind.REDEMPTION) {
                    entry.touchedOn(account.wallet().touchedOn());
                }
                tell.tell(entry, account, isFirst);
                append(account, entry.build());
                isFirst = false;
            }
        }
        return accounts.stream().map(Account::profile).toList();
    }

    private static void append(Account account, LedgerEntry entry) {
        account.append(entry);
        entry.lotClass().ifPresent(lotClass -> {
            OpenLots lots = account.wallet().lots(lotClass).opened(entry.sequence(), entry.openedWith(), entry.at());
            account.set(account.wallet().having(lotClass, lots));
        });
    }

    /** Adds to an entry what does not follow from its share. */
    interface EntryTeller {
        void tell(LedgerEntry.Builder entry, Account account, boolean isFirst);
    }
}
