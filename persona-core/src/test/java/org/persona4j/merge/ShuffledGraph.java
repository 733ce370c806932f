package org.persona4j.merge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;

/** The same facts in an order of chance, down to the lists inside of them. Not thread-safe. */
final class ShuffledGraph implements IdentityGraph {
    private final IdentityGraph graph;
    private final Random random;

    ShuffledGraph(IdentityGraph graph, Random random) {
        this.graph = graph;
        this.random = random;
    }

    @Override
    public Map<ProfileId, ProfileFacts> profiles(Collection<ProfileId> ids) {
        Map<ProfileId, ProfileFacts> shuffled = new LinkedHashMap<>();
        shuffled(graph.profiles(ids).values()).forEach(facts -> shuffled.put(facts.id(), shuffled(facts)));
        return shuffled;
    }

    private ProfileFacts shuffled(ProfileFacts facts) {
        return new ProfileFacts(
                facts.id(),
                facts.key(),
                shuffled(facts.identifiers()),
                shuffled(facts.nameWords()),
                facts.birthDateOrNull(),
                shuffled(facts.decisions()));
    }

    @Override
    public Map<Identifier, ValueFacts> values(Collection<Identifier> identifiers) {
        Map<Identifier, ValueFacts> shuffled = new LinkedHashMap<>();
        shuffled(graph.values(identifiers).values())
                .forEach(value -> shuffled.put(
                        value.identifier(),
                        new ValueFacts(value.identifier(), shuffled(value.owners()), value.links())));
        return shuffled;
    }

    @Override
    public Map<DecisionId, Decision> decisions(Collection<DecisionId> ids) {
        Map<DecisionId, Decision> shuffled = new LinkedHashMap<>();
        shuffled(graph.decisions(ids).values()).forEach(decision -> shuffled.put(decision.id(), decision));
        return shuffled;
    }

    <T> List<T> shuffled(Collection<T> items) {
        List<T> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
