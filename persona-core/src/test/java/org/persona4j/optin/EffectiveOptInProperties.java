package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.optin.OptInHistories.Deliveries;

/** A persona with two numbers, of which the newer is the primary one. */
@Domain(OptInHistories.class)
@Domain(DomainContext.Global.class)
class EffectiveOptInProperties {
    private static final Instant END = OptInHistories.END;

    private static EffectiveOptIn of(Deliveries older, Deliveries newer, OptOutScope scope) {
        Map<String, OptInHistory> histories = Map.of("old", older.history(), "new", newer.history());
        return EffectiveOptIn.of(MessageChannel.TEXT, histories, "new", END, scope);
    }

    /** All words at both numbers, told from the steps alone. */
    private static List<OptInStep> words(Deliveries older, Deliveries newer) {
        return Stream.of(older, newer)
                .flatMap(deliveries -> deliveries.history().steps(END).stream())
                .filter(step -> step.outcome().word() != Outcome.Word.NONE)
                .toList();
    }

    @Property
    void thePersonIsOutIfNoOptInIsLaterThanEveryOptOut(@ForAll Deliveries older, @ForAll Deliveries newer) {
        List<OptInStep> words = words(older, newer);
        boolean isOut = words.stream()
                .filter(step -> step.outcome().word() == Outcome.Word.OUT)
                .anyMatch(out -> words.stream()
                        .filter(step -> step.outcome().word() == Outcome.Word.IN)
                        .noneMatch(in -> in.at().isAfter(out.at())));

        EffectiveOptIn answer = of(older, newer, OptOutScope.PERSON);

        assertThat(answer.why() == EffectiveOptIn.Why.LATEST_WORD_IS_OUT).isEqualTo(isOut);
    }

    @Property
    void nobodyIsMessagedWhosePrimaryAddressIsNotSendable(@ForAll Deliveries older, @ForAll Deliveries newer) {
        EffectiveOptIn answer = of(older, newer, OptOutScope.PERSON);

        if (answer.sendable()) {
            assertThat(newer.history().asOf(END).sendable()).isTrue();
        }
    }

    @Property
    void anAddressThatStandsAloneDecidesForItself(@ForAll Deliveries older, @ForAll Deliveries newer) {
        EffectiveOptIn answer = of(older, newer, OptOutScope.ADDRESS);

        assertThat(answer.status()).isEqualTo(newer.history().asOf(END).status());
    }

    @Property
    void theAddressThatDecidedHoldsTheEventThatDecided(@ForAll Deliveries older, @ForAll Deliveries newer) {
        EffectiveOptIn answer = of(older, newer, OptOutScope.PERSON);

        Deliveries named = answer.addressId().orElseThrow().equals("old") ? older : newer;

        assertThat(answer.decidedBy().flatMap(OptInStep::event).stream()).allMatch(named.events()::contains);
    }
}
