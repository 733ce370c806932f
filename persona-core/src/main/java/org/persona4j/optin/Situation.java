package org.persona4j.optin;

import java.util.List;
import java.util.stream.Stream;

/**
 * What of a state the table looks at: its column. There are 24.
 *
 * @param consent the consent
 * @param asking how it stands with requests
 * @param suppressed whether delivery is suppressed
 */
record Situation(Consent consent, Asking asking, boolean suppressed) {
    /** How it stands with requests. */
    enum Asking {
        /** None is open, and the retailer may make one. */
        NONE,
        /** None is open, and the retailer has made all it may. */
        SPENT,
        /** One by the retailer is open. */
        BUSINESS,
        /** One by the customer is open. */
        CUSTOMER
    }

    /** All situations. */
    static final List<Situation> ALL = Stream.of(false, true)
            .flatMap(suppressed -> Stream.of(Consent.values())
                    .flatMap(consent ->
                            Stream.of(Asking.values()).map(asking -> new Situation(consent, asking, suppressed))))
            .toList();

    /** The situation of a state, for an event that may make so many requests. */
    static Situation of(OptInState state, int maxBusinessRequests) {
        OptInState.Request request = state.requestOrNull();
        Asking asking;
        if (request == null) {
            asking = state.businessRequests() < maxBusinessRequests ? Asking.NONE : Asking.SPENT;
        } else {
            asking = request.by() == OptInState.Requester.BUSINESS ? Asking.BUSINESS : Asking.CUSTOMER;
        }
        return new Situation(state.consent(), asking, state.delivery().isSuppressed());
    }

    /** The situation that a cell leaves, as far as the cell tells. */
    Situation after(Cell cell) {
        Consent left = cell.consent() == null ? consent : cell.consent();
        boolean stopped = cell.delivery() == null ? suppressed : cell.delivery().isSuppressed();
        Asking asked = switch (cell.asked()) {
            case KEPT -> asking;
            case CLOSED -> Asking.NONE;
            case BY_BUSINESS -> Asking.BUSINESS;
            case BY_CUSTOMER -> Asking.CUSTOMER;
        };
        return new Situation(left, asked, stopped);
    }
}
