package org.persona4j.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes ids that nobody made before: version 7 UUIDs, so that new ones sort after old ones. Thread-safe. */
public final class IdSupply implements Supplier<String> {
    private static final String DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    private final TimeBasedEpochGenerator uuids = Generators.timeBasedEpochGenerator();

    /** The next id: 22 characters whose order is that of the UUIDs. */
    @Override
    public String get() {
        UUID uuid = uuids.generate();
        return text(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /** 128 bits as 22 characters, six bits each, in the order of the bits. */
    static String text(long high, long low) {
        byte[] characters = new byte[22];
        long rest = low;
        long top = high;
        for (int i = 21; i >= 0; i--) {
            characters[i] = (byte) DIGITS.charAt((int) (rest & 63));
            rest = rest >>> 6 | top << 58;
            top >>>= 6;
        }
        return new String(characters, StandardCharsets.ISO_8859_1);
    }
}
