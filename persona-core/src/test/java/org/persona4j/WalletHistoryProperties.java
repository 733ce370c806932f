package org.persona4j;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.loyalty.LoyaltyPolicy;

/**
 * Whatever customers buy, spend and give back, whoever is merged with whom and told apart again, and however time passes: a balance
 * is that of a plain list of lots, the sum of what the timeline tells, and as it was whenever it is asked about an earlier time.
 */
@Domain(PointsSteps.class)
@Domain(DomainContext.Global.class)
class WalletHistoryProperties {
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void pointsAreWhatAPlainListOfLotsSays(@ForAll LoyaltyPolicy program, @ForAll List<PointsStep> history) {
        new PointsTrial(program).live(history);
    }
}
