package org.persona4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdSupplyTest {
    /** 128 bits of which one is set, from the lowest to the highest. */
    private static List<UUID> bits() {
        List<UUID> bits = new ArrayList<>();
        for (int bit = 0; bit < 64; bit++) {
            bits.add(new UUID(0, 1L << bit));
        }
        for (int bit = 0; bit < 64; bit++) {
            bits.add(new UUID(1L << bit, 0));
        }
        return bits;
    }

    private static String text(UUID id) {
        return IdSupply.text(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    @Test
    void idsAreOrderedAsTheirBitsAre() {
        List<String> texts = bits().stream().map(IdSupplyTest::text).toList();

        assertThat(texts).isSorted().doesNotHaveDuplicates();
        assertThat(text(new UUID(0, 0))).isLessThan(texts.get(0));
        assertThat(text(new UUID(-1, -1))).isGreaterThan(texts.get(127));
    }

    @Test
    void whatDiffersInOneBitHasAnotherId() {
        UUID some = new UUID(0x0123456789abcdefL, 0xfedcba9876543210L);

        List<String> others = bits().stream()
                .map(bit -> text(new UUID(
                        some.getMostSignificantBits() ^ bit.getMostSignificantBits(),
                        some.getLeastSignificantBits() ^ bit.getLeastSignificantBits())))
                .toList();

        assertThat(others).doesNotHaveDuplicates().doesNotContain(text(some)).allMatch(text -> text.length() == 22);
    }
}
