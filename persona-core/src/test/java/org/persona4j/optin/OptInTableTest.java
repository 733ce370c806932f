package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every cell of the table, against a table that was written by hand from the rules and not from the code.
 *
 * <p>A line of {@link #EXPECTED} names its events, then has eight groups of three cells: no request is open and one may be made;
 * none is open and none may be made; one by the retailer is open; one by the customer is open; and the same four while delivery
 * is suppressed. The three cells of a group are for NOT_ASKED, OPTED_IN and OPTED_OUT. A cell is the state it leaves: consent
 * {@code N I O}, request {@code - B C}, delivery {@code k} (ok) or {@code S}; or {@code =} unchanged, or {@code x} refused, each
 * with its reason: {@code O} out, {@code I} in, {@code S} suppressed, {@code R} request open, {@code N} no request, {@code L} none
 * left, {@code -} no bearing. After a colon what it causes: {@code a} ask, {@code i} confirm in, {@code o} confirm out, {@code h}
 * help, {@code p} copy to the person, {@code v} copy to voice.
 */
class OptInTableTest {
    private static final String EXPECTED = """
            stop unsubscribe revoke
              O-k:opv O-k:opv =O:pv | O-k:opv O-k:opv =O:pv | O-k:opv O-k:opv O-k:pv | O-k:opv O-k:opv O-k:pv
              O-S:pv O-S:pv =O:pv | O-S:pv O-S:pv =O:pv | O-S:pv O-S:pv O-S:pv | O-S:pv O-S:pv O-S:pv
            set_out import_out same_number push_off
              O-k:p O-k:p =O:p | O-k:p O-k:p =O:p | O-k:p O-k:p O-k:p | O-k:p O-k:p O-k:p
              O-S:p O-S:p =O:p | O-S:p O-S:p =O:p | O-S:p O-S:p O-S:p | O-S:p O-S:p O-S:p
            same_person
              O-k O-k =O | O-k O-k =O | O-k O-k O-k | O-k O-k O-k
              O-S O-S =O | O-S O-S =O | O-S O-S O-S | O-S O-S O-S
            set_in import_in import_all_in
              I-k =I xO | I-k =I xO | I-k =I xO | I-k =I xO
              xS xS xS | xS xS xS | xS xS xS | xS xS xS
            request import_request
              NBk:a =I xO | xL =I xO | =R =R =R | =R =R =R
              xS xS xS | xS xS xS | xS xS xS | xS xS xS
            form
              NCk:a =I OCk:a | NCk:a =I OCk:a | NCk:a ICk:a OCk:a | =R =R =R
              NCS:a ICS:a OCS:a | NCS:a ICS:a OCS:a | NCS:a ICS:a OCS:a | =R =R =R
            signed_form own_page wallet_app
              I-k:i I-k I-k:i | I-k:i I-k I-k:i | I-k:i I-k I-k:i | I-k:i I-k I-k:i
              NCS:a ICS:a OCS:a | NCS:a ICS:a OCS:a | NCS:a ICS:a OCS:a | =R =R =R
            start
              I-k:i I-k I-k:i | I-k:i I-k I-k:i | I-k:i I-k I-k:i | I-k:i I-k I-k:i
              I-k:i I-k I-k:i | I-k:i I-k I-k:i | I-k:i I-k I-k:i | I-k:i I-k I-k:i
            yes
              =N =N =N | =N =N =N | I-k:i I-k I-k:i | I-k:i I-k I-k:i
              =N =N =N | =N =N =N | I-k:i I-k I-k:i | I-k:i I-k I-k:i
            help
              =-:h =-:h =-:h | =-:h =-:h =-:h | =-:h =-:h =-:h | =-:h =-:h =-:h
              =-:h =-:h =-:h | =-:h =-:h =-:h | =-:h =-:h =-:h | =-:h =-:h =-:h
            other temporary_failure
              =- =- =- | =- =- =- | =- =- =- | =- =- =-
              =- =- =- | =- =- =- | =- =- =- | =- =- =-
            hard_bounce complaint invalid invalid_token
              N-S I-S O-S | N-S I-S O-S | N-S I-S O-S | N-S I-S O-S
              =S =S =S | =S =S =S | N-S I-S O-S | N-S I-S O-S
            lapse
              =N =N =N | =N =N =N | N-k I-k O-k | N-k I-k O-k
              =N =N =N | =N =N =N | N-S I-S O-S | N-S I-S O-S
            erasure
              O-k O-k O-k | O-k O-k O-k | O-k O-k O-k | O-k O-k O-k
              O-S O-S O-S | O-S O-S O-S | O-S O-S O-S | O-S O-S O-S
            push_on
              I-k I-k I-k | I-k I-k I-k | I-k I-k I-k | I-k I-k I-k
              I-k I-k I-k | I-k I-k I-k | I-k I-k I-k | I-k I-k I-k
            """;

    private static final Set<String> OPT_OUTS = Set.of(
            "stop",
            "unsubscribe",
            "revoke",
            "set_out",
            "import_out",
            "same_number",
            "same_person",
            "push_off",
            "erasure");
    private static final Set<String> OWN_OPT_INS =
            Set.of("signed_form", "own_page", "wallet_app", "start", "yes", "push_on");
    private static final RequestTerms TERMS = Events.POLICY.requestTerms();

    /** The cells written above, by event: 24 in the order of {@link #states}. */
    private static Map<String, List<String>> expected() {
        Map<String, List<String>> cells = new LinkedHashMap<>();
        List<String> lines = EXPECTED.lines().toList();
        for (int at = 0; at < lines.size(); at += 3) {
            List<String> ofEvents = Arrays.stream((lines.get(at + 1) + "|" + lines.get(at + 2))
                            .strip()
                            .split("[ |]+", -1))
                    .toList();
            for (String event : lines.get(at).split(" ", -1)) {
                assertThat(cells.put(event, ofEvents)).as(event).isNull();
            }
        }
        return cells;
    }

    /** Every state that the table tells from another, with each reason of a suppression, in the order of the cells above. */
    private static List<List<OptInState>> states() {
        List<List<OptInState>> states = new ArrayList<>();
        for (boolean suppressed : List.of(false, true)) {
            List<Delivery> deliveries = Stream.of(Delivery.values())
                    .filter(delivery -> delivery.isSuppressed() == suppressed)
                    .toList();
            addAll(states, deliveries, null, 1);
            addAll(states, deliveries, null, TERMS.maxBusinessRequests());
            for (OptInState.Requester by : OptInState.Requester.values()) {
                addAll(states, deliveries, request(by), 1);
            }
        }
        return states;
    }

    private static void addAll(
            List<List<OptInState>> states, List<Delivery> deliveries, OptInState.@Nullable Request request, int made) {
        for (Consent consent : Consent.values()) {
            states.add(deliveries.stream()
                    .map(delivery -> new OptInState(consent, request, made, delivery))
                    .toList());
        }
    }

    private static OptInState.Request request(OptInState.Requester by) {
        return new OptInState.Request(by, Events.T0, Events.T0.plus(TERMS.lapsesAfter()));
    }

    private static Outcome decide(OptInState state, EventKind kind, ActorKind actor) {
        return OptInTable.decide(state, kind, actor, Events.hour(1), TERMS);
    }

    /** An outcome in the letters of the table above. */
    private static String letters(Outcome outcome) {
        String effects = Stream.of(Outcome.Effect.values())
                .filter(outcome.effects()::contains)
                .map(OptInTableTest::letter)
                .collect(Collectors.joining());
        return state(outcome) + (effects.isEmpty() ? "" : ":" + effects);
    }

    private static String state(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return "x" + letter(refused.reason());
        }
        if (outcome instanceof Outcome.Unchanged unchanged) {
            return "=" + letter(unchanged.reason());
        }
        OptInState next = ((Outcome.Applied) outcome).next();
        String consent = switch (next.consent()) {
            case NOT_ASKED -> "N";
            case OPTED_IN -> "I";
            case OPTED_OUT -> "O";
        };
        String request = next.request()
                .map(open -> open.by() == OptInState.Requester.BUSINESS ? "B" : "C")
                .orElse("-");
        return consent + request + (next.delivery().isSuppressed() ? "S" : "k");
    }

    private static String letter(Outcome.Reason reason) {
        return switch (reason) {
            case ALREADY_OUT, OPTED_OUT -> "O";
            case ALREADY_IN -> "I";
            case ALREADY_SUPPRESSED, SUPPRESSED -> "S";
            case REQUEST_OPEN -> "R";
            case NO_REQUEST -> "N";
            case NO_REQUESTS_LEFT -> "L";
            case NO_BEARING -> "-";
            case NOT_FOR_THIS_ACTOR, BEFORE_ERASURE -> "?";
        };
    }

    private static String letter(Outcome.Effect effect) {
        return switch (effect) {
            case ASK -> "a";
            case CONFIRM_IN -> "i";
            case CONFIRM_OUT -> "o";
            case ANSWER_HELP -> "h";
            case COPY_TO_PERSON -> "p";
            case COPY_TO_VOICE -> "v";
        };
    }

    /** A test for each event, which looks at all its cells. */
    private static Stream<DynamicTest> eachEvent(CellCheck check) {
        Map<String, List<String>> expected = expected();
        return EventKind.ALL.stream()
                .map(kind -> DynamicTest.dynamicTest(kind.code(), () -> {
                    Iterator<String> cells =
                            Objects.requireNonNull(expected.get(kind.code())).iterator();
                    for (List<OptInState> states : states()) {
                        String cell = cells.next();
                        for (OptInState state : states) {
                            check.check(kind, state, cell);
                        }
                    }
                }));
    }

    /** What is held of a kind of event in a state, for which these letters are written. */
    @FunctionalInterface
    private interface CellCheck {
        void check(EventKind kind, OptInState state, String cell);
    }

    private static ActorKind anyWhoMay(EventKind kind) {
        return Speakers.of(kind).may().iterator().next();
    }

    @Test
    void everyKindOfEventAndEveryStateHasItsCell() {
        Map<String, List<String>> expected = expected();

        assertThat(expected.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        EventKind.ALL.stream().map(EventKind::code).toList());
        assertThat(expected.values()).allSatisfy(cells -> assertThat(cells).hasSameSizeAs(states()));
        assertThat(states()).hasSize(Situation.ALL.size());
    }

    @TestFactory
    Stream<DynamicTest> anEventDoesWhatIsWrittenWhoeverMaySayIt() {
        return eachEvent((kind, state, cell) -> {
            for (ActorKind actor : Speakers.of(kind).may()) {
                assertThat(letters(decide(state, kind, actor)))
                        .as("%s by %s in %s", kind, actor, state)
                        .isEqualTo(cell);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whoMayNotSayItIsRefused() {
        return eachEvent((kind, state, cell) -> {
            for (ActorKind actor : ActorKind.values()) {
                if (!Speakers.of(kind).may().contains(actor)) {
                    assertThat(decide(state, kind, actor))
                            .isEqualTo(new Outcome.Refused(Outcome.Reason.NOT_FOR_THIS_ACTOR));
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> anOptOutIsAWordAndSoIsTheCustomersCompletedOptIn() {
        return eachEvent((kind, state, cell) -> {
            Outcome.Word word = Outcome.Word.NONE;
            if (OPT_OUTS.contains(kind.code())) {
                word = Outcome.Word.OUT;
            } else if (OWN_OPT_INS.contains(kind.code()) && cell.startsWith("I-")) {
                word = Outcome.Word.IN;
            }

            assertThat(decide(state, kind, anyWhoMay(kind)).word()).isEqualTo(word);
        });
    }

    @TestFactory
    Stream<DynamicTest> onlyARequestByTheRetailerIsCounted() {
        return eachEvent((kind, state, cell) -> {
            if (decide(state, kind, anyWhoMay(kind)) instanceof Outcome.Applied applied) {
                int more = cell.contains("B") ? 1 : 0;
                assertThat(applied.next().businessRequests()).isEqualTo(state.businessRequests() + more);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aSuppressionKeepsItsFirstReason() {
        return eachEvent((kind, state, cell) -> {
            if (state.delivery().isSuppressed()
                    && decide(state, kind, anyWhoMay(kind)) instanceof Outcome.Applied applied
                    && applied.next().delivery().isSuppressed()) {
                assertThat(applied.next().delivery()).isEqualTo(state.delivery());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aFailureTellsItsReason() {
        Map<EventKind, Delivery> reasons = Map.of(
                MessageEvent.Kind.HARD_BOUNCE, Delivery.HARD_BOUNCE,
                MessageEvent.Kind.COMPLAINT, Delivery.COMPLAINT,
                MessageEvent.Kind.INVALID, Delivery.INVALID,
                PushEvent.Kind.INVALID_TOKEN, Delivery.INVALID_TOKEN);
        return reasons.entrySet().stream()
                .map(reason -> DynamicTest.dynamicTest(reason.getKey().code(), () -> {
                    Outcome outcome = decide(OptInState.INITIAL, reason.getKey(), ActorKind.SYSTEM);

                    assertThat(((Outcome.Applied) outcome).next().delivery()).isEqualTo(reason.getValue());
                }));
    }

    @Test
    void aRequestIsOpenFromItsEventUntilItsTermsRunOut() {
        Outcome outcome = decide(OptInState.INITIAL, MessageEvent.Kind.REQUEST, ActorKind.STAFF);

        OptInState next = ((Outcome.Applied) outcome).next();

        assertThat(next.request())
                .contains(new OptInState.Request(
                        OptInState.Requester.BUSINESS,
                        Events.hour(1),
                        Events.hour(1).plus(TERMS.lapsesAfter())));
    }

    @Test
    void noTwoKindsOfEventsShareACode() {
        assertThat(EventKind.ALL.stream().map(EventKind::code)).doesNotHaveDuplicates();
    }

    @Test
    void theTableIsTheSameEachTimeItIsWrittenDown() {
        assertThat(OptInTable.rows()).isEqualTo(OptInTable.all());
    }

    @Test
    void theRowsSayOneThingOfEachPairOfAnEventAndASituation() {
        Map<EventKind, Map<Situation, Cell>> cells = OptInTable.cells();

        assertThat(cells.keySet()).containsExactlyInAnyOrderElementsOf(EventKind.ALL);
        cells.forEach((kind, ofKind) -> {
            assertThat(ofKind.keySet()).containsExactlyInAnyOrderElementsOf(Situation.ALL);
            ofKind.forEach((situation, cell) -> assertThat(cell).isEqualTo(OptInTable.cell(kind, situation)));
        });
    }
}
