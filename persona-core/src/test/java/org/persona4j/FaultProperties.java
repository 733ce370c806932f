package org.persona4j;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.merge.IdentityRules;
import org.persona4j.store.tck.fault.Fault;
import org.persona4j.store.tck.fault.Faults;

/** A store that goes wrong in every way it may, and a caller who tries again: every call has its effect once. */
@Domain(Actions.class)
@Domain(DomainContext.Global.class)
class FaultProperties {
    /** All that a store may do but being unavailable: no call is made again. */
    @Property(tries = 1_000)
    void anEngineSettlesByItselfWhateverDoesNotMakeTheStoreUnavailable(
            @ForAll IdentityRules rules, @ForAll List<Action> history, @ForAll long seed) {
        Trial trial = Trial.over(Faults.storm(seed).with(Fault.UNAVAILABLE, 0), rules);

        history.forEach(trial::live);

        assertSettled(trial);
    }

    @Property(tries = 1_000)
    void afterEveryActionThatWasTriedUntilItSucceededTheStoreHoldsWhatFollowsFromTheFacts(
            @ForAll IdentityRules rules, @ForAll List<Action> history, @ForAll long seed) {
        Faults faults = Faults.storm(seed)
                .with(Fault.CRASH_BEFORE, 0.02)
                .with(Fault.CRASH_AFTER, 0.02)
                .with(Fault.CRASH_UNDERWAY, 0.02);
        Trial trial = Trial.despite(faults, rules);

        history.forEach(trial::live);

        assertSettled(trial);
    }

    private static void assertSettled(Trial trial) {
        trial.faults().inject(Faults.none());
        trial.faults().settle();
        trial.compare();
    }
}
