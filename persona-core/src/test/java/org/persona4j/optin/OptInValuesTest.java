package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.persona4j.optin.Events.event;
import static org.persona4j.optin.Events.hour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.optin.MessageEvent.Kind;

class OptInValuesTest {
    private static final String SECRET = "zyxwabc";

    private static Stream<DynamicTest> printClean(List<?> values) {
        return values.stream()
                .map(value -> DynamicTest.dynamicTest(
                        value.getClass().getSimpleName(),
                        () -> assertThat(value.toString()).doesNotContainIgnoringCase(SECRET)));
    }

    @TestFactory
    Stream<DynamicTest> whatIsPrintedShowsNoPersonalData() {
        Identifier email = Identifier.of(IdentifierType.EMAIL, SECRET + "@example.org");
        Evidence evidence = Evidence.builder()
                .how(SECRET)
                .source(SECRET)
                .formName(SECRET)
                .wording(SECRET)
                .proof(SECRET)
                .build();
        MessageEvent event = Events.draft("e1", Kind.SIGNED_FORM)
                .receivedAt(hour(1))
                .evidence(evidence)
                .build();
        OutgoingMessage.Destination to = new OutgoingMessage.Destination(Address.of(email), "a1");
        OptInHistory history = Events.history(MessageChannel.EMAIL, event);
        List<Object> values = new ArrayList<>(
                List.of(Address.of(email), Address.device(SECRET), Address.pass(SECRET), evidence, event, to, history));
        values.add(history.asOf(hour(1)));
        values.add(history.steps(hour(1)));
        Consequences caused = history.consequencesOf(event, to, Events.POLICY);
        values.add(caused);
        caused.messages().forEach(message -> values.add(message.id()));
        return printClean(values);
    }

