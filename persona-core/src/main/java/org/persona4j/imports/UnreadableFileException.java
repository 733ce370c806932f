package org.persona4j.imports;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file cannot be read as CSV. The message is the end of a sentence that begins with the file; it names the line and shows no cell.
 * What was read before stays right.
 */
public final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** There is no such file. */
        NO_SUCH_FILE("does not exist", ""),
        /** It is a directory. */
        DIRECTORY("is a directory", ""),
        /** It may not be read. */
        ACCESS_DENIED("may not be read: access denied", ""),
        /** There is nothing in it, not even a header. */
        EMPTY("is empty", ""),
        /** It is written in UTF-16. */
        UTF_16("is written in UTF-16; save it as UTF-8", ""),
        /** It is not written in UTF-8. */
        NOT_UTF_8("is not UTF-8", "; save the file as UTF-8"),
        /** A quote is opened and not closed. */
        UNCLOSED_QUOTE("is not well-formed CSV", ": a quoted cell is never closed"),
        /** There is something between a closing quote and the next separator. */
        TEXT_AFTER_QUOTE("is not well-formed CSV", ": something follows a closing quote"),
        /** A row has more cells than any reader should keep. */
        TOO_MANY_CELLS("is not well-formed CSV", ": a row has too many cells"),
        /** A cell, or what takes itself for one, has more characters than any reader should keep. */
        CELL_TOO_LONG("is not well-formed CSV", ": a cell has too many characters"),
        /** The file or the medium it is on fails. */
        FAILED("cannot be read", "");

        private final String beforeLine;
        private final String afterLine;

        Reason(String beforeLine, String afterLine) {
            this.beforeLine = beforeLine;
            this.afterLine = afterLine;
        }
    }

    private final Reason reason;
    private final long line;

    private UnreadableFileException(Reason reason, String message, long line, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.line = line;
    }

    static UnreadableFileException of(Reason reason, @Nullable Throwable cause) {
        return new UnreadableFileException(reason, reason.beforeLine + reason.afterLine, 0, cause);
    }

    static UnreadableFileException in(Reason reason, long line) {
        return new UnreadableFileException(reason, reason.beforeLine + ": line " + line + reason.afterLine, line, null);
    }

    static UnreadableFileException after(Reason reason, long line, @Nullable Throwable cause) {
        return new UnreadableFileException(
                reason, reason.beforeLine + ": after line " + line + reason.afterLine, 0, cause);
    }

    /** What is wrong. */
    public Reason reason() {
        return reason;
    }

    /** The line in which it is, if that is known, 1 for that of the header. */
    public OptionalLong line() {
        return line == 0 ? OptionalLong.empty() : OptionalLong.of(line);
    }
}
