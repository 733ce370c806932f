package org.persona4j.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Correction;
import org.persona4j.profile.Observed;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Trait;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.PersonaStoreException;

class JsonCodecTest {
    private static final String PROFILE = "{\"format\":1,\"id\":\"p1\",\"key\":\"k1\",\"source\":\"MANUAL\","
            + "\"personaId\":\"p1\",\"createdAt\":\"2024-01-01T00:00:00Z\",\"firstSeen\":\"2024-01-01T00:00:00Z\","
            + "\"lastSeen\":\"2024-01-01T00:00:00Z\"}";

    private static Profile read(String json) {
        return JsonCodec.read(json.getBytes(UTF_8), Profile.class);
    }

    @Test
    void whatIsAbsentReadsAsEmpty() {
        Profile profile = read(PROFILE);

        assertThat(profile.traits()).isEmpty();
    }

    @Test
    void aStoredValueBeginsWithItsFormat() {
        byte[] stored = JsonCodec.write(Examples.profile());

        assertThat(new String(stored, UTF_8)).startsWith("{\"format\":1,");
    }

    @Test
    void theFormatMayStandAnywhere() {
        String moved = PROFILE.replace("\"format\":1,", "").replace("}", ",\"format\":1}");

        assertThat(read(moved)).isEqualTo(read(PROFILE));
    }

    @Test
    void aLaterFormatIsNamed() {
        String later = PROFILE.replace("\"format\":1", "\"format\":2");

        assertThatExceptionOfType(UnreadableContentException.class)
                .isThrownBy(() -> read(later))
                .withMessageContaining("format 2")
                .withMessageContaining("Profile");
    }

    @Test
    void aLaterFormatIsNamedThoughAnUnknownPropertyComesFirst() {
        String later = PROFILE.replace("\"format\":1", "\"nickname\":{\"format\":1},\"format\":7");

        assertThatExceptionOfType(UnreadableContentException.class)
                .isThrownBy(() -> read(later))
                .withMessageContaining("format 7");
    }

    @Test
    void aLaterFormatOfAPartIsRefused() {
        String persona = new String(JsonCodec.write(Examples.persona()), UTF_8);
        int part = persona.lastIndexOf("\"format\":1");
        String later = persona.substring(0, part) + "\"format\":2" + persona.substring(part + "\"format\":1".length());

        assertThatExceptionOfType(UnreadableContentException.class)
                .isThrownBy(() -> JsonCodec.read(later.getBytes(UTF_8), Persona.class))
                .withMessageContaining("format 2");
    }

    @Test
    void anUnknownPropertyIsRefused() {
        String unknown = PROFILE.replace("\"format\":1", "\"format\":1,\"nickname\":\"Bob\"");

        assertThatExceptionOfType(UnreadableContentException.class).isThrownBy(() -> read(unknown));
    }

    @TestFactory
    Stream<DynamicTest> contentThatDoesNotReadIsNotQuoted() {
        return Stream.of(
                        " ",
                        "null",
                        "[]",
                        "\"Zebedee\"",
                        "{\"id\":\"Zebedee Quill\"}",
                        "{\"id\":\"Zebedee",
                        "{\"Zebedee\":1}",
                        "{\"format\":\"Zebedee\"}",
                        "{\"format\":99999999999999999999}",
                        "{\"traits\":[{\"name\":\"n\",\"value\":{\"date\":\"Zebedee\"}}]}",
                        "{\"traits\":[{\"name\":\"\",\"value\":\"Zebedee\"}]}",
                        "{\"identifierClaims\":[{\"identifier\":{\"type\":\"phone\",\"value\":\"Zebedee\"}}]}",
                        "{\"source\":\"Zebedee\"}",
                        "{\"firstSeen\":\"Zebedee\"}",
                        "{\"overrides\":[{\"actor\":{\"role\":\"Zebedee\"}}]}")
                .map(json -> DynamicTest.dynamicTest(
                        "content " + json,
                        () -> assertThatExceptionOfType(UnreadableContentException.class)
                                .isThrownBy(() -> read(json))
                                .satisfies(e -> assertThat(trace(e)).doesNotContain("Zebedee"))));
    }

    private static String trace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    @Test
    void moreThanOneValueIsRefused() {
        assertThatExceptionOfType(UnreadableContentException.class).isThrownBy(() -> read(PROFILE + "{}"));
    }

    @Test
    void whatDoesNotReadIsAnErrorOfTheStore() {
        assertThatExceptionOfType(PersonaStoreException.class).isThrownBy(() -> read("{"));
    }

    @Test
    void aMissingWordThatDecidesIsRefused() {
        String correction = "{\"identifier\":{\"type\":\"phone\",\"value\":\"+16035551212\"},"
                + "\"at\":\"2024-01-01T00:00:00Z\",\"actor\":{\"role\":\"staff\",\"id\":\"u-1\"},\"reason\":\"\"}";

        assertThatExceptionOfType(UnreadableContentException.class)
                .isThrownBy(() -> JsonCodec.read(correction.getBytes(UTF_8), Correction.class));
    }

    @Test
    void aValueWithoutAStoredFormIsRefusedWithoutItsContent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonCodec.write(new Object()))
                .withMessageContaining("Object");
    }

    @Test
    void anUnpairedSurrogateIsKept() {
        TraitValue odd = TraitValue.of("a\uD83Db");

        assertThat(JsonCodec.read(JsonCodec.write(odd), TraitValue.class)).isEqualTo(odd);
    }

    @TestFactory
    Stream<DynamicTest> aNumberIsKeptExactly() {
        return Stream.of("0.1", "1E+99", "-1E-100", "12345678901234567890.0123456789", "2147483648", "0E-50")
                .map(number -> DynamicTest.dynamicTest(number, () -> {
                    TraitValue exact = TraitValue.of(new BigDecimal(number));

                    assertThat(JsonCodec.read(JsonCodec.write(exact), TraitValue.class))
                            .isEqualTo(exact);
                }));
    }

    @Test
    void aNumberThatWouldNotReadBackIsNoTrait() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TraitValue.of(new BigDecimal("1E+100")))
                .withMessageContaining("digits");
    }

    @Test
    void anEmptySetOfTextsIsNotTakenForNoValue() {
        Trait first = new Trait(
                "n", TraitValue.of(List.of()), Observed.at(Examples.profile().firstSeen()));

        assertThat(JsonCodec.read(JsonCodec.write(first), Trait.class)).isEqualTo(first);
    }
}