    @Test
    void anAddressIsAPhoneNumberOrAnEmailAddress() {
        Identifier id = Identifier.of(IdentifierType.GOVERNMENT_ID, "GOV77");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.of(id))
                .withMessage("a government id is no address");
    }

    @Test
    void anAddressIsInCanonicalForm() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.of(Address.Type.PHONE, "603 555 1212"))
                .withMessageNotContaining("555");
    }

    @Test
    void aTokenHasNoControlCharacterAndABoundedLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.device("a\nb"))
                .withMessage("token has a control character at position 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.device("a".repeat(4_097)))
                .withMessage("token must have at most 4096 chars, not 4097");
        assertThatIllegalArgumentException().isThrownBy(() -> Address.pass("")).withMessage("passId must not be empty");
    }

    @Test
    void aMessageGoesToAnAddressOfItsChannel() {
        OutgoingMessage.Destination device = new OutgoingMessage.Destination(Address.device("t"), "a1");

        assertThat(List.<ThrowingCallable>of(
                        () -> new OutgoingMessage.HelpAnswer(MessageChannel.TEXT, device, "e1"),
                        () -> new OutgoingMessage.OptInConfirmation(MessageChannel.TEXT, device, "e1"),
                        () -> new OutgoingMessage.OptOutConfirmation(MessageChannel.TEXT, device, "e1", hour(1)),
                        () -> new OutgoingMessage.OptInRequest(MessageChannel.TEXT, device, "e1", hour(1))))
                .allSatisfy(message -> assertThatIllegalArgumentException()
                        .isThrownBy(message)
                        .withMessage("a device is no address of channel text"));
    }

    @Test
    void theKindOfAMessageHasANameOfItsOwn() {
        OutgoingMessage.Destination to =
                new OutgoingMessage.Destination(Address.of(Identifier.of(IdentifierType.PHONE, "+16035551212")), "a1");

        assertThat(List.of(
                        new OutgoingMessage.HelpAnswer(MessageChannel.TEXT, to, "e1").code(),
                        new OutgoingMessage.OptInConfirmation(MessageChannel.TEXT, to, "e1").code(),
                        new OutgoingMessage.OptOutConfirmation(MessageChannel.TEXT, to, "e1", hour(1)).code(),
                        new OutgoingMessage.OptInRequest(MessageChannel.TEXT, to, "e1", hour(1)).code()))
                .containsExactly("help_answer", "opt_in_confirmation", "opt_out_confirmation", "opt_in_request");
    }

    @Test
    void notificationsReachADevice() {
        assertThat(PushChannel.values()).allMatch(channel -> channel.addressType() == Address.Type.DEVICE);
    }

    @Test
    void textAndVoiceReachTheSameAddress() {
        assertThat(MessageChannel.TEXT.addressType()).isEqualTo(MessageChannel.VOICE.addressType());
    }

    @Test
    void anUnknownCodeIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Channel.ofCode("fax"))
                .withMessage("code is not one of [text, email, voice, wallet_pass, mobile_push, browser_push]");
    }

    @Test
    void evidenceHasABoundedLength() {
        Evidence.Builder evidence = Evidence.builder().wording("a".repeat(2_001));

        assertThatIllegalArgumentException()
                .isThrownBy(evidence::build)
                .withMessage("wording must have at most 2000 chars, not 2001");
    }

    @Test
    void anExcerptCanAlwaysBeKept() {
        assertThat(Evidence.excerpt("stop")).isEqualTo("stop");
        assertThat(Evidence.excerpt("a".repeat(2_000))).isEqualTo("a".repeat(2_000));
        assertThat(Evidence.excerpt("a".repeat(2_001))).isEqualTo("a".repeat(1_999) + "…");
        assertThat(Evidence.excerpt("\uD83D\uDED1".repeat(2_000))).isEqualTo("\uD83D\uDED1".repeat(999) + "…");
        assertThat(Evidence.excerpt("a\uD83D")).isEqualTo("a\uFFFD");
    }

    @Test
    void aFormCarriesItsNameAndProof() {
        MessageEvent.Builder form = MessageEvent.builder(Events.POLICY)
                .id("e1")
                .kind(Kind.FORM)
                .actor(Events.GATEWAY)
                .receivedAt(hour(1));

        assertThatIllegalArgumentException().isThrownBy(form::build).withMessageContaining("proof");
        form.evidence(Evidence.builder().proof("submission 7").build());
        assertThatIllegalArgumentException().isThrownBy(form::build).withMessageContaining("form");
    }

    @Test
    void anEventMustHaveWhatItCannotDoWithout() {
        MessageEvent.Builder empty = MessageEvent.builder(Events.POLICY);

        assertThatNullPointerException().isThrownBy(empty::build).withMessage("id");
    }

    @Test
    void termsAreKeptWhereARequestMayBeOpened() {
        assertThat(event("e1", Kind.FORM, hour(1)).terms()).isPresent();
        assertThat(event("e1", Kind.YES, hour(1)).terms()).isEmpty();
    }

    @Test
    void anEventThatMayOpenARequestNeedsTerms() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new MessageEvent("e1", Kind.REQUEST, Events.STAFF, null, hour(1), null, Evidence.none()))
                .withMessageContaining("terms");
    }

    @Test
    void theIdOfACallerIsUnlikeThatOfACopy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> event("copied:e1", Kind.STOP, hour(1)))
                .withMessage("id must not begin with copied:");
    }

    @Test
    void onlyAnOptOutIsCopied() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CopiedOptOut.of(
                        DerivedKind.SAME_PERSON, event("e1", Kind.START, hour(1)), MessageChannel.TEXT, "a1"))
                .withMessageContaining("start");
    }

    @Test
    void anErasureIsNotCopied() {
        Erasure erasure =
                OptInHistory.none(MessageChannel.TEXT).erase(hour(1)).erasure().orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CopiedOptOut.of(DerivedKind.SAME_PERSON, erasure, MessageChannel.TEXT, "a1"));
    }

    @Test
    void aCopyHasTheKindOfOne() {
        CopiedOptOut.Origin origin = new CopiedOptOut.Origin(MessageChannel.TEXT, "a1", "e1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CopiedOptOut(DerivedKind.LAPSE, origin, ActorKind.CUSTOMER, hour(1), hour(1)))
                .withMessageContaining("lapse");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new CopiedOptOut(DerivedKind.SAME_PERSON, origin, ActorKind.CUSTOMER, hour(2), hour(1)))
                .withMessageContaining("countsAt");
    }

    @Test
    void anErasureLeavesAnOptOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Erasure(hour(1), OptInState.INITIAL))
                .withMessageContaining("opted out");
    }

    @Test
    void nothingThatMakesAPushEventTakesAnActor() {
        List<Class<?>> taken = Stream.concat(
                        Stream.of(PushEvent.class.getConstructors()), Stream.of(PushEvent.class.getMethods()))
                .flatMap(maker -> Arrays.stream(maker.getParameterTypes()))
                .toList();

        assertThat(taken).doesNotContain(Actor.class, ActorKind.class, Role.class);
    }

    @Test
    void pushIsNoMessageChannel() {
        assertThat(Channel.ALL.stream().filter(MessageChannel.class::isInstance))
                .containsExactly(MessageChannel.values());
        assertThat(PushChannel.class).isNotInstanceOf(MessageChannel.class);
    }

    @Test
    void everyRoleButThreeIsStaff() {
        assertThat(Stream.of(Role.values()).filter(role -> ActorKind.of(role) != ActorKind.STAFF))
                .containsExactly(Role.CUSTOMER, Role.SUPPORT, Role.SYSTEM);
    }

    @Test
    void aSettingWithoutLoyaltySkipsTheAsking() {
        assertThat(Kind.ofSetting(true, true, true)).isEqualTo(Kind.REQUEST);
        assertThat(Kind.ofSetting(true, true, false)).isEqualTo(Kind.SET_IN);
        assertThat(Kind.ofSetting(true, false, true)).isEqualTo(Kind.SET_IN);
        assertThat(Kind.ofSetting(false, true, true)).isEqualTo(Kind.SET_OUT);
    }

    @Test
    void theOptOutOfARowBeatsWhateverElseItsImportSays() {
        for (Consent status : Consent.values()) {
            assertThat(Kind.ofImportRow(status, true, true, true)).contains(Kind.IMPORT_OUT);
        }
        assertThat(Kind.ofImportRow(Consent.OPTED_OUT, false, true, true)).contains(Kind.IMPORT_OUT);
    }

    @Test
    void optInAllIsForRowsWithoutAStatus() {
        assertThat(Kind.ofImportRow(Consent.NOT_ASKED, false, true, false)).contains(Kind.IMPORT_ALL_IN);
        assertThat(Kind.ofImportRow(Consent.OPTED_IN, false, true, false)).contains(Kind.IMPORT_IN);
        assertThat(Kind.ofImportRow(Consent.NOT_ASKED, false, false, true)).isEqualTo(Optional.empty());
    }

    @Test
    void anImportWithDoubleOptInAsks() {
        assertThat(Kind.ofImportRow(Consent.OPTED_IN, false, false, true)).contains(Kind.IMPORT_REQUEST);
        assertThat(Kind.ofImportRow(Consent.NOT_ASKED, false, true, true)).contains(Kind.IMPORT_REQUEST);
    }

    @Test
    void theStandardPolicyIsThatOfTheRules() {
        OptInPolicy policy = OptInPolicy.standard();

        assertThat(policy.maxBusinessRequests()).isEqualTo(2);
        assertThat(policy.requestLapsesAfter()).isEqualTo(Duration.ofDays(7));
        assertThat(policy.optOutScope(PushChannel.MOBILE_PUSH)).isEqualTo(OptOutScope.PERSON);
        assertThat(policy.optOutScope(MessageChannel.TEXT)).isEqualTo(OptOutScope.PERSON);
        assertThat(policy.textOptOutCoversVoice()).isTrue();
        assertThat(policy.confirmOptOutWithin()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aPolicyMayTreatPushAsAThingOfTheDevice() {
        OptInPolicy policy =
                OptInPolicy.builder().pushOptOutScope(OptOutScope.ADDRESS).build();

        assertThat(policy.optOutScope(PushChannel.MOBILE_PUSH)).isEqualTo(OptOutScope.ADDRESS);
        assertThat(policy.optOutScope(MessageChannel.TEXT)).isEqualTo(OptOutScope.PERSON);
    }

    @Test
    void aPolicyKeepsItsBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptInPolicy.builder().maxBusinessRequests(101).build())
                .withMessage("maxBusinessRequests must be 0 to 100, not 101");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        OptInPolicy.builder().requestLapsesAfter(Duration.ZERO).build())
                .withMessageContaining("lapsesAfter");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptInPolicy.builder()
                        .confirmOptOutWithin(Duration.ofHours(2))
                        .build())
                .withMessageContaining("confirmOptOutWithin");
    }

    @Test
    void aRequestLapsesAfterItWasMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OptInState.Request(OptInState.Requester.BUSINESS, hour(1), hour(1)))
                .withMessageContaining("lapsesAt");
    }

    @Test
    void aPolicyOfWhichNothingIsSaidIsTheStandardOne() {
        OptInPolicy policy = OptInPolicy.builder().build();

        assertThat(policy.maxBusinessRequests()).isEqualTo(2);
        assertThat(policy.textOptOutCoversVoice()).isTrue();
        assertThat(policy).isEqualTo(OptInPolicy.standard());
    }

    @Test
    void boundsArePartOfWhatAPolicyMaySay() {
        OptInPolicy least = OptInPolicy.builder()
                .maxBusinessRequests(0)
                .requestLapsesAfter(Duration.ofMinutes(1))
                .build();
        OptInPolicy most = OptInPolicy.builder()
                .maxBusinessRequests(100)
                .requestLapsesAfter(Duration.ofDays(366))
                .confirmOptOutWithin(Duration.ofHours(1))
                .build();

        assertThat(least.requestTerms()).isEqualTo(new RequestTerms(0, Duration.ofMinutes(1)));
        assertThat(most.requestTerms()).isEqualTo(new RequestTerms(100, Duration.ofDays(366)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RequestTerms(-1, Duration.ofDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RequestTerms(101, Duration.ofDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestTerms(1, Duration.ofMinutes(1).minusNanos(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestTerms(1, Duration.ofDays(366).plusNanos(1)));
    }

    @Test
    void noFewerThanNoRequestsWereMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OptInState(Consent.NOT_ASKED, null, -1, Delivery.OK))
                .withMessageContaining("businessRequests");
    }

    @Test
    void anAddressIsItsTypeAndItsValue() {
        Address device = Address.device("token-1");

        assertThat(device)
                .isEqualTo(Address.device("token-1"))
                .hasSameHashCodeAs(Address.device("token-1"))
                .isNotEqualTo(Address.device("token-2"))
                .doesNotHaveSameHashCodeAs(Address.device("token-2"))
                .isNotEqualTo(Address.pass("token-1"))
                .doesNotHaveSameHashCodeAs(Address.pass("token-1"))
                .hasToString("Address[device]");
    }

    @Test
    void everyTextOfAPieceOfEvidenceHasABoundedLength() {
        String name = "a".repeat(200);
        String text = "a".repeat(2_000);
        Evidence.Builder longest = Evidence.builder()
                .how(name)
                .source(name)
                .formName(name)
                .wording(text)
                .proof(text);

        assertThat(longest.build().proof()).contains(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evidence.builder().how(name + "a").build())
                .withMessageContaining("how");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evidence.builder().source(name + "a").build())
                .withMessageContaining("source");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evidence.builder().formName(name + "a").build())
                .withMessageContaining("formName");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evidence.builder().proof(text + "a").build())
                .withMessageContaining("proof");
    }

    @Test
    void evidenceIsWellFormed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evidence.builder().wording("ok \uD83D").build())
                .withMessage("wording has an unpaired surrogate at position 3");
        assertThat(Evidence.wording("ok \uD83D\uDED1").wording()).contains("ok \uD83D\uDED1");
    }

    @Test
    void aCopyComesInNoEarlierThanWhatIsThere() {
        CopiedOptOut copy =
                CopiedOptOut.of(DerivedKind.SAME_PERSON, event("e1", Kind.STOP, hour(3)), MessageChannel.TEXT, "a1");

        assertThat(copy.receivedNotBefore(hour(2))).isEqualTo(copy);
        assertThat(copy.receivedNotBefore(hour(5)).receivedAt()).isEqualTo(hour(5));
    }

    @Test
    void aCopyRepeatsThatOfTheSameOriginForTheSameReason() {
        MessageEvent stop = event("e1", Kind.STOP, hour(3));
        CopiedOptOut copy = CopiedOptOut.of(DerivedKind.SAME_PERSON, stop, MessageChannel.TEXT, "a1");

        assertThat(copy.isRepeatOf(copy.receivedNotBefore(hour(5)))).isTrue();
        assertThat(copy.isRepeatOf(CopiedOptOut.of(DerivedKind.SAME_PERSON, stop, MessageChannel.TEXT, "a2")))
                .isFalse();
        assertThat(copy.isRepeatOf(CopiedOptOut.of(DerivedKind.SAME_NUMBER, stop, MessageChannel.TEXT, "a1")))
                .isFalse();
        assertThat(copy.isRepeatOf(stop)).isFalse();
    }

    @Test
    void anErasureLeavesNoRequestOpen() {
        OptInState.Request request = new OptInState.Request(OptInState.Requester.BUSINESS, hour(1), hour(2));
        OptInState asked = new OptInState(Consent.OPTED_OUT, request, 1, Delivery.OK);

        assertThatIllegalArgumentException().isThrownBy(() -> new Erasure(hour(1), asked));
    }

    @Test
    void anErasureIsTheOnlyOneOfItsAddressAndNobodysDoing() {
        OptInState out = new OptInState(Consent.OPTED_OUT, null, 0, Delivery.OK);
        Erasure erasure = new Erasure(hour(1), out);

        assertThat(erasure.id()).isEqualTo("erasure").isEqualTo(new Erasure(hour(2), out).id());
        assertThat(erasure.actorKind()).isEqualTo(ActorKind.SYSTEM);
        assertThat(erasure.isRepeatOf(new Erasure(hour(1), out))).isTrue();
        assertThat(erasure.isRepeatOf(new Erasure(hour(2), out))).isFalse();
    }

    @Test
    void whatHappensToADeviceIsItsUsersDoingUnlessTheServiceNoLongerKnowsIt() {
        assertThat(Stream.of(PushEvent.Kind.values()).map(PushEvent.Kind::actorKind))
                .containsExactly(ActorKind.CUSTOMER, ActorKind.CUSTOMER, ActorKind.SYSTEM);
    }

    @Test
    void anEventOfADeviceTellsWhenItHappenedIfThatIsKnown() {
        assertThat(PushEvent.of("p1", PushEvent.Kind.ON, hour(2)).occurredAt()).isEmpty();
        assertThat(new PushEvent("p1", PushEvent.Kind.ON, hour(1), hour(2)).occurredAt())
                .contains(hour(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PushEvent.of("copied:p1", PushEvent.Kind.ON, hour(2)))
                .withMessageContaining("copied:");
    }

    @Test
    void anEventOfADeviceIsRepeatedIfItIsTheSameWheneverItComesIn() {
        PushEvent on = new PushEvent("p1", PushEvent.Kind.ON, hour(1), hour(2));

        assertThat(on.isRepeatOf(new PushEvent("p1", PushEvent.Kind.ON, hour(1), hour(5))))
                .isTrue();
        assertThat(List.of(
                        new PushEvent("p2", PushEvent.Kind.ON, hour(1), hour(2)),
                        new PushEvent("p1", PushEvent.Kind.OFF, hour(1), hour(2)),
                        new PushEvent("p1", PushEvent.Kind.ON, null, hour(2))))
                .noneMatch(on::isRepeatOf);
    }
}
