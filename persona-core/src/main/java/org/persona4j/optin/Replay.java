package org.persona4j.optin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events of one address told in order up to a moment: the fold that state is.
 *
 * <p>It sorts, lets requests lapse where their time runs out, and remembers which event is behind each part. What an event does
 * is for {@link OptInTable} to say. Filled once by {@link #of}; not changed after.
 */
final class Replay {
    private final List<OptInStep> steps = new ArrayList<>();
    private OptInState state = OptInState.INITIAL;
    private @Nullable OptInStep consentBy;
    private @Nullable OptInStep requestBy;
    private @Nullable OptInStep deliveryBy;
    private @Nullable OptInStep lastWord;

    private Replay() {}

    /** Tells these events, in whatever order they are given, up to and including a moment. */
    static Replay of(Collection<OptInEvent> events, Instant to) {
        Replay replay = new Replay();
        events.stream()
                .filter(event -> !event.countsAt().isAfter(to))
                .sorted(OptInEvent.ORDER)
                .forEach(replay::take);
        replay.passTimeTo(to);
        return replay;
    }

    private void passTimeTo(Instant to) {
        OptInState.Request request = state.requestOrNull();
        if (request != null && !request.lapsesAt().isAfter(to)) {
            Outcome outcome = OptInTable.decide(state, DerivedKind.LAPSE, ActorKind.SYSTEM, request.lapsesAt(), null);
            step(request.lapsesAt(), DerivedKind.LAPSE, null, outcome);
        }
    }

    private void take(OptInEvent event) {
        passTimeTo(event.countsAt());
        Outcome outcome = event instanceof Erasure erasure
                ? new Outcome.Applied(erasure.state(), Outcome.Word.OUT, Set.of())
                : OptInTable.decide(state, event);
        step(event.countsAt(), event.kind(), event, outcome);
    }

    private void step(Instant at, EventKind kind, @Nullable OptInEvent event, Outcome outcome) {
        OptInState before = state;
        if (outcome instanceof Outcome.Applied applied) {
            state = applied.next();
        }
        OptInStep step = new OptInStep(at, kind, event, outcome, state);
        steps.add(step);
        boolean proven = outcome instanceof Outcome.Applied && outcome.word() == Outcome.Word.IN;
        if (proven || state.consent() != before.consent()) {
            consentBy = step;
        }
        if (!Objects.equals(state.requestOrNull(), before.requestOrNull())) {
            requestBy = step;
        }
        if (state.delivery() != before.delivery()) {
            deliveryBy = step;
        }
        if (outcome.word() != Outcome.Word.NONE) {
            lastWord = step;
        }
    }

    OptInState state() {
        return state;
    }

    /** All that happened, in order, with the lapses. */
    List<OptInStep> steps() {
        return List.copyOf(steps);
    }

    /** What an event did that is told. */
    Outcome outcomeOf(OptInEvent event) {
        return steps.stream()
                .filter(step -> step.eventOrNull() == event)
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    /** What gave the consent, if anything did. */
    @Nullable OptInStep consentBy() {
        return consentBy;
    }

    /** What opened the request that is open, or closed the last one. */
    @Nullable OptInStep requestBy() {
        return requestBy;
    }

    /** The last explicit opt-out or opt-in by the customer's own completed act, if there is one. */
    @Nullable OptInStep lastWord() {
        return lastWord;
    }

    /** What is behind the status that is shown, if anything is. */
    @Nullable OptInStep decidedBy() {
        return switch (state.status()) {
            case SUPPRESSED -> deliveryBy;
            case OPTED_OUT, OPTED_IN -> consentBy;
            case REQUESTED -> requestBy;
            case NOT_ASKED -> null;
        };
    }
}
