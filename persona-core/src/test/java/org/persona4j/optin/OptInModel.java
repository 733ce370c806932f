package org.persona4j.optin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of opt-in once more, told step by step as they are written for people and too simply to be wrong: the model beside
 * the table. It shares no code with it.
 */
final class OptInModel {
    private static final Set<String> OUT_BY_CUSTOMER = Set.of("stop", "unsubscribe", "revoke", "push_off");
    private static final Set<String> OUT_OTHERWISE =
            Set.of("set_out", "import_out", "same_person", "same_number", "erasure");
    private static final Set<String> IN_BY_BUSINESS = Set.of("set_in", "import_in", "import_all_in");
    private static final Set<String> REQUESTS = Set.of("request", "import_request");
    private static final Set<String> PROVEN = Set.of("signed_form", "own_page", "wallet_app");
    private static final Set<String> FAILURES = Set.of("hard_bounce", "complaint", "invalid", "invalid_token");
    private static final Set<String> ONLY_MACHINES =
            Set.of("hard_bounce", "complaint", "invalid", "invalid_token", "temporary_failure");
    private static final Set<String> FROM_CUSTOMER =
            Set.of("form", "signed_form", "own_page", "wallet_app", "start", "yes", "help", "other");

    private String consent = "NOT_ASKED";
    private @Nullable String requestBy;
    private @Nullable Instant requestEnds;
    private int businessRequests;
    private boolean suppressed;

    /** Tells the events up to a moment, whatever the order they are given in. */
    static OptInModel of(List<? extends OptInEvent> events, Instant to) {
        List<OptInEvent> waiting = new ArrayList<>(events);
        OptInModel model = new OptInModel();
        while (!waiting.isEmpty()) {
            OptInEvent next = waiting.get(0);
            for (OptInEvent candidate : waiting) {
                if (comesBefore(candidate, next)) {
                    next = candidate;
                }
            }
            waiting.remove(next);
            if (!counts(next).isAfter(to)) {
                model.lapse(counts(next));
                model.take(next);
            }
        }
        model.lapse(to);
        return model;
    }

    private static boolean comesBefore(OptInEvent a, OptInEvent b) {
        if (!counts(a).equals(counts(b))) {
            return counts(a).isBefore(counts(b));
        }
        boolean aOut = isOut(a.kind().code());
        boolean bOut = isOut(b.kind().code());
        return aOut == bOut ? a.id().compareTo(b.id()) < 0 : bOut;
    }

    private static boolean isOut(String kind) {
        return OUT_BY_CUSTOMER.contains(kind) || OUT_OTHERWISE.contains(kind);
    }

    /** What the customer did counts when it was done, what others say when it came in, and nothing later than that. */
    private static Instant counts(OptInEvent event) {
        if (event instanceof MessageEvent message) {
            String kind = message.kind().code();
            boolean own = (FROM_CUSTOMER.contains(kind) || OUT_BY_CUSTOMER.contains(kind))
                    && !isStaff(message)
                    && message.occurredAt().isPresent();
            Instant occurred = own ? message.occurredAt().get() : message.receivedAt();
            return occurred.isAfter(message.receivedAt()) ? message.receivedAt() : occurred;
        }
        return event.countsAt();
    }

    private static boolean isStaff(OptInEvent event) {
        return event.actorKind() == ActorKind.STAFF || event.actorKind() == ActorKind.SUPPORT;
    }

    private void lapse(Instant now) {
        if (requestEnds != null && !now.isBefore(requestEnds)) {
            close();
        }
    }

    private void close() {
        requestBy = null;
        requestEnds = null;
    }

    private void open(String by, OptInEvent event) {
        requestBy = by;
        requestEnds = counts(event).plus(Events.POLICY.requestLapsesAfter());
    }

    private boolean mayNot(OptInEvent event) {
        String kind = event.kind().code();
        if (FROM_CUSTOMER.contains(kind)) {
            return isStaff(event);
        }
        if (ONLY_MACHINES.contains(kind)) {
            return event.actorKind() != ActorKind.SYSTEM;
        }
        if (IN_BY_BUSINESS.contains(kind) || REQUESTS.contains(kind)) {
            return event.actorKind() == ActorKind.CUSTOMER || event.actorKind() == ActorKind.SUPPORT;
        }
        return false;
    }

    private void take(OptInEvent event) {
        String kind = event.kind().code();
        if (mayNot(event)) {
            return;
        }
        if (isOut(kind)) {
            consent = "OPTED_OUT";
            close();
        } else if (FAILURES.contains(kind)) {
            suppressed = true;
            close();
        } else if (kind.equals("start") || kind.equals("push_on") || (kind.equals("yes") && requestBy != null)) {
            consent = "OPTED_IN";
            suppressed = false;
            close();
        } else if (IN_BY_BUSINESS.contains(kind)) {
            setIn();
        } else if (REQUESTS.contains(kind)) {
            request(event);
        } else if (kind.equals("form") || PROVEN.contains(kind)) {
            form(event, PROVEN.contains(kind));
        }
    }

    private void setIn() {
        if (consent.equals("NOT_ASKED") && !suppressed) {
            consent = "OPTED_IN";
            close();
        }
    }

    private void request(OptInEvent event) {
        boolean free = consent.equals("NOT_ASKED") && !suppressed && requestBy == null;
        if (free && businessRequests < Events.POLICY.maxBusinessRequests()) {
            businessRequests++;
            open("BUSINESS", event);
        }
    }

    private void form(OptInEvent event, boolean proven) {
        boolean byCustomer = "CUSTOMER".equals(requestBy);
        if (proven && !suppressed) {
            consent = "OPTED_IN";
            close();
        } else if (suppressed && !byCustomer) {
            open("CUSTOMER", event);
        } else if (!proven && !byCustomer && !(consent.equals("OPTED_IN") && requestBy == null)) {
            open("CUSTOMER", event);
        }
    }

    /** All that can be told apart, as text. */
    @Override
    public String toString() {
        return consent + " " + requestBy + " " + requestEnds + " " + businessRequests + " " + suppressed;
    }

    /** The same text of a state. */
    static String describe(OptInState state) {
        String by = state.request().map(request -> request.by().name()).orElse(null);
        Instant ends = state.request().map(OptInState.Request::lapsesAt).orElse(null);
        return state.consent() + " " + by + " " + ends + " " + state.businessRequests() + " "
                + state.delivery().isSuppressed();
    }
}
