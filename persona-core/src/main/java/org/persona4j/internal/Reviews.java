package org.persona4j.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.persona4j.audit.AuditEntry;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.QuarantinedPersona;
import org.persona4j.merge.Refusal;
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
            Attempt attempt, PersonaStore store, @Nullable String cursor, int limit) {
        String tenant = attempt.layout().tenant();
        RecordScan scan = scan(tenant, RecordKind.PERSONA, cursor, limit);
        return page(store, scan, attempt, PersonaRecord.class, Reviews::isQuarantined, (found, record) -> {
            List<Refusal.Cause> seen = record.quarantine().stream()
                    .filter(cause -> leadsSomewhere(attempt, record, cause))
                    .toList();
            return seen.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new QuarantinedPersona(PersonaId.of(found.id()), seen));
        });
    }

    private static boolean isQuarantined(PersonaRecord record) {
        return !record.quarantine().isEmpty();
    }

    /** Whether a link that was refused leads to somebody who is seen. */
    private static boolean leadsSomewhere(Attempt attempt, PersonaRecord record, Refusal.Cause cause) {
        Identifier identifier = cause.identifierOrNull();
        if (identifier != null) {
            return !record.members().containsAll(Lookups.owners(attempt, identifier));
        }
        DecisionId decision = cause.decisionOrNull();
        return decision == null || attempt.workspace().get(attempt.layout().decision(decision), Decision.class) != null;
    }

    /** The values that link nobody though several profiles carry them. */
    public static ReviewPage<SharedValue> shared(
            Attempt attempt, PersonaStore store, @Nullable String cursor, int limit) {
        IdentityRules rules = attempt.rules();
        String tenant = attempt.layout().tenant();
        RecordScan scan = scan(tenant, RecordKind.IDENTIFIER, cursor, limit);
        return page(
                store,
                scan,
                attempt,
                IdentifierRecord.class,
                record -> isShared(record, rules),
                (found, record) -> Optional.of(shared(record, rules)));
    }

    private static boolean isShared(IdentifierRecord record, IdentityRules rules) {
        boolean several = record.owners().size() > 1 || record.word().isPresent();
        return several && record.isShared(rules);
    }

    private static SharedValue shared(IdentifierRecord record, IdentityRules rules) {
        return new SharedValue(
                record.identifier(),
                record.owners().size(),
                record.isFull(rules),
                record.namesTakingPart(),
                record.word().orElse(null),
                rules.placeholders().matches(record.identifier()));
    }

    private static RecordScan scan(String tenant, RecordKind kind, @Nullable String cursor, int limit) {
        RecordScan scan = kind.scan(tenant).withLimit(limit);
        return cursor == null ? scan : scan.after(ScanCursor.of(cursor));
    }

    /** What is to be told of records that are worth a look, if they are that to who looks through the veil too. */
    private static <R, T> ReviewPage<T> page(
            PersonaStore store,
            RecordScan scan,
            Attempt attempt,
            Class<R> type,
            Predicate<R> isWorthALook,
            BiFunction<RecordKey, R, Optional<T>> review) {
        RecordPage page = store.scan(scan);
        List<RecordKey> found = page.records().stream()
                .filter(record -> isWorthALook.test(Records.decode(record.content(), type)))
                .map(record -> attempt.layout().current(record.key()))
                .toList();
        attempt.workspace().load(found);
        List<T> items = new ArrayList<>();
        for (RecordKey key : found) {
            R record = attempt.workspace().get(key, type);
            if (record != null && isWorthALook.test(record)) {
                review.apply(key, record).ifPresent(items::add);
            }
        }
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
