package org.persona4j.error;

import java.util.Objects;

/**
 * Thrown when an import cannot go on as it is asked to. What it had taken in by then stays; nothing more was changed. The message
 * holds no id and no personal data.
 */
public final class ImportConflictException extends PersonaException {
    private static final long serialVersionUID = 1L;

    /** Why an import cannot go on. */
    public enum Reason {
        /** The id is that of an import with other settings: another source, mapping or other rules for consent. */
        OTHER_SETTINGS("this import id stands for an import with other settings"),
        /** The id is that of an import with other rows: those it has taken in are not the first of these, or not all. */
        OTHER_ROWS("this import id stands for an import of other rows"),
        /** Another run of the same import went on meanwhile. The other one goes on; this one can be run again after it. */
        OVERTAKEN("another run of this import went on meanwhile"),
        /** Two rows have the same id and say different things; they must be given other ids. */
        ROW_ID_REUSED("two rows of this import have the same id, or it was used for something else before");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Reason reason;

    /** For a reason. */
    public ImportConflictException(Reason reason) {
        super(Objects.requireNonNull(reason, "reason").sentence);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
