package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.OptInTrial.OTHER_PHONE;
import static org.persona4j.OptInTrial.PHONE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.persona4j.optin.Address;
import org.persona4j.optin.AskedPage;
import org.persona4j.optin.Consent;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInAnswer;
import org.persona4j.optin.OptInImport;
import org.persona4j.optin.OptInStatus;
import org.persona4j.optin.Outcome;
import org.persona4j.optin.OutgoingMessage;

/** What rows of an import say of being messaged, and who is asked by them. */
class ImportedOptInsTest {
    private static final Address THIRD_PHONE = Address.of(Address.Type.PHONE, "+16035551203");
    private static final List<Consent> STATUSES = List.of(Consent.NOT_ASKED, Consent.OPTED_IN, Consent.OPTED_OUT);

    private final OptInTrial trial = new OptInTrial();
    private final OptIns optIns = trial.optIns;

    private static OptInImport.Row row(String id, Address phone, Consent status) {
        return new OptInImport.Row(id, MessageChannel.TEXT, phone, status, false);
    }

    @Test
    void whoSaidStopIsStillOutAfterTheSameImport() {
        OptInImport first = new OptInImport("import-1", true, false);
        optIns.importRows(first, List.of(row("1", PHONE, Consent.NOT_ASKED)));
        assertThat(trial.text(PHONE)).isEqualTo(OptInStatus.OPTED_IN);
        trial.reply(PHONE, "Stop.");
        trial.clock().move(Duration.ofDays(1));

        Optional<OptInAnswer> again = optIns.importRows(
                        new OptInImport("import-2", true, false), List.of(row("1", PHONE, Consent.OPTED_IN)))
                .get(0);

        assertThat(again.orElseThrow().outcome()).isEqualTo(new Outcome.Refused(Outcome.Reason.OPTED_OUT));
        assertThat(trial.text(PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.history(MessageChannel.TEXT, PHONE).events()).hasSize(3);
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
        assertThat(trial.text(PHONE)).isEqualTo(OptInStatus.REQUESTED);
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
            assertThat(trial.text(rows.get(i).address())).isEqualTo(OptInStatus.OPTED_OUT);
        }
        assertThat(rows.stream()
                        .filter(row -> trial.text(row.address()) == OptInStatus.OPTED_IN)
                        .count())
                .isPositive();
    }
}
