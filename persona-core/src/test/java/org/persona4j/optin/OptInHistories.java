package org.persona4j.optin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.persona4j.access.Actor;

/** Made-up events at one address: few moments, so that ties are common, and many late deliveries. */
public final class OptInHistories extends DomainContextBase {
    /** Found by jqwik. */
    public OptInHistories() {}

    /** The last moment at which anything of these events comes in, or a request of theirs lapses. */
    static final Instant END = Events.T0.plus(Duration.ofDays(60));

    /** Events in the order in which they come in, by clocks that go back in between, each with an id of its own. */
    record Deliveries(List<OptInEvent> events) {
        /** The history that has these very events. */
        OptInHistory history() {
            return OptInHistory.of(MessageChannel.TEXT, events);
        }

        /** The same history, kept in another order. */
        OptInHistory history(List<Integer> order) {
            return OptInHistory.of(
                    MessageChannel.TEXT, order.stream().map(events::get).toList());
        }

        /** The history that has some of these events. */
        OptInHistory history(Predicate<OptInEvent> which) {
            return OptInHistory.of(
                    MessageChannel.TEXT, events.stream().filter(which).toList());
        }

        /** The history to which these events were appended one after the other. */
        OptInHistory arrived() {
            return Events.history(events.toArray(OptInEvent[]::new));
        }
    }

    /** What one event is made of, before it has its id. */
    private record Draft(MessageEvent.Kind kind, Actor actor, int day, int lateByDays, boolean copied) {
        OptInEvent event(int number) {
            Instant at = Events.T0.plus(Duration.ofDays(day));
            Instant receivedAt = at.plus(Duration.ofDays(lateByDays));
            if (copied) {
                return new CopiedOptOut(
                        number % 2 == 0 ? DerivedKind.SAME_PERSON : DerivedKind.SAME_NUMBER,
                        new CopiedOptOut.Origin(MessageChannel.TEXT, "elsewhere", "e" + number),
                        ActorKind.of(actor.role()),
                        receivedAt.isBefore(at) ? receivedAt : at,
                        receivedAt);
            }
            MessageEvent.Builder event =
                    Events.draft("e" + number, kind).actor(actor).receivedAt(receivedAt);
            return lateByDays == 0 ? event.build() : event.occurredAt(at).build();
        }
    }

    /** Who says it, machines most often. */
    private static Arbitrary<Actor> actors() {
        return Arbitraries.of(
                Events.GATEWAY,
                Events.GATEWAY,
                Events.GATEWAY,
                Events.CUSTOMER,
                Events.STAFF,
                Events.actor(ActorKind.SUPPORT));
    }

    /** All kinds, and those more often that have to meet for something to happen. */
    private static Arbitrary<MessageEvent.Kind> kinds() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(MessageEvent.Kind.class)),
                Tuple.of(
                        3,
                        Arbitraries.of(
                                MessageEvent.Kind.REQUEST,
                                MessageEvent.Kind.FORM,
                                MessageEvent.Kind.YES,
                                MessageEvent.Kind.YES,
                                MessageEvent.Kind.STOP,
                                MessageEvent.Kind.HARD_BOUNCE)));
    }

    private static Arbitrary<Draft> drafts() {
        return Combinators.combine(
                        kinds(),
                        actors(),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of(0, 0, 0, 1, 3, 10, -2),
                        Arbitraries.of(false, false, false, false, false, false, false, true))
                .as(Draft::new);
    }

    @Provide
    Arbitrary<Deliveries> deliveries() {
        return drafts().list().ofMinSize(1).ofMaxSize(10).map(drafts -> {
            List<OptInEvent> events = new ArrayList<>();
            for (Draft draft : drafts) {
                events.add(draft.event(events.size()));
            }
            return new Deliveries(events);
        });
    }
}
