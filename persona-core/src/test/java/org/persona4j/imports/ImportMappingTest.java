package org.persona4j.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.persona4j.imports.ImportMappingException.Reason;
import org.persona4j.profile.TraitNames;

class ImportMappingTest {
    @Test
    void commonHeadersAreKnownWhateverTheirSpelling() {
        assertThat(fields(
                        "Phone Number",
                        "E-Mail",
                        "given name",
                        "surname",
                        "dob",
                        "soc_sec_id",
                        "unique_id",
                        "Last-Updated"))
                .containsExactly(
                        ImportField.PHONE,
                        ImportField.EMAIL,
                        ImportField.FIRST_NAME,
                        ImportField.LAST_NAME,
                        ImportField.BIRTH_DATE,
                        ImportField.GOVERNMENT_ID,
                        ImportField.SOURCE_ID,
                        ImportField.OBSERVED_AT);
    }

    @Test
    void theFieldsThemselvesAreHeaders() {
        List<String> codes = Stream.of(ImportField.values())
                .filter(field -> field != ImportField.TRAIT)
                .map(ImportField::code)
                .toList();

        ImportMapping mapping = ImportMapping.of(codes);

        assertThat(codes)
                .allSatisfy(code ->
                        assertThat(mapping.field(codes.indexOf(code)).code()).isEqualTo(code));
    }

    @Test
    void aRunThatCanMakeNothingOfAFieldReadsItsColumnAsATrait() {
        ImportMapping mapping = ImportMapping.of(List.of("phone", "sms opt in", "note"));

        ImportMapping left = mapping.only(EnumSet.of(ImportField.PHONE));

        assertThat(IntStream.range(0, 3).mapToObj(left::field))
                .containsExactly(ImportField.PHONE, ImportField.TRAIT, ImportField.TRAIT);
    }

    @Test
    void theNewFieldsAreKnownByTheirHeaders() {
        assertThat(fields("Opening Points", "Is Member", "Join Date", "Labels"))
                .containsExactly(
                        ImportField.OPENING_POINTS, ImportField.MEMBER, ImportField.MEMBER_SINCE, ImportField.TAGS);
    }

    @Test
    void severalColumnsCanBePhones() {
        assertThat(fields("mobile", "phone 2", "tel")).containsOnly(ImportField.PHONE);
    }

    @Test
    void phonesAtHomeAndAtWorkAreTraits() {
        assertThat(fields("home phone", "Work Phone", "HOME_PHONE")).containsOnly(ImportField.TRAIT);
    }

    @Test
    void ofTwoColumnsForOneFieldTheSecondIsATrait() {
        assertThat(fields("customer id", "rec_id")).containsExactly(ImportField.SOURCE_ID, ImportField.TRAIT);
    }

    @Test
    void aWishComesBeforeAHeader() {
        ImportMapping mapping = ImportMapping.of(List.of("id", "card"), Map.of("CARD", ImportField.SOURCE_ID));

        assertThat(List.of(mapping.field(0), mapping.field(1)))
                .containsExactly(ImportField.TRAIT, ImportField.SOURCE_ID);
    }

    @Test
    void aColumnCanBeWishedToBeATrait() {
        ImportMapping mapping = ImportMapping.of(List.of("phone"), Map.of("phone", ImportField.TRAIT));

        assertThat(mapping.field(0)).isEqualTo(ImportField.TRAIT);
    }

    @Test
    void mappingsAreEqualIfNamesFieldsAndWhatIsOfferedAre() {
        ImportMapping mapping = ImportMapping.of(List.of("phone", "E-Mial"));

        assertThat(mapping)
                .isEqualTo(ImportMapping.of(List.of("phone", "E-Mial")))
                .hasSameHashCodeAs(ImportMapping.of(List.of("phone", "E-Mial")))
                .isNotEqualTo(ImportMapping.of(List.of("phone", "e-mial")))
                .isNotEqualTo(ImportMapping.of(List.of("phone", "E-Mial"), Map.of("phone", ImportField.TRAIT)))
                .isNotEqualTo(mapping.only(EnumSet.of(ImportField.PHONE)));
        assertThat(mapping.hashCode())
                .isNotEqualTo(ImportMapping.of(List.of("phone")).hashCode());
        assertThat(mapping.has(ImportField.PHONE)).isTrue();
        assertThat(mapping).hasToString("ImportMapping[phone, trait]");
        assertThat(mapping.suggestions()).hasToString("[column 2 may be email]");
    }

