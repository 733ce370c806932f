package org.persona4j.internal;

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

    private byte[] hash(String... parts) {
        Mac mac = macs.get();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update((byte) (bytes.length >>> 24));
            mac.update((byte) (bytes.length >>> 16));
            mac.update((byte) (bytes.length >>> 8));
            mac.update((byte) bytes.length);
            mac.update(bytes);
        }
        return mac.doFinal();
    }
}
