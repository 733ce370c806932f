package org.persona4j.optin;

import static org.persona4j.optin.Cell.askedByBusiness;
import static org.persona4j.optin.Cell.askedByCustomer;
import static org.persona4j.optin.Cell.closed;
import static org.persona4j.optin.Cell.in;
import static org.persona4j.optin.Cell.out;
import static org.persona4j.optin.Cell.ownIn;
import static org.persona4j.optin.Cell.ownInFromTheAddress;
import static org.persona4j.optin.Cell.refused;
import static org.persona4j.optin.Cell.same;
import static org.persona4j.optin.Cell.suppressed;
import static org.persona4j.optin.Consent.NOT_ASKED;
import static org.persona4j.optin.Consent.OPTED_IN;
import static org.persona4j.optin.Consent.OPTED_OUT;
import static org.persona4j.optin.Outcome.Effect.ANSWER_HELP;
import static org.persona4j.optin.Outcome.Effect.CONFIRM_IN;
import static org.persona4j.optin.Outcome.Effect.CONFIRM_OUT;
import static org.persona4j.optin.Outcome.Effect.COPY_TO_PERSON;
import static org.persona4j.optin.Outcome.Effect.COPY_TO_VOICE;
import static org.persona4j.optin.Situation.Asking.BUSINESS;
import static org.persona4j.optin.Situation.Asking.CUSTOMER;
import static org.persona4j.optin.Situation.Asking.NONE;
import static org.persona4j.optin.Situation.Asking.SPENT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.persona4j.optin.Outcome.Reason;
import org.persona4j.optin.Outcome.Word;

/**
 * What every event does in every state: the one table of transitions of opt-in, as data. Nothing outside it decides.
 *
 * <p>Its rows are read by {@link #decide}, drawn by {@link #toMarkdown()} and {@link #toMermaid()}, and every one of its cells
 * is held by a test against a table that was written by hand. When this class is loaded each pair of a kind of event and a
 * situation must have been said exactly once. Who may say what is in {@link Speakers}, a part of the table.
 *
 * <p>Stateless and thread-safe.
 */
public final class OptInTable {
    private static final Set<Consent> ANY_CONSENT = EnumSet.allOf(Consent.class);
    private static final Set<Consent> NOT_OUT = EnumSet.of(NOT_ASKED, OPTED_IN);
    private static final Set<Consent> NOT_IN = EnumSet.of(NOT_ASKED, OPTED_OUT);
    private static final Set<Consent> ASKABLE = EnumSet.of(NOT_ASKED);
    private static final Set<Consent> IN = EnumSet.of(OPTED_IN);
    private static final Set<Consent> OUT = EnumSet.of(OPTED_OUT);

    private static final Set<Situation.Asking> ANY_ASKING = EnumSet.allOf(Situation.Asking.class);
    private static final Set<Situation.Asking> OPEN = EnumSet.of(BUSINESS, CUSTOMER);
    private static final Set<Situation.Asking> NOT_OPEN = EnumSet.of(NONE, SPENT);
    private static final Set<Situation.Asking> NOT_BY_CUSTOMER = EnumSet.of(NONE, SPENT, BUSINESS);
    private static final Set<Situation.Asking> BY_CUSTOMER = EnumSet.of(CUSTOMER);
    private static final Set<Situation.Asking> BY_BUSINESS = EnumSet.of(BUSINESS);
    private static final Set<Situation.Asking> LEFT = EnumSet.of(NONE);
    private static final Set<Situation.Asking> NONE_LEFT = EnumSet.of(SPENT);

    private static final Set<Boolean> ANY_DELIVERY = Set.of(false, true);
    private static final Set<Boolean> DELIVERABLE = Set.of(false);
    private static final Set<Boolean> SUPPRESSED = Set.of(true);

