package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.audit.AuditEntry;
import org.persona4j.error.ContentionException;
import org.persona4j.error.ImportConflictException;
import org.persona4j.identity.PersonaId;
import org.persona4j.imports.ConsentResult;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.ImportStatus;
import org.persona4j.imports.RejectReason;
import org.persona4j.imports.RejectedRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.imports.RowFlaw;
import org.persona4j.imports.RowMembership;
import org.persona4j.internal.RecordKind;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.ReviewPage;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptInStatus;
import org.persona4j.optin.OutgoingMessage;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.tck.fault.Fault;
import org.persona4j.store.tck.fault.Faults;
import org.persona4j.store.tck.fault.SimulatedCrash;
import org.persona4j.store.tck.fault.StoreCall;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.TimelineLine;

class ImportsTest {
    private static final ImportRequest SPRING = ImportRequest.of("spring");
    private static final String PHONE = ImportTrial.PHONES.get(0);
    private static final Address ADDRESS = Address.of(ImportTrial.identifier(PHONE));

    private final ImportTrial trial = ImportTrial.small();
    private final Imports imports = trial.owner().imports();

    private static SourceRecord.Builder customer(String id) {
        return SourceRecord.builder(ImportTrial.FILE, id);
    }

    private static ImportRow row(String id, SourceRecord.Builder record) {
        return ImportRow.builder(id, record.build()).build();
    }

