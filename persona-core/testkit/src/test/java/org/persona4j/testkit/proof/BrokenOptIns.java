package org.persona4j.testkit.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.persona4j.access.Actor;
import org.persona4j.optin.ActorKind;
import org.persona4j.optin.Consent;
import org.persona4j.optin.Evidence;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.MessageEvent.Kind;
import org.persona4j.optin.OptInEvent;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OptInState;
import org.persona4j.optin.OptInStep;
import org.persona4j.optin.Outcome;
import org.persona4j.optin.RequestTerms;
import org.persona4j.testkit.OptInPolicyLaws;

/** Ways of keeping opt-ins that are wrong in one way each. */
final class BrokenOptIns {
    private static final Actor MACHINE = Actor.system("gateway");

    private BrokenOptIns() {}

    /** Tells what the library tells, keeping every law. */
    abstract static class Telling implements OptInPolicyLaws {
        @Override
        public OptInPolicy policy() {
            return OptInPolicy.standard();
        }

        /** Tells the story that follows if some messages are taken for others, and calls them what they are all the same. */
        List<OptInStep> mistaking(List<OptInEvent> delivered, Instant to, UnaryOperator<MessageEvent> mistake) {
            List<OptInEvent> mistaken = new ArrayList<>();
            Map<String, MessageEvent> changed = new HashMap<>();
            for (OptInEvent event : delivered) {
                OptInEvent heard = event instanceof MessageEvent message ? mistake.apply(message) : event;
                mistaken.add(heard);
                if (heard != event) {
                    changed.put(event.id(), (MessageEvent) event);
                }
            }
            return OptInPolicyLaws.super.tell(mistaken, to).stream()
                    .map(step -> called(step, changed))
                    .toList();
        }

        private static OptInStep called(OptInStep step, Map<String, MessageEvent> changed) {
            return step.event()
                    .filter(event -> changed.containsKey(event.id()))
                    .map(event ->
                            Objects.requireNonNull(changed.get(event.id())).receivedNotBefore(event.receivedAt()))
                    .map(event -> new OptInStep(step.at(), event.kind(), event, step.outcome(), step.after()))
                    .orElse(step);
        }

        /** The same event, taken for one of another kind by another actor. */
        MessageEvent takenFor(MessageEvent event, Kind kind, Actor actor) {
            return new MessageEvent(
                    event.id(),
                    kind,
                    actor,
                    event.occurredAtOrNull(),
                    event.receivedAt(),
                    policy().requestTerms(),
                    Evidence.builder()
                            .from(event.evidence())
                            .formName("newsletter")
                            .proof("session 12")
                            .build());
        }

        static MessageEvent under(MessageEvent event, RequestTerms terms) {
            return new MessageEvent(
                    event.id(),
                    event.kind(),
                    event.actor(),
                    event.occurredAtOrNull(),
                    event.receivedAt(),
                    terms,
                    event.evidence());
        }
    }

    @Breaks(value = "ORDER", saying = "when they are delivered backwards")
    static class DoesNotHearAStartThatComesLate extends Telling {
        @Override
        public List<OptInStep> tell(List<OptInEvent> delivered, Instant to) {
            Set<String> heard = new HashSet<>();
            Set<String> late = new HashSet<>();
            Instant latest = Instant.MIN;
            for (OptInEvent event : delivered) {
                if (heard.add(event.id()) && event.countsAt().isBefore(latest)) {
                    late.add(event.id());
                }
                latest = event.countsAt().isAfter(latest) ? event.countsAt() : latest;
            }
            return mistaking(
                    delivered,
                    to,
                    event -> event.kind() == Kind.START && late.contains(event.id())
                            ? takenFor(event, Kind.OTHER, event.actor())
                            : event);
        }
    }

    @Breaks(value = "REPLAY", saying = "is delivered again")
    static class CountsEveryDelivery extends Telling {
        @Override
        public List<OptInStep> tell(List<OptInEvent> delivered, Instant to) {
            List<OptInEvent> counted = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            for (OptInEvent event : delivered) {
                boolean repeated = !ids.add(event.id());
                counted.add(
                        repeated && event instanceof MessageEvent message
                                ? new MessageEvent(
                                        message.id() + "-again",
                                        message.kind(),
                                        message.actor(),
                                        message.occurredAtOrNull(),
                                        message.receivedAt(),
                                        message.termsOrNull(),
                                        message.evidence())
                                : event);
            }
            return super.tell(counted, to);
        }
    }

