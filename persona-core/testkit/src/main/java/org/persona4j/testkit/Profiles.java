package org.persona4j.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.identity.Normalizers;
import org.persona4j.identity.PersonaId;
import org.persona4j.persona.Persona;
import org.persona4j.persona.Survivorship;
import org.persona4j.profile.Correction;
import org.persona4j.profile.NormalizedRecord;
import org.persona4j.profile.Profile;
import org.persona4j.profile.ProfileHistory;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;

/**
 * Profiles, and the personas that sets of them make. Every one is what an engine could have come to: it is told from records that
 * contradict each other, with corrections and overrides by staff.
 *
 * <p>A profile shrinks to {@code p1} of {@code FILE_IMPORT} with the id {@code r1}, of which nothing is known.
 */
public final class Profiles {
    private static final int MOST = 6;
    private static final Normalizers NORMALIZERS = Normalizers.standard(Identifiers.REGION);
    private static final Instant NOW = MadeUp.day(10);

    /** What happens to a profile after it began. */
    private interface Event {
        Profile on(Profile before);
    }

    /** A profile that still wants its number. */
    private record Story(Source source, List<SourceRecords.Saying> sayings, List<Event> events) {
        Profile profile(int number) {
            MadeUp.Handle handle = new MadeUp.Handle(number);
            Profile profile = ProfileHistory.begin(handle.id(), handle.key(), record(sayings.get(0)), NOW);
            for (SourceRecords.Saying saying : sayings.subList(1, sayings.size())) {
                profile = ProfileHistory.take(profile, record(saying), NOW);
            }
            for (Event event : events) {
                profile = event.on(profile);
            }
            return profile;
        }

        private NormalizedRecord record(SourceRecords.Saying saying) {
            return NormalizedRecord.of(saying.of(SourceRecord.builder(source, "r1")), NORMALIZERS);
        }
    }

    private Profiles() {}

    /** Single profiles. */
    public static Arbitrary<Profile> any() {
        return Choices.withoutProducts(stories().map(story -> story.profile(0)));
    }

    /**
     * Profiles as one persona may have them: one to six, {@code p1} and so on, whose keys order them differently than their ids.
     * Many agree in something, and were observed at the same time.
     */
    public static Arbitrary<List<Profile>> lists() {
        return Choices.withoutProducts(stories()
                .list()
                .ofMinSize(1)
                .ofMaxSize(MOST)
                .map(stories -> {
                    List<Profile> profiles = new ArrayList<>(stories.size());
                    for (Story story : stories) {
                        profiles.add(story.profile(profiles.size()).in(PersonaId.of("p1")));
                    }
                    return profiles;
                }));
    }

    /** Personas of {@link #lists()} under the standard rules of survivorship. */
    public static Arbitrary<Persona> personas() {
        return personas(Survivorship.standard());
    }

    /**
     * Personas of {@link #lists()}.
     *
     * @param survivorship the rules by which values are chosen
     */
    public static Arbitrary<Persona> personas(Survivorship survivorship) {
        return Choices.withoutProducts(lists().map(profiles -> survivorship.assemble(PersonaId.of("p1"), profiles)));
    }

    /** Overrides of a trait by staff, and of the favorite store by the customer. */
    public static Arbitrary<TraitOverride> overrides() {
        Arbitrary<String> names = Choices.of("color", "first_name", "tier", TraitOverride.FAVORITE_STORE);
        Arbitrary<TraitValue> stores = Choices.of("s1", "s2").map(TraitValue::of);
        return Choices.withoutProducts(Combinators.combine(names, TraitValues.colliding(), stores, MadeUp.fewMoments(2))
                .as((name, value, store, at) -> name.equals(TraitOverride.FAVORITE_STORE)
                        ? new TraitOverride(name, store, at, MadeUp.CUSTOMER)
                        : new TraitOverride(name, value, at, MadeUp.STAFF)));
    }

    /** Corrections by staff: that an identifier does, or does not, belong to a profile. */
    public static Arbitrary<Correction> corrections() {
        return Choices.withoutProducts(Combinators.combine(
                        Identifiers.colliding(), Choices.of(true, false), MadeUp.fewMoments(2))
                .as((identifier, belongs, at) -> new Correction(identifier, belongs, at, MadeUp.STAFF, "told so")));
    }

    private static Arbitrary<Story> stories() {
        Arbitrary<Event> overridden =
                overrides().map(override -> profile -> ProfileHistory.override(profile, override));
        Arbitrary<Event> corrected =
                corrections().map(correction -> profile -> ProfileHistory.correct(profile, correction));
        Arbitrary<Event> events =
                Choices.of(overridden, overridden, corrected, replaced()).flatMap(kind -> kind);
        return Combinators.combine(
                        SourceRecords.sources(),
                        SourceRecords.sayings().list().ofMinSize(1).ofMaxSize(3),
                        events.list().ofMaxSize(3))
                .as(Story::new);
    }

    private static Arbitrary<Event> replaced() {
        return Arbitraries.maps(Choices.of("color", "tier"), TraitValues.colliding())
                .ofMaxSize(2)
                .map(traits -> profile -> ProfileHistory.replaceTraits(profile, traits, NOW));
    }
}