    private static final List<EventKind> OUT_BY_CUSTOMER =
            List.of(MessageEvent.Kind.STOP, MessageEvent.Kind.UNSUBSCRIBE, MessageEvent.Kind.REVOKE);
    private static final List<EventKind> OUT_OTHERWISE = List.of(
            MessageEvent.Kind.SET_OUT, MessageEvent.Kind.IMPORT_OUT, PushEvent.Kind.OFF, DerivedKind.SAME_NUMBER);
    private static final List<EventKind> IN_BY_BUSINESS =
            List.of(MessageEvent.Kind.SET_IN, MessageEvent.Kind.IMPORT_IN, MessageEvent.Kind.IMPORT_ALL_IN);
    private static final List<EventKind> ASKED_BY_BUSINESS =
            List.of(MessageEvent.Kind.REQUEST, MessageEvent.Kind.IMPORT_REQUEST);
    private static final List<EventKind> FORM = List.of(MessageEvent.Kind.FORM);
    private static final List<EventKind> PROVEN =
            List.of(MessageEvent.Kind.SIGNED_FORM, MessageEvent.Kind.OWN_PAGE, MessageEvent.Kind.WALLET_APP);
    private static final List<EventKind> ANY_FORM =
            Stream.concat(FORM.stream(), PROVEN.stream()).toList();
    private static final List<EventKind> START = List.of(MessageEvent.Kind.START);
    private static final List<EventKind> YES = List.of(MessageEvent.Kind.YES);
    private static final List<EventKind> HELP = List.of(MessageEvent.Kind.HELP);
    private static final List<EventKind> NO_BEARING =
            List.of(MessageEvent.Kind.OTHER, MessageEvent.Kind.TEMPORARY_FAILURE);
    private static final List<EventKind> HARD_BOUNCE = List.of(MessageEvent.Kind.HARD_BOUNCE);
    private static final List<EventKind> COMPLAINT = List.of(MessageEvent.Kind.COMPLAINT);
    private static final List<EventKind> INVALID = List.of(MessageEvent.Kind.INVALID);
    private static final List<EventKind> INVALID_TOKEN = List.of(PushEvent.Kind.INVALID_TOKEN);
    private static final List<EventKind> ANY_FAILURE = Stream.of(HARD_BOUNCE, COMPLAINT, INVALID, INVALID_TOKEN)
            .flatMap(List::stream)
            .toList();
    private static final List<EventKind> COPIED_FROM_PERSON = List.of(DerivedKind.SAME_PERSON);
    private static final List<EventKind> LAPSE = List.of(DerivedKind.LAPSE);
    private static final List<EventKind> ERASURE = List.of(DerivedKind.ERASURE);
    private static final List<EventKind> PUSH_ON = List.of(PushEvent.Kind.ON);

    private static final Cell ALREADY_OUT = same(Reason.ALREADY_OUT).word(Word.OUT);
    private static final Cell ALREADY_IN = same(Reason.ALREADY_IN);
    private static final Cell CLOSED_OUT = closed().word(Word.OUT);

    private static final List<Row> ROWS = rows();
    private static final Map<EventKind, Map<Situation, Cell>> CELLS = cells();

    private OptInTable() {}

