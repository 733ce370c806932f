package org.persona4j.internal;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.Normalized;
import org.persona4j.identity.Normalizers;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.SharedWord;
import org.persona4j.privacy.Diagnosis;
import org.persona4j.privacy.Finding;
import org.persona4j.privacy.Finding.Relation;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoredRecord;

/**
 * Looks for a customer in one attempt in every way there is, and tells as much as whoever asks may know.
 *
 * <p>All personas are looked at, as those in the archive of the staff are told to staff. What must not be told is left out in one
 * place, {@link #standing}, before anything is made of it; so it is told as if it were not there. And so that nobody learns from
 * the time it takes whether something was left out, each step is one read, also where there is nothing to read. Not thread-safe;
 * dies with the attempt.
 */
public final class Diagnoses {
    private static final ProfileId NOBODY = ProfileId.of("-");

    /** An id with a letter in it, as all have: digits alone are rather a mistyped number. */
    private static final Pattern PERSONA_ID = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9_-]{1,64}");

    /** The most characters of a text that is looked at: more than any number, address or id has. */
    private static final int MAX_CHARS = 1_000;

    private final Attempt attempt;
    private final PersonaStore store;
    private final Reach reach;
    private final Insight insight;

    /**
     * What whoever asks may know besides the personas within their reach.
     *
     * @param merges who was merged into whom, and what is shared
     * @param archive what is in the archive of the staff
     * @param hidden what is hidden, erased, or in the archive of privacy processes
     */
    public record Insight(boolean merges, boolean archive, boolean hidden) {}

    /** A persona that may be told of. */
    private record Standing(
            PersonaId id, PersonaRecord record, @Nullable ArchivedRecord archivedOrNull) {}

    /** The diagnoses of an attempt at which nothing is veiled. */
    public Diagnoses(Attempt attempt, PersonaStore store, Reach reach, Insight insight) {
        this.attempt = attempt;
        this.store = store;
        this.reach = reach;
        this.insight = insight;
    }

    /** What became of whoever has this phone number, e-mail address or id. */
    public Diagnosis of(String text, Normalizers normalizers) {
        // a longer text is none of these, and its plain form could be eighteen times as long
        String plain = text.length() > MAX_CHARS
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        Finding.Form form = plain.indexOf('@') >= 0 ? Finding.Form.EMAIL : Finding.Form.PHONE;
        Normalized read = normalizers.parseAny(text);
        if (read instanceof Normalized.Valid valid) {
            return diagnosis(form, of(valid.value()));
        }
        if (PERSONA_ID.matcher(plain).matches()) {
            return diagnosis(Finding.Form.PERSONA_ID, of(PersonaId.of(plain)));
        }
        return new Diagnosis(List.of(new Finding.Unreadable(form, ((Normalized.Invalid) read).reason())));
    }

    /** What became of a record of a source. */
    public Diagnosis of(Source source, String sourceRecordId) {
        return diagnosis(Finding.Form.SOURCE_RECORD, ofRecord(source, sourceRecordId));
    }

    private static Diagnosis diagnosis(Finding.Form form, List<Finding> found) {
        List<Finding> findings = new ArrayList<>(List.of(new Finding.ReadAs(form)));
        findings.addAll(found);
        return new Diagnosis(findings);
    }

    private List<Finding> of(Identifier identifier) {
        IdentifierRecord value = value(identifier);
        Map<ProfileId, Relation> profiles = new LinkedHashMap<>();
        Stream.concat(value.owners().stream(), value.resting().stream())
                .forEach(owner -> profiles.put(owner.profile(), Relation.CARRIES_IT));
        if (insight.merges()) {
            former(identifier).forEach(profile -> profiles.putIfAbsent(profile, Relation.CARRIED_IT_ONCE));
        }
        Map<Standing, Relation> personas = standing(profiles);
        List<Finding> findings = new ArrayList<>();
        Optional<Finding> shared = shared(value, personas.values());
        shared.ifPresent(findings::add);
        findings.addAll(suppressions(value.suppressionOrNull()));
        findings.addAll(told(personas));
        if (shared.isEmpty()) {
            findings.addAll(others(personas.keySet(), identifier));
        }
        return findings;
    }

    private List<Finding> of(PersonaId everSeen) {
        ProfileId founder = ProfileId.of(everSeen.value());
        Map<Standing, Relation> personas = standing(Map.of(founder, Relation.HAS_THE_ID));
        personas.replaceAll((persona, same) -> persona.id().equals(everSeen) ? same : Relation.TOOK_IN_THE_ID);
        List<Finding> findings = new ArrayList<>(told(personas));
        findings.addAll(others(personas.keySet(), null));
        return findings;
    }

    private List<Finding> ofRecord(Source source, String sourceRecordId) {
        SourceRef known = attempt.workspace().get(attempt.layout().source(source, sourceRecordId), SourceRef.class);
        SourceRef ref = known == null ? new SourceRef(null, null) : known;
        ProfileId profile = ref.profileOrNull();
        Map<Standing, Relation> personas =
                standing(profile == null ? Map.of() : Map.of(profile, Relation.HOLDS_THE_RECORD));
        List<Finding> findings = new ArrayList<>(suppressions(ref.suppressionOrNull()));
        findings.addAll(told(personas));
        findings.addAll(others(personas.keySet(), null));
        return findings;
    }

    /** The personas of these profiles that may be told of, each with the nearest of its relations, in the order of their ids. */
    private Map<Standing, Relation> standing(Map<ProfileId, Relation> profiles) {
        RecordLayout layout = attempt.layout();
        read(profiles.keySet().stream().map(layout::profile).toList(), layout.profile(NOBODY));
        Map<PersonaId, Relation> relations = new TreeMap<>();
        profiles.forEach((id, relation) -> {
            Profile profile = attempt.profile(id);
            if (profile != null) {
                relations.merge(profile.personaId(), relation, (one, other) -> one.compareTo(other) < 0 ? one : other);
            }
        });
        read(
                relations.keySet().stream()
                        .flatMap(id -> Stream.of(layout.persona(id), layout.archived(id)))
                        .toList(),
                layout.persona(PersonaId.of(NOBODY.value())));
        reach.covers(attempt, PersonaId.of(NOBODY.value())); // reads who asks, also if nobody is to be told of
        Map<Standing, Relation> personas = new LinkedHashMap<>();
        relations.forEach((id, relation) -> {
            ArchivedRecord archived = attempt.workspace().get(layout.archived(id), ArchivedRecord.class);
            Standing persona = new Standing(id, attempt.requirePersona(id), archived);
            if (mayBeTold(persona) && reach.covers(attempt, id)) {
                personas.put(persona, relation);
            }
        });
        return personas;
    }

    private boolean mayBeTold(Standing persona) {
        ArchivedRecord archived = persona.archivedOrNull();
        boolean isOfStaff = !persona.record().hidden()
                && persona.record().absenceOrNull() == Absence.ARCHIVED
                && archived != null
                && archived.reason() != ArchiveReason.PRIVACY;
        return insight.hidden() || persona.record().isPresent() || (insight.archive() && isOfStaff);
    }

    /** Reads all at once, or something that is not there if there is nothing to read. */
    private void read(Collection<RecordKey> keys, RecordKey otherwise) {
        attempt.workspace().load(keys.isEmpty() ? List.of(otherwise) : keys);
    }

    /** The profiles that once carried the value: the first of them, one more than a persona may have. */
    private List<ProfileId> former(Identifier identifier) {
        RecordLayout layout = attempt.layout();
        RecordKey value = attempt.key(identifier);
        Set<RecordKey> found = new TreeSet<>();
        for (String prefix : layout.prefixesBelow(value)) {
            found.addAll(scanned(RecordKind.FORMER.scan(layout.tenant()).withPrefix(prefix)));
        }
        read(found, layout.former(value, NOBODY));
        return found.stream()
                .filter(attempt.workspace()::exists)
                .map(RecordLayout::ownerOf)
                .toList();
    }

    private Set<RecordKey> scanned(RecordScan all) {
        int enough = attempt.rules().sizeCap() + 1;
        Set<RecordKey> found = new LinkedHashSet<>();
        RecordPage page = store.scan(all);
        while (true) {
            for (StoredRecord record : page.records()) {
                found.add(attempt.layout().current(record.key()));
            }
            if (page.next().isEmpty() || found.size() >= enough) {
                return found;
            }
            page = store.scan(all.after(page.next().get()));
        }
    }

    /** That the value is shared: of what many carry, if more than one of them may be told of. */
    private Optional<Finding> shared(IdentifierRecord value, Collection<Relation> told) {
        if (!insight.merges() || !value.isShared(attempt.rules())) {
            return Optional.empty();
        }
        Finding.Sharing sharing = Finding.Sharing.TOO_MANY;
        if (value.word().filter(SharedWord::shared).isPresent()) {
            sharing = Finding.Sharing.DECLARED;
        } else if (attempt.rules().placeholders().matches(value.identifier())) {
            sharing = Finding.Sharing.PLACEHOLDER;
        } else if (told.stream().filter(Relation.CARRIES_IT::equals).count() < 2) {
            return Optional.empty();
        }
        return Optional.of(new Finding.Shared(sharing));
    }

    private List<Finding> suppressions(@Nullable Suppression suppressionOrNull) {
        List<Finding> findings = new ArrayList<>();
        if (insight.hidden()) {
            Suppression suppression = Suppression.of(suppressionOrNull);
            suppression
                    .blocks()
                    .forEach(block -> findings.add(new Finding.Blocked(block.at(), block.releasedAtOrNull())));
            suppression
                    .erasures()
                    .forEach(erased ->
                            findings.add(new Finding.Erased(erased.erasure(), erased.at(), erased.releasedAtOrNull())));
        }
        return findings;
    }

    private List<Finding> told(Map<Standing, Relation> personas) {
        if (personas.isEmpty()) {
            return List.of(new Finding.Absent());
        }
        List<Finding> findings = new ArrayList<>();
        personas.forEach((persona, relation) -> findings.addAll(told(persona, relation)));
        return findings;
    }

    private List<Finding> told(Standing persona, Relation relation) {
        if (persona.record().isPresent()) {
            return List.of(new Finding.Found(persona.id(), relation));
        }
        List<Finding> findings = new ArrayList<>();
        if (persona.record().hidden()) {
            findings.add(new Finding.Hidden(persona.id(), relation, hiddenSince(persona)));
        }
        Absence absence = persona.record().absenceOrNull();
        if (absence == Absence.ERASING) {
            findings.add(new Finding.BeingErased(persona.id(), relation));
        } else if (absence == Absence.ARCHIVED) {
            ArchivedRecord archived = Objects.requireNonNull(persona.archivedOrNull());
            findings.add(new Finding.Archived(persona.id(), relation, archived.reason(), archived.at()));
        }
        return findings;
    }

    private Instant hiddenSince(Standing persona) {
        return carried(persona).stream()
                .map(attempt.index()::find)
                .filter(value -> value != null && value.hides(attempt.rules()))
                .flatMap(value -> Suppression.of(value.suppressionOrNull()).blocks().stream())
                .filter(block -> block.releasedAtOrNull() == null)
                .map(Suppression.Block::at)
                .min(Instant::compareTo)
                .orElseThrow(StaleReadException::new);
    }

    private Set<Identifier> carried(Standing persona) {
        Set<Identifier> all = new TreeSet<>();
        attempt.members(persona.record())
                .forEach(member -> all.addAll(attempt.rules().indexed(member)));
        attempt.workspace().load(all.stream().map(attempt::key).toList());
        return all;
    }

    /** What else could be tried, of those whom everybody finds. */
    private List<Finding> others(Collection<Standing> personas, @Nullable Identifier asked) {
        List<Finding> findings = new ArrayList<>();
        for (Standing persona : personas) {
            if (persona.record().isPresent()) {
                Set<IdentifierType> types = EnumSet.noneOf(IdentifierType.class);
                carried(persona).stream()
                        .filter(one -> !one.equals(asked))
                        .filter(one -> !value(one).isShared(attempt.rules()))
                        .forEach(one -> types.add(one.type()));
                if (!types.isEmpty()) {
                    findings.add(new Finding.AlsoKnownBy(persona.id(), types));
                }
            }
        }
        return findings;
    }

    private IdentifierRecord value(Identifier identifier) {
        IdentifierRecord known = attempt.index().find(identifier);
        return known == null ? IdentifierRecord.of(identifier) : known;
    }
}
