package org.persona4j;

import java.time.Clock;
import java.util.function.Supplier;
import org.persona4j.identity.Normalizers;
import org.persona4j.internal.Layouts;
import org.persona4j.internal.Transactions;
import org.persona4j.internal.WalletUpkeep;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.merge.IdentityRules;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.persona.Survivorship;
import org.persona4j.store.PersonaStore;

/** What all calls about one tenant share. Only a {@link Caller} has one, and gives it for a permission. */
record Session(
        PersonaStore store,
        Layouts layout,
        Transactions transactions,
        IdentityRules rules,
        Survivorship survivorship,
        Normalizers normalizers,
        OptInPolicy optInPolicy,
        LoyaltyPolicy loyaltyPolicy,
        Supplier<String> ids,
        Clock clock) {
    /** What is done about wallets step by step. */
    WalletUpkeep upkeep() {
        return new WalletUpkeep(transactions, store, loyaltyPolicy);
    }
}
