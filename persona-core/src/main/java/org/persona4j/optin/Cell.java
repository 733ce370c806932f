package org.persona4j.optin;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link OptInTable} says of one kind of event in one situation: what becomes of each of the three parts, which word it
 * is, and what else it causes. Immutable.
 *
 * @param verdict whether it takes effect
 * @param reason why not, unless it does
 * @param consent the consent it leaves, or null to keep it
 * @param asked what becomes of the request
 * @param delivery the delivery it leaves, or null to keep it
 * @param word what it says about the person
 * @param effects what else it causes
 */
record Cell(
        Verdict verdict,
        Outcome.@Nullable Reason reason,
        @Nullable Consent consent,
        Asked asked,
        @Nullable Delivery delivery,
        Outcome.Word word,
        Set<Outcome.Effect> effects) {
    /** Whether an event takes effect. */
    enum Verdict {
        APPLIED,
        UNCHANGED,
        REFUSED
    }

    /** What becomes of the request. */
    enum Asked {
        KEPT,
        CLOSED,
        BY_BUSINESS,
        BY_CUSTOMER
    }

    /** Opted out, explicitly. */
    static Cell out() {
        return applied(Consent.OPTED_OUT, Asked.CLOSED, null).word(Outcome.Word.OUT);
    }

    /** Opted in by the retailer. */
    static Cell in() {
        return applied(Consent.OPTED_IN, Asked.CLOSED, null);
    }

    /** Opted in by the customer's own completed act. */
    static Cell ownIn() {
        return in().word(Outcome.Word.IN);
    }

    /** Opted in by the customer's own completed act, from the address itself, which so proves that it is reachable. */
    static Cell ownInFromTheAddress() {
        return applied(Consent.OPTED_IN, Asked.CLOSED, Delivery.OK).word(Outcome.Word.IN);
    }

    /** The request is closed, and nothing else. */
    static Cell closed() {
        return applied(null, Asked.CLOSED, null);
    }

    /** A request is opened by the retailer. */
    static Cell askedByBusiness() {
        return applied(null, Asked.BY_BUSINESS, null).with(Outcome.Effect.ASK);
    }

    /** A request is opened, or taken over, by the customer. */
    static Cell askedByCustomer() {
        return applied(null, Asked.BY_CUSTOMER, null).with(Outcome.Effect.ASK);
    }

    /** No message can arrive any more. */
    static Cell suppressed(Delivery why) {
        return applied(null, Asked.CLOSED, why);
    }

    /** There is nothing to change. */
    static Cell same(Outcome.Reason why) {
        return new Cell(Verdict.UNCHANGED, why, null, Asked.KEPT, null, Outcome.Word.NONE, Set.of());
    }

    /** It is not taken. */
    static Cell refused(Outcome.Reason why) {
        return new Cell(Verdict.REFUSED, why, null, Asked.KEPT, null, Outcome.Word.NONE, Set.of());
    }

    private static Cell applied(@Nullable Consent consent, Asked asked, @Nullable Delivery delivery) {
        return new Cell(Verdict.APPLIED, null, consent, asked, delivery, Outcome.Word.NONE, Set.of());
    }

    /** The same as a word about the person. */
    Cell word(Outcome.Word said) {
        return new Cell(verdict, reason, consent, asked, delivery, said, effects);
    }

    /** The same with further effects. */
    Cell with(Outcome.Effect... more) {
        EnumSet<Outcome.Effect> all = EnumSet.copyOf(List.of(more));
        all.addAll(effects);
        return new Cell(verdict, reason, consent, asked, delivery, word, Set.copyOf(all));
    }

    /** What it does to a state at a moment. */
    Outcome applyTo(OptInState state, Instant at, @Nullable RequestTerms terms) {
        return switch (verdict) {
            case APPLIED -> new Outcome.Applied(next(state, at, terms), word, effects);
            case UNCHANGED -> new Outcome.Unchanged(Objects.requireNonNull(reason), word, effects);
            case REFUSED -> new Outcome.Refused(Objects.requireNonNull(reason));
        };
    }

    private OptInState next(OptInState state, Instant at, @Nullable RequestTerms terms) {
        OptInState.Request request = switch (asked) {
            case KEPT -> state.requestOrNull();
            case CLOSED -> null;
            case BY_BUSINESS -> request(OptInState.Requester.BUSINESS, at, terms);
            case BY_CUSTOMER -> request(OptInState.Requester.CUSTOMER, at, terms);
        };
        return new OptInState(
                consent == null ? state.consent() : consent,
                request,
                asked == Asked.BY_BUSINESS ? state.businessRequests() + 1 : state.businessRequests(),
                delivery == null ? state.delivery() : delivery);
    }

    private static OptInState.Request request(OptInState.Requester by, Instant at, @Nullable RequestTerms terms) {
        Objects.requireNonNull(terms, "terms");
        return new OptInState.Request(by, at, at.plus(terms.lapsesAfter()));
    }
}
