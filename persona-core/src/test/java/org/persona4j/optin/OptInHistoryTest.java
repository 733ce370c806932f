package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.optin.Events.by;
import static org.persona4j.optin.Events.event;
import static org.persona4j.optin.Events.history;
import static org.persona4j.optin.Events.hour;
import static org.persona4j.optin.Events.late;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.internal.JsonCodec;
import org.persona4j.optin.MessageEvent.Kind;

class OptInHistoryTest {
    private static final int WEEK = 7 * 24;

    private static OptInStatus status(OptInHistory history, long hours) {
        return history.asOf(hour(hours)).status();
    }

    private static String decidedBy(AddressOptIn answer) {
        return answer.decidedBy().orElseThrow().event().orElseThrow().id();
    }

    @Test
    void nothingIsKnownOfAnAddressThatNothingWasSaidAbout() {
        AddressOptIn answer = history().asOf(hour(1));

        assertThat(answer.status()).isEqualTo(OptInStatus.NOT_ASKED);
        assertThat(answer.decidedBy()).isEmpty();
    }

    @Test
    void theStoryOfImportAskYesStopImport() {
        OptInHistory story = history(
                event("row-1", Kind.IMPORT_REQUEST, hour(1)),
                event("yes", Kind.YES, hour(2)),
                event("stop", Kind.STOP, hour(3)),
                event("row-2", Kind.IMPORT_ALL_IN, hour(4)));

        assertThat(status(story, 0)).isEqualTo(OptInStatus.NOT_ASKED);
        assertThat(status(story, 1)).isEqualTo(OptInStatus.REQUESTED);
        assertThat(status(story, 2)).isEqualTo(OptInStatus.OPTED_IN);
        assertThat(status(story, 3)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(status(story, 5)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void anAnswerNamesTheEventThatDecided() {
        OptInHistory out = history(event("e1", Kind.STOP, hour(1)), event("e2", Kind.STOP, hour(2)));

        assertThat(decidedBy(out.asOf(hour(3)))).isEqualTo("e1");
    }

    @Test
    void aNewerProofOfAnOptInTakesThePlaceOfAnOlder() {
        OptInHistory in = history(event("e1", Kind.SET_IN, hour(1)), event("e2", Kind.SIGNED_FORM, hour(2)));

        assertThat(decidedBy(in.asOf(hour(3)))).isEqualTo("e2");
    }

    @Test
    void anOptOutOutlivesABounceAndAnUnansweredForm() {
        OptInHistory history = history(
                event("e1", Kind.STOP, hour(1)),
                event("e2", Kind.HARD_BOUNCE, hour(2)),
                event("e3", Kind.FORM, hour(3)));

        assertThat(history.asOf(hour(4 + WEEK)).state())
                .isEqualTo(new OptInState(Consent.OPTED_OUT, null, 0, Delivery.HARD_BOUNCE));
    }

    @Test
    void aLateStopFallsBeforeTheImportThatThenUndoesNothing() {
        OptInHistory history =
                history(event("row", Kind.IMPORT_IN, hour(2)), late("stop", Kind.STOP, hour(1), hour(3)));

        assertThat(status(history, 2)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(history.steps(hour(3)).get(1).outcome()).isEqualTo(new Outcome.Refused(Outcome.Reason.OPTED_OUT));
    }

    @Test
    void whatWasKnownThenMayDifferFromWhatIsKnownToday() {
        OptInHistory history =
                history(event("row", Kind.IMPORT_IN, hour(2)), late("stop", Kind.STOP, hour(1), hour(3)));

        assertThat(history.asKnownAt(hour(2)).status()).isEqualTo(OptInStatus.OPTED_IN);
        assertThat(history.asOf(hour(2)).status()).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void anImportCannotDateItselfBeforeAStop() {
        OptInHistory history =
                history(event("stop", Kind.STOP, hour(2)), late("row", Kind.IMPORT_IN, hour(1), hour(3)));

        assertThat(status(history, 1)).isEqualTo(OptInStatus.NOT_ASKED);
        assertThat(status(history, 3)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void anOptOutPassedOnByStaffCountsFromWhenItCameIn() {
        OptInHistory history = history(
                event("start", Kind.START, hour(2)),
                Events.draft("call", Kind.REVOKE)
                        .actor(Events.STAFF)
                        .occurredAt(hour(1))
                        .receivedAt(hour(3))
                        .build());

        assertThat(status(history, 3)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void anOptOutFromAClockThatIsAheadCountsAtOnce() {
        OptInHistory history = history(late("stop", Kind.STOP, hour(100), hour(1)));

        assertThat(status(history, 1)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void ofTwoAtTheSameMomentTheOptOutHolds() {
        OptInHistory history = history(event("a-stop", Kind.STOP, hour(1)), event("z-start", Kind.START, hour(1)));

        assertThat(status(history, 1)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void aRequestLapsesAtTheMomentItsTimeIsOver() {
        OptInHistory asked = history(event("e1", Kind.REQUEST, hour(0)));

        assertThat(asked.asOf(hour(WEEK).minusNanos(1)).status()).isEqualTo(OptInStatus.REQUESTED);
        assertThat(status(asked, WEEK)).isEqualTo(OptInStatus.NOT_ASKED);
    }

    @Test
    void aYesAtTheMomentOfTheLapseComesTooLate() {
        OptInHistory asked = history(event("e1", Kind.REQUEST, hour(0)), event("e2", Kind.YES, hour(WEEK)));

        assertThat(status(asked, WEEK)).isEqualTo(OptInStatus.NOT_ASKED);
    }

    @Test
    void aYesGivenInTimeCountsThoughItIsDeliveredLater() {
        OptInHistory asked = history(event("e1", Kind.REQUEST, hour(0)), late("e2", Kind.YES, hour(5), hour(2 * WEEK)));

        assertThat(status(asked, 2 * WEEK)).isEqualTo(OptInStatus.OPTED_IN);
    }

    @Test
    void theLapseOfARequestIsAStepOfItsOwn() {
        OptInHistory asked = history(event("e1", Kind.REQUEST, hour(0)));

        List<OptInStep> steps = asked.steps(hour(WEEK));

        assertThat(steps).extracting(OptInStep::kind).containsExactly(Kind.REQUEST, DerivedKind.LAPSE);
        assertThat(steps.get(1).event()).isEmpty();
    }

    @Test
    void aThirdRequestByTheRetailerIsRefused() {
        OptInHistory asked = history(
                event("e1", Kind.REQUEST, hour(0)),
                event("e2", Kind.IMPORT_REQUEST, hour(WEEK)),
                event("e3", Kind.REQUEST, hour(2 * WEEK)));

        assertThat(asked.steps(hour(2 * WEEK)).get(4).outcome())
                .isEqualTo(new Outcome.Refused(Outcome.Reason.NO_REQUESTS_LEFT));
    }

    @Test
    void anotherPolicyLaterDoesNotReopenWhatHasLapsed() {
        OptInPolicy patient =
                OptInPolicy.builder().requestLapsesAfter(Duration.ofDays(60)).build();
        OptInHistory history = history(
                event("e1", Kind.REQUEST, hour(0)),
                MessageEvent.builder(patient)
                        .id("e2")
                        .kind(Kind.YES)
                        .actor(Events.GATEWAY)
                        .receivedAt(hour(2 * WEEK))
                        .build());

        assertThat(status(history, 2 * WEEK)).isEqualTo(OptInStatus.NOT_ASKED);
    }

    @Test
    void staffCannotPassAsTheCustomer() {
        OptInHistory history = history(event("e1", Kind.STOP, hour(1)), by(Events.STAFF, "e2", Kind.START, hour(2)));

        assertThat(status(history, 3)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(history.events()).hasSize(2);
    }

    @Test
    void aRefusedEventIsKeptWithItsEvidence() {
        Evidence evidence = Evidence.builder().source("spring list").build();
        MessageEvent row = Events.draft("row", Kind.IMPORT_IN)
                .receivedAt(hour(2))
                .evidence(evidence)
                .build();

        OptInHistory history = history(event("stop", Kind.STOP, hour(1)), row);

        assertThat(history.event("row")).contains(row);
    }

    @Test
    void anIdStandsForOneEvent() {
        OptInHistory history = history(event("e1", Kind.STOP, hour(1)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.append(event("e1", Kind.START, hour(1))))
                .withMessageContaining("another event");
    }

    @Test
    void aRepeatThatComesInLaterKeepsTheFirst() {
        OptInHistory history = history(event("e1", Kind.STOP, hour(1)));

        assertThat(history.append(event("e1", Kind.STOP, hour(9)))).isSameAs(history);
    }

    @Test
    void nobodyButTheUserOfTheDeviceSpeaksOnPush() {
        OptInHistory push = history(PushChannel.MOBILE_PUSH);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> push.append(event("e1", Kind.SET_IN, hour(1))))
                .withMessageContaining("set_in")
                .withMessageContaining("mobile_push");
    }

    @Test
    void aDeviceIsNoAddressForMessages() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history().append(PushEvent.of("e1", PushEvent.Kind.ON, hour(1))))
                .withMessageContaining("push_on");
    }

    @Test
    void pushIsTurnedOnAndOffAndItsTokenDies() {
        OptInHistory push = history(
                PushChannel.BROWSER_PUSH,
                PushEvent.of("e1", PushEvent.Kind.ON, hour(1)),
                PushEvent.of("e2", PushEvent.Kind.OFF, hour(2)),
                PushEvent.of("e3", PushEvent.Kind.ON, hour(3)),
                PushEvent.of("e4", PushEvent.Kind.INVALID_TOKEN, hour(4)));

        assertThat(status(push, 1)).isEqualTo(OptInStatus.OPTED_IN);
        assertThat(status(push, 2)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(status(push, 3)).isEqualTo(OptInStatus.OPTED_IN);
        assertThat(status(push, 4)).isEqualTo(OptInStatus.SUPPRESSED);
    }

    @Test
    void aHistoryThatRepeatsAnIdIsNone() {
        MessageEvent event = event("e1", Kind.STOP, hour(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptInHistory.of(MessageChannel.TEXT, List.of(event, event)))
                .withMessageContaining("at 1");
    }

    @Test
    void aStepTellsWhatItDidWithoutPersonalData() {
        OptInHistory history = history(event("e1", Kind.STOP, hour(1)), event("e2", Kind.IMPORT_IN, hour(2)));
        Instant end = hour(3);

        assertThat(history.steps(end).stream().map(OptInStep::describe))
                .containsExactly(
                        "2024-01-01T01:00:00Z reply with an opt-out word: now OPTED_OUT",
                        "2024-01-01T02:00:00Z import says in: refused, the customer opted out");
        assertThat(history.asOf(end).describe())
                .isEqualTo("OPTED_OUT since 2024-01-01T01:00:00Z: reply with an opt-out word");
    }

    @Test
    void aFailureAtADeadAddressHoldsAgainstALateOptInWithoutBeingKept() {
        OptInHistory erased = history(event("b1", Kind.HARD_BOUNCE, hour(1))).erase(hour(2));

        OptInHistory kept = erased.appendSparingly(event("b2", Kind.HARD_BOUNCE, hour(4)))
                .appendSparingly(late("s1", Kind.START, hour(3), hour(5)));

        assertThat(kept.events()).singleElement().isInstanceOf(Erasure.class);
        assertThat(kept.asOf(hour(6)).sendable()).isFalse();
    }

    @Test
    void aStepSaysWhetherItWasRefusedOrChangedNothing() {
        OptInHistory history = history(
                event("e1", Kind.STOP, hour(1)), event("e2", Kind.SET_IN, hour(2)), event("e3", Kind.YES, hour(3)));

        assertThat(history.steps(hour(9)).stream().map(OptInStep::describe))
                .satisfiesExactly(
                        stop -> assertThat(stop).endsWith(": now OPTED_OUT"),
                        in -> assertThat(in).endsWith(": refused, " + Outcome.Reason.OPTED_OUT.label()),
                        yes -> assertThat(yes).endsWith(": unchanged, " + Outcome.Reason.NO_REQUEST.label()));
    }

    @Test
    void aHistoryIsOfEventsOfItsChannel() {
        PushEvent push = PushEvent.of("p1", PushEvent.Kind.ON, hour(1));

        assertThatIllegalArgumentException().isThrownBy(() -> OptInHistory.of(MessageChannel.TEXT, List.of(push)));
    }

    @Test
    void aHistoryReadBackWithoutEventsHasNone() {
        OptInHistory none = OptInHistory.none(MessageChannel.TEXT);

        assertThat(JsonCodec.read(JsonCodec.write(none), OptInHistory.class)).isEqualTo(none);
    }

    @Test
    void historiesOfTheSameEventsOnTheSameChannelAreEqual() {
        MessageEvent stop = event("e1", Kind.STOP, hour(1));
        OptInHistory history = history(stop);

        assertThat(history)
                .isEqualTo(history(stop))
                .hasSameHashCodeAs(history(stop))
                .isNotEqualTo(history(MessageChannel.VOICE, stop))
                .doesNotHaveSameHashCodeAs(history(MessageChannel.VOICE, stop))
                .doesNotHaveSameHashCodeAs(OptInHistory.none(MessageChannel.TEXT))
                .hasToString("OptInHistory[text, 1 events]");
    }
}
