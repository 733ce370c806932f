package org.persona4j.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Data;
import net.jqwik.api.ForAll;
import net.jqwik.api.FromData;
import net.jqwik.api.Property;
import net.jqwik.api.Table;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple1;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.Tuple.Tuple3;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.Normalized.Reason;

class PhoneNormalizerTest {

    private final PhoneNormalizer american = PhoneNormalizer.of("US");

    @Data
    Iterable<Tuple3<String, String, String>> numbers() {
        return Table.of(
                Tuple.of("US", "(603) 555-1212", "+16035551212"),
                Tuple.of("US", "6035551212", "+16035551212"),
                Tuple.of("US", "+1 603-555-1212", "+16035551212"),
                Tuple.of("US", "1-603-555-1212", "+16035551212"),
                Tuple.of("US", "1 (603) 555.1212", "+16035551212"),
                Tuple.of("US", "\t603/555/1212\n", "+16035551212"),
                Tuple.of("US", "tel:+1-603-555-1212", "+16035551212"),
                Tuple.of("US", " Tel: 603 555 1212", "+16035551212"),
                Tuple.of("US", "011 44 20 7946 0958", "+442079460958"),
                Tuple.of("US", "+1 416 555 0134", "+14165550134"),
                Tuple.of("CA", "416-555-0134", "+14165550134"),
                Tuple.of("GB", "+44 (0)20 7946 0958", "+442079460958"),
                Tuple.of("GB", "020 7946 0958", "+442079460958"),
                Tuple.of("DE", "030 123456", "+4930123456"),
                Tuple.of("IT", "06 698 83 100", "+390669883100"),
                Tuple.of("us", "603-555-1212", "+16035551212"));
    }

    @Property
    @FromData("numbers")
    void aNumberIsBroughtToE164(@ForAll String region, @ForAll String text, @ForAll String canonical) {
        Normalized outcome = PhoneNormalizer.of(region).normalize(text);

        assertThat(outcome).isEqualTo(Normalized.valid(Identifier.of(IdentifierType.PHONE, canonical)));
    }

    @Data
    Iterable<Tuple1<String>> disguised() {
        return Table.of(
                Tuple.of("\u202A603\u202C-555-1212"),
                Tuple.of("603\u200B5551212\uFEFF"),
                Tuple.of("\uFF0B\uFF11 603 555 1212"),
                Tuple.of("\uFE621 603 555 1212"),
                Tuple.of("\uFF16\uFF10\uFF13\u2010555\u20131212"),
                Tuple.of("\u0666\u0660\u0663 555 1212"),
                Tuple.of("603\u00A0555\u00A01212"),
                Tuple.of("\uFF08603\uFF09555\u22121212"));
    }

    @Property
    @FromData("disguised")
    void foreignDigitsSpacesAndDirectionMarksDoNoHarm(@ForAll String text) {
        assertThat(american.normalize(text))
                .isEqualTo(Normalized.valid(Identifier.of(IdentifierType.PHONE, "+16035551212")));
    }

    @Data
    Iterable<Tuple2<String, Reason>> refused() {
        return Table.of(
                Tuple.of("", Reason.BLANK),
                Tuple.of(" \u200B\u3000-", Reason.BLANK),
                Tuple.of("+", Reason.TOO_SHORT),
                Tuple.of("7", Reason.TOO_SHORT),
                Tuple.of("555-1212", Reason.PHONE_NOT_IN_PLAN),
                Tuple.of("911", Reason.PHONE_NOT_IN_PLAN),
                Tuple.of("1234567890", Reason.PHONE_NOT_IN_PLAN),
                Tuple.of("000-000-0000", Reason.PHONE_NOT_IN_PLAN),
                Tuple.of("603-055-1212", Reason.PHONE_NOT_IN_PLAN),
                Tuple.of("+999 603 555 1212", Reason.PHONE_NOT_IN_PLAN),
                Tuple.of("603 555 1212 603 555 1212", Reason.PHONE_NOT_IN_PLAN),
                Tuple.of("1".repeat(30), Reason.TOO_LONG),
                Tuple.of("6".repeat(1001), Reason.TOO_LONG),
                Tuple.of("603-555-1212 x5", Reason.PHONE_EXTENSION),
                Tuple.of("12345 x5", Reason.PHONE_EXTENSION),
                Tuple.of("1234 x5", Reason.NOT_A_PHONE),
                Tuple.of("6".repeat(20) + " x5", Reason.PHONE_EXTENSION),
                Tuple.of("603-555-1212 ext. 5", Reason.PHONE_EXTENSION),
                Tuple.of("603-555-1212,,5", Reason.PHONE_EXTENSION),
                Tuple.of("603-555-1212#5", Reason.PHONE_EXTENSION),
                Tuple.of("1-800-FLOWERS", Reason.NOT_A_PHONE),
                Tuple.of("call 603-555-1212", Reason.NOT_A_PHONE),
                Tuple.of("603-555-1212 (cell)", Reason.NOT_A_PHONE),
                Tuple.of("6.03555E+09", Reason.NOT_A_PHONE),
                Tuple.of("603+5551212", Reason.NOT_A_PHONE),
                Tuple.of("++16035551212", Reason.NOT_A_PHONE),
                Tuple.of("*67 603 555 1212", Reason.NOT_A_PHONE),
                Tuple.of("603555\uD83D1212", Reason.BROKEN_TEXT));
    }

    @Property
    @FromData("refused")
    void whatIsNoNumberIsRefusedWithItsReason(@ForAll String text, @ForAll Reason reason) {
        assertThat(american.normalize(text)).isEqualTo(Normalized.invalid(reason));
    }

    @Test
    void aNumberIsLookedForInTextOfAtMost1000Characters() {
        assertThat(american.normalize(" ".repeat(990) + "6035551212").identifier())
                .isPresent();
        assertThat(american.normalize(" ".repeat(991) + "6035551212")).isEqualTo(Normalized.invalid(Reason.TOO_LONG));
    }

    @Test
    void numbersForFictionAreNumbersOfTheirArea() {
        assertThat(american.normalize("603-555-0123").identifier()).isPresent();
    }

    @Test
    void aNumberWhoseOwnFormReadsAsAnotherIsRefused() {
        assertThat(american.normalize("+37508102778546")).isEqualTo(Normalized.invalid(Reason.PHONE_NOT_IN_PLAN));
    }

    @Test
    void anUnknownDefaultRegionIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNormalizer.of("XX"))
                .withMessageContaining("defaultRegion");
        assertThatIllegalArgumentException().isThrownBy(() -> PhoneNormalizer.of("USA"));
        assertThatIllegalArgumentException().isThrownBy(() -> PhoneNormalizer.of(""));
    }

    @Test
    void theDefaultRegionIsKeptInUpperCase() {
        assertThat(PhoneNormalizer.of("de").defaultRegion()).isEqualTo("DE");
    }

    @Test
    void theShapeOfACanonicalNumberSaysNothingOfThePlan() {
        assertThat(PhoneNormalizer.isCanonicalShape("+10000000000")).isTrue();
        assertThat(PhoneNormalizer.isCanonicalShape("(603) 555-1212")).isFalse();
        assertThat(PhoneNormalizer.isCanonicalShape("")).isFalse();
    }
}
