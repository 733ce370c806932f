package org.persona4j.optin;

import java.time.Instant;
import java.util.Set;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;

/** Events that carry all that their kind must carry. */
final class Events {
    static final Instant T0 = Instant.parse("2024-01-01T00:00:00Z");
    static final OptInPolicy POLICY = OptInPolicy.standard();
    static final Actor CUSTOMER = Actor.customer("c-1");
    static final Actor STAFF = Actor.staff("u-17");
    static final Actor GATEWAY = Actor.system("gateway");

    /** The kinds by which a customer opts in, when it is completed by the act itself. */
    static final Set<MessageEvent.Kind> PROVEN = Set.of(
            MessageEvent.Kind.SIGNED_FORM,
            MessageEvent.Kind.OWN_PAGE,
            MessageEvent.Kind.WALLET_APP,
            MessageEvent.Kind.START);

    private Events() {}

    static Instant hour(long hours) {
        return T0.plusSeconds(3600 * hours);
    }

    /** An event without evidence, or with as little as its kind must have. */
    static MessageEvent.Builder draft(String id, MessageEvent.Kind kind) {
        MessageEvent.Builder event =
                MessageEvent.builder(POLICY).id(id).kind(kind).actor(GATEWAY);
        Speakers speakers = Speakers.of(kind);
        if (speakers.proof()) {
            event.evidence(Evidence.builder()
                    .formName("newsletter")
                    .proof("session 12")
                    .build());
        }
        return event;
    }

    /** What a machine reports at the moment it happens; every kind may come from a machine. */
    static MessageEvent event(String id, MessageEvent.Kind kind, Instant at) {
        return draft(id, kind).receivedAt(at).build();
    }

    /** What a machine reports some time after it happened. */
    static MessageEvent late(String id, MessageEvent.Kind kind, Instant at, Instant receivedAt) {
        return draft(id, kind).occurredAt(at).receivedAt(receivedAt).build();
    }

    static MessageEvent by(Actor actor, String id, MessageEvent.Kind kind, Instant at) {
        return draft(id, kind).actor(actor).receivedAt(at).build();
    }

    static Actor actor(ActorKind kind) {
        return switch (kind) {
            case CUSTOMER -> CUSTOMER;
            case STAFF -> STAFF;
            case SUPPORT -> Actor.of(Role.SUPPORT, "s-1");
            case SYSTEM -> GATEWAY;
        };
    }

    static OptInHistory history(OptInEvent... events) {
        return history(MessageChannel.TEXT, events);
    }

    static OptInHistory history(Channel channel, OptInEvent... events) {
        OptInHistory history = OptInHistory.none(channel);
        for (OptInEvent event : events) {
            history = history.append(event);
        }
        return history;
    }
}
