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
    void aStopHoldsWhenTheClockIsSetBack() {
        OptInHistory history = history(event("set", Kind.SET_IN, hour(1)), event("stop", Kind.STOP, hour(3)));

        assertThat(history.asOfNow(hour(2)).status()).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(status(history, 2)).isEqualTo(OptInStatus.OPTED_IN);
    }

    @Test
    void whatIsSetInByAClockThatWasSetBackIsUndoneByTheStopBeforeIt() {
        OptInHistory history = history(event("stop", Kind.STOP, hour(3)), event("set", Kind.SET_IN, hour(2)));

        assertThat(status(history, 2)).isEqualTo(OptInStatus.NOT_ASKED);
        assertThat(status(history, 3)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(history.asOfNow(hour(2)).status()).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void aStopByAClockThatWasSetBackUndoesTheStartBeforeIt() {
        OptInHistory history = history(event("start", Kind.START, hour(3)), event("stop", Kind.STOP, hour(2)));

        assertThat(status(history, 3)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void aStopThatHasADateOfItsOwnKeepsItWhenTheClockIsSetBack() {
        OptInHistory history = history(event("start", Kind.START, hour(3)), late("stop", Kind.STOP, hour(1), hour(2)));

        assertThat(history.event("stop").orElseThrow().countsAt()).isEqualTo(hour(1));
        assertThat(status(history, 3)).isEqualTo(OptInStatus.OPTED_IN);
    }

    @Test
    void theCopyOfAStopByAClockThatWasSetBackUndoesTheStartBeforeIt() {
        CopiedOptOut copy = CopiedOptOut.of(
                DerivedKind.SAME_PERSON, event("stop", Kind.STOP, hour(2)), MessageChannel.TEXT, "elsewhere");

        OptInHistory history = history(event("start", Kind.START, hour(3)), copy);

        assertThat(status(history, 3)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void anOffByAClockThatWasSetBackUndoesTheOnBeforeIt() {
        OptInHistory history = history(
                PushChannel.MOBILE_PUSH,
                PushEvent.of("on", PushEvent.Kind.ON, hour(3)),
                PushEvent.of("off", PushEvent.Kind.OFF, hour(2)));

        assertThat(status(history, 3)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void anOffThatHasADateOfItsOwnKeepsItWhenTheClockIsSetBack() {
        PushEvent off = PushEvent.of("off", PushEvent.Kind.OFF, hour(1), hour(2));

        OptInHistory history = history(PushChannel.MOBILE_PUSH, PushEvent.of("on", PushEvent.Kind.ON, hour(3)), off);

        assertThat(history.event("off").orElseThrow().countsAt()).isEqualTo(hour(1));
        assertThat(history.append(off)).isEqualTo(history);
    }

    @Test
    void theCopyOfAStopThatHasADateOfItsOwnKeepsItWhenTheClockIsSetBack() {
        CopiedOptOut copy = CopiedOptOut.of(
                DerivedKind.SAME_PERSON, late("stop", Kind.STOP, hour(1), hour(2)), MessageChannel.TEXT, "elsewhere");

        OptInHistory history = history(event("start", Kind.START, hour(3)), copy);

        assertThat(history.event(copy.id()).orElseThrow().countsAt()).isEqualTo(hour(1));
    }

    @Test
    void whatIsLeftOfAnErasureCameInNoEarlierThanAnythingElse() {
        Erasure erasure = history(event("stop", Kind.STOP, hour(1)))
                .erase(hour(2))
                .erasure()
                .orElseThrow();

        assertThat(erasure.receivedNotBefore(hour(3)).at()).isEqualTo(hour(3));
        assertThat(erasure.receivedNotBefore(hour(1))).isSameAs(erasure);
    }

    @Test
    void theCustomerComesBackOnceTheClockHasPassedTheirStop() {
        OptInHistory history = history(
                event("stop", Kind.STOP, hour(3)),
                event("early", Kind.START, hour(2)),
                event("late", Kind.START, hour(4)));

        assertThat(status(history, 3)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(status(history, 4)).isEqualTo(OptInStatus.OPTED_IN);
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
    void anErasureKeepsTheStateAndTheTimeAndNothingElse() {
        OptInHistory history = history(
                event("e1", Kind.REQUEST, hour(1)),
                event("e2", Kind.YES, hour(2)),
                event("e3", Kind.COMPLAINT, hour(3)));

        OptInHistory erased = history.erase(hour(4));

        assertThat(erased.events())
                .containsExactly(new Erasure(hour(4), new OptInState(Consent.OPTED_OUT, null, 1, Delivery.COMPLAINT)));
    }

    @Test
    void anErasureStandsForWhatComesInFromAClockAhead() {
        OptInHistory erased = history(event("e1", Kind.START, hour(9))).erase(hour(4));

        assertThat(erased.erasure().orElseThrow().at()).isEqualTo(hour(9));
    }

    @Test
    void anErasureOfTheErasedChangesNothingButItsTime() {
        OptInHistory erased = history(event("e1", Kind.SET_IN, hour(1))).erase(hour(4));

        OptInHistory again = erased.erase(hour(5));

        assertThat(again.asOf(hour(5)).state()).isEqualTo(erased.asOf(hour(5)).state());
    }

    @Test
    void whoReturnsAfterAnErasureOptsInByTheirOwnAct() {
        OptInHistory erased = history(event("e1", Kind.START, hour(1))).erase(hour(4));

        OptInHistory back = erased.append(event("e2", Kind.START, hour(5)));

        assertThat(status(back, 5)).isEqualTo(OptInStatus.OPTED_IN);
    }

    @Test
    void anImportAfterAnErasureOptsNobodyIn() {
        OptInHistory erased = history(event("e1", Kind.START, hour(1))).erase(hour(4));

        OptInHistory imported = erased.append(event("row", Kind.IMPORT_IN, hour(5)));

        assertThat(status(imported, 5)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void whatCountsFromBeforeAnErasureIsNotKept() {
        OptInHistory erased = history(event("e1", Kind.START, hour(1))).erase(hour(4));

        assertThat(erased.append(late("e2", Kind.START, hour(3), hour(9)))).isSameAs(erased);
    }

    @Test
    void anErasureIsNotAppended() {
        Erasure erasure = history().erase(hour(1)).erasure().orElseThrow();

        assertThatIllegalArgumentException().isThrownBy(() -> history().append(erasure));
    }

    @Test
    void aHistoryThatRepeatsAnIdIsNone() {
        MessageEvent event = event("e1", Kind.STOP, hour(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptInHistory.of(MessageChannel.TEXT, List.of(event, event)))
                .withMessageContaining("at 1");
    }

    @Test
    void aHistoryInWhichSomethingCountsFromBeforeItsErasureIsNone() {
        Erasure erasure = history().erase(hour(5)).erasure().orElseThrow();
        MessageEvent before = event("e1", Kind.STOP, hour(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptInHistory.of(MessageChannel.TEXT, List.of(erasure, before)))
                .withMessageContaining("at 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptInHistory.of(MessageChannel.TEXT, List.of(before, erasure)))
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

    private static OptInHistory erased() {
        return history(event("e1", Kind.STOP, hour(1))).erase(hour(2));
    }

    @Test
    void ofTheErasedNothingIsKeptThatHasNoBearing() {
        OptInHistory erased = erased();

        OptInHistory after = erased.appendSparingly(event("e2", Kind.OTHER, hour(3)))
                .appendSparingly(event("e3", Kind.TEMPORARY_FAILURE, hour(4)));

        assertThat(after).isEqualTo(erased);
    }

    @Test
    void ofTheErasedNothingIsKeptThatIsRefused() {
        OptInHistory erased = erased();

        OptInHistory after = erased.appendSparingly(event("e2", Kind.SET_IN, hour(3)));

        assertThat(after).isEqualTo(erased);
    }

    @Test
    void ofTheErasedAnotherOptOutIsKeptAsAnErasureAtItsTime() {
        OptInHistory after = erased().appendSparingly(event("e2", Kind.SET_OUT, hour(3)));

        assertThat(after.events()).singleElement().isInstanceOf(Erasure.class);
        assertThat(after.erasure().orElseThrow().at()).isEqualTo(hour(3));
    }

    @Test
    void ofTheErasedWhatTheyDoThemselvesIsKeptEvenIfItChangesNothing() {
        MessageEvent yes = event("e2", Kind.YES, hour(3));

        OptInHistory after = erased().appendSparingly(yes);

        assertThat(after.events()).hasSize(2).endsWith(yes);
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