    @Breaks(value = "AS_OF", saying = "by what counts until then it is")
    static class LooksADayAhead extends Telling {
        @Override
        public List<OptInStep> tell(List<OptInEvent> delivered, Instant to) {
            return super.tell(delivered, to.plus(Duration.ofDays(1)));
        }
    }

    @Breaks(value = "KEPT", saying = "is told after")
    static class ForgetsWhatWasRefused extends Telling {
        @Override
        public List<OptInStep> tell(List<OptInEvent> delivered, Instant to) {
            return super.tell(delivered, to).stream()
                    .filter(step -> !(step.outcome() instanceof Outcome.Refused))
                    .toList();
        }
    }

    @Breaks(value = "TAKEN", saying = "by staff")
    static class WantsToHearItFromTheCustomer extends Telling {
        @Override
        public List<OptInStep> tell(List<OptInEvent> delivered, Instant to) {
            return mistaking(
                    delivered,
                    to,
                    event -> event.kind() == Kind.REVOKE && event.actorKind() == ActorKind.STAFF
                            ? takenFor(event, Kind.OTHER, event.actor())
                            : event);
        }
    }

    @Breaks(value = "OPT_OUT", saying = "finds OPTED_OUT, delivery OK and leaves OPTED_IN")
    static class LetsTheOwnerOptIn extends Telling {
        @Override
        public List<OptInStep> tell(List<OptInEvent> delivered, Instant to) {
            return mistaking(
                    delivered,
                    to,
                    event -> event.kind() == Kind.SET_IN
                            ? new MessageEvent(
                                    event.id(),
                                    Kind.OWN_PAGE,
                                    MACHINE,
                                    null,
                                    event.receivedAt(),
                                    policy().requestTerms(),
                                    Evidence.builder()
                                            .proof("a note of the owner")
                                            .build())
                            : event);
        }
    }

    @Breaks(value = "IN_PERSON", saying = "by staff")
    static class LetsStaffSign extends Telling {
        @Override
        public List<OptInStep> tell(List<OptInEvent> delivered, Instant to) {
            return mistaking(
                    delivered,
                    to,
                    event -> event.kind() == Kind.SIGNED_FORM && event.actorKind() == ActorKind.STAFF
                            ? takenFor(event, Kind.SIGNED_FORM, MACHINE)
                            : event);
        }
    }

    @Breaks(value = "ANSWERED", saying = "YES at")
    static class TakesEveryYesForAnOptIn extends Telling {
        @Override
        public List<OptInStep> tell(List<OptInEvent> delivered, Instant to) {
            return mistaking(
                    delivered,
                    to,
                    event -> event.kind() == Kind.YES ? takenFor(event, Kind.START, event.actor()) : event);
        }
    }

    @Breaks(value = "SUPPRESSED", saying = "form with signature")
    static class LetsAFormLiftASuppression extends Telling {
        @Override
        public List<OptInStep> tell(List<OptInEvent> delivered, Instant to) {
            return mistaking(
                    delivered,
                    to,
                    event -> event.kind() == Kind.SIGNED_FORM ? takenFor(event, Kind.START, event.actor()) : event);
        }
    }

    @Breaks(value = "SENDABLE", saying = "finds OPTED_IN, delivery OK and leaves OPTED_IN, delivery ")
    static class SendsToWhoCannotBeReached extends Telling {
        @Override
        public boolean sendable(OptInState state) {
            return state.consent() == Consent.OPTED_IN;
        }
    }

    @Breaks(value = "ASKED", saying = "asked by BUSINESS")
    static class AsksOnceMore extends Telling {
        @Override
        public List<OptInStep> tell(List<OptInEvent> delivered, Instant to) {
            RequestTerms terms = new RequestTerms(policy().maxBusinessRequests() + 1, policy().requestLapsesAfter());
            return super.tell(
                    delivered.stream()
                            .map(event -> event instanceof MessageEvent message ? under(message, terms) : event)
                            .toList(),
                    to);
        }

        @Override
        public OptInPolicy policy() {
            return OptInPolicy.builder().maxBusinessRequests(1).build();
        }
    }

    @Breaks(value = "LAPSES", saying = "asked by")
    static class WaitsTwiceAsLong extends Telling {
        @Override
        public List<OptInStep> tell(List<OptInEvent> delivered, Instant to) {
            RequestTerms terms = new RequestTerms(
                    policy().maxBusinessRequests(),
                    policy().requestLapsesAfter().multipliedBy(2));
            return super.tell(
                    delivered.stream()
                            .map(event -> event instanceof MessageEvent message ? under(message, terms) : event)
                            .toList(),
                    to);
        }
    }
}
