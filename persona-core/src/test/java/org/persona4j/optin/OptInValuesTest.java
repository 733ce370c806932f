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

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OutgoingMessage.HelpAnswer(MessageChannel.TEXT, device, "e1"))
                .withMessage("a device is no address of channel text");
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
}
