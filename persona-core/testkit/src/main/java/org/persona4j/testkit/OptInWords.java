package org.persona4j.testkit;

import java.util.List;
import java.util.Optional;
import org.persona4j.optin.OptInEvent;
import org.persona4j.optin.OptInState;
import org.persona4j.optin.OptInStep;

/** Says what was delivered of an address, and what it left. */
final class OptInWords {
    private OptInWords() {}

    /** Events in the order of their delivery, as in {@code e1 YES by system for 2026-01-01T12:00:00Z}. */
    static String of(List<OptInEvent> delivered) {
        return Sentences.list(delivered.stream().map(OptInWords::of).toList());
    }

    /** An event: who says what, from when it counts, and when it came in if that was later. */
    static String of(OptInEvent event) {
        return event.id() + " " + event.kind().label() + " by "
                + event.actorKind().code() + " for " + event.countsAt()
                + (event.countsAt().equals(event.receivedAt()) ? "" : ", in " + event.receivedAt());
    }

    /** A step of the story: what happened, and when. */
    static String of(OptInStep step) {
        return step.event().map(event -> event.id() + " ").orElse("")
                + step.kind().label() + " at " + step.at();
    }

    /** All parts of a state, as in {@code OPTED_OUT, asked by CUSTOMER, SUPPRESSED (HARD_BOUNCE)}. */
    static String of(OptInState state) {
        Optional<String> request = state.request()
                .map(open -> ", asked by " + open.by() + " from " + open.since() + " to " + open.lapsesAt());
        return state.consent() + request.orElse("") + ", delivery " + state.delivery();
    }
}
