package org.persona4j.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.audit.AuditEntry;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.Adjustment;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.loyalty.Statement;
import org.persona4j.loyalty.StatementBuilder;
import org.persona4j.merge.ReviewPage;
import org.persona4j.profile.Absence;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoredRecord;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.TimelineCursor;
import org.persona4j.wallet.TimelineLine;
import org.persona4j.wallet.TimelinePage;
import org.persona4j.wallet.Wallet;
import org.persona4j.wallet.WalletView;

/** Looks at wallets. Not thread-safe; dies with the attempt. */
public final class WalletReads {
    private static final int LINES_AT_ONCE = 500;

    private final Attempt attempt;
    private final LoyaltyPolicy policy;
    private final Reach reach;

    /** The wallets as one attempt at reading finds them, which sees all, of what is within reach. */
    public WalletReads(Attempt attempt, LoyaltyPolicy policy, Reach reach) {
        this.attempt = attempt;
        this.policy = policy;
        this.reach = reach;
    }

    /** The id a persona has now, if it is seen, or is in the archive of the staff: then its wallet still is. */
    public Optional<PersonaId> current(PersonaId everSeen) {
        return attempt.current(everSeen).filter(now -> reach.sees(attempt, now) || isArchivedByStaff(now));
    }

    private boolean isArchivedByStaff(PersonaId now) {
        PersonaRecord persona = attempt.requirePersona(now);
        ArchivedRecord archived = attempt.workspace().get(attempt.layout().archived(now), ArchivedRecord.class);
        return persona.absenceOrNull() == Absence.ARCHIVED
                && !persona.hidden()
                && reach.covers(attempt, now)
                && archived != null
                && archived.reason() != ArchiveReason.PRIVACY;
    }

    /** The wallet of a persona, by the id it has now. */
    public WalletView view(PersonaId now) {
        return desk(now).view();
    }

    /** What a persona, by the id it has now, had at a moment. */
    public Wallet walletAt(PersonaId now, Instant moment) {
        return desk(now).walletAt(moment);
    }

    /** Whether the persona that has this id now is in the program. */
    public boolean isMember(PersonaId now) {
        return desk(now).isMember();
    }

    /**
     * Why a persona, by the id it has now, has the points it has.
     *
     * @param fromOrNull the beginning of the time; null for that of the first thing that happened
     * @param untilOrNull its end, not included; null for all until now
     */
    public Statement statement(
            PersonaStore store, PersonaId now, @Nullable Instant fromOrNull, @Nullable Instant untilOrNull) {
        WalletView view = view(now);
        Instant from = fromOrNull == null ? Instant.EPOCH : fromOrNull;
        Instant end = end(view);
        Instant until = untilOrNull == null || untilOrNull.isAfter(end) ? end : untilOrNull;
        Instant begin = from.isAfter(until) ? until : from;
        List<TimelineLine> timeline = timeline(view, begin, until);
        OrderReads reads = new OrderReads(attempt, store);
        Map<String, RecordedOrder> orders = new TreeMap<>();
        reads.placed(now, begin, until).forEach(order -> orders.put(orderId(order), order));
        for (TimelineLine line : timeline) {
            line.entry()
                    .orderId()
                    .filter(id -> !orders.containsKey(id))
                    .flatMap(id -> reads.ofPersona(id, now))
                    .ifPresent(order -> orders.put(orderId(order), order));
        }
        Statement statement = new StatementBuilder(begin, until)
                .build(
                        view.balanceAt(begin.minusNanos(1)),
                        timeline,
                        orders.values(),
                        view.balanceAt(until.minusNanos(1)));
        return fromOrNull == null ? statement.fromItsFirstLine() : statement;
    }

    private static String orderId(RecordedOrder order) {
        return order.order().order().id();
    }

    /** A moment after everything that has happened. */
    private Instant end(WalletView view) {
        Instant moment = attempt.now();
        for (TimelineLine line : view.timeline(moment, 1).lines()) {
            moment = line.at().isAfter(moment) ? line.at() : moment;
        }
        return moment.plus(1, ChronoUnit.MICROS);
    }

    private static List<TimelineLine> timeline(WalletView view, Instant from, Instant until) {
        List<TimelineLine> lines = new ArrayList<>();
        TimelineCursor after = new TimelineCursor(until, "");
        while (after != null) {
            TimelinePage page = view.timeline(until, after, LINES_AT_ONCE);
            for (TimelineLine line : page.lines()) {
                if (line.at().isBefore(from)) {
                    return lines;
                }
                lines.add(line);
            }
            after = page.nextOrNull();
        }
        return lines;
    }

    private WalletDesk desk(PersonaId now) {
        return WalletDesk.ofPersona(attempt, policy, now);
    }

    /**
     * The adjustments of a time, the latest first, of customers who are seen. Those of others are passed over as if they were not
     * there: neither where a page ends nor where the next begins tells of them.
     *
     * @param limit the most adjustments of a page, at least 1
     */
    public ReviewPage<Adjustment> adjustments(
            PersonaStore store, Instant from, Instant until, @Nullable String cursorOrNull, int limit) {
        RecordScan scan = RecordKind.ADJUSTMENT
                .scan(attempt.layout().tenant())
                .withRange(AuditEntry.idsFrom(from), AuditEntry.idsFrom(until))
                .descending()
                .withLimit(limit + 1);
        ScanCursor cursor = cursorOrNull == null ? null : ScanCursor.of(cursorOrNull);
        List<Adjustment> adjustments = new ArrayList<>();
        String last = null;
        do {
            RecordPage page = store.scan(cursor == null ? scan : scan.after(cursor));
            for (StoredRecord found : page.records()) {
                Optional<Adjustment> adjustment = adjustment(found.key());
                if (adjustment.isPresent() && adjustments.size() == limit) {
                    return new ReviewPage<>(adjustments, last);
                }
                if (adjustment.isPresent()) {
                    adjustments.add(adjustment.get());
                    last = found.key().id();
                }
            }
            cursor = page.next().orElse(null);
        } while (cursor != null);
        return new ReviewPage<>(adjustments, null);
    }

    /** What is seen of an adjustment: the first of its entries that is of somebody who is seen. */
    private Optional<Adjustment> adjustment(RecordKey key) {
        RecordLayout.Adjusted adjusted = RecordLayout.adjusted(key);
        if (attempt.profile(adjusted.profile()) == null || !attempt.workspace().exists(key)) {
            return Optional.empty();
        }
        LedgerEntry entry = WalletEdits.entry(attempt, adjusted.profile(), adjusted.sequence());
        Optional<Adjustment> first = seen(adjusted.profile(), entry);
        if (first.isPresent()) {
            return first;
        }
        EntryRecord record = attempt.workspace().get(attempt.layout().entry(entry.id()), EntryRecord.class);
        return record == null
                ? Optional.empty()
                : record.all().stream()
                        .filter(use -> use.isIn(adjusted.profile(), adjusted.sequence()))
                        .flatMap(use -> use.partsBeside(adjusted.profile()).stream())
                        .flatMap(part ->
                                seen(part.profile(), WalletEdits.entry(attempt, part.profile(), part.first())).stream())
                        .findFirst();
    }

    private Optional<Adjustment> seen(ProfileId id, LedgerEntry entry) {
        return Optional.ofNullable(attempt.profile(id))
                .filter(profile -> reach.sees(attempt, profile.personaId()))
                .map(profile -> new Adjustment(profile.personaId(), id, entry));
    }
}
