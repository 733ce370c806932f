package org.persona4j.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.identity.IdentifierType.EMAIL;
import static org.persona4j.identity.IdentifierType.GOVERNMENT_ID;
import static org.persona4j.identity.IdentifierType.MEDICAL_ID;
import static org.persona4j.identity.IdentifierType.NAME_BIRTH_DATE;
import static org.persona4j.identity.IdentifierType.PHONE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Data;
import net.jqwik.api.ForAll;
import net.jqwik.api.FromData;
import net.jqwik.api.Property;
import net.jqwik.api.Table;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.Tuple.Tuple3;
import org.junit.jupiter.api.Test;

class IdentifierTest {

    private final ObjectMapper json = new ObjectMapper();

    @Data
    Iterable<Tuple3<IdentifierType, String, String>> masks() {
        return Table.of(
                Tuple.of(PHONE, "+16035551212", "phone •••••1212"),
                Tuple.of(PHONE, "+1234567890", "phone •••••7890"),
                Tuple.of(PHONE, "+123456789", "phone •••••89"),
                Tuple.of(PHONE, "+2904123", "phone •••••23"),
                Tuple.of(EMAIL, "robert@smith.net", "email r•••@s•••.net"),
                Tuple.of(EMAIL, "rs@qq.com", "email •••@•••.com"),
                Tuple.of(EMAIL, "rob@abc.info", "email r•••@a•••.info"),
                Tuple.of(EMAIL, "rob@abc.store", "email r•••@a•••.•••"),
                Tuple.of(EMAIL, "robert@smith.photography", "email r•••@s•••.•••"),
                Tuple.of(NAME_BIRTH_DATE, "1984-02-29|robert|smith", "name and birth date r••• s•••"),
                Tuple.of(GOVERNMENT_ID, "NHL12345678", "government id •••••78"),
                Tuple.of(GOVERNMENT_ID, "AB123456", "government id •••••56"),
                Tuple.of(MEDICAL_ID, "AB12345", "medical id •••••"),
                Tuple.of(MEDICAL_ID, "AB123", "medical id •••••"));
    }

    @Property
    @FromData("masks")
    void theMaskShowsLittle(@ForAll IdentifierType type, @ForAll String value, @ForAll String masked) {
        Identifier identifier = Identifier.of(type, value);

        assertThat(identifier.masked()).isEqualTo(masked);
    }

    @Data
    Iterable<Tuple2<IdentifierType, String>> misshapen() {
        return Table.of(
                Tuple.of(PHONE, ""),
                Tuple.of(PHONE, "+"),
                Tuple.of(PHONE, "6035551212"),
                Tuple.of(PHONE, "+06035551212"),
                Tuple.of(PHONE, "+1603555121a"),
                Tuple.of(PHONE, "+1234"),
                Tuple.of(PHONE, "+1234567890123456"),
                Tuple.of(PHONE, "+1603555121\u0661"),
                Tuple.of(EMAIL, "robert"),
                Tuple.of(EMAIL, "Robert@smith.net"),
                Tuple.of(EMAIL, "robert@smith@net.com"),
                Tuple.of(EMAIL, "robert@smith"),
                Tuple.of(EMAIL, "robert@sm\u00EFth.net"),
                Tuple.of(NAME_BIRTH_DATE, "1984-02-29|robert"),
                Tuple.of(NAME_BIRTH_DATE, "1984-02-30|robert|smith"),
                Tuple.of(NAME_BIRTH_DATE, "1984-02-29|robert|smith|jr"),
                Tuple.of(NAME_BIRTH_DATE, "1984-02-29|robert| smith"),
                Tuple.of(NAME_BIRTH_DATE, "1984-02-29|robert|smith "),
                Tuple.of(NAME_BIRTH_DATE, "1984-02-29|Robert|smith"),
                Tuple.of(NAME_BIRTH_DATE, "1984-02-29||smith"),
                Tuple.of(NAME_BIRTH_DATE, "1984-02-29|" + "r".repeat(1001) + "|" + "s".repeat(1000)),
                Tuple.of(GOVERNMENT_ID, "AB"),
                Tuple.of(GOVERNMENT_ID, "abc123"),
                Tuple.of(GOVERNMENT_ID, "AB-123"),
                Tuple.of(MEDICAL_ID, "A".repeat(65)));
    }

