package org.persona4j.access;

/**
 * What an actor may do. Each public call of the engine needs exactly one of these, and {@link AccessPolicy} says which role has
 * it.
 *
 * <p>Some can be had {@link #onOwnDataAlone() on one's own data alone}; only these can be given to a {@link Role#CUSTOMER}, who
 * has them on one persona. In texts and tables a permission is its name.
 */
public enum Permission {
    /** Find single personas and see what is in them. */
    VIEW_PERSONAS(true),
    /** Go through many personas at once. */
    LIST_PERSONAS(false),
    /** Make personas out of what staff type in, or what an integration sends. */
    CREATE_PERSONAS(false),
    /** Set traits and overrides. */
    EDIT_PERSONAS(true),
    /** Make a persona by a form of the loyalty program or the wallet app: the customer's own act, or one done for them. */
    SIGN_UP(true),
    /** Take in files of customers. */
    IMPORT(false),
    /** See why profiles are one persona, what was refused and decided, and what a change would do. */
    SEE_MERGES(false),
    /** Link and separate personas, correct identifiers, and take each back. */
    MERGE(false),
    /** Say for the whole account that a value is shared or is not, and take that back. */
    DECLARE_SHARED(false),
    /** See points, where they come from, and orders. */
    VIEW_WALLETS(true),
    /** Say what was bought and what was taken back, from which points follow. */
    RECORD_ORDERS(false),
    /** Join the loyalty program and leave it. */
    CHANGE_MEMBERSHIP(true),
    /** Spend a customer's points, and give back what was spent. */
    SPEND_POINTS(false),
    /** Add points to a wallet or take them off, other than by an order. */
    ADJUST_POINTS(false),
    /** Go through the adjustments of many wallets at once. */
    LIST_ADJUSTMENTS(false),
    /** Find a customer by a receipt. */
    LOOK_UP_RECEIPTS(false),
    /** See what an address is opted in to, and why. */
    VIEW_OPT_INS(true),
    /** Opt an address in or out. */
    SET_OPT_INS(true),
    /** Hand on what the user of a device or pass says with it, and whose it is. Nobody who works for the retailer can have it. */
    HAND_ON_DEVICES(true),
    /** Put personas into the archive, see it and take personas out of it; not those archived by a privacy process. */
    ARCHIVE(false),
    /** Put personas into the archive of privacy processes, see it and take personas out of it. */
    RESTORE_PRIVACY_ARCHIVE(false),
    /** Have a customer forgotten. */
    ERASE(true),
    /** See to the end of erasures that were broken off, and look at their receipts. */
    ERASE_REST(false),
    /** Put an identifier on the blocklist, which hides its persona. */
    BLOCK(false),
    /** Lift a block or free an erased customer to return, at the customer's request. */
    RECOVER(false),
    /** Learn that a persona is hidden and why; never what is in it. */
    SEE_HIDDEN(false),
    /** See who did what when. */
    VIEW_AUDIT(false),
    /** Replace the key under which identifiers are hashed. */
    MANAGE_KEYS(false),
    /** Read what changed, of all personas that are seen: their ids, and what became of them. */
    FOLLOW_CHANGES(false),
    /** Have changes told or told no more, and delete those that were. */
    MANAGE_CHANGES(false),
    /** Make the engine forget the ids of calls that nobody will make again. */
    PURGE_OPERATIONS(false);

    private final boolean onOwnDataAlone;

    Permission(boolean onOwnDataAlone) {
        this.onOwnDataAlone = onOwnDataAlone;
    }

    /**
     * Whether the permission makes sense for one persona: without it, what is seen or changed concerns others too.
     *
     * @return whether a customer can have it
     */
    public boolean onOwnDataAlone() {
        return onOwnDataAlone;
    }
}
