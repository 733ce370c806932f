package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.optin.OptInHistories.Deliveries;

@Domain(OptInHistories.class)
@Domain(DomainContext.Global.class)
class OptInHistoryProperties {
    private static final Instant END = OptInHistories.END;

    private static Instant day(int days) {
        return Events.T0.plus(Duration.ofDays(days));
    }

    private static List<Integer> shuffled(int size, long seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order;
    }

    private static boolean isOptIn(OptInStep step) {
        return step.outcome() instanceof Outcome.Applied && step.after().consent() == Consent.OPTED_IN;
    }

    @Property
    void theStateIsThatOfTheModelAtEveryMoment(@ForAll Deliveries deliveries, @ForAll @IntRange(max = 40) int days) {
        OptInState state = deliveries.history().asOf(day(days)).state();

        assertThat(OptInModel.describe(state))
                .isEqualTo(OptInModel.of(deliveries.events(), day(days)).toString());
    }

    @Property
    void theOrderInWhichEventsAreKeptDoesNotMatter(@ForAll Deliveries deliveries, @ForAll long seed) {
        List<Integer> order = shuffled(deliveries.events().size(), seed);

        OptInHistory reordered = deliveries.history(order);

        assertThat(reordered.steps(END)).isEqualTo(deliveries.history().steps(END));
        assertThat(reordered.asOf(END)).isEqualTo(deliveries.history().asOf(END));
    }

    @Property
    void theSameEventDeliveredAgainCountsOnce(@ForAll Deliveries deliveries, @ForAll long seed) {
        OptInHistory once = deliveries.arrived();

        OptInHistory repeated = once;
        for (int again : shuffled(deliveries.events().size(), seed)) {
            repeated = repeated.append(deliveries.events().get(again));
        }

        assertThat(once.events()).hasSameSizeAs(deliveries.events());
        assertThat(repeated).isEqualTo(once);
    }

    @Property
    void whatHasADateOfItsOwnFallsIntoPlaceInWhateverOrderItComesIn(@ForAll Deliveries deliveries, @ForAll long seed) {
        List<OptInEvent> dated = new ArrayList<>(deliveries.events());
        dated.removeIf(event -> !event.countsAt().isBefore(event.receivedAt()));
        List<OptInEvent> reordered = new ArrayList<>(dated);
        Collections.shuffle(reordered, new Random(seed));

        OptInHistory one = Events.history(dated.toArray(OptInEvent[]::new));
        OptInHistory other = Events.history(reordered.toArray(OptInEvent[]::new));

        assertThat(other.asOf(END).state()).isEqualTo(one.asOf(END).state());
    }

    /** Whether an event counts from when it came in, because it has no date, or none that counts. */
    private static boolean isOfItsArrival(OptInEvent event) {
        return event instanceof MessageEvent message
                ? message.occurredAt().isEmpty() || !Speakers.of(event.kind()).isOwn(event.actorKind())
                : event.countsAt().equals(event.receivedAt());
    }

    @Property
    void whatIsAppendedCameInNoEarlierThanWhatIsThere(@ForAll Deliveries deliveries) {
        OptInHistory history = deliveries.arrived();

        assertThat(history.events()).extracting(OptInEvent::receivedAt).isSorted();
    }

    @Property
    void whatIsAppendedIsLaterThanItsClockSaysOnlyIfTheClockWasSetBack(@ForAll Deliveries deliveries) {
        OptInHistory history = OptInHistory.none(MessageChannel.TEXT);
        Instant last = Instant.MIN;
        for (OptInEvent event : deliveries.events()) {
            history = history.append(event);

            OptInEvent kept = history.event(event.id()).orElseThrow();
            boolean isSetBack = event.receivedAt().isBefore(last);
            last = isSetBack ? last : event.receivedAt();
            assertThat(kept.receivedAt()).isEqualTo(last);
            assertThat(kept.isRepeatOf(event)).isTrue();
            if (isOfItsArrival(event)) {
                assertThat(kept.countsAt()).isEqualTo(last);
            }
        }
    }

    @Property
    void anOptOutThatIsKnownHoldsWhateverAClockSays(
            @ForAll Deliveries deliveries, @ForAll @IntRange(max = 40) int days) {
        OptInHistory history = OptInHistory.none(MessageChannel.TEXT);
        boolean isOut = false;
        for (OptInEvent event : deliveries.events()) {
            history = history.append(event);
            boolean isOwnYes = (Events.PROVEN.contains(event.kind()) || event.kind() == MessageEvent.Kind.YES)
                    && (event.actorKind() == ActorKind.CUSTOMER || event.actorKind() == ActorKind.SYSTEM);
            isOut = isOwnYes ? false : isOut || (OptInTable.isOptOut(event.kind()) && isOfItsArrival(event));

            assertThat(isOut && history.asOfNow(day(days)).sendable()).isFalse();
        }
    }

