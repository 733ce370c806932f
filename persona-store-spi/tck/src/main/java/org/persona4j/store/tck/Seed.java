package org.persona4j.store.tck;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import org.junit.jupiter.api.TestReporter;

/**
 * The number that all chance of one test comes from: a new one each time, unless the system property
 * {@value #PROPERTY} fixes it. It fixes what the threads ask, not how they meet.
 *
 * @param value the number
 */
record Seed(long value) {

    static final String PROPERTY = "persona.tck.seed";

    /** Returns the seed for a test, and tells it to the report. */
    static Seed reportedTo(TestReporter reporter) {
        Long fixed = Long.getLong(PROPERTY);
        Seed seed = new Seed(fixed == null ? new SecureRandom().nextLong() : fixed);
        reporter.publishEntry(PROPERTY, Long.toString(seed.value));
        return seed;
    }

    SplittableRandom random() {
        return new SplittableRandom(value);
    }

    /** Returns what to add to the command line to ask the same again. */
    @Override
    public String toString() {
        return "-D" + PROPERTY + "=" + value;
    }
}
