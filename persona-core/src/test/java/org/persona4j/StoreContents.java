package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.audit.AuditEntry;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.ArchivedRecord;
import org.persona4j.internal.IdentifierRecord;
import org.persona4j.internal.PersonaRecord;
import org.persona4j.internal.RecordKind;
import org.persona4j.internal.RecordLayout;
import org.persona4j.internal.SourceRef;
import org.persona4j.internal.TenantRecord;
import org.persona4j.merge.BruteForceResolver.Expected;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IdentityRules;
import org.persona4j.profile.Profile;
import org.persona4j.search.NameKey;
import org.persona4j.store.RecordKey;

/** Holds what a store contains against what follows from the facts. */
final class StoreContents {
    private final WatchedStore store;
    private final RecordLayout layout;
    private final boolean marksMayStay;

    StoreContents(WatchedStore store, RecordLayout layout) {
        this(store, layout, false);
    }

    private StoreContents(WatchedStore store, RecordLayout layout, boolean marksMayStay) {
        this.store = store;
        this.layout = layout;
        this.marksMayStay = marksMayStay;
    }

    /** The facts that the store holds. */
    Facts facts(IdentityRules rules) {
        Facts facts = new Facts(rules);
        all(RecordKind.PROFILE, Profile.class).values().forEach(facts::put);
        all(RecordKind.DECISION, Decision.class).values().forEach(facts::adopt);
        all(RecordKind.ARCHIVED, ArchivedRecord.class)
                .forEach((id, archived) -> facts.archive().put(PersonaId.of(id), archived.reason()));
        all(RecordKind.IDENTIFIER, IdentifierRecord.class)
                .values()
                .forEach(value -> facts.words(value.identifier(), value.words()));
        all(RecordKind.SOURCE, SourceRef.class)
                .values()
                .forEach(ref -> Optional.ofNullable(ref.profileOrNull())
                        .ifPresent(profile ->
                                facts.sources().put(facts.profile(profile).key(), profile)));
        return facts;
    }

    /** Checks that all that is not a fact follows from the facts in the store. */
    void followFromTheFacts(IdentityRules rules) {
        Facts facts = facts(rules);
        Partition partition = facts.partition();
        facts.settle(partition);
        areThoseOf(facts, partition);
    }

    /** The same for a store that failed: a record may be marked as draining, as it could not be told that nobody drains it. */
    StoreContents butForMarks() {
        return new StoreContents(store, layout, true);
    }

    /** Checks that every profile is in the persona that counts it as a member, whatever work is left. */
    void areLegal() {
        Map<ProfileId, PersonaId> homes = new TreeMap<>();
        all(RecordKind.PERSONA, PersonaRecord.class).forEach((id, record) -> {
            assertThat(record.members()).as("members").isNotEmpty().contains(ProfileId.of(id));
            record.members()
                    .forEach(member -> assertThat(homes.put(member, PersonaId.of(id)))
                            .as("another persona of a member")
                            .isNull());
        });
        assertThat(all(RecordKind.PROFILE, Profile.class).values().stream()
                        .collect(Collectors.toMap(Profile::id, Profile::personaId)))
                .as("homes")
                .isEqualTo(homes);
    }

    /** Checks every record of every kind. */
    void areThoseOf(Facts facts, Partition partition) {
        assertThat(all(RecordKind.PROFILE, Profile.class).values())
                .as("profiles")
                .containsExactlyInAnyOrderElementsOf(facts.profiles());
        personas(facts, partition);
        sources(facts);
        assertThat(all(RecordKind.DECISION, Decision.class).values())
                .as("decisions")
                .containsExactlyInAnyOrderElementsOf(facts.decisions());
        identifiers(facts);
        former(facts);
        listings(facts);
        archive(facts, partition);
        audited();
        isQuiet();
    }

