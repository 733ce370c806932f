package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.testkit.Samples.MANY;
import static org.persona4j.testkit.Samples.assertMakes;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.persona4j.optin.Address;
import org.persona4j.optin.EventKind;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInEvent;
import org.persona4j.optin.OptInHistory;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OptInStatus;
import org.persona4j.optin.PushChannel;
import org.persona4j.optin.PushEvent;

/** Of many addresses, events and histories of opt-ins there is one of every odd kind. */
class OptInEdgeCasesTest {
    @Test
    void addressesAreOfAllTypes() {
        Set<Address.Type> types = Samples.of(OptInEvents.addresses(), MANY).stream()
                .map(Address::type)
                .collect(Collectors.toSet());

        assertThat(types).containsExactlyInAnyOrder(Address.Type.values());
    }

    @Test
    void eventsAreOfAllKinds() {
        Set<EventKind> made = Samples.of(OptInEvents.any(), 2 * MANY).stream()
                .map(OptInEvent::kind)
                .collect(Collectors.toSet());

        assertThat(made).containsAll(Arrays.asList(MessageEvent.Kind.values()));
        assertThat(made).containsAll(Arrays.asList(PushEvent.Kind.values()));
    }

    @Test
    void eventsComeLateAndAtOnceAndRefused() {
        assertMakes(
                OptInEvents.lists(),
                events -> events.stream().anyMatch(event -> event.countsAt().isBefore(event.receivedAt())),
                events -> events.stream().map(OptInEvent::countsAt).distinct().count() < events.size(),
                events -> events.size() == 10);
        assertThat(Samples.of(OptInEvents.lists(PushChannel.MOBILE_PUSH, OptInPolicy.standard()), MANY))
                .allSatisfy(events -> assertThat(events).noneMatch(MessageEvent.class::isInstance));
    }

    @Test
    void historiesOfEventsEndInEveryStatusAndAreErased() {
        List<OptInHistory> histories = Samples.of(OptInEvents.histories(), MANY);

        assertThat(histories)
                .extracting(history -> history.asOf(OptInEvents.END).state().status())
                .contains(OptInStatus.OPTED_IN, OptInStatus.OPTED_OUT, OptInStatus.SUPPRESSED, OptInStatus.NOT_ASKED);
        assertThat(histories)
                .anyMatch(history ->
                        history.erasure().isPresent() && history.events().size() > 1);
        assertThat(histories)
                .anyMatch(history ->
                        history.asOf(OptInEvents.FIRST_MOMENT).state().status() == OptInStatus.REQUESTED);
    }
}
