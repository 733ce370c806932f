package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;

/** What became one and was active as one can become two again, each with what is its own. */
class UndoTest {
    private static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);
    private static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035551201");

    private final Trial trial = new Trial(IdentityRules.standard());
    private final Personas personas = trial.personas();

    private PersonaId take(String id, String email) {
        SourceRecord record = SourceRecord.builder(SOURCE, id)
                .phone(PHONE.value())
                .email(email)
                .build();
        return PersonaId.of(((IntakeOutcome.Accepted) personas.intake().take(record))
                .profile()
                .value());
    }

    private Persona persona(PersonaId id) {
        return personas.search().byId(id).orElseThrow();
    }

    private static ProfileId profile(PersonaId id) {
        return ProfileId.of(id.value());
    }

    /** Two records that share a phone, and activity on each after they became one. */
    private List<PersonaId> mergedAndActive() {
        PersonaId ann = take("a", "ann@mail.net");
        PersonaId bob = take("b", "bob@mail.net");
        personas.traits().add(ann, Map.of("color", TraitValue.of("red")));
        personas.traits().add(bob, Map.of("shoe", TraitValue.of("9")));
        personas.overrides().set(ann, "first_name", TraitValue.of("Ann"));
        personas.overrides().set(bob, "first_name", TraitValue.of("Bob"));
        personas.intake()
                .take(SourceRecord.builder(SOURCE, "b").favoriteStore("s9").build());
        return List.of(ann, bob);
    }

    private void assertEachHoldsItsOwn(PersonaId ann, PersonaId bob) {
        assertThat(persona(ann).id()).isEqualTo(ann);
        assertThat(persona(bob).id()).isEqualTo(bob);
        assertThat(personas.traits().read(ann)).isEqualTo(Map.of("color", TraitValue.of("red")));
        assertThat(personas.traits().read(bob)).isEqualTo(Map.of("shoe", TraitValue.of("9")));
        assertThat(persona(ann).firstName()).contains("Ann");
        assertThat(persona(bob).firstName()).contains("Bob");
        assertThat(persona(ann).favoriteStore()).isEmpty();
        assertThat(persona(bob).favoriteStore()).isPresent();
        trial.contents().followFromTheFacts(IdentityRules.standard());
    }

    @Test
    void separatingGivesEachSideItsOwnActivity() {
        List<PersonaId> both = mergedAndActive();

        personas.merges().separate(profile(both.get(1)), "another");

        assertEachHoldsItsOwn(both.get(0), both.get(1));
    }

    @Test
    void separatingTheFoundingProfileKeepsBothIdsMeaningful() {
        List<PersonaId> both = mergedAndActive();
        PersonaId founder = persona(both.get(0)).id();

        personas.merges().separate(profile(founder), "another");

        assertEachHoldsItsOwn(both.get(0), both.get(1));
    }

    @Test
    void correctingTheWrongNumberGivesEachSideItsOwnActivity() {
        List<PersonaId> both = mergedAndActive();

        personas.merges().correct(profile(both.get(1)), List.of(PHONE), List.of(), "a wrong number");

        assertEachHoldsItsOwn(both.get(0), both.get(1));
    }

    @Test
    void theSourceDoesNotBringACorrectedMergeBack() {
        List<PersonaId> both = mergedAndActive();
        personas.merges().correct(profile(both.get(1)), List.of(PHONE), List.of(), "a wrong number");

        take("b", "bob@mail.net");

        assertEachHoldsItsOwn(both.get(0), both.get(1));
    }

    @Test
    void whoeverUsedANumberOnceIsFoundByIt() {
        List<PersonaId> both = mergedAndActive();
        personas.merges().correct(profile(both.get(1)), List.of(PHONE), List.of(), "a wrong number");

        List<Persona> found = personas.search().merged("603-555-1201");

        assertThat(found).extracting(Persona::id).containsExactlyInAnyOrderElementsOf(both);
    }
}
