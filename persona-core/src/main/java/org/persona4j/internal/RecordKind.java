package org.persona4j.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.persona4j.audit.AuditEntry;
import org.persona4j.favorite.PurchaseHistory;
import org.persona4j.merge.Decision;
import org.persona4j.profile.Profile;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;
import org.persona4j.wallet.LedgerPage;

/**
 * The kinds of records: what each is for, how its ids are made, and what an erasure does with it. There are no others, because
 * all keys are made by {@link RecordLayout} of one of these.
 *
 * <p>In the texts #(...) is a keyed hash of the tenant, the kind and the parts. A kind of which every id begins with one moves to
 * other ids when the hash key is replaced. What is <em>readable</em> is whatever a customer can be told by without the hash keys:
 * a name, an identifier, an address, a word of theirs.
 */
public enum RecordKind {
    /** What every commit expects. */
    TENANT(
            "tenant",
            "`current`",
            TenantRecord.class,
            Holds.IDS,
            ErasureRule.OF_TENANT,
            "checks of the hash keys, fingerprint of the rules, rotation and repartition under way; expected by every commit"),

    /** One source's record of a customer. */
    PROFILE(
            "profile",
            "profile id",
            Profile.class,
            Holds.READABLE,
            ErasureRule.DELETED_WITH_PROFILE,
            "everything that one record of a source says, and what people said of it"),

    /** The persona over some profiles. */
    PERSONA(
            "persona",
            "persona id",
            PersonaRecord.class,
            Holds.READABLE,
            ErasureRule.DELETED_WITH_PROFILE,
            "the members, and what was refused: of identifiers only such as a member carries"),

    /** The profile of a record of a source. */
    SOURCE(
            "source",
            "#(source, record id)",
            SourceRef.class,
            Holds.IDS,
            ErasureRule.SUPPRESSES,
            "the profile of the record, what is suppressed"),

    /** Who carries a value. */
    IDENTIFIER(
            "identifier",
            "#(type, value)",
            IdentifierRecord.class,
            Holds.READABLE,
            ErasureRule.SUPPRESSES,
            "the value while anybody carries it, up to cap + 1 owners, operators' words, what is suppressed"),

    /** That a profile carries a value whose record is full. */
    OWNER(
            "owner",
            "#(type, value)/profile id",
            Nothing.class,
            Holds.IDS,
            ErasureRule.DELETED_WITH_PROFILE,
            "empty: a further owner of a value whose record is full"),

    /** That a profile once carried a value. */
    FORMER(
            "former",
            "#(type, value)/profile id",
            Nothing.class,
            Holds.IDS,
            ErasureRule.DELETED_WITH_PROFILE,
            "empty: a profile that once carried the value"),

    /** By which names a profile is found. */
    NAME(
            "name",
            "#(part, name)/profile id",
            Nothing.class,
            Holds.IDS,
            ErasureRule.DELETED_WITH_PROFILE,
            "empty: a profile that states the full name, or was given it or a part of it"),

    /** Which profiles were seen when. */
    SEEN(
            "seen",
            "time/profile id",
            Nothing.class,
            Holds.IDS,
            ErasureRule.DELETED_WITH_PROFILE,
            "empty: a profile that its source first saw at the time"),

    /** Which sources there are. */
    KNOWN_SOURCE(
            "known-source",
            "source",
            Nothing.class,
            Holds.IDS,
            ErasureRule.OF_TENANT,
            "empty: that there was a record of the source"),

    /** What a person decided about who is who. */
    DECISION(
            "decision",
            "decision id",
            Decision.class,
            Holds.IDS,
            ErasureRule.OF_IDS_ONLY,
            "two sets of profile ids, who decided, and why: a reason holds no personal data"),

    /** What was said of an address on a channel. */
    OPT_IN(
            "optin",
            "#(channel, address)",
            OptInRecord.class,
            Holds.READABLE,
            ErasureRule.REDUCED,
            "the address, what was said of it, latest last, and the imports that had it"),

    /** What was said of an address earlier. */
    OPT_IN_PAGE(
            "optin-page",
            "#(channel, address)/page",
            OptInRecord.Page.class,
            Holds.READABLE,
            ErasureRule.DELETED_WITH_ADDRESS,
            "earlier events and imports"),

