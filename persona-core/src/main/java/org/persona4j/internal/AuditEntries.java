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

/** Finds entries of the audit, newest first. */
public final class AuditEntries {
    private AuditEntries() {}

    /** The entries of a time. */
    public static ReviewPage<AuditEntry> between(
            PersonaStore store, String tenant, Instant from, Instant until, @Nullable String cursor, int limit) {
        RecordScan scan = RecordKind.AUDIT
                .scan(tenant)
                .withRange(AuditEntry.idsFrom(from), AuditEntry.idsFrom(until))
                .descending()
                .withLimit(limit);
        RecordPage page = store.scan(cursor == null ? scan : scan.after(ScanCursor.of(cursor)));
        List<AuditEntry> entries = page.records().stream()
                .map(record -> Records.decode(record.content(), AuditEntry.class))
                .toList();
        return new ReviewPage<>(entries, page.next().map(ScanCursor::lastId).orElse(null));
    }

    /** The entries that name a profile of the persona which has the id or had it; or the id, if there is no such persona. */
    public static ReviewPage<AuditEntry> byPersona(
            Attempt attempt, PersonaStore store, PersonaId everSeen, @Nullable String cursor, int limit) {
        List<PersonaId> ids = attempt.current(everSeen)
                .map(now -> attempt.requirePersona(now).members().stream()
                        .map(member -> PersonaId.of(member.value()))
                        .toList())
                .orElse(List.of(everSeen));
        TreeSet<String> found = new TreeSet<>(Comparator.reverseOrder());
        for (PersonaId id : ids) {
            found.addAll(
                    entriesNaming(id, attempt.layout(), store, cursor, limit == Integer.MAX_VALUE ? limit : limit + 1));
        }
        List<String> page = found.stream().limit(limit).toList();
        attempt.workspace().load(page.stream().map(attempt.layout()::audit).toList());
        List<AuditEntry> entries = page.stream()
                .map(id -> Optional.ofNullable(
                        attempt.workspace().get(attempt.layout().audit(id), AuditEntry.class)))
                .flatMap(Optional::stream)
                .toList();
        return new ReviewPage<>(entries, found.size() > page.size() ? page.get(page.size() - 1) : null);
    }

    /** The ids of the latest entries before the cursor that name the id. */
    private static List<String> entriesNaming(
            PersonaId id, RecordLayout layout, PersonaStore store, @Nullable String cursor, int limit) {
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
