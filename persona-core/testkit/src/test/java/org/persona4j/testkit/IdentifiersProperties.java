package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.Normalized;
import org.persona4j.identity.Normalizers;
import org.persona4j.identity.Placeholders;

class IdentifiersProperties {
    private static final Normalizers NORMALIZERS = Normalizers.standard(Identifiers.REGION);

    @Provide
    Arbitrary<Identifiers.Typed> typed() {
        return Identifiers.typed();
    }

    @Provide
    Arbitrary<Identifier> placeholders() {
        return Identifiers.placeholders();
    }

    @Provide
    Arbitrary<Identifier> colliding() {
        return Identifiers.colliding();
    }

    @Provide
    Arbitrary<Tuple2<IdentifierType, String>> invalid() {
        return Arbitraries.of(
                        IdentifierType.PHONE,
                        IdentifierType.EMAIL,
                        IdentifierType.GOVERNMENT_ID,
                        IdentifierType.MEDICAL_ID)
                .flatMap(type -> Identifiers.invalid(type).map(text -> Tuple.of(type, text)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Identifiers.texts();
    }

    @Property
    void everySpellingMeansItsIdentifier(@ForAll("typed") Identifiers.Typed typed) {
        Normalized normalized = NORMALIZERS.normalize(typed.means().type(), typed.text());

        assertThat(normalized).isEqualTo(Normalized.valid(typed.means()));
    }

    @Property
    void whatIsInvalidIsRefusedByTheStandardRules(@ForAll("invalid") Tuple2<IdentifierType, String> text) {
        Normalized normalized = NORMALIZERS.normalize(text.get1(), text.get2());

        assertThat(normalized).isInstanceOf(Normalized.Invalid.class);
        assertThat(text.get2()).isNotBlank();
    }

    @Property
    void placeholdersStandForNobody(@ForAll("placeholders") Identifier placeholder) {
        assertThat(Placeholders.standard().matches(placeholder)).isTrue();
    }

    @Property
    void whatCollidesStandsForSomebody(@ForAll("colliding") Identifier identifier) {
        assertThat(Placeholders.standard().matches(identifier)).isFalse();
    }

    @Property
    void textsAsBadAsTheyComeHaveAnOutcome(@ForAll("texts") String text, @ForAll IdentifierType type) {
        if (type != IdentifierType.NAME_BIRTH_DATE) {
            assertThat(NORMALIZERS.normalize(type, text)).isNotNull();
        }
    }

    @Example
    void nobodyTypesANameAndBirthDateAsOneText() {
        Identifier identifier = Identifier.of(IdentifierType.NAME_BIRTH_DATE, "1984-02-03|ann|lee");

        assertThatIllegalArgumentException().isThrownBy(() -> Identifiers.spellings(identifier));
        assertThatIllegalArgumentException().isThrownBy(() -> Identifiers.invalid(IdentifierType.NAME_BIRTH_DATE));
    }
}
