package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.ImportTrial.PHONE;
import static org.persona4j.ImportTrial.SPRING;
import static org.persona4j.ImportTrial.customer;
import static org.persona4j.ImportTrial.row;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.imports.RowMembership;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.profile.SourceRecord;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.TimelineLine;

/** Points and membership that the rows of an import bring along. */
class ImportedPointsTest {
    private final ImportTrial trial = ImportTrial.small();
    private final Imports imports = trial.owner().imports();

    /** Has the customer of record a, who is known by now, buy something. */
    private void buys(String money) {
        trial.owner().orders().record(CustomerRef.of(trial.persona("a")), SmallTenant.order("o-1", money));
    }

    /** A row by which the customer of record a becomes a member. */
    private static ImportRow joins() {
        return ImportRow.builder("1", customer("a").phone(PHONE).build())
                .membership(RowMembership.ofMember())
                .build();
    }

    private static ImportRow brings(String id, SourceRecord.Builder record, Points points) {
        return ImportRow.builder(id, record.build()).openingPoints(points).build();
    }

    private ImportCounts membership(String importId, Instant observedAt, RowMembership said) {
        SourceRecord record = customer("a").phone(PHONE).observedAt(observedAt).build();
        return trial.run(
                        ImportRequest.of(importId),
                        List.of(ImportRow.builder("1", record).membership(said).build()))
                .counts();
    }

    @Test
    void openingPointsAreALegacyEntryOfTheProfileWithTheIdOfTheRow() {
        ImportReport report = imports.run(
                SPRING,
                List.of(
                        brings("17", customer("a").phone(PHONE), Points.parse("12.50")),
                        brings("18", customer("b").phone(PHONE), Points.ZERO)));

        assertThat(report.counts().openingEntries()).isEqualTo(1);
        assertThat(report.counts().openingPoints()).isEqualTo(Points.parse("12.50"));
        List<TimelineLine> lines =
                trial.owner().wallets().timeline(trial.persona("a"), null, 10).lines();
        assertThat(lines).extracting(line -> line.entry().kind()).containsExactly(EntryKind.LEGACY);
        assertThat(lines.get(0).entry().id()).isEqualTo("import:spring:17");
    }

    @Test
    void pointsThatNobodyCanCountAreToldAndBookedNowhere() {
        Points most = Points.ofHundredths(Long.MAX_VALUE);
        List<ImportRow> rows = List.of(
                brings("1", customer("a").phone(PHONE), most),
                brings("2", customer("b").phone(PHONE), most),
                brings("3", customer("c").email("c@mail.net"), most));

        ImportCounts counts = imports.run(SPRING, rows).counts();

        assertThat(counts.openingEntries()).isEqualTo(2);
        assertThat(counts.unbooked()).isEqualTo(1);
        assertThat(counts.openingPoints()).isEqualTo(most);
    }

    @Test
    void whoJoinsByAFileEarnsForEarlierOrders() {
        trial.run(ImportRequest.of("first"), List.of(row("1", customer("a").phone(PHONE))));
        buys("20");

        ImportReport report = imports.run(SPRING, List.of(joins()));

        assertThat(report.counts().joined()).isEqualTo(1);
        assertThat(trial.owner().wallets().of(trial.persona("a")).balance()).isEqualTo(Points.of(20));
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
        assertThat(trial.owner().wallets().isMember(trial.persona("a"))).isFalse();
    }

    /** The orders of whom a row makes a member earn before a later row says anything of the same persona. */
    @Test
    void ofAMemberToBeLaterRowsSpeakAfterTheOrdersHaveEarned() {
        ImportTrial.take(trial.owner(), customer("a").phone(PHONE));
        buys("10");
        List<ImportRow> rows = List.of(
                joins(),
                ImportRow.builder("2", customer("b").phone(PHONE).build())
                        .membership(RowMembership.ofMember())
                        .openingPoints(Points.of(7))
                        .build());
        ImportReport expected = imports.dryRun(SPRING, rows);

        ImportReport report = imports.run(SPRING, rows);

        assertThat(report).isEqualTo(expected);
        List<TimelineLine> lines =
                trial.owner().wallets().timeline(trial.persona("a"), null, 10).lines();
        assertThat(lines)
                .extracting(line -> line.entry().kind())
                .containsExactlyInAnyOrder(EntryKind.EARNED, EntryKind.LEGACY);
    }

    @Test
    void theOrdersOfAHiddenMemberToBeEarnBeforeWhatIsBookedWhenTheyAreBack() {
        ImportTrial.take(trial.owner(), customer("a").phone(PHONE));
        buys("10");
        trial.owner().privacy().block(ImportTrial.identifier(PHONE), "asked to");
        List<ImportRow> rows = List.of(joins(), brings("2", customer("a").phone(PHONE), Points.of(7)));

        imports.run(SPRING, rows);
        imports.run(ImportRequest.of("summer"), rows);
        trial.as(Actor.of(Role.SUPPORT, "s-1")).privacy().recover(ImportTrial.identifier(PHONE), "letter");
        imports.run(ImportRequest.of("autumn"), rows);

        assertThat(trial.owner()
                        .wallets()
                        .timeline(trial.persona("a"), null, 10)
                        .lines())
                .extracting(line -> line.entry().kind())
                .contains(EntryKind.EARNED, EntryKind.LEGACY);
    }

    @Test
    void theOrdersOfAHiddenMemberToBeEarnAsSoonAsTheyAreBack() {
        ImportTrial.take(trial.owner(), customer("a").phone(PHONE));
        buys("10");
        trial.owner().privacy().block(ImportTrial.identifier(PHONE), "asked to");
        imports.run(SPRING, List.of(joins()));

        trial.as(Actor.of(Role.SUPPORT, "s-1")).privacy().recover(ImportTrial.identifier(PHONE), "letter");

        assertThat(trial.owner()
                        .wallets()
                        .timeline(trial.persona("a"), null, 10)
                        .lines())
                .extracting(line -> line.entry().kind())
                .containsExactly(EntryKind.EARNED);
    }

    @Test
    void theLongestIdsOfAnImportAndARowDo() {
        ImportRequest longest = ImportRequest.of("i".repeat(ImportRow.MAX_ID_LENGTH));
        SourceRecord record = customer("a").phone(PHONE).build();
        ImportRow row = ImportRow.builder("r".repeat(ImportRow.MAX_ID_LENGTH), record)
                .openingPoints(Points.of(7))
                .consent(RowConsent.builder(record).optIn(MessageChannel.TEXT).build())
                .build();

        ImportReport report = imports.run(longest, List.of(row));

        assertThat(report.counts().openingPoints()).isEqualTo(Points.of(7));
        assertThat(trial.owner()
                        .optIns()
                        .status(MessageChannel.TEXT, Address.of(ImportTrial.identifier(PHONE)))
                        .sendable())
                .isTrue();
    }
}
