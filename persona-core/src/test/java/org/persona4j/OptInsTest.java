package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.persona4j.error.NotFoundException;
import org.persona4j.error.OperationReusedException;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.optin.AddressOptIn;
import org.persona4j.optin.AskedPage;
import org.persona4j.optin.Consent;
import org.persona4j.optin.EffectiveOptIn;
import org.persona4j.optin.Evidence;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInAnswer;
import org.persona4j.optin.OptInImport;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptInStatus;
import org.persona4j.optin.OptOutScope;
import org.persona4j.optin.Outcome;
import org.persona4j.optin.OutgoingMessage;
import org.persona4j.optin.PushChannel;
import org.persona4j.optin.PushEvent;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/** What customers say about being messaged, as an embedding service reports it and asks for it. */
class OptInsTest {
    private static final Address PHONE = Address.of(Address.Type.PHONE, "+16035551201");
    private static final Address OTHER_PHONE = Address.of(Address.Type.PHONE, "+16035551202");
    private static final Address THIRD_PHONE = Address.of(Address.Type.PHONE, "+16035551203");
    private static final Address DEVICE = Address.device("token-1");
    private static final OptInReport IN = OptInReport.setting(true, false, true);
    private static final OptInReport ASK = OptInReport.setting(true, true, true);

    private static final List<Consent> STATUSES = List.of(Consent.NOT_ASKED, Consent.OPTED_IN, Consent.OPTED_OUT);

    private final Trial trial = new Trial(IdentityRules.standard());
    private final OptInPolicy policy = OptInPolicy.standard();
    private final Personas personas = trial.asMachine(policy, "m");
    private final OptIns optIns = personas.optIns();

    private PersonaId take(String id, Address... phones) {
        SourceRecord.Builder record = SourceRecord.builder(Source.of(Source.Kind.FILE_IMPORT), id);
        for (Address phone : phones) {
            record.phone(phone.value());
        }
        IntakeOutcome outcome = personas.intake().take(record.build());
        return PersonaId.of(((IntakeOutcome.Accepted) outcome).profile().value());
    }

    private OptInStatus text(Address phone) {
        return optIns.status(MessageChannel.TEXT, phone).status();
    }

    private OptInAnswer report(Address phone, OptInReport report) {
        trial.clock().move(Duration.ofSeconds(1));
        return optIns.report(MessageChannel.TEXT, phone, report);
    }

    private OptInAnswer reply(Address phone, String message) {
        trial.clock().move(Duration.ofSeconds(1));
        return optIns.reply(phone, message);
    }

    private static OptInImport.Row row(String id, Address phone, Consent status) {
        return new OptInImport.Row(id, MessageChannel.TEXT, phone, status, false);
    }

