package org.persona4j.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.persona4j.audit.AuditEntry;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.QuarantinedPersona;
import org.persona4j.merge.ReviewPage;
import org.persona4j.merge.SharedValue;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoredRecord;

/** Goes through all records of a kind, page by page. */
public final class Reviews {
    /** How many records a page looks at, where the caller does not say. */
    public static final int PAGE = 1_000;

    private Reviews() {}

    /** The personas with refused links. */
    public static ReviewPage<QuarantinedPersona> quarantine(
            PersonaStore store, String tenant, @Nullable String cursor, int limit) {
        return page(store, scan(tenant, RecordKind.PERSONA, cursor, limit), found -> {
            PersonaRecord record = Records.decode(found.content(), PersonaRecord.class);
            return record.quarantine().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new QuarantinedPersona(PersonaId.of(found.key().id()), record.quarantine()));
        });
    }

    /** The values that link nobody though several profiles carry them. */
    public static ReviewPage<SharedValue> shared(
            PersonaStore store, String tenant, IdentityRules rules, @Nullable String cursor, int limit) {
        return page(store, scan(tenant, RecordKind.IDENTIFIER, cursor, limit), found -> {
            IdentifierRecord record = Records.decode(found.content(), IdentifierRecord.class);
            boolean several = record.owners().size() > 1 || record.word().isPresent();
            return several && record.isShared(rules) ? Optional.of(shared(record, rules)) : Optional.empty();
        });
    }

    private static SharedValue shared(IdentifierRecord record, IdentityRules rules) {
        return new SharedValue(
                record.identifier(),
                record.owners().size(),
                record.isFull(rules),
                record.names(),
                record.word().orElse(null),
                rules.placeholders().matches(record.identifier()));
    }

    private static RecordScan scan(String tenant, RecordKind kind, @Nullable String cursor, int limit) {
        RecordScan scan = kind.scan(tenant).withLimit(limit);
        return cursor == null ? scan : scan.after(ScanCursor.of(cursor));
    }

    private static <T> ReviewPage<T> page(
            PersonaStore store, RecordScan scan, Function<StoredRecord, Optional<T>> review) {
        RecordPage page = store.scan(scan);
        List<T> items =
                page.records().stream().map(review).flatMap(Optional::stream).toList();
        return new ReviewPage<>(items, page.next().map(ScanCursor::lastId).orElse(null));
    }

    /**
     * Deletes the records of operations that took effect before the moment. One that moves to another hash key meanwhile goes to
     * an id after its own, and is found there. The first commit that deletes one notes the entry.
     */
    public static long forgetOperations(PersonaStore store, String tenant, Instant moment, AuditEntry entry) {
        long forgotten = 0;
        RecordScan scan = RecordKind.OPERATION.scan(tenant);
        while (true) {
            RecordPage page = store.scan(scan);
            for (StoredRecord found : page.records()) {
                if (Records.decode(found.content(), OperationRecord.class).at().isBefore(moment)) {
                    forgotten += forget(store, tenant, found, forgotten == 0 ? entry : null) ? 1 : 0;
                }
            }
            if (page.next().isEmpty()) {
                return forgotten;
            }
            scan = scan.after(page.next().get());
        }
    }

    /** Deletes what was found, unless it is not that any more. */
    private static boolean forget(PersonaStore store, String tenant, StoredRecord found, @Nullable AuditEntry entry) {
        Commit.Builder commit =
                Commit.builder(tenant).expect(found.key(), found.version()).delete(found.key());
        if (entry != null) {
            RecordKey key = RecordLayout.audit(tenant, entry);
            commit.expectAbsent(key).put(key, Content.of(entry, JsonCodec::write));
        }
        try {
            store.commit(commit.build());
            return true;
        } catch (CommitConflictException changed) {
            return false;
        }
    }
}
