package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.persona4j.ImportTrial.PHONE;
import static org.persona4j.ImportTrial.SPRING;
import static org.persona4j.ImportTrial.customer;
import static org.persona4j.ImportTrial.customers;
import static org.persona4j.ImportTrial.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.audit.AuditEntry;
import org.persona4j.error.ImportConflictException;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.ImportStatus;
import org.persona4j.imports.RowConsent;
import org.persona4j.imports.RowFlaw;
import org.persona4j.imports.RowMembership;
import org.persona4j.internal.RecordKind;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.MessageChannel;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.tck.fault.Fault;
import org.persona4j.store.tck.fault.Faults;
import org.persona4j.store.tck.fault.StoreCall;
import org.persona4j.wallet.Points;

/** What becomes of an import that was broken off, and of one that is run again, by the same or with something else. */
class ImportResumeTest {
    private final ImportTrial trial = ImportTrial.small();
    private final Imports imports = trial.owner().imports();

    @Test
    void whatWasTakenBeforeACrashIsNotTakenAgainAlsoWithoutDateOrId() {
        List<ImportRow> rows = new ArrayList<>(customers(120));
        rows.add(0, row("x", SourceRecord.builder(ImportTrial.FILE).email("x@mail.net")));
        rows.add(1, row("y", customer("y").email("y@mail.net").fullName("Yes")));
        trial.diesAt(4, SPRING, rows);
        trial.owner()
                .intake()
                .take(customer("y").email("y@mail.net").fullName("Corrected").build());

        ImportReport report = trial.run(SPRING, rows);

        assertThat(report.counts().accepted()).isEqualTo(Map.of(IntakeOutcome.Kind.CREATED, 122L));
        assertThat(trial.store.contents(Trial.TENANT, RecordKind.PROFILE)).hasSize(122);
        assertThat(trial.owner().search().byId(trial.persona("y")).orElseThrow().value("full_name"))
                .hasValueSatisfying(name -> assertThat(name.text()).isEqualTo("Corrected"));
    }

    @Test
    void anImportThatIsBrokenOffTellsHowFarItIs() {
        trial.diesAt(4, SPRING, customers(120));

        ImportReport report = imports.find("spring").orElseThrow();

        assertThat(report.status()).isEqualTo(ImportStatus.BEGUN);
        assertThat(report.endedAt()).isEmpty();
        assertThat(report.counts().rows()).isBetween(1L, 119L);
        assertThat(report.counts().allAccepted()).isEqualTo(report.counts().rows());
    }

    @Test
    void goingOnWithOtherRowsIsRefusedAndDoesNothing() {
        trial.diesAt(4, SPRING, customers(120));
        List<ImportRow> others = new ArrayList<>(customers(120));
        others.set(0, row("1", customer("c1").email("another@mail.net")));
        Map<String, List<String>> before = trial.contents();

        assertThat(trial.refused(SPRING, others)).isEqualTo(ImportConflictException.Reason.OTHER_ROWS);
        assertThat(trial.refused(SPRING, customers(3))).isEqualTo(ImportConflictException.Reason.OTHER_ROWS);
        assertThat(trial.refused(SPRING, List.of())).isEqualTo(ImportConflictException.Reason.OTHER_ROWS);

        assertThat(trial.contents()).isEqualTo(before);
    }

    /** Each of these is all that two rows differ in. */
    @Test
    void rowsThatDifferInAnythingAreOtherRows() {
        SourceRecord record = customer("a").phone(PHONE).phone("12").build();
        ImportRow row = ImportRow.builder("1", record).line(2).build();
        RowConsent consent =
                RowConsent.builder(record).optOut(MessageChannel.TEXT).build();
        trial.run(SPRING, List.of(row));

        List<ImportRow> others = List.of(
                ImportRow.builder("2", record).line(2).build(),
                ImportRow.builder("1", record).line(3).build(),
                ImportRow.builder("1", record).line(2).consent(consent).build(),
                ImportRow.builder("1", record)
                        .line(2)
                        .openingPoints(Points.ZERO)
                        .build(),
                ImportRow.builder("1", record)
                        .line(2)
                        .membership(RowMembership.ofNoMember())
                        .build(),
                ImportRow.builder("1", customer("a").phone(PHONE).email("12").build())
                        .line(2)
                        .build(),
                ImportRow.builder(
                                "1",
                                customer("a")
                                        .phone(PHONE)
                                        .phone("12")
                                        .sequence(1)
                                        .build())
                        .line(2)
                        .build(),
                ImportRow.builder(
                                "1",
                                customer("a")
                                        .phone(PHONE)
                                        .phone("12")
                                        .trait("a", "b")
                                        .build())
                        .line(2)
                        .build(),
                ImportRow.flawed("1", 2, RowFlaw.EMPTY_ROW));

        assertThat(others)
                .allSatisfy(other -> assertThat(trial.refused(SPRING, List.of(other)))
                        .isEqualTo(ImportConflictException.Reason.OTHER_ROWS));
        assertThat(trial.run(SPRING, List.of(row)).isDone()).isTrue();
    }

    @Test
    void anImportThatIsDoneTakesNoFurtherRows() {
        trial.run(SPRING, customers(2));

        assertThat(trial.refused(SPRING, customers(3))).isEqualTo(ImportConflictException.Reason.OTHER_ROWS);
    }

