package org.persona4j.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Data;
import net.jqwik.api.ForAll;
import net.jqwik.api.FromData;
import net.jqwik.api.Property;
import net.jqwik.api.Table;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple3;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.Normalized.Reason;

class NormalizersTest {

    private static final Set<IdentifierType> EXCHANGEABLE =
            EnumSet.complementOf(EnumSet.of(IdentifierType.NAME_BIRTH_DATE));

    private final Normalizers normalizers = Normalizers.standard("US");

    @Data
    Iterable<Tuple3<IdentifierType, String, String>> texts() {
        return Table.of(
                Tuple.of(IdentifierType.PHONE, "603-555-1212", "+16035551212"),
                Tuple.of(IdentifierType.EMAIL, "Robert@Smith.net", "robert@smith.net"),
                Tuple.of(IdentifierType.NAME_BIRTH_DATE, "1984-02-29|robert|smith", "1984-02-29|robert|smith"),
                Tuple.of(IdentifierType.GOVERNMENT_ID, "nhl-12345678", "NHL12345678"),
                Tuple.of(IdentifierType.MEDICAL_ID, "m-123", "M123"));
    }

    @Property
    @FromData("texts")
    void eachTypeHasItsRule(@ForAll IdentifierType type, @ForAll String text, @ForAll String canonical) {
        assertThat(normalizers.normalize(type, text)).isEqualTo(Normalized.valid(Identifier.of(type, canonical)));
    }

    @Test
    void aNameAndBirthDateIsReadFromItsCanonicalFormOnly() {
        assertThat(normalizers.normalize(IdentifierType.NAME_BIRTH_DATE, "1984-02-29|rob\uFF45rt|smith"))
                .isEqualTo(Normalized.invalid(Reason.NOT_A_NAME_BIRTH_DATE));
        assertThat(normalizers.normalize(IdentifierType.NAME_BIRTH_DATE, "Robert Smith 1984-02-29"))
                .isEqualTo(Normalized.invalid(Reason.NOT_A_NAME_BIRTH_DATE));
    }

    @Test
    void textWithAnAtSignIsAnEmail() {
        assertThat(normalizers.parseAny(" Robert@smith.net"))
                .isEqualTo(Normalized.valid(Identifier.of(IdentifierType.EMAIL, "robert@smith.net")));
        assertThat(normalizers.parseAny("robert\uFF20smith.net"))
                .isEqualTo(Normalized.valid(Identifier.of(IdentifierType.EMAIL, "robert@smith.net")));
    }

    @Test
    void anAtSignOfAnyWidthIsOneEvenWhereAnAddressBegins() {
        assertThat(List.of("@", "\uFF20", "\uFE6B"))
                .allSatisfy(sign -> assertThat(normalizers.parseAny(sign + "smith.net"))
                        .isEqualTo(Normalized.invalid(Reason.NOT_AN_EMAIL)));
    }

    @Test
    void otherTextIsAPhone() {
        assertThat(normalizers.parseAny("(603) 555-1212"))
                .isEqualTo(Normalized.valid(Identifier.of(IdentifierType.PHONE, "+16035551212")));
        assertThat(normalizers.parseAny("Robert")).isEqualTo(Normalized.invalid(Reason.NOT_A_PHONE));
    }

    private Normalizers with(IdentifierType type, IdentifierNormalizer rule) {
        return switch (type) {
            case PHONE -> normalizers.withPhone(rule);
            case EMAIL -> normalizers.withEmail(rule);
            case GOVERNMENT_ID -> normalizers.withGovernmentId(rule);
            case MEDICAL_ID -> normalizers.withMedicalId(rule);
            case NAME_BIRTH_DATE -> throw new IllegalArgumentException("its rule is that for names");
        };
    }

    @Property
    @FromData("texts")
    void aRuleIsExchangedForItsTypeAlone(@ForAll IdentifierType type, @ForAll String text, @ForAll String canonical) {
        Normalized byOwnRule = Normalized.valid(Identifier.of(type, canonical));
        Normalized byOther = Normalized.invalid(Reason.BLANK);

        for (IdentifierType changed : EXCHANGEABLE) {
            Normalizers own = with(changed, any -> byOther);

            assertThat(own.normalize(type, text)).isEqualTo(type == changed ? byOther : byOwnRule);
        }
    }

    @Test
    void aNameAndABirthDateMakeAnIdentifierByTheRuleForNames() {
        LocalDate birthDate = LocalDate.of(1984, 2, 29);

        assertThat(normalizers.nameBirthDate("Robert", "Smith", birthDate))
                .isEqualTo(normalizers.names().nameBirthDate("Robert", "Smith", birthDate))
                .isPresent();
    }

    @Test
    void aRuleThatGivesAnotherTypeIsFoundOut() {
        Normalizers own = normalizers.withPhone(EmailNormalizer.standard());

        assertThatIllegalStateException()
                .isThrownBy(() -> own.normalize(IdentifierType.PHONE, "robert@smith.net"))
                .withMessageNotContaining("robert");
    }

    @Test
    void birthDatesCanHaveAnotherForm() {
        Normalizers own = normalizers.withBirthDates(BirthDates.withPattern("MM/dd/yyyy"));

        assertThat(own.birthDates().parse("02/29/1984")).contains(LocalDate.of(1984, 2, 29));
    }

    @Test
    void nullIsTheCallersMistake() {
        assertThatNullPointerException()
                .isThrownBy(() -> normalizers.withEmail(nothing()))
                .withMessage("email");
    }

    /** A null as it comes from code that is not checked for nulls. */
    private static IdentifierNormalizer nothing() {
        return (IdentifierNormalizer) java.util.Collections.singletonList(null).get(0);
    }
}
