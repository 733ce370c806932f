package org.persona4j.internal;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Normalizers;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.NormalizedRecord;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.RecordKey;

/**
 * A record made ready for intake: normalized, with the keys of the records it leads to and the ids it may need. All that can
 * be done without looking at the store.
 *
 * @param record the record
 * @param newId the id of the profile, should it be new
 * @param profileKey the key of the profile, should it be new
 * @param source where a profile of the same source record is found, if the source gave an id
 * @param identifiers where the owners of its identifiers are found, in the order of the identifiers
 */
public record Prepared(
        NormalizedRecord record,
        ProfileId newId,
        String profileKey,
        @Nullable RecordKey source,
        List<RecordKey> identifiers) {
    /** Prepares a record. */
    public static Prepared of(SourceRecord record, Normalizers normalizers, RecordLayout layout, Supplier<String> ids) {
        NormalizedRecord normalized = NormalizedRecord.of(record, normalizers);
        ProfileId newId = ProfileId.of(ids.get());
        if (!normalized.flaws().isEmpty()) {
            return new Prepared(normalized, newId, newId.value(), null, List.of());
        }
        List<RecordKey> identifiers =
                normalized.identifiers().stream().map(layout::identifier).toList();
        if (normalized.sourceRecordId().isEmpty()) {
            return new Prepared(normalized, newId, ids.get(), null, identifiers);
        }
        RecordKey source =
                layout.source(normalized.source(), normalized.sourceRecordId().get());
        return new Prepared(normalized, newId, source.id(), source, identifiers);
    }
}
