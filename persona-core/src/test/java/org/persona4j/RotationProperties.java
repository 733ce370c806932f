package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;

/**
 * Histories in which the hash key is replaced now and then, by engines that know more or fewer keys: whatever is asked, the
 * answer is what follows from the facts, as if there were one key.
 */
@Domain(RotationProperties.Rotations.class)
@Domain(DomainContext.Global.class)
class RotationProperties {
    private static final int KEYS = 3;

    /** What happens to the hash key between two actions. */
    enum Step {
        /** Nothing. */
        NONE,
        /** The next key becomes current, if the records are all under the one before. */
        ROTATE,
        /** A few records are moved. */
        MOVE_SOME,
        /** All records are moved. */
        MOVE_ALL,
        /** An engine goes on that knows no key but those in use. */
        FEWER_KEYS,
        /** An engine goes on that knows all keys. */
        ALL_KEYS
    }

    /** An action, and what happens to the hash key after it. */
    record Moment(Action action, Step step) {}

    /** Histories with rotations. */
    static final class Rotations extends Actions {
        @Provide
        static Arbitrary<List<Moment>> moments() {
            Arbitrary<Step> steps = Arbitraries.frequency(
                    Tuple.of(6, Step.NONE),
                    Tuple.of(3, Step.ROTATE),
                    Tuple.of(3, Step.MOVE_SOME),
                    Tuple.of(1, Step.MOVE_ALL),
                    Tuple.of(1, Step.FEWER_KEYS),
                    Tuple.of(1, Step.ALL_KEYS));
            return Combinators.combine(actions(), steps)
                    .as(Moment::new)
                    .list()
                    .ofMinSize(2)
                    .ofMaxSize(16);
        }
    }

    /** A trial in which hash keys are replaced. */
    private static final class Rotated {
        private final Trial trial;
        private final Keys keys;
        private int engines;

        Rotated(IdentityRules rules) {
            trial = new Trial(rules, KEYS);
            keys = trial.anotherEngine("k", KEYS).keys();
        }

        void live(Moment moment) {
            trial.live(moment.action());
            step(moment.step());
            trial.compare();
            lookUp();
        }

        private void step(Step step) {
            if (trial.store().contents(Trial.TENANT, "tenant").isEmpty()) {
                return;
            }
            int current = keys.standing().current();
            switch (step) {
                case NONE -> {}
                case ROTATE -> rotate(current);
                case MOVE_SOME -> keys.rekey(2);
                case MOVE_ALL -> assertThat(keys.rekey().done()).isTrue();
                case FEWER_KEYS -> goOnWith(current);
                case ALL_KEYS -> goOnWith(KEYS);
            }
        }

        private void rotate(int current) {
            if (current < KEYS) {
                Keys.Rotation expected = keys.standing().moving() ? Keys.Rotation.UNFINISHED : Keys.Rotation.BEGUN;
                assertThat(keys.rotateTo(current + 1)).isEqualTo(expected);
                goOnWith(KEYS);
            }
        }

        private void goOnWith(int known) {
            trial.goOnWith(trial.anotherEngine("e" + engines++ + "-", known));
        }

        private void lookUp() {
            Facts facts = trial.facts();
            Search search = trial.personas().search();
            int enough = facts.rules().sizeCap() + 1;
            for (Identifier value : Actions.VALUES) {
                Set<PersonaId> owners =
                        homes(profile -> facts.rules().indexed(profile).contains(value));
                Set<PersonaId> former =
                        homes(profile -> profile.earlierIdentifiers().contains(value));
                long carriers = facts.profiles().stream()
                        .filter(profile -> facts.rules().indexed(profile).contains(value)
                                || profile.earlierIdentifiers().contains(value))
                        .count();
                if (carriers <= enough) {
                    assertThat(ids(search.byIdentifier(value))).isEqualTo(owners);
                    owners.addAll(former);
                    assertThat(ids(search.merged(value.value()))).isEqualTo(isMessageable(value) ? owners : Set.of());
                }
            }
            for (Profile profile : facts.profiles()) {
                profile.sourceRecordId().ifPresent(id -> bySource(search, profile.source(), id, profile));
            }
        }

        private static boolean isMessageable(Identifier value) {
            return switch (value.type()) {
                case PHONE, EMAIL -> true;
                default -> false;
            };
        }

        private void bySource(Search search, Source source, String id, Profile profile) {
            assertThat(search.bySource(source, id).map(Persona::id))
                    .isEqualTo(Optional.of(trial.partition().home(profile.id()))
                            .filter(home -> profile.absence().isEmpty()));
        }

        private Set<PersonaId> homes(Predicate<Profile> which) {
            return trial.facts().profiles().stream()
                    .filter(profile -> profile.absence().isEmpty())
                    .filter(which)
                    .map(profile -> trial.partition().home(profile.id()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private static Set<PersonaId> ids(Collection<Persona> personas) {
            return personas.stream().map(Persona::id).collect(Collectors.toCollection(TreeSet::new));
        }

        void finish() {
            keys.rekey();
            trial.compare();
            lookUp();
            int current = keys.standing().current();
            for (String kind : List.of("source", "identifier", "owner", "former", "operation")) {
                assertThat(trial.store().contents(Trial.TENANT, kind).keySet())
                        .as(kind)
                        .allMatch(id -> id.startsWith("a" + current));
            }
        }
    }

    @Property(tries = 600)
    void noAnswerChangesWhenTheHashKeyDoes(@ForAll IdentityRules rules, @ForAll List<Moment> history) {
        Rotated rotated = new Rotated(rules);

        history.forEach(rotated::live);

        rotated.finish();
    }
}
