package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.ImportTrial.PHONE;
import static org.persona4j.ImportTrial.SPRING;
import static org.persona4j.ImportTrial.customer;
import static org.persona4j.ImportTrial.customers;
import static org.persona4j.ImportTrial.row;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RejectReason;
import org.persona4j.imports.RejectedRow;
import org.persona4j.imports.RowFlaw;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.ReviewPage;
import org.persona4j.profile.SourceRecord;

/** What an import makes of its rows, and what it tells of them. */
class ImportsTest {
    private final ImportTrial trial = ImportTrial.small();
    private final Imports imports = trial.owner().imports();

    @Test
    void everyRowIsCountedByWhatItDid() {
        ImportCounts counts = imports.run(
                        SPRING,
                        List.of(
                                row("1", customer("a").phone(PHONE)),
                                row("2", customer("b").email("b@mail.net")),
                                row("3", customer("c").phone(PHONE).email("b@mail.net")),
                                row("4", customer("a").phone(PHONE)),
                                row("5", customer("a").phone(PHONE).fullName("Ann Lee")),
                                row("6", SourceRecord.builder(ImportTrial.FILE).fullName("Nobody")),
                                ImportRow.flawed("7", 8, RowFlaw.EMPTY_ROW)))
                .counts();

        assertThat(counts.accepted())
                .isEqualTo(Map.of(
                        IntakeOutcome.Kind.CREATED, 2L,
                        IntakeOutcome.Kind.MERGED, 1L,
                        IntakeOutcome.Kind.UNCHANGED, 1L,
                        IntakeOutcome.Kind.UPDATED, 1L));
        assertThat(counts.personasMerged()).isEqualTo(1);
        assertThat(counts.rejected()).isEqualTo(Map.of(RejectReason.NO_KEY, 1L, RejectReason.EMPTY_ROW, 1L));
        assertThat(counts.rows()).isEqualTo(7);
    }

    @Test
    void ofTwoRowsOfOneRecordTheOneObservedLaterCounts() {
        Instant monday = TestClock.START;

        imports.run(
                SPRING,
                List.of(
                        row("1", customer("a").phone(PHONE).fullName("New").observedAt(monday.plusSeconds(1))),
                        row("2", customer("a").phone(PHONE).fullName("Old").observedAt(monday))));

        assertThat(trial.owner().search().byId(trial.persona("a")).orElseThrow().value("full_name"))
                .hasValueSatisfying(name -> assertThat(name.text()).isEqualTo("New"));
    }

    @Test
    void ofTwoRowsOfOneMomentTheLaterLineCounts() {
        Instant monday = TestClock.START;

        imports.run(
                SPRING,
                List.of(
                        row(
                                "1",
                                customer("a").fullName("New").observedAt(monday).sequence(9)),
                        row(
                                "2",
                                customer("a").fullName("Old").observedAt(monday).sequence(8))));

        assertThat(trial.owner().search().byId(trial.persona("a")).orElseThrow().value("full_name"))
                .hasValueSatisfying(name -> assertThat(name.text()).isEqualTo("New"));
    }

    @Test
    void rejectedRowsAreToldInTheirOrderWithAllReasons() {
        List<RejectedRow> rejected = new ArrayList<>();

        imports.run(
                SPRING,
                List.of(
                        ImportRow.flawed("1", 2, RowFlaw.TEXT_TOO_LONG),
                        row("2", customer("a")),
                        row("3", customer(" ").lastName("x".repeat(1_001)))),
                ImportOptions.none().withRejected(rejected::add));

        assertThat(rejected).extracting(RejectedRow::row).containsExactly("1", "3");
        assertThat(rejected.get(0).line()).isEqualTo(2);
        assertThat(rejected.get(1).reasons())
                .containsExactly(RejectReason.BAD_SOURCE_RECORD_ID, RejectReason.NAME_TOO_LONG);
    }