    @Test
    void whoSaidStopIsStillOutAfterTheSameImport() {
        OptInImport first = new OptInImport("import-1", true, false);
        optIns.importRows(first, List.of(row("1", PHONE, Consent.NOT_ASKED)));
        assertThat(text(PHONE)).isEqualTo(OptInStatus.OPTED_IN);
        reply(PHONE, "Stop.");
        trial.clock().move(Duration.ofDays(1));

        Optional<OptInAnswer> again = optIns.importRows(
                        new OptInImport("import-2", true, false), List.of(row("1", PHONE, Consent.OPTED_IN)))
                .get(0);

        assertThat(again.orElseThrow().outcome()).isEqualTo(new Outcome.Refused(Outcome.Reason.OPTED_OUT));
        assertThat(text(PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.history(MessageChannel.TEXT, PHONE).events()).hasSize(3);
    }

    @Test
    void whoIsAskedAnswersYesAndMayBeMessaged() {
        OptInAnswer asked = report(PHONE, ASK);

        OptInAnswer yes = reply(PHONE, "YES");

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
        report(PHONE, ASK);
        trial.clock().move(Duration.ofDays(7));

        OptInAnswer late = reply(PHONE, "yes");

        assertThat(late.outcome().effects()).isEmpty();
        assertThat(text(PHONE)).isEqualTo(OptInStatus.NOT_ASKED);
    }

    @Test
    void theSameMessageDeliveredAgainCountsOnceAndIsConfirmedUnderOneId() {
        report(PHONE, IN);
        Instant sent = trial.clock().instant();
        OptInAnswer first = optIns.reply(PHONE, "STOP", "SM17", sent);
        trial.clock().move(Duration.ofHours(1));

        OptInAnswer again = optIns.reply(PHONE, "STOP", "SM17", sent);

        assertThat(again.messages()).isEqualTo(first.messages()).hasSize(1);
        assertThat(optIns.history(MessageChannel.TEXT, PHONE).events()).hasSize(2);
    }

    @Test
    void anIdThatStandsForSomethingElseIsRefused() {
        Instant sent = trial.clock().instant();
        optIns.reply(PHONE, "STOP", "SM17", sent);

        assertThatThrownBy(() -> optIns.reply(PHONE, "START", "SM17", sent))
                .isInstanceOf(OperationReusedException.class);
        assertThat(text(PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void aReportUnderAnOperationIdCountsOnce() {
        OptIns operation = personas.withOperationId("op-1").optIns();
        OptInAnswer first = operation.report(MessageChannel.TEXT, PHONE, ASK);

        OptInAnswer again = operation.report(MessageChannel.TEXT, PHONE, ASK);

        assertThat(again.messages()).isEqualTo(first.messages()).hasSize(1);
        assertThat(optIns.history(MessageChannel.TEXT, PHONE).events()).hasSize(1);
    }

    @Test
    void nothingSaidOfAnAddressMakesAPersona() {
        report(PHONE, IN);

        assertThat(personas.search().byPhone(PHONE.value())).isEmpty();
        assertThat(optIns.lookUp("(603) 555-1201").orElseThrow().personas()).isEmpty();
    }

    @Test
    void aLookUpTellsEveryChannelAndWhoHasTheAddress() {
        PersonaId id = take("a", PHONE);
        report(PHONE, IN);

        var found = optIns.lookUp("(603) 555-1201").orElseThrow();

        assertThat(found.personas()).containsExactly(id);
        assertThat(found.channels()).containsOnlyKeys(MessageChannel.TEXT, MessageChannel.VOICE);
        assertThat(found.channels().values())
                .extracting(AddressOptIn::status)
                .containsExactlyInAnyOrder(OptInStatus.OPTED_IN, OptInStatus.NOT_ASKED);
        assertThat(optIns.lookUp("nobody")).isEmpty();
    }

    @Test
    void stopHoldsForThePersonAndOutlivesAnUnmerge() {
        PersonaId one = take("a", PHONE);
        PersonaId other = take("b", PHONE, OTHER_PHONE);
        report(OTHER_PHONE, IN);
        reply(PHONE, "STOP");

        trial.personas().merges().separate(ProfileId.of(other.value()), "another");

        assertThat(text(OTHER_PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.status(one, MessageChannel.TEXT).status()).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.status(other, MessageChannel.TEXT).status()).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void anAddressThatComesLaterDoesNotMakeThePersonMessageable() {
        PersonaId one = take("a", PHONE);
        reply(PHONE, "STOP");
        trial.clock().move(Duration.ofSeconds(1));
        take("a", OTHER_PHONE);
        report(OTHER_PHONE, IN);

        var status = optIns.status(one, MessageChannel.TEXT);

        assertThat(text(OTHER_PHONE)).isEqualTo(OptInStatus.OPTED_IN);
        assertThat(status.status()).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(status.effective().why()).isEqualTo(EffectiveOptIn.Why.LATEST_WORD_IS_OUT);
        assertThat(status.decidedAt()).contains(PHONE);
        assertThat(status.address()).contains(OTHER_PHONE);
    }

    @Test
    void whereEachAddressStandsAloneStopHoldsThereAlone() {
        OptInPolicy eachAlone =
                OptInPolicy.builder().optOutScope(OptOutScope.ADDRESS).build();
        OptIns alone = trial.asMachine(eachAlone, "o").optIns();
        take("a", PHONE, OTHER_PHONE);
        report(OTHER_PHONE, IN);

        alone.reply(PHONE, "STOP");

        assertThat(text(PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(text(OTHER_PHONE)).isEqualTo(OptInStatus.OPTED_IN);
    }

    @Test
    void aValueThatIsNobodysOwnSpeaksForNobody() {
        Address placeholder = Address.of(Address.Type.PHONE, "+18888888888");
        PersonaId one = take("a", PHONE, placeholder);
        take("b", OTHER_PHONE, placeholder);
        report(PHONE, IN);

        reply(placeholder, "STOP");

        assertThat(optIns.status(one, MessageChannel.TEXT).sendable()).isTrue();
        assertThat(optIns.status(one, MessageChannel.TEXT).address()).contains(PHONE);
        assertThat(text(OTHER_PHONE)).isEqualTo(OptInStatus.NOT_ASKED);
    }

    @Test
    void stopForTextsStopsCallsToTheNumberAndToThePersonsOtherNumbers() {
        take("a", PHONE, OTHER_PHONE);

        reply(PHONE, "STOP");

        assertThat(optIns.status(MessageChannel.VOICE, PHONE).status()).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.status(MessageChannel.VOICE, OTHER_PHONE).status()).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void anOptOutOfAPersonWithMoreAddressesThanACommitTakesReachesAll() {
        Trial small = new Trial(IdentityRules.builder().sizeCap(8).nameLimit(2).build());
        Personas engine = small.asMachine(policy, "m");
        List<Address> all = new ArrayList<>();
        for (int profile = 0; profile < 8; profile++) {
            SourceRecord.Builder record = SourceRecord.builder(Source.of(Source.Kind.FILE_IMPORT), "r" + profile)
                    .phone(PHONE.value());
            for (int i = 0; i < 15; i++) {
                Address phone = Address.of(Address.Type.PHONE, "+1603555" + (2000 + profile * 15 + i));
                all.add(phone);
                record.phone(phone.value());
            }
            engine.intake().take(record.build());
        }

        engine.optIns().reply(PHONE, "STOP");

        assertThat(all)
                .allSatisfy(phone -> assertThat(engine.optIns()
                                .status(MessageChannel.TEXT, phone)
                                .status())
                        .isEqualTo(OptInStatus.OPTED_OUT));
        assertThat(all)
                .allSatisfy(phone -> assertThat(engine.optIns()
                                .status(MessageChannel.VOICE, phone)
                                .status())
                        .isEqualTo(OptInStatus.OPTED_OUT));
        small.contents().isQuiet();
    }

    @Test
    void aHistoryOfManyLongMessagesFitsIntoAnyStore() {
        String longest = "\u0001".repeat(Evidence.MAX_TEXT_LENGTH);

        for (int i = 0; i < 40; i++) {
            reply(PHONE, longest);
        }
        reply(PHONE, "STOP");

        assertThat(optIns.history(MessageChannel.TEXT, PHONE).events()).hasSize(41);
        assertThat(text(PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void customersOfAPastImportAreAskedOnceAndOnlyThoseThatNobodyAsked() {
        optIns.importRows(
                OptInImport.of("import-1"),
                List.of(
                        row("1", PHONE, Consent.NOT_ASKED),
                        row("2", OTHER_PHONE, Consent.OPTED_IN),
                        row("3", THIRD_PHONE, Consent.OPTED_OUT)));

        List<OutgoingMessage> messages = new ArrayList<>();
        AskedPage page = optIns.askImported("import-1", null, 2);
        page.answers().forEach(answer -> messages.addAll(answer.messages()));
        page = optIns.askImported("import-1", page.next().orElseThrow(), 2);
        page.answers().forEach(answer -> messages.addAll(answer.messages()));

        assertThat(messages).extracting(message -> message.to().address()).containsExactly(PHONE);
        assertThat(optIns.askImported("import-1", null, 100).answers().stream()
                        .flatMap(answer -> answer.messages().stream()))
                .isEqualTo(messages);
        assertThat(text(PHONE)).isEqualTo(OptInStatus.REQUESTED);
        assertThat(optIns.askImported("import-2", null, 100).answers()).isEmpty();
    }

    @Test
    void anImportOfManyRowsRaisesNoneThatSaidNo() {
        List<OptInImport.Row> rows = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Address phone = Address.of(Address.Type.PHONE, "+1603" + (5_000_000 + i));
            rows.add(new OptInImport.Row(
                    "" + i, MessageChannel.TEXT, phone, STATUSES.get(i % STATUSES.size()), i % 7 == 0));
            if (i % 5 == 0) {
                optIns.reply(phone, "STOP");
            }
        }
        trial.clock().move(Duration.ofDays(1));

        optIns.importRows(new OptInImport("big", true, false), rows);

        for (int i = 0; i < rows.size(); i += 5) {
            assertThat(text(rows.get(i).address())).isEqualTo(OptInStatus.OPTED_OUT);
        }
        assertThat(rows.stream()
                        .filter(row -> text(row.address()) == OptInStatus.OPTED_IN)
                        .count())
                .isPositive();
    }

    @Test
    void nobodyButItsUserSpeaksForADevice() {
        PersonaId id = take("a", PHONE);
        optIns.attach(id, DEVICE);

        optIns.push(PushChannel.MOBILE_PUSH, DEVICE, PushEvent.Kind.ON);

        assertThat(optIns.status(id, PushChannel.MOBILE_PUSH).sendable()).isTrue();
        assertThat(optIns.status(id, PushChannel.MOBILE_PUSH).address()).contains(DEVICE);
        assertThat(optIns.status(id, PushChannel.BROWSER_PUSH).sendable()).isFalse();
    }

    @Test
    void aDeviceGoesWithWhoeverUsesItNow() {
        PersonaId one = take("a", PHONE);
        PersonaId other = take("b", OTHER_PHONE);
        optIns.attach(one, DEVICE);
        optIns.push(PushChannel.MOBILE_PUSH, DEVICE, PushEvent.Kind.ON);

        optIns.attach(other, DEVICE);

        assertThat(optIns.status(one, PushChannel.MOBILE_PUSH).address()).isEmpty();
        assertThat(optIns.status(other, PushChannel.MOBILE_PUSH).sendable()).isTrue();
        optIns.detach(DEVICE);
        assertThat(optIns.status(other, PushChannel.MOBILE_PUSH).address()).isEmpty();
    }

    @Test
    void ofTooManyDevicesTheOldestLeaves() {
        PersonaId id = take("a", PHONE);

        for (int i = 0; i <= 64; i++) {
            trial.clock().move(Duration.ofSeconds(1));
            optIns.attach(id, Address.device("token-" + i));
        }
        optIns.push(PushChannel.MOBILE_PUSH, Address.device("token-0"), PushEvent.Kind.OFF);

        assertThat(optIns.status(id, PushChannel.MOBILE_PUSH).status()).isEqualTo(OptInStatus.NOT_ASKED);
        assertThat(optIns.status(id, PushChannel.MOBILE_PUSH).address()).contains(Address.device("token-64"));
    }

    @Test
    void onlyDevicesAndPassesAreAttached() {
        PersonaId id = take("a", PHONE);

        assertThatThrownBy(() -> optIns.attach(id, OTHER_PHONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> optIns.attach(PersonaId.of("nobody"), DEVICE)).isInstanceOf(NotFoundException.class);
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
        OptIns staff = trial.personas().optIns();
        reply(PHONE, "STOP");

        OptInAnswer answer = staff.report(
                MessageChannel.TEXT,
                PHONE,
                OptInReport.of(MessageEvent.Kind.SIGNED_FORM)
                        .withEvidence(Evidence.builder()
                                .formName("counter")
                                .proof("signed")
                                .build()));

        assertThat(answer.outcome()).isEqualTo(new Outcome.Refused(Outcome.Reason.NOT_FOR_THIS_ACTOR));
        assertThat(text(PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void whoSaidStopIsOutEverywhereWhenTheClockIsSetBack() {
        PersonaId id = take("a", PHONE);
        report(PHONE, IN);
        reply(PHONE, "STOP");

        trial.clock().move(Duration.ofSeconds(-1));

        assertThat(text(PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.status(id, MessageChannel.TEXT).sendable()).isFalse();
        assertThat(optIns.lookUp(PHONE.value()).orElseThrow().channels().get(MessageChannel.TEXT))
                .extracting(AddressOptIn::status)
                .isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void whoSaidStopIsNotSetInByAClockThatWasSetBack() {
        reply(PHONE, "STOP");
        trial.clock().move(Duration.ofSeconds(-2));

        OptInAnswer answer = report(PHONE, IN);

        assertThat(answer.now().status()).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(text(PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.asOf(MessageChannel.TEXT, PHONE, trial.clock().instant())
                        .sendable())
                .isFalse();
    }

    @Test
    void aStopUndoesAStartThoughTheClockWasSetBackBetweenThem() {
        reply(PHONE, "START");
        trial.clock().move(Duration.ofHours(-1));

        OptInAnswer answer = reply(PHONE, "STOP");

        assertThat(answer.messages()).hasOnlyElementsOfType(OutgoingMessage.OptOutConfirmation.class);
        assertThat(text(PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void aStopUndoesTheStartOfAnotherNumberThoughTheClockWasSetBackBetweenThem() {
        PersonaId id = take("a", PHONE, OTHER_PHONE);
        reply(OTHER_PHONE, "START");
        trial.clock().move(Duration.ofHours(-1));

        reply(PHONE, "STOP");

        assertThat(text(OTHER_PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.status(id, MessageChannel.TEXT).sendable()).isFalse();
    }

    @Test
    void whatWasTrueAtAMomentCanBeAsked() {
        PersonaId id = take("a", PHONE);
        report(PHONE, IN);
        Instant then = trial.clock().instant();
        reply(PHONE, "STOP");

        assertThat(optIns.asOf(MessageChannel.TEXT, PHONE, then).sendable()).isTrue();
        assertThat(optIns.asOf(id, MessageChannel.TEXT, then).sendable()).isTrue();
        assertThat(optIns.status(id, MessageChannel.TEXT).sendable()).isFalse();
    }
}
