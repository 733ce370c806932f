package org.persona4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Texts far longer than any that makes sense: a target looks at the length before it copies anything, or says how many bytes it
 * allocates for a {@code char}.
 *
 * <p>A {@link String} must be in memory before anybody can be called with it, so the longest here has 64 Mi characters, in the
 * profile {@code fuzz}; the default build has the same of 1 Mi.
 */
class HugeInputsTest {
    private static final int CHARS = Integer.getInteger("persona.fuzz.chars", 1 << 20);

    /** What a call may allocate besides: a page of a store, the objects of an exception. */
    private static final long MAX_BYTES = 8L << 20;

    /** The most that may be spent on a {@code char}, which is what it takes to look one up and decompose it. */
    private static final long NANOS_PER_CHAR = 2_000;

    private static final List<Target> TARGETS = Targets.all();

    private static final List<String> PARTS = List.of(
            "a",
            "9",
            " ",
            "[",
            "\"",
            "{\"a\":",
            "a.",
            "\u0301",
            "\uFDFA",
            "\u202E",
            "\uD800",
            "\uD83D\uDE00",
            ",",
            "\0",
            "@");

    @TestFactory
    Stream<DynamicTest> aTextOfAnyLengthIsRefusedOrReadInTimeAndMemoryThatFollowFromIt() {
        return PARTS.stream()
                .map(part -> DynamicTest.dynamicTest(Fuzzing.escaped(part), () -> {
                    String huge = part.repeat(CHARS / part.length());

                    for (Target target : TARGETS) {
                        Trial trial = Trial.of(target, huge);

                        assertThat(trial.problem()).as(target.name()).isEmpty();
                        assertThat(trial.bytes())
                                .as(target.name() + ", bytes")
                                .isLessThan(MAX_BYTES + (long) target.copies() * CHARS);
                        assertThat(trial.nanos())
                                .as(target.name() + ", nanoseconds")
                                .isLessThan(TimeUnit.SECONDS.toNanos(1) + NANOS_PER_CHAR * CHARS);
                    }
                }));
    }
}
