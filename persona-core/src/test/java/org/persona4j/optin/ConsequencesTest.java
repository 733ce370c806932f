package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.optin.Events.event;
import static org.persona4j.optin.Events.history;
import static org.persona4j.optin.Events.hour;
import static org.persona4j.optin.Events.late;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.optin.MessageEvent.Kind;

class ConsequencesTest {
    static final OutgoingMessage.Destination TO =
            new OutgoingMessage.Destination(Address.of(Identifier.of(IdentifierType.PHONE, "+16035551212")), "a1");

    private static Consequences of(OptInHistory history, OptInEvent event) {
        return history.append(event).consequencesOf(event, TO, Events.POLICY);
    }

    private static List<String> messages(OptInHistory history, OptInEvent event) {
        return of(history, event).messages().stream().map(OutgoingMessage::id).toList();
    }

    private static List<String> copies(OptInHistory history, OptInEvent event, OptInPolicy policy) {
        return history.append(event).consequencesOf(event, TO, policy).copies().stream()
                .map(copy -> copy.channel().code() + " " + copy.event().id())
                .toList();
    }

    @Test
    void aRequestAsksTheCustomerUntilItLapses() {
        Consequences caused = of(history(), event("e1", Kind.REQUEST, hour(1)));

        assertThat(caused.messages())
                .containsExactly(new OutgoingMessage.OptInRequest(
                        MessageChannel.TEXT, TO, "e1", hour(1).plus(Duration.ofDays(7))));
    }

    @Test
    void anOptInByTheCustomerIsConfirmed() {
        OptInHistory asked = history(event("e1", Kind.REQUEST, hour(1)));

        assertThat(messages(asked, event("e2", Kind.YES, hour(2)))).containsExactly("opt_in_confirmation:text:a1:e2");
    }

    @Test
    void anOptInByTheRetailerSendsNothing() {
        assertThat(messages(history(), event("e1", Kind.SET_IN, hour(1)))).isEmpty();
    }

    @Test
    void anOptOutIsConfirmedWithinFiveMinutesOfItsReceipt() {
        Consequences caused = of(history(), late("e1", Kind.STOP, hour(1), hour(2)));

        assertThat(caused.messages())
                .containsExactly(new OutgoingMessage.OptOutConfirmation(
                        MessageChannel.TEXT, TO, "e1", hour(2).plus(Duration.ofMinutes(5))));
    }

    @Test
    void aSecondOptOutIsNotConfirmed() {
        OptInHistory out = history(event("e1", Kind.STOP, hour(1)));

        assertThat(messages(out, event("e2", Kind.STOP, hour(2)))).isEmpty();
    }

    @Test
    void anOptOutThatWasOvertakenByItsRepetitionIsNotConfirmed() {
        OptInHistory out = history(event("e2", Kind.STOP, hour(2)));

        assertThat(messages(out, late("e1", Kind.STOP, hour(1), hour(3)))).isEmpty();
    }

    @Test
    void anOptOutThatArrivesAfterTheCustomerCameBackIsNotConfirmed() {
        OptInHistory back = history(event("e2", Kind.START, hour(2)));

        assertThat(messages(back, late("e1", Kind.STOP, hour(1), hour(3)))).isEmpty();
    }

    @Test
    void anOptOutByTheRetailerIsNotConfirmed() {
        OptInHistory in = history(event("e1", Kind.START, hour(1)));

        assertThat(messages(in, event("e2", Kind.SET_OUT, hour(2)))).isEmpty();
        assertThat(messages(in, event("e2", Kind.IMPORT_OUT, hour(2)))).isEmpty();
    }

    @Test
    void anOptOutAtASuppressedAddressIsNotConfirmed() {
        OptInHistory suppressed = history(event("e1", Kind.HARD_BOUNCE, hour(1)));

        assertThat(messages(suppressed, event("e2", Kind.STOP, hour(2)))).isEmpty();
    }

    @Test
    void anOptOutThatArrivesAfterTheAddressWentDeadIsNotConfirmed() {
        OptInHistory dead = history(event("e2", Kind.HARD_BOUNCE, hour(2)));

        assertThat(messages(dead, late("e1", Kind.STOP, hour(1), hour(3)))).isEmpty();
    }

    @Test
    void aLateFormThatMakesAnEarlierYesCompleteIsConfirmedNotAsked() {
        OptInHistory yes = history(event("e2", Kind.YES, hour(2)));

        assertThat(messages(yes, late("e1", Kind.FORM, hour(1), hour(3))))
                .containsExactly("opt_in_confirmation:text:a1:e2");
    }

    @Test
    void aFormThatArrivesAfterItsTimeAsksNobody() {
        assertThat(messages(history(), late("e1", Kind.FORM, hour(0), hour(7 * 24))))
                .isEmpty();
    }

    @Test
    void aFormThatTakesOverARequestAsksAgain() {
        OptInHistory asked = history(event("e1", Kind.REQUEST, hour(1)));

        assertThat(messages(asked, event("e2", Kind.FORM, hour(2)))).containsExactly("opt_in_request:text:a1:e2");
    }

    @Test
    void aFormSentAgainAndAgainAsksOnce() {
        OptInHistory asked = history(event("e1", Kind.FORM, hour(1)));

        assertThat(messages(asked, event("e2", Kind.FORM, hour(2)))).isEmpty();
    }

