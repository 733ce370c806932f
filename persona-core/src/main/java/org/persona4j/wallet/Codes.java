package org.persona4j.wallet;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;

/** How the values of an enum are found by their stable names. */
final class Codes {
    private Codes() {}

    static <E> E find(E[] values, Function<E, String> codeOf, String code) {
        Objects.requireNonNull(code, "code");
        for (E value : values) {
            if (codeOf.apply(value).equals(code)) {
                return value;
            }
        }
        throw new IllegalArgumentException(
                "code is not one of " + Arrays.stream(values).map(codeOf).toList());
    }
}
