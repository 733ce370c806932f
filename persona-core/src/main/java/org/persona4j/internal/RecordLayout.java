package org.persona4j.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.store.RecordKey;

/**
 * Where everything is kept: the kinds of records and how their ids are made. All record keys of a tenant are made here.
 *
 * <table>
 * <caption>The kinds of records</caption>
 * <tr><th>kind</th><th>id</th><th>content</th></tr>
 * <tr><td>tenant</td><td>{@code current}</td><td>{@link TenantRecord}: checks of the hash keys, fingerprint of the rules,
 *     rotation and repartition under way; expected by every commit</td></tr>
 * <tr><td>profile</td><td>profile id</td><td>{@code Profile}</td></tr>
 * <tr><td>persona</td><td>persona id</td><td>{@link PersonaRecord}: the members, and what was refused</td></tr>
 * <tr><td>source</td><td>#(source, record id)</td><td>{@link ProfileRef}</td></tr>
 * <tr><td>identifier</td><td>#(type, value)</td><td>{@link IdentifierRecord}: up to cap + 1 owners, operators' words</td></tr>
 * <tr><td>owner</td><td>#(type, value)/profile id</td><td>empty: a further owner of a value whose record is full</td></tr>
 * <tr><td>former</td><td>#(type, value)/profile id</td><td>empty: a profile that once carried the value</td></tr>
 * <tr><td>decision</td><td>decision id</td><td>{@code Decision}</td></tr>
 * <tr><td>operation</td><td>#(operation id)</td><td>{@link OperationRecord}: what a call with this id answered</td></tr>
 * <tr><td>repair</td><td>repair id</td><td>{@link RepairRecord}: a change whose personas are still being rearranged</td></tr>
 * </table>
 *
 * <p>#(...) is the {@link KeyedHash} of tenant, kind and the parts under the current key of the {@link HashChain}, behind the
 * number of that key: no record id holds personal data, and every id tells under which key it is. A number is written behind a
 * letter for the count of its digits, so later ones sort after earlier ones.
 *
 * <p>While records move from one key to the next, a record may still be under its earlier id; then a layout is made for one
 * attempt, remembers the earlier id of every key it makes, and is not thread-safe. Otherwise it is immutable and thread-safe.
 */
public final class RecordLayout {
    /** The kind of the records of sources, for scans. */
    public static final String SOURCE = "source";

    /** The kind of the persona records, for scans. */
    public static final String PERSONA = "persona";

    /** The kind of the identifier records, for scans. */
    public static final String IDENTIFIER = "identifier";

    /** The kind of the overflow owner records, for scans. */
    public static final String OWNER = "owner";

    /** The kind of the records of former owners, for scans. */
    public static final String FORMER = "former";

    /** The kind of the operation records, for scans. */
    public static final String OPERATION = "operation";

    /** The kinds of which every id begins with a keyed hash, and which therefore move to another id with a new key. */
    static final List<String> HASHED = List.of(SOURCE, IDENTIFIER, OWNER, FORMER, OPERATION);

    private static final char OWNER_FOLLOWS = '/';

    private final String tenant;
    private final HashChain hashes;
    private final int number;
    private final String prefix;
    private final String earlierPrefix;
    private final String firstKeyCheck;
    private final String keyCheck;
    private final @Nullable Map<RecordKey, RecordKey> earlier;

    /** The layout of a tenant under the only key there is. */
    public RecordLayout(String tenant, KeyedHash hash) {
        this(tenant, new HashChain(List.of(hash)), 1, false);
    }

    /** The layout of a tenant under the key of this number, while records move to it from the key before or not. */
    RecordLayout(String tenant, HashChain hashes, int number, boolean moving) {
        this.tenant = tenant;
        this.hashes = hashes;
        this.number = number;
        this.prefix = prefix(number);
        this.earlierPrefix = prefix(number - 1);
        this.firstKeyCheck = hashes.first().text(tenant, "key check");
        this.keyCheck = hashes.advance(firstKeyCheck, 1, number);
        this.earlier = moving ? new HashMap<>() : null;
    }

    /** Whether the other lays out the same tenant, and the first hash keys are the same. */
    boolean isLike(RecordLayout other) {
        return tenant.equals(other.tenant) && firstKeyCheck.equals(other.firstKeyCheck);
    }

    /** Whether a key made by the other is as good as one made by this. */
    boolean agreesWith(RecordLayout other) {
        return earlier == null
                && number == other.number
                && tenant.equals(other.tenant)
                && keyCheck.equals(other.keyCheck);
    }

    /** A hash that only the hash keys up to the current one give. */
    String keyCheck() {
        return keyCheck;
    }

    /** The number of the current hash key. */
    int keyNumber() {
        return number;
    }

    /** Whether records may still be under the ids of the key before. */
    boolean isMoving() {
        return earlier != null;
    }

    /** What all hashed ids under the key before begin with. */
    String earlierPrefix() {
        return earlierPrefix;
    }

    private static String prefix(int number) {
        String digits = Integer.toString(number);
        return (char) ('a' + digits.length() - 1) + digits;
    }

    private RecordKey hashed(String kind, String firstHash) {
        if (!HASHED.contains(kind)) {
            throw new IllegalStateException("the kind " + kind + " would be left behind by a rotation");
        }
        if (earlier == null) {
            return RecordKey.of(tenant, kind, prefix + hashes.advance(firstHash, 1, number));
        }
        return current(RecordKey.of(tenant, kind, earlierPrefix + hashes.advance(firstHash, 1, number - 1)));
    }

