package org.persona4j.store.tck.history;

import org.jspecify.annotations.Nullable;
import org.persona4j.store.Version;

/**
 * One of the states that a key goes through: the mark of the commit that brought it about, and whether there is a record.
 *
 * <p>Absence has a mark too, that of the delete, so that each state of a key occurs once. Immutable, a value.
 *
 * @param by the version of the commit that put or deleted the record, or null if no commit has yet
 * @param present whether there is a record
 */
public record State(@Nullable Version by, boolean present) {

    /** The state before the first commit. */
    public static final State NEVER_WRITTEN = new State(null, false);

    /** Checks that a record has a version. */
    public State {
        if (present && by == null) {
            throw new IllegalArgumentException("by must be there for a record that is present");
        }
    }

    /** Returns the state of a record that was put. */
    public static State put(Version by) {
        return new State(by, true);
    }

    /** Returns the state of a record that was deleted. */
    public static State deleted(Version by) {
        return new State(by, false);
    }
}
