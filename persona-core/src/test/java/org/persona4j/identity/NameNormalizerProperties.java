package org.persona4j.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

@Domain(OutsideTexts.class)
@Domain(DomainContext.Global.class)
class NameNormalizerProperties {

    private static final LocalDate LEAP_DAY = LocalDate.of(1984, 2, 29);

    private final NameNormalizer names = NameNormalizer.standard();

    /** Of composed text: the capital of a loose iota subscript is a letter, and swaps places with the marks before it. */
    @Property
    void caseDoesNotMatter(@ForAll String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFKC);
        Optional<String> normalized = names.normalize(composed);

        assertThat(names.normalize(composed.toUpperCase(Locale.ROOT))).isEqualTo(normalized);
        assertThat(names.normalize(composed.toLowerCase(Locale.ROOT))).isEqualTo(normalized);
    }

    @Property
    void spacesAroundDoNotMatter(@ForAll String name) {
        assertThat(names.normalize(" \u3000" + name + "\t\u00A0")).isEqualTo(names.normalize(name));
    }

    @Property
    void compositionOfAccentsDoesNotMatter(@ForAll String name) {
        assertThat(names.normalize(Normalizer.normalize(name, Normalizer.Form.NFD)))
                .isEqualTo(names.normalize(name));
    }

    @Property
    void widthDoesNotMatter(@ForAll @StringLength(max = 40) String name) {
        StringBuilder wide = new StringBuilder();
        name.chars().forEach(c -> wide.append((char) (c > ' ' && c < 0x7F ? c + 0xFEE0 : c)));

        assertThat(names.normalize(wide.toString())).isEqualTo(names.normalize(name));
    }

    @Property
    void aKeyOfNamesHasTheShapeThatIdentifiersAskFor(@ForAll String first, @ForAll String last) {
        names.nameBirthDate(first, last, LEAP_DAY)
                .ifPresent(identifier -> assertThat(Identifier.of(identifier.type(), identifier.value()))
                        .isEqualTo(identifier));
    }

    @Property
    void aKeyOfNamesIsReadBackAsItself(@ForAll String first, @ForAll String last) {
        Normalizers normalizers = Normalizers.standard("US");

        names.nameBirthDate(first, last, LEAP_DAY)
                .ifPresent(identifier -> assertThat(
                                normalizers.normalize(IdentifierType.NAME_BIRTH_DATE, identifier.value()))
                        .isEqualTo(Normalized.valid(identifier)));
    }

    @Property
    void aNameIsFullIffItHasASecondWordOrOneTwice(@ForAll String name) {
        if (names.words(name).size() >= 2) {
            assertThat(names.isFull(name)).isTrue();
        }
        if (names.words(name).isEmpty()) {
            assertThat(names.isFull(name)).isFalse();
        }
    }

    /** Every character of the two planes that scripts live in. */
    @Test
    void everyCharacterSettlesAndFoldsAlike() {
        for (int codePoint = 0; codePoint < 0x20000; codePoint++) {
            String name = "jo" + Character.toString(codePoint) + "n";
            Optional<String> normalized = names.normalize(name);
            Optional<String> ofUpper = names.normalize(name.toUpperCase(Locale.ROOT));

            if (!ofUpper.equals(normalized)
                    || !normalized.flatMap(names::normalize).equals(normalized)) {
                throw new AssertionError("U+%04X".formatted(codePoint));
            }
        }
    }
}