    /** Checks that no work is left. */
    void isQuiet() {
        assertThat(store.contents(layout.tenant(), RecordKind.REPAIR))
                .as("repairs")
                .isEmpty();
        all(RecordKind.TENANT, TenantRecord.class)
                .values()
                .forEach(tenant -> assertThat(tenant.repairOrNull()).isNull());
        if (!marksMayStay) {
            assertThat(all(RecordKind.IDENTIFIER, IdentifierRecord.class).values())
                    .noneMatch(IdentifierRecord::draining);
        }
    }

    private <T> Map<String, T> all(RecordKind kind, Class<T> type) {
        Map<String, T> all = new TreeMap<>();
        store.all(layout.tenant(), kind.storedName(), type)
                .forEach((id, value) -> assertThat(all.put(current(kind, id), value))
                        .as("the same record in another place")
                        .isNull());
        return all;
    }

    private Set<String> ids(RecordKind kind) {
        Set<String> ids = new TreeSet<>();
        store.contents(layout.tenant(), kind)
                .keySet()
                .forEach(id -> assertThat(ids.add(current(kind, id)))
                        .as("a record in one place only")
                        .isTrue());
        return ids;
    }

    /** The id under the current hash key of what is there now, or is still under the key before. */
    private String current(RecordKind kind, String id) {
        return layout.current(RecordKey.of(layout.tenant(), kind.storedName(), id))
                .id();
    }

    private void personas(Facts facts, Partition partition) {
        Map<PersonaId, Expected> stored = new TreeMap<>();
        all(RecordKind.PERSONA, PersonaRecord.class).forEach((id, record) -> {
            stored.put(
                    PersonaId.of(id),
                    new Expected(new TreeSet<>(record.members()), record.level(), Set.copyOf(record.quarantine())));
            assertThat(record.foundedAt())
                    .isEqualTo(facts.profile(ProfileId.of(id)).createdAt());
            boolean present = record.absenceOrNull() == null;
            assertThat(record.constrained()).as("constrained").isEqualTo(present && isConstrained(facts, record));
            assertThat(record.members()).isSorted();
            assertThat(record.quarantine())
                    .as("what a quarantine names is carried by a member")
                    .allMatch(cause -> cause.identifierOrNull() == null
                            || record.members().stream()
                                    .flatMap(member -> facts.rules().indexed(facts.profile(member)).stream())
                                    .anyMatch(cause.identifierOrNull()::equals));
            assertThat(record.members())
                    .as("members as absent as their persona")
                    .allMatch(member -> facts.profile(member).absence().orElse(null) == record.absenceOrNull());
        });
        assertThat(stored).as("personas").isEqualTo(partition.groups());
    }

    private static boolean isConstrained(Facts facts, PersonaRecord record) {
        return facts.decisions().stream()
                .filter(Decision::holds)
                .anyMatch(decision -> record.members().stream()
                        .anyMatch(member -> facts.profile(member).decisions().contains(decision.id())));
    }

    private void sources(Facts facts) {
        Map<String, ProfileId> expected = new TreeMap<>();
        facts.sources()
                .forEach((key, profile) -> expected.put(layout.source(key).id(), profile));
        Map<String, ProfileId> stored = new TreeMap<>();
        all(RecordKind.SOURCE, SourceRef.class)
                .forEach((id, ref) ->
                        Optional.ofNullable(ref.profileOrNull()).ifPresent(profile -> stored.put(id, profile)));
        assertThat(stored).as("sources").isEqualTo(expected);
    }