    @Test
    void anEarlierFormThatArrivesLaterAsksNobodyAgain() {
        OptInHistory asked = history(event("e2", Kind.FORM, hour(2)));

        assertThat(messages(asked, late("e1", Kind.FORM, hour(1), hour(3)))).isEmpty();
    }

    @Test
    void helpIsAnsweredToThoseWhoAreOutToo() {
        OptInHistory out = history(event("e1", Kind.STOP, hour(1)));

        assertThat(messages(out, event("e2", Kind.HELP, hour(2)))).containsExactly("help_answer:text:a1:e2");
    }

    @Test
    void anOptOutIsCopiedToThePersonAndFromTextToVoice() {
        assertThat(copies(history(), event("e1", Kind.STOP, hour(1)), Events.POLICY))
                .containsExactly("text copied:same_person:text:a1:e1", "voice copied:same_number:text:a1:e1");
    }

    @Test
    void aRepeatedOptOutIsCopiedToo() {
        OptInHistory out = history(event("e1", Kind.STOP, hour(1)));

        assertThat(copies(out, event("e2", Kind.STOP, hour(2)), Events.POLICY))
                .containsExactly("text copied:same_person:text:a1:e2", "voice copied:same_number:text:a1:e2");
    }

    @Test
    void anOptOutFromTextsByTheRetailerSaysNothingOfCalls() {
        assertThat(copies(history(), event("e1", Kind.SET_OUT, hour(1)), Events.POLICY))
                .containsExactly("text copied:same_person:text:a1:e1");
    }

    @Test
    void anOptOutFromEmailSaysNothingOfCalls() {
        OutgoingMessage.Destination to = new OutgoingMessage.Destination(
                Address.of(Identifier.of(IdentifierType.EMAIL, "robert@example.org")), "a2");
        OptInHistory email = history(MessageChannel.EMAIL, event("e1", Kind.UNSUBSCRIBE, hour(1)));

        Consequences caused = email.consequencesOf(email.events().get(0), to, Events.POLICY);

        assertThat(caused.copies()).extracting(copy -> copy.channel().code()).containsExactly("email");
    }

    @Test
    void aPolicyMayLetEachAddressStandAloneAndLeaveCallsOut() {
        OptInPolicy alone = OptInPolicy.builder()
                .optOutScope(OptOutScope.ADDRESS)
                .textOptOutCoversVoice(false)
                .build();

        assertThat(copies(history(), event("e1", Kind.STOP, hour(1)), alone)).isEmpty();
    }

    @Test
    void aCopyOfACopyKeepsTheOriginAndGoesNoFurther() {
        MessageEvent stop = event("e1", Kind.STOP, hour(1));
        CopiedOptOut toVoice = CopiedOptOut.of(DerivedKind.SAME_NUMBER, stop, MessageChannel.TEXT, "a1");
        OptInHistory voice = history(MessageChannel.VOICE, toVoice);

        List<Consequences.Copy> next =
                voice.consequencesOf(toVoice, TO, Events.POLICY).copies();

        assertThat(next).extracting(copy -> copy.event().id()).containsExactly("copied:same_person:text:a1:e1");
        OptInHistory other = history(MessageChannel.VOICE, next.get(0).event());
        assertThat(other.consequencesOf(next.get(0).event(), TO, Events.POLICY).copies())
                .isEmpty();
    }

    @Test
    void aCopySendsNoMessage() {
        MessageEvent stop = event("e1", Kind.STOP, hour(1));
        CopiedOptOut copy = CopiedOptOut.of(DerivedKind.SAME_PERSON, stop, MessageChannel.TEXT, "a2");

        assertThat(messages(history(event("e0", Kind.START, hour(0))), copy)).isEmpty();
    }

    @Test
    void pushSendsNoMessage() {
        OutgoingMessage.Destination device = new OutgoingMessage.Destination(Address.device("token"), "a3");
        OptInHistory push = history(
                PushChannel.MOBILE_PUSH,
                PushEvent.of("e1", PushEvent.Kind.ON, hour(1)),
                PushEvent.of("e2", PushEvent.Kind.OFF, hour(2)));

        assertThat(push.events())
                .allSatisfy(event -> assertThat(push.consequencesOf(event, device, Events.POLICY)
                                .messages())
                        .isEmpty());
    }

    @Test
    void whatAnEventCausedDoesNotChangeWithWhatCameLater() {
        MessageEvent stop = event("e1", Kind.STOP, hour(1));
        OptInHistory later = history(stop, event("e2", Kind.START, hour(2)));

        Consequences repeated = later.consequencesOf(event("e1", Kind.STOP, hour(9)), TO, Events.POLICY);

        assertThat(repeated).isEqualTo(of(history(), stop));
    }

    @Test
    void whatLiesBeforeAnErasureCausesNothing() {
        OptInHistory erased = history(event("e1", Kind.SET_IN, hour(1))).erase(hour(5));

        Consequences caused = of(erased, late("e2", Kind.STOP, hour(2), hour(6)));

        assertThat(caused)
                .isEqualTo(new Consequences(new Outcome.Refused(Outcome.Reason.BEFORE_ERASURE), List.of(), List.of()));
    }
}
