package org.persona4j.internal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
 * Where everything is kept: which ids there are. All record keys of a tenant are made here, each of a {@link RecordKind}, which
 * tells what there is; how an id is made, and when a layout is thread-safe, {@link RecordIds} tells.
 */
public final class RecordLayout extends RecordIds {
    /** The layout of a tenant under the only key there is. */
    public RecordLayout(String tenant, KeyedHash hash) {
        this(tenant, new HashChain(List.of(hash)), 1, false);
    }

    /** The layout of a tenant under the key of this number, while records move to it from the key before or not. */
    RecordLayout(String tenant, HashChain hashes, int number, boolean moving) {
        super(tenant, hashes, number, moving);
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
        return below(RecordKind.OWNER, identifier, owner.value());
    }

    /** That a profile once owned a value. */
    public RecordKey former(RecordKey identifier, ProfileId owner) {
        return below(RecordKind.FORMER, identifier, owner.value());
    }

    /** Where a name or a part of one leads to; there is no such record, but the ids of those there are begin with its id. */
    public RecordKey name(NameKey name) {
        return hashed(RecordKind.NAME, hash(RecordKind.NAME, name.part().name(), name.name()));
    }

    /** That a profile is found by a name. */
    public RecordKey named(RecordKey name, ProfileId profile) {
        return below(RecordKind.NAME, name, profile.value());
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
        return below(RecordKind.OPT_IN_PAGE, optIn, padded(page, 8));
    }

    /** What stands for an address wherever the address itself may not be: its hash under the first key, which never changes. */
    public String addressId(Address address) {
        return firstHash().text(tenant(), "address", address.type().code(), address.value());
    }

    /** That an import had an address on a channel. */
    RecordKey imported(String importId, Channel channel, Address address) {
        return below(RecordKind.IMPORTED, imported(importId), optIn(channel, address));
    }

    private RecordKey imported(String importId) {
        return hashed(RecordKind.IMPORTED, hash(RecordKind.IMPORTED, importId));
    }

    /** All that the ids of the addresses of an import may begin with, the earlier one first. */
    List<String> importedPrefixes(String importId) {
        return prefixesBelow(imported(importId));
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

    /** The hash of a profile's whole name under the first key, if it has one. */
    Optional<String> wholeName(IdentityRules rules, Profile profile) {
        return rules.wholeName(profile).map(name -> firstHash().text(tenant(), "whole name", name));
    }

    /** The wallet of a profile. */
    RecordKey wallet(ProfileId id) {
        return key(RecordKind.WALLET, id.value());
    }

    /** Some of the ledger of a profile. */
    RecordKey ledger(ProfileId id, long page) {
        return key(RecordKind.LEDGER, prefixOf(id) + padded(page, 10));
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
        return key(RecordKind.ORDER, prefixOf(id) + ofProfile);
    }

    /** The profile whose order it is. */
    static ProfileId profileOfOrder(RecordKey order) {
        return ProfileId.of(order.id().substring(0, order.id().indexOf(MORE_FOLLOWS)));
    }

    /**
     * What the ids of all records of a profile begin with of a kind of which it has many: orders, which go on with the time of
     * the order, pages of its ledger and years of its visits.
     */
    String prefixOf(ProfileId id) {
        return id.value() + MORE_FOLLOWS;
    }

    /** Where the order with this id is. */
    RecordKey receipt(String orderId) {
        return hashed(RecordKind.RECEIPT, hash(RecordKind.RECEIPT, orderId));
    }

    /** The visits of a profile in a year that were counted. */
    RecordKey visits(ProfileId id, int year) {
        return key(RecordKind.VISITS, prefixOf(id) + year);
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

    private static String feedShard(int feed, int shard) {
        return feed + "/" + shard;
    }

    /** The hash of a profile's name under the first key, as a number that is not 0; or 0 if the name does not count. */
    public long nameHash(IdentityRules rules, Profile profile) {
        return rules.countedName(profile)
                .map(name -> firstHash().number(tenant(), "name", name))
                .orElse(0L);
    }
}
