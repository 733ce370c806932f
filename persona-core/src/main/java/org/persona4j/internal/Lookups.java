package org.persona4j.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.persona4j.favorite.ProfilePurchases;
import org.persona4j.favorite.PurchaseHistory;
import org.persona4j.favorite.Purchases;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;

/** How profiles are found by what is known of them. */
public final class Lookups {
    private static final String NOBODY = "-";
    private static final String NOBODY_EITHER = "--";

    private Lookups() {}

    /** The profile of a record of a source. */
    public static Optional<Profile> bySource(Attempt attempt, Source source, String sourceRecordId) {
        RecordKey key = attempt.layout().source(source, sourceRecordId);
        SourceRef ref = attempt.workspace().get(key, SourceRef.class);
        asLongAsIfFound(attempt, key);
        return ref == null
                ? Optional.empty()
                : Optional.ofNullable(ref.profileOrNull()).map(attempt::requireProfile);
    }

    /** The profiles that carry the identifier; of a value whose record is full, those in the record. */
    public static List<ProfileId> owners(Attempt attempt, Identifier identifier) {
        IdentifierRecord record = attempt.index().find(identifier);
        asLongAsIfFound(attempt, attempt.key(identifier));
        return record == null
                ? List.of()
                : record.owners().stream().map(IdentifierRecord.Owner::profile).toList();
    }

    /**
     * Looks for a profile and its persona where nothing leads to one, so that nobody learns from the time it takes whether there
     * is one that they do not see.
     */
    private static void asLongAsIfFound(Attempt attempt, RecordKey from) {
        Workspace workspace = attempt.workspace();
        boolean leadsNowhere = RecordKind.SOURCE.has(from)
                ? Optional.ofNullable(workspace.whole(from, SourceRef.class))
                        .map(SourceRef::profileOrNull)
                        .isEmpty()
                : Optional.ofNullable(workspace.whole(from, IdentifierRecord.class))
                        .map(IdentifierRecord::owners)
                        .filter(owners -> !owners.isEmpty())
                        .isEmpty();
        if (leadsNowhere) {
            lookForNobody(attempt);
        }
    }

    /** Looks for a profile and its persona that are not there. */
    static void lookForNobody(Attempt attempt) {
        attempt.workspace().load(List.of(attempt.layout().profile(ProfileId.of(NOBODY))));
        attempt.workspace().load(List.of(attempt.layout().persona(PersonaId.of(NOBODY))));
    }

    /** The profiles that once carried the identifier: the first of them, one more than a persona may have. */
    public static List<ProfileId> formerOwners(Attempt attempt, PersonaStore store, Identifier identifier) {
        int enough = attempt.rules().sizeCap() + 1;
        RecordLayout layout = attempt.layout();
        Owners owners = new Owners(attempt.workspace(), store, layout);
        List<RecordKey> found = owners.first(RecordKind.FORMER, attempt.key(identifier), enough);
        if (!owners.foundAny()) {
            attempt.workspace().load(List.of(layout.former(attempt.key(identifier), ProfileId.of(NOBODY_EITHER))));
            attempt.workspace().load(List.of(layout.persona(PersonaId.of(NOBODY_EITHER))));
        }
        return found.stream().map(RecordLayout::ownerOf).toList();
    }

    /** The profiles of these ids. */
    public static List<Profile> profiles(Attempt attempt, Iterable<ProfileId> ids) {
        List<ProfileId> wanted = new ArrayList<>();
        ids.forEach(wanted::add);
        attempt.workspace().load(wanted.stream().map(attempt.layout()::profile).toList());
        return wanted.stream().map(attempt::requireProfile).toList();
    }

    /** The personas that hold these profiles, those that exist, in the order given. */
    public static Map<ProfileId, PersonaId> personaIds(Attempt attempt, Collection<ProfileId> ids) {
        attempt.workspace().load(ids.stream().map(attempt.layout()::profile).toList());
        Map<ProfileId, PersonaId> found = new LinkedHashMap<>();
        for (ProfileId id : ids) {
            Profile profile = attempt.profile(id);
            if (profile != null) {
                found.put(id, profile.personaId());
            }
        }
        return Collections.unmodifiableMap(found);
    }

    /** What the members of a persona bought; reads the members too, all at once. */
    public static Purchases purchases(Attempt attempt, PersonaRecord persona, LoyaltyPolicy policy) {
        RecordLayout layout = attempt.layout();
        attempt.workspace()
                .load(persona.members().stream()
                        .flatMap(id -> Stream.of(layout.profile(id), layout.purchases(id)))
                        .toList());
        List<ProfilePurchases> all = new ArrayList<>();
        for (ProfileId id : persona.members()) {
            PurchaseHistory history = attempt.workspace().get(layout.purchases(id), PurchaseHistory.class);
            if (history != null) {
                all.add(new ProfilePurchases(id, attempt.requireProfile(id).key(), history));
            }
        }
        return new Purchases(all, policy.purchases(), attempt.now(), policy.zone());
    }
}
