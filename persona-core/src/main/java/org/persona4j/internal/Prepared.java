package org.persona4j.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.Normalizers;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.profile.NormalizedRecord;
import org.persona4j.profile.Profile;
import org.persona4j.profile.ProfileHistory;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.RecordKey;

/**
 * A record made ready for intake: normalized, with the profile it makes if it is new, and the keys of the records it leads to.
 * All that can be done without looking at the store. Immutable.
 */
public final class Prepared {
    private final NormalizedRecord record;
    private final IdentityRules rules;
    private final RecordLayout layout;
    private final @Nullable New made;

    private Prepared(NormalizedRecord record, IdentityRules rules, RecordLayout layout, @Nullable New made) {
        this.record = record;
        this.rules = rules;
        this.layout = layout;
        this.made = made;
    }

    /**
     * What a record without flaws makes if it is new.
     *
     * @param profile the profile
     * @param nameHash the hash of its name if that counts, else 0
     * @param identifiers the identifiers under which it is found
     * @param identifierKeys where the owners of these are found, in the same order
     * @param source where a profile of the same source record is found, if the source gave an id
     * @param listings by what else it is found: names, and when it was first seen
     * @param profileKey where the profile is kept
     * @param personaKey where its persona is kept while it is alone
     */
    record New(
            Profile profile,
            long nameHash,
            List<Identifier> identifiers,
            List<RecordKey> identifierKeys,
            @Nullable RecordKey source,
            List<RecordKey> listings,
            RecordKey profileKey,
            RecordKey personaKey) {
        /** The records that the profile brings with it. */
        List<RecordKey> own() {
            List<RecordKey> own = new ArrayList<>(listings);
            own.add(profileKey);
            own.add(personaKey);
            return own;
        }

        private New under(RecordLayout layout) {
            return new New(
                    profile,
                    nameHash,
                    identifiers,
                    identifiers.stream().map(layout::identifier).toList(),
                    source == null ? null : layout.source(profile.key()),
                    IdentifierIndex.listings(layout, profile),
                    profileKey,
                    personaKey);
        }
    }

    /** Prepares a record that is taken in at this moment. */
    public static Prepared of(
            SourceRecord record,
            Normalizers normalizers,
            IdentityRules rules,
            RecordLayout layout,
            Supplier<String> ids,
            Instant now) {
        NormalizedRecord normalized = NormalizedRecord.of(record, normalizers);
        if (!normalized.flaws().isEmpty()) {
            return new Prepared(normalized, rules, layout, null);
        }
        String sourceHash = normalized
                .sourceRecordId()
                .map(id -> layout.sourceHash(normalized.source(), id))
                .orElse(null);
        ProfileId id = ProfileId.of(ids.get());
        Profile profile = ProfileHistory.begin(id, sourceHash == null ? ids.get() : sourceHash, normalized, now);
        List<Identifier> identifiers = rules.indexed(profile);
        New made = new New(
                profile,
                layout.nameHash(rules, profile),
                identifiers,
                identifiers.stream().map(layout::identifier).toList(),
                sourceHash == null ? null : layout.source(sourceHash),
                IdentifierIndex.listings(layout, profile),
                layout.profile(id),
                layout.persona(PersonaId.of(id.value())));
        return new Prepared(normalized, rules, layout, made);
    }

    /** Whether it was prepared for this tenant, under the same first hash key and by the same rules. */
    boolean isFor(RecordLayout otherLayout, IdentityRules otherRules) {
        return layout.isLike(otherLayout) && rules.equals(otherRules);
    }

    /** The record. */
    public NormalizedRecord record() {
        return record;
    }

    /** What it makes if it is new, with keys made by this layout or as good as such; null if it has flaws. */
    @Nullable New made(RecordLayout now) {
        return made == null || now.agreesWith(layout) ? made : made.under(now);
    }
}
