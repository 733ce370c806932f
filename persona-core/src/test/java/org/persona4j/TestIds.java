package org.persona4j;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Ids that come again in every run, in an order that has nothing to do with their size, so that nothing may depend on new ids
 * being greater than old ones. Thread-safe.
 */
final class TestIds implements Supplier<String> {
    /** Odd, so that multiplying by it reaches every number once. */
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    private final AtomicLong count = new AtomicLong();
    private final String prefix;

    TestIds() {
        this("i");
    }

    /** Ids that those of another prefix never meet. */
    TestIds(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public String get() {
        return prefix + Long.toHexString(count.incrementAndGet() * SCATTER);
    }
}
