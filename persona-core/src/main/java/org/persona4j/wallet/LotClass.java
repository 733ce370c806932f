package org.persona4j.wallet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.Objects;

/**
 * What the lots of one wallet are told apart by: why their points came, and how long they last. Those of one class expire in the
 * order in which they were opened, and are taken from in that order.
 *
 * <p>In JSON it is {@code "earned/inactivity-365"}. Immutable, thread-safe, a value.
 *
 * @param kind why the points came
 * @param life how long they last
 */
public record LotClass(EntryKind kind, LotLife life) implements Comparable<LotClass> {
    private static final Comparator<LotClass> ORDER =
            Comparator.comparing(LotClass::kind).thenComparing(LotClass::life);

    /** Checks that both are given. */
    public LotClass {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(life, "life");
    }

    /**
     * The class with a code.
     *
     * @throws IllegalArgumentException if the code is not such a text
     */
    @JsonCreator
    public static LotClass ofCode(String code) {
        int slash = code.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("code is not <kind>/<life>");
        }
        return new LotClass(EntryKind.ofCode(code.substring(0, slash)), LotLife.ofCode(code.substring(slash + 1)));
    }

    /** The stable text of this class. */
    @JsonValue
    public String code() {
        return kind.code() + "/" + life.code();
    }

    @Override
    public int compareTo(LotClass other) {
        return ORDER.compare(this, other);
    }

    /** Its code. */
    @Override
    public String toString() {
        return code();
    }
}
