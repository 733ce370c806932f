package org.persona4j.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One way in for text from outside, and what is documented of it: whatever the text, the call gives an answer or throws one of
 * these errors.
 *
 * <pre>{@code
 * Target.named("money")
 *         .seeds("12.50", "-0.5")
 *         .words("e", "999999999")
 *         .refusing(IllegalArgumentException.class)
 *         .calling(Money::parse);
 * }</pre>
 *
 * @param name what it is called in the table
 * @param seeds texts as they should be, from which the others are made
 * @param words what is put into texts, besides what is put into those of every target
 * @param errors the exceptions that are documented, and no others, not even their subclasses
 * @param share how often it is tried, compared with others
 * @param copies how many bytes it may allocate for each {@code char} of a text however long; 0 if it must look at the length first
 * @param call what is called
 */
record Target(
        String name,
        List<String> seeds,
        List<String> words,
        Set<Class<? extends RuntimeException>> errors,
        int share,
        int copies,
        Call call) {
    /** A call with a text. */
    @FunctionalInterface
    interface Call {
        /** Makes the call; {@link Verdict} knows which answers are refusals. */
        Object with(String text);
    }

    static Draft named(String name) {
        return new Draft(name);
    }

    @Override
    public String toString() {
        return name;
    }

    /** A target of which not everything is said yet. */
    static final class Draft {
        private final String name;
        private final List<String> seeds = new ArrayList<>();
        private final List<String> words = new ArrayList<>();
        private final Set<Class<? extends RuntimeException>> errors = new HashSet<>();
        private int share = 4;
        private int copies;

        private Draft(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        Draft seeds(String... texts) {
            return seeds(List.of(texts));
        }

        Draft seeds(List<String> texts) {
            seeds.addAll(texts);
            return this;
        }

        Draft words(String... texts) {
            words.addAll(List.of(texts));
            return this;
        }

        Draft refusing(Class<? extends RuntimeException> documented) {
            errors.add(documented);
            return this;
        }

        /** It reads all of a text, and may allocate so many bytes for each {@code char}. */
        Draft copying(int bytesPerChar) {
            copies = bytesPerChar;
            return this;
        }

        /** It takes a hundred times as long as others. */
        Draft rarely() {
            share = 1;
            return this;
        }

        Target calling(Call call) {
            return new Target(name, List.copyOf(seeds), List.copyOf(words), Set.copyOf(errors), share, copies, call);
        }
    }
}
