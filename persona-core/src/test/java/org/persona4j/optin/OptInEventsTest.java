package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.persona4j.optin.Events.event;
import static org.persona4j.optin.Events.hour;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.optin.MessageEvent.Kind;

/** What an event of a history must have, and which kind of event it is. */
class OptInEventsTest {
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
