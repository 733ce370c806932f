package org.persona4j;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.merge.IdentityRules;
import org.persona4j.store.tck.fault.Fault;
import org.persona4j.store.tck.fault.Faults;

/** A store that goes wrong in every way it may: every call that is answered has its effect, and has it once. */
@Domain(Actions.class)
@Domain(DomainContext.Global.class)
class FaultProperties {
    /** All that a store may do, and crashes. */
    static Faults everything(long seed) {
        return Faults.storm(seed)
                .with(Fault.CRASH_BEFORE, 0.02)
                .with(Fault.CRASH_AFTER, 0.02)
                .with(Fault.CRASH_UNDERWAY, 0.02);
    }

    private static void lives(Trial trial, List<Action> history) {
        history.forEach(trial::live);

        trial.faults().inject(Faults.none());
        trial.faults().settle();
        trial.compare();
    }

    /** All that a store may do but being unavailable: no call is made again. */
    @Property(tries = 600)
    void anEngineSettlesByItselfWhateverDoesNotMakeTheStoreUnavailable(
            @ForAll IdentityRules rules, @ForAll List<Action> history, @ForAll long seed) {
        lives(Trial.over(Faults.storm(seed).with(Fault.UNAVAILABLE, 0), rules), history);
    }

    @Property(tries = 600)
    void afterEveryActionThatWasTriedUntilItSucceededTheStoreHoldsWhatFollowsFromTheFacts(
            @ForAll IdentityRules rules, @ForAll List<Action> history, @ForAll long seed) {
        lives(Trial.despite(everything(seed), rules), history);
    }

    @Property(tries = 100)
    void keepingTogetherOnChangeLivesThroughItToo(
            @ForAll IdentityRules rules, @ForAll List<Action> history, @ForAll long seed) {
        IdentityRules keepTogether = IdentityRules.builder()
                .from(rules)
                .onChange(IdentityRules.OnChange.KEEP_TOGETHER)
                .build();

        lives(Trial.despite(everything(seed), keepTogether), history);
    }
}
