package org.persona4j.wallet;

import org.persona4j.identity.ProfileId;

/** Where the pages of ledgers are read from. */
@FunctionalInterface
public interface LedgerPages {
    /**
     * A page of the ledger of a profile. Only pages are asked for that the profile's {@link ProfileWallet} knows entries of; a page
     * that was read later than it may have more entries, which do not count.
     *
     * @param profile whose ledger
     * @param number which page, from 0
     */
    LedgerPage page(ProfileId profile, long number);
}
