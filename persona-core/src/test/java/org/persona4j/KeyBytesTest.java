package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class KeyBytesTest {
    @Test
    void aKeyHasSixteenBytesOrMore() {
        assertThat(HashKey.of(new byte[16]).bytes()).hasSize(16);
        assertThatIllegalArgumentException().isThrownBy(() -> HashKey.of(new byte[15]));
        assertThatIllegalArgumentException().isThrownBy(() -> HashKey.parse("c2hvcnQ="));
    }

    @Test
    void noTwoRandomKeysAreAlike() {
        HashKey one = HashKey.random();

        assertThat(one.isSameAs(HashKey.random())).isFalse();
        assertThat(one.bytes()).hasSize(32);
        assertThat(HashKey.parse(one.toBase64()).isSameAs(one)).isTrue();
    }

    @Test
    void aKeyIsNotChangedByWhoeverGaveOrReadsItsBytes() {
        byte[] given = new byte[16];
        HashKey key = HashKey.of(given);

        given[0] = 1;
        key.bytes()[1] = 1;

        assertThat(key.bytes()).containsOnly(0);
        assertThat(key).hasToString("HashKey[***]");
    }
}
