package org.persona4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The hash keys of an engine in the order in which they come into use, numbered from 1.
 *
 * <p>Which of them is current is known of each tenant by the tenant's own records. To replace it, because it leaked or because a
 * year is over: first give all engines a ring with a further key ({@link #then}), which changes nothing; then let one of them
 * make it current ({@link Keys#rotateTo}) and move the records to it ({@link Keys#rekey()}). An engine whose ring lacks the
 * current key of a tenant, or has another in its place, refuses to open the tenant. A tenant that nobody wrote to yet begins
 * with the last key of the ring that first writes to it.
 *
 * <p>Earlier keys stay in the ring for ever: each key is applied to what the ones before gave, which is how records move to a
 * new key whose plain text is no longer known. Whoever knows an earlier key, and not the current one, can recognize no record id
 * once all records have moved; nor can a key alone, without those before it.
 *
 * <pre>{@code
 * Keyring ring = Keyring.of(HashKey.parse(first)).then(HashKey.parse(second));
 * }</pre>
 *
 * <p>Immutable and thread-safe; {@code toString} shows how many keys there are and nothing of them.
 */
public final class Keyring {
    private final List<HashKey> keys;

    private Keyring(List<HashKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** The ring of one key. */
    public static Keyring of(HashKey key) {
        return new Keyring(List.of(Objects.requireNonNull(key, "key")));
    }

    /**
     * The ring of these keys and one more.
     *
     * @throws IllegalArgumentException if the key is in the ring already
     */
    public Keyring then(HashKey key) {
        if (keys.stream().anyMatch(key::isSameAs)) {
            throw new IllegalArgumentException("key is in the ring already");
        }
        List<HashKey> more = new ArrayList<>(keys);
        more.add(key);
        return new Keyring(more);
    }

    /** How many keys there are, which is the number of the last. */
    public int size() {
        return keys.size();
    }

    List<HashKey> keys() {
        return keys;
    }

    @Override
    public String toString() {
        return "Keyring[" + keys.size() + " keys]";
    }
}
