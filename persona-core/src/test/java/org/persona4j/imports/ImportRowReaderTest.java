package org.persona4j.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.BirthDates;
import org.persona4j.optin.MessageChannel;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.wallet.Points;

class ImportRowReaderTest {
    private static final Source FILE = Source.of(Source.Kind.FILE_IMPORT);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static ImportRowReader reader(String... header) {
        return ImportRowReader.of(ImportMapping.of(List.of(header)), FILE, "spring:");
    }

    /** The row on line 8 of a file with this header. */
    private static ImportRow row(ImportRowReader reader, String... cells) {
        return reader.read(new CsvRow(7, 8, List.of(cells)));
    }

    private static SourceRecord record(ImportRow row) {
        return row.record().orElseThrow();
    }

    private static Optional<TraitValue> trait(ImportRow row, String name) {
        return Optional.ofNullable(record(row).traitMap().get(name));
    }

    @Test
    void aRowIsKnownByItsLine() {
        ImportRow row = row(reader("id"), "a");

        assertThat(row.id()).isEqualTo("8");
        assertThat(row.line()).isEqualTo(8);
    }

    @Test
    void allThatIsSaidOfACustomerIsInTheRecord() {
        ImportRow row = row(
                reader(
                        "id",
                        "phone",
                        "tel",
                        "email",
                        "first name",
                        "last name",
                        "name",
                        "dob",
                        "ssn",
                        "medical card",
                        "home store",
                        "updated",
                        "shoe size"),
                "c1",
                " 603-555-0101 ",
                "6035550102",
                "a@b.net",
                "Ann",
                "Lee",
                "Ann Lee",
                "1984-02-29",
                "078051120",
                "M1",
                "s7",
                "2024-05-06",
                "38");

        assertThat(record(row))
                .isEqualTo(SourceRecord.builder(FILE, "c1")
                        .phone("603-555-0101")
                        .phone("6035550102")
                        .email("a@b.net")
                        .firstName("Ann")
                        .lastName("Lee")
                        .fullName("Ann Lee")
                        .birthDate(LocalDate.of(1984, 2, 29))
                        .addGovernmentIds("078051120")
                        .addMedicalIds("M1")
                        .favoriteStore("s7")
                        .observedAt(Instant.parse("2024-05-06T00:00:00Z"))
                        .sequence(8)
                        .trait("shoe size", "38")
                        .build());
        assertThat(row.unreadable()).isEmpty();
    }

    @Test
    void aRowWithoutASourceIdHasItsNumberBehindThePrefix() {
        assertThat(record(row(reader("id", "phone"), "", "1")).sourceRecordId()).contains("spring:7");
        assertThat(record(row(reader("phone"), "1")).sourceRecordId()).contains("spring:7");
    }

    @Test
    void aRowThatDoesNotSayWhenHasTheMomentOfTheRunOrNone() {
        ImportRowReader reader = reader("id", "observed at");

        assertThat(record(row(reader, "a", "")).observedAt()).isEmpty();
        assertThat(record(row(reader.withObservedAt(NOON), "a", "")).observedAt())
                .contains(NOON);
        assertThat(record(row(reader.withObservedAt(NOON), "a", "2024-05-06T07:08Z"))
                        .observedAt())
                .contains(Instant.parse("2024-05-06T07:08:00Z"));
    }

    @Test
    void aMomentThatCannotBeReadIsAFlaw() {
        assertThat(row(reader("id", "observed at"), "a", "yesterday").flaw()).contains(RowFlaw.UNREADABLE_OBSERVED_AT);
    }

    @Test
    void datesCanHaveAnotherFormAndAnotherZone() {
        ImportRowReader reader = reader("id", "dob", "observed at")
                .withDates(BirthDates.withPattern("M/d/yyyy"))
                .withZone(ZoneId.of("America/New_York"));

        ImportRow row = row(reader, "a", "2/29/1984", "5/6/2024");

        assertThat(record(row).birthDate()).contains(LocalDate.of(1984, 2, 29));
        assertThat(record(row).observedAt()).contains(Instant.parse("2024-05-06T04:00:00Z"));
    }

    @Test
    void aRowOfOtherWidthIsAFlawUnlessWhatIsTooMuchIsBlank() {
        ImportRowReader reader = reader("id", "phone");

        assertThat(row(reader, "a").flaw()).contains(RowFlaw.WRONG_COLUMN_COUNT);
        assertThat(row(reader, "a", "1", "x").flaw()).contains(RowFlaw.WRONG_COLUMN_COUNT);
        assertThat(row(reader, "a", "1", " ", "").flaw()).isEmpty();
    }

