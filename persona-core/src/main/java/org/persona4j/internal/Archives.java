package org.persona4j.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.persona4j.archive.ArchiveEntry;
import org.persona4j.archive.ArchiveOutcome;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.ReviewPage;
import org.persona4j.persona.Survivorship;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Profile;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;

/**
 * Puts personas into the archive, takes them out and finds them there, in one attempt. There are two archives that know nothing of
 * each other: the one of the retailer's staff, and the one of privacy processes; what is in the other is as absent. Not
 * thread-safe.
 */
public final class Archives {
    private final Attempt attempt;
    private final boolean privately;

    private Archives(Attempt attempt, boolean privately) {
        this.attempt = attempt;
        this.privately = privately;
    }

    /** The archive of the retailer's staff. */
    public static Archives ofStaff(Attempt attempt) {
        return new Archives(attempt, false);
    }

    /** The archive of privacy processes. */
    public static Archives ofPrivacy(Attempt attempt) {
        return new Archives(attempt, true);
    }

    private boolean isHere(@Nullable ArchivedRecord archived) {
        return archived != null && (archived.reason() == ArchiveReason.PRIVACY) == privately;
    }

    /**
     * Puts the persona into the archive that has the id or once had it, or changes why it is there.
     *
     * @throws NotFoundException if there is no such persona
     */
    public ArchiveOutcome put(PersonaId everSeen, ArchiveReason reason, Act act) {
        PersonaId id = current(everSeen);
        PersonaRecord persona = attempt.requirePersona(id);
        ArchivedRecord archived = archived(id);
        boolean mayMove = privately || isHere(archived);
        if (persona.absenceOrNull() != null && !mayMove) {
            throw notFound(everSeen);
        }
        if (archived != null && archived.reason() == reason) {
            return new ArchiveOutcome.Unchanged();
        }
        Effect effect = persona.absenceOrNull() == null
                ? new Absences(attempt).setAside(id, persona.members(), Absence.ARCHIVED)
                : Effect.NONE;
        attempt.workspace().put(attempt.layout().archived(id), new ArchivedRecord(reason, attempt.now()));
        act.note(attempt, List.of(everSeen), "archived");
        return new ArchiveOutcome.Archived(id, effect.merges());
    }

    /**
     * Takes the persona out of the archive that has the id or once had it.
     *
     * @throws NotFoundException if there is no such persona
     */
    public ArchiveOutcome restore(PersonaId everSeen, Act act) {
        PersonaId id = current(everSeen);
        ArchivedRecord archived = archived(id);
        if (attempt.requirePersona(id).absenceOrNull() == null) {
            return new ArchiveOutcome.Unchanged();
        }
        if (!isHere(archived)) {
            throw notFound(everSeen);
        }
        Effect effect = new Absences(attempt).bringBack(id);
        act.note(attempt, List.of(everSeen), "restored");
        return new ArchiveOutcome.Restored(
                effect.personaOf(ProfileId.of(id.value())), effect.merges(), effect.splits());
    }

    /** The id that the persona has now, unless it is hidden or being erased: then it is as if there were none. */
    private PersonaId current(PersonaId everSeen) {
        Profile profile = attempt.profile(ProfileId.of(everSeen.value()));
        if (profile == null) {
            throw notFound(everSeen);
        }
        PersonaRecord persona = attempt.requirePersona(profile.personaId());
        if (persona.hidden() || persona.absenceOrNull() == Absence.ERASING) {
            throw notFound(everSeen);
        }
        return profile.personaId();
    }

    private static NotFoundException notFound(PersonaId id) {
        return new NotFoundException("persona " + id);
    }

    private @Nullable ArchivedRecord archived(PersonaId id) {
        return attempt.workspace().get(attempt.layout().archived(id), ArchivedRecord.class);
    }

    /** What is in the archive and not hidden, in the order of the ids. */
    public ReviewPage<ArchiveEntry> list(
            PersonaStore store, Survivorship survivorship, @Nullable String cursor, int limit) {
        RecordScan scan = RecordKind.ARCHIVED.scan(attempt.layout().tenant()).withLimit(limit);
        RecordPage page = store.scan(cursor == null ? scan : scan.after(ScanCursor.of(cursor)));
        List<PersonaId> ids = page.records().stream()
                .map(found -> PersonaId.of(found.key().id()))
                .toList();
        attempt.workspace()
                .load(ids.stream()
                        .flatMap(id -> Stream.of(
                                attempt.layout().archived(id), attempt.layout().persona(id)))
                        .toList());
        List<ArchiveEntry> entries = new ArrayList<>();
        ids.forEach(id -> entry(id, survivorship).ifPresent(entries::add));
        return new ReviewPage<>(entries, page.next().map(ScanCursor::lastId).orElse(null));
    }

    private Optional<ArchiveEntry> entry(PersonaId id, Survivorship survivorship) {
        ArchivedRecord archived = archived(id);
        PersonaRecord persona = attempt.persona(id);
        if (archived == null || persona == null || !isHere(archived) || persona.hidden()) {
            return Optional.empty();
        }
        List<Profile> members = attempt.members(persona);
        Identifier contact = Stream.of(IdentifierType.PHONE, IdentifierType.EMAIL)
                .flatMap(type -> survivorship.byRecency(members, type).stream())
                .findFirst()
                .orElse(null);
        return Optional.of(new ArchiveEntry(id, contact, archived.reason(), archived.at()));
    }
}