    private void identifiers(Facts facts) {
        Map<Identifier, Map<ProfileId, Long>> owners = new TreeMap<>();
        for (Profile profile : facts.profiles()) {
            long name = layout.nameHash(facts.rules(), profile);
            for (Identifier identifier : facts.rules().indexed(profile)) {
                owners.computeIfAbsent(identifier, key -> new TreeMap<>()).put(profile.id(), name);
            }
        }
        facts.words().keySet().forEach(identifier -> owners.computeIfAbsent(identifier, key -> new TreeMap<>()));
        Map<String, IdentifierRecord> heads = all(RecordKind.IDENTIFIER, IdentifierRecord.class);
        Set<String> others = ids(RecordKind.OWNER);
        assertThat(heads.keySet())
                .as("values")
                .isEqualTo(owners.keySet().stream()
                        .map(identifier -> layout.identifier(identifier).id())
                        .collect(Collectors.toSet()));
        owners.forEach((identifier, carriers) -> {
            IdentifierRecord head = Objects.requireNonNull(
                    heads.get(layout.identifier(identifier).id()));
            assertThat(head.identifier()).isEqualTo(identifier);
            assertThat(head.words()).as("words").isEqualTo(facts.wordsOn(identifier));
            assertThat(head.owners()).allMatch(owner -> facts.isPresent(owner.profile()));
            assertThat(head.resting()).noneMatch(owner -> facts.isPresent(owner.profile()));
            List<IdentifierRecord.Owner> inHead = new ArrayList<>(head.owners());
            inHead.addAll(head.resting());
            assertThat(inHead)
                    .as("owners in the record of a value")
                    .hasSize(Math.min(carriers.size(), facts.rules().sizeCap() + 1))
                    .allSatisfy(owner -> assertThat(carriers).containsEntry(owner.profile(), owner.nameHash()));
            Set<ProfileId> rest = new TreeSet<>(carriers.keySet());
            inHead.forEach(owner -> rest.remove(owner.profile()));
            rest.forEach(owner -> assertThat(others.remove(
                            layout.owner(layout.identifier(identifier), owner).id()))
                    .as("an owner has a record of its own")
                    .isTrue());
        });
        assertThat(others).as("owners that are none").isEmpty();
    }

    /** Checks that every profile is listed by its names and by when it was first seen, and its source is known. */
    private void listings(Facts facts) {
        Set<String> names = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        Set<String> sources = new TreeSet<>();
        for (Profile profile : facts.profiles()) {
            NameKey.of(profile)
                    .forEach(name -> names.add(
                            layout.named(layout.name(name), profile.id()).id()));
            seen.add(layout.seen(profile).id());
            sources.add(layout.knownSource(profile.source()).id());
        }
        assertThat(ids(RecordKind.NAME)).as("names").isEqualTo(names);
        assertThat(ids(RecordKind.SEEN)).as("times of first sight").isEqualTo(seen);
        assertThat(ids(RecordKind.KNOWN_SOURCE)).as("known sources").containsAll(sources);
    }

    /** Checks that what takes no part is in the archive, for its reason. */
    private void archive(Facts facts, Partition partition) {
        Map<PersonaId, ArchiveReason> stored = new TreeMap<>();
        all(RecordKind.ARCHIVED, ArchivedRecord.class)
                .forEach((id, archived) -> stored.put(PersonaId.of(id), archived.reason()));
        assertThat(stored).as("archive").isEqualTo(facts.archive()).containsOnlyKeys(partition.absent());
    }

    /** Checks that an entry of the audit is found by each persona it names, and by no other. */
    private void audited() {
        Set<String> expected = new TreeSet<>();
        all(RecordKind.AUDIT, AuditEntry.class).forEach((id, entry) -> {
            assertThat(entry.id()).isEqualTo(id);
            entry.personas()
                    .forEach(persona -> expected.add(layout.audited(persona, id).id()));
        });
        assertThat(store.contents(layout.tenant(), RecordKind.AUDITED).keySet())
                .as("ways to entries of the audit")
                .isEqualTo(expected);
    }

    private void former(Facts facts) {
        Set<String> expected = new TreeSet<>();
        for (Profile profile : facts.profiles()) {
            for (Identifier identifier : profile.earlierIdentifiers()) {
                expected.add(layout.former(layout.identifier(identifier), profile.id())
                        .id());
            }
        }
        assertThat(ids(RecordKind.FORMER)).as("former owners").isEqualTo(expected);
    }
}