    @Test
    void namesAreEqualIfAllAre() {
        ColumnNames names = ColumnNames.of(List.of("a", "b"));

        assertThat(names.all()).containsExactly("a", "b");
        assertThat(names)
                .isEqualTo(ColumnNames.of(List.of("a", " b")))
                .hasSameHashCodeAs(ColumnNames.of(List.of("a", "b")));
        assertThat(names).isNotEqualTo(ColumnNames.of(List.of("a"))).hasToString("ColumnNames[2]");
    }

    @Test
    void aNameThatIsMetExactlyIsFoundFirst() {
        assertThat(ColumnNames.of(List.of("e mail", "E-Mail")).find("e mail")).contains(0);
    }

    @Test
    void aHeaderOfDigitsIsATrait() {
        ImportMapping mapping = ImportMapping.of(List.of("2024", "phnoe 10", "lsat nmae 9"));

        assertThat(mapping.suggestions())
                .containsExactly(
                        new ColumnSuggestion(1, "phnoe 10", ImportField.PHONE),
                        new ColumnSuggestion(2, "lsat nmae 9", ImportField.LAST_NAME));
    }

    @Test
    void onlySomeFieldsTellOfConsent() {
        assertThat(Stream.of(ImportField.values()).filter(ImportField::isConsent))
                .containsExactly(
                        ImportField.TEXT_OPT_IN,
                        ImportField.EMAIL_OPT_IN,
                        ImportField.VOICE_OPT_IN,
                        ImportField.OPT_IN,
                        ImportField.TEXT_OPT_OUT,
                        ImportField.EMAIL_OPT_OUT,
                        ImportField.VOICE_OPT_OUT,
                        ImportField.OPT_OUT);
    }

    @Test
    void aCodeMayHaveBlanksAroundItUpToABound() {
        assertThat(ImportField.ofCode(" ".repeat(995) + "phone")).contains(ImportField.PHONE);
        assertThat(ImportField.ofCode(" ".repeat(996) + "phone")).isEmpty();
    }

    @Test
    void theNearestFieldsToAnUnknownCodeAreKnown() {
        assertThat(ImportField.ofCode("fone")).isEmpty();
        assertThat(ImportField.nearest("fone")).startsWith(ImportField.PHONE).hasSize(3);
        assertThat(ImportField.ofCode(" Phone ")).contains(ImportField.PHONE);
    }

    @Test
    void twoColumnsCannotBeWishedToBeOneName() {
        assertMisfit(
                List.of("a", "b"),
                Map.of("a", ImportField.LAST_NAME, "b", ImportField.LAST_NAME),
                Reason.FIELD_TAKEN,
                "last_name to more than one column");
        assertThatThrownBy(() -> ImportMapping.of(
                        List.of("a", "b"), Map.of("a", ImportField.LAST_NAME, "b", ImportField.LAST_NAME)))
                .isInstanceOfSatisfying(
                        ImportMappingException.class, e -> assertThat(e.field()).contains(ImportField.LAST_NAME));
    }

    @Test
    void oneColumnCannotBeWishedToBeTwoFields() {
        assertMisfit(
                List.of("x", "Ca-rd"),
                Map.of("card", ImportField.PHONE, "CARD", ImportField.EMAIL),
                Reason.TWO_MEANINGS,
                "column 2 two meanings");
    }

    @Test
    void oneColumnCanBeWishedToBeOneFieldInTwoSpellings() {
        ImportMapping mapping = ImportMapping.of(
                List.of("Ca-rd"), Map.of("card", ImportField.SOURCE_ID, "CARD", ImportField.SOURCE_ID));

        assertThat(mapping.field(0)).isEqualTo(ImportField.SOURCE_ID);
    }

