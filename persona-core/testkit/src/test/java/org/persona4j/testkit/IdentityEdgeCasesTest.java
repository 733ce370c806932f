package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.testkit.Samples.MANY;
import static org.persona4j.testkit.Samples.assertMakes;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.Refusal;
import org.persona4j.merge.Resolver;

/** Of many identifiers, actors and worlds in which identities are told there is one of every odd kind. */
class IdentityEdgeCasesTest {
    @Test
    void identifiersAreOfAllTypesAndScriptsAndAtTheBounds() {
        Set<IdentifierType> types = Samples.of(Identifiers.any(), MANY).stream()
                .map(Identifier::type)
                .collect(Collectors.toSet());

        assertThat(types).containsExactlyInAnyOrder(IdentifierType.values());
        assertMakes(
                Identifiers.any(),
                identifier -> identifier.value().equals("+12345"),
                identifier -> identifier.value().equals("+123456789012345"),
                identifier -> identifier.value().length() == 254,
                identifier -> identifier.value().startsWith("+44"),
                identifier -> identifier.value().contains("xn--"),
                identifier -> identifier.value().chars().anyMatch(c -> c > 0x2000));
    }

    @Test
    void typedTextsAreDirtyPlaceholdersAndInternational() {
        assertMakes(
                Identifiers.typed(),
                typed -> typed.text().equals("(603) 555-1202"),
                typed -> typed.text().startsWith("\t"),
                typed -> typed.text().contains("\uFF20"),
                typed -> typed.text().contains("\u0661"),
                typed -> typed.text().equals("011 442079460958"),
                typed -> typed.means().value().equals("no@gmail.com"));
    }

    @Test
    void actorsAreOfAllRoles() {
        Set<Role> roles =
                Samples.of(Actors.any(), MANY).stream().map(Actor::role).collect(Collectors.toSet());

        assertThat(roles).containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void worldsHaveSharedValuesThatAreNoPlaceholdersAndDecisionsAboutWhoIsGone() {
        assertMakes(
                IdentityFacts.worlds(IdentityRules.standard()),
                world -> world.values().stream()
                        .anyMatch(value ->
                                !value.links() && !world.rules().placeholders().matches(value.identifier())),
                world -> world.decisions().stream().anyMatch(decision -> !decision.holds()),
                world -> world.decisions().stream()
                        .anyMatch(decision -> !world.ids().containsAll(decision.profiles())));
    }

    @Test
    void worldsHaveEveryReasonToRefuseALink() {
        Set<Refusal.Reason> reasons = Samples.of(IdentityFacts.worlds(), 2 * MANY).stream()
                .flatMap(world -> new Resolver(world.rules()).resolve(world.ids(), world).groups().stream())
                .flatMap(group -> group.refusals().stream())
                .map(Refusal::reason)
                .collect(Collectors.toSet());

        assertThat(reasons).containsExactlyInAnyOrder(Refusal.Reason.values());
    }
}
