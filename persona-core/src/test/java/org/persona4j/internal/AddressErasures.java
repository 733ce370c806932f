package org.persona4j.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.persona4j.identity.Identifier;
import org.persona4j.merge.IdentityRules;
import org.persona4j.optin.Address;
import org.persona4j.store.PersonaStore;

/** What an erasure does about the address of a customer, as a step of its own. */
public final class AddressErasures {
    private static final int MOST_STEPS = 1_000;

    private final Transactions transactions;

    /** The steps on a tenant, whose keys are these. */
    public AddressErasures(
            PersonaStore store,
            String tenant,
            List<byte[]> keys,
            IdentityRules rules,
            Supplier<String> ids,
            Clock clock) {
        HashChain chain = new HashChain(keys.stream().map(KeyedHash::new).toList());
        this.transactions = new Transactions(store, new Layouts(tenant, chain), rules, ids, clock);
    }

    /** Suppresses a value, whose owners are gone or someone else's. */
    public void suppress(Identifier identifier, String erasure, Instant at, boolean paired) {
        transactions.change(attempt -> {
            IdentifierRecord found = attempt.index().find(identifier);
            IdentifierRecord record = found == null ? IdentifierRecord.of(identifier) : found;
            Suppression.Erased erased = new Suppression.Erased(erasure, at, paired, List.of(), null);
            Suppression more = Suppression.of(record.suppressionOrNull()).with(erased);
            attempt.workspace()
                    .put(attempt.key(identifier), record.withSuppression(more).kept());
            return Nothing.NOTHING;
        });
    }

    /** Recovers a customer. */
    public void release(Identifier identifier, String erasure, Instant at) {
        transactions.change(attempt -> {
            IdentifierRecord record = attempt.index().find(identifier);
            Suppression released = Suppression.of(record == null ? null : record.suppressionOrNull())
                    .releaseErasure(erasure, at);
            attempt.workspace()
                    .put(
                            attempt.key(identifier),
                            IdentifierRecord.of(identifier)
                                    .withSuppression(released)
                                    .kept());
            return Nothing.NOTHING;
        });
    }

    /** Does as much as fits into one commit, and answers whether all is done. */
    public boolean step(Address address, String erasure, Instant at) {
        return transactions.change(attempt -> new OptInStore(attempt).erase(address, erasure, at));
    }

    /** Erases what was said of an address, and answers in how many commits. */
    public int erase(Address address, String erasure, Instant at) {
        return IntStream.rangeClosed(1, MOST_STEPS)
                .filter(number -> step(address, erasure, at))
                .findFirst()
                .orElseThrow();
    }
}