    @Test
    void whatBecameOfEachRecordIsToldOnce() {
        List<String> told = new ArrayList<>();
        List<ImportRow> rows = List.of(
                row("1", customer("a").phone(PHONE)),
                ImportRow.flawed("2", 3, RowFlaw.EMPTY_ROW),
                row("3", customer("b").phone(PHONE)));
        ImportOptions options = ImportOptions.none()
                .withOutcomes((row, outcome) -> told.add(row.id() + ((IntakeOutcome.Accepted) outcome).kind()));

        imports.run(SPRING, rows, options);
        imports.run(SPRING, rows, options);

        assertThat(told).containsExactly("1CREATED", "3ATTACHED");
    }

    @Test
    void progressIsToldAfterEachCommitAndAtTheEnd() {
        List<Long> rows = new ArrayList<>();

        imports.run(SPRING, customers(200), ImportOptions.none().withProgress(counts -> rows.add(counts.rows())));

        assertThat(rows).isSorted().endsWith(200L, 200L).hasSizeGreaterThan(3);
    }

    @Test
    void aRecordOfAnotherSourceIsRefused() {
        List<ImportRow> rows = List.of(ImportRow.builder(
                        "1", SourceRecord.builder(ImportTrial.TILL, "a").build())
                .build());

        assertThatThrownBy(() -> trial.run(SPRING, rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1");
    }

    @Test
    void theHistoryListsImportsTheLastFirst() {
        for (String id : List.of("first", "second", "third")) {
            trial.run(ImportRequest.builder(id).putMapping("E-Mail", "email").build(), customers(1));
            trial.clock.move(Duration.ofSeconds(1));
        }

        ReviewPage<ImportReport> page = imports.list(null, 2);
        ReviewPage<ImportReport> rest = imports.list(page.nextOrNull(), 2);

        assertThat(page.items()).extracting(ImportReport::id).containsExactly("third", "second");
        assertThat(rest.items()).extracting(ImportReport::id).containsExactly("first");
        assertThat(page.items().get(0).request().mapping()).isEqualTo(Map.of("E-Mail", "email"));
        assertThat(imports.find("fourth")).isEmpty();
    }

    @Test
    void rowsAreReadAheadByWhoHelpsAndByNobodyOnceTheRunHasEnded() {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            List<String> readers = new ArrayList<>();
            Iterable<ImportRow> rows = () -> customers(3_000).stream()
                    .peek(row -> readers.add(Thread.currentThread().getName()))
                    .iterator();

            ImportReport report = imports.run(SPRING, rows, ImportOptions.none().withExecutor(executor));

            assertThat(report.counts().rows()).isEqualTo(3_000);
            assertThat(readers)
                    .hasSize(3_000)
                    .doesNotContain(Thread.currentThread().getName());
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void whatReadingThrowsComesToWhoRunsTheImport() {
        Iterable<ImportRow> broken = () -> customers(700).stream()
                .peek(row -> {
                    if (row.id().equals("600")) {
                        throw new IllegalStateException("a broken file");
                    }
                })
                .iterator();

        assertThatThrownBy(
                        () -> imports.run(SPRING, broken, ImportOptions.none().withExecutor(Runnable::run)))
                .hasMessage("a broken file");
        assertThatThrownBy(() -> trial.owner().imports().run(SPRING, broken)).hasMessage("a broken file");
        assertThat(trial.run(SPRING, customers(700)).counts().rows()).isEqualTo(700);
    }

    @Test
    void anExecutorThatTakesNothingEndsTheRun() {
        assertThatThrownBy(() ->
                        imports.run(SPRING, customers(3), ImportOptions.none().withExecutor(task -> {
                            throw new RejectedExecutionException("full");
                        })))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void limitsAreChecked() {
        assertThatThrownBy(() -> imports.list(null, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> imports.list(null, 1_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> imports.find("")).isInstanceOf(IllegalArgumentException.class);
    }
}
