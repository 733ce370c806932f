package org.persona4j.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.persona4j.search.NameKey;
import org.persona4j.store.RecordKey;

/**
 * Where everything is kept: how the ids of records are made. All record keys of a tenant are made here, each of a {@link
 * RecordKind}, which tells what there is.
 *
 * <p>A #(...) is the {@link KeyedHash} of tenant, kind and the parts under the current key of the {@link HashChain}, behind the
 * number of that key: no record id holds personal data, and every id tells under which key it is. A number is written behind a
 * letter for the count of its digits, so later ones sort after earlier ones.
 *
 * <p>While records move from one key to the next, a record may still be under its earlier id; then a layout is made for one
 * attempt, remembers the earlier id of every key it makes, and is not thread-safe. Otherwise it is immutable and thread-safe.
 */
public final class RecordLayout {
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

    private RecordKey key(RecordKind kind, String id) {
        return key(tenant, kind, id);
    }

    private static RecordKey key(String tenant, RecordKind kind, String id) {
        return RecordKey.of(tenant, kind.storedName(), id);
    }

    private String hash(RecordKind kind, String... parts) {
        List<String> all = new ArrayList<>(List.of(tenant, kind.storedName()));
        all.addAll(List.of(parts));
        return hashes.first().text(all.toArray(String[]::new));
    }