    private static List<ImportRow> customers(int count) {
        List<ImportRow> rows = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            rows.add(row(Integer.toString(number), customer("c" + number).email("c" + number + "@mail.net")));
        }
        return rows;
    }

    private ImportConflictException.Reason refused(ImportRequest request, List<ImportRow> rows) {
        return catchThrowableOfType(ImportConflictException.class, () -> trial.run(request, rows))
                .reason();
    }

    private PersonaId persona(String id) {
        return trial.owner()
                .search()
                .bySource(ImportTrial.FILE, id)
                .orElseThrow()
                .id();
    }

    /** Dies at a commit of a run. */
    private void diesAt(long commit, ImportRequest request, List<ImportRow> rows) {
        trial.faults.inject(Faults.none().at(StoreCall.COMMIT, commit, Fault.CRASH_AFTER));
        assertThatThrownBy(() -> trial.run(request, rows)).isInstanceOf(SimulatedCrash.class);
        trial.faults.recover();
        trial.faults.inject(Faults.none());
    }

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

        assertThat(trial.owner().search().byId(persona("a")).orElseThrow().value("full_name"))
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

        assertThat(trial.owner().search().byId(persona("a")).orElseThrow().value("full_name"))
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
    void whatWasTakenBeforeACrashIsNotTakenAgainAlsoWithoutDateOrId() {
        List<ImportRow> rows = new ArrayList<>(customers(120));
        rows.add(0, row("x", SourceRecord.builder(ImportTrial.FILE).email("x@mail.net")));
        rows.add(1, row("y", customer("y").email("y@mail.net").fullName("Yes")));
        diesAt(4, SPRING, rows);
        trial.owner()
                .intake()
                .take(customer("y").email("y@mail.net").fullName("Corrected").build());

        ImportReport report = trial.run(SPRING, rows);

        assertThat(report.counts().accepted()).isEqualTo(Map.of(IntakeOutcome.Kind.CREATED, 122L));
        assertThat(trial.store.contents(Trial.TENANT, RecordKind.PROFILE)).hasSize(122);
        assertThat(trial.owner().search().byId(persona("y")).orElseThrow().value("full_name"))
                .hasValueSatisfying(name -> assertThat(name.text()).isEqualTo("Corrected"));
    }

    @Test
    void anImportThatIsBrokenOffTellsHowFarItIs() {
        diesAt(4, SPRING, customers(120));

        ImportReport report = imports.find("spring").orElseThrow();

        assertThat(report.status()).isEqualTo(ImportStatus.BEGUN);
        assertThat(report.endedAt()).isEmpty();
        assertThat(report.counts().rows()).isBetween(1L, 119L);
        assertThat(report.counts().allAccepted()).isEqualTo(report.counts().rows());
    }

    @Test
    void goingOnWithOtherRowsIsRefusedAndDoesNothing() {
        diesAt(4, SPRING, customers(120));
        List<ImportRow> others = new ArrayList<>(customers(120));
        others.set(0, row("1", customer("c1").email("another@mail.net")));
        Map<String, List<String>> before = trial.contents();

        assertThat(refused(SPRING, others)).isEqualTo(ImportConflictException.Reason.OTHER_ROWS);
        assertThat(refused(SPRING, customers(3))).isEqualTo(ImportConflictException.Reason.OTHER_ROWS);
        assertThat(refused(SPRING, List.of())).isEqualTo(ImportConflictException.Reason.OTHER_ROWS);

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
                .allSatisfy(other -> assertThat(refused(SPRING, List.of(other)))
                        .isEqualTo(ImportConflictException.Reason.OTHER_ROWS));
        assertThat(trial.run(SPRING, List.of(row)).isDone()).isTrue();
    }

    @Test
    void anImportThatIsDoneTakesNoFurtherRows() {
        trial.run(SPRING, customers(2));

        assertThat(refused(SPRING, customers(3))).isEqualTo(ImportConflictException.Reason.OTHER_ROWS);
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
                .allSatisfy(other -> assertThat(refused(other, customers(2)))
                        .isEqualTo(ImportConflictException.Reason.OTHER_SETTINGS));
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
        diesAt(2, SPRING, rows);

        ImportReport report = trial.as(Actor.owner("o-2")).imports().run(SPRING, rows);

        assertThat(report.by()).isEqualTo(Trial.STAFF);
        assertThat(trial.owner().wallets().timeline(persona("a"), null, 10).lines())
                .extracting(line -> line.entry().by())
                .containsExactly(Optional.of(Trial.STAFF));
    }

    @Test
    void theAuditTellsOnceThatAnImportBegan() {
        diesAt(3, SPRING, customers(120));

        trial.run(SPRING, customers(120));

        assertThat(trial.owner()
                        .audit()
                        .between(TestClock.START, TestClock.START.plusSeconds(1), null, 10)
                        .items())
                .extracting(AuditEntry::what)
                .containsExactly("imports.run");
    }

    @Test
    void openingPointsAreALegacyEntryOfTheProfileWithTheIdOfTheRow() {
        ImportReport report = imports.run(
                SPRING,
                List.of(
                        ImportRow.builder("17", customer("a").phone(PHONE).build())
                                .openingPoints(Points.parse("12.50"))
                                .build(),
                        ImportRow.builder("18", customer("b").phone(PHONE).build())
                                .openingPoints(Points.ZERO)
                                .build()));

        assertThat(report.counts().openingEntries()).isEqualTo(1);
        assertThat(report.counts().openingPoints()).isEqualTo(Points.parse("12.50"));
        List<TimelineLine> lines =
                trial.owner().wallets().timeline(persona("a"), null, 10).lines();
        assertThat(lines).extracting(line -> line.entry().kind()).containsExactly(EntryKind.LEGACY);
        assertThat(lines.get(0).entry().id()).isEqualTo("import:spring:17");
    }

    @Test
    void pointsThatNobodyCanCountAreToldAndBookedNowhere() {
        Points most = Points.ofHundredths(Long.MAX_VALUE);
        List<ImportRow> rows = List.of(
                ImportRow.builder("1", customer("a").phone(PHONE).build())
                        .openingPoints(most)
                        .build(),
                ImportRow.builder("2", customer("b").phone(PHONE).build())
                        .openingPoints(most)
                        .build(),
                ImportRow.builder("3", customer("c").email("c@mail.net").build())
                        .openingPoints(most)
                        .build());

        ImportCounts counts = imports.run(SPRING, rows).counts();

        assertThat(counts.openingEntries()).isEqualTo(2);
        assertThat(counts.unbooked()).isEqualTo(1);
        assertThat(counts.openingPoints()).isEqualTo(most);
    }

    @Test
    void whoJoinsByAFileEarnsForEarlierOrders() {
        trial.run(ImportRequest.of("first"), List.of(row("1", customer("a").phone(PHONE))));
        trial.owner().orders().record(CustomerRef.of(persona("a")), SmallTenant.order("o-1", "20"));

        ImportReport report = imports.run(
                SPRING,
                List.of(ImportRow.builder("1", customer("a").phone(PHONE).build())
                        .membership(RowMembership.ofMember())
                        .build()));

        assertThat(report.counts().joined()).isEqualTo(1);
        assertThat(trial.owner().wallets().of(persona("a")).balance()).isEqualTo(Points.of(20));
    }

    @Test
    void theLastWordOnMembershipCounts() {
        Instant now = TestClock.START;
        trial.run(
                ImportRequest.of("joins"),
                List.of(ImportRow.builder("1", customer("a").phone(PHONE).build())
                        .membership(RowMembership.memberSince(now.minus(Duration.ofDays(9))))
                        .build()));

        ImportCounts older = membership("older", now.minus(Duration.ofDays(10)), RowMembership.ofNoMember());
        ImportCounts newer = membership("newer", now.minus(Duration.ofDays(8)), RowMembership.ofNoMember());
        ImportCounts before = membership("before", now.minus(Duration.ofDays(9)), RowMembership.ofMember());

        assertThat(older.left()).isZero();
        assertThat(newer.left()).isEqualTo(1);
        assertThat(before.joined()).isZero();
        assertThat(trial.owner().wallets().isMember(persona("a"))).isFalse();
    }

    private ImportCounts membership(String importId, Instant observedAt, RowMembership said) {
        SourceRecord record = customer("a").phone(PHONE).observedAt(observedAt).build();
        return trial.run(
                        ImportRequest.of(importId),
                        List.of(ImportRow.builder("1", record).membership(said).build()))
                .counts();
    }

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

        assertThat(refused(SPRING, points)).isEqualTo(ImportConflictException.Reason.ROW_ID_REUSED);
        assertThat(refused(ImportRequest.of("summer"), words)).isEqualTo(ImportConflictException.Reason.ROW_ID_REUSED);
    }

    @Test
    void customersOfAPastImportCanBeAskedLater() {
        imports.run(SPRING, List.of(row("1", customer("a").phone(PHONE))));

        assertThat(trial.owner().optIns().askImported("spring", null, 10).answers())
                .hasSize(1);
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
    void anImportIsFoundAndKnownAgainUnderAnotherHashKey() {
        List<ImportRow> rows = customers(120);
        diesAt(4, SPRING, rows);
        trial.rotates();

        ImportReport report = trial.run(SPRING, rows);

        assertThat(report.counts().accepted(IntakeOutcome.Kind.CREATED)).isEqualTo(120);
        trial.owner().keys().rekey();
        assertThat(trial.run(SPRING, rows)).isEqualTo(report);
        assertThat(refused(SPRING, customers(119))).isEqualTo(ImportConflictException.Reason.OTHER_ROWS);
    }

    @Test
    void aDryRunOfAnImportThatWasBrokenOffTellsWhatGoingOnWouldAnswer() {
        diesAt(4, SPRING, customers(120));

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
    void aStoreThatIsUnavailableEndsTheRunWhichCanGoOn() {
        trial.faults.inject(Faults.none().at(StoreCall.COMMIT, 3, Fault.UNAVAILABLE));
        assertThatThrownBy(() -> imports.run(SPRING, customers(90))).isInstanceOf(StoreUnavailableException.class);

        assertThat(trial.run(SPRING, customers(90)).counts().accepted(IntakeOutcome.Kind.CREATED))
                .isEqualTo(90);
    }

    @Test
    void limitsAreChecked() {
        assertThatThrownBy(() -> imports.list(null, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> imports.list(null, 1_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> imports.find("")).isInstanceOf(IllegalArgumentException.class);
    }
}
