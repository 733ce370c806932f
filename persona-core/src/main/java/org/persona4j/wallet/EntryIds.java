package org.persona4j.wallet;

import org.persona4j.identity.ProfileId;

/**
 * The ids of ledger entries: which ones callers may give, and how the library makes its own.
 *
 * <p>A caller's id has 1 to {@value #MAX_LENGTH} characters, is well-formed Unicode without control characters, and begins with none
 * of {@code order:}, {@code refund:} and {@code expiry:}. No id is personal data.
 */
public final class EntryIds {
    /** The greatest length of an id that a caller gives, in {@code char}s. */
    public static final int MAX_LENGTH = 128;

    /** The greatest length of any: the library's own are a word longer than the caller's id they are made of. */
    static final int MAX_OWN_LENGTH = MAX_LENGTH + 16;

    private static final String ORDER = "order:";
    private static final String REFUND = "refund:";
    private static final String EXPIRY = "expiry:";

    private EntryIds() {}

    /**
     * Checks an id that a caller gave.
     *
     * @return the id
     * @throws IllegalArgumentException if it is no legal one, or the library's own
     */
    public static String check(String id) {
        Texts.check("id", id, MAX_LENGTH);
        if (isOwn(id)) {
            throw new IllegalArgumentException("id begins with a word that ids of the library itself begin with");
        }
        return id;
    }

    /** Whether an id is one that the library makes itself. */
    public static boolean isOwn(String id) {
        return id.startsWith(ORDER) || id.startsWith(REFUND) || id.startsWith(EXPIRY);
    }

    /** The id of what an order earned. */
    public static String ofOrder(String orderId) {
        return ORDER + orderId;
    }

    /** The id of what was taken back because of the refund of an order. */
    public static String ofRefund(String refundId) {
        return REFUND + refundId;
    }

    /** The id of the points of a profile that expired, of which the ledger tells by that number. */
    static String ofExpiry(ProfileId profile, long sequence) {
        return EXPIRY + profile.value() + ":" + sequence;
    }
}
