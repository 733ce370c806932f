package org.persona4j.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.persona4j.audit.AuditEntry;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.optin.Address;
import org.persona4j.optin.Channel;
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
 * <tr><td>source</td><td>#(source, record id)</td><td>{@link SourceRef}</td></tr>
 * <tr><td>identifier</td><td>#(type, value)</td><td>{@link IdentifierRecord}: up to cap + 1 owners, operators' words,
 *     what is suppressed</td></tr>
 * <tr><td>owner</td><td>#(type, value)/profile id</td><td>empty: a further owner of a value whose record is full</td></tr>
 * <tr><td>former</td><td>#(type, value)/profile id</td><td>empty: a profile that once carried the value</td></tr>
 * <tr><td>decision</td><td>decision id</td><td>{@code Decision}</td></tr>
 * <tr><td>optin</td><td>#(channel, address)</td><td>{@link OptInRecord}: what was said of it, latest last</td></tr>
 * <tr><td>optin-page</td><td>#(channel, address)/page</td><td>{@link OptInRecord.Page}: earlier events</td></tr>
 * <tr><td>imported</td><td>#(import id)/#(channel, address)</td><td>{@link ImportedRecord}: an address of an import</td></tr>
 * <tr><td>reach</td><td>profile id</td><td>{@link ReachRecord}: the devices and passes of the profile</td></tr>
 * <tr><td>holder</td><td>#(address)</td><td>{@link ProfileRef}: the profile of a device or pass</td></tr>
 * <tr><td>operation</td><td>#(operation id)</td><td>{@link OperationRecord}: what a call with this id answered</td></tr>
 * <tr><td>repair</td><td>repair id</td><td>{@link RepairRecord}: a change whose personas are still being rearranged</td></tr>
 * <tr><td>archived</td><td>persona id</td><td>{@link ArchivedRecord}: that the persona is in the archive</td></tr>
 * <tr><td>audit</td><td>time/unique id</td><td>{@code AuditEntry}: who did what</td></tr>
 * <tr><td>audited</td><td>persona id/id of the entry</td><td>empty: that the entry names the persona</td></tr>
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

    /** The kind of the records of what was said of addresses. */
    static final String OPT_IN = "optin";

    /** The kind of the pages of earlier events at addresses. */
    static final String OPT_IN_PAGE = "optin-page";

    /** The kind of the records of the addresses of an import. */
    static final String IMPORTED = "imported";

    /** The kind of the records of personas in the archive, for scans. */
    public static final String ARCHIVED = "archived";

    /** The kind of the entries of the audit, for scans. */
    public static final String AUDIT = "audit";

    /** The kind of the records that lead from a persona to the entries that name it, for scans. */
    public static final String AUDITED = "audited";

    /** The kind of the records that tell whose a device or pass is. */
    static final String HOLDER = "holder";

    /** The kinds of which every id begins with a keyed hash, and which therefore move to another id with a new key. */
    static final List<String> HASHED =
            List.of(SOURCE, IDENTIFIER, OWNER, FORMER, OPT_IN, OPT_IN_PAGE, IMPORTED, HOLDER, OPERATION);

    private static final char MORE_FOLLOWS = '/';

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
        int end = id.indexOf(MORE_FOLLOWS);
        int hashEnd = end < 0 ? id.length() : end;
        String rest = id.substring(hashEnd);
        if (key.kind().equals(IMPORTED) && !rest.isEmpty()) {
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

    /** That a persona is in the archive. */
    public RecordKey archived(PersonaId id) {
        return RecordKey.of(tenant, ARCHIVED, id.value());
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

    private RecordKey earlierOf(RecordKey key) {
        return Objects.requireNonNull(earlier(key), "a key that others begin with must be made by the same layout");
    }

    /** What the ids of all owner and former records of a value begin with. */
    String ownerPrefix(RecordKey identifier) {
        return identifier.id() + MORE_FOLLOWS;
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
        return ProfileId.of(id.substring(id.indexOf(MORE_FOLLOWS) + 1));
    }

    /** A decision. */
    public RecordKey decision(DecisionId id) {
        return RecordKey.of(tenant, "decision", id.value());
    }

    /** What was said of an address on a channel. */
    public RecordKey optIn(Channel channel, Address address) {
        return hashed(
                OPT_IN,
                hashes.first()
                        .text(tenant, OPT_IN, channel.code(), address.type().code(), address.value()));
    }

    /** Earlier events at an address, some of them. */
    RecordKey optInPage(RecordKey optIn, int page) {
        String number = MORE_FOLLOWS + String.format(Locale.ROOT, "%08d", page);
        RecordKey key = RecordKey.of(tenant, OPT_IN_PAGE, optIn.id() + number);
        if (earlier != null) {
            earlier.put(key, key.withId(earlierOf(optIn).id() + number));
        }
        return key;
    }

    /** What stands for an address wherever the address itself may not be: its hash under the first key, which never changes. */
    public String addressId(Address address) {
        return hashes.first().text(tenant, "address", address.type().code(), address.value());
    }

    /** That an import had an address on a channel. */
    RecordKey imported(String importId, Channel channel, Address address) {
        RecordKey all = imported(importId);
        RecordKey optIn = optIn(channel, address);
        RecordKey key = RecordKey.of(tenant, IMPORTED, all.id() + MORE_FOLLOWS + optIn.id());
        if (earlier != null) {
            earlier.put(
                    key,
                    key.withId(earlierOf(all).id()
                            + MORE_FOLLOWS
                            + earlierOf(optIn).id()));
        }
        return key;
    }

    private RecordKey imported(String importId) {
        return hashed(IMPORTED, hashes.first().text(tenant, IMPORTED, importId));
    }

    /** All that the ids of the addresses of an import may begin with, the earlier one first. */
    List<String> importedPrefixes(String importId) {
        RecordKey all = imported(importId);
        return earlier == null
                ? List.of(all.id() + MORE_FOLLOWS)
                : List.of(earlierOf(all).id() + MORE_FOLLOWS, all.id() + MORE_FOLLOWS);
    }

    /** The profile that a device or a pass belongs to. */
    RecordKey holder(Address address) {
        return hashed(HOLDER, hashes.first().text(tenant, HOLDER, address.type().code(), address.value()));
    }

    /** The devices and passes of a profile. */
    RecordKey reach(ProfileId id) {
        return RecordKey.of(tenant, "reach", id.value());
    }

    /** What a call with this operation id answered. */
    public RecordKey operation(String operationId) {
        return hashed(OPERATION, hashes.first().text(tenant, OPERATION, operationId));
    }

    /** A change whose personas are being rearranged. */
    public RecordKey repair(String id) {
        return RecordKey.of(tenant, "repair", id);
    }

    /** An entry of the audit. */
    public RecordKey audit(String entryId) {
        return RecordKey.of(tenant, AUDIT, entryId);
    }

    /** An entry of the audit of a tenant. */
    static RecordKey audit(String tenant, AuditEntry entry) {
        return RecordKey.of(tenant, AUDIT, entry.id());
    }

    /** That an entry of the audit names a persona. */
    public RecordKey audited(PersonaId named, String entryId) {
        return RecordKey.of(tenant, AUDITED, auditedPrefix(named) + entryId);
    }

    /** What the ids of all records begin with that lead from this persona to entries of the audit. */
    public String auditedPrefix(PersonaId named) {
        return named.value() + "/";
    }

    /** The hash of a profile's name under the first key, as a number that is not 0; or 0 if the name does not count. */
    public long nameHash(IdentityRules rules, Profile profile) {
        return rules.countedName(profile)
                .map(name -> hashes.first().number(tenant, "name", name))
                .orElse(0L);
    }
}
