package org.persona4j;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;

/**
 * The secret under which identifiers are hashed wherever they stand in a record id. It never reaches the store.
 *
 * <p>Keep it as safe as the data itself and do not lose it: records made under one key cannot be found under another, and the
 * engine refuses to open them. Whoever holds key and store can find out whose phone numbers are in it; a key that others may
 * know is replaced by way of a {@link Keyring}. Immutable; {@code toString} shows nothing.
 */
public final class HashKey {
    private static final int MIN_BYTES = 16;
    private static final int RANDOM_BYTES = 32;

    private final byte[] bytes;

    private HashKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The key of these bytes.
     *
     * @throws IllegalArgumentException if there are fewer than 16
     */
    public static HashKey of(byte[] bytes) {
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException("a hash key must have at least " + MIN_BYTES + " bytes");
        }
        return new HashKey(bytes.clone());
    }

    /**
     * The key written in base 64.
     *
     * @throws IllegalArgumentException if the text is not base 64 or says fewer than 16 bytes
     */
    public static HashKey parse(String base64) {
        Objects.requireNonNull(base64, "base64");
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            // without the cause: it tells a character of the secret
            throw new IllegalArgumentException("a hash key must be written in base 64");
        }
        return of(decoded);
    }

    /** A new key of 32 random bytes; for a store that outlives the process, keep what {@link #toBase64()} says. */
    public static HashKey random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new HashKey(bytes);
    }

    /** The key in base 64, to be kept in a safe place. */
    public String toBase64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    boolean isSameAs(HashKey other) {
        return MessageDigest.isEqual(bytes, other.bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "HashKey[***]";
    }
}
