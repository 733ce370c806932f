package org.persona4j.internal;

import java.util.ArrayList;
import java.util.List;
import org.persona4j.error.TenantMismatchException;
import org.persona4j.merge.IdentityRules;
import org.persona4j.store.RecordKey;

/**
 * The layouts of a tenant's records, one under each key of the keyring. Which of them holds is said by the tenant's own record,
 * so keys of records with hashed ids are made by an attempt, which has read it, and here only what no rotation changes.
 * Immutable and thread-safe.
 */
public final class Layouts {
    private final String tenant;
    private final HashChain hashes;
    private final List<String> keyChecks = new ArrayList<>();
    private final List<RecordLayout> plain = new ArrayList<>();

    /** The layouts of a tenant under the keys of this chain. */
    public Layouts(String tenant, HashChain hashes) {
        this.tenant = tenant;
        this.hashes = hashes;
        for (int number = 1; number <= hashes.length(); number++) {
            RecordLayout layout = new RecordLayout(tenant, hashes, number, false);
            plain.add(layout);
            keyChecks.add(layout.keyCheck());
        }
    }

    /** The tenant. */
    public String tenant() {
        return tenant;
    }

    /** The record that every commit expects. */
    public RecordKey tenantRecord() {
        return newest().tenantRecord();
    }

    /** How many keys the ring has. */
    public int keys() {
        return plain.size();
    }

    /** A keyed digest of the parts of a request, under the first key. */
    public String digest(String... parts) {
        return hashes.first().text(parts);
    }

    /** The record of a tenant that nobody wrote to yet: it begins with the last key. */
    TenantRecord begin(IdentityRules rules) {
        return new TenantRecord(
                TenantRecord.FORMAT,
                keyChecks.get(0),
                keyChecks.subList(1, keyChecks.size()),
                false,
                digest(tenant, "rules", rules.fingerprint()),
                null,
                null);
    }

    /** The record of a tenant whose records are to be moved to the next key, which the ring must have. */
    TenantRecord rotated(TenantRecord record) {
        return record.movingTo(keyChecks.get(record.keyNumber()));
    }

    /** The layout under the last key. */
    public RecordLayout newest() {
        return plain.get(plain.size() - 1);
    }

    /** The layout under the key of this number, when no records are being moved. */
    RecordLayout under(int number) {
        return plain.get(number - 1);
    }

    /**
     * The layout that the tenant's record says, for one attempt.
     *
     * @throws TenantMismatchException if the ring has not the keys, in their order, that the records were made with
     */
    public RecordLayout of(TenantRecord record) {
        int number = record.keyNumber();
        check(1, record.keyCheck());
        if (number > keys()) {
            throw new TenantMismatchException("the records of this tenant are under hash key number " + number
                    + ", and the keyring of this engine ends with number " + keys());
        }
        for (int later = 2; later <= number; later++) {
            check(later, record.laterKeyChecks().get(later - 2));
        }
        return record.moving() ? new RecordLayout(tenant, hashes, number, true) : under(number);
    }

    private void check(int number, String keyCheck) {
        if (!keyCheck.equals(keyChecks.get(number - 1))) {
            throw new TenantMismatchException(
                    "hash key number " + number + " is not the one the records of this tenant were made with");
        }
    }
}