    @Test
    void aRowThatSaysNothingIsEmpty() {
        assertThat(row(reader("id", "phone"), " ", "\t").flaw()).contains(RowFlaw.EMPTY_ROW);
    }

    @Test
    void aTextLongerThanATraitIsAFlaw() {
        String long1 = "x".repeat(TraitValue.MAX_TEXT + 1);

        assertThat(row(reader("id", "note"), "a", long1).flaw()).contains(RowFlaw.TEXT_TOO_LONG);
        assertThat(row(reader("id", "tags"), "a", long1).flaw()).contains(RowFlaw.TEXT_TOO_LONG);
        assertThat(row(reader("id", "dob"), "a", long1).flaw()).contains(RowFlaw.TEXT_TOO_LONG);
        assertThat(row(reader("id", "note"), "a", long1.substring(1)).flaw()).isEmpty();
        assertThat(row(reader("id", "tags"), "a", long1.substring(1)).flaw()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsKeptAsATraitAndNoted() {
        ImportRow row = row(
                reader("id", "dob", "opening points", "member", "member since"), "a", "x1", "1,250", "perhaps", "x2");

        assertThat(row.unreadable())
                .containsExactly(RowNote.BIRTH_DATE, RowNote.OPENING_POINTS, RowNote.MEMBER, RowNote.MEMBER_SINCE);
        assertThat(row.unreadable().stream()
                        .map(RowNote::trait)
                        .map(name -> trait(row, name).orElseThrow().text()))
                .containsExactly("x1", "1,250", "perhaps", "x2");
        assertThat(row.unreadable())
                .extracting(RowNote::words)
                .containsExactly("birth date", "opening points", "member", "member since");
        assertThat(row.openingPoints()).isEmpty();
        assertThat(row.membership()).isEmpty();
    }

    @Test
    void openingPointsAreReadToTheHundredth() {
        ImportRowReader reader = reader("id", "opening points");

        assertThat(row(reader, "a", "1250.5").openingPoints().orElseThrow().toBigDecimal())
                .isEqualTo(new BigDecimal("1250.50"));
        assertThat(row(reader, "a", "0").openingPoints()).contains(Points.ZERO);
        assertThat(row(reader, "a", "").openingPoints()).isEmpty();
        assertThat(row(reader, "a", "-1").unreadable()).containsExactly(RowNote.OPENING_POINTS);
        assertThat(row(reader, "a", "1.255").unreadable()).containsExactly(RowNote.OPENING_POINTS);
        assertThat(row(reader, "a", "999999999999999999").unreadable()).containsExactly(RowNote.OPENING_POINTS);
    }

    @Test
    void membershipIsAWordADateOrBoth() {
        ImportRowReader reader = reader("id", "member", "member since");
        Instant joined = Instant.parse("2020-02-03T00:00:00Z");

        assertThat(row(reader, "a", "", "").membership()).isEmpty();
        assertThat(row(reader, "a", "yes", "").membership()).contains(RowMembership.ofMember());
        assertThat(row(reader, "a", "Active", "").membership()).contains(RowMembership.ofMember());
        assertThat(row(reader, "a", "", "2020-02-03").membership()).contains(RowMembership.memberSince(joined));
        assertThat(row(reader, "a", "x", "2020-02-03").membership()).contains(RowMembership.memberSince(joined));
        assertThat(row(reader, "a", "Non-member", "").membership()).contains(RowMembership.ofNoMember());
        assertThat(row(reader, "a", "no", "2020-02-03").membership()).contains(RowMembership.ofNoMember());
    }

    @Test
    void aDateBesideAWordThatCannotBeReadMakesNoMember() {
        ImportRow row = row(reader("id", "member since", "member"), "a", "2020-02-03", "perhaps");

        assertThat(row.membership()).isEmpty();
        assertThat(row.unreadable()).containsExactly(RowNote.MEMBER);
    }

    @Test
    void aMemberWhoseDateCannotBeReadIsAMember() {
        ImportRow row = row(reader("id", "member since", "member"), "a", "+12345-02-03T00:00:00Z", "yes");

        assertThat(row.membership()).contains(RowMembership.ofMember());
        assertThat(row.unreadable()).containsExactly(RowNote.MEMBER_SINCE);
    }

    @Test
    void tagsOfAllTheirColumnsAreOneSet() {
        ImportRow row = row(reader("id", "tags", "labels"), "a", "vip, spring ;|vip", "new|spring");

        assertThat(trait(row, "tags")).contains(TraitValue.of(List.of("new", "spring", "vip")));
    }

    @Test
    void noTagIsNoTrait() {
        assertThat(record(row(reader("id", "tags"), "a", " ; ,")).traits()).isEmpty();
    }

    @Test
    void aYesOptsInOnItsChannelForTheAddressesOfTheRow() {
        RowConsent consent = row(reader("phone", "email", "sms consent", "dnc"), "1", "a@b.net", "Yes", "0")
                .consent();

        assertThat(consent)
                .isEqualTo(RowConsent.builder()
                        .phone("1")
                        .email("a@b.net")
                        .optIn(MessageChannel.TEXT)
                        .build());
    }

    @Test
    void everyColumnOfConsentSpeaksOfItsChannel() {
        ImportRow row = row(reader("id", "text opt in", "email opt in", "voice opt in"), "a", "yes", "no", "opted out");
        ImportRow outs = row(reader("id", "text opt out", "email opt out", "voice opt out"), "a", "yes", "no", "1");

        assertThat(row.consent().words())
                .isEqualTo(Map.of(
                        MessageChannel.TEXT,
                        ConsentWord.IN,
                        MessageChannel.EMAIL,
                        ConsentWord.NO,
                        MessageChannel.VOICE,
                        ConsentWord.OUT));
        assertThat(outs.consent().words())
                .isEqualTo(Map.of(MessageChannel.TEXT, ConsentWord.OUT, MessageChannel.VOICE, ConsentWord.OUT));
    }

    @Test
    void aRefusalThatNamesNoChannelHoldsOnAllAndAnAgreementOnNone() {
        assertThat(row(reader("id", "opt in"), "a", "opted out").consent().words())
                .containsOnlyKeys(RowConsent.CHANNELS)
                .containsValue(ConsentWord.OUT);
        assertThat(row(reader("id", "opt in"), "a", "no").consent().words())
                .containsOnlyKeys(RowConsent.CHANNELS)
                .containsValue(ConsentWord.NO);
        assertThat(row(reader("id", "opt in"), "a", "yes").consent().words()).isEmpty();
        assertThat(row(reader("id", "unsubscribed"), "a", "yes").consent().words())
                .containsOnlyKeys(RowConsent.CHANNELS)
                .containsValue(ConsentWord.OUT);
    }

    @Test
    void aWordThatIsNotKnownMakesTheRowDoubtful() {
        for (String column : List.of("sms consent", "dnc", "opt in", "opt out")) {
            RowConsent consent = row(reader("phone", column), "1", "perhaps").consent();

            assertThat(consent.isDoubtful()).as(column).isTrue();
            assertThat(consent.mayOptIn()).as(column).isFalse();
            assertThat(consent.phones()).containsExactly("1");
        }
    }

    @Test
    void aFlawedRowOptsOutButNotIn() {
        ImportRow row =
                row(reader("phone", "observed at", "sms consent", "email opt out"), "1", "yesterday", "yes", "yes");

        assertThat(row.flaw()).contains(RowFlaw.UNREADABLE_OBSERVED_AT);
        assertThat(row.consent().mayOptIn()).isFalse();
        assertThat(row.consent().word(MessageChannel.EMAIL)).contains(ConsentWord.OUT);
        assertThat(row.consent().phones()).containsExactly("1");
    }

    @Test
    void aRowWhoseCellsCannotBeToldApartSaysNothingOfConsent() {
        assertThat(row(reader("phone", "unsubscribed"), "1", "yes", "x").consent())
                .isEqualTo(RowConsent.none());
    }

    @Test
    void aPrefixHasABound() {
        assertThatThrownBy(() -> ImportRowReader.of(ImportMapping.of(List.of("id")), FILE, "x".repeat(257)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(record(ImportRowReader.of(ImportMapping.of(List.of("phone")), FILE, "x".repeat(256))
                                .read(new CsvRow(1, 2, List.of("1"))))
                        .sourceRecordId())
                .contains("x".repeat(256) + "1");
    }

    @Test
    void aReaderTellsItsMappingAndPrintsNoHeader() {
        ImportRowReader reader = reader("phone", "Xanthippe");

        assertThat(reader.mapping()).isEqualTo(ImportMapping.of(List.of("phone", "Xanthippe")));
        assertThat(reader).hasToString("ImportRowReader[FILE_IMPORT, ImportMapping[phone, trait]]");
    }

    @Test
    void readingTwiceReadsTheSame() {
        ImportRowReader reader = reader("id", "phone", "opening points", "member", "tags", "sms consent");
        String[] cells = {"a", "1", "5", "yes", "x", "yes"};

        assertThat(row(reader, cells)).isEqualTo(row(reader, cells));
    }
}
