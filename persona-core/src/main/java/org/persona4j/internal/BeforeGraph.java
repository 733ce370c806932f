package org.persona4j.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IdentityGraph;
import org.persona4j.merge.ProfileFacts;
import org.persona4j.merge.ValueFacts;

/** The facts as they were before a change, seen from the facts after it. */
final class BeforeGraph implements IdentityGraph {
    private final IdentityGraph after;
    private final FactChange change;

    BeforeGraph(IdentityGraph after, FactChange change) {
        this.after = after;
        this.change = change;
    }

    @Override
    public Map<ProfileId, ProfileFacts> profiles(Collection<ProfileId> ids) {
        Map<ProfileId, ProfileFacts> found = new LinkedHashMap<>(after.profiles(ids));
        for (ProfileId id : ids) {
            Optional<ProfileFacts> before = change.profiles().get(id);
            if (before != null) {
                before.ifPresentOrElse(facts -> found.put(id, facts), () -> found.remove(id));
            }
        }
        return found;
    }

    @Override
    public Map<Identifier, ValueFacts> values(Collection<Identifier> identifiers) {
        Map<Identifier, ValueFacts> found = new LinkedHashMap<>(after.values(identifiers));
        for (Identifier identifier : identifiers) {
            Boolean linked = change.linked().get(identifier);
            if (linked == null) {
                continue;
            }
            ValueFacts now = found.get(identifier);
            TreeSet<ProfileId> owners = new TreeSet<>();
            if (now != null) {
                owners.addAll(now.owners());
            }
            change.profiles().forEach((profile, before) -> {
                if (before.filter(facts -> facts.identifiers().contains(identifier))
                        .isPresent()) {
                    owners.add(profile);
                } else {
                    owners.remove(profile);
                }
            });
            if (owners.isEmpty()) {
                found.remove(identifier);
            } else {
                found.put(identifier, new ValueFacts(identifier, owners.stream().toList(), linked));
            }
        }
        return found;
    }

    @Override
    public Map<DecisionId, Decision> decisions(Collection<DecisionId> ids) {
        Map<DecisionId, Decision> found = new LinkedHashMap<>(after.decisions(ids));
        for (DecisionId id : ids) {
            Optional<Decision> before = change.decisions().get(id);
            if (before != null) {
                before.ifPresentOrElse(decision -> found.put(id, decision), () -> found.remove(id));
            }
        }
        return found;
    }
}
