package org.persona4j.testkit.history;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.persona4j.change.FeedPolicy;
import org.persona4j.identity.Identifier;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
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
     * A file of customers is taken in.
     *
     * @param request which import it is, and how; a second file of one import is refused
     * @param rows the rows, whose records are all of the source of the request
     * @param triedFirst whether there is a dry run before
     */
    record Import(ImportRequest request, List<ImportRow> rows, boolean triedFirst) implements Step {
        /** Makes the list unmodifiable. */
        public Import {
            rows = List.copyOf(rows);
        }

        @Override
        public String toString() {
            return (triedFirst ? "a dry run, then the import " : "the import ") + Words.of(request) + ": "
                    + (rows.isEmpty() ? "no rows" : rows.stream().map(Words::of).collect(Collectors.joining(" | ")));
        }
    }

    /** The next hash key becomes the current one. Engines get it before; from then on {@link Life#personas()} is of another engine. */
    record Rotate() implements Step {
        @Override
        public String toString() {
            return "the next hash key comes into use";
        }
    }

    /**
     * Records are moved to the current hash key.
     *
     * @param atMost how many at most
     */
    record Rekey(long atMost) implements Step {
        @Override
        public String toString() {
            return (atMost == Long.MAX_VALUE ? "all" : "at most " + atMost) + " records are moved to the current key";
        }
    }

    /** Changes are told from now on, or by another policy. */
    record BeginFeed(FeedPolicy policy) implements Step {
        @Override
        public String toString() {
            return "changes are told in " + policy.shards() + " shards, and kept for "
                    + policy.retention().toHours() + " hours";
        }
    }

    /** Changes are told no more. */
    record EndFeed() implements Step {
        @Override
        public String toString() {
            return "changes are told no more";
        }
    }

    /** What was told longer ago than it is kept is deleted. */
    record PurgeFeed() implements Step {
        @Override
        public String toString() {
            return "changes that were kept long enough are deleted";
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
