package org.persona4j.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.RecordKey;

/**
 * How the ids of a tenant's records are made, whatever they are for: {@link RecordLayout} tells which there are.
 *
 * <p>A #(...) is the {@link KeyedHash} of tenant, kind and the parts under the current key of the {@link HashChain}, behind the
 * number of that key: no record id holds personal data, and every id tells under which key it is. A number is written behind a
 * letter for the count of its digits, so later ones sort after earlier ones.
 *
 * <p>While records move from one key to the next, a record may still be under its earlier id; then these are made for one
 * attempt, remember the earlier id of every key they make, and are not thread-safe. Otherwise they are immutable and thread-safe.
 */
public abstract sealed class RecordIds permits RecordLayout {
    /** What stands between the parts of an id. */
    static final char MORE_FOLLOWS = '/';

    private final String tenant;
    private final HashChain hashes;
    private final int number;
    private final String prefix;
    private final String earlierPrefix;
    private final String firstKeyCheck;
    private final String keyCheck;
    private final @Nullable Map<RecordKey, RecordKey> earlier;

    /** The ids of a tenant under the key of this number, while records move to it from the key before or not. */
    RecordIds(String tenant, HashChain hashes, int number, boolean moving) {
        this.tenant = tenant;
        this.hashes = hashes;
        this.number = number;
        this.prefix = prefix(number);
        this.earlierPrefix = prefix(number - 1);
        this.firstKeyCheck = hashes.first().text(tenant, "key check");
        this.keyCheck = hashes.advance(firstKeyCheck, 1, number);
        this.earlier = moving ? new HashMap<>() : null;
    }

    private static String prefix(int number) {
        String digits = Integer.toString(number);
        return (char) ('a' + digits.length() - 1) + digits;
    }

    /** The tenant. */
    public final String tenant() {
        return tenant;
    }

    /** Whether the other lays out the same tenant, and the first hash keys are the same. */
    final boolean isLike(RecordIds other) {
        return tenant.equals(other.tenant) && firstKeyCheck.equals(other.firstKeyCheck);
    }

    /** Whether a key made by the other is as good as one made by this. */
    final boolean agreesWith(RecordIds other) {
        return earlier == null
                && number == other.number
                && tenant.equals(other.tenant)
                && keyCheck.equals(other.keyCheck);
    }

    /** A hash that only the hash keys up to the current one give. */
    final String keyCheck() {
        return keyCheck;
    }

    /** The number of the current hash key. */
    final int keyNumber() {
        return number;
    }

    /** Whether records may still be under the ids of the key before. */
    final boolean isMoving() {
        return earlier != null;
    }

    /** What all hashed ids under the key before begin with. */
    final String earlierPrefix() {
        return earlierPrefix;
    }

    /** The key of a record by an id that says all. */
    final RecordKey key(RecordKind kind, String id) {
        return key(tenant, kind, id);
    }

    /** The key of a record of a tenant by an id that says all. */
    static RecordKey key(String tenant, RecordKind kind, String id) {
        return RecordKey.of(tenant, kind.storedName(), id);
    }

    /** What the ids are made with under the first key: what no rotation changes. */
    final KeyedHash firstHash() {
        return hashes.first();
    }

    /** The keyed hash of the parts of an id under the first key. */
    final String hash(RecordKind kind, String... parts) {
        List<String> all = new ArrayList<>(List.of(tenant, kind.storedName()));
        all.addAll(List.of(parts));
        return firstHash().text(all.toArray(String[]::new));
    }

    /** The key of a record whose id is a hash: this one under the first key. */
    final RecordKey hashed(RecordKind kind, String firstHash) {
        if (!kind.isHashed()) {
            throw new IllegalStateException("the kind " + kind.storedName() + " would be left behind by a rotation");
        }
        return hashed(kind, firstHash, 1);
    }

    private RecordKey hashed(RecordKind kind, String hash, int from) {
        if (earlier == null || from == number) {
            return key(kind, prefix + hashes.advance(hash, from, number));
        }
        return current(key(kind, earlierPrefix + hashes.advance(hash, from, number - 1)));
    }

    /** The key of a record by a hashed id that it has or had under any of the hash keys so far. */
    final RecordKey upToDate(RecordKind kind, String hashedId) {
        int digits = hashedId.charAt(0) - 'a' + 1;
        int from = Integer.parseInt(hashedId.substring(1, 1 + digits));
        return hashed(kind, hashedId.substring(1 + digits), from);
    }

    /** The key of a record whose id goes on behind that of another. */
    final RecordKey below(RecordKind kind, RecordKey start, String rest) {
        RecordKey key = key(kind, prefixBelow(start) + rest);
        if (earlier != null) {
            earlier.put(key, key.withId(prefixBelow(earlierOf(start)) + rest));
        }
        return key;
    }

    /** The key of a record whose id goes on behind that of another with that of a third. */
    final RecordKey below(RecordKind kind, RecordKey start, RecordKey rest) {
        RecordKey key = key(kind, prefixBelow(start) + rest.id());
        if (earlier != null) {
            earlier.put(
                    key,
                    key.withId(prefixBelow(earlierOf(start)) + earlierOf(rest).id()));
        }
        return key;
    }

    private RecordKey earlierOf(RecordKey key) {
        return Objects.requireNonNull(earlier(key), "a key that others begin with must be made by the same layout");
    }

    /** What all ids begin with that go on behind that of a record. */
    final String prefixBelow(RecordKey start) {
        return start.id() + MORE_FOLLOWS;
    }

    /**
     * All that the ids may begin with that go on behind that of a record. Whoever scans one after the other misses no record that
     * is moved meanwhile, because the earlier ids come first.
     */
    final List<String> prefixesBelow(RecordKey start) {
        return earlier == null
                ? List.of(prefixBelow(start))
                : List.of(prefixBelow(earlierOf(start)), prefixBelow(start));
    }

    /**
     * The key under the current hash key of the record that has this key now, or had it until it was moved. The key itself, if
     * it is no earlier one.
     */
    public final RecordKey current(RecordKey key) {
        if (earlier == null || !isEarlier(key)) {
            return key;
        }
        String id = key.id();
        int end = id.indexOf(MORE_FOLLOWS);
        int hashEnd = end < 0 ? id.length() : end;
        String rest = id.substring(hashEnd);
        if (RecordKind.IMPORTED.has(key) && !rest.isEmpty()) {
            rest = MORE_FOLLOWS + advanceId(rest.substring(1));
        }
        RecordKey current = key.withId(advanceId(id.substring(0, hashEnd)) + rest);
        earlier.put(current, key);
        return current;
    }

    /** A hashed id under the key before, as it is under the current one. */
    private String advanceId(String id) {
        return prefix + hashes.advance(id.substring(earlierPrefix.length()), number - 1, number);
    }

    /** Whether this is a key under the hash key before, from which records are being moved. */
    final boolean isEarlier(RecordKey key) {
        return isMoving()
                && key.id().startsWith(earlierPrefix)
                && RecordKind.named(key.kind()).filter(RecordKind::isHashed).isPresent();
    }

    /** Where a record may still be instead of under this key, or null if it can only be there. */
    final @Nullable RecordKey earlier(RecordKey key) {
        return earlier == null ? null : earlier.get(key);
    }

    /** A digest under the first key, as records under the current key hold it. */
    final String digest(String first) {
        return hashes.advance(first, 1, number);
    }

    /** A digest as records under the key before hold it, as those under the current key do. */
    final String advanced(String digest) {
        return hashes.advance(digest, number - 1, number);
    }

    /** A number that orders as text as it does as a number. */
    static String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }
}
