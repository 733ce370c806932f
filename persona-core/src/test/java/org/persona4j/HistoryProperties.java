package org.persona4j;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.merge.IdentityRules;

/** After every action of a history the engine says what follows from the facts alone. */
@Domain(Actions.class)
@Domain(DomainContext.Global.class)
class HistoryProperties {
    @Property(tries = 10_000)
    void afterEveryActionTheStoreHoldsWhatFollowsFromTheFacts(
            @ForAll IdentityRules rules, @ForAll List<Action> history) {
        Trial trial = new Trial(rules);

        history.forEach(trial::live);
    }

    @Property(tries = 1_000)
    void keepingTogetherOnChangeIsALinkLikeAnyOther(@ForAll IdentityRules rules, @ForAll List<Action> history) {
        Trial trial = new Trial(IdentityRules.builder()
                .from(rules)
                .onChange(IdentityRules.OnChange.KEEP_TOGETHER)
                .build());

        history.forEach(trial::live);
    }
}
