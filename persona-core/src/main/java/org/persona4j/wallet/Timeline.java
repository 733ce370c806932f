package org.persona4j.wallet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.ProfileId;

/** The ledgers of some accounts read backward as one, an entry of several of them as one line. Not thread-safe. */
final class Timeline {
    private final Map<Account, Long> unread = new LinkedHashMap<>();

    /**
     * Begins below a line, or with the last one.
     *
     * @param after the line; null for the beginning
     */
    Timeline(List<Account> accounts, @Nullable TimelineCursor after) {
        for (Account account : accounts) {
            long entries = account.wallet().entries();
            unread.put(
                    account,
                    after == null
                            ? entries
                            : account.count(entry -> TimelineCursor.of(entry).compareTo(after) < 0));
        }
    }

    /** The next lines. */
    TimelinePage page(int limit) {
        List<TimelineLine> lines = new ArrayList<>();
        while (lines.size() < limit && hasMore()) {
            lines.add(line());
        }
        TimelineLine last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
        return new TimelinePage(lines, last == null || !hasMore() ? null : new TimelineCursor(last.at(), last.id()));
    }

    private boolean hasMore() {
        return unread.values().stream().anyMatch(entries -> entries > 0);
    }

    private TimelineLine line() {
        Points balance = Points.ZERO;
        for (Map.Entry<Account, Long> one : unread.entrySet()) {
            balance = balance.plus(one.getKey().balanceAfter(one.getValue()));
        }
        TimelineCursor at = unread.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .map(one -> TimelineCursor.of(one.getKey().entry(one.getValue() - 1)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        SortedMap<ProfileId, List<LedgerEntry>> shares = new TreeMap<>();
        Points points = Points.ZERO;
        boolean isDerived = false;
        for (Map.Entry<Account, Long> one : unread.entrySet()) {
            Account account = one.getKey();
            List<LedgerEntry> parts = partsAt(account, one.getValue(), at);
            if (!parts.isEmpty()) {
                shares.put(account.profile(), parts);
                one.setValue(one.getValue() - parts.size());
                points = parts.stream().map(LedgerEntry::points).reduce(points, Points::plus);
                isDerived = parts.get(0).sequence() >= account.stored();
            }
        }
        return new TimelineLine(points, balance, isDerived, shares);
    }

    private static List<LedgerEntry> partsAt(Account account, long unread, TimelineCursor at) {
        List<LedgerEntry> parts = new ArrayList<>();
        for (long sequence = unread - 1; sequence >= 0; sequence--) {
            LedgerEntry entry = account.entry(sequence);
            if (!TimelineCursor.of(entry).equals(at)) {
                break;
            }
            parts.add(0, entry);
        }
        return parts;
    }
}
