package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.optin.Events.history;
import static org.persona4j.optin.Events.hour;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.persona4j.optin.EffectiveOptIn.Why;
import org.persona4j.optin.MessageEvent.Kind;

class EffectiveOptInTest {
    private static EffectiveOptIn of(Map<String, OptInHistory> histories, @Nullable String primary, OptOutScope scope) {
        return EffectiveOptIn.of(MessageChannel.TEXT, histories, primary, hour(100), scope);
    }

    private static String event(EffectiveOptIn answer) {
        return answer.decidedBy().orElseThrow().event().orElseThrow().id();
    }

    private static CopiedOptOut copy(MessageEvent optOut, String addressId) {
        return CopiedOptOut.of(DerivedKind.SAME_PERSON, optOut, MessageChannel.TEXT, addressId);
    }

    @Test
    void anOptOutAtAnOldNumberHoldsForThePerson() {
        Map<String, OptInHistory> histories = Map.of(
                "old", history(Events.event("stop", Kind.STOP, hour(2))),
                "new", history(Events.event("set", Kind.SET_IN, hour(3))));

        EffectiveOptIn answer = of(histories, "new", OptOutScope.PERSON);

        assertThat(answer.status()).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(answer.why()).isEqualTo(Why.LATEST_WORD_IS_OUT);
        assertThat(answer.addressId()).contains("old");
        assertThat(event(answer)).isEqualTo("stop");
    }

    @Test
    void anOptOutAtAnyNumberHoldsNowWhenTheClockIsSetBack() {
        Map<String, OptInHistory> histories = Map.of(
                "old", history(Events.event("stop", Kind.STOP, hour(5))),
                "new", history(Events.event("set", Kind.SET_IN, hour(3))));

        EffectiveOptIn now = EffectiveOptIn.ofNow(MessageChannel.TEXT, histories, "new", hour(4), OptOutScope.PERSON);
        EffectiveOptIn then = EffectiveOptIn.of(MessageChannel.TEXT, histories, "new", hour(4), OptOutScope.PERSON);

        assertThat(now.at()).isEqualTo(hour(5));
        assertThat(event(now)).isEqualTo("stop");
        assertThat(then.sendable()).isTrue();
    }

    @Test
    void nowIsWhatTheClockSaysIfNothingCameInLater() {
        EffectiveOptIn now = EffectiveOptIn.ofNow(MessageChannel.TEXT, Map.of(), null, hour(4), OptOutScope.PERSON);

        assertThat(now).isEqualTo(EffectiveOptIn.of(MessageChannel.TEXT, Map.of(), null, hour(4), OptOutScope.PERSON));
    }

    @Test
    void whereAddressesStandAloneThePrimaryDecides() {
        Map<String, OptInHistory> histories = Map.of(
                "old", history(Events.event("stop", Kind.STOP, hour(2))),
                "new", history(Events.event("set", Kind.SET_IN, hour(3))));

        EffectiveOptIn answer = of(histories, "new", OptOutScope.ADDRESS);

        assertThat(answer.sendable()).isTrue();
        assertThat(answer.why()).isEqualTo(Why.PRIMARY_ADDRESS);
        assertThat(event(answer)).isEqualTo("set");
    }

    @Test
    void aLaterOwnOptInAtThePrimaryAddressHolds() {
        Map<String, OptInHistory> histories = Map.of(
                "old", history(Events.event("stop", Kind.STOP, hour(2))),
                "new", history(Events.event("start", Kind.START, hour(3))));

        assertThat(of(histories, "new", OptOutScope.PERSON).sendable()).isTrue();
    }

    @Test
    void anOwnOptInThatIsRepeatedIsTheLatestWordToo() {
        Map<String, OptInHistory> histories = Map.of(
                "old", history(Events.event("stop", Kind.STOP, hour(2))),
                "new", history(Events.event("start", Kind.START, hour(1)), Events.event("again", Kind.START, hour(3))));

        assertThat(of(histories, "new", OptOutScope.PERSON).sendable()).isTrue();
    }

    @Test
    void anOptOutThatIsRepeatedIsTheLatestWordToo() {
        Map<String, OptInHistory> histories = Map.of(
                "old", history(Events.event("stop", Kind.STOP, hour(1)), Events.event("again", Kind.STOP, hour(3))),
                "new", history(Events.event("start", Kind.START, hour(2))));

        EffectiveOptIn answer = of(histories, "new", OptOutScope.PERSON);

        assertThat(event(answer)).isEqualTo("again");
    }

