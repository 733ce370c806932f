package org.persona4j.internal;

import java.util.Locale;
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
 * <tr><td>tenant</td><td>{@code current}</td><td>{@link TenantRecord}: check of the hash key, fingerprint of the rules,
 *     repartition under way; expected by every commit</td></tr>
 * <tr><td>profile</td><td>profile id</td><td>{@code Profile}</td></tr>
 * <tr><td>persona</td><td>persona id</td><td>{@link PersonaRecord}: the members, and what was refused</td></tr>
 * <tr><td>source</td><td>#(source, record id)</td><td>{@link ProfileRef}</td></tr>
 * <tr><td>identifier</td><td>#(type, value)</td><td>{@link IdentifierRecord}: up to cap + 1 owners, operators' words</td></tr>
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
 * <tr><td>audit</td><td>time/unique id</td><td>{@code AuditEntry}: who did what</td></tr>
 * <tr><td>audited</td><td>persona id/id of the entry</td><td>empty: that the entry names the persona</td></tr>
 * </table>
 *
 * <p>#(...) is the {@link KeyedHash} of tenant, kind and the parts: no record id holds personal data. Immutable and
 * thread-safe.
 */
public final class RecordLayout {
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

    /** The kind of the entries of the audit, for scans. */
    public static final String AUDIT = "audit";

    /** The kind of the records that lead from a persona to the entries that name it, for scans. */
    public static final String AUDITED = "audited";

    private final String tenant;
    private final KeyedHash hash;
    private final String keyCheck;

    /** The layout of a tenant. */
    public RecordLayout(String tenant, KeyedHash hash) {
        this.tenant = tenant;
        this.hash = hash;
        this.keyCheck = hash.text(tenant, "key check");
    }

    /** Whether the other lays out the same tenant under the same hash key. */
    boolean isLike(RecordLayout other) {
        return tenant.equals(other.tenant) && keyCheck.equals(other.keyCheck);
    }

    /** A hash that only the tenant's hash key gives. */
    String keyCheck() {
        return keyCheck;
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
        return RecordKey.of(tenant, "source", sourceHash(source, sourceRecordId));
    }

    /** The keyed hash of a record of a source; also what orders its profile. */
    public String sourceHash(Source source, String sourceRecordId) {
        return hash.text(tenant, "source", source.toString(), sourceRecordId);
    }

    /** The owners of a value. */
    public RecordKey identifier(Identifier identifier) {
        return RecordKey.of(tenant, IDENTIFIER, valueHash(identifier));
    }

    /** That a profile owns a value whose record is full. */
    public RecordKey owner(RecordKey identifier, ProfileId owner) {
        return RecordKey.of(tenant, OWNER, ownerPrefix(identifier) + owner.value());
    }

    /** That a profile once owned a value. */
    public RecordKey former(RecordKey identifier, ProfileId owner) {
        return RecordKey.of(tenant, FORMER, ownerPrefix(identifier) + owner.value());
    }

    /** What the ids of all owner and former records of a value begin with. */
    public String ownerPrefix(RecordKey identifier) {
        return identifier.id() + "/";
    }

    /** The profile that an owner or former record names. */
    public static ProfileId ownerOf(RecordKey ownerOrFormer) {
        String id = ownerOrFormer.id();
        return ProfileId.of(id.substring(id.indexOf('/') + 1));
    }

    /** A decision. */
    public RecordKey decision(DecisionId id) {
        return RecordKey.of(tenant, "decision", id.value());
    }

    /** What was said of an address on a channel. */
    public RecordKey optIn(Channel channel, Address address) {
        return RecordKey.of(
                tenant,
                OPT_IN,
                hash.text(tenant, OPT_IN, channel.code(), address.type().code(), address.value()));
    }

    /** Earlier events at an address, some of them. */
    RecordKey optInPage(RecordKey optIn, int page) {
        return RecordKey.of(tenant, OPT_IN_PAGE, optIn.id() + "/" + String.format(Locale.ROOT, "%08d", page));
    }

    /** What stands for an address wherever the address itself may not be. */
    public String addressId(Address address) {
        return hash.text(tenant, "address", address.type().code(), address.value());
    }

    /** That an import had an address on a channel. */
    RecordKey imported(String importId, Channel channel, Address address) {
        return RecordKey.of(
                tenant,
                IMPORTED,
                importedPrefix(importId) + optIn(channel, address).id());
    }

    /** What the ids of all addresses of an import begin with. */
    String importedPrefix(String importId) {
        return hash.text(tenant, IMPORTED, importId) + "/";
    }

    /** The profile that a device or a pass belongs to. */
    RecordKey holder(Address address) {
        return RecordKey.of(tenant, "holder", addressId(address));
    }

    /** The devices and passes of a profile. */
    RecordKey reach(ProfileId id) {
        return RecordKey.of(tenant, "reach", id.value());
    }

    /** What a call with this operation id answered. */
    public RecordKey operation(String operationId) {
        return RecordKey.of(tenant, OPERATION, hash.text(tenant, OPERATION, operationId));
    }

    /** A change whose personas are being rearranged. */
    public RecordKey repair(String id) {
        return RecordKey.of(tenant, "repair", id);
    }

    /** An entry of the audit. */
    public RecordKey audit(String entryId) {
        return RecordKey.of(tenant, AUDIT, entryId);
    }

    /** That an entry of the audit names a persona. */
    public RecordKey audited(PersonaId named, String entryId) {
        return RecordKey.of(tenant, AUDITED, auditedPrefix(named) + entryId);
    }

    /** What the ids of all records begin with that lead from this persona to entries of the audit. */
    public String auditedPrefix(PersonaId named) {
        return named.value() + "/";
    }

    /** The keyed hash of a profile's name, as a number that is not 0; or 0 if the name does not count. */
    public long nameHash(IdentityRules rules, Profile profile) {
        return rules.countedName(profile)
                .map(name -> hash.number(tenant, "name", name))
                .orElse(0L);
    }

    /** A keyed digest of the parts of a request. */
    public String digest(String... parts) {
        return hash.text(parts);
    }

    private String valueHash(Identifier identifier) {
        IdentifierType type = identifier.type();
        return hash.text(tenant, IDENTIFIER, type.name().toLowerCase(Locale.ROOT), identifier.value());
    }
}
