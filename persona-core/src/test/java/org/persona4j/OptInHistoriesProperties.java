package org.persona4j;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.merge.IdentityRules;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptOutScope;

/** Whatever happens to records meanwhile, nobody is messaged who said no, and everything said is kept once. */
@Domain(Actions.class)
@Domain(DomainContext.Global.class)
class OptInHistoriesProperties {
    @Property(tries = 500)
    void nobodyIsMessagedWhoSaidNoWhateverHappensToRecords(
            @ForAll IdentityRules rules, @ForAll OptOutScope scope, @ForAll("steps") List<SaidTrial.Step> steps) {
        SaidTrial trial = new SaidTrial(rules, scope);

        steps.forEach(trial::live);
    }

    @Provide
    Arbitrary<List<SaidTrial.Step>> steps() {
        Arbitrary<SaidTrial.Step> said = Combinators.combine(
                        Arbitraries.of(
                                MessageChannel.TEXT, MessageChannel.TEXT, MessageChannel.EMAIL, MessageChannel.VOICE),
                        Arbitraries.integers().between(0, SaidTrial.ADDRESSES.size() - 1),
                        Arbitraries.of(MessageEvent.Kind.class),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of(0, 0, 0, 60, 100_000))
                .as(SaidTrial.Said::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(8, Actions.actions().map(SaidTrial.Records::new)),
                        Tuple.of(10, said),
                        Tuple.of(1, Arbitraries.integers().between(0, 20).map(SaidTrial.SaidAgain::new)),
                        Tuple.of(1, Arbitraries.of(1, 24, 24 * 8, -1, -24).map(SaidTrial.Hours::new)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }
}
