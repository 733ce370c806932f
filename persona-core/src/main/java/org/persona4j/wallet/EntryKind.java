package org.persona4j.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Why points came or went. In JSON a kind is its {@link #code()}. */
public enum EntryKind {
    /** Earned by an order; below zero, taken back because the order was refunded. */
    EARNED("earned", "earned"),
    /** Given on top, by a promotion. */
    BOOST("boost", "boost"),
    /** Given for bringing somebody. */
    REFERRAL("referral", "referral"),
    /** Brought along from an earlier system. */
    LEGACY("legacy", "brought along"),
    /** Given or taken by staff. */
    ADJUSTMENT("adjustment", "adjustment"),
    /** Spent. */
    REDEMPTION("redemption", "redeemed"),
    /** Given back because what they were spent for was given back. */
    REDEMPTION_REFUND("redemption_refund", "redemption refunded"),
    /** Not used in time. */
    EXPIRATION("expiration", "expired"),
    /** Taken or given so that exactly nothing is left. */
    ZEROING("zeroing", "set to zero");

    private final String code;
    private final String label;

    EntryKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The stable name of this kind: lower case, words joined by an underscore. */
    @JsonValue
    public String code() {
        return code;
    }

    /** What happened, in a few words for people. */
    public String label() {
        return label;
    }

    /** Whether points of this kind can be given by {@link Booking#credit}. */
    public boolean isCredit() {
        return this == EARNED || this == BOOST || this == REFERRAL || this == LEGACY || this == ADJUSTMENT;
    }

    /**
     * The kind with a code.
     *
     * @throws IllegalArgumentException if no kind has this code
     */
    @JsonCreator
    public static EntryKind ofCode(String code) {
        return Codes.find(values(), EntryKind::code, code);
    }
}
