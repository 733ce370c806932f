package org.persona4j;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.store.tck.fault.Faults;

/** Whoever follows the changes and reads only what they say to be otherwise knows all that is so. */
@Domain(FeedStep.Histories.class)
@Domain(DomainContext.Global.class)
class FeedProperties {
    @Property(tries = 300)
    void afterEveryStepTheFollowerKnowsAllThatIsSo(
            @ForAll List<FeedStep> history, @ForAll @IntRange(min = 1, max = 7) int pageSize) {
        FeedWorld world = FeedWorld.small();
        Follower follower = new Follower(world, pageSize);
        FeedLife life = world.life("a");

        for (FeedStep step : history) {
            life.live(step);
            follower.catchUp();
            follower.knowsAll();
        }
    }

    @Property(tries = 150)
    void soItDoesWhateverGoesWrong(@ForAll List<FeedStep> history, @ForAll long seed) {
        FeedWorld world = FeedWorld.small();
        Follower follower = new Follower(world, 5);
        FeedLife life = world.life("a", FaultProperties.everything(seed));

        for (FeedStep step : history) {
            life.live(step);
            follower.catchUp();
        }

        life.faults().inject(Faults.none());
        life.faults().settle();
        follower.catchUp();
        follower.knowsAll();
    }
}
