package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.persona4j.wallet.Membership;
import org.persona4j.wallet.ProfileWallet;

/**
 * What a profile has and is in the loyalty program.
 *
 * <p>It is the lock of the profile's orders and ledger: whoever adds to one of them expects it, and writes it unless an order
 * changes nothing in it.
 *
 * @param key what orders the profile among others when points are taken from several
 * @param wallet the balance and the open lots
 * @param membershipOrNull the last word on whether the profile is in the program, if there was one
 * @param unearned whether there may be orders that earned nothing only because the customer was no member
 * @param returning whether there may be orders that earned nothing only because the customer was in the archive
 * @param accrualOrNull how far earlier orders have earned by now, if that is under way
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record WalletRecord(
        @JsonProperty("key") @JsonInclude(JsonInclude.Include.ALWAYS)
        String key,

        @JsonProperty("wallet") @JsonInclude(JsonInclude.Include.ALWAYS)
        ProfileWallet wallet,

        @JsonProperty("membership") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Membership membershipOrNull,

        @JsonProperty("unearned") boolean unearned,
        @JsonProperty("returning") boolean returning,

        @JsonProperty("accrual") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Accrual accrualOrNull) {

    /** Why earlier orders earn after all. */
    public enum Cause {
        /** The customer joined: all that were placed since the program began. */
        JOINED,
        /** The customer came back from the archive: those that came while they were there. */
        RETURNED
    }

    /**
     * How far it is.
     *
     * @param cause why they earn
     * @param afterOrNull the order that was the last to be looked at, if any was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Accrual(
            @JsonProperty("cause") Cause cause,
            @JsonProperty("after") @Nullable String afterOrNull) {}

    /** The record of a profile of which nothing was recorded yet. */
    static WalletRecord empty(String key) {
        return new WalletRecord(key, ProfileWallet.empty(), null, false, false, null);
    }

    /** Whether the profile is in the program. */
    boolean isMember() {
        return membershipOrNull != null && membershipOrNull.member();
    }

    /** Whether earlier orders are still to earn, if the persona takes part. */
    boolean isAccruing() {
        return accrualOrNull != null || returning;
    }

    WalletRecord with(ProfileWallet now) {
        return new WalletRecord(key, now, membershipOrNull, unearned, returning, accrualOrNull);
    }

    WalletRecord with(Membership now) {
        return new WalletRecord(key, wallet, now, unearned, returning, accrualOrNull);
    }

    /** The record once an order came that earned nothing as the customer was no member. */
    WalletRecord withUnearned() {
        return new WalletRecord(key, wallet, membershipOrNull, true, returning, accrualOrNull);
    }

    /** The record once an order came while the customer was in the archive. */
    WalletRecord withReturning() {
        return new WalletRecord(key, wallet, membershipOrNull, unearned, true, accrualOrNull);
    }

    /** The record when all orders of a non-member are to earn, from the first. */
    WalletRecord accruing() {
        return new WalletRecord(key, wallet, membershipOrNull, unearned, returning, new Accrual(Cause.JOINED, null));
    }

    /** How far earlier orders have earned, where they are to. */
    Accrual accrual() {
        return accrualOrNull == null ? new Accrual(Cause.RETURNED, null) : accrualOrNull;
    }

    /** The record when all orders up to one have been looked at. */
    WalletRecord accruedUpTo(String order) {
        return new WalletRecord(
                key,
                wallet,
                membershipOrNull,
                unearned,
                returning,
                new Accrual(accrual().cause(), order));
    }

    /** The record when all orders have been looked at. */
    WalletRecord accrued(boolean stillUnearned) {
        return new WalletRecord(key, wallet, membershipOrNull, stillUnearned, false, null);
    }
}
