package org.persona4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void aVersionGivesItsBytesBack() {
        for (int length = 1; length <= Version.MAX_BYTES; length++) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) (0x80 + 7 * i + length);
            }

            assertThat(Version.of(bytes).bytes()).isEqualTo(bytes);
        }
    }

    @Test
    void twoNumbersAreSixteenBytesHighestFirst() {
        assertThat(Version.of(1, 0x0203)).hasToString("00000000000000010000000000000203");
    }

    @Test
    void versionsOfDifferentLengthsAreNotEqual() {
        assertThat(Version.of(new byte[] {0})).isNotEqualTo(Version.of(new byte[] {0, 0}));
    }

    @Test
    void versionsOfTheSameBytesAreEqual() {
        assertThat(Version.of(1, 2))
                .isEqualTo(Version.of(Version.of(1, 2).bytes()))
                .hasSameHashCodeAs(Version.of(1, 2));
    }

    @Test
    void aVersionKeepsItsBytesToItself() {
        byte[] bytes = {1, 2};
        Version version = Version.of(bytes);

        bytes[0] = 9;
        version.bytes()[1] = 9;

        assertThat(version).hasToString("0102");
    }

    @Test
    void noBytesOrTooManyAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Version.of(new byte[0]))
                .withMessageContaining("1 to 16");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Version.of(new byte[17]))
                .withMessageContaining("17");
    }
}
