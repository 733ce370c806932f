package org.persona4j.testkit.history;

import java.time.Duration;
import org.persona4j.identity.Identifier;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.PushEvent;
import org.persona4j.order.Order;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.testkit.Words;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/**
 * One thing that happens to a retailer's customers. Its {@code toString} tells it in one line of words.
 *
 * <p>Profiles, decisions, orders and redemptions are named by number, from 1, in the order in which they came to be in the {@link
 * Life} that the step is part of; if there are fewer, numbers count around. So steps can be left out of a history, and what is left
 * still makes sense. Steps show all they hold: fill them with made-up data alone. Immutable.
 */
public sealed interface Step {
    /** A record comes in. */
    record TakeIn(SourceRecord record) implements Step {
        @Override
        public String toString() {
            return Words.of(record);
        }
    }

    /** The personas of two profiles are one customer. */
    record Link(int one, int other) implements Step {
        @Override
        public String toString() {
            return "profiles " + one + " and " + other + " are linked";
        }
    }

    /** A profile is not the customer its persona is. */
    record Separate(int profile) implements Step {
        @Override
        public String toString() {
            return "profile " + profile + " is separated";
        }
    }

    /** A decision is taken back. */
    record Withdraw(int decision) implements Step {
        @Override
        public String toString() {
            return "decision " + decision + " is withdrawn";
        }
    }

    /** An identifier does, or does not, belong to a profile. */
    record Correct(int profile, Identifier identifier, boolean belongs) implements Step {
        @Override
        public String toString() {
            return Words.of(identifier) + (belongs ? " is added to" : " is removed from") + " profile " + profile;
        }
    }

    /** A correction is taken back. */
    record WithdrawCorrection(int profile, Identifier identifier) implements Step {
        @Override
        public String toString() {
            return "the correction of " + Words.of(identifier) + " on profile " + profile + " is withdrawn";
        }
    }

    /** An operator says that a value is shared, or that it is not. */
    record Declare(Identifier identifier, boolean shared) implements Step {
        @Override
        public String toString() {
            return Words.of(identifier) + (shared ? " is declared shared" : " is released");
        }
    }

    /** The latest word of an operator on a value is taken back. */
    record WithdrawDeclaration(Identifier identifier) implements Step {
        @Override
        public String toString() {
            return "the latest word on " + Words.of(identifier) + " is withdrawn";
        }
    }

    /** A value is set above all that sources say. */
    record SetValue(int profile, String name, TraitValue value) implements Step {
        @Override
        public String toString() {
            return name + " of profile " + profile + " is set to " + Words.of(value);
        }
    }

    /** A value is no longer set. */
    record UnsetValue(int profile, String name) implements Step {
        @Override
        public String toString() {
            return name + " of profile " + profile + " is set no longer";
        }
    }

    /** A persona goes into the archive. */
    record Archive(int profile) implements Step {
        @Override
        public String toString() {
            return "profile " + profile + " goes into the archive";
        }
    }

    /** A persona comes back from the archive. */
    record Restore(int profile) implements Step {
        @Override
        public String toString() {
            return "profile " + profile + " comes back from the archive";
        }
    }

    /** A persona joins the program, or leaves it. */
    record Membership(int profile, boolean joins) implements Step {
        @Override
        public String toString() {
            return "profile " + profile + (joins ? " joins" : " leaves") + " the program";
        }
    }

    /**
     * Somebody buys something, or did some time ago.
     *
     * @param profile who
     * @param order what; its id and its moment are those of the life
     * @param ago how long ago
     */
    record Buy(int profile, Order order, Duration ago) implements Step {
        @Override
        public String toString() {
            String what = Words.of(order);
            return "profile " + profile + " buys" + what.substring(what.indexOf(": ") + 1)
                    + (ago.isZero() ? "" : ", " + ago.toHours() + " hours ago");
        }
    }

    /** All that is left of an order is given back, or its first line. */
    record ReturnOrder(int order, boolean whole) implements Step {
        @Override
        public String toString() {
            return (whole ? "all" : "line 1") + " of order " + order + " is given back";
        }
    }

    /** Points are given. */
    record Credit(int profile, EntryKind kind, Points points) implements Step {
        @Override
        public String toString() {
            return "profile " + profile + " is given " + points + " as " + kind.label();
        }
    }

    /** Points are given or taken by staff. */
    record Adjust(int profile, Points points) implements Step {
        @Override
        public String toString() {
            return "profile " + profile + " is adjusted by " + points;
        }
    }

    /** Points are spent. */
    record Redeem(int profile, Points points) implements Step {
        @Override
        public String toString() {
            return "profile " + profile + " redeems " + points;
        }
    }

    /** Points that were spent are given back. */
    record GiveBack(int redemption, Points points) implements Step {
        @Override
        public String toString() {
            return points + " of redemption " + redemption + " are given back";
        }
    }

    /** All points are taken. */
    record Zero(int profile) implements Step {
        @Override
        public String toString() {
            return "the points of profile " + profile + " are set to zero";
        }
    }

    /** Something is said, or happens, at an address: a phone number is texted, an e-mail address written to. */
    record Say(Identifier address, MessageEvent.Kind kind) implements Step {
        @Override
        public String toString() {
            return Words.of(address) + ": " + kind.label();
        }
    }

    /** A device becomes that of a persona. */
    record Attach(int profile, String device) implements Step {
        @Override
        public String toString() {
            return "device " + device + " is attached to profile " + profile;
        }
    }

    /** Something is said on a device, or its token turns out to be invalid. */
    record Push(String device, PushEvent.Kind kind) implements Step {
        @Override
        public String toString() {
            return "device " + device + ": " + kind.label();
        }
    }

    /** An identifier goes on the blocklist: whoever carries it is hidden. */
    record Block(Identifier identifier) implements Step {
        @Override
        public String toString() {
            return Words.of(identifier) + " is blocked";
        }
    }

    /** Whoever carries an identifier is erased. */
    record Erase(Identifier identifier) implements Step {
        @Override
        public String toString() {
            return "whoever carries " + Words.of(identifier) + " is erased";
        }
    }

    /** Whoever carries an identifier asked to come back. */
    record Recover(Identifier identifier) implements Step {
        @Override
        public String toString() {
            return "whoever carries " + Words.of(identifier) + " is recovered";
        }
    }

    /**
     * An earlier call is made again, word for word, as by somebody who did not hear the answer.
     *
     * @param back how many calls lie between, from 0
     */
    record Again(int back) implements Step {
        @Override
        public String toString() {
            return back == 0 ? "the last call is made again" : "the last call but " + back + " is made again";
        }
    }

    /** Time passes. */
    record Pass(Duration time) implements Step {
        @Override
        public String toString() {
            return time.toHours() + " hours pass";
        }
    }
}
