package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;

/** Values that an arbitrary makes, the same in every run. */
final class Samples {
    /** How many values are looked through for odd ones. */
    static final int MANY = 1_000;

    private static final long SEED = 7;

    private Samples() {}

    /** So many values, as a property would get them. To be called outside of properties. */
    static <T> List<T> of(Arbitrary<T> arbitrary, int count) {
        try {
            JqwikSession.start();
            return arbitrary.generator(1_000, true).stream(new Random(SEED))
                    .limit(count)
                    .map(shrinkable -> shrinkable.value())
                    .toList();
        } finally {
            JqwikSession.finish();
        }
    }

    /** Asserts that of many values there is one of each of these kinds. */
    @SafeVarargs
    static <T> void assertMakes(Arbitrary<T> arbitrary, Predicate<? super T>... kinds) {
        List<T> samples = of(arbitrary, MANY);

        for (int kind = 0; kind < kinds.length; kind++) {
            assertThat(samples).as("values of kind %d", kind + 1).anyMatch(kinds[kind]);
        }
    }
}
