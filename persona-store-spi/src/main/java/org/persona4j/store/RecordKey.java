package org.persona4j.store;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The name of a record: a tenant, a kind and an id.
 *
 * <p>Tenant and kind have {@value #MAX_TENANT_BYTES} bytes of UTF-8 at most, the id {@value #MAX_ID_BYTES}; none is empty.
 * Each is well-formed (no unpaired surrogate) and free of U+0000. By contract no id holds personal data, so a key may
 * appear in messages and logs; the messages of this class do not quote one all the same.
 *
 * <p>Keys order by tenant, then kind, then id, each by its UTF-8 bytes ({@link #ID_ORDER}), which is not the order of
 * {@link String#compareTo}: that one puts U+10000 before U+FFFF.
 *
 * <p>Immutable, thread-safe, a value.
 */
public final class RecordKey implements Comparable<RecordKey> {

    /** The most UTF-8 bytes a tenant may have. */
    public static final int MAX_TENANT_BYTES = 64;

    /** The most UTF-8 bytes a kind may have. */
    public static final int MAX_KIND_BYTES = 64;

    /** The most UTF-8 bytes an id may have. */
    public static final int MAX_ID_BYTES = 512;

    /** The order of ids in a store: by their UTF-8 bytes. Defined for well-formed texts. */
    public static final Comparator<String> ID_ORDER = IdText::compare;

    private final String tenant;
    private final String kind;
    private final String id;

    /** Keys are made to be looked up, and often by another thread than the one that waits for what is found. */
    private final int hash;

    private RecordKey(String tenant, String kind, String id) {
        this.tenant = tenant;
        this.kind = kind;
        this.id = id;
        this.hash = 31 * (31 * tenant.hashCode() + kind.hashCode()) + id.hashCode();
    }

    /**
     * Returns the key with these parts.
     *
     * @param tenant the tenant, 1 to {@value #MAX_TENANT_BYTES} bytes of UTF-8
     * @param kind the kind, 1 to {@value #MAX_KIND_BYTES} bytes of UTF-8
     * @param id the id, 1 to {@value #MAX_ID_BYTES} bytes of UTF-8
     * @return the key
     * @throws IllegalArgumentException if a part is empty, too long, not well-formed or holds U+0000; the message names
     *     the part and the bound
     */
    public static RecordKey of(String tenant, String kind, String id) {
        return new RecordKey(requireTenant(tenant), requireKind(kind), requireId(id));
    }

    /**
     * Returns the key of another record of the same tenant and kind. Cheaper than {@link #of}.
     *
     * @param id the id, 1 to {@value #MAX_ID_BYTES} bytes of UTF-8
     * @return the key
     * @throws IllegalArgumentException if the id is empty, too long, not well-formed or holds U+0000
     */
    public RecordKey withId(String id) {
        return new RecordKey(tenant, kind, requireId(id));
    }

    static String requireTenant(String tenant) {
        return IdText.requirePart("tenant", requireNonNull(tenant, "tenant"), MAX_TENANT_BYTES);
    }

    static String requireKind(String kind) {
        return IdText.requirePart("kind", requireNonNull(kind, "kind"), MAX_KIND_BYTES);
    }

    static String requireId(String id) {
        return IdText.requirePart("id", requireNonNull(id, "id"), MAX_ID_BYTES);
    }

    /**
     * Returns the tenant the record belongs to.
     *
     * @return the tenant
     */
    public String tenant() {
        return tenant;
    }

    /**
     * Returns the kind of the record.
     *
     * @return the kind
     */
    public String kind() {
        return kind;
    }

    /**
     * Returns the id of the record, unique in its tenant and kind.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /** Compares by tenant, then kind, then id, each by its UTF-8 bytes. Consistent with equals. */
    @Override
    public int compareTo(RecordKey other) {
        int order = IdText.compare(tenant, other.tenant);
        if (order == 0) {
            order = IdText.compare(kind, other.kind);
        }
        return order == 0 ? IdText.compare(id, other.id) : order;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RecordKey that
                        && hash == that.hash
                        && id.equals(that.id)
                        && kind.equals(that.kind)
                        && tenant.equals(that.tenant));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Returns {@code tenant/kind/id}, for people. The parts may hold slashes, so it cannot be read back. */
    @Override
    public String toString() {
        return tenant + "/" + kind + "/" + id;
    }
}
