package org.persona4j.internal;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.profile.Absence;
import org.persona4j.store.PersonaStore;

/** An erasure that was broken off before anything was suppressed or deleted. */
public final class HalfErased {
    private final Transactions transactions;

    /** Those of a tenant with this hash key and the standard rules. */
    public HalfErased(PersonaStore store, String tenant, byte[] key, Supplier<String> ids, Clock clock) {
        HashChain chain = new HashChain(List.of(new KeyedHash(key)));
        this.transactions = new Transactions(store, new Layouts(tenant, chain), IdentityRules.standard(), ids, clock);
    }

    /** Sets a persona aside to be erased. */
    public void setAside(PersonaId persona) {
        transactions.change(attempt -> new Absences(attempt)
                .setAside(persona, attempt.requirePersona(persona).members(), Absence.ERASING));
    }
}
