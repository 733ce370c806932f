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
import org.persona4j.merge.IdentityRules;
import org.persona4j.persona.Persona;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.testkit.history.Happened;
import org.persona4j.testkit.history.History;
import org.persona4j.testkit.history.Life;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.Wallet;

/** Histories lived through by an engine in memory, and what holds of every engine after any of them. */
@Domain(PersonaDomain.class)
class HistoriesProperties {
    private static final int TRIES = 300;

    @Provide
    Arbitrary<History> ofPoints() {
        return Histories.ofPoints();
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
}
