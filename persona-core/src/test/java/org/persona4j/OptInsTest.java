package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.OptInTrial.IN;
import static org.persona4j.OptInTrial.PHONE;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.persona4j.error.OperationReusedException;
import org.persona4j.identity.PersonaId;
import org.persona4j.optin.AddressOptIn;
import org.persona4j.optin.Evidence;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInAnswer;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptInStatus;
import org.persona4j.optin.Outcome;
import org.persona4j.optin.OutgoingMessage;
import org.persona4j.optin.PushChannel;

/** What customers say about being messaged, as an embedding service reports it and asks for it. */
class OptInsTest {
    private static final OptInReport ASK = OptInReport.setting(true, true, true);

    private final OptInTrial trial = new OptInTrial();
    private final OptIns optIns = trial.optIns;

    @Test
    void whoIsAskedAnswersYesAndMayBeMessaged() {
        OptInAnswer asked = trial.report(PHONE, ASK);

        OptInAnswer yes = trial.reply(PHONE, "YES");

        assertThat(asked.messages())
                .hasOnlyElementsOfType(OutgoingMessage.OptInRequest.class)
                .hasSize(1);
        assertThat(yes.messages())
                .hasOnlyElementsOfType(OutgoingMessage.OptInConfirmation.class)
                .hasSize(1);
        assertThat(optIns.status(MessageChannel.TEXT, PHONE).sendable()).isTrue();
    }

    @Test
    void aYesAfterTheRequestLapsedCompletesNothing() {
        trial.report(PHONE, ASK);
        trial.clock().move(Duration.ofDays(7));

        OptInAnswer late = trial.reply(PHONE, "yes");

        assertThat(late.outcome().effects()).isEmpty();
        assertThat(trial.text(PHONE)).isEqualTo(OptInStatus.NOT_ASKED);
    }

    @Test
    void theSameMessageDeliveredAgainCountsOnceAndIsConfirmedUnderOneId() {
        trial.report(PHONE, IN);
        Instant sent = trial.clock().instant();
        OptInAnswer first = optIns.reply(PHONE, "STOP", "SM17", sent);
        trial.clock().move(Duration.ofHours(1));

        OptInAnswer again = optIns.reply(PHONE, "STOP", "SM17", sent);

        assertThat(again.messages()).isEqualTo(first.messages()).hasSize(1);
        assertThat(optIns.history(MessageChannel.TEXT, PHONE).events()).hasSize(2);
    }

    @Test
    void aReportMadeAgainIsSaidToBeARepeat() {
        OptInReport report = OptInReport.of(MessageEvent.Kind.START)
                .withId("m1")
                .withEvidence(Evidence.builder().proof("signed").build())
                .at(TestClock.START);

        OptInAnswer first = optIns.report(MessageChannel.TEXT, PHONE, report);
        OptInAnswer again = optIns.report(MessageChannel.TEXT, PHONE, report);

        assertThat(first.isRepeat()).isFalse();
        assertThat(again.isRepeat()).isTrue();
    }

