package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.persona4j.PersonaEngine;
import org.persona4j.access.Actor;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.ChangeKind;
import org.persona4j.change.ChangePage;
import org.persona4j.change.FeedPolicy;
import org.persona4j.identity.PersonaId;
import org.persona4j.privacy.Finding;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.testkit.FeedTown.Standing;
import org.persona4j.testkit.history.History;
import org.persona4j.testkit.history.Life;
import org.persona4j.testkit.history.Step;

/** The rules by which feeds are made up are those of the engine: of what happens to personas as wholes it tells the very same. */
@Domain(PersonaDomain.class)
class FeedTownProperties {
    private static final Actor SUPPORT = Actor.support("s-1");
    private static final Set<ChangeKind> OF_WHOLES = Set.of(
            ChangeKind.CREATED,
            ChangeKind.MERGED_INTO,
            ChangeKind.SPLIT_FROM,
            ChangeKind.HIDDEN,
            ChangeKind.VISIBLE,
            ChangeKind.ARCHIVED,
            ChangeKind.RESTORED,
            ChangeKind.ERASED);

    /** Steps after which no cursor is good. */
    private static final Set<Class<?>> OF_THE_FEED =
            Set.of(Step.BeginFeed.class, Step.EndFeed.class, Step.PurgeFeed.class);

    @Property(tries = 300)
    void theEngineTellsTheSameOfEveryStep(@ForAll History history) {
        Life life = Life.of(PersonaEngine.builder(new InMemoryPersonaStore()));
        life.personas().changes().begin(FeedPolicy.standard().withShards(3));

        FeedTown.State before = new FeedTown.State(Map.of(), Map.of());
        for (Step step : history.steps()) {
            if (OF_THE_FEED.contains(step.getClass())) {
                continue;
            }
            ChangeCursor cursor = life.personas().changes().now();
            life.live(step);
            FeedTown.State after = state(life);
            List<String> expected = FeedTown.difference(before, after).stream()
                    .filter(told -> OF_WHOLES.contains(told.kind()))
                    .map(FeedTown.Told::words)
                    .toList();

            assertThat(told(life, cursor)).as(step.toString()).containsExactlyInAnyOrderElementsOf(expected);
            before = after;
        }
    }

    private static List<String> told(Life life, ChangeCursor cursor) {
        Map<PersonaId, Integer> numbers = numbers(life);
        ChangePage page = life.personas().changes().read(cursor, 1_000);
        return page.changes().stream()
                .filter(change -> OF_WHOLES.contains(change.kind()))
                .map(change -> new FeedTown.Told(
                        number(numbers, change.persona()),
                        change.kind(),
                        change.other().map(other -> number(numbers, other)).orElse(0),
                        null))
                .map(FeedTown.Told::words)
                .toList();
    }

    private static int number(Map<PersonaId, Integer> numbers, PersonaId id) {
        return Objects.requireNonNull(numbers.get(id));
    }

    private static Map<PersonaId, Integer> numbers(Life life) {
        Map<PersonaId, Integer> numbers = new HashMap<>();
        life.profiles().forEach(profile -> numbers.put(PersonaId.of(profile.value()), numbers.size() + 1));
        return numbers;
    }

    /** How everybody appears, as the support finds out who asks about every profile there ever was. */
    private static FeedTown.State state(Life life) {
        Map<PersonaId, Integer> numbers = numbers(life);
        Map<Integer, Integer> homes = new HashMap<>();
        Map<Integer, Standing> standings = new HashMap<>();
        numbers.forEach((id, profile) -> {
            for (Finding finding :
                    life.as(SUPPORT).privacy().diagnose(id.value()).findings()) {
                standing(finding).ifPresent(found -> {
                    int home = number(numbers, found.getKey());
                    homes.put(profile, home);
                    standings.merge(home, found.getValue(), FeedTownProperties::hiddenIfEither);
                });
            }
        });
        return new FeedTown.State(homes, standings);
    }

    /** Who is in the archive may be hidden besides, and is hidden then. */
    private static Standing hiddenIfEither(Standing one, Standing other) {
        return one == Standing.HIDDEN ? one : other;
    }

    private static Optional<Map.Entry<PersonaId, Standing>> standing(Finding finding) {
        if (finding instanceof Finding.Found found) {
            return Optional.of(Map.entry(found.persona(), Standing.SEEN));
        }
        if (finding instanceof Finding.Archived archived) {
            return Optional.of(Map.entry(archived.persona(), Standing.ARCHIVED));
        }
        return finding instanceof Finding.Hidden hidden
                ? Optional.of(Map.entry(hidden.persona(), Standing.HIDDEN))
                : Optional.empty();
    }
}
