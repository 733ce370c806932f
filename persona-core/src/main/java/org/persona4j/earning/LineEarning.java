package org.persona4j.earning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Objects;
import java.util.Optional;
import org.persona4j.order.Money;

/**
 * What one line of an order counted for. Immutable.
 *
 * @param counted the money of it that earned; zero if the line did not count
 * @param notCounted why the line did not count, if it did not
 */
@JsonPropertyOrder({"counted", "notCounted"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LineEarning(
        @JsonProperty("counted") Money counted,
        @JsonProperty("notCounted") Optional<NotCounted> notCounted) {
    /**
     * Checks that a line counted or did not.
     *
     * @throws IllegalArgumentException if money counted of a line that did not, or none of one that did
     */
    public LineEarning {
        Objects.requireNonNull(counted, "counted");
        Objects.requireNonNull(notCounted, "notCounted");
        if (counted.isNegative() || counted.isPositive() == notCounted.isPresent()) {
            throw new IllegalArgumentException("a line has money that counted, or a reason why it did not");
        }
    }

    static LineEarning of(Money counted) {
        return new LineEarning(counted, Optional.empty());
    }

    static LineEarning not(NotCounted reason) {
        return new LineEarning(Money.ZERO, Optional.of(reason));
    }
}