    @Property
    void whatIsTrueNowRestsOnAllThatCameIn(@ForAll Deliveries deliveries, @ForAll @IntRange(max = 40) int days) {
        OptInHistory history = deliveries.arrived();

        AddressOptIn now = history.asOfNow(day(days));

        assertThat(now.at()).isAfterOrEqualTo(day(days));
        assertThat(now).isEqualTo(history.asKnownAt(now.at()));
        assertThat(history.events()).allMatch(event -> !event.receivedAt().isAfter(now.at()));
    }

    @Property
    void asOfAgreesWithTheReplayOfWhatCountedByThen(
            @ForAll Deliveries deliveries, @ForAll @IntRange(max = 40) int days) {
        OptInHistory prefix = deliveries.history(event -> !event.countsAt().isAfter(day(days)));

        AddressOptIn then = deliveries.history().asOf(day(days));

        assertThat(then).isEqualTo(prefix.asOf(day(days)));
        assertThat(then.state())
                .isEqualTo(deliveries.history().steps(day(days)).stream()
                        .map(OptInStep::after)
                        .reduce(OptInState.INITIAL, (before, after) -> after));
    }

    @Property
    void asKnownAtAgreesWithAHistoryThatEndedThere(
            @ForAll Deliveries deliveries, @ForAll @IntRange(max = 40) int days) {
        OptInHistory known = deliveries.history(event -> !event.receivedAt().isAfter(day(days)));

        assertThat(deliveries.history().asKnownAt(day(days))).isEqualTo(known.asOf(day(days)));
    }

    @Property
    void anOptOutIsUndoneByTheCustomersCompletedActAlone(@ForAll Deliveries deliveries) {
        boolean out = false;
        boolean askedByCustomer = false;
        for (OptInStep step : deliveries.history().steps(END)) {
            if (OptInTable.isOptOut(step.kind())) {
                out = true;
                askedByCustomer = false;
            } else if (out && isOptIn(step)) {
                assertThat(Events.PROVEN.contains(step.kind())
                                || (step.kind() == MessageEvent.Kind.YES && askedByCustomer))
                        .as(step.describe())
                        .isTrue();
                assertThat(step.event().orElseThrow().actorKind()).isIn(ActorKind.CUSTOMER, ActorKind.SYSTEM);
                out = false;
            } else {
                askedByCustomer = step.after().request().isPresent();
            }
            assertThat(out && step.after().sendable()).as(step.describe()).isFalse();
        }
    }

    @Property
    void aLapsedRequestNeverCompletes(@ForAll Deliveries deliveries) {
        OptInState before = OptInState.INITIAL;
        for (OptInStep step : deliveries.history().steps(END)) {
            if (step.kind() == MessageEvent.Kind.YES && isOptIn(step) && step.outcome() instanceof Outcome.Applied) {
                OptInState.Request answered = before.request().orElseThrow();
                assertThat(step.at()).isBefore(answered.lapsesAt()).isAfterOrEqualTo(answered.since());
            }
            before = step.after();
        }
    }

    @Property
    void noRequestIsOpenBeyondItsTime(@ForAll Deliveries deliveries, @ForAll @IntRange(max = 40) int days) {
        AddressOptIn then = deliveries.history().asOf(day(days));

        assertThat(then.state().request().stream())
                .allMatch(request -> request.lapsesAt().isAfter(day(days)));
    }

    @Property
    void theRetailerAsksNoMoreOftenThanItMay(@ForAll Deliveries deliveries) {
        AddressOptIn end = deliveries.history().asOf(END);

        assertThat(end.state().businessRequests()).isLessThanOrEqualTo(Events.POLICY.maxBusinessRequests());
    }

    @Property
    void theStepThatDecidedLeftTheStatusThatIsShown(
            @ForAll Deliveries deliveries, @ForAll @IntRange(max = 40) int days) {
        AddressOptIn then = deliveries.history().asOf(day(days));

        assertThat(then.decidedBy().isEmpty()).isEqualTo(then.status() == OptInStatus.NOT_ASKED);
        assertThat(then.decidedBy().stream())
                .allMatch(step -> deliveries.events().contains(step.event().orElseThrow()));
    }

