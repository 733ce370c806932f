package org.persona4j.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one keyed hash of the library: HMAC-SHA-256 over length-prefixed parts, cut to 128 bits.
 *
 * <p>Length prefixes keep ("ab", "c") and ("a", "bc") apart. Without the key a hash says nothing; whoever holds key and store
 * can try out all phone numbers. Thread-safe.
 */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEPT_BYTES = 16;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final ThreadLocal<Mac> macs;

    /** A hash under this key. */
    public KeyedHash(byte[] key) {
        SecretKeySpec secret = new SecretKeySpec(key, ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> newMac(secret));
    }

    private static Mac newMac(SecretKeySpec secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** The hash of the parts as 22 characters that may stand in a record id. */
    public String text(String... parts) {
        byte[] kept = new byte[KEPT_BYTES];
        System.arraycopy(hash(parts), 0, kept, 0, KEPT_BYTES);
        return new String(TEXT.encode(kept), StandardCharsets.ISO_8859_1);
    }

    /** The hash of the parts as a number that is not 0. */
    public long number(String... parts) {
        long number = ByteBuffer.wrap(hash(parts)).getLong();
        return number == 0 ? 1 : number;
    }

    /**
     * The UTF-8 bytes; half of a surrogate pair as the three bytes that would be its, and not as the question mark that Java makes
     * of each, or broken text would find what was kept under another.
     */
    private static byte[] bytes(String text) {
        int broken = indexOfBroken(text, 0);
        if (broken < 0) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int from = 0;
        while (broken >= 0) {
            bytes.writeBytes(text.substring(from, broken).getBytes(StandardCharsets.UTF_8));
            char half = text.charAt(broken);
            bytes.write(0xE0 | half >> 12);
            bytes.write(0x80 | (half >> 6 & 0x3F));
            bytes.write(0x80 | (half & 0x3F));
            from = broken + 1;
            broken = indexOfBroken(text, from);
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    /** Where half of a surrogate pair stands alone; -1 if none does. */
    private static int indexOfBroken(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                boolean pair =
                        at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
                if (!pair) {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }

    private byte[] hash(String... parts) {
        Mac mac = macs.get();
        for (String part : parts) {
            byte[] bytes = bytes(part);
            mac.update((byte) (bytes.length >>> 24));
            mac.update((byte) (bytes.length >>> 16));
            mac.update((byte) (bytes.length >>> 8));
            mac.update((byte) bytes.length);
            mac.update(bytes);
        }
        return mac.doFinal();
    }
}
