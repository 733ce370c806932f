package org.persona4j.optin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.persona4j.optin.Outcome.Effect;

/**
 * The arrival of an event at an address: what was known before it against what is known with it.
 *
 * <p>The table says what an event causes. A message is sent only for what is news at the moment of arrival: an opt-out that is
 * delivered late, after the customer came back or the address went dead, is not confirmed any more, and one whose later repetition
 * was confirmed already is not confirmed again.
 */
final class Arrival {
    private final Channel channel;
    private final OptInEvent event;
    private final Replay before;
    private final Replay after;

    Arrival(Channel channel, List<OptInEvent> known, OptInEvent event) {
        this.channel = channel;
        this.event = event;
        List<OptInEvent> all = Stream.concat(known.stream(), Stream.of(event)).toList();
        Instant now =
                all.stream().map(OptInEvent::receivedAt).max(Instant::compareTo).orElseThrow();
        this.before = Replay.of(known, now);
        this.after = Replay.of(all, now);
    }

    Consequences consequences(OutgoingMessage.Destination to, OptInPolicy policy) {
        List<OutgoingMessage> messages = channel instanceof MessageChannel on ? messages(on, to, policy) : List.of();
        return new Consequences(outcome(), messages, copies(to, policy));
    }

    private Outcome outcome() {
        return after.outcomeOf(event);
    }

    private List<OutgoingMessage> messages(MessageChannel on, OutgoingMessage.Destination to, OptInPolicy policy) {
        List<OutgoingMessage> messages = new ArrayList<>();
        boolean isHeard = !after.state().delivery().isSuppressed();
        if (isHeard && before.state().consent() != after.state().consent()) {
            if (causes(after.consentBy(), Effect.CONFIRM_OUT)) {
                Instant dueBy = event.receivedAt().plus(policy.confirmOptOutWithin());
                messages.add(new OutgoingMessage.OptOutConfirmation(on, to, idOf(after.consentBy()), dueBy));
            }
            if (causes(after.consentBy(), Effect.CONFIRM_IN)) {
                messages.add(new OutgoingMessage.OptInConfirmation(on, to, idOf(after.consentBy())));
            }
        }
        OptInState.Request request = after.state().requestOrNull();
        OptInState.Request asked = before.state().requestOrNull();
        boolean isNews = request != null && (asked == null || asked.by() != request.by());
        if (request != null && isNews && causes(after.requestBy(), Effect.ASK)) {
            messages.add(new OutgoingMessage.OptInRequest(on, to, idOf(after.requestBy()), request.lapsesAt()));
        }
        if (outcome().effects().contains(Effect.ANSWER_HELP)) {
            messages.add(new OutgoingMessage.HelpAnswer(on, to, event.id()));
        }
        return messages;
    }

    private static boolean causes(@Nullable OptInStep step, Effect effect) {
        return step != null
                && step.eventOrNull() != null
                && step.outcome().effects().contains(effect);
    }

    private static String idOf(@Nullable OptInStep step) {
        return Objects.requireNonNull(Objects.requireNonNull(step).eventOrNull())
                .id();
    }

    private List<Consequences.Copy> copies(OutgoingMessage.Destination to, OptInPolicy policy) {
        List<Consequences.Copy> copies = new ArrayList<>();
        if (outcome().effects().contains(Effect.COPY_TO_PERSON) && policy.optOutScope(channel) == OptOutScope.PERSON) {
            copies.add(copy(channel, DerivedKind.SAME_PERSON, to));
        }
        if (outcome().effects().contains(Effect.COPY_TO_VOICE)
                && channel == MessageChannel.TEXT
                && policy.textOptOutCoversVoice()) {
            copies.add(copy(MessageChannel.VOICE, DerivedKind.SAME_NUMBER, to));
        }
        return copies;
    }

    private Consequences.Copy copy(Channel target, DerivedKind kind, OutgoingMessage.Destination to) {
        return new Consequences.Copy(target, CopiedOptOut.of(kind, event, channel, to.addressId()));
    }
}