    /** The rows, written down anew. */
    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        optOuts(rows);
        optInsByBusiness(rows);
        optInsByCustomer(rows);
        replies(rows);
        failures(rows);
        passing(rows);
        return List.copyOf(rows);
    }

    /** An opt-out is always taken. It is confirmed to the customer who said it, if it was news and a message can arrive. */
    private static void optOuts(List<Row> rows) {
        Outcome.Effect[] far = {COPY_TO_PERSON, COPY_TO_VOICE};
        rows.add(new Row(
                OUT_BY_CUSTOMER,
                NOT_OUT,
                ANY_ASKING,
                DELIVERABLE,
                out().with(far).with(CONFIRM_OUT)));
        rows.add(new Row(OUT_BY_CUSTOMER, NOT_OUT, ANY_ASKING, SUPPRESSED, out().with(far)));
        rows.add(new Row(OUT_BY_CUSTOMER, OUT, OPEN, ANY_DELIVERY, CLOSED_OUT.with(far)));
        rows.add(new Row(OUT_BY_CUSTOMER, OUT, NOT_OPEN, ANY_DELIVERY, ALREADY_OUT.with(far)));
        rows.add(new Row(OUT_OTHERWISE, NOT_OUT, ANY_ASKING, ANY_DELIVERY, out().with(COPY_TO_PERSON)));
        rows.add(new Row(OUT_OTHERWISE, OUT, OPEN, ANY_DELIVERY, CLOSED_OUT.with(COPY_TO_PERSON)));
        rows.add(new Row(OUT_OTHERWISE, OUT, NOT_OPEN, ANY_DELIVERY, ALREADY_OUT.with(COPY_TO_PERSON)));
        rows.add(new Row(COPIED_FROM_PERSON, NOT_OUT, ANY_ASKING, ANY_DELIVERY, out()));
        rows.add(new Row(COPIED_FROM_PERSON, OUT, OPEN, ANY_DELIVERY, CLOSED_OUT));
        rows.add(new Row(COPIED_FROM_PERSON, OUT, NOT_OPEN, ANY_DELIVERY, ALREADY_OUT));
    }

    /** The retailer opts in whom nobody asked yet, and undoes nothing. */
    private static void optInsByBusiness(List<Row> rows) {
        rows.add(new Row(IN_BY_BUSINESS, ASKABLE, ANY_ASKING, DELIVERABLE, in()));
        rows.add(new Row(IN_BY_BUSINESS, IN, ANY_ASKING, DELIVERABLE, ALREADY_IN));
        rows.add(new Row(IN_BY_BUSINESS, OUT, ANY_ASKING, DELIVERABLE, refused(Reason.OPTED_OUT)));
        rows.add(new Row(IN_BY_BUSINESS, ANY_CONSENT, ANY_ASKING, SUPPRESSED, refused(Reason.SUPPRESSED)));
        rows.add(new Row(ASKED_BY_BUSINESS, ASKABLE, LEFT, DELIVERABLE, askedByBusiness()));
        rows.add(new Row(ASKED_BY_BUSINESS, ASKABLE, NONE_LEFT, DELIVERABLE, refused(Reason.NO_REQUESTS_LEFT)));
        rows.add(new Row(ASKED_BY_BUSINESS, IN, NOT_OPEN, DELIVERABLE, ALREADY_IN));
        rows.add(new Row(ASKED_BY_BUSINESS, OUT, NOT_OPEN, DELIVERABLE, refused(Reason.OPTED_OUT)));
        rows.add(new Row(ASKED_BY_BUSINESS, ANY_CONSENT, OPEN, DELIVERABLE, same(Reason.REQUEST_OPEN)));
        rows.add(new Row(ASKED_BY_BUSINESS, ANY_CONSENT, ANY_ASKING, SUPPRESSED, refused(Reason.SUPPRESSED)));
    }

    /** One message is tried for each request that a customer opens, and none while theirs is open: a form is no way to pester. */
    private static void optInsByCustomer(List<Row> rows) {
        rows.add(new Row(FORM, NOT_IN, NOT_OPEN, DELIVERABLE, askedByCustomer()));
        rows.add(new Row(FORM, IN, NOT_OPEN, DELIVERABLE, ALREADY_IN));
        rows.add(new Row(FORM, ANY_CONSENT, BY_BUSINESS, DELIVERABLE, askedByCustomer()));
        rows.add(new Row(FORM, ANY_CONSENT, BY_CUSTOMER, DELIVERABLE, same(Reason.REQUEST_OPEN)));
        rows.add(new Row(PROVEN, NOT_IN, ANY_ASKING, DELIVERABLE, ownIn().with(CONFIRM_IN)));
        rows.add(new Row(PROVEN, IN, ANY_ASKING, DELIVERABLE, ownIn()));
        rows.add(new Row(ANY_FORM, ANY_CONSENT, NOT_BY_CUSTOMER, SUPPRESSED, askedByCustomer()));
        rows.add(new Row(ANY_FORM, ANY_CONSENT, BY_CUSTOMER, SUPPRESSED, same(Reason.REQUEST_OPEN)));
    }

    /** What comes from the address itself proves that it is reachable. */
    private static void replies(List<Row> rows) {
        rows.add(new Row(
                START, NOT_IN, ANY_ASKING, ANY_DELIVERY, ownInFromTheAddress().with(CONFIRM_IN)));
        rows.add(new Row(START, IN, ANY_ASKING, ANY_DELIVERY, ownInFromTheAddress()));
        rows.add(new Row(PUSH_ON, ANY_CONSENT, ANY_ASKING, ANY_DELIVERY, ownInFromTheAddress()));
        rows.add(new Row(YES, NOT_IN, OPEN, ANY_DELIVERY, ownInFromTheAddress().with(CONFIRM_IN)));
        rows.add(new Row(YES, IN, OPEN, ANY_DELIVERY, ownInFromTheAddress()));
        rows.add(new Row(YES, ANY_CONSENT, NOT_OPEN, ANY_DELIVERY, same(Reason.NO_REQUEST)));
        rows.add(new Row(
                HELP,
                ANY_CONSENT,
                ANY_ASKING,
                ANY_DELIVERY,
                same(Reason.NO_BEARING).with(ANSWER_HELP)));
        rows.add(new Row(NO_BEARING, ANY_CONSENT, ANY_ASKING, ANY_DELIVERY, same(Reason.NO_BEARING)));
    }

    /** What stops delivery leaves consent as it is. */
    private static void failures(List<Row> rows) {
        rows.add(new Row(HARD_BOUNCE, ANY_CONSENT, ANY_ASKING, DELIVERABLE, suppressed(Delivery.HARD_BOUNCE)));
        rows.add(new Row(COMPLAINT, ANY_CONSENT, ANY_ASKING, DELIVERABLE, suppressed(Delivery.COMPLAINT)));
        rows.add(new Row(INVALID, ANY_CONSENT, ANY_ASKING, DELIVERABLE, suppressed(Delivery.INVALID)));
        rows.add(new Row(INVALID_TOKEN, ANY_CONSENT, ANY_ASKING, DELIVERABLE, suppressed(Delivery.INVALID_TOKEN)));
        rows.add(new Row(ANY_FAILURE, ANY_CONSENT, OPEN, SUPPRESSED, closed()));
        rows.add(new Row(ANY_FAILURE, ANY_CONSENT, NOT_OPEN, SUPPRESSED, same(Reason.ALREADY_SUPPRESSED)));
    }

    /** What nobody says: time runs out, data is erased. */
    private static void passing(List<Row> rows) {
        rows.add(new Row(LAPSE, ANY_CONSENT, OPEN, ANY_DELIVERY, closed()));
        rows.add(new Row(LAPSE, ANY_CONSENT, NOT_OPEN, ANY_DELIVERY, same(Reason.NO_REQUEST)));
        rows.add(new Row(ERASURE, ANY_CONSENT, ANY_ASKING, ANY_DELIVERY, out()));
    }

    /** The one cell that the rows have for each pair of an event and a situation, looked up anew. */
    static Map<EventKind, Map<Situation, Cell>> cells() {
        Map<EventKind, Map<Situation, Cell>> cells = new HashMap<>();
        for (EventKind kind : EventKind.ALL) {
            Map<Situation, Cell> ofKind = new HashMap<>();
            for (Situation situation : Situation.ALL) {
                List<Cell> said = ROWS.stream()
                        .filter(row -> row.kinds().contains(kind) && row.covers(situation))
                        .map(Row::cell)
                        .toList();
                if (said.size() != 1) {
                    throw new IllegalStateException(
                            kind.code() + " in " + situation + " must be said once, not " + said.size() + " times");
                }
                ofKind.put(situation, said.get(0));
            }
            cells.put(kind, ofKind);
        }
        return cells;
    }

    /**
     * What an event does.
     *
     * @param state the state it finds, of which no request has lapsed by then
     * @param event the event
     */
    public static Outcome decide(OptInState state, OptInEvent event) {
        RequestTerms terms =
                event instanceof MessageEvent message ? message.terms().orElse(null) : null;
        return decide(state, event.kind(), event.actorKind(), event.countsAt(), terms);
    }

    /** The same of the parts of an event, of which the terms may be missing if its kind never opens a request. */
    static Outcome decide(OptInState state, EventKind kind, ActorKind actor, Instant at, @Nullable RequestTerms terms) {
        if (!Speakers.of(kind).may().contains(actor)) {
            return new Outcome.Refused(Reason.NOT_FOR_THIS_ACTOR);
        }
        int allowed = terms == null ? Integer.MAX_VALUE : terms.maxBusinessRequests();
        return cell(kind, Situation.of(state, allowed)).applyTo(state, at, terms);
    }

    /** What the table says of a kind of event in a situation, by an actor who may say it. */
    static Cell cell(EventKind kind, Situation situation) {
        return Objects.requireNonNull(of(kind).get(situation));
    }

    private static Map<Situation, Cell> of(EventKind kind) {
        return Objects.requireNonNull(CELLS.get(kind));
    }

    /** The rows, in the order in which people should read them. */
    static List<Row> all() {
        return ROWS;
    }

    /** Whether a kind of event opts out, explicitly. */
    static boolean isOptOut(EventKind kind) {
        return cell(kind, Situation.ALL.get(0)).word() == Word.OUT;
    }

    /** Whether a kind of event can open a request in some situation. */
    static boolean canOpenRequest(EventKind kind) {
        return of(kind).values().stream()
                .anyMatch(cell -> cell.asked() == Cell.Asked.BY_BUSINESS || cell.asked() == Cell.Asked.BY_CUSTOMER);
    }

    /** The table for people: one line for each row, and who may say what. */
    public static String toMarkdown() {
        return TableText.markdown();
    }

    /** A Mermaid state diagram of the three parts, side by side, with the events that move each. */
    public static String toMermaid() {
        return TableText.mermaid();
    }
}
