package org.persona4j.testkit;

import java.util.List;

/** How counter-examples are told: a law, what was found, and what it should have been. */
final class Sentences {
    private Sentences() {}

    /** Things one after the other, as in {@code a, b and c}. */
    static String list(List<String> things) {
        int last = things.size() - 1;
        return last < 1
                ? String.join("", things)
                : String.join(", ", things.subList(0, last)) + " and " + things.get(last);
    }

    /** What broke, in the kind and the words of what was thrown. */
    static String thrown(RuntimeException failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : " (" + message + ")");
    }

    /** The failure that names a law, and tells in words what broke it. */
    static AssertionError broken(String law, String how) {
        return new AssertionError(law + ": " + how);
    }

    /** The failure that names a law, tells in words what broke it, and holds what was thrown. */
    static AssertionError broken(String law, String how, RuntimeException cause) {
        return new AssertionError(law + ": " + how, cause);
    }
}