    /** That an import had an address. */
    IMPORTED(
            "imported",
            "#(import id)/#(channel, address)",
            ImportedRecord.class,
            Holds.READABLE,
            ErasureRule.DELETED_WITH_ADDRESS,
            "an address of an import, noted in the record of the address"),

    /** How far an import is. */
    IMPORT(
            "import",
            "#(import id)",
            ImportRecord.class,
            Holds.IDS,
            ErasureRule.OF_IDS_ONLY,
            "what an import asked for, how far it is and what became of its rows in numbers, with keyed digests of both"),

    /** Which imports began when. */
    IMPORT_BEGUN(
            "import-begun",
            "time/unique id",
            ImportRecord.Begun.class,
            Holds.IDS,
            ErasureRule.OF_TENANT,
            "the id of an import that began at the time"),

    /** The devices and passes of a profile. */
    REACH(
            "reach",
            "profile id",
            ReachRecord.class,
            Holds.READABLE,
            ErasureRule.DELETED_WITH_PROFILE,
            "the devices and passes of the profile"),

    /** Whose a device or pass is. */
    HOLDER(
            "holder",
            "#(address)",
            ProfileRef.class,
            Holds.IDS,
            ErasureRule.DELETED_WITH_PROFILE,
            "the profile of a device or pass"),

    /** What a profile has earned and can spend. */
    WALLET(
            "wallet",
            "profile id",
            WalletRecord.class,
            Holds.IDS,
            ErasureRule.DELETED_WITH_PROFILE,
            "the balance, the open lots, membership, and orders that are still to earn"),

    /** How it came about. */
    LEDGER(
            "ledger",
            "profile id/page",
            LedgerPage.class,
            Holds.READABLE,
            ErasureRule.DELETED_WITH_PROFILE,
            "entries of the ledger of the profile, which are never changed, with notes and ids of callers"),

    /** What entry has a caller's id. */
    ENTRY(
            "entry",
            "#(entry id)",
            EntryRecord.class,
            Holds.READABLE,
            ErasureRule.DELETED_WITH_PROFILE,
            "what was asked with the id and answered, and where the entries are"),

    /** That somebody adjusted points. */
    ADJUSTMENT(
            "adjustment",
            "time/profile id/sequence",
            Nothing.class,
            Holds.IDS,
            ErasureRule.DELETED_WITH_PROFILE,
            "empty: that the entry of the ledger is an adjustment"),

    /** What a customer bought. */
    ORDER(
            "order",
            "profile id/time/unique id",
            OrderRecord.class,
            Holds.READABLE,
            ErasureRule.DELETED_WITH_PROFILE,
            "an order, its refunds, and what it earned and why"),

    /** Where an order is. */
    RECEIPT(
            "receipt",
            "#(order id)",
            ReceiptRef.class,
            Holds.IDS,
            ErasureRule.DELETED_WITH_PROFILE,
            "the order with the id"),

    /** On which days a customer came. */
    VISITS(
            "visits",
            "profile id/year",
            VisitsRecord.class,
            Holds.IDS,
            ErasureRule.DELETED_WITH_PROFILE,
            "which days were visits that earned points, and which prolonged points"),

    /** Where a customer buys. */
    PURCHASES(
            "purchases",
            "profile id",
            PurchaseHistory.class,
            Holds.READABLE,
            ErasureRule.DELETED_WITH_PROFILE,
            "how many orders in which shops, by day, as far back as it counts for the favorite store"),

    /** What a call with an operation id answered. */
    OPERATION(
            "operation",
            "#(operation id)",
            OperationRecord.class,
            Holds.IDS,
            ErasureRule.OF_IDS_ONLY,
            "what a call with this id answered, in ids and numbers, and a keyed digest of what it asked"),

    /** A change of which a part is still to be committed. */
    REPAIR(
            "repair",
            "repair id",
            RepairRecord.class,
            Holds.READABLE,
            ErasureRule.TRANSIENT,
            "a change whose personas are still being rearranged, or whose opt-outs are still being copied"),

    /** That a persona is in the archive. */
    ARCHIVED(
            "archived",
            "persona id",
            ArchivedRecord.class,
            Holds.IDS,
            ErasureRule.DELETED_WITH_PROFILE,
            "that the persona is in the archive, why and since when"),

