package org.persona4j.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.persona4j.optin.ActorKind;
import org.persona4j.optin.Consent;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInEvent;
import org.persona4j.optin.OptInHistory;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OptInState;
import org.persona4j.optin.OptInStep;

/**
 * The laws of opt-in. A test class implements this interface and one method:
 *
 * <pre>{@code
 * class OurOptInProperties implements OptInPolicyLaws {
 *     public OptInPolicy policy() {
 *         return OptInPolicy.builder().maxBusinessRequests(1).build();
 *     }
 * }
 * }</pre>
 *
 * <p>Whoever keeps opt-ins in another way than the library, or copies them elsewhere, replaces {@link #tell} too. The message
 * names the law and tells the fewest events that break it.
 */
public interface OptInPolicyLaws {
    /** How often each law is tried. */
    int TRIES = 500;

    /** How often a law is tried that tells the story of an address many times over. */
    int TRIES_OF_MANY = 150;

    /** The policy that is to keep the laws. */
    OptInPolicy policy();

    /**
     * What has happened at an address by a moment, in the order in which it counts; by default as the library tells it.
     *
     * @param delivered the events in the order in which they are delivered; one may be delivered again
     * @param to the moment
     */
    default List<OptInStep> tell(List<OptInEvent> delivered, Instant to) {
        OptInHistory history = OptInHistory.none(MessageChannel.TEXT);
        for (OptInEvent event : delivered) {
            history = history.append(event);
        }
        return history.steps(to);
    }

    /** Whether messages may be sent to an address in a state; by default as the library says. */
    default boolean sendable(OptInState state) {
        return state.sendable();
    }

    /**
     * Events of one address under the policy, in the order in which they are delivered: some that must meet for something to
     * happen, or several of few kinds by anybody, or these after those.
     */
    @Provide
    default Arbitrary<List<OptInEvent>> delivered() {
        Arbitrary<List<OptInEvent>> meeting = OptInEvents.lists(MessageChannel.TEXT, policy());
        Arbitrary<List<OptInEvent>> fewKinds = OptInKinds.lists(policy());
        return Choices.of(
                        meeting,
                        fewKinds,
                        Combinators.combine(meeting, fewKinds).as(OptInKinds::oneAfterTheOther))
                .flatMap(lists -> lists);
    }

    /** Order: what customers did counts from when they did it, in whatever order it is delivered. */
    @Label("ORDER")
    @Property(tries = TRIES)
    default void theOrderOfDeliveryDoesNotMatter(@ForAll("delivered") List<OptInEvent> delivered) {
        List<OptInEvent> late = deliveredLate(delivered);
        List<OptInEvent> backwards = new ArrayList<>(late);
        Collections.reverse(backwards);

        OptInState one = state(tell(late, end()));
        OptInState other = state(tell(backwards, end()));

        if (!one.equals(other)) {
            throw Sentences.broken(
                    "ORDER",
                    OptInWords.of(one) + " after " + OptInWords.of(late) + ", but " + OptInWords.of(other)
                            + " when they are delivered backwards");
        }
    }

    /** Replay: an event that is delivered again changes nothing. */
    @Label("REPLAY")
    @Property(tries = TRIES_OF_MANY)
    default void whatIsDeliveredAgainChangesNothing(@ForAll("delivered") List<OptInEvent> delivered) {
        List<OptInStep> once = tell(delivered, end());
        for (OptInEvent repeated : delivered) {
            List<OptInEvent> more = new ArrayList<>(delivered);
            more.add(repeated);
            List<OptInStep> twice = tell(more, end());
            if (!twice.equals(once)) {
                throw Sentences.broken(
                        "REPLAY",
                        OptInWords.of(state(once)) + " after " + OptInWords.of(delivered) + ", but "
                                + OptInWords.of(state(twice)) + " in " + twice.size() + " steps, not " + once.size()
                                + ", when " + repeated.id() + " is delivered again");
            }
        }
    }

