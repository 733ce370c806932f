package org.persona4j.loyalty;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.persona4j.order.Money;
import org.persona4j.wallet.Points;

/**
 * Why a balance is what it is: every order and everything else that moved points, line by line, so that points and money can be
 * compared. From the opening balance the lines lead to the closing one; a statement of which that is not true cannot be made.
 *
 * <p>Of each order it tells what counted and what did not and why, which is what there is to know where points do not match money.
 * Immutable; {@code toString} leaves out ids and reasons.
 *
 * @param from the beginning of its time
 * @param until the end, not included
 * @param opening the points before
 * @param lines what happened, the earliest first
 * @param closing the points after
 */
@JsonPropertyOrder({"from", "until", "opening", "lines", "closing", "paid", "counted"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonIgnoreProperties(
        value = {"paid", "counted"},
        allowGetters = true)
public record Statement(
        @JsonProperty("from") Instant from,
        @JsonProperty("until") Instant until,
        @JsonProperty("opening") Points opening,
        @JsonProperty("lines") List<StatementLine> lines,
        @JsonProperty("closing") Points closing) {
    /**
     * Makes the list unmodifiable.
     *
     * @throws IllegalArgumentException if the lines do not lead from the opening balance to the closing one
     */
    public Statement {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(closing, "closing");
        lines = lines == null ? List.of() : List.copyOf(lines);
        Points sum = opening;
        for (StatementLine line : lines) {
            sum = sum.plus(line.points());
            if (!sum.equals(line.balance())) {
                throw new IllegalArgumentException("a line does not lead to its balance");
            }
        }
        if (!sum.equals(closing)) {
            throw new IllegalArgumentException("the lines do not lead from the opening balance to the closing one");
        }
    }

    /** The money that was paid, less what was given back. */
    @JsonProperty("paid")
    public Money paid() {
        return lines.stream().flatMap(line -> line.money().stream()).reduce(Money.ZERO, Money::plus);
    }

    /** The money that counted for points when it was paid. */
    @JsonProperty("counted")
    public Money counted() {
        return lines.stream().flatMap(line -> line.counted().stream()).reduce(Money.ZERO, Money::plus);
    }

    /** The points that lines of a kind brought, or took if below zero. */
    public Points points(StatementLine.Kind kind) {
        return lines.stream()
                .filter(line -> line.kind() == kind)
                .map(StatementLine::points)
                .reduce(Points.ZERO, Points::plus);
    }

    /** The same, said to begin when the first line counts; at its end if there is none. */
    public Statement fromItsFirstLine() {
        return new Statement(lines.isEmpty() ? until : lines.get(0).at(), until, opening, lines, closing);
    }

    /** The statement as a table of text, of lines that end with a line feed. */
    @JsonIgnore
    public String toText() {
        return StatementText.of(this);
    }

    @Override
    public String toString() {
        return "Statement[" + from + " to " + until + ", " + lines.size() + " lines, " + opening + " to " + closing
                + "]";
    }
}
