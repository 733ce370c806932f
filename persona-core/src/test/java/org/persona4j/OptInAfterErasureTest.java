package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.ErasedAddressTrial.ERASURE;
import static org.persona4j.ErasedAddressTrial.EVIDENCE;
import static org.persona4j.ErasedAddressTrial.NUMBER;
import static org.persona4j.ErasedAddressTrial.PHONE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.persona4j.internal.AddressErasures;
import org.persona4j.internal.RecordKind;
import org.persona4j.optin.Address;
import org.persona4j.optin.Consent;
import org.persona4j.optin.Evidence;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInAnswer;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptInStatus;
import org.persona4j.optin.Outcome;
import org.persona4j.optin.PushChannel;
import org.persona4j.optin.PushEvent;
import org.persona4j.store.Content;

/** What becomes of an address whose customer was erased, when something is said of it later. */
class OptInAfterErasureTest {
    private static final Address DEVICE = Address.device("token-vvkkqq-11");

    private final ErasedAddressTrial trial = new ErasedAddressTrial();
    private final OptIns optIns = trial.optIns;
    private final AddressErasures erasures = trial.erasures;

    @Test
    void whoComesBackWhileTheRestIsErasedIsNotErasedAgain() {
        trial.liveLong();
        Instant at = trial.later();
        erasures.step(PHONE, ERASURE, at);
        trial.say(MessageEvent.Kind.START);

        erasures.erase(PHONE, ERASURE, at);

        assertThat(trial.status(MessageChannel.TEXT)).isEqualTo(OptInStatus.OPTED_IN);
        assertThat(trial.stored(RecordKind.IMPORTED)).isEmpty();
    }