    private RecordKey hashed(RecordKind kind, String firstHash) {
        if (!kind.isHashed()) {
            throw new IllegalStateException("the kind " + kind.storedName() + " would be left behind by a rotation");
        }
        if (earlier == null) {
            return key(kind, prefix + hashes.advance(firstHash, 1, number));
        }
        return current(key(kind, earlierPrefix + hashes.advance(firstHash, 1, number - 1)));
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
        if (isOf(RecordKind.IMPORTED, key) && !rest.isEmpty()) {
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
        return isMoving()
                && key.id().startsWith(earlierPrefix)
                && RecordKind.named(key.kind()).filter(RecordKind::isHashed).isPresent();
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

    /** Whether this is a key of a record of the kind. */
    static boolean isOf(RecordKind kind, RecordKey key) {
        return key.kind().equals(kind.storedName());
    }

    /** The tenant. */
    public String tenant() {
        return tenant;
    }

    /** The record that every commit expects. */
    public RecordKey tenantRecord() {
        return key(RecordKind.TENANT, "current");
    }

    /** A persona. */
    public RecordKey persona(PersonaId id) {
        return key(RecordKind.PERSONA, id.value());
    }

    /** That a persona is in the archive. */
    public RecordKey archived(PersonaId id) {
        return key(RecordKind.ARCHIVED, id.value());
    }

    /** A profile. */
    public RecordKey profile(ProfileId id) {
        return key(RecordKind.PROFILE, id.value());
    }

    /** The profile made from a record of a source. */
    public RecordKey source(Source source, String sourceRecordId) {
        return source(sourceHash(source, sourceRecordId));
    }

    /** The profile made from the record of a source that has this hash. */
    public RecordKey source(String sourceHash) {
        return hashed(RecordKind.SOURCE, sourceHash);
    }

    /** The keyed hash of a record of a source under the first key: what orders its profile, and so never changes. */
    public String sourceHash(Source source, String sourceRecordId) {
        return hash(RecordKind.SOURCE, source.toString(), sourceRecordId);
    }

    /** The owners of a value. */
    public RecordKey identifier(Identifier identifier) {
        IdentifierType type = identifier.type();
        return hashed(
                RecordKind.IDENTIFIER,
                hash(RecordKind.IDENTIFIER, type.name().toLowerCase(Locale.ROOT), identifier.value()));
    }

    /** That a profile owns a value whose record is full. */
    public RecordKey owner(RecordKey identifier, ProfileId owner) {
        return ofOwner(RecordKind.OWNER, identifier, owner);
    }

    /** That a profile once owned a value. */
    public RecordKey former(RecordKey identifier, ProfileId owner) {
        return ofOwner(RecordKind.FORMER, identifier, owner);
    }

    /** Where a name or a part of one leads to; there is no such record, but the ids of those there are begin with its id. */
    public RecordKey name(NameKey name) {
        return hashed(RecordKind.NAME, hash(RecordKind.NAME, name.part().name(), name.name()));
    }

    /** That a profile is found by a name. */
    public RecordKey named(RecordKey name, ProfileId profile) {
        return ofOwner(RecordKind.NAME, name, profile);
    }

    /** That a profile was first seen at a moment by its source. */
    public RecordKey seen(Profile profile) {
        return key(
                RecordKind.SEEN, AuditEntry.id(profile.firstSeen(), profile.id().value()));
    }

    /** The profile that was first seen then. */
    static ProfileId profileSeen(RecordKey seen) {
        return ProfileId.of(seen.id().substring(seen.id().lastIndexOf(MORE_FOLLOWS) + 1));
    }

    /** That there was a record of a source. */
    public RecordKey knownSource(Source source) {
        return key(RecordKind.KNOWN_SOURCE, source.toString());
    }

    private RecordKey ofOwner(RecordKind kind, RecordKey identifier, ProfileId owner) {
        RecordKey key = key(kind, ownerPrefix(identifier) + owner.value());
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

    /** The profile that an owner, former or name record names. */
    public static ProfileId ownerOf(RecordKey record) {
        String id = record.id();
        return ProfileId.of(id.substring(id.indexOf(MORE_FOLLOWS) + 1));
    }

    /** A decision. */
    public RecordKey decision(DecisionId id) {
        return key(RecordKind.DECISION, id.value());
    }

    /** What was said of an address on a channel. */
    public RecordKey optIn(Channel channel, Address address) {
        return hashed(
                RecordKind.OPT_IN,
                hash(RecordKind.OPT_IN, channel.code(), address.type().code(), address.value()));
    }

    /** Earlier events at an address, some of them. */
    RecordKey optInPage(RecordKey optIn, int page) {
        String number = MORE_FOLLOWS + padded(page, 8);
        RecordKey key = key(RecordKind.OPT_IN_PAGE, optIn.id() + number);
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
        RecordKey key = key(RecordKind.IMPORTED, all.id() + MORE_FOLLOWS + optIn.id());
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
        return hashed(RecordKind.IMPORTED, hash(RecordKind.IMPORTED, importId));
    }

    /** All that the ids of the addresses of an import may begin with, the earlier one first. */
    List<String> importedPrefixes(String importId) {
        RecordKey all = imported(importId);
        return earlier == null
                ? List.of(all.id() + MORE_FOLLOWS)
                : List.of(earlierOf(all).id() + MORE_FOLLOWS, all.id() + MORE_FOLLOWS);
    }

    /** How far an import is. */
    RecordKey importRecord(String importId) {
        return hashed(RecordKind.IMPORT, hash(RecordKind.IMPORT, importId));
    }

    /** That an import began at a moment. */
    RecordKey importBegun(Instant at, String unique) {
        return key(RecordKind.IMPORT_BEGUN, AuditEntry.id(at, unique));
    }

    /** The profile that a device or a pass belongs to. */
    RecordKey holder(Address address) {
        return hashed(RecordKind.HOLDER, hash(RecordKind.HOLDER, address.type().code(), address.value()));
    }

    /** The devices and passes of a profile. */
    RecordKey reach(ProfileId id) {
        return key(RecordKind.REACH, id.value());
    }

    /** What a call with this operation id answered. */
    public RecordKey operation(String operationId) {
        return hashed(RecordKind.OPERATION, hash(RecordKind.OPERATION, operationId));
    }

    /** An erasure. */
    RecordKey erasure(String id) {
        return key(RecordKind.ERASURE, id);
    }

    /** Some of what an erasure suppressed. */
    RecordKey erasurePage(String id, int page) {
        return key(RecordKind.ERASURE_PAGE, id + MORE_FOLLOWS + padded(page, 8));
    }

    /** The key of a record by an id that it has or had under any of the hash keys so far. */
    RecordKey upToDate(RecordKind kind, String hashedId) {
        int digits = hashedId.charAt(0) - 'a' + 1;
        int from = Integer.parseInt(hashedId.substring(1, 1 + digits));
        String hash = hashedId.substring(1 + digits);
        if (earlier == null || from == number) {
            return key(kind, prefix + hashes.advance(hash, from, number));
        }
        return current(key(kind, earlierPrefix + hashes.advance(hash, from, number - 1)));
    }

    /** The hash of a profile's whole name under the first key, if it has one. */
    Optional<String> wholeName(IdentityRules rules, Profile profile) {
        return rules.wholeName(profile).map(name -> hashes.first().text(tenant, "whole name", name));
    }

    /** The wallet of a profile. */
    RecordKey wallet(ProfileId id) {
        return key(RecordKind.WALLET, id.value());
    }

    /** Some of the ledger of a profile. */
    RecordKey ledger(ProfileId id, long page) {
        return key(RecordKind.LEDGER, id.value() + MORE_FOLLOWS + padded(page, 10));
    }

    /** What a ledger entry with the caller's id is about. */
    RecordKey entry(String entryId) {
        return hashed(RecordKind.ENTRY, hash(RecordKind.ENTRY, entryId));
    }

    /** That points were adjusted at a moment by an entry of a profile's ledger. */
    RecordKey adjustment(Instant at, ProfileId id, long sequence) {
        return key(RecordKind.ADJUSTMENT, AuditEntry.id(at, id.value() + MORE_FOLLOWS + padded(sequence, 10)));
    }

    /**
     * The entry of a ledger that is an adjustment.
     *
     * @param profile whose ledger
     * @param sequence its number there
     */
    record Adjusted(ProfileId profile, long sequence) {}

    /** The entry that the record of an adjustment stands for. */
    static Adjusted adjusted(RecordKey adjustment) {
        String[] parts = adjustment.id().split("/", -1);
        return new Adjusted(ProfileId.of(parts[parts.length - 2]), Long.parseLong(parts[parts.length - 1]));
    }

    /** An order of a profile. */
    RecordKey order(ProfileId id, String ofProfile) {
        return key(RecordKind.ORDER, orderPrefix(id) + ofProfile);
    }

    /** The profile whose order it is. */
    static ProfileId profileOfOrder(RecordKey order) {
        return ProfileId.of(order.id().substring(0, order.id().indexOf(MORE_FOLLOWS)));
    }

    /** What the ids of all orders of a profile begin with; they go on with the time of the order. */
    String orderPrefix(ProfileId id) {
        return id.value() + MORE_FOLLOWS;
    }

    /** Where the order with this id is. */
    RecordKey receipt(String orderId) {
        return hashed(RecordKind.RECEIPT, hash(RecordKind.RECEIPT, orderId));
    }

    /** The visits of a profile in a year that were counted. */
    RecordKey visits(ProfileId id, int year) {
        return key(RecordKind.VISITS, visitsPrefix(id) + year);
    }

    /** What the ids of all records of visits of a profile begin with. */
    String visitsPrefix(ProfileId id) {
        return id.value() + MORE_FOLLOWS;
    }

    /** Where a profile buys. */
    RecordKey purchases(ProfileId id) {
        return key(RecordKind.PURCHASES, id.value());
    }

    /** A change whose personas are being rearranged. */
    public RecordKey repair(String id) {
        return key(RecordKind.REPAIR, id);
    }

    /** An entry of the audit. */
    public RecordKey audit(String entryId) {
        return key(RecordKind.AUDIT, entryId);
    }

    /** An entry of the audit of a tenant. */
    static RecordKey audit(String tenant, AuditEntry entry) {
        return key(tenant, RecordKind.AUDIT, entry.id());
    }

    /** That an entry of the audit names a persona. */
    public RecordKey audited(PersonaId named, String entryId) {
        return key(RecordKind.AUDITED, auditedPrefix(named) + entryId);
    }

    /** What the ids of all records begin with that lead from this persona to entries of the audit. */
    public String auditedPrefix(PersonaId named) {
        return named.value() + "/";
    }

    /** Which records a shard of a feed has. */
    RecordKey feedHead(int feed, int shard) {
        return key(RecordKind.FEED_HEAD, feedShard(feed, shard));
    }

    /** A record of a shard of a feed. */
    RecordKey feed(int feed, int shard, long number) {
        return key(RecordKind.FEED, feedShard(feed, shard) + MORE_FOLLOWS + padded(number, 19));
    }

    /** A number that orders as text as it does as a number. */
    private static String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }

    private static String feedShard(int feed, int shard) {
        return feed + "/" + shard;
    }

    /** The hash of a profile's name under the first key, as a number that is not 0; or 0 if the name does not count. */
    public long nameHash(IdentityRules rules, Profile profile) {
        return rules.countedName(profile)
                .map(name -> hashes.first().number(tenant, "name", name))
                .orElse(0L);
    }
}