    @Test
    void otherSettingsAreRefused() {
        trial.run(SPRING, customers(2));

        List<ImportRequest> others = List.of(
                ImportRequest.builder("spring").optInAll(true).build(),
                ImportRequest.builder("spring").doubleOptIn(true).build(),
                ImportRequest.builder("spring")
                        .source(Source.of(Source.Kind.FILE_IMPORT, "x"))
                        .build(),
                ImportRequest.builder("spring").putMapping("E-Mail", "email").build());

        assertThat(others)
                .allSatisfy(other -> assertThat(trial.refused(other, customers(2)))
                        .isEqualTo(ImportConflictException.Reason.OTHER_SETTINGS));
    }

    @Test
    void ofTwoRunsAtOnceOneGoesOnAndTheOtherIsTold() {
        List<ImportRow> rows = customers(150);
        AtomicBoolean other = new AtomicBoolean();
        ImportOptions options = ImportOptions.none().withProgress(counts -> {
            if (other.compareAndSet(false, true)) {
                trial.run(SPRING, rows);
            }
        });

        ImportConflictException overtaken = catchThrowableOfType(
                ImportConflictException.class, () -> trial.owner().imports().run(SPRING, rows, options));

        assertThat(overtaken.reason()).isEqualTo(ImportConflictException.Reason.OVERTAKEN);
        assertThat(imports.find("spring").orElseThrow().counts().accepted())
                .isEqualTo(Map.of(IntakeOutcome.Kind.CREATED, 150L));
        assertThat(trial.store.contents(Trial.TENANT, RecordKind.PROFILE)).hasSize(150);
    }

    @Test
    void whatAListenerThrowsEndsTheRunWhichCanGoOn() {
        ImportOptions options = ImportOptions.none().withProgress(counts -> {
            throw new IllegalStateException("enough");
        });
        assertThatThrownBy(() -> imports.run(SPRING, customers(90), options)).hasMessage("enough");

        ImportReport report = trial.run(SPRING, customers(90));

        assertThat(report.counts().accepted(IntakeOutcome.Kind.CREATED)).isEqualTo(90);
    }

    @Test
    void whoBeganItSaysWhatItsRowsSayWhoeverResumesIt() {
        List<ImportRow> rows =
                List.of(ImportRow.builder("1", customer("a").phone(PHONE).build())
                        .openingPoints(Points.of(5))
                        .build());
        trial.diesAt(2, SPRING, rows);

        ImportReport report = trial.as(Actor.owner("o-2")).imports().run(SPRING, rows);

        assertThat(report.by()).isEqualTo(Trial.STAFF);
        assertThat(trial.owner()
                        .wallets()
                        .timeline(trial.persona("a"), null, 10)
                        .lines())
                .extracting(line -> line.entry().by())
                .containsExactly(Optional.of(Trial.STAFF));
    }

    @Test
    void theAuditTellsOnceThatAnImportBegan() {
        trial.diesAt(3, SPRING, customers(120));

        trial.run(SPRING, customers(120));

        assertThat(trial.owner()
                        .audit()
                        .between(TestClock.START, TestClock.START.plusSeconds(1), null, 10)
                        .items())
                .extracting(AuditEntry::what)
                .containsExactly("imports.run");
    }

    @Test
    void rowsOfOneIdThatContradictEachOtherAreRefused() {
        SourceRecord record = customer("a").phone(PHONE).build();
        List<ImportRow> points = List.of(
                ImportRow.builder("1", record).openingPoints(Points.of(1)).build(),
                ImportRow.builder("1", record).openingPoints(Points.of(2)).build());
        List<ImportRow> words = List.of(
                ImportRow.builder("1", record)
                        .consent(RowConsent.builder(record)
                                .optIn(MessageChannel.TEXT)
                                .build())
                        .build(),
                ImportRow.builder("1", record)
                        .consent(RowConsent.builder(record)
                                .optOut(MessageChannel.TEXT)
                                .build())
                        .build());

        assertThat(trial.refused(SPRING, points)).isEqualTo(ImportConflictException.Reason.ROW_ID_REUSED);
        assertThat(trial.refused(ImportRequest.of("summer"), words))
                .isEqualTo(ImportConflictException.Reason.ROW_ID_REUSED);
    }

    @Test
    void anImportIsFoundAndKnownAgainUnderAnotherHashKey() {
        List<ImportRow> rows = customers(120);
        trial.diesAt(4, SPRING, rows);
        trial.rotates();

        ImportReport report = trial.run(SPRING, rows);

        assertThat(report.counts().accepted(IntakeOutcome.Kind.CREATED)).isEqualTo(120);
        trial.owner().keys().rekey();
        assertThat(trial.run(SPRING, rows)).isEqualTo(report);
        assertThat(trial.refused(SPRING, customers(119))).isEqualTo(ImportConflictException.Reason.OTHER_ROWS);
    }

    @Test
    void aStoreThatIsUnavailableEndsTheRunWhichCanGoOn() {
        trial.faults.inject(Faults.none().at(StoreCall.COMMIT, 3, Fault.UNAVAILABLE));
        assertThatThrownBy(() -> imports.run(SPRING, customers(90))).isInstanceOf(StoreUnavailableException.class);

        assertThat(trial.run(SPRING, customers(90)).counts().accepted(IntakeOutcome.Kind.CREATED))
                .isEqualTo(90);
    }
}
