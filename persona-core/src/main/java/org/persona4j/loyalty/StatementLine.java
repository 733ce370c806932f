package org.persona4j.loyalty;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.persona4j.order.Money;
import org.persona4j.wallet.Points;

/**
 * One line of a {@link Statement}: something that was bought, given back, spent, given or lost, what money it was and what points.
 * Immutable; {@code toString} leaves out the id and the reasons, which may be words of staff.
 *
 * @param at when it counts: when the points were booked; of what moved no points, when it happened
 * @param kind what it is
 * @param id the id of the order, the refund or the ledger entry
 * @param money what was paid; below zero, what was given back; none if it was not about money
 * @param counted what of the money counted for points
 * @param points what came; below zero, what went
 * @param balance the points after it
 * @param why what counted and what did not, and why; in the words of people
 */
@JsonPropertyOrder({"at", "kind", "id", "money", "counted", "points", "balance", "why"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StatementLine(
        @JsonProperty("at") Instant at,
        @JsonProperty("kind") Kind kind,
        @JsonProperty("id") String id,
        @JsonProperty("money") Optional<Money> money,
        @JsonProperty("counted") Optional<Money> counted,
        @JsonProperty("points") Points points,
        @JsonProperty("balance") Points balance,
        @JsonProperty("why") List<String> why) {
    /** Makes the list unmodifiable. */
    public StatementLine {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(money, "money");
        Objects.requireNonNull(counted, "counted");
        Objects.requireNonNull(points, "points");
        Objects.requireNonNull(balance, "balance");
        why = why == null ? List.of() : List.copyOf(why);
    }

    /** What a line can be. In JSON its label. */
    public enum Kind {
        /** An order. */
        ORDER("order"),
        /** The refund of an order. */
        REFUND("refund"),
        /** Points given for a reason of their own. */
        BOOST("boost"),
        /** Points given for bringing somebody. */
        REFERRAL("referral"),
        /** Points brought along from before. */
        LEGACY("legacy"),
        /** Points given or taken by somebody. */
        ADJUSTMENT("adjustment"),
        /** Points spent. */
        REDEMPTION("redemption"),
        /** Spent points given back. */
        REDEMPTION_REFUND("redemption refund"),
        /** Points that expired. */
        EXPIRATION("expiration"),
        /** All points taken. */
        ZEROING("zeroing");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The kind in the words of people. */
        @JsonValue
        public String label() {
            return label;
        }
    }

    @Override
    public String toString() {
        return "StatementLine[" + at + " " + kind.label() + " " + points + "]";
    }
}