    /** The erasure of a customer. */
    ERASURE(
            "erasure",
            "erasure id",
            ErasureRecord.class,
            Holds.IDS,
            ErasureRule.OF_IDS_ONLY,
            "how far an erasure is, and how much it removed"),

    /** What an erasure suppressed. */
    ERASURE_PAGE(
            "erasure-page",
            "erasure id/page",
            ErasureRecord.Page.class,
            Holds.IDS,
            ErasureRule.OF_IDS_ONLY,
            "the ids of records in which an erasure suppressed something, so that it can be released; and for a while whom it takes"),

    /** Who did what. */
    AUDIT(
            "audit",
            "time/unique id",
            AuditEntry.class,
            Holds.IDS,
            ErasureRule.OF_IDS_ONLY,
            "who did what to which persona ids, and why: a reason holds no personal data"),

    /** That an entry of the audit names a persona. */
    AUDITED(
            "audited",
            "persona id/id of the entry",
            Nothing.class,
            Holds.IDS,
            ErasureRule.OF_IDS_ONLY,
            "empty: that the entry names the persona"),

    /** Which changes a shard of the change feed has. */
    FEED_HEAD(
            "feed-head",
            "feed/shard",
            FeedHead.class,
            Holds.IDS,
            ErasureRule.OF_TENANT,
            "the numbers of the first and the next record of the shard"),

    /** What other systems are told of. */
    FEED(
            "feed",
            "feed/shard/number",
            FeedRecord.class,
            Holds.IDS,
            ErasureRule.OF_IDS_ONLY,
            "what a commit tells of personas: ids, kinds of changes, channels and the time");

    /** The kinds of which every id begins with a keyed hash, and which therefore move to another id with a new key. */
    static final List<RecordKind> HASHED =
            Arrays.stream(values()).filter(RecordKind::isHashed).toList();

    /** What a record can hold of a customer. */
    private enum Holds {
        /** Something readable. */
        READABLE,
        /** Ids, hashes, times and numbers, and the words of staff, which by contract hold nothing of a customer. */
        IDS
    }

    private final String storedName;
    private final String id;
    private final Class<?> content;
    private final Holds holds;
    private final ErasureRule erasure;
    private final String sentence;

    RecordKind(String storedName, String id, Class<?> content, Holds holds, ErasureRule erasure, String sentence) {
        if (holds == Holds.READABLE && !erasure.allowsReadable()) {
            throw new IllegalArgumentException("a " + storedName + " may hold something readable, which must not stay");
        }
        this.storedName = storedName;
        this.id = id;
        this.content = content;
        this.holds = holds;
        this.erasure = erasure;
        this.sentence = sentence;
    }

    /** The name of the kind in the store. */
    public String storedName() {
        return storedName;
    }

    /** Whether it is a record of this kind. */
    public boolean has(RecordKey key) {
        return storedName.equals(key.kind());
    }

    /** How ids are made, in words. */
    public String id() {
        return id;
    }

    /** The class of the content; {@link Nothing} if a record says all by being there. */
    Class<?> content() {
        return content;
    }

    /** Whether every id begins with a keyed hash. */
    boolean isHashed() {
        return id.startsWith("#(");
    }

    /** Whether a record may hold anything that a customer can be told by without the hash keys. */
    public boolean mayHoldReadable() {
        return holds == Holds.READABLE;
    }

    /** What an erasure does with its records. */
    public ErasureRule erasure() {
        return erasure;
    }

    /** What its records hold, in words. */
    public String sentence() {
        return sentence;
    }

    /** The kind with this name in the store. */
    public static Optional<RecordKind> named(String storedName) {
        return Arrays.stream(values())
                .filter(kind -> kind.storedName.equals(storedName))
                .findFirst();
    }

    /** A scan over all records of the kind. */
    RecordScan scan(String tenant) {
        return RecordScan.of(tenant, storedName);
    }

    /** The kinds as a table in Markdown. */
    public static String toMarkdown() {
        return Arrays.stream(values())
                .map(kind -> "| " + kind.storedName + " | " + kind.id + " | " + kind.sentence + " | "
                        + (kind.mayHoldReadable() ? "yes" : "no") + " | " + kind.erasure.label() + " |\n")
                .collect(Collectors.joining(
                        "", "| kind | id | holds | readable | an erasure |\n|---|---|---|:-:|---|\n", ""));
    }
}