    @Property
    void anEventCausesTheSameHoweverOftenItIsDelivered(@ForAll Deliveries deliveries) {
        OutgoingMessage.Destination to = ConsequencesTest.TO;
        OptInHistory growing = OptInHistory.none(MessageChannel.TEXT);
        List<Consequences> first = new ArrayList<>();
        for (OptInEvent event : deliveries.events()) {
            growing = growing.append(event);
            first.add(growing.consequencesOf(event, to, Events.POLICY));
        }

        OptInHistory whole = growing;

        assertThat(deliveries.events().stream().map(event -> whole.consequencesOf(event, to, Events.POLICY)))
                .isEqualTo(first);
    }

    /** An address while events come in one after the other: what was true before each, and what it caused. */
    private static void arrive(Deliveries deliveries, ArrivalCheck check) {
        OptInHistory growing = OptInHistory.none(MessageChannel.TEXT);
        Instant now = Events.T0;
        for (OptInEvent event : deliveries.events()) {
            now = event.receivedAt().isAfter(now) ? event.receivedAt() : now;
            OptInState before = growing.asOf(now).state();
            growing = growing.append(event);
            Consequences caused = growing.consequencesOf(event, ConsequencesTest.TO, Events.POLICY);
            for (OutgoingMessage message : caused.messages()) {
                check.check(before, message, growing.asOf(now).state());
            }
        }
    }

    /** What is held of a message that an arrival caused, between two states. */
    @FunctionalInterface
    private interface ArrivalCheck {
        void check(OptInState before, OutgoingMessage message, OptInState after);
    }

    @Property
    void anOptOutIsConfirmedWhenItIsNewsAndCanArrive(@ForAll Deliveries deliveries) {
        arrive(deliveries, (before, message, after) -> {
            if (message instanceof OutgoingMessage.OptOutConfirmation) {
                assertThat(before.consent()).isNotEqualTo(Consent.OPTED_OUT);
                assertThat(after.status()).isEqualTo(OptInStatus.OPTED_OUT);
            }
        });
    }

    @Property
    void anOptInIsConfirmedWhenItIsNewsAndCanArrive(@ForAll Deliveries deliveries) {
        arrive(deliveries, (before, message, after) -> {
            if (message instanceof OutgoingMessage.OptInConfirmation) {
                assertThat(before.consent()).isNotEqualTo(Consent.OPTED_IN);
                assertThat(after.sendable()).isTrue();
            }
        });
    }

    @Property
    void aRequestIsSentForOneThatIsOpen(@ForAll Deliveries deliveries) {
        arrive(deliveries, (before, message, after) -> {
            if (message instanceof OutgoingMessage.OptInRequest request) {
                assertThat(after.request().orElseThrow().lapsesAt()).isEqualTo(request.lapsesAt());
                assertThat(before.request().map(OptInState.Request::by))
                        .isNotEqualTo(after.request().map(OptInState.Request::by));
            }
        });
    }

    @Property
    void everyOptOutIsPassedOnWhateverItFinds(@ForAll Deliveries deliveries) {
        OptInHistory history = deliveries.history();
        for (OptInEvent event : deliveries.events()) {
            if (OptInTable.isOptOut(event.kind()) && event.kind() != DerivedKind.SAME_PERSON) {
                assertThat(history.consequencesOf(event, ConsequencesTest.TO, Events.POLICY)
                                .copies())
                        .anyMatch(copy -> copy.event().kind() == DerivedKind.SAME_PERSON);
            }
        }
    }

    @Property
    void anErasureLeavesAnOptOutAndNoEvidence(@ForAll Deliveries deliveries, @ForAll @IntRange(max = 40) int days) {
        OptInHistory erased = deliveries.history().erase(day(days));

        assertThat(erased.events()).singleElement().isInstanceOf(Erasure.class);
        assertThat(erased.asOf(END).state().consent()).isEqualTo(Consent.OPTED_OUT);
        assertThat(erased.asOf(END).state().delivery())
                .isEqualTo(deliveries.history().asOf(END).state().delivery());
    }

    @Property
    void whatIsDeliveredAgainAfterAnErasureOptsNobodyIn(@ForAll Deliveries deliveries) {
        OptInHistory erased = deliveries.history().erase(END);
        for (OptInEvent event : deliveries.events()) {
            erased = erased.append(event);
        }

        assertThat(erased.events()).hasSize(1);
        assertThat(erased.asOf(END).sendable()).isFalse();
    }
}
