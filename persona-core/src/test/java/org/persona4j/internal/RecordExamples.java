package org.persona4j.internal;

import static org.persona4j.internal.Examples.EMAIL;
import static org.persona4j.internal.Examples.MONDAY;
import static org.persona4j.internal.Examples.P1;
import static org.persona4j.internal.Examples.P2;
import static org.persona4j.internal.Examples.PHONE;
import static org.persona4j.internal.Examples.STAFF;
import static org.persona4j.internal.Examples.TUESDAY;
import static org.persona4j.internal.Examples.decision;

import java.util.List;
import java.util.Map;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.change.ChangeKind;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.imports.ConsentResult;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.RejectReason;
import org.persona4j.imports.RowNote;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.LinkLevel;
import org.persona4j.merge.Refusal;
import org.persona4j.merge.SharedWord;
import org.persona4j.optin.MessageChannel;
import org.persona4j.privacy.ErasureReceipt;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Source;
import org.persona4j.wallet.Points;

/** The examples of the records that only the engine sees, but for those of opt-ins and of what is bought. */
final class RecordExamples {
    private static final Suppression.Erased ERASED = new Suppression.Erased("e1", MONDAY, false, List.of(), null);
    private static final Suppression.Erased PAIRED =
            new Suppression.Erased("e2", MONDAY, true, List.of("a name's hash"), TUESDAY);

    private RecordExamples() {}

    static void putInto(Map<String, Object> all) {
        tenants(all);
        feeds(all);
        sourcesAndPersonas(all);
        identifiers(all);
        erasures(all);
        operations(all);
        imports(all);
    }

    private static void tenants(Map<String, Object> all) {
        all.put("record-tenant", new TenantRecord(1, "check", List.of(), false, "rules", null, null));
        all.put("record-tenant-repairing", new TenantRecord(1, "check", List.of(), false, "rules", "r1", null));
        all.put(
                "record-tenant-rotating",
                new TenantRecord(1, "check", List.of("second check", "third check"), true, "rules", null, null));
        all.put(
                "record-tenant-telling",
                new TenantRecord(
                        1, "check", List.of(), false, "rules", null, new FeedState(List.of(4, 8), true, 1, 86_400)));
    }

    private static void feeds(Map<String, Object> all) {
        all.put("record-feed-head", new FeedHead(3, 42));
        all.put(
                "record-feed",
                new FeedRecord(
                        MONDAY,
                        List.of(
                                FeedRecord.Told.of(PersonaId.of("p1"), ChangeKind.UPDATED),
                                new FeedRecord.Told(
                                        PersonaId.of("p2"), ChangeKind.MERGED_INTO, PersonaId.of("p1"), null),
                                new FeedRecord.Told(
                                        PersonaId.of("p3"), ChangeKind.OPT_IN, null, MessageChannel.TEXT))));
    }

    private static void sourcesAndPersonas(Map<String, Object> all) {
        all.put("record-source", SourceRef.of(P1));
        all.put("record-source-erased", new SourceRef(null, Suppression.NONE.with(ERASED)));
        all.put("record-holder", new ProfileRef(P1));
        all.put("record-persona", PersonaRecord.simple(List.of(P1, P2), MONDAY, LinkLevel.WEAKEST, false));
        all.put("record-persona-hidden", PersonaRecord.simple(List.of(P1), MONDAY, LinkLevel.WEAKEST, true));
        all.put(
                "record-persona-archived",
                new PersonaRecord(List.of(P1), MONDAY, LinkLevel.NONE, List.of(), false, false, Absence.ARCHIVED));
        all.put(
                "record-persona-quarantined",
                PersonaRecord.of(
                        List.of(P1),
                        MONDAY,
                        LinkLevel.PHONE,
                        List.of(
                                new Refusal.Cause(LinkLevel.EMAIL, EMAIL, null, Refusal.Reason.OVERSIZE),
                                new Refusal.Cause(
                                        LinkLevel.MANUAL, null, DecisionId.of("d1"), Refusal.Reason.SEPARATED)),
                        true,
                        false));
    }

