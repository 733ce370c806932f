package org.persona4j.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.ProfileFacts;

/** What the resolver knew, before a change, of everything the change touches. Not thread-safe. */
final class FactChange {
    private final Map<ProfileId, Optional<ProfileFacts>> profiles = new LinkedHashMap<>();
    private final Map<Identifier, Boolean> linked = new LinkedHashMap<>();
    private final Map<Identifier, Boolean> hid = new LinkedHashMap<>();
    private final Map<DecisionId, Optional<Decision>> decisions = new LinkedHashMap<>();

    /** Notes a profile as it was, or that there was none. The first note counts. */
    void profile(ProfileId id, @Nullable ProfileFacts before) {
        profiles.putIfAbsent(id, Optional.ofNullable(before));
    }

    /** Notes whether a value linked its owners, and whether it hid them. The first note counts. */
    void value(Identifier identifier, boolean linkedBefore, boolean hidBefore) {
        linked.putIfAbsent(identifier, linkedBefore);
        hid.putIfAbsent(identifier, hidBefore);
    }

    /** Notes a decision as it was, or that there was none. The first note counts. */
    void decision(DecisionId id, @Nullable Decision before) {
        decisions.putIfAbsent(id, Optional.ofNullable(before));
    }

    Map<ProfileId, Optional<ProfileFacts>> profiles() {
        return profiles;
    }

    Map<Identifier, Boolean> linked() {
        return linked;
    }

    /** Whether a value that was noted hid its owners. */
    boolean hid(Identifier identifier) {
        return Boolean.TRUE.equals(hid.get(identifier));
    }

    Map<DecisionId, Optional<Decision>> decisions() {
        return decisions;
    }
}
