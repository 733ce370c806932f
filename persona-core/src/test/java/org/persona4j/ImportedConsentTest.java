package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.ImportTrial.PHONE;
import static org.persona4j.ImportTrial.SPRING;
import static org.persona4j.ImportTrial.customer;
import static org.persona4j.ImportTrial.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.persona4j.imports.ConsentResult;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptInStatus;
import org.persona4j.optin.OutgoingMessage;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.tck.fault.Fault;
import org.persona4j.store.tck.fault.Faults;
import org.persona4j.store.tck.fault.SimulatedCrash;
import org.persona4j.store.tck.fault.StoreCall;

/** What the rows of an import say of consent, and who is asked for it. */
class ImportedConsentTest {
    private static final Address ADDRESS = Address.of(ImportTrial.identifier(PHONE));

    private final ImportTrial trial = ImportTrial.small();
    private final Imports imports = trial.owner().imports();

    @Test
    void messagesAreGivenAndGivenAgainIfTheRunDiedBeforeItWasNoted() {
        ImportRequest asking =
                ImportRequest.builder("spring").optInAll(true).doubleOptIn(true).build();
        List<ImportRow> rows = List.of(row("1", customer("a").phone(PHONE)));
        List<OutgoingMessage> messages = new ArrayList<>();
        ImportOptions options = ImportOptions.none().withMessages(messages::add);
        trial.faults.inject(Faults.none().at(StoreCall.COMMIT, 5, Fault.CRASH_BEFORE));
        assertThatThrownBy(() -> trial.owner().imports().run(asking, rows, options))
                .isInstanceOf(SimulatedCrash.class);
        trial.faults.recover();
        trial.faults.inject(Faults.none());

        ImportReport report = trial.owner().imports().run(asking, rows, options);

        assertThat(messages)
                .hasSize(2)
                .extracting(OutgoingMessage::id)
                .containsOnly(messages.get(0).id());
        assertThat(report.counts().consent()).isEqualTo(Map.of(MessageChannel.TEXT, Map.of(ConsentResult.ASKED, 1L)));
    }

    @Test
    void aRejectedRowOptsOutAndOptsNobodyIn() {
        SourceRecord nobody =
                SourceRecord.builder(ImportTrial.FILE).fullName("Ann").build();
        RowConsent consent = RowConsent.builder()
                .phone(PHONE)
                .email("a@mail.net")
                .optOut(MessageChannel.TEXT)
                .optIn(MessageChannel.EMAIL)
                .build();

        ImportCounts counts = imports.run(
                        SPRING,
                        List.of(ImportRow.builder("1", nobody).consent(consent).build()))
                .counts();

        assertThat(counts.consent()).isEqualTo(Map.of(MessageChannel.TEXT, Map.of(ConsentResult.OPTED_OUT, 1L)));
        assertThat(trial.owner().optIns().status(MessageChannel.TEXT, ADDRESS).status())
                .isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void anOptOutHoldsAtEveryAddressOfItsRowAndAnOptInAtTheFirst() {
        SourceRecord two =
                customer("a").phone(PHONE).phone(ImportTrial.PHONES.get(1)).build();
        RowConsent consent = RowConsent.builder(two)
                .optIn(MessageChannel.TEXT)
                .optOut(MessageChannel.VOICE)
                .build();

        imports.run(SPRING, List.of(ImportRow.builder("1", two).consent(consent).build()));

        Address second = Address.of(ImportTrial.identifier(ImportTrial.PHONES.get(1)));
        OptIns optIns = trial.owner().optIns();
        assertThat(optIns.status(MessageChannel.TEXT, ADDRESS).status()).isEqualTo(OptInStatus.OPTED_IN);
        assertThat(optIns.status(MessageChannel.TEXT, second).status()).isEqualTo(OptInStatus.NOT_ASKED);
        assertThat(optIns.status(MessageChannel.VOICE, ADDRESS).status()).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.status(MessageChannel.VOICE, second).status()).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void noImportUndoesAnOptOut() {
        trial.owner().optIns().report(MessageChannel.TEXT, ADDRESS, OptInReport.revocation("no more"));
        trial.clock.move(Duration.ofSeconds(1));

        ImportCounts counts = imports.run(
                        ImportRequest.builder("spring").optInAll(true).build(),
                        List.of(row("1", customer("a").phone(PHONE))))
                .counts();

        assertThat(counts.consent())
                .isEqualTo(Map.of(MessageChannel.TEXT, Map.of(ConsentResult.REFUSED_OPTED_OUT, 1L)));
    }

    @Test
    void customersOfAPastImportCanBeAskedLater() {
        imports.run(SPRING, List.of(row("1", customer("a").phone(PHONE))));

        assertThat(trial.owner().optIns().askImported("spring", null, 10).answers())
                .hasSize(1);
    }
}
