package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnMappingTest {
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
                        Field.PHONE,
                        Field.EMAIL,
                        Field.FIRST_NAME,
                        Field.LAST_NAME,
                        Field.BIRTH_DATE,
                        Field.GOVERNMENT_ID,
                        Field.SOURCE_ID,
                        Field.OBSERVED_AT);
    }

    @Test
    void theFieldsThemselvesAreHeaders() {
        List<String> codes =
                Field.codes().stream().filter(code -> !code.equals("trait")).toList();

        ColumnMapping mapping = ColumnMapping.withConsent(codes, List.of());

        assertThat(codes)
                .allSatisfy(code ->
                        assertThat(mapping.field(codes.indexOf(code)).code()).isEqualTo(code));
    }

    @Test
    void columnsOfConsentAreTraitsWhereNobodyAsksForConsent() {
        ColumnMapping columns = ColumnMapping.of(List.of("phone", "sms opt in"), List.of());

        assertThat(columns.field(1)).isEqualTo(Field.TRAIT);
    }

    @Test
    void severalColumnsCanBePhones() {
        assertThat(fields("mobile", "phone 2", "tel")).containsOnly(Field.PHONE);
    }

    @Test
    void phonesAtHomeAndAtWorkAreTraits() {
        assertThat(fields("home phone", "Work Phone", "HOME_PHONE")).containsOnly(Field.TRAIT);
    }

    @Test
    void ofTwoColumnsForOneFieldTheSecondIsATrait() {
        assertThat(fields("customer id", "rec_id")).containsExactly(Field.SOURCE_ID, Field.TRAIT);
    }

    @Test
    void aWishComesBeforeAHeader() {
        ColumnMapping mapping = ColumnMapping.of(List.of("id", "card"), List.of("CARD=source_id"));

        assertThat(List.of(mapping.field(0), mapping.field(1))).containsExactly(Field.TRAIT, Field.SOURCE_ID);
    }

    @Test
    void aColumnCanBeWishedToBeATrait() {
        ColumnMapping mapping = ColumnMapping.of(List.of("phone"), List.of("phone=trait"));

        assertThat(mapping.field(0)).isEqualTo(Field.TRAIT);
    }

    @Test
    void aColumnWithAnEqualsSignCanBeNamed() {
        ColumnMapping mapping = ColumnMapping.of(List.of("a=b"), List.of("a=b=email"));

        assertThat(mapping.field(0)).isEqualTo(Field.EMAIL);
    }

    @Test
    void anUnknownFieldIsNamedWithTheNearestOnes() {
        assertThatThrownBy(() -> ColumnMapping.of(List.of("a"), List.of("a=fone")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'fone'")
                .hasMessageContaining("nearest: 'phone'");
    }

    @Test
    void twoColumnsCannotBeWishedToBeOneName() {
        assertThatThrownBy(() -> ColumnMapping.of(List.of("a", "b"), List.of("a=last_name", "b=last_name")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("last_name to more than one column");
    }

    @Test
    void aWishWithoutAnEqualsSignIsRefused() {
        assertThatThrownBy(() -> ColumnMapping.of(List.of("a"), List.of("phone")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("COLUMN=FIELD");
    }

    @Test
    void aColumnWithoutAHeaderHasItsNumberAsAName() {
        ColumnMapping mapping = ColumnMapping.of(List.of("", "x\ny"), List.of());

        assertThat(List.of(mapping.name(0), mapping.name(1))).containsExactly("column 1", "x y");
    }

    private static List<Field> fields(String... headers) {
        ColumnMapping mapping = ColumnMapping.of(List.of(headers), List.of());
        return IntStream.range(0, headers.length).mapToObj(mapping::field).toList();
    }
}