    @Test
    void anIdThatStandsForSomethingElseIsRefused() {
        Instant sent = trial.clock().instant();
        optIns.reply(PHONE, "STOP", "SM17", sent);

        assertThatThrownBy(() -> optIns.reply(PHONE, "START", "SM17", sent))
                .isInstanceOf(OperationReusedException.class);
        assertThat(trial.text(PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void aReportUnderAnOperationIdCountsOnce() {
        OptIns operation = trial.personas.withOperationId("op-1").optIns();
        OptInAnswer first = operation.report(MessageChannel.TEXT, PHONE, ASK);

        OptInAnswer again = operation.report(MessageChannel.TEXT, PHONE, ASK);

        assertThat(again.messages()).isEqualTo(first.messages()).hasSize(1);
        assertThat(optIns.history(MessageChannel.TEXT, PHONE).events()).hasSize(1);
    }

    @Test
    void nothingSaidOfAnAddressMakesAPersona() {
        trial.report(PHONE, IN);

        assertThat(trial.personas.search().byPhone(PHONE.value())).isEmpty();
        assertThat(optIns.lookUp("(603) 555-1201").orElseThrow().personas()).isEmpty();
    }

    @Test
    void aLookUpTellsEveryChannelAndWhoHasTheAddress() {
        PersonaId id = trial.take("a", PHONE);
        trial.report(PHONE, IN);

        var found = optIns.lookUp("(603) 555-1201").orElseThrow();

        assertThat(found.personas()).containsExactly(id);
        assertThat(found.channels()).containsOnlyKeys(MessageChannel.TEXT, MessageChannel.VOICE);
        assertThat(found.channels().values())
                .extracting(AddressOptIn::status)
                .containsExactlyInAnyOrder(OptInStatus.OPTED_IN, OptInStatus.NOT_ASKED);
        assertThat(optIns.lookUp("nobody")).isEmpty();
    }

    @Test
    void aHistoryOfManyLongMessagesFitsIntoAnyStore() {
        String longest = "\u0001".repeat(Evidence.MAX_TEXT_LENGTH);

        for (int i = 0; i < 40; i++) {
            trial.reply(PHONE, longest);
        }
        trial.reply(PHONE, "STOP");

        assertThat(optIns.history(MessageChannel.TEXT, PHONE).events()).hasSize(41);
        assertThat(trial.text(PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void anAddressOfAnotherChannelIsRefused() {
        assertThatThrownBy(() -> optIns.report(MessageChannel.EMAIL, PHONE, IN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a phone is no address of channel email");
        assertThatThrownBy(() -> optIns.status(PushChannel.MOBILE_PUSH, PHONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void staffCannotPassAsTheCustomer() {
        OptIns staff = trial.staff().optIns();
        trial.reply(PHONE, "STOP");

        OptInAnswer answer = staff.report(
                MessageChannel.TEXT,
                PHONE,
                OptInReport.of(MessageEvent.Kind.SIGNED_FORM)
                        .withEvidence(Evidence.builder()
                                .formName("counter")
                                .proof("signed")
                                .build()));

        assertThat(answer.outcome()).isEqualTo(new Outcome.Refused(Outcome.Reason.NOT_FOR_THIS_ACTOR));
        assertThat(trial.text(PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void whoSaidStopIsOutEverywhereWhenTheClockIsSetBack() {
        PersonaId id = trial.take("a", PHONE);
        trial.report(PHONE, IN);
        trial.reply(PHONE, "STOP");

        trial.clock().move(Duration.ofSeconds(-1));

        assertThat(trial.text(PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.status(id, MessageChannel.TEXT).sendable()).isFalse();
        assertThat(optIns.lookUp(PHONE.value()).orElseThrow().channels().get(MessageChannel.TEXT))
                .extracting(AddressOptIn::status)
                .isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void whoSaidStopIsNotSetInByAClockThatWasSetBack() {
        trial.reply(PHONE, "STOP");
        trial.clock().move(Duration.ofSeconds(-2));

        OptInAnswer answer = trial.report(PHONE, IN);

        assertThat(answer.now().status()).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(trial.text(PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.asOf(MessageChannel.TEXT, PHONE, trial.clock().instant())
                        .sendable())
                .isFalse();
    }

    @Test
    void aStopUndoesAStartThoughTheClockWasSetBackBetweenThem() {
        trial.reply(PHONE, "START");
        trial.clock().move(Duration.ofHours(-1));

        OptInAnswer answer = trial.reply(PHONE, "STOP");

        assertThat(answer.messages()).hasOnlyElementsOfType(OutgoingMessage.OptOutConfirmation.class);
        assertThat(trial.text(PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void whatWasTrueAtAMomentCanBeAsked() {
        PersonaId id = trial.take("a", PHONE);
        trial.report(PHONE, IN);
        Instant then = trial.clock().instant();
        trial.reply(PHONE, "STOP");

        assertThat(optIns.asOf(MessageChannel.TEXT, PHONE, then).sendable()).isTrue();
        assertThat(optIns.asOf(id, MessageChannel.TEXT, then).sendable()).isTrue();
        assertThat(optIns.status(id, MessageChannel.TEXT).sendable()).isFalse();
    }
}