    /** As of: what was true at a moment is what the whole story says of it, and nothing of later. */
    @Label("AS_OF")
    @Property(tries = TRIES_OF_MANY)
    default void whatWasTrueAtAMomentIsNothingOfLater(@ForAll("delivered") List<OptInEvent> delivered) {
        List<OptInStep> whole = tell(delivered, end());
        Set<Instant> moments = new TreeSet<>();
        whole.forEach(step -> moments.addAll(List.of(step.at(), step.at().minusNanos(1))));
        for (Instant moment : moments) {
            List<OptInStep> then = tell(delivered, moment);
            List<OptInStep> expected =
                    whole.stream().filter(step -> !step.at().isAfter(moment)).toList();
            if (!then.equals(expected)) {
                throw Sentences.broken(
                        "AS_OF",
                        OptInWords.of(state(then)) + " as of " + moment + " after " + OptInWords.of(delivered)
                                + ", but by what counts until then it is " + OptInWords.of(state(expected)));
            }
        }
    }

    /** Kept: every event is told, each once, in the order in which they count, refused ones included. */
    @Label("KEPT")
    @Property(tries = TRIES)
    default void everyEventIsKept(@ForAll("delivered") List<OptInEvent> delivered) {
        List<OptInStep> steps = tell(delivered, end());
        List<OptInEvent> told =
                steps.stream().flatMap(step -> step.event().stream()).toList();
        List<String> ids = told.stream().map(OptInEvent::id).sorted().toList();
        List<String> expected = delivered.stream().map(OptInEvent::id).sorted().toList();
        List<Instant> moments = steps.stream().map(OptInStep::at).toList();
        if (!ids.equals(expected) || !moments.equals(moments.stream().sorted().toList())) {
            throw Sentences.broken(
                    "KEPT",
                    (told.isEmpty() ? "nothing" : OptInWords.of(told)) + " is told after " + OptInWords.of(delivered));
        }
    }

    /** Taken: an opt-out is always taken, whoever says it. */
    @Label("TAKEN")
    @Property(tries = TRIES)
    default void anOptOutIsAlwaysTaken(@ForAll("delivered") List<OptInEvent> delivered) {
        each(
                "TAKEN",
                delivered,
                (before, step) -> !OptInKinds.OPT_OUTS.contains(step.kind())
                        || step.after().consent() == Consent.OPTED_OUT);
    }

    /** Opt-out: only the customer's own completed act undoes an opt-out. */
    @Label("OPT_OUT")
    @Property(tries = TRIES)
    default void onlyTheCustomersOwnActUndoesAnOptOut(@ForAll("delivered") List<OptInEvent> delivered) {
        each(
                "OPT_OUT",
                delivered,
                (before, step) -> before.consent() != Consent.OPTED_OUT
                        || step.after().consent() == Consent.OPTED_OUT
                        || OptInKinds.COMPLETED.contains(step.kind()));
    }

    /** In person: what only the customer can say has no effect if staff or support say it. */
    @Label("IN_PERSON")
    @Property(tries = TRIES)
    default void nobodyPassesAsTheCustomer(@ForAll("delivered") List<OptInEvent> delivered) {
        each(
                "IN_PERSON",
                delivered,
                (before, step) -> !OptInKinds.IN_PERSON.contains(step.kind())
                        || step.event().filter(OptInPolicyLaws::isOfStaff).isEmpty()
                        || step.after().equals(before));
    }

    private static boolean isOfStaff(OptInEvent event) {
        return event.actorKind() == ActorKind.STAFF || event.actorKind() == ActorKind.SUPPORT;
    }

    /** Answered: a YES without an open request to answer changes nothing. */
    @Label("ANSWERED")
    @Property(tries = TRIES)
    default void aYesNeedsARequestThatIsOpen(@ForAll("delivered") List<OptInEvent> delivered) {
        each(
                "ANSWERED",
                delivered,
                (before, step) -> step.kind() != MessageEvent.Kind.YES
                        || step.after().equals(before)
                        || before.request()
                                .filter(open -> open.lapsesAt().isAfter(step.at()))
                                .isPresent());
    }

