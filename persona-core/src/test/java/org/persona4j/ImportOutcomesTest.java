package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.error.ImportConflictException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RejectedRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.imports.RowFlaw;
import org.persona4j.imports.RowNote;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInStatus;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/** What becomes of rows about customers whom the tenant has put away, or never saw, and how it is counted. */
class ImportOutcomesTest {
    private static final ImportRequest SPRING = ImportRequest.of("spring");
    private static final String PHONE = "+16035551201";
    private static final String OTHER_PHONE = "+16035551202";

    private final Shop shop = new Shop();

    private static SourceRecord.Builder customer(String id) {
        return SourceRecord.builder(Source.of(Source.Kind.FILE_IMPORT), id);
    }

    private static ImportRow asking(SourceRecord.Builder customer) {
        SourceRecord record = customer.build();
        return ImportRow.builder("1", record)
                .consent(RowConsent.builder(record).optIn(MessageChannel.TEXT).build())
                .build();
    }

    private ImportCounts run(ImportRow... rows) {
        return shop.owner().imports().run(SPRING, List.of(rows)).counts();
    }

    private OptInStatus text(String phone) {
        return shop.as(Role.SYSTEM)
                .optIns()
                .status(MessageChannel.TEXT, Address.of(Identifier.of(IdentifierType.PHONE, phone)))
                .status();
    }

    @Test
    void aRowOfAnArchivedCustomerIsSkippedAndOptsNobodyIn() {
        PersonaId ada = shop.customer("1", PHONE);
        shop.owner().archive().put(ada, ArchiveReason.MANUAL, "moved");

        ImportCounts counts = run(asking(customer("a").phone(PHONE)));

        assertThat(counts.archived()).isEqualTo(1);
        assertThat(counts.allAccepted()).isZero();
        assertThat(counts.consent()).isEmpty();
        assertThat(text(PHONE)).isEqualTo(OptInStatus.NOT_ASKED);
    }

