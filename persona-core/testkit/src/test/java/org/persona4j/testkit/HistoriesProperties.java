package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import org.persona4j.PersonaEngine;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.imports.ImportReport;
import org.persona4j.merge.IdentityRules;
import org.persona4j.persona.Persona;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.testkit.history.Happened;
import org.persona4j.testkit.history.History;
import org.persona4j.testkit.history.Imported;
import org.persona4j.testkit.history.Life;
import org.persona4j.testkit.history.Step;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.Wallet;

/** Histories lived through by an engine in memory, and what holds of every engine after any of them. */
@Domain(PersonaDomain.class)
class HistoriesProperties {
    private static final int TRIES = 300;
    private static final Set<Class<?>> UPKEEP =
            Set.of(Step.Rotate.class, Step.Rekey.class, Step.BeginFeed.class, Step.EndFeed.class, Step.PurgeFeed.class);

    @Provide
    Arbitrary<History> ofPoints() {
        return Histories.ofPoints();
    }

    @Provide
    Arbitrary<History> ofImports() {
        return Histories.ofImports();
    }

    @Provide
    Arbitrary<History> ofMerges() {
        return Histories.ofMerges();
    }

    @Property(tries = TRIES)
    void whoIsSeenIsFoundByEveryIdThatEverWasTheirs(@ForAll History history, @ForAll IdentityRules rules) {
        Life life =
                history.run(PersonaEngine.builder(new InMemoryPersonaStore()).identityRules(rules));

        for (Persona persona : life.visible()) {
            for (var profile : persona.profiles()) {
                assertThat(life.personas()
                                .search()
                                .byId(PersonaId.of(profile.id().value())))
                        .map(Persona::id)
                        .hasValue(persona.id());
            }
        }
    }

    @Property(tries = TRIES)
    void noProfileIsInTwoPersonas(@ForAll History history) {
        Life life = history.run(new InMemoryPersonaStore());

        List<ProfileId> members = life.visible().stream()
                .flatMap(persona -> persona.profiles().stream())
                .map(profile -> profile.id())
                .toList();

        assertThat(members).doesNotHaveDuplicates();
    }

    @Property(tries = TRIES)
    void aBalanceIsWhatIsInTheLotsLessWhatIsOwed(@ForAll("ofPoints") History history) {
        Life life = history.run(new InMemoryPersonaStore());

        for (Persona persona : life.visible()) {
            Wallet wallet = life.personas().wallets().of(persona.id());
            Points open = wallet.open().stream().map(lot -> lot.points()).reduce(Points.ZERO, Points::plus);
            Points parts = wallet.parts().stream().map(Wallet.Part::balance).reduce(Points.ZERO, Points::plus);
            assertThat(wallet.balance()).isEqualTo(open.minus(wallet.debt())).isEqualTo(parts);
        }
    }

    @Property(tries = TRIES)
    void withoutHidingEverybodyIsSeen(@ForAll("ofMerges") History history) {
        Life life = history.run(new InMemoryPersonaStore());

        Set<ProfileId> seen = life.visible().stream()
                .flatMap(persona -> persona.profiles().stream())
                .map(profile -> profile.id())
                .collect(Collectors.toSet());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(life.profiles());
    }

    @Property(tries = TRIES / 3)
    void theSameStepsLeadTheSameLife(@ForAll History history) {
        Life one = history.run(new InMemoryPersonaStore());
        Life other = history.run(new InMemoryPersonaStore());

        assertThat(other).hasToString(one.toString());
        assertThat(other.profiles()).isEqualTo(one.profiles());
    }

    @Property(tries = TRIES)
    void aLifeHasAnOutcomeForEveryStep(@ForAll History history) {
        Life life = history.run(new InMemoryPersonaStore());

        assertThat(life.happened()).extracting(Happened::step).isEqualTo(history.steps());
    }

    /** Which of two personas that began at one moment takes in the other depends on their ids, and these differ. */
    @Property(tries = TRIES)
    void aDryRunSaysWhatTheRunThenSaysButForWhoseIdPersonasKeep(@ForAll("ofImports") History history) {
        Life life = history.run(new InMemoryPersonaStore());

        for (Imported imported : imports(life)) {
            ImportReport expected = imported.expected().orElse(imported.report());

            assertThat(expected)
                    .usingRecursiveComparison()
                    .ignoringFields("counts.accepted", "counts.personasMerged", "counts.personasSplit")
                    .isEqualTo(imported.report());
            assertThat(expected.counts().allAccepted())
                    .isEqualTo(imported.report().counts().allAccepted());
        }
    }

    @Property(tries = TRIES)
    void whatBecameOfRowsIsCounted(@ForAll("ofImports") History history) {
        Life life = history.run(new InMemoryPersonaStore());

        assertThat(imports(life))
                .allSatisfy(imported -> assertThat(
                                life.personas().imports().find(imported.report().id()))
                        .hasValue(imported.report()));
    }

    @Property(tries = TRIES / 3)
    void nobodyNoticesThatKeysAreReplacedAndChangesTold(@ForAll History history) {
        List<Step> quiet = history.steps().stream()
                .filter(step -> !UPKEEP.contains(step.getClass()) && !(step instanceof Step.Again))
                .toList();
        List<Step> all = history.steps().stream()
                .filter(step -> !(step instanceof Step.Again))
                .toList();

        Life one = new History(quiet).run(new InMemoryPersonaStore());
        Life other = new History(all).run(new InMemoryPersonaStore());

        assertThat(partition(other)).isEqualTo(partition(one));
    }

    /** Who is one persona, by the places of their profiles among all. */
    private static Set<Set<Integer>> partition(Life life) {
        return life.visible().stream()
                .map(persona -> persona.profiles().stream()
                        .map(profile -> life.profiles().indexOf(profile.id()))
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    private static List<Imported> imports(Life life) {
        return life.happened().stream()
                .map(Happened::outcome)
                .filter(Happened.Answered.class::isInstance)
                .map(outcome -> ((Happened.Answered) outcome).answer())
                .filter(Imported.class::isInstance)
                .map(Imported.class::cast)
                .toList();
    }
}
