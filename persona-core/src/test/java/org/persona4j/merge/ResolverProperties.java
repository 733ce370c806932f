package org.persona4j.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What holds of the resolver in every world. */
@Domain(Worlds.class)
@Domain(DomainContext.Global.class)
class ResolverProperties {
    @Property(tries = 3000)
    void theAnswerIsThatOfTheRulesWrittenPlainly(@ForAll World world) {
        Set<BruteForceResolver.Expected> expected = BruteForceResolver.resolve(world);

        Resolution resolution = new Resolver(world.rules()).resolve(world.ids(), world.graph());

        assertThat(resolution.groups().stream()
                        .map(BruteForceResolver.Expected::of)
                        .collect(Collectors.toSet()))
                .isEqualTo(expected);
    }
}