    @Test
    void aRowOfAnErasedCustomerIsRefusedAndOptsNobodyIn() {
        shop.customer("1", PHONE);
        shop.owner().privacy().erase(ErasureRequest.by(Identifier.of(IdentifierType.PHONE, PHONE)), "asked to");

        ImportCounts counts = run(asking(customer("a").phone(PHONE)));

        assertThat(counts.suppressed()).isEqualTo(1);
        assertThat(counts.allAccepted()).isZero();
        assertThat(text(PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void whatCannotBeReadOfAnAcceptedRowIsCountedBesideIt() {
        ImportCounts counts = run(
                ImportRow.builder("1", customer("a").phone("12").phone("13").build())
                        .addUnreadable(RowNote.MEMBER, RowNote.BIRTH_DATE)
                        .build(),
                ImportRow.builder("2", customer("b").email("nobody at all").build())
                        .addUnreadable(RowNote.MEMBER)
                        .build());

        assertThat(counts.accepted()).isEqualTo(Map.of(IntakeOutcome.Kind.CREATED, 2L));
        assertThat(counts.unreadable()).isEqualTo(Map.of(RowNote.BIRTH_DATE, 1L, RowNote.MEMBER, 2L));
        assertThat(counts.invalid()).containsOnlyKeys(IdentifierType.PHONE, IdentifierType.EMAIL);
        assertThat(counts.invalid().get(IdentifierType.EMAIL)).isEqualTo(1);
    }

    @Test
    void aDryRunTellsEachRejectedRowOnceAndNeedsNobodyToTell() {
        List<ImportRow> rows = List.of(
                ImportRow.flawed("1", 2, RowFlaw.EMPTY_ROW), ImportRow.flawed("2", 3, RowFlaw.WRONG_COLUMN_COUNT));
        List<RejectedRow> told = new ArrayList<>();

        ImportReport silent = shop.owner().imports().dryRun(SPRING, rows);
        shop.owner().imports().dryRun(SPRING, rows, ImportOptions.none().withRejected(told::add));

        assertThat(silent.counts().allRejected()).isEqualTo(2);
        assertThat(told).extracting(RejectedRow::row).containsExactly("1", "2");
    }

    @Test
    void openingPointsAreNotBookedUnderAnIdThatAnotherCallerUsed() {
        PersonaId bob = shop.customer("2", OTHER_PHONE);
        shop.wallets().credit(bob, EntryKind.BOOST, Points.of(1), "import:spring:1", null);
        ImportRow row = ImportRow.builder("1", customer("a").phone(PHONE).build())
                .openingPoints(Points.of(5))
                .build();

        ImportConflictException refused = catchThrowableOfType(ImportConflictException.class, () -> run(row));

        assertThat(refused.reason()).isEqualTo(ImportConflictException.Reason.ROW_ID_REUSED);
        assertThat(shop.balance(bob)).isEqualTo(Points.of(1));
    }

    @Test
    void whatNobodyKnowsOfConsentIsCountedAndOptsNobodyIn() {
        SourceRecord record = customer("a").phone(PHONE).build();

        ImportCounts counts = run(
                ImportRow.builder("1", record)
                        .consent(RowConsent.builder(record)
                                .optIn(MessageChannel.TEXT)
                                .doubtful()
                                .build())
                        .build(),
                ImportRow.builder("2", customer("b").phone(OTHER_PHONE).build()).build());

        assertThat(counts.doubtful()).isEqualTo(1);
        assertThat(text(PHONE)).isEqualTo(OptInStatus.NOT_ASKED);
    }

    @Test
    void personasThatFallApartAndBecomeOneAreCounted() {
        ImportCounts counts = run(
                ImportRow.builder("1", customer("a").phone(PHONE).build()).build(),
                ImportRow.builder("2", customer("b").phone(OTHER_PHONE).build()).build(),
                ImportRow.builder(
                                "3",
                                customer("c").phone(PHONE).email("c@mail.net").build())
                        .build(),
                ImportRow.builder(
                                "4",
                                customer("c")
                                        .phone("+16035551277")
                                        .email("c@mail.net")
                                        .sequence(1)
                                        .build())
                        .build(),
                ImportRow.builder(
                                "5",
                                customer("d").phone(PHONE).email("c@mail.net").build())
                        .build());

        assertThat(counts.accepted())
                .isEqualTo(Map.of(
                        IntakeOutcome.Kind.CREATED, 2L,
                        IntakeOutcome.Kind.ATTACHED, 1L,
                        IntakeOutcome.Kind.SPLIT, 1L,
                        IntakeOutcome.Kind.MERGED, 1L));
        assertThat(counts.personasSplit()).isEqualTo(1);
        assertThat(counts.personasMerged()).isEqualTo(1);
    }

    /** What an import does in which a or b, who are one since a, leaves for c, who was before b. */
    private ImportCounts whereOneLeavesForAnother(String leaving) {
        Imports imports = shop.owner().imports();
        for (SourceRecord.Builder known : List.of(
                customer("a").phone(PHONE),
                customer("c").phone(OTHER_PHONE),
                customer("b").phone(PHONE))) {
            SourceRecord record = known.build();
            imports.run(
                    ImportRequest.of(record.sourceRecordId().orElseThrow()),
                    List.of(ImportRow.builder("1", record).build()));
            shop.passDays(1);
        }
        return run(ImportRow.builder(
                        "1", customer(leaving).phone(OTHER_PHONE).sequence(1).build())
                .build());
    }

    @Test
    void aPersonaThatOnlyLosesAProfileToAnotherIsNotCountedAsPartOfIt() {
        ImportCounts counts = whereOneLeavesForAnother("b");

        assertThat(counts.accepted()).containsEntry(IntakeOutcome.Kind.SPLIT, 1L);
        assertThat(counts.personasSplit()).isEqualTo(1);
        assertThat(counts.personasMerged()).isZero();
    }

    @Test
    void aPersonaThatFallsApartAndTakesAnotherOnIsCountedForBoth() {
        ImportCounts counts = whereOneLeavesForAnother("a");

        assertThat(counts.personasSplit()).isEqualTo(1);
        assertThat(counts.personasMerged()).isEqualTo(1);
    }

    @Test
    void aPageOfTheHistoryHasOneToAThousandImports() {
        run(ImportRow.builder("1", customer("a").phone(PHONE).build()).build());
        Imports imports = shop.owner().imports();

        assertThat(imports.list(null, 1).items()).hasSize(1);
        assertThat(imports.list(null, 1_000).items()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> imports.list(null, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> imports.list(null, 1_001));
    }
}
