package org.persona4j.internal;

import org.persona4j.identity.ProfileId;

/** Thrown when something is to be done about a wallet, in commits of its own, before anything else is. */
final class PrepareFirst extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is to be done. */
    enum Work {
        /** Earlier orders of the profile are to earn. */
        ACCRUE,
        /** Points that have expired are to be entered into the ledgers of the persona of the profile. */
        SETTLE
    }

    private final Work work;
    private final ProfileId profile;

    PrepareFirst(Work work, ProfileId profile) {
        super("a wallet is to be prepared first", null, false, false);
        this.work = work;
        this.profile = profile;
    }

    Work work() {
        return work;
    }

    ProfileId profile() {
        return profile;
    }
}
