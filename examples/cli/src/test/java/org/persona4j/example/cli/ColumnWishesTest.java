package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.persona4j.imports.ImportField;
import org.persona4j.imports.ImportMapping;

class ColumnWishesTest {
    private static final Set<ImportField> ALL = EnumSet.allOf(ImportField.class);

    private static ImportMapping mapping(List<String> header, String... wishes) {
        return ColumnWishes.mapping(header, List.of(wishes), ALL);
    }

    private static void assertRefused(String words, List<String> header, String... wishes) {
        assertThatThrownBy(() -> mapping(header, wishes))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(words);
    }

    @Test
    void aColumnWithAnEqualsSignCanBeNamed() {
        assertThat(mapping(List.of("a=b"), "a=b=email").field(0)).isEqualTo(ImportField.EMAIL);
    }

    @Test
    void aWishThatIsRepeatedIsOne() {
        assertThat(mapping(List.of("a"), "a=email", " a =email").field(0)).isEqualTo(ImportField.EMAIL);
    }

    @Test
    void aWishWithoutAnEqualsSignIsRefused() {
        assertRefused("COLUMN=FIELD", List.of("a"), "phone");
    }

    @Test
    void anUnknownFieldIsNamedWithTheNearestOnes() {
        assertRefused("the field 'fone', which there is not; nearest: 'phone', '", List.of("a"), "a=fone");
    }

    @Test
    void aFieldThatTheCommandDoesNotReadIsRefused() {
        assertThatThrownBy(() ->
                        ColumnWishes.mapping(List.of("a"), List.of("a=opening_points"), EnumSet.of(ImportField.PHONE)))
                .hasMessage("--map names the field 'opening_points', which this command does not read");
    }

    @Test
    void aColumnCanBeWishedToBeATraitWhateverIsRead() {
        ImportMapping mapping =
                ColumnWishes.mapping(List.of("phone"), List.of("phone=trait"), EnumSet.of(ImportField.PHONE));

        assertThat(mapping.field(0)).isEqualTo(ImportField.TRAIT);
    }

    @Test
    void wishesThatContradictEachOtherAreToldByTheirColumns() {
        assertRefused("the column 'a' two meanings", List.of("a"), "a=phone", "a=email");
        assertRefused("the column 'A' two meanings", List.of("A"), "a=phone", "A=email");
        assertRefused("last_name to more than one column", List.of("a", "b"), "a=last_name", "b=last_name");
    }

    @Test
    void anUnknownColumnIsToldWithTheNearestOnes() {
        assertRefused(
                "the column 'mobil', which is not in the header; nearest: 'Mobile', 'town'",
                List.of("town", "Mobile"),
                "mobil=phone");
    }

    @Test
    void aFirstLineThatIsACustomerIsNotShown() {
        assertThatThrownBy(() -> mapping(List.of("Ann", "ann@lee.example")))
                .hasMessage("line 1 is no header: column 2 holds an e-mail address or a phone number;"
                        + " a file begins with the names of its columns");
    }

    @Test
    void aMisspeltHeaderIsHinted() {
        assertThat(ColumnWishes.hints(mapping(List.of("E-Mial"))))
                .containsExactly("the column 'E-Mial' may be email; if it is: --map 'E-Mial=email'");
    }
}
