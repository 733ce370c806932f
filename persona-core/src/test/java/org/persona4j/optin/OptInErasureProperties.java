package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.optin.OptInHistories.Deliveries;

/** What is kept of an address whose customer was erased, beside a history that keeps everything. */
@Domain(OptInHistories.class)
@Domain(DomainContext.Global.class)
class OptInErasureProperties {
    private static boolean isOwn(OptInEvent event) {
        return Speakers.of(event.kind()).isOwn(event.actorKind());
    }

    /** The history at the end, of which everything is kept since the erasure. */
    private static OptInHistory full(OptInHistory erased, List<OptInEvent> events) {
        OptInHistory history = erased;
        for (OptInEvent event : events) {
            history = history.append(event);
        }
        return history;
    }

    private static OptInHistory sparing(OptInHistory erased, List<OptInEvent> events) {
        OptInHistory history = erased;
        for (OptInEvent event : events) {
            history = history.appendSparingly(event);
        }
        return history;
    }

    private static OptInHistory erased(Deliveries deliveries, int day) {
        OptInHistory before = OptInHistory.none(MessageChannel.TEXT);
        for (OptInEvent event : deliveries.events()) {
            if (event.countsAt().isBefore(Events.hour(24L * day))) {
                before = before.append(event);
            }
        }
        return before.erase(Events.hour(24L * day));
    }

    /** The first of the events of each moment, in the order of these: what is reduced leaves no room beside it. */
    private static List<OptInEvent> oneAtATime(List<OptInEvent> events, Function<OptInEvent, Instant> moment) {
        Map<Instant, OptInEvent> first = new TreeMap<>();
        events.forEach(event -> first.putIfAbsent(moment.apply(event), event));
        return List.copyOf(first.values());
    }

    @Property
    void whatIsSaidInItsOrderLeavesTheSameState(@ForAll Deliveries deliveries, @ForAll @IntRange(max = 10) int day) {
        OptInHistory erased = erased(deliveries, day);
        List<OptInEvent> inOrder = new ArrayList<>();
        Instant last = Instant.MIN;
        for (OptInEvent event : oneAtATime(deliveries.events(), OptInEvent::countsAt)) {
            if (event.receivedAt().isAfter(last)) {
                inOrder.add(event);
                last = event.receivedAt();
            }
        }

        OptInHistory kept = sparing(erased, inOrder);

        assertThat(kept.asOf(OptInHistories.END).state())
                .isEqualTo(full(erased, inOrder).asOf(OptInHistories.END).state());
    }

    @Property
    void nobodyIsMessagedWhomAFullMemoryWouldNotMessage(
            @ForAll Deliveries deliveries, @ForAll @IntRange(max = 10) int day) {
        OptInHistory erased = erased(deliveries, day);
        List<OptInEvent> arriving =
                oneAtATime(oneAtATime(deliveries.events(), OptInEvent::countsAt), OptInEvent::receivedAt);

        OptInHistory kept = sparing(erased, arriving);

        boolean sendable = kept.asOf(OptInHistories.END).sendable();
        boolean byFullMemory = full(erased, arriving).asOf(OptInHistories.END).sendable();
        assertThat(sendable && !byFullMemory).isFalse();
    }

    /** Also where several things happen in the same instant, of which a sparing memory may keep fewer. */
    @Property
    void whoIsOutByAFullMemoryIsNotMessaged(@ForAll Deliveries deliveries, @ForAll @IntRange(max = 10) int day) {
        OptInHistory erased = erased(deliveries, day);
        List<OptInEvent> arriving = deliveries.events().stream()
                .sorted(Comparator.comparing(OptInEvent::receivedAt))
                .toList();

        OptInHistory kept = sparing(erased, arriving);

        if (full(erased, arriving).asOf(OptInHistories.END).status() == OptInStatus.OPTED_OUT) {
            assertThat(kept.asOf(OptInHistories.END).sendable()).isFalse();
        }
    }

    @Property
    void nothingIsKeptOfWhatOthersSayUntilTheCustomerActs(
            @ForAll Deliveries deliveries, @ForAll @IntRange(max = 10) int day) {
        OptInHistory kept = sparing(erased(deliveries, day), deliveries.events());

        assertThat(kept.events().get(0)).isInstanceOf(Erasure.class);
        assertThat(kept.events().stream().skip(1).limit(1)).allMatch(OptInErasureProperties::isOwn);
    }

    @Property
    void nothingIsKeptThatWasRefused(@ForAll Deliveries deliveries, @ForAll @IntRange(max = 10) int day) {
        OptInHistory history = erased(deliveries, day);
        for (OptInEvent event : deliveries.events()) {
            OptInHistory before = history;
            history = history.appendSparingly(event);

            Outcome outcome = before.append(event)
                    .consequencesOf(event, ConsequencesTest.TO, Events.POLICY)
                    .outcome();
            if (outcome instanceof Outcome.Refused && !isOwn(event)) {
                assertThat(history).isEqualTo(before);
            }
        }
    }

    @Property
    void withoutAnErasureEverythingIsKept(@ForAll Deliveries deliveries) {
        OptInHistory kept = sparing(OptInHistory.none(MessageChannel.TEXT), deliveries.events());

        assertThat(kept).isEqualTo(deliveries.arrived());
    }

    @Property
    void whatTheCustomerDoesIsKept(@ForAll Deliveries deliveries, @ForAll @IntRange(max = 10) int day) {
        OptInHistory erased = erased(deliveries, day);
        Stream<OptInEvent> own = deliveries.events().stream()
                .filter(OptInErasureProperties::isOwn)
                .filter(event -> event.kind() != MessageEvent.Kind.HELP && event.kind() != MessageEvent.Kind.OTHER)
                .sorted(Comparator.comparing(OptInEvent::countsAt));
        List<OptInEvent> all = own.toList();

        OptInHistory kept = sparing(erased, all);

        assertThat(kept).isEqualTo(full(erased, all));
    }
}
