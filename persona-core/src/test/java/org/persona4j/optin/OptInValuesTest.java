package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.optin.Events.event;
import static org.persona4j.optin.Events.hour;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.persona4j.access.Role;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.optin.MessageEvent.Kind;

/** What addresses, channels, messages and states may be, and what of them is printed. */
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
    void aRequestLapsesAfterItWasMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OptInState.Request(OptInState.Requester.BUSINESS, hour(1), hour(1)))
                .withMessageContaining("lapsesAt");
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
}
