package org.persona4j.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.persona4j.HashKey;
import org.persona4j.PersonaEngine;
import org.persona4j.Personas;
import org.persona4j.access.Actor;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.PersonaSplit;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.memory.InMemoryPersonaStore;

/** Some members of a persona take no part any more, and the others go on without them. */
class AbsencesTest {
    private static final String TENANT = "green-leaf";
    private static final byte[] KEY = "a key of enough bytes for a test".getBytes(UTF_8);
    private static final Source FILE = Source.of(Source.Kind.FILE_IMPORT);
    private static final int CAP = 8;

    private final PersonaStore store = new InMemoryPersonaStore();
    private final Clock clock = Clock.fixed(Instant.parse("2024-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final IdentityRules rules = IdentityRules.builder().sizeCap(CAP).build();
    private final AtomicInteger given = new AtomicInteger();
    private final Personas personas = PersonaEngine.builder(store)
            .hashKey(HashKey.of(KEY))
            .identityRules(rules)
            .clock(clock)
            .ids(this::nextId)
            .build()
            .tenant(TENANT)
            .as(Actor.owner("o-1"));
    private final Transactions transactions = new Transactions(
            store, new Layouts(TENANT, new HashChain(List.of(new KeyedHash(KEY)))), rules, this::nextId, clock);

    private ProfileId take(String id, String... phones) {
        SourceRecord.Builder record = SourceRecord.builder(FILE, id);
        for (String phone : phones) {
            record.phone("+1603555" + phone);
        }
        return ((IntakeOutcome.Accepted) personas.intake().take(record.build())).profile();
    }

    private static PersonaId founded(ProfileId profile) {
        return PersonaId.of(profile.value());
    }

    private Effect setAside(PersonaId persona, Absence why, ProfileId... leaving) {
        return transactions.change(attempt -> new Absences(attempt).setAside(persona, List.of(leaving), why));
    }

    private <T> Map<String, T> all(String kind, Class<T> type) {
        Map<String, T> all = new TreeMap<>();
        for (StoredRecord found : store.scan(RecordScan.of(TENANT, kind)).records()) {
            all.put(found.key().id(), Records.decode(found.content(), type));
        }
        return all;
    }

    /** The members of each persona, by its id, with why they take no part if they do not; all else must agree with it. */
    private Map<PersonaId, String> personasNow() {
        Map<PersonaId, String> now = new TreeMap<>();
        Map<String, Profile> profiles = all("profile", Profile.class);
        all("persona", PersonaRecord.class).forEach((id, record) -> {
            for (ProfileId member : record.members()) {
                Profile profile = Objects.requireNonNull(profiles.get(member.value()));
                assertThat(profile.personaId()).isEqualTo(PersonaId.of(id));
                assertThat(profile.absence()).isEqualTo(Optional.ofNullable(record.absenceOrNull()));
            }
            now.put(
                    PersonaId.of(id),
                    record.members() + (record.absenceOrNull() == null ? "" : " " + record.absenceOrNull()));
        });
        all("identifier", IdentifierRecord.class).values().forEach(value -> {
            value.owners()
                    .forEach(owner -> assertThat(profiles.get(owner.profile().value()))
                            .matches(profile -> profile.absence().isEmpty()));
            value.resting()
                    .forEach(owner -> assertThat(profiles.get(owner.profile().value()))
                            .matches(profile -> profile.absence().isPresent()));
        });
        return now;
    }

    private static String only(ProfileId... members) {
        return List.of(members).toString();
    }

    @Test
    void theOthersStayTogetherUnderTheirId() {
        ProfileId one = take("1", "1201");
        ProfileId two = take("2", "1201");
        ProfileId three = take("3", "1201");

        Effect effect = setAside(founded(one), Absence.ERASING, two);

        assertThat(personasNow())
                .isEqualTo(Map.of(founded(one), only(one, three), founded(two), only(two) + " ERASING"));
        assertThat(effect.splits()).isEmpty();
        assertThat(personas.search().byPhone("+16035551201")).hasSize(1);
    }

    @Test
    void whereTheOneLeavesWhoGaveThePersonaItsIdTheOthersGoOnUnderAnother() {
        ProfileId one = take("1", "1201");
        ProfileId two = take("2", "1201");
        ProfileId three = take("3", "1201");

        setAside(founded(one), Absence.ERASING, one);

        assertThat(personasNow())
                .isEqualTo(Map.of(founded(one), only(one) + " ERASING", founded(two), only(two, three)));
        assertThat(personas.search().byId(founded(three)).orElseThrow().id()).isEqualTo(founded(two));
    }

    @Test
    void thoseWhomTheOneWhoLeavesHeldTogetherFallApart() {
        ProfileId one = take("1", "1201");
        ProfileId bridge = take("2", "1201", "1202");
        ProfileId three = take("3", "1202");

        Effect effect = setAside(founded(one), Absence.ERASING, bridge);

        assertThat(personasNow())
                .isEqualTo(Map.of(
                        founded(one),
                        only(one),
                        founded(bridge),
                        only(bridge) + " ERASING",
                        founded(three),
                        only(three)));
        assertThat(effect.splits())
                .containsExactly(new PersonaSplit(founded(one), List.of(founded(one), founded(three))));
    }

    @Test
    void whoIsInTheArchiveCanBeErased() {
        ProfileId one = take("1", "1201");
        ProfileId two = take("2", "1201");
        personas.archive().put(founded(one), ArchiveReason.MANUAL, "moved away");

        setAside(founded(one), Absence.ERASING, one, two);

        assertThat(personasNow().values()).allMatch(persona -> persona.endsWith(" ERASING"));
        assertThat(personas.archive().list(null, 10).items()).isEmpty();
    }

    @Test
    void whoIsBeingErasedIsNotWhoIsInTheArchive() {
        ProfileId one = take("1", "1201");
        setAside(founded(one), Absence.ERASING, one);

        ProfileId beside = take("2", "1201");

        assertThat(personasNow())
                .isEqualTo(Map.of(founded(one), only(one) + " ERASING", founded(beside), only(beside)));
    }

    @Test
    void whoIsBeingErasedIsNotThereToArchiveOrRestore() {
        ProfileId one = take("1", "1201");
        setAside(founded(one), Absence.ERASING, one);

        assertThatThrownBy(() -> personas.archive().put(founded(one), ArchiveReason.MANUAL, "moved away"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> personas.archive().restore(founded(one), "wanted again"))
                .isInstanceOf(NotFoundException.class);
    }

    private void hide(ProfileId one) {
        transactions.change(attempt -> {
            PersonaRecord record = attempt.requirePersona(founded(one));
            attempt.workspace().put(attempt.layout().persona(founded(one)), record.hidden(true));
            return Nothing.NOTHING;
        });
    }

    @Test
    void whoIsHiddenIsNotThereToArchive() {
        ProfileId one = take("1", "1201");
        hide(one);

        assertThatThrownBy(() -> personas.archive().put(founded(one), ArchiveReason.MANUAL, "moved away"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("there is no persona " + founded(one));
    }

    @Test
    void whoIsHiddenInTheArchiveIsNeitherListedNorThereToRestore() {
        ProfileId one = take("1", "1201");
        personas.archive().put(founded(one), ArchiveReason.MANUAL, "moved away");
        hide(one);

        assertThat(personas.archive().list(null, 10).items()).isEmpty();
        assertThatThrownBy(() -> personas.archive().restore(founded(one), "wanted again"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void whoIsLeftInTheArchiveStaysThere() {
        ProfileId one = take("1", "1201");
        ProfileId two = take("2", "1201");
        personas.archive().put(founded(one), ArchiveReason.DUPLICATE, "there twice");

        setAside(founded(one), Absence.ERASING, one);

        assertThat(personasNow())
                .isEqualTo(Map.of(founded(one), only(one) + " ERASING", founded(two), only(two) + " ARCHIVED"));
        assertThat(personas.archive().list(null, 10).items())
                .extracting(entry -> entry.persona())
                .containsExactly(founded(two));
        personas.archive().restore(founded(two), "wanted again");
        assertThat(personas.search().byId(founded(two))).isPresent();
    }

    @Test
    void someOfALargePersonaLeaveInSeveralCommits() {
        List<ProfileId> all = new ArrayList<>();
        for (int member = 0; member < CAP; member++) {
            List<String> phones = new ArrayList<>(List.of("1201"));
            for (int own = 0; own < 14; own++) {
                phones.add(String.format(Locale.ROOT, "%04d", 1300 + 20 * member + own));
            }
            all.add(take("r" + member, phones.toArray(String[]::new)));
        }
        ProfileId[] leaving = all.subList(0, CAP - 1).toArray(ProfileId[]::new);
        ProfileId last = all.get(CAP - 1);

        setAside(founded(all.get(0)), Absence.ERASING, leaving);

        assertThat(personasNow())
                .isEqualTo(Map.of(founded(all.get(0)), only(leaving) + " ERASING", founded(last), only(last)));
        assertThat(all("repair", RepairRecord.class)).isEmpty();
        assertThat(Set.copyOf(all("persona", PersonaRecord.class).keySet())).hasSize(2);
    }

    private String nextId() {
        return String.format(Locale.ROOT, "i%05d", given.incrementAndGet());
    }
}
