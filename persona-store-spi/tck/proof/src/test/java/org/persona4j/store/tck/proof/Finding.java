package org.persona4j.store.tck.proof;

import java.util.List;
import java.util.Optional;

/**
 * How one test of the kit ended over a broken store.
 *
 * @param test the display name of the test
 * @param rules the rules it is tagged with
 * @param end how it ended
 * @param failure what it failed with, if it did
 */
record Finding(String test, List<String> rules, End end, Optional<Throwable> failure) {

    /** The ways a test can end. */
    enum End {
        /** Nothing was found. */
        PASSED,
        /** The test was not run, or gave up for a missing capability. */
        SKIPPED,
        /** An assertion of the kit said what is wrong. */
        ASSERTED,
        /** An error that the store made came through: it refused what it must do. As good as an assertion. */
        REFUSED,
        /** Something else went wrong: the kit itself must not stumble over a broken store. */
        CRASHED
    }
}