    @Test
    void whoCameBackCanBeErasedAgain() {
        trial.liveLong();
        trial.eraseAndSuppress();
        trial.say(MessageEvent.Kind.START);
        assertThat(trial.found()).isNotEmpty();

        erasures.erase(PHONE, "erasure-2", trial.later());

        assertThat(trial.found()).isEmpty();
        assertThat(trial.status(MessageChannel.TEXT)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void aLateDeliveryOfWhatTheCustomerDidBeforeBringsNothingBack() {
        OptInReport form = OptInReport.of(MessageEvent.Kind.SIGNED_FORM)
                .withEvidence(EVIDENCE)
                .withId("f1")
                .at(trial.later());
        optIns.report(MessageChannel.TEXT, PHONE, form);
        trial.eraseAndSuppress();
        trial.clock().move(Duration.ofDays(1));
        Map<RecordKind, Map<String, Content>> before = trial.contents();

        OptInAnswer again = optIns.report(MessageChannel.TEXT, PHONE, form);

        assertThat(again.outcome()).isEqualTo(new Outcome.Refused(Outcome.Reason.BEFORE_ERASURE));
        assertThat(again.messages()).isEmpty();
        assertThat(trial.contents()).isEqualTo(before);
    }

    @Test
    void staffAndImportsCannotOptInAndLeaveNothing() {
        trial.importRow("file-of-monday", Consent.OPTED_IN);
        trial.eraseAndSuppress();
        Map<RecordKind, Map<String, Content>> before = trial.contents();

        OptInAnswer refused = trial.staffSays(MessageEvent.Kind.SET_IN);
        OptInAnswer asked = trial.staffSays(MessageEvent.Kind.REQUEST);
        trial.importRow("file-of-monday", Consent.OPTED_IN);
        trial.importRow("file-of-monday", Consent.NOT_ASKED);
        trial.importRow("file-of-monday-2", Consent.NOT_ASKED);
        trial.staffSays(MessageEvent.Kind.SIGNED_FORM);
        trial.say(MessageEvent.Kind.HELP);
        trial.say(MessageEvent.Kind.TEMPORARY_FAILURE);

        assertThat(refused.outcome()).isEqualTo(new Outcome.Refused(Outcome.Reason.OPTED_OUT));
        assertThat(asked.messages()).isEmpty();
        Map<RecordKind, Map<String, Content>> after = trial.contents();
        after.keySet().removeIf(kind -> kind == RecordKind.AUDIT || kind == RecordKind.AUDITED);
        before.keySet().retainAll(after.keySet());
        assertThat(after).isEqualTo(before);
        assertThat(trial.found()).isEmpty();
    }

    @Test
    void nobodyOfAPastImportIsAskedWhoWasErased() {
        trial.importRow("file-of-monday", Consent.NOT_ASKED);
        trial.eraseAndSuppress();
        trial.importRow("file-of-monday", Consent.NOT_ASKED);

        var asked = trial.staff().optIns().askImported("file-of-monday", null, 10);

        assertThat(asked.answers()).isEmpty();
    }

    @Test
    void anOptOutByStaffHoldsAgainstALateOptInAndLeavesNoEvidence() {
        trial.eraseAndSuppress();
        Instant between = trial.later();

        trial.staffSays(MessageEvent.Kind.SET_OUT);
        OptInAnswer late = optIns.report(
                MessageChannel.TEXT,
                PHONE,
                OptInReport.of(MessageEvent.Kind.START).withEvidence(EVIDENCE).at(between));

        assertThat(late.outcome()).isEqualTo(new Outcome.Refused(Outcome.Reason.BEFORE_ERASURE));
        assertThat(trial.status(MessageChannel.TEXT)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(trial.found()).isEmpty();
    }

    @Test
    void aBounceIsRememberedWithoutItsWords() {
        trial.eraseAndSuppress();

        trial.say(MessageEvent.Kind.HARD_BOUNCE);

        assertThat(trial.status(MessageChannel.TEXT)).isEqualTo(OptInStatus.SUPPRESSED);
        assertThat(trial.found()).isEmpty();
    }

    @Test
    void theCustomersOwnActBringsThemBackAndThenOthersMayOptThemOut() {
        trial.eraseAndSuppress();

        trial.say(MessageEvent.Kind.START);
        OptInStatus back = trial.status(MessageChannel.TEXT);
        trial.staffSays(MessageEvent.Kind.SET_OUT);

        assertThat(back).isEqualTo(OptInStatus.OPTED_IN);
        assertThat(trial.status(MessageChannel.TEXT)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.history(MessageChannel.TEXT, PHONE).events()).hasSize(3);
    }

    @Test
    void theAddressOfWhoComesBackIsNotToldAgainUntilTheyAreRecovered() {
        Evidence little = Evidence.builder().proof("signed").build();
        OptInReport start = OptInReport.of(MessageEvent.Kind.START).withEvidence(little);
        trial.say(MessageEvent.Kind.SIGNED_FORM);
        trial.eraseAndSuppress();

        trial.later();
        optIns.report(MessageChannel.TEXT, PHONE, start);
        List<String> suppressed = trial.found();
        erasures.release(NUMBER, ERASURE, trial.later());
        optIns.report(MessageChannel.TEXT, PHONE, start);

        assertThat(suppressed).isEmpty();
        assertThat(trial.found()).isNotEmpty();
    }

    @Test
    void whatStaffSayOfARecoveredAddressIsKept() {
        trial.eraseAndSuppress();
        erasures.release(NUMBER, ERASURE, trial.later());

        OptInAnswer refused = trial.staffSays(MessageEvent.Kind.SET_IN);
        trial.importRow("file-of-monday", Consent.NOT_ASKED);

        assertThat(refused.outcome()).isEqualTo(new Outcome.Refused(Outcome.Reason.OPTED_OUT));
        assertThat(optIns.history(MessageChannel.TEXT, PHONE).events()).hasSize(2);
        assertThat(trial.stored(RecordKind.IMPORTED)).hasSize(1);
    }

    @Test
    void whatStaffSayOfAnAddressThatSomebodyElseCarriesIsKept() {
        Instant at = trial.later();
        erasures.suppress(NUMBER, ERASURE, at, true);
        erasures.erase(PHONE, ERASURE, at);

        trial.staffSays(MessageEvent.Kind.SET_IN);

        assertThat(optIns.history(MessageChannel.TEXT, PHONE).events()).hasSize(2);
    }

    @Test
    void aDeviceIsErasedAndComesBackByItsUserAlone() {
        optIns.push(PushChannel.MOBILE_PUSH, DEVICE, PushEvent.Kind.ON);
        erasures.erase(DEVICE, ERASURE, trial.later());
        assertThat(trial.found()).isEmpty();

        trial.later();
        optIns.push(PushChannel.MOBILE_PUSH, DEVICE, PushEvent.Kind.INVALID_TOKEN);
        assertThat(trial.found()).isEmpty();
        trial.later();
        optIns.push(PushChannel.MOBILE_PUSH, DEVICE, PushEvent.Kind.ON);

        assertThat(optIns.status(PushChannel.MOBILE_PUSH, DEVICE).sendable()).isTrue();
        assertThat(optIns.status(PushChannel.BROWSER_PUSH, DEVICE).status()).isEqualTo(OptInStatus.OPTED_OUT);
    }
}