    @Test
    void aWishForAColumnThatIsNotThereNamesTheNearestOnes() {
        assertThatThrownBy(() -> ImportMapping.of(List.of("town", "Mobile"), Map.of("mobil", ImportField.PHONE)))
                .isInstanceOfSatisfying(ImportMappingException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_COLUMN);
                    assertThat(e.column()).contains("mobil");
                    assertThat(e.nearest()).containsExactly("Mobile", "town");
                });
    }

    @Test
    void aWishThatSeveralColumnsCouldBeIsForNone() {
        List<String> header = List.of("E-Mail", "e mail");

        assertMisfit(header, Map.of("EMAIL", ImportField.EMAIL), Reason.UNKNOWN_COLUMN, "that several could be");
        assertThat(ImportMapping.of(header, Map.of("e mail", ImportField.TRAIT)).field(1))
                .isEqualTo(ImportField.TRAIT);
    }

    @Test
    void aHeaderThatNamesAColumnTwiceIsRefusedByTheNumbersOfTheColumns() {
        assertThatThrownBy(() -> ImportMapping.of(List.of("id", "city", " city")))
                .isInstanceOfSatisfying(ImportMappingException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.NAMED_TWICE);
                    assertThat(e).hasMessage("line 1: the columns 2 and 3 have one name");
                    assertThat(e.column()).contains("city");
                });
    }

    @Test
    void aFileThatBeginsWithACustomerHasNoHeader() {
        assertMisfit(List.of("17", "ann@lee.example"), Map.of(), Reason.NO_HEADER, "column 2 holds");
        assertMisfit(List.of("(603) 555-0101", "17"), Map.of(), Reason.NO_HEADER, "column 1 holds");
        assertMisfit(List.of(" a@b.c"), Map.of(), Reason.NO_HEADER, "column 1 holds");
        assertMisfit(List.of("a@" + "b".repeat(996) + ".c"), Map.of(), Reason.NO_HEADER, "column 1 holds");
    }

    @Test
    void thereAreAsManyColumnsAsARowHasCellsAndNoMore() {
        assertThat(ImportMapping.of(Collections.nCopies(ColumnNames.MAX_COLUMNS, ""))
                        .size())
                .isEqualTo(ColumnNames.MAX_COLUMNS);
        assertMisfit(
                Collections.nCopies(ColumnNames.MAX_COLUMNS + 1, ""),
                Map.of(),
                Reason.TOO_MANY_COLUMNS,
                "more than 16384 columns");
    }

    @Test
    void headersOfDatesAndNumbersAreHeaders() {
        assertThat(ImportMapping.of(List.of(
                                "2024-01-01",
                                "phone 2",
                                "@home.now",
                                "a@b",
                                "a@.b",
                                "mail (a@b.net)",
                                "10. 2024-01-01 to 2024-12-31",
                                "a@" + "b".repeat(997) + ".c"))
                        .size())
                .isEqualTo(8);
    }

    @Test
    void aMisspeltHeaderIsSuggestedAndNotApplied() {
        ImportMapping mapping = ImportMapping.of(List.of("E-Mial", "Phnoe 2", "frist name", "city"));

        assertThat(mapping.has(ImportField.EMAIL)).isFalse();
        assertThat(mapping.suggestions())
                .containsExactly(
                        new ColumnSuggestion(0, "E-Mial", ImportField.EMAIL),
                        new ColumnSuggestion(1, "Phnoe 2", ImportField.PHONE),
                        new ColumnSuggestion(2, "frist name", ImportField.FIRST_NAME));
    }

    @Test
    void whatSomeColumnIsIsNotSuggestedForAnother() {
        assertThat(ImportMapping.of(List.of("email", "E-Mial")).suggestions()).isEmpty();
    }

    @Test
    void whatTheRunCannotReadIsNotSuggested() {
        ImportMapping mapping = ImportMapping.of(List.of("E-Mial", "Phnoe"));

        assertThat(mapping.only(EnumSet.of(ImportField.PHONE)).suggestions())
                .extracting(ColumnSuggestion::field)
                .containsExactly(ImportField.PHONE);
    }

    @Test
    void theFieldOfTheNearestHeaderIsSuggested() {
        assertThat(ImportMapping.of(List.of("SMS opt int")).suggestions())
                .containsExactly(new ColumnSuggestion(0, "SMS opt int", ImportField.TEXT_OPT_IN));
        assertThat(ImportMapping.of(List.of("memberx")).suggestions())
                .containsExactly(new ColumnSuggestion(0, "memberx", ImportField.MEMBER));
    }

    @Test
    void aFieldThatWasLeftOutIsNotBroughtBack() {
        ImportMapping mapping = ImportMapping.of(List.of("E-Mial"));

        ImportMapping left = mapping.only(EnumSet.of(ImportField.PHONE)).only(EnumSet.allOf(ImportField.class));

        assertThat(left.suggestions()).isEmpty();
    }

    @Test
    void aNumberBehindAHeaderOfWhichThereIsOneMakesItATrait() {
        assertThat(fields("birthday 2", "last name 2")).containsOnly(ImportField.TRAIT);
    }

    @Test
    void aBalanceIsSuggestedAsOpeningPointsAndNotTakenForThem() {
        ImportMapping mapping = ImportMapping.of(List.of("phone", "Points"));

        assertThat(mapping.field(1)).isEqualTo(ImportField.TRAIT);
        assertThat(mapping.suggestions())
                .containsExactly(new ColumnSuggestion(1, "Points", ImportField.OPENING_POINTS));
    }

    @Test
    void ordinaryWordsAreNoMisspeltHeaders() {
        List<String> words = List.of(
                "city",
                "list",
                "game",
                "call",
                "state",
                "zip",
                "note",
                "title",
                "gender",
                "street",
                "home phone",
                "country",
                "language",
                "store",
                "amount",
                "created",
                "comment",
                "company",
                "age",
                "address");

        assertThat(ImportMapping.of(words).suggestions()).isEmpty();
    }

    @Test
    void theMapForTheHistoryHasNoTraits() {
        ImportMapping mapping = ImportMapping.of(List.of("Tel", "city", "E-Mail", "tel 2"));

        assertThat(mapping.asMap())
                .containsExactly(Map.entry("Tel", "phone"), Map.entry("E-Mail", "email"), Map.entry("tel 2", "phone"));
    }

    @Test
    void theDescriptionNamesFieldsThenTraits() {
        assertThat(ImportMapping.of(List.of("city", "Tel", "zip", "tel 2")).describe())
                .isEqualTo("phone <- Tel, tel 2; traits <- city, zip");
    }

    @Test
    void nothingThatIsPrintedShowsTheHeader() {
        ImportMapping mapping = ImportMapping.of(List.of("Xanthippe", "E-Mial Quux"));

        assertThat(mapping.toString() + mapping.suggestions() + ColumnNames.of(List.of("Xanthippe")))
                .doesNotContain("Xanthippe", "Quux");
    }

    @Test
    void namesAreNamesThatTraitsCanHave() {
        ImportMapping mapping = ImportMapping.of(
                List.of("\u0085 a\u0000\u0001 b \u00A0", "x".repeat(127) + "\uD83D\uDE00", "y".repeat(500)));

        assertThat(IntStream.range(0, 3).mapToObj(mapping::name))
                .containsExactly("a b \u00A0".strip(), "x".repeat(127), "y".repeat(128))
                .allSatisfy(name -> assertThat(TraitNames.check(name)).isEqualTo(name));
    }

    @Test
    void aColumnWithoutAHeaderHasItsNumberAsAName() {
        ImportMapping mapping = ImportMapping.of(List.of("", "x\ny"));

        assertThat(List.of(mapping.name(0), mapping.name(1))).containsExactly("column 1", "x y");
    }

    private static void assertMisfit(
            List<String> header, Map<String, ImportField> wishes, Reason reason, String words) {
        assertThatThrownBy(() -> ImportMapping.of(header, wishes))
                .isInstanceOf(ImportMappingException.class)
                .hasMessageContaining(words)
                .extracting(e -> ((ImportMappingException) e).reason())
                .isEqualTo(reason);
    }

    private static List<ImportField> fields(String... headers) {
        ImportMapping mapping = ImportMapping.of(List.of(headers));
        return IntStream.range(0, headers.length).mapToObj(mapping::field).toList();
    }
}
