package org.persona4j.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Profile;
import org.persona4j.store.RecordKey;

/**
 * What nobody sees who only looks: personas that are hidden, archived or being erased, and whatever tells of them.
 *
 * <p>Behind it such a persona, its profiles and what leads to them do not exist, and decisions are as if they had never been
 * about them; that a value is shared stays so, as it is for all who carry it. So everything that is worked out from what is read
 * through it is the same as if they were absent. Immutable and thread-safe; remembers nothing.
 */
final class Veil {
    private final RecordLayout layout;

    Veil(RecordLayout layout) {
        this.layout = layout;
    }

    /** Reads all at once what will be asked for about records that were read. */
    void prepare(Collection<RecordKey> read, Workspace workspace) {
        Set<RecordKey> profiles = new TreeSet<>();
        for (RecordKey key : read) {
            if (RecordKind.PROFILE.has(key)) {
                profiles.add(key);
            } else if (namesOwner(key)) {
                profiles.add(layout.profile(RecordLayout.ownerOf(key)));
            } else if (RecordKind.IDENTIFIER.has(key)) {
                IdentifierRecord record = workspace.whole(key, IdentifierRecord.class);
                if (record != null) {
                    record.owners().forEach(owner -> profiles.add(layout.profile(owner.profile())));
                }
            }
        }
        workspace.read(profiles);
        List<Profile> found = new ArrayList<>();
        for (RecordKey key : profiles) {
            Profile profile = workspace.whole(key, Profile.class);
            if (profile != null) {
                found.add(profile);
            }
        }
        workspace.read(found.stream()
                .map(profile -> layout.persona(profile.personaId()))
                .toList());
        workspace.read(found.stream()
                .filter(profile -> isInPresentPersona(profile, workspace))
                .flatMap(profile -> profile.decisions().stream())
                .map(layout::decision)
                .toList());
    }

    /** Whether a record that is there is to be seen. */
    boolean sees(RecordKey key, Workspace workspace) {
        if (RecordKind.PROFILE.has(key)) {
            return isPresent(ProfileId.of(key.id()), workspace);
        }
        if (RecordKind.PERSONA.has(key)) {
            return isPresent(workspace.whole(key, PersonaRecord.class));
        }
        return !namesOwner(key) || isPresent(RecordLayout.ownerOf(key), workspace);
    }

    private static boolean namesOwner(RecordKey key) {
        return RecordKind.OWNER.has(key) || RecordKind.FORMER.has(key) || RecordKind.NAME.has(key);
    }

    /** As much of what is there as is to be seen; null if nothing of it. */
    @SuppressWarnings("unchecked") // of each type it gives the same type
    <T> @Nullable T see(T whole, Workspace workspace) {
        if (whole instanceof Profile profile) {
            return (T) see(profile, workspace);
        }
        if (whole instanceof PersonaRecord persona) {
            return isPresent(persona) ? whole : null;
        }
        if (whole instanceof IdentifierRecord record) {
            return (T) see(record, workspace);
        }
        if (whole instanceof SourceRef ref) {
            return (T) see(ref, workspace);
        }
        if (whole instanceof ProfileRef ref) {
            return isPresent(ref.profile(), workspace) ? whole : null;
        }
        if (whole instanceof Decision decision) {
            return (T) see(decision, workspace);
        }
        return whole;
    }

    private static boolean isPresent(@Nullable PersonaRecord persona) {
        return persona != null && persona.isPresent();
    }

    private boolean isPresent(ProfileId id, Workspace workspace) {
        Profile profile = workspace.whole(layout.profile(id), Profile.class);
        return profile != null && isInPresentPersona(profile, workspace);
    }

    private boolean isInPresentPersona(Profile profile, Workspace workspace) {
        return isPresent(workspace.whole(layout.persona(profile.personaId()), PersonaRecord.class));
    }

    private @Nullable Profile see(Profile profile, Workspace workspace) {
        if (!isInPresentPersona(profile, workspace)) {
            return null;
        }
        List<DecisionId> seen = profile.decisions().stream()
                .filter(id -> workspace.get(layout.decision(id), Decision.class) != null)
                .toList();
        return seen.size() == profile.decisions().size()
                ? profile
                : Profile.builder().from(profile).decisions(seen).build();
    }

    private IdentifierRecord see(IdentifierRecord record, Workspace workspace) {
        IdentifierRecord seen = record;
        for (IdentifierRecord.Owner owner : record.owners()) {
            if (!isPresent(owner.profile(), workspace)) {
                seen = seen.with(owner, true);
            }
        }
        return seen;
    }

    private @Nullable SourceRef see(SourceRef ref, Workspace workspace) {
        if (ref.profileOrNull() == null || isPresent(ref.profileOrNull(), workspace)) {
            return ref;
        }
        return ref.suppressionOrNull() == null ? null : ref.withProfile(null);
    }

    private @Nullable Decision see(Decision decision, Workspace workspace) {
        workspace.load(decision.profiles().stream().map(layout::profile).toList());
        return decision.among(id -> isKnown(id, workspace)).orElse(null);
    }

    /** Whether decisions may tell of a profile: also of an archived one, as who is in the archive is no secret. */
    private boolean isKnown(ProfileId id, Workspace workspace) {
        Profile profile = workspace.whole(layout.profile(id), Profile.class);
        PersonaRecord persona =
                profile == null ? null : workspace.whole(layout.persona(profile.personaId()), PersonaRecord.class);
        return persona != null && !persona.hidden() && persona.absenceOrNull() != Absence.ERASING;
    }
}
