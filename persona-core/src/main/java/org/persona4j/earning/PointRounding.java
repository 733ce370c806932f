package org.persona4j.earning;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.persona4j.wallet.Points;

/** What becomes of the fraction of a point that the money of one order earns. In JSON its {@link #code()}. */
public enum PointRounding {
    /** Any fraction makes a whole point. */
    UP("up", 0, RoundingMode.CEILING),
    /** A fraction is lost. */
    DOWN("down", 0, RoundingMode.FLOOR),
    /** Half a point and more makes a whole one; less is lost. */
    NEAREST("nearest", 0, RoundingMode.HALF_UP),
    /** Points are kept to the hundredth; what is below a hundredth is lost. */
    NONE("none", 2, RoundingMode.FLOOR);

    private static final int HUNDREDTHS = 2;

    private final String code;
    private final int digits;
    private final RoundingMode mode;

    PointRounding(String code, int digits, RoundingMode mode) {
        this.code = code;
        this.digits = digits;
        this.mode = mode;
    }

    /** The stable name in JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The points for an exact number, zero or more. */
    Points round(BigDecimal exact) {
        BigDecimal rounded = exact.setScale(digits, mode);
        return Points.ofHundredths(rounded.movePointRight(HUNDREDTHS).longValueExact());
    }
}
