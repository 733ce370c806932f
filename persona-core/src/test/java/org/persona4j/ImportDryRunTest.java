package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.ImportTrial.PHONE;
import static org.persona4j.ImportTrial.SPRING;
import static org.persona4j.ImportTrial.customer;
import static org.persona4j.ImportTrial.customers;
import static org.persona4j.ImportTrial.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.persona4j.error.ContentionException;
import org.persona4j.imports.ConsentResult;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RejectedRow;
import org.persona4j.imports.RowFlaw;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OutgoingMessage;

/** What a dry run tells, also when others change what it has read, and what it does not do. */
class ImportDryRunTest {
    private final ImportTrial trial = ImportTrial.small();
    private final Imports imports = trial.owner().imports();

    @Test
    void aDryRunGivesNoMessages() {
        ImportRequest asking =
                ImportRequest.builder("spring").optInAll(true).doubleOptIn(true).build();
        List<OutgoingMessage> messages = new ArrayList<>();

        ImportReport report = imports.dryRun(
                asking,
                List.of(row("1", customer("a").phone(PHONE))),
                ImportOptions.none().withMessages(messages::add));

        assertThat(messages).isEmpty();
        assertThat(report.counts().consent(MessageChannel.TEXT, ConsentResult.ASKED))
                .isEqualTo(1);
    }

    @Test
    void aDryRunOfAnImportThatWasBrokenOffTellsWhatGoingOnWouldAnswer() {
        trial.diesAt(4, SPRING, customers(120));

        ImportReport expected = imports.dryRun(SPRING, customers(120));

        assertThat(trial.run(SPRING, customers(120))).isEqualTo(expected);
    }

    @Test
    void aDryRunBeginsAgainWhenOthersChangeWhatItHasChanged() {
        trial.run(ImportRequest.of("first"), customers(60));
        List<ImportRow> rows = new ArrayList<>();
        for (int number = 1; number <= 60; number++) {
            rows.add(row(Integer.toString(number), customer("c" + number).fullName("Ann Lee")));
        }
        rows.add(row("61", customer("c1").fullName("Ann Moe")));
        AtomicBoolean changed = new AtomicBoolean();
        List<RejectedRow> rejected = new ArrayList<>();
        rows.add(0, ImportRow.flawed("0", 1, RowFlaw.EMPTY_ROW));
        ImportOptions options = ImportOptions.none().withRejected(rejected::add).withProgress(counts -> {
            if (changed.compareAndSet(false, true)) {
                trial.owner().intake().take(customer("c1").fullName("Ann Poe").build());
            }
        });

        ImportReport report = imports.dryRun(SPRING, rows, options);

        assertThat(report).isEqualTo(trial.run(SPRING, rows));
        assertThat(rejected).hasSize(1);
    }

    @Test
    void aDryRunGivesUpWhenOthersChangeTooMuchEveryTime() {
        trial.run(ImportRequest.of("first"), customers(60));
        List<ImportRow> rows = List.of(
                row("1", customer("c1").fullName("Ann Lee")),
                row("2", customer("c1").fullName("Ann Moe")));
        Iterable<ImportRow> disturbed = () -> {
            Iterator<ImportRow> inside = new ArrayList<>(customers(600)).iterator();
            return new Iterator<>() {
                private int given;

                @Override
                public boolean hasNext() {
                    return inside.hasNext();
                }

                @Override
                public ImportRow next() {
                    if (++given == 520) {
                        trial.clock.move(Duration.ofSeconds(1));
                        trial.owner()
                                .intake()
                                .take(customer("c1")
                                        .fullName("Ann " + trial.clock.instant())
                                        .build());
                    }
                    return given == 521 ? rows.get(1) : given == 1 ? rows.get(0) : inside.next();
                }
            };
        };

        assertThatThrownBy(() -> imports.dryRun(SPRING, disturbed)).isInstanceOf(ContentionException.class);
    }
}
