package org.persona4j.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.audit.AuditEntry;
import org.persona4j.identity.PersonaId;
import org.persona4j.loyalty.Adjustment;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.merge.ReviewPage;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Profile;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoredRecord;
import org.persona4j.wallet.WalletView;

/** Looks at wallets. Not thread-safe; dies with the attempt. */
public final class WalletReads {
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

    /** Whether the persona that has this id now is in the program. */
    public boolean isMember(PersonaId now) {
        return desk(now).isMember();
    }

    private WalletDesk desk(PersonaId now) {
        return WalletDesk.ofPersona(attempt, policy, now);
    }

    /**
     * The adjustments of a time, the latest first, of customers who are seen.
     *
     * @param limit the most to look at
     */
    public ReviewPage<Adjustment> adjustments(
            PersonaStore store, Instant from, Instant until, @Nullable String cursorOrNull, int limit) {
        RecordScan scan = RecordKind.ADJUSTMENT
                .scan(attempt.layout().tenant())
                .withRange(AuditEntry.idsFrom(from), AuditEntry.idsFrom(until))
                .descending()
                .withLimit(limit);
        RecordPage page = store.scan(cursorOrNull == null ? scan : scan.after(ScanCursor.of(cursorOrNull)));
        List<Adjustment> adjustments = new ArrayList<>();
        for (StoredRecord found : page.records()) {
            RecordLayout.Adjusted adjusted = RecordLayout.adjusted(found.key());
            Profile profile = attempt.profile(adjusted.profile());
            if (profile != null
                    && reach.sees(attempt, profile.personaId())
                    && attempt.workspace().exists(found.key())) {
                adjustments.add(new Adjustment(
                        profile.personaId(),
                        profile.id(),
                        WalletEdits.entry(attempt, profile.id(), adjusted.sequence())));
            }
        }
        return new ReviewPage<>(adjustments, page.next().map(ScanCursor::lastId).orElse(null));
    }
}
