package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.optin.Events.hour;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.optin.MessageEvent.Kind;

/** What callers report of opt-in, by calls and by imports, and what they are answered. */
class OptInReportTest {
    private static final Address PHONE = Address.of(Identifier.of(IdentifierType.PHONE, "+16035551212"));

    @Test
    void whatIsReportedWithoutADateHappenedJustNow() {
        MessageEvent event = OptInReport.of(Kind.STOP).toEvent("e1", Events.STAFF, hour(3), Events.POLICY);

        assertThat(event.id()).isEqualTo("e1");
        assertThat(event.kind()).isEqualTo(Kind.STOP);
        assertThat(event.receivedAt()).isEqualTo(hour(3));
        assertThat(event.occurredAt()).isEmpty();
    }

    @Test
    void aReportKeepsWhatItIsTold() {
        Evidence evidence = Evidence.builder().source("page").build();

        OptInReport report = OptInReport.of(Kind.STOP).withId("c1").at(hour(2)).withEvidence(evidence);
        MessageEvent event = report.toEvent("c1", Events.GATEWAY, hour(3), Events.POLICY);

        assertThat(report.id()).contains("c1");
        assertThat(report.occurredAt()).contains(hour(2));
        assertThat(event.occurredAt()).contains(hour(2));
        assertThat(event.evidence()).isEqualTo(evidence);
    }

    @Test
    void aReportHasNoIdLikeThatOfACopy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptInReport.of(Kind.STOP).withId("copied:x"))
                .withMessageContaining("copied:");
        assertThat(OptInReport.of(Kind.STOP).id()).isEmpty();
    }

    @Test
    void aSettingIsReportedAsWhatItAsksFor() {
        assertThat(OptInReport.setting(true, true, true).kind()).isEqualTo(Kind.REQUEST);
        assertThat(OptInReport.setting(false, true, true).kind()).isEqualTo(Kind.SET_OUT);
    }

    @Test
    void aRevocationKeepsTheCustomersWords() {
        OptInReport report = OptInReport.revocation("please leave me alone");

        assertThat(report.kind()).isEqualTo(Kind.REVOKE);
        assertThat(report.evidence().wording()).contains("please leave me alone");
    }

    @Test
    void aRowOfAnImportIsReportedUnderTheIdsOfBoth() {
        OptInImport import7 = OptInImport.of("import-7");
        OptInImport.Row in = new OptInImport.Row("row-1", MessageChannel.TEXT, PHONE, Consent.OPTED_IN, false);
        OptInImport.Row silent = new OptInImport.Row("row-2", MessageChannel.TEXT, PHONE, Consent.NOT_ASKED, false);

        OptInReport report = import7.report(in).orElseThrow();

        assertThat(report.id()).contains("import:import-7:row-1");
        assertThat(report.kind()).isEqualTo(Kind.IMPORT_IN);
        assertThat(report.evidence().source()).contains("import-7");
        assertThat(import7.report(silent)).isEmpty();
    }

    @Test
    void aRowIsOfAnAddressOfItsChannel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OptInImport.Row("row-1", MessageChannel.EMAIL, PHONE, Consent.OPTED_IN, false))
                .withMessageContaining("channel email");
    }

    @Test
    void aPageTellsWhereTheNextOneBeginsIfThereIsOne() {
        assertThat(new AskedPage(List.of(), "row-8").next()).contains("row-8");
        assertThat(new AskedPage(List.of(), null).next()).isEmpty();
    }

    @Test
    void anAnswerTellsWhereMessagesGoAndWhereItWasDecided() {
        OptInHistory history = Events.history(Events.event("e1", Kind.START, hour(1)));
        EffectiveOptIn in =
                EffectiveOptIn.of(MessageChannel.TEXT, Map.of("a", history), "a", hour(2), OptOutScope.PERSON);
        EffectiveOptIn none = EffectiveOptIn.of(MessageChannel.TEXT, Map.of(), null, hour(2), OptOutScope.PERSON);
        Address other = Address.of(Identifier.of(IdentifierType.PHONE, "+16035551313"));

        PersonaOptIn answer = new PersonaOptIn(in, PHONE, other);
        PersonaOptIn nothing = new PersonaOptIn(none, null, null);

        assertThat(answer.status()).isEqualTo(OptInStatus.OPTED_IN);
        assertThat(answer.sendable()).isTrue();
        assertThat(answer.address()).contains(PHONE);
        assertThat(answer.decidedAt()).contains(other);
        assertThat(nothing.status()).isEqualTo(OptInStatus.NOT_ASKED);
        assertThat(nothing.sendable()).isFalse();
        assertThat(nothing.address()).isEmpty();
        assertThat(nothing.decidedAt()).isEmpty();
    }
}
