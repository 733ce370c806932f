package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was said and happened at one address on one channel, in the order in which it came in. It only grows, but
 * for an erasure.
 *
 * <p>The state is the fold of the events in the order of {@link OptInEvent#ORDER}, so that late and repeated deliveries fall
 * into place: the same events give the same state, whatever the order they are kept in. Nothing of a policy is needed to tell it.
 *
 * <p>Clocks go back, and differ between machines; what is known stays known. An event is appended as one that came in no earlier
 * than the last, and {@link #asOfNow} answers for no earlier moment. So no clock takes an opt-out back, and of an opt-out and
 * an opt-in that a clock dates to one moment the opt-out holds.
 *
 * <p>Two questions about the past have two answers. {@link #asOf} says what was true at a moment, by all that is known today;
 * {@link #asKnownAt} says what was true by what had come in by then, which is what a message was sent on.
 *
 * <p>Of what was before an erasure nothing is known any more: both answer as if nothing had been said.
 *
 * <p>An immutable, thread-safe value without the address; its events hold personal data, its {@code toString} none.
 */
@JsonPropertyOrder({"channel", "events"})
public final class OptInHistory {
    /** What leaves nothing of what the customer says. */
    private static final Set<Outcome.Reason> IDLE_OF_CUSTOMER = EnumSet.of(Outcome.Reason.NO_BEARING);

    /** What leaves nothing of what others say: no later delivery of what was earlier can make it count. */
    private static final Set<Outcome.Reason> IDLE_OF_OTHERS = EnumSet.of(
            Outcome.Reason.NO_BEARING,
            Outcome.Reason.ALREADY_IN,
            Outcome.Reason.REQUEST_OPEN,
            Outcome.Reason.NO_REQUEST);

    private final Channel channel;
    private final List<OptInEvent> events;

    private OptInHistory(Channel channel, List<OptInEvent> events) {
        this.channel = channel;
        this.events = events;
    }

    /** The history of an address that nothing was ever said about. */
    public static OptInHistory none(Channel channel) {
        return new OptInHistory(Objects.requireNonNull(channel, "channel"), List.of());
    }

    /**
     * The history of these events.
     *
     * @param channel the channel
     * @param events the events, in the order in which they came in
     * @throws IllegalArgumentException if an event does not belong to the channel, two have one id, or one counts from before
     *     an erasure
     */
    @JsonCreator
    public static OptInHistory of(
            @JsonProperty("channel") Channel channel, @JsonProperty("events") @Nullable List<OptInEvent> events) {
        Objects.requireNonNull(channel, "channel");
        List<OptInEvent> all = events == null ? List.of() : List.copyOf(events);
        OptInHistory history = new OptInHistory(channel, all);
        Set<String> ids = new HashSet<>();
        for (int at = 0; at < all.size(); at++) {
            OptInEvent event = all.get(at);
            history.checkChannel(event);
            if (!ids.add(event.id())) {
                throw new IllegalArgumentException("events must have distinct ids, but that at " + at + " has not");
            }
            if (at > 0 && (event instanceof Erasure || history.isBeforeErasure(event))) {
                throw new IllegalArgumentException("the event at " + at + " counts from before the erasure");
            }
        }
        return history;
    }

    private void checkChannel(OptInEvent event) {
        boolean push = channel instanceof PushChannel;
        if (push ? event instanceof MessageEvent : event instanceof PushEvent) {
            throw new IllegalArgumentException(
                    "an event of kind " + event.kind().code() + " cannot happen on " + channel.code());
        }
    }

    /** The channel. */
    @JsonProperty("channel")
    public Channel channel() {
        return channel;
    }

    /** The events, in the order in which they came in. */
    @JsonProperty("events")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public List<OptInEvent> events() {
        return events;
    }

    /** The event with an id. */
    public Optional<OptInEvent> event(String id) {
        return events.stream().filter(event -> event.id().equals(id)).findFirst();
    }

    /** What is left of all that was before an erasure, if there was one. */
    public Optional<Erasure> erasure() {
        return !events.isEmpty() && events.get(0) instanceof Erasure erasure ? Optional.of(erasure) : Optional.empty();
    }

    /** Whether an event counts from a moment up to the erasure, which stands for all that was before it. */
    private boolean isBeforeErasure(OptInEvent event) {
        return erasure()
                .filter(erasure -> !event.countsAt().isAfter(erasure.at()))
                .isPresent();
    }

    /**
     * The history with one event more, which came in no earlier than those before it, whatever a clock says: see {@link
     * OptInEvent#receivedNotBefore}. An event that it has already, delivered again, changes nothing; nor is one kept that counts
     * from before an erasure.
     *
     * @throws IllegalArgumentException if the event does not belong to the channel, is an erasure, or its id stands for
     *     another event
     */
    public OptInHistory append(OptInEvent event) {
        checkChannel(event);
        if (event instanceof Erasure) {
            throw new IllegalArgumentException("an erasure is not appended but made");
        }
        Optional<OptInEvent> same = event(event.id());
        if (same.isPresent()) {
            if (!same.get().isRepeatOf(event)) {
                throw new IllegalArgumentException("the id of the event stands for another event at this address");
            }
            return this;
        }
        OptInEvent next = event.receivedNotBefore(notBeforeLast(event.receivedAt()));
        if (isBeforeErasure(next)) {
            return this;
        }
        List<OptInEvent> more = new ArrayList<>(events);
        more.add(next);
        return new OptInHistory(channel, List.copyOf(more));
    }

    /** A moment, or that at which the last event came in if it is later. */
    Instant notBeforeLast(Instant moment) {
        return latest(OptInEvent::receivedAt, moment);
    }

    /**
     * The history with what may be kept of one event more while the customer who was erased has not been recovered. What the
     * customer does is kept, unless it has no bearing on consent. Of what anybody else says, or happens, nothing is kept that
     * is refused or without effect; and as long as the customer has done nothing since the erasure, of an opt-out or a failure
     * only the state it leaves, as an erasure at its time. Without an erasure everything is kept.
     *
     * <p>The state is that of {@link #append}; where events are delivered late, what the customer did before a reduced one, or
     * at the same moment, is dropped like all that was before an erasure. Nothing is known of an event that is not kept when it is delivered again.
     *
     * @throws IllegalArgumentException like {@link #append}
     */
    public OptInHistory appendSparingly(OptInEvent event) {
        OptInHistory all = append(event);
        if (erasure().isEmpty() || all.equals(this)) {
            return all;
        }
        OptInEvent next = all.events.get(events.size());
        Outcome outcome = Replay.of(all.events, all.latest(OptInEvent::countsAt, next.countsAt()))
                .outcomeOf(next);
        if (Speakers.of(next.kind()).isOwn(next.actorKind())) {
            return isIdle(outcome, IDLE_OF_CUSTOMER) ? this : all;
        }
        if (outcome instanceof Outcome.Refused || isIdle(outcome, IDLE_OF_OTHERS)) {
            return this;
        }
        return events.size() == 1 ? all.erase(next.countsAt()) : all;
    }

    private static boolean isIdle(Outcome outcome, Set<Outcome.Reason> reasons) {
        return outcome instanceof Outcome.Unchanged same && reasons.contains(same.reason());
    }

    /** A moment, or the latest of the events if that is later. */
    private Instant latest(Function<OptInEvent, Instant> of, Instant moment) {
        return events.stream()
                .map(of)
                .filter(later -> later.isAfter(moment))
                .max(Instant::compareTo)
                .orElse(moment);
    }

    /**
     * The history of which all evidence is erased: the state it left, opted out, and the time remain.
     *
     * @param at the moment; if something counts from later, that moment
     */
    public OptInHistory erase(Instant at) {
        Instant moment = latest(OptInEvent::countsAt, at);
        OptInState before = Replay.of(events, moment).state();
        Outcome outcome = OptInTable.decide(before, DerivedKind.ERASURE, ActorKind.SYSTEM, moment, null);
        OptInState after = outcome instanceof Outcome.Applied applied ? applied.next() : before;
        return new OptInHistory(channel, List.of(new Erasure(moment, after)));
    }

    /** What was true at a moment by all that is known today, and why; what counts from that very moment included. */
    public AddressOptIn asOf(Instant at) {
        return answer(events, at);
    }

    /**
     * What is true now, and why: as of this moment, or of that at which the last event came in if the clock was set back since.
     * Ask this before a message is sent.
     *
     * @param now the moment that a clock says it is
     */
    public AddressOptIn asOfNow(Instant now) {
        return asOf(notBeforeLast(now));
    }

    /** What was true at a moment by what had come in up to and including then, and why. */
    public AddressOptIn asKnownAt(Instant at) {
        return answer(
                events.stream().filter(event -> !event.receivedAt().isAfter(at)).toList(), at);
    }

    private AddressOptIn answer(List<OptInEvent> known, Instant at) {
        Replay replay = Replay.of(known, at);
        return new AddressOptIn(channel, at, replay.state(), replay.decidedBy(), replay.lastWord());
    }

    /** All events up to a moment in the order in which they count, and the lapses of requests, each with what it did. */
    public List<OptInStep> steps(Instant to) {
        return Replay.of(events, to).steps();
    }

    /**
     * What an event causes. Ask for it when the event was appended, and again when it is delivered again: the answer is made of
     * what had come in by then, so it is the same.
     *
     * @param event the event, or a repeat of it
     * @param to the address of this history
     * @param policy the policy that says how far an opt-out reaches and when it is confirmed
     */
    public Consequences consequencesOf(OptInEvent event, OutgoingMessage.Destination to, OptInPolicy policy) {
        for (int at = 0; at < events.size(); at++) {
            if (events.get(at).id().equals(event.id())) {
                return new Arrival(channel, events.subList(0, at), events.get(at)).consequences(to, policy);
            }
        }
        return new Consequences(new Outcome.Refused(Outcome.Reason.BEFORE_ERASURE), List.of(), List.of());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OptInHistory that && channel.equals(that.channel) && events.equals(that.events);
    }

    @Override
    public int hashCode() {
        return 31 * channel.code().hashCode() + events.hashCode();
    }

    /** The channel and the number of events. */
    @Override
    public String toString() {
        return "OptInHistory[" + channel.code() + ", " + events.size() + " events]";
    }
}
