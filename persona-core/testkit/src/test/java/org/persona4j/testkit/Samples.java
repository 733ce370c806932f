package org.persona4j.testkit;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;

/** Values that an arbitrary makes, the same in every run. */
final class Samples {
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
}
