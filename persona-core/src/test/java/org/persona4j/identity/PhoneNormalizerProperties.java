package org.persona4j.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PhoneNormalizerProperties {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    private final PhoneNormalizer american = PhoneNormalizer.of("US");

    @Provide
    Arbitrary<String> regions() {
        return Arbitraries.of(PLANS.getSupportedRegions().stream().sorted().toList());
    }

    /** Ten digits, the first of each part mostly as the plan wants it. */
    @Provide
    Arbitrary<String> tenDigits() {
        Arbitrary<String> area =
                Arbitraries.of("603", "212", "416", "242", "787", "800", "900", "555", "999", "100", "052");
        Arbitrary<String> rest = Arbitraries.strings().numeric().ofLength(7);
        return Combinators.combine(area, rest).as(String::concat);
    }

    @Provide
    Arbitrary<String> internationalNumbers() {
        Arbitrary<Integer> codes = Arbitraries.of(
                PLANS.getSupportedCallingCodes().stream().sorted().toList());
        Arbitrary<String> rest = Arbitraries.strings().numeric().ofMinLength(4).ofMaxLength(13);
        return Combinators.combine(codes, rest).as((code, digits) -> "+" + code + digits);
    }

    @Property
    void allWritingsOfANumberAreOne(@ForAll("regions") String region, @ForAll PhoneNumberType kind)
            throws NumberParseException {
        PhoneNumber number = PLANS.getExampleNumberForType(region, kind);
        if (number == null || !PLANS.isValidNumber(number)) {
            return;
        }
        String canonical = PLANS.format(number, PhoneNumberFormat.E164);
        PhoneNormalizer ofRegion = PhoneNormalizer.of(region);

        Optional<Identifier> international = ofRegion.normalize(PLANS.format(number, PhoneNumberFormat.INTERNATIONAL))
                .identifier();
        Optional<Identifier> uri = ofRegion.normalize(PLANS.format(number, PhoneNumberFormat.RFC3966))
                .identifier();
        String asWrittenAtHome = PLANS.format(number, PhoneNumberFormat.NATIONAL);

        assertThat(international).map(Identifier::value).contains(canonical);
        assertThat(uri).isEqualTo(international);
        if (PLANS.parse(asWrittenAtHome, region).equals(number)) {
            assertThat(ofRegion.normalize(asWrittenAtHome).identifier()).isEqualTo(international);
        }
    }

    @Property
    void theShortWayForNorthAmericaAgreesWithTheLibrary(@ForAll("tenDigits") String digits)
            throws NumberParseException {
        PhoneNumber number = PLANS.parse(digits, "US");
        Optional<String> expected = PLANS.isValidNumber(number)
                ? Optional.of(PLANS.format(number, PhoneNumberFormat.E164))
                : Optional.empty();

        Optional<String> found = american.normalize(digits).identifier().map(Identifier::value);

        assertThat(found).isEqualTo(expected);
        assertThat(american.normalize("1" + digits).identifier().map(Identifier::value))
                .isEqualTo(expected);
    }

    @Property
    void noNumberIsAcceptedThatTheLibraryRefuses(@ForAll("internationalNumbers") String text) {
        american.normalize(text)
                .identifier()
                .ifPresent(identifier -> assertThat(isValid(identifier.value())).isTrue());
    }

    private static boolean isValid(String e164) {
        try {
            return PLANS.isValidNumber(PLANS.parse(e164, "ZZ"));
        } catch (NumberParseException notANumber) {
            return false;
        }
    }
}