    @Data
    Iterable<Tuple2<IdentifierType, String>> shortestAndLongest() {
        return Table.of(
                Tuple.of(PHONE, "+12345"),
                Tuple.of(PHONE, "+123456789012345"),
                Tuple.of(EMAIL, "r@a.aa"),
                Tuple.of(NAME_BIRTH_DATE, "1984-02-29|r|s"),
                Tuple.of(NAME_BIRTH_DATE, "1984-02-29|" + "r".repeat(1000) + "|" + "s".repeat(1000)),
                Tuple.of(GOVERNMENT_ID, "AB1"),
                Tuple.of(MEDICAL_ID, "A".repeat(64)));
    }

    @Property
    @FromData("shortestAndLongest")
    void theShortestAndTheLongestValueOfEachTypeHaveItsShape(@ForAll IdentifierType type, @ForAll String value) {
        assertThat(Identifier.of(type, value).value()).isEqualTo(value);
    }

    @Property
    @FromData("misshapen")
    void aValueOfAnotherShapeIsRefusedWithoutQuotingIt(@ForAll IdentifierType type, @ForAll String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Identifier.of(type, value))
                .withMessage("value is not a canonical " + type.label());
    }

    @Test
    void theMaskDoesNotCutALetterInTwo() {
        Identifier gothic = Identifier.of(MEDICAL_ID, "ABCDEF\uD801\uDC00\uD801\uDC00X");

        assertThat(gothic.masked()).isEqualTo("medical id •••••X");
    }

    @Test
    void theHashCodeIsTheSameInEveryRun() {
        assertThat(Identifier.of(PHONE, "+16035551212").hashCode()).isEqualTo(562_455_498);
    }

    @Test
    void toStringShowsTheTypeOnly() {
        assertThat(Identifier.of(EMAIL, "robert@smith.net")).hasToString("Identifier[email]");
    }

    @Test
    void strongerTypesComeFirstThenValuesByCodeUnits() {
        Identifier phone = Identifier.of(PHONE, "+16035551212");
        Identifier early = Identifier.of(EMAIL, "a@smith.net");
        Identifier late = Identifier.of(EMAIL, "b@smith.net");
        Identifier medical = Identifier.of(MEDICAL_ID, "001");

        List<Identifier> sorted =
                Stream.of(medical, late, early, phone).sorted().toList();

        assertThat(sorted).containsExactly(phone, early, late, medical);
    }

    @Test
    void theSameValueOfAnotherTypeIsAnotherIdentifier() {
        Identifier government = Identifier.of(GOVERNMENT_ID, "A1234");
        Identifier medical = Identifier.of(MEDICAL_ID, "A1234");

        assertThat(government).isNotEqualTo(medical).isEqualTo(Identifier.of(GOVERNMENT_ID, "A1234"));
        assertThat(government.hashCode())
                .isEqualTo(Identifier.of(GOVERNMENT_ID, "A1234").hashCode());
    }

    @Test
    void comesBackFromJson() throws JsonProcessingException {
        Identifier identifier = Identifier.of(PHONE, "+16035551212");

        String written = json.writeValueAsString(identifier);

        assertThat(written).isEqualTo("{\"type\":\"phone\",\"value\":\"+16035551212\"}");
        assertThat(json.readValue(written, Identifier.class)).isEqualTo(identifier);
    }

    @Test
    void misshapenJsonIsRefused() {
        String misshapen = "{\"type\":\"phone\",\"value\":\"603\"}";

        assertThatThrownBy(() -> json.readValue(misshapen, Identifier.class))
                .isInstanceOf(ValueInstantiationException.class)
                .hasRootCauseMessage("value is not a canonical phone");
    }
}