    private static void identifiers(Map<String, Object> all) {
        all.put(
                "record-identifier",
                new IdentifierRecord(
                        PHONE,
                        List.of(new IdentifierRecord.Owner(P1, 42), new IdentifierRecord.Owner(P2, 0)),
                        List.of(),
                        true,
                        List.of(new SharedWord(false, TUESDAY, STAFF, "a family")),
                        null));
        all.put(
                "record-identifier-resting",
                new IdentifierRecord(
                        PHONE,
                        List.of(),
                        List.of(new IdentifierRecord.Owner(P1, 42)),
                        false,
                        List.of(),
                        Suppression.NONE.with(PAIRED)));
        all.put(
                "record-identifier-suppressed",
                new IdentifierRecord(
                        null,
                        List.of(),
                        List.of(),
                        false,
                        List.of(),
                        Suppression.NONE
                                .block(MONDAY)
                                .releaseBlocks(TUESDAY)
                                .block(TUESDAY)
                                .with(ERASED)));
    }

    private static void erasures(Map<String, Object> all) {
        ErasureReceipt.Removed removed = new ErasureReceipt.Removed(2, 3, 1, 0, 0);
        all.put(
                "record-erasure",
                ErasureRecord.begin(MONDAY, List.of("a1hash"), List.of(P1), PersonaId.of("p1"))
                        .withPage()
                        .withGroup(PersonaId.of("p1"), true)
                        .removed(removed)
                        .allSuppressed());
        all.put(
                "record-erasure-done",
                ErasureRecord.begin(MONDAY, List.of("a1hash"), List.of(), null)
                        .allSuppressed()
                        .done(TUESDAY));
        all.put(
                "record-erasure-chosen",
                ErasureRecord.begin(MONDAY, List.of("a1hash"), List.of(), null)
                        .withPage()
                        .withChosenPages(1));
        all.put("record-erasure-page-chosen", ErasureRecord.Page.ofChosen(List.of(P1)));
        all.put("record-erasure-page", ErasureRecord.Page.ofSuppressed(List.of("a1hash"), List.of("a1source")));
        all.put("erasure-receipt", new ErasureReceipt("e1", MONDAY, TUESDAY, removed));
        ErasureReceipt.Removed bought = new ErasureReceipt.Removed(2, 3, 1, 4, 7);
        all.put("erasure-receipt-orders", new ErasureReceipt("e1", MONDAY, TUESDAY, bought));
    }

    private static void operations(Map<String, Object> all) {
        all.put("record-operation", new OperationRecord("digest", MONDAY, "{\"changed\":1}"));
        FactChange change = new FactChange();
        change.profile(P1, null);
        change.value(PHONE, true, false);
        change.decision(DecisionId.of("d1"), decision(Decision.Kind.LINK).build());
        all.put("record-repair", RepairRecord.of(change));
        all.put("record-repair-archiving", RepairRecord.of(new AbsenceTask(List.of(P1, P2), Absence.ARCHIVED)));
        all.put("record-repair-restoring", RepairRecord.of(new AbsenceTask(List.of(P1, P2), null)));
        all.put("record-archived", new ArchivedRecord(ArchiveReason.DUPLICATE, MONDAY));
    }

    private static void imports(Map<String, Object> all) {
        ImportRequest request = ImportRequest.builder("spring-list")
                .source(Source.of(Source.Kind.FILE_IMPORT, "spring"))
                .optInAll(true)
                .doubleOptIn(true)
                .putMapping("E-Mail", "email")
                .build();
        ImportCounts counts = new ImportCounts(
                21,
                Map.of(IntakeOutcome.Kind.CREATED, 7L, IntakeOutcome.Kind.MERGED, 1L),
                2,
                3,
                4,
                5,
                Map.of(RejectReason.NO_KEY, 4L),
                Map.of(IdentifierType.PHONE, 6L),
                Map.of(RowNote.BIRTH_DATE, 7L),
                8,
                Map.of(MessageChannel.TEXT, Map.of(ConsentResult.ASKED, 9L, ConsentResult.OPTED_OUT, 1L)),
                10,
                Points.of(11),
                12,
                13,
                14);
        ImportRecord begun = ImportRecord.begin(request, STAFF, MONDAY, "settings", "no rows", "stamp");
        ImportRecord running = begun.withTaken(3, "rows", "110", List.of(new ImportRecord.Open(2, P1)), counts);
        all.put("record-import-least", ImportRecord.begin(ImportRequest.of("least"), STAFF, MONDAY, "s", "n", "t"));
        all.put("record-import", running.withBooked(2, counts).withSaid(4, counts));
        all.put("record-import-done", running.withSettled(counts).done(TUESDAY));
        all.put("record-import-begun", new ImportRecord.Begun("spring-list"));
    }
}
