package org.persona4j.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Objects;
import java.util.function.Predicate;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A property that fails on purpose, to see what jqwik shrinks its sample to. It is run by {@link #minimum} alone: its class is
 * not called like a test.
 */
class Falsified {
    private static Arbitrary<?> values = Arbitraries.nothing();
    private static Predicate<Object> fails = value -> false;
    private static @Nullable Object last;

    /**
     * The smallest value that jqwik finds to fail.
     *
     * @param arbitrary what is tried
     * @param type the type of the values
     * @param failing what fails
     */
    static synchronized <T> T minimum(Arbitrary<? extends T> arbitrary, Class<T> type, Predicate<T> failing) {
        values = arbitrary;
        fails = value -> failing.test(type.cast(value));
        last = null;
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Falsified.class))
                .configurationParameter("jqwik.database", "")
                .configurationParameter("jqwik.reporting.onlyfailures", "true")
                .build();
        LauncherFactory.create().execute(request);
        Object least = last;
        if (least == null) {
            throw new AssertionError("nothing failed");
        }
        return Objects.requireNonNull(type.cast(least));
    }

    @Provide
    Arbitrary<?> values() {
        return values;
    }

    @Property(seed = "42", tries = 2_000, shrinking = ShrinkingMode.FULL, afterFailure = AfterFailureMode.RANDOM_SEED)
    void nothingFails(@ForAll("values") Object value) {
        if (fails.test(value)) {
            last = value;
            throw new AssertionError("on purpose");
        }
    }
}
