package org.persona4j;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.loyalty.LoyaltyPolicy;

/** Over a store that goes wrong in every way it may, points are what they are over one that does not. */
@Domain(PointsSteps.class)
@Domain(DomainContext.Global.class)
class WalletFaultProperties {
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void callsThatAreMadeUntilTheyAreAnsweredMovePointsOnce(
            @ForAll LoyaltyPolicy program, @ForAll List<PointsStep> history, @ForAll long seed) {
        PointsTrial.despite(FaultProperties.everything(seed), program).live(history);
    }
}
