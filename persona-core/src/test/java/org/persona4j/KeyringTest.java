package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The keys of an engine in their order. */
class KeyringTest {
    private static final HashKey ONE = HashKey.of("a first key of enough bytes".getBytes(StandardCharsets.UTF_8));
    private static final HashKey TWO = HashKey.of("a second key of enough bytes".getBytes(StandardCharsets.UTF_8));

    @Test
    void theKeysComeInTheOrderInWhichTheyWereGiven() {
        Keyring ring = Keyring.of(ONE).then(TWO);

        assertThat(ring.keys()).containsExactly(ONE, TWO);
        assertThat(ring.size()).isEqualTo(2);
    }

    @Test
    void aFurtherKeyLeavesTheRingAsItWas() {
        Keyring ring = Keyring.of(ONE);

        ring.then(TWO);

        assertThat(ring.size()).isEqualTo(1);
    }

    @Test
    void aKeyComesOnlyOnce() {
        Keyring ring = Keyring.of(ONE).then(TWO);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ring.then(HashKey.parse(ONE.toBase64())))
                .withMessage("key is in the ring already");
    }

    @Test
    void nothingOfAKeyIsShown() {
        assertThat(Keyring.of(ONE).then(TWO)).hasToString("Keyring[2 keys]");
    }
}