    /** Suppressed: a failure for good suppresses an address until the customer writes from it. */
    @Label("SUPPRESSED")
    @Property(tries = TRIES)
    default void whatFailsForGoodIsSuppressedUntilTheCustomerWrites(@ForAll("delivered") List<OptInEvent> delivered) {
        each("SUPPRESSED", delivered, (before, step) -> {
            boolean failed = OptInKinds.FAILURES.contains(step.kind())
                    && step.event()
                            .filter(event -> event.actorKind() == ActorKind.SYSTEM)
                            .isPresent();
            boolean stays = before.delivery().isSuppressed() && !OptInKinds.FROM_THE_ADDRESS.contains(step.kind());
            return !(failed || stays) || step.after().delivery().isSuppressed();
        });
    }

    /** Sendable: messages may be sent if the customer opted in and nothing suppresses delivery, and not otherwise. */
    @Label("SENDABLE")
    @Property(tries = TRIES)
    default void onlyWhoOptedInAndCanBeReachedGetsMessages(@ForAll("delivered") List<OptInEvent> delivered) {
        each(
                "SENDABLE",
                delivered,
                (before, step) -> sendable(step.after())
                        == (step.after().consent() == Consent.OPTED_IN
                                && !step.after().delivery().isSuppressed()));
    }

    /** Asked: the retailer asks no more often than the policy allows. */
    @Label("ASKED")
    @Property(tries = TRIES)
    default void theRetailerAsksNoMoreOftenThanItMay(@ForAll("delivered") List<OptInEvent> delivered) {
        List<OptInStep> asking = new ArrayList<>();
        each("ASKED", delivered, (before, step) -> {
            Optional<OptInState.Request> open = step.after().request();
            if (open.filter(request -> request.by() == OptInState.Requester.BUSINESS)
                            .isPresent()
                    && !open.equals(before.request())) {
                asking.add(step);
            }
            return asking.size() <= policy().maxBusinessRequests();
        });
    }

    /** Lapses: a request is open for as long as the policy says, and no longer. */
    @Label("LAPSES")
    @Property(tries = TRIES)
    default void aRequestIsOpenForAsLongAsThePolicySays(@ForAll("delivered") List<OptInEvent> delivered) {
        each(
                "LAPSES",
                delivered,
                (before, step) -> step.after()
                        .request()
                        .filter(open -> !open.lapsesAt().isAfter(step.at())
                                || !open.lapsesAt().equals(open.since().plus(policy().requestLapsesAfter())))
                        .isEmpty());
    }

    /** What is asked of a step and the state before it. */
    @FunctionalInterface
    interface Check {
        /** Whether the law holds in the step. */
        boolean holds(OptInState before, OptInStep step);
    }

    private void each(String law, List<OptInEvent> delivered, Check check) {
        OptInState before = OptInState.INITIAL;
        for (OptInStep step : tell(delivered, end())) {
            if (!check.holds(before, step)) {
                throw Sentences.broken(
                        law,
                        OptInWords.of(step) + " finds " + OptInWords.of(before) + " and leaves "
                                + OptInWords.of(step.after()) + "; delivered were " + OptInWords.of(delivered));
            }
            before = step.after();
        }
    }

    /** When everything has come in, and every request has lapsed. */
    private Instant end() {
        return OptInEvents.END.plus(policy().requestLapsesAfter());
    }

    private static OptInState state(List<OptInStep> steps) {
        return steps.isEmpty()
                ? OptInState.INITIAL
                : steps.get(steps.size() - 1).after();
    }

    /** What customers did, when they did it, all of it delivered late. */
    private static List<OptInEvent> deliveredLate(List<OptInEvent> events) {
        List<OptInEvent> late = new ArrayList<>();
        for (OptInEvent event : events) {
            if (event instanceof MessageEvent message) {
                MessageEvent delivered = new MessageEvent(
                        message.id(),
                        message.kind(),
                        message.actor(),
                        message.receivedAt(),
                        OptInEvents.END,
                        message.termsOrNull(),
                        message.evidence());
                if (delivered.countsAt().isBefore(OptInEvents.END)) {
                    late.add(delivered);
                }
            }
        }
        return late;
    }
}