    @Test
    void anOptInByTheRetailerIsNoWord() {
        Map<String, OptInHistory> histories = Map.of(
                "old", history(Events.event("stop", Kind.STOP, hour(1))),
                "new",
                        history(
                                Events.event("set", Kind.SET_IN, hour(2)),
                                Events.event("row", Kind.IMPORT_IN, hour(3))));

        assertThat(of(histories, "new", OptOutScope.PERSON).status()).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void aCopiedOptOutIsUndoneAtItsOwnAddressOnly() {
        MessageEvent stop = Events.event("stop", Kind.STOP, hour(1));
        Map<String, OptInHistory> histories = Map.of(
                "old", history(stop, Events.event("start", Kind.START, hour(2))),
                "new", history(copy(stop, "old")));

        EffectiveOptIn answer = of(histories, "new", OptOutScope.PERSON);

        assertThat(answer.status()).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(answer.why()).isEqualTo(Why.PRIMARY_ADDRESS);
        assertThat(answer.addressId()).contains("new");
    }

    @Test
    void aCopiedOptOutSpeaksForThePersonWhenItsOriginIsGone() {
        MessageEvent stop = Events.event("stop", Kind.STOP, hour(1));
        Map<String, OptInHistory> histories = Map.of(
                "old", history(copy(stop, "elsewhere")), "new", history(Events.event("set", Kind.SET_IN, hour(2))));

        assertThat(of(histories, "new", OptOutScope.PERSON).status()).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void theOptOutItselfIsNamedAndNotItsCopy() {
        MessageEvent stop = Events.event("a", Kind.STOP, hour(1));
        Map<String, OptInHistory> histories = Map.of("new", history(copy(stop, "old")), "old", history(stop));

        EffectiveOptIn answer = of(histories, "new", OptOutScope.PERSON);

        assertThat(event(answer)).isEqualTo("a");
        assertThat(answer.addressId()).contains("old");
    }

    @Test
    void aWordAtTheSameMomentIsAnOptOut() {
        Map<String, OptInHistory> histories = Map.of(
                "old", history(Events.event("a-stop", Kind.STOP, hour(1))),
                "new", history(Events.event("z-start", Kind.START, hour(1))));

        assertThat(of(histories, "new", OptOutScope.PERSON).status()).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void aSuppressedPrimaryAddressIsSuppressed() {
        Map<String, OptInHistory> histories = Map.of(
                "new", history(Events.event("in", Kind.START, hour(1)), Events.event("b", Kind.HARD_BOUNCE, hour(2))));

        EffectiveOptIn answer = of(histories, "new", OptOutScope.PERSON);

        assertThat(answer.status()).isEqualTo(OptInStatus.SUPPRESSED);
        assertThat(event(answer)).isEqualTo("b");
    }

    @Test
    void whatComesLaterIsNotAskedFor() {
        Map<String, OptInHistory> histories = Map.of(
                "new", history(Events.event("in", Kind.START, hour(1)), Events.event("stop", Kind.STOP, hour(200))));

        assertThat(of(histories, "new", OptOutScope.PERSON).sendable()).isTrue();
    }

    @Test
    void aPrimaryAddressThatNothingWasSaidAboutIsNotAsked() {
        EffectiveOptIn answer = of(Map.of(), "new", OptOutScope.PERSON);

        assertThat(answer.status()).isEqualTo(OptInStatus.NOT_ASKED);
        assertThat(answer.why()).isEqualTo(Why.PRIMARY_ADDRESS);
        assertThat(answer.decidedBy()).isEmpty();
    }

    @Test
    void whoHasNoAddressWasNotAsked() {
        EffectiveOptIn answer = of(Map.of(), null, OptOutScope.PERSON);

        assertThat(answer.status()).isEqualTo(OptInStatus.NOT_ASKED);
        assertThat(answer.why()).isEqualTo(Why.NO_ADDRESS);
        assertThat(answer.describe()).isEqualTo("NOT_ASKED, no address on this channel");
    }

    @Test
    void theAnswerSaysWhyInALine() {
        Map<String, OptInHistory> histories = Map.of("old", history(Events.event("stop", Kind.STOP, hour(2))));

        assertThat(of(histories, "new", OptOutScope.PERSON).describe())
                .isEqualTo("OPTED_OUT, the latest word of the person is an opt-out: "
                        + "reply with an opt-out word at 2024-01-01T02:00:00Z");
    }

    @Test
    void aHistoryOfAnotherChannelIsRefused() {
        Map<String, OptInHistory> histories = Map.of("old", history(MessageChannel.VOICE));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(histories, "old", OptOutScope.PERSON))
                .withMessageContaining("text");
    }

    @Test
    void ofTwoOptOutsAtOnceTheOneWithTheHigherIdDecidesWhereverItWasSaid() {
        OptInHistory low = history(Events.event("e1", Kind.STOP, hour(2)));
        OptInHistory high = history(Events.event("e2", Kind.STOP, hour(2)));

        EffectiveOptIn one = of(Map.of("a", low, "b", high), "a", OptOutScope.PERSON);
        EffectiveOptIn other = of(Map.of("a", high, "b", low), "a", OptOutScope.PERSON);

        assertThat(event(one)).isEqualTo("e2");
        assertThat(event(other)).isEqualTo("e2");
    }
}
