package org.persona4j.internal;

import java.time.Clock;
import java.util.function.Supplier;
import org.persona4j.identity.Normalizers;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.merge.IdentityRules;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.store.PersonaStore;

/**
 * What imports into a tenant work with. Immutable and thread-safe.
 *
 * @param store where the records are
 * @param layouts how they are laid out
 * @param transactions the loop over the store
 * @param rules what makes two profiles one customer
 * @param normalizers how identifiers are read
 * @param optIns what holds for opt-ins
 * @param loyalty what holds for points
 * @param ids where new ids come from
 * @param clock where the time comes from
 */
public record ImportTools(
        PersonaStore store,
        Layouts layouts,
        Transactions transactions,
        IdentityRules rules,
        Normalizers normalizers,
        OptInPolicy optIns,
        LoyaltyPolicy loyalty,
        Supplier<String> ids,
        Clock clock) {
    /** The same over another store, which is on top of this one. */
    ImportTools over(PersonaStore other) {
        Transactions own = new Transactions(other, layouts, rules, ids, clock);
        return new ImportTools(other, layouts, own, rules, normalizers, optIns, loyalty, ids, clock);
    }
}
