package org.persona4j.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.audit.AuditEntry;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.ReviewPage;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;

/**
 * Finds entries of the audit, newest first. Who may not know of hidden personas sees none that names one, and of what was done to
 * the blocklist that it was done.
 */
public final class AuditEntries {
    private final Attempt attempt;
    private final PersonaStore store;
    private final boolean seesHidden;

    /** The audit as one attempt at reading finds it. */
    public AuditEntries(Attempt attempt, PersonaStore store, boolean seesHidden) {
        this.attempt = attempt;
        this.store = store;
        this.seesHidden = seesHidden;
    }

    private boolean namesHidden(AuditEntry entry) {
        return !seesHidden
                && entry.personas().stream()
                        .anyMatch(id -> attempt.current(id)
                                .map(attempt::requirePersona)
                                .filter(PersonaRecord::hidden)
                                .isPresent());
    }

    private Optional<AuditEntry> seen(AuditEntry entry) {
        if (!namesHidden(entry)) {
            return Optional.of(entry);
        }
        boolean tellsOnlyThatItWasDone = entry.what().startsWith("privacy.");
        return tellsOnlyThatItWasDone ? Optional.of(withoutPersonas(entry)) : Optional.empty();
    }

    private static AuditEntry withoutPersonas(AuditEntry entry) {
        return new AuditEntry(
                entry.id(), entry.at(), entry.actor(), entry.what(), List.of(), entry.outcome(), entry.reasonOrNull());
    }

    /** The entries of a time. */
    public ReviewPage<AuditEntry> between(Instant from, Instant until, @Nullable String cursor, int limit) {
        RecordScan scan = RecordKind.AUDIT
                .scan(attempt.layout().tenant())
                .withRange(AuditEntry.idsFrom(from), AuditEntry.idsFrom(until))
                .descending()
                .withLimit(limit);
        RecordPage page = store.scan(cursor == null ? scan : scan.after(ScanCursor.of(cursor)));
        List<AuditEntry> entries = page.records().stream()
                .map(record -> Records.decode(record.content(), AuditEntry.class))
                .map(this::seen)
                .flatMap(Optional::stream)
                .toList();
        return new ReviewPage<>(entries, page.next().map(ScanCursor::lastId).orElse(null));
    }

    /** The entries that name a profile of the persona which has the id or had it; or the id, if there is no such persona. */
    public ReviewPage<AuditEntry> byPersona(PersonaId everSeen, @Nullable String cursor, int limit) {
        List<PersonaId> ids = attempt.current(everSeen)
                .map(now -> attempt.requirePersona(now).members().stream()
                        .map(member -> PersonaId.of(member.value()))
                        .toList())
                .orElse(List.of(everSeen));
        TreeSet<String> found = new TreeSet<>(Comparator.reverseOrder());
        for (PersonaId id : ids) {
            found.addAll(entriesNaming(id, cursor, limit == Integer.MAX_VALUE ? limit : limit + 1));
        }
        List<String> page = found.stream().limit(limit).toList();
        attempt.workspace().load(page.stream().map(attempt.layout()::audit).toList());
        List<AuditEntry> entries = page.stream()
                .map(id -> Optional.ofNullable(
                        attempt.workspace().get(attempt.layout().audit(id), AuditEntry.class)))
                .flatMap(Optional::stream)
                .filter(entry -> !namesHidden(entry))
                .toList();
        return new ReviewPage<>(entries, found.size() > page.size() ? page.get(page.size() - 1) : null);
    }

    /** The ids of the latest entries before the cursor that name the id. */
    private List<String> entriesNaming(PersonaId id, @Nullable String cursor, int limit) {
        RecordLayout layout = attempt.layout();
        String prefix = layout.auditedPrefix(id);
        RecordScan scan =
                RecordKind.AUDITED.scan(layout.tenant()).withPrefix(prefix).descending();
        if (cursor != null) {
            scan = scan.after(ScanCursor.of(prefix + cursor));
        }
        List<String> found = new ArrayList<>();
        while (true) {
            RecordPage page = store.scan(scan.withLimit(limit - found.size()));
            page.records().forEach(record -> found.add(record.key().id().substring(prefix.length())));
            if (page.next().isEmpty() || found.size() >= limit) {
                return found;
            }
            scan = scan.after(page.next().get());
        }
    }
}
