package org.persona4j.fuzz;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tries many texts on a target, and stops at the first that has an outcome which is not documented. */
final class Fuzzing {
    /** The longest a text of at most {@link Inputs#MAX_CHARS} may take, undisturbed. */
    static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The most that may be allocated for one. */
    static final long MAX_BYTES = 64L << 20;

    private static final int MEASUREMENTS = 3;

    private Fuzzing() {}

    /**
     * Tries so many texts.
     *
     * @throws AssertionError if one has no documented outcome; the message tells the seed and the shortest such text
     */
    static Tally run(Target target, long count, long seed) {
        Inputs inputs = new Inputs(target, seed);
        Tally tally = new Tally(target.name(), seed);
        for (long number = 0; number < count; number++) {
            String text = inputs.number(number);
            Trial trial = Trial.of(target, text);
            if (trial.nanos() > tally.slowestNanos()) {
                trial = leastOf(target, text, trial);
            }
            if (problem(trial) != null) {
                throw finding(target, text, number, seed);
            }
            tally.add(trial);
        }
        return tally;
    }

    /** The quickest of some tries, as other programs may have disturbed the first one. */
    private static Trial leastOf(Target target, String text, Trial first) {
        Trial least = first;
        for (int i = 1; i < MEASUREMENTS && least.problem().isEmpty(); i++) {
            Trial again = Trial.of(target, text);
            least = again.nanos() < least.nanos() || again.problem().isPresent() ? again : least;
        }
        return least;
    }

    private static @Nullable String problem(Trial trial) {
        if (trial.problem().isPresent()) {
            return trial.problem().get();
        }
        if (trial.nanos() > MAX_NANOS) {
            return "takes too long";
        }
        return trial.bytes() > MAX_BYTES ? "takes too much memory" : null;
    }

    private static AssertionError finding(Target target, String text, long number, long seed) {
        String problem = String.valueOf(problem(leastOf(target, text, Trial.of(target, text))));
        String least = Shrinking.shrink(text, shorter -> problem.equals(problem(Trial.of(target, shorter))));
        return new AssertionError(
                "target '" + target.name() + "', seed " + seed + ", input " + number + " " + problem
                        + "; the least that does: " + escaped(least),
                Trial.of(target, least).cause());
    }

    /** The text as a string of Java, all but plain ASCII escaped. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7F) {
                escaped.append(c);
            } else {
                escaped.append(String.format("\\u%04X", (int) c));
            }
        }
        return escaped.append('"').toString();
    }
}
