package org.persona4j.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Objects;

/**
 * How much of one line of an order came back. Immutable.
 *
 * @param line the number of the line, from 1
 * @param quantity how much of it came back
 */
@JsonPropertyOrder({"line", "quantity"})
public record ReturnedLine(
        @JsonProperty("line") int line,
        @JsonProperty("quantity") Quantity quantity) {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if no line can have it
     */
    public ReturnedLine {
        Objects.requireNonNull(quantity, "quantity");
        if (line < 1 || line > Order.MAX_LINES) {
            throw new IllegalArgumentException("a line has a number from 1 to " + Order.MAX_LINES + ", not " + line);
        }
    }
}
