package org.persona4j;

import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/**
 * One thing that happens in a history of orders and points. Profiles, orders, redemptions and decisions are named by number, counted
 * around if there are fewer.
 */
sealed interface PointsStep {
    /** A record comes in with a phone. */
    record Take(int slot, int phone) implements PointsStep {}

    /** Two profiles' personas are one customer. */
    record Link(int one, int other) implements PointsStep {}

    /** A profile is not the customer its persona is. */
    record Separate(int profile) implements PointsStep {}

    /** A decision is taken back. */
    record Withdraw(int decision) implements PointsStep {}

    /** A phone is said to be shared, or not to be. */
    record Declare(int phone, boolean shared) implements PointsStep {}

    /** Two personas are made one, and that is taken back. */
    record MergeAndUndo(int one, int other) implements PointsStep {}

    /** Somebody buys some pieces of one thing, and one of another if that costs anything; or did, or will, some hours from now. */
    record Buy(int profile, int cents, int pieces, int otherCents, int taxCents, int hoursFromNow, boolean bySource)
            implements PointsStep {}

    /** An order is handed in again, or another one with its id. */
    record BuyAgain(int order, boolean changed) implements PointsStep {}

    /** What is given back of an order. */
    enum Part {
        ALL,
        ONE_PIECE,
        THE_OTHER_THING,
        AN_AMOUNT
    }

    /** Something of an order is given back. */
    record RefundOrder(int order, Part part, int cents) implements PointsStep {}

    /** The id of a refund is used for another one. */
    record ReuseRefund(int refund, int order) implements PointsStep {}

    /** Points are given. */
    record Credit(int profile, EntryKind kind, Points points) implements PointsStep {}

    /** Points are given or taken. */
    record Adjust(int profile, Points points) implements PointsStep {}

    /** Points are spent. */
    record Redeem(int profile, Points points) implements PointsStep {}

    /** Points that were spent are given back. */
    record GiveBack(int redemption, int part, Points points) implements PointsStep {}

    /** All points are taken. */
    record Zero(int profile) implements PointsStep {}

    /** Somebody joins the program. */
    record Join(int profile) implements PointsStep {}

    /** Somebody leaves the program. */
    record Leave(int profile) implements PointsStep {}

    /** A persona is put into the archive. */
    record Archive(int profile) implements PointsStep {}

    /** A persona is taken out of the archive. */
    record Restore(int profile) implements PointsStep {}

    /** What expired is entered. */
    record Expire(int profile) implements PointsStep {}

    /** The last so many calls that had an effect are made again. */
    record Replay(int calls) implements PointsStep {}

    /** Time passes. */
    record Pass(int seconds) implements PointsStep {}
}
