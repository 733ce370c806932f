package org.persona4j.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IdentityGraph;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.ProfileFacts;
import org.persona4j.merge.ValueFacts;
import org.persona4j.profile.Profile;
import org.persona4j.store.RecordKey;

/** The facts as an attempt leaves them. Profiles that take no part do not exist here. */
final class WorkspaceGraph implements IdentityGraph {
    private final Workspace workspace;
    private final RecordLayout layout;
    private final IdentityRules rules;
    private final Map<Identifier, RecordKey> keys = new HashMap<>();

    WorkspaceGraph(Workspace workspace, RecordLayout layout, IdentityRules rules) {
        this.workspace = workspace;
        this.layout = layout;
        this.rules = rules;
    }

    @Override
    public Map<ProfileId, ProfileFacts> profiles(Collection<ProfileId> ids) {
        List<RecordKey> wanted = new ArrayList<>(ids.size());
        ids.forEach(id -> wanted.add(layout.profile(id)));
        workspace.load(wanted);
        Map<ProfileId, ProfileFacts> found = new LinkedHashMap<>();
        int i = 0;
        for (ProfileId id : ids) {
            Profile profile = workspace.get(wanted.get(i++), Profile.class);
            if (profile != null && profile.absence().isEmpty()) {
                found.put(id, rules.facts(profile));
            }
        }
        return found;
    }

    @Override
    public Map<Identifier, ValueFacts> values(Collection<Identifier> identifiers) {
        load(identifiers);
        Map<Identifier, ValueFacts> found = new LinkedHashMap<>();
        for (Identifier identifier : identifiers) {
            IdentifierRecord owners = workspace.get(key(identifier), IdentifierRecord.class);
            if (owners != null) {
                found.put(identifier, owners.named(identifier).facts(rules));
            }
        }
        return found;
    }

    @Override
    public Map<DecisionId, Decision> decisions(Collection<DecisionId> ids) {
        workspace.load(ids.stream().map(layout::decision).toList());
        Map<DecisionId, Decision> found = new LinkedHashMap<>();
        for (DecisionId id : ids) {
            Decision decision = workspace.get(layout.decision(id), Decision.class);
            if (decision != null) {
                found.put(id, decision);
            }
        }
        return found;
    }

    /** The key of the record of a value. */
    RecordKey key(Identifier identifier) {
        RecordKey key = keys.get(identifier);
        return key == null ? keys.computeIfAbsent(identifier, layout::identifier) : key;
    }

    /** Reads what is known of values. */
    void load(Collection<Identifier> identifiers) {
        List<RecordKey> wanted = new ArrayList<>(identifiers.size());
        identifiers.forEach(identifier -> wanted.add(key(identifier)));
        workspace.load(wanted);
    }

    /** Remembers a key that was made before. */
    void remember(Identifier identifier, RecordKey key) {
        keys.put(identifier, key);
    }
}
