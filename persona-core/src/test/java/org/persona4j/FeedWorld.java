package org.persona4j;

import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.change.FeedPolicy;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.merge.IdentityRules;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.tck.fault.FaultInjectingStore;
import org.persona4j.store.tck.fault.Faults;

/**
 * A tenant whose changes are told, in a store whose commits are no larger than that needs, and what happens to it. Several may live in
 * it at once, each in a life of its own.
 */
final class FeedWorld {
    static final String TENANT = "green-leaf";
    static final FeedPolicy POLICY = FeedPolicy.standard().withShards(3);
    static final int MOST_SHARDS = 4;

    private static final int ROWS = 24;
    private static final int ROWS_DESPITE_FAULTS = 6;

    private final TestClock clock = new TestClock();
    private final IdentityRules rules;
    private final WatchedStore store;

    FeedWorld(IdentityRules rules) {
        this.rules = rules;
        this.store = WatchedStore.small(rules, MOST_SHARDS);
    }

    /** A tenant with small personas, whose values are soon shared. */
    static FeedWorld small() {
        return new FeedWorld(IdentityRules.builder().sizeCap(4).nameLimit(2).build());
    }

    WatchedStore store() {
        return store;
    }

    TestClock clock() {
        return clock;
    }

    /** A tenant as an engine of its own sees it, whose ids begin with a text of its own. */
    PersonaEngine.Tenant engine(PersonaStore between, String ids) {
        return PersonaEngine.builder(between)
                .keyring(Trial.ring(2))
                .identityRules(rules)
                .loyaltyPolicy(LoyaltyPolicy.standard())
                .clock(clock)
                .ids(new TestIds(ids))
                .build()
                .tenant(TENANT);
    }

    /** The tenant as it is, seen by an engine with which nothing goes wrong. */
    Personas as(Role role, String ids) {
        return engine(store, ids).as(Actor.of(role, "u-1"));
    }

    /** Somebody who lives in the world, known by a name of their own, with whom nothing goes wrong. */
    FeedLife life(String name) {
        return new FeedLife(this, name, new FaultInjectingStore(store, Faults.none()), ROWS);
    }

    /** Somebody who lives in the world, known by a name of their own; as each file takes many calls, they have small ones. */
    FeedLife life(String name, Faults faults) {
        return new FeedLife(this, name, new FaultInjectingStore(store, faults), ROWS_DESPITE_FAULTS);
    }
}
