package org.persona4j.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.identity.IdentifierType.EMAIL;
import static org.persona4j.identity.IdentifierType.GOVERNMENT_ID;
import static org.persona4j.identity.IdentifierType.MEDICAL_ID;
import static org.persona4j.identity.IdentifierType.NAME_BIRTH_DATE;
import static org.persona4j.identity.IdentifierType.PHONE;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.stream.Collectors;
import net.jqwik.api.Data;
import net.jqwik.api.ForAll;
import net.jqwik.api.FromData;
import net.jqwik.api.Property;
import net.jqwik.api.Table;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

    private final Placeholders standard = Placeholders.standard();

    @Data
    Iterable<Tuple2<IdentifierType, String>> nobody() {
        return Table.of(
                Tuple.of(PHONE, "+18888888888"),
                Tuple.of(PHONE, "+15555555555"),
                Tuple.of(PHONE, "+10000000000"),
                Tuple.of(PHONE, "+11234567890"),
                Tuple.of(PHONE, "+19876543210"),
                Tuple.of(PHONE, "+447777777777"),
                Tuple.of(PHONE, "+3548888888"),
                Tuple.of(PHONE, "+16035555555"),
                Tuple.of(EMAIL, "no@gmail.com"),
                Tuple.of(EMAIL, "test@test.com"),
                Tuple.of(EMAIL, "none@smith.net"),
                Tuple.of(EMAIL, "noemail@smith.net"),
                Tuple.of(EMAIL, "na@smith.net"),
                Tuple.of(EMAIL, "unknown@smith.net"),
                Tuple.of(EMAIL, "robert@example.com"),
                Tuple.of(EMAIL, "robert@example.org"),
                Tuple.of(EMAIL, "robert@example.net"),
                Tuple.of(EMAIL, "robert@mail.example.net"),
                Tuple.of(EMAIL, "robert@shop.test"),
                Tuple.of(EMAIL, "robert@shop.invalid"),
                Tuple.of(EMAIL, "robert@shop.localhost"),
                Tuple.of(GOVERNMENT_ID, "0000"),
                Tuple.of(GOVERNMENT_ID, "XXXXXXXX"),
                Tuple.of(GOVERNMENT_ID, "123456789"),
                Tuple.of(GOVERNMENT_ID, "078051120"),
                Tuple.of(MEDICAL_ID, "123456789"),
                Tuple.of(MEDICAL_ID, "NONE"),
                Tuple.of(MEDICAL_ID, "999"),
                Tuple.of(NAME_BIRTH_DATE, "1900-01-01|robert|smith"),
                Tuple.of(NAME_BIRTH_DATE, "1984-02-29|unknown|unknown"));
    }

    @Property
    @FromData("nobody")
    void whatPeopleTypeWhereTheyHaveNothingStandsForNobody(@ForAll IdentifierType type, @ForAll String value) {
        assertThat(standard.matches(Identifier.of(type, value))).isTrue();
    }

    @Property
    @FromData("nobody")
    void withoutPatternsEveryIdentifierIsSomebodys(@ForAll IdentifierType type, @ForAll String value) {
        assertThat(Placeholders.none().matches(Identifier.of(type, value))).isFalse();
    }

    @Data
    Iterable<Tuple2<IdentifierType, String>> somebody() {
        return Table.of(
                Tuple.of(PHONE, "+16035551212"),
                Tuple.of(PHONE, "+18888888889"),
                Tuple.of(PHONE, "+12123456789"),
                Tuple.of(PHONE, "+442079460958"),
                Tuple.of(PHONE, "+6834444"),
                Tuple.of(EMAIL, "noel@gmail.com"),
                Tuple.of(EMAIL, "nona@smith.net"),
                Tuple.of(EMAIL, "robert@notexample.com"),
                Tuple.of(EMAIL, "robert@example.com.br"),
                Tuple.of(EMAIL, "robert@test.com"),
                Tuple.of(GOVERNMENT_ID, "078051121"),
                Tuple.of(MEDICAL_ID, "AAB"),
                Tuple.of(NAME_BIRTH_DATE, "1984-02-29|robert|test"));
    }

    @Property
    @FromData("somebody")
    void theirNeighborsAreSomebodys(@ForAll IdentifierType type, @ForAll String value) {
        assertThat(standard.matches(Identifier.of(type, value))).isFalse();
    }

    @Test
    void anExactValueCanBeAdded() {
        Identifier shop = Identifier.of(PHONE, "+16035551212");

        Placeholders own = standard.withValue(shop);

        assertThat(own.matches(shop)).isTrue();
        assertThat(own.matches(Identifier.of(PHONE, "+16035551213"))).isFalse();
        assertThat(standard.matches(shop)).isFalse();
    }

    @Test
    void aPatternOfDigitsCanBeAdded() {
        Placeholders own = Placeholders.none().withPhonePattern("60355501??");

        assertThat(own.matches(Identifier.of(PHONE, "+16035550123"))).isTrue();
        assertThat(own.matches(Identifier.of(PHONE, "+16035550223"))).isFalse();
        assertThat(own.matches(Identifier.of(PHONE, "+446035550123"))).isTrue();
        assertThat(own.matches(Identifier.of(PHONE, "+160355501234"))).isFalse();
    }

    @Test
    void aPatternOfDigitsIsAsLongAsTheLongestNumberAtMost() {
        assertThat(Placeholders.none().withPhonePattern("?".repeat(15))).isNotEqualTo(Placeholders.none());
        assertThatIllegalArgumentException().isThrownBy(() -> standard.withPhonePattern("?".repeat(16)));
    }

    @Test
    void aLocalPartCanBeAdded() {
        Placeholders own = Placeholders.none().withEmailLocalPart("walk-in");

        assertThat(own.matches(Identifier.of(EMAIL, "walk-in@smith.net"))).isTrue();
        assertThat(own.matches(Identifier.of(EMAIL, "walk-in2@smith.net"))).isFalse();
    }

    @Test
    void aDomainCanBeAddedWithAllBelowIt() {
        Placeholders own = Placeholders.none().withEmailDomain("shop.net");

        assertThat(own.matches(Identifier.of(EMAIL, "robert@shop.net"))).isTrue();
        assertThat(own.matches(Identifier.of(EMAIL, "robert@mail.shop.net"))).isTrue();
        assertThat(own.matches(Identifier.of(EMAIL, "robert@myshop.net"))).isFalse();
    }

    @Test
    void misshapenPatternsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> standard.withPhonePattern(""));
        assertThatIllegalArgumentException().isThrownBy(() -> standard.withPhonePattern("1".repeat(16)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standard.withPhonePattern("603-555"))
                .withMessageContaining("position 3");
        assertThatIllegalArgumentException().isThrownBy(() -> standard.withEmailLocalPart("Walk In"));
        assertThatIllegalArgumentException().isThrownBy(() -> standard.withEmailDomain("Shop.net"));
        assertThatIllegalArgumentException().isThrownBy(() -> standard.withEmailDomain(""));
    }

    @Test
    void setsWithTheSamePatternsAreEqual() {
        Placeholders one = standard.withEmailDomain("shop.net").withEmailDomain("store.net");
        Placeholders other = standard.withEmailDomain("store.net").withEmailDomain("shop.net");

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(standard);
        assertThat(one.hashCode()).isNotEqualTo(standard.hashCode());
    }

    @Test
    void theFingerprintTellsSetsApartAndDoesNotDependOnTheOrderOfAdding() {
        Placeholders one = standard.withEmailDomain("shop.net").withEmailDomain("store.net");
        Placeholders other = standard.withEmailDomain("store.net").withEmailDomain("shop.net");

        assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
        assertThat(one.fingerprint()).isNotEqualTo(standard.fingerprint());
        assertThat(standard.fingerprint())
                .isNotEqualTo(
                        standard.withValue(Identifier.of(PHONE, "+16035551212")).fingerprint());
    }

    @Test
    void exactValuesAreNotShown() {
        Placeholders own = Placeholders.none().withValue(Identifier.of(PHONE, "+16035551212"));

        assertThat(own).hasToString("Placeholders[0 patterns, 1 values]");
    }

    @Test
    void countryCodesEndWhereTheLibrarySaysTheyDo() {
        assertThat(PhoneNumberUtil.getInstance().getSupportedCallingCodes().stream()
                        .filter(code -> !CallingCodes.nationalDigits("+" + code + "12345678")
                                .equals("12345678"))
                        .collect(Collectors.toSet()))
                .isEmpty();
    }
}
