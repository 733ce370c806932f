package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * All sequences of five events, against a plain look at what was said: after an explicit opt-out nothing but the customer's own
 * completed act makes an address sendable.
 */
class FiveEventsTest {
    /** A kind of event and who says it; a null kind is a week and a day in which nothing happens. */
    private record Said(@Nullable EventKind kind, ActorKind actor) {
        boolean isOneOf(Set<? extends EventKind> kinds) {
            return kind != null && kinds.contains(kind);
        }
    }

    private static final int LENGTH = 5;
    private static final Duration STEP = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofDays(8);
    private static final RequestTerms TERMS = Events.POLICY.requestTerms();

    private static final Set<EventKind> OPT_OUTS = Set.of(
            MessageEvent.Kind.STOP,
            MessageEvent.Kind.UNSUBSCRIBE,
            MessageEvent.Kind.REVOKE,
            MessageEvent.Kind.SET_OUT,
            MessageEvent.Kind.IMPORT_OUT,
            DerivedKind.SAME_PERSON,
            DerivedKind.SAME_NUMBER,
            DerivedKind.ERASURE,
            PushEvent.Kind.OFF);
    private static final Set<EventKind> COMPLETED = Set.of(
            MessageEvent.Kind.START,
            MessageEvent.Kind.SIGNED_FORM,
            MessageEvent.Kind.OWN_PAGE,
            MessageEvent.Kind.WALLET_APP,
            PushEvent.Kind.ON);
    private static final Set<EventKind> ASKED_BY_CUSTOMER = Set.of(
            MessageEvent.Kind.FORM,
            MessageEvent.Kind.SIGNED_FORM,
            MessageEvent.Kind.OWN_PAGE,
            MessageEvent.Kind.WALLET_APP);
    private static final Set<EventKind> ENDS_A_REQUEST =
            Set.of(MessageEvent.Kind.HARD_BOUNCE, MessageEvent.Kind.COMPLAINT, MessageEvent.Kind.INVALID);
    private static final Set<ActorKind> CAN_BE_THE_CUSTOMER = Set.of(ActorKind.CUSTOMER, ActorKind.SYSTEM);

    private final Said[] said = new Said[LENGTH];
    private long sequences;
    private long sendableAfterOptOut;

    /** Every kind by somebody who may say it; what opts in also by staff, who may try to pass as the customer. */
    private static List<Said> messages() {
        List<Said> all = new ArrayList<>();
        all.add(new Said(null, ActorKind.SYSTEM));
        for (MessageEvent.Kind kind : MessageEvent.Kind.values()) {
            all.add(new Said(kind, ActorKind.SYSTEM));
            if (COMPLETED.contains(kind) || ASKED_BY_CUSTOMER.contains(kind) || kind == MessageEvent.Kind.YES) {
                all.add(new Said(kind, ActorKind.STAFF));
            }
        }
        all.add(new Said(DerivedKind.SAME_PERSON, ActorKind.SYSTEM));
        all.add(new Said(DerivedKind.SAME_NUMBER, ActorKind.SYSTEM));
        all.add(new Said(DerivedKind.ERASURE, ActorKind.SYSTEM));
        return all;
    }

    private static List<Said> pushes() {
        List<Said> all = new ArrayList<>();
        for (PushEvent.Kind kind : PushEvent.Kind.values()) {
            all.add(new Said(kind, kind.actorKind()));
        }
        all.add(new Said(DerivedKind.SAME_PERSON, ActorKind.STAFF));
        all.add(new Said(DerivedKind.ERASURE, ActorKind.SYSTEM));
        return all;
    }

    private void tryAll(List<Said> alphabet, int length, OptInState before, Instant now) {
        if (length == LENGTH) {
            sequences++;
            return;
        }
        for (Said next : alphabet) {
            said[length] = next;
            Instant at = now.plus(next.kind() == null ? PAUSE : STEP);
            OptInState after = after(before, next, at);
            if (after.sendable()) {
                assertNotAgainstTheCustomersWord(length + 1);
            }
            tryAll(alphabet, length + 1, after, at);
        }
    }

    private static OptInState after(OptInState state, Said next, Instant at) {
        OptInState lapsed = state;
        OptInState.Request request = state.requestOrNull();
        if (request != null && !request.lapsesAt().isAfter(at)) {
            lapsed = next(state, OptInTable.decide(state, DerivedKind.LAPSE, ActorKind.SYSTEM, at, null));
        }
        return next.kind() == null
                ? lapsed
                : next(lapsed, OptInTable.decide(lapsed, next.kind(), next.actor(), at, TERMS));
    }

    private static OptInState next(OptInState state, Outcome outcome) {
        return outcome instanceof Outcome.Applied applied ? applied.next() : state;
    }

    /** Looks at what was said and at nothing else. */
    private void assertNotAgainstTheCustomersWord(int length) {
        int optOut = length - 1;
        while (optOut >= 0 && !said[optOut].isOneOf(OPT_OUTS)) {
            optOut--;
        }
        if (optOut < 0) {
            return;
        }
        sendableAfterOptOut++;
        boolean asked = false;
        for (int at = optOut + 1; at < length; at++) {
            Said word = said[at];
            if (word.kind() == null || word.isOneOf(ENDS_A_REQUEST)) {
                asked = false;
            } else if (CAN_BE_THE_CUSTOMER.contains(word.actor())) {
                if (word.isOneOf(COMPLETED) || (asked && word.kind() == MessageEvent.Kind.YES)) {
                    return;
                }
                asked |= word.isOneOf(ASKED_BY_CUSTOMER);
            }
        }
        throw new AssertionError("sendable against the customer's word: " + Arrays.toString(said) + " up to " + length);
    }

    @Test
    void noneOfAllSequencesOfMessageEventsUndoesAnOptOutWithoutTheCustomer() {
        tryAll(messages(), 0, OptInState.INITIAL, Events.T0);

        assertThat(sequences).isGreaterThan(30_000_000);
        assertThat(sendableAfterOptOut).isGreaterThan(1_000_000);
    }

    @Test
    void noneOfAllSequencesOfPushEventsUndoesAnOptOutWithoutTheUser() {
        tryAll(pushes(), 0, OptInState.INITIAL, Events.T0);

        assertThat(sequences).isEqualTo(3_125);
        assertThat(sendableAfterOptOut).isGreaterThan(100);
    }
}