    /**
     * The key under the current hash key of the record that has this key now, or had it until it was moved. The key itself, if
     * it is no earlier one.
     */
    public RecordKey current(RecordKey key) {
        if (earlier == null || !isEarlier(key)) {
            return key;
        }
        String id = key.id();
        int end = id.indexOf(OWNER_FOLLOWS);
        int hashEnd = end < 0 ? id.length() : end;
        String hash = id.substring(earlierPrefix.length(), hashEnd);
        RecordKey current = key.withId(prefix + hashes.advance(hash, number - 1, number) + id.substring(hashEnd));
        earlier.put(current, key);
        return current;
    }

    /** Whether this is a key under the hash key before, from which records are being moved. */
    boolean isEarlier(RecordKey key) {
        return isMoving() && HASHED.contains(key.kind()) && key.id().startsWith(earlierPrefix);
    }

    /** Where a record may still be instead of under this key, or null if it can only be there. */
    @Nullable RecordKey earlier(RecordKey key) {
        return earlier == null ? null : earlier.get(key);
    }

    /** A digest under the first key, as records under the current key hold it. */
    String digest(String first) {
        return hashes.advance(first, 1, number);
    }

    /** A digest as records under the key before hold it, as those under the current key do. */
    String advanced(String digest) {
        return hashes.advance(digest, number - 1, number);
    }

    /** The tenant. */
    public String tenant() {
        return tenant;
    }

    /** The record that every commit expects. */
    public RecordKey tenantRecord() {
        return RecordKey.of(tenant, "tenant", "current");
    }

    /** A persona. */
    public RecordKey persona(PersonaId id) {
        return RecordKey.of(tenant, PERSONA, id.value());
    }

    /** A profile. */
    public RecordKey profile(ProfileId id) {
        return RecordKey.of(tenant, "profile", id.value());
    }

    /** The profile made from a record of a source. */
    public RecordKey source(Source source, String sourceRecordId) {
        return source(sourceHash(source, sourceRecordId));
    }

    /** The profile made from the record of a source that has this hash. */
    public RecordKey source(String sourceHash) {
        return hashed(SOURCE, sourceHash);
    }

    /** The keyed hash of a record of a source under the first key: what orders its profile, and so never changes. */
    public String sourceHash(Source source, String sourceRecordId) {
        return hashes.first().text(tenant, SOURCE, source.toString(), sourceRecordId);
    }

    /** The owners of a value. */
    public RecordKey identifier(Identifier identifier) {
        IdentifierType type = identifier.type();
        return hashed(
                IDENTIFIER,
                hashes.first().text(tenant, IDENTIFIER, type.name().toLowerCase(Locale.ROOT), identifier.value()));
    }

    /** That a profile owns a value whose record is full. */
    public RecordKey owner(RecordKey identifier, ProfileId owner) {
        return ofOwner(OWNER, identifier, owner);
    }

    /** That a profile once owned a value. */
    public RecordKey former(RecordKey identifier, ProfileId owner) {
        return ofOwner(FORMER, identifier, owner);
    }

    private RecordKey ofOwner(String kind, RecordKey identifier, ProfileId owner) {
        RecordKey key = RecordKey.of(tenant, kind, ownerPrefix(identifier) + owner.value());
        if (earlier != null) {
            earlier.put(key, key.withId(ownerPrefix(earlierOf(identifier)) + owner.value()));
        }
        return key;
    }

    private RecordKey earlierOf(RecordKey identifier) {
        return Objects.requireNonNull(earlier(identifier), "an identifier's key must be made by the same layout");
    }

    /** What the ids of all owner and former records of a value begin with. */
    String ownerPrefix(RecordKey identifier) {
        return identifier.id() + OWNER_FOLLOWS;
    }

    /**
     * All that the ids of owner and former records of a value may begin with. Whoever scans one after the other misses no record
     * that is moved meanwhile, because the earlier ids come first.
     */
    List<String> ownerPrefixes(RecordKey identifier) {
        return earlier == null
                ? List.of(ownerPrefix(identifier))
                : List.of(ownerPrefix(earlierOf(identifier)), ownerPrefix(identifier));
    }

    /** The profile that an owner or former record names. */
    public static ProfileId ownerOf(RecordKey ownerOrFormer) {
        String id = ownerOrFormer.id();
        return ProfileId.of(id.substring(id.indexOf(OWNER_FOLLOWS) + 1));
    }

    /** A decision. */
    public RecordKey decision(DecisionId id) {
        return RecordKey.of(tenant, "decision", id.value());
    }

    /** What a call with this operation id answered. */
    public RecordKey operation(String operationId) {
        return hashed(OPERATION, hashes.first().text(tenant, OPERATION, operationId));
    }

    /** A change whose personas are being rearranged. */
    public RecordKey repair(String id) {
        return RecordKey.of(tenant, "repair", id);
    }

    /** The hash of a profile's name under the first key, as a number that is not 0; or 0 if the name does not count. */
    public long nameHash(IdentityRules rules, Profile profile) {
        return rules.countedName(profile)
                .map(name -> hashes.first().number(tenant, "name", name))
                .orElse(0L);
    }
}
