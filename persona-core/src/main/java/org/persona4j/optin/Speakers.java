package org.persona4j.optin;

import static org.persona4j.optin.ActorKind.CUSTOMER;
import static org.persona4j.optin.ActorKind.STAFF;
import static org.persona4j.optin.ActorKind.SYSTEM;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link OptInTable} that says who may say what, and what it takes.
 *
 * <p>An opt-out is taken from anybody. What the customer did comes from the customer, or from a machine that hands it on; staff
 * cannot pass as the customer.
 *
 * @param may who may say it
 * @param ownAct whether it is the customer's own act, unless staff or support pass it on
 * @param proof whether it must carry a proof
 * @param formName whether it must carry the name of a form
 */
record Speakers(Set<ActorKind> may, boolean ownAct, boolean proof, boolean formName) {
    private static final Set<ActorKind> ANYBODY = EnumSet.allOf(ActorKind.class);
    private static final Set<ActorKind> CUSTOMER_OR_MACHINE = EnumSet.of(CUSTOMER, SYSTEM);
    private static final Map<EventKind, Speakers> ALL = all();

    static Speakers of(EventKind kind) {
        return Objects.requireNonNull(ALL.get(kind));
    }

    /** Whether an event of this kind that comes from such an actor is what the customer did. */
    boolean isOwn(ActorKind actor) {
        return ownAct && CUSTOMER_OR_MACHINE.contains(actor);
    }

    /**
     * From when an event of this kind counts. What the customer did counts from when they did it, unless staff or support pass
     * it on; all else from when it came in. Nothing counts from later than it came in.
     */
    Instant countsAt(ActorKind actor, @Nullable Instant occurredAt, Instant receivedAt) {
        return isOwn(actor) && occurredAt != null && occurredAt.isBefore(receivedAt) ? occurredAt : receivedAt;
    }

    private static Map<EventKind, Speakers> all() {
        Map<EventKind, Speakers> all = new HashMap<>();
        Speakers outInPerson = new Speakers(ANYBODY, true, false, false);
        put(all, outInPerson, MessageEvent.Kind.STOP, MessageEvent.Kind.UNSUBSCRIBE, MessageEvent.Kind.REVOKE);
        Speakers outOrDerived = new Speakers(ANYBODY, false, false, false);
        put(all, outOrDerived, MessageEvent.Kind.SET_OUT, MessageEvent.Kind.IMPORT_OUT);
        put(all, outOrDerived, DerivedKind.values());
        Speakers business = new Speakers(EnumSet.of(STAFF, SYSTEM), false, false, false);
        put(all, business, MessageEvent.Kind.SET_IN, MessageEvent.Kind.IMPORT_IN, MessageEvent.Kind.IMPORT_ALL_IN);
        put(all, business, MessageEvent.Kind.REQUEST, MessageEvent.Kind.IMPORT_REQUEST);
        Speakers form = new Speakers(CUSTOMER_OR_MACHINE, true, true, true);
        put(all, form, MessageEvent.Kind.FORM, MessageEvent.Kind.SIGNED_FORM);
        Speakers account = new Speakers(CUSTOMER_OR_MACHINE, true, true, false);
        put(all, account, MessageEvent.Kind.OWN_PAGE, MessageEvent.Kind.WALLET_APP);
        Speakers reply = new Speakers(CUSTOMER_OR_MACHINE, true, false, false);
        put(all, reply, MessageEvent.Kind.START, MessageEvent.Kind.YES);
        put(all, reply, MessageEvent.Kind.HELP, MessageEvent.Kind.OTHER);
        Speakers carrier = new Speakers(EnumSet.of(SYSTEM), false, false, false);
        put(all, carrier, MessageEvent.Kind.TEMPORARY_FAILURE, MessageEvent.Kind.HARD_BOUNCE);
        put(all, carrier, MessageEvent.Kind.COMPLAINT, MessageEvent.Kind.INVALID, PushEvent.Kind.INVALID_TOKEN);
        Speakers device = new Speakers(EnumSet.of(CUSTOMER), true, false, false);
        put(all, device, PushEvent.Kind.ON, PushEvent.Kind.OFF);
        return Map.copyOf(all);
    }

    private static void put(Map<EventKind, Speakers> all, Speakers speakers, EventKind... kinds) {
        for (EventKind kind : kinds) {
            all.put(kind, speakers);
        }
    }
}
