package org.persona4j.identity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Data;
import net.jqwik.api.ForAll;
import net.jqwik.api.FromData;
import net.jqwik.api.Property;
import net.jqwik.api.Table;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.Normalized.Reason;

class IdNormalizerTest {

    private final IdNormalizer ids = IdNormalizer.governmentId();

    @Data
    Iterable<Tuple2<String, String>> numbers() {
        return Table.of(
                Tuple.of("078-05-1121", "078051121"),
                Tuple.of(" 078 05 1121 ", "078051121"),
                Tuple.of("nhl/12345678", "NHL12345678"),
                Tuple.of("\uFF2E\uFF28\uFF2C12345678", "NHL12345678"),
                Tuple.of("\u0661\u0662\u0663", "123"),
                Tuple.of("a\u200Bb\u202Cc", "ABC"),
                Tuple.of("gro\u00DF", "GROSS"),
                Tuple.of("\u1100-\u1161-12", "\uAC0012"));
    }

    @Property
    @FromData("numbers")
    void lettersAndDigitsAreKeptInUpperCase(@ForAll String text, @ForAll String canonical) {
        assertThat(ids.normalize(text))
                .isEqualTo(Normalized.valid(Identifier.of(IdentifierType.GOVERNMENT_ID, canonical)));
    }

    @Data
    Iterable<Tuple2<String, Reason>> refused() {
        return Table.of(
                Tuple.of("", Reason.BLANK),
                Tuple.of("-/ \u3164", Reason.BLANK),
                Tuple.of("n/a", Reason.TOO_SHORT),
                Tuple.of("1".repeat(65), Reason.TOO_LONG),
                Tuple.of("-".repeat(1001), Reason.TOO_LONG),
                Tuple.of("\uFDFA".repeat(1000), Reason.TOO_LONG),
                Tuple.of("12345\uD83D", Reason.BROKEN_TEXT));
    }

    @Property
    @FromData("refused")
    void whatIsNoNumberIsRefusedWithItsReason(@ForAll String text, @ForAll Reason reason) {
        assertThat(ids.normalize(text)).isEqualTo(Normalized.invalid(reason));
    }

    @Test
    void anIdIsLookedForInTextOfAtMost1000Characters() {
        assertThat(ids.normalize("-".repeat(997) + "123").identifier()).isPresent();
        assertThat(ids.normalize("-".repeat(998) + "123")).isEqualTo(Normalized.invalid(Reason.TOO_LONG));
    }

    @Test
    void anIdHas3To64Characters() {
        assertThat(ids.normalize("1-2").identifier()).isEmpty();
        assertThat(ids.normalize("1-2-3").identifier()).isPresent();
        assertThat(ids.normalize("1".repeat(64)).identifier()).isPresent();
        assertThat(ids.normalize("1".repeat(65)).identifier()).isEmpty();
    }

    @Test
    void medicalIdsHaveTheirOwnType() {
        assertThat(IdNormalizer.medicalId().normalize("m-123"))
                .isEqualTo(Normalized.valid(Identifier.of(IdentifierType.MEDICAL_ID, "M123")));
    }
}
