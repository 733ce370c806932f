package org.persona4j.fuzz;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One text tried on a target.
 *
 * @param verdict what became of it, if that is documented
 * @param nanos how long it kept the processor busy, so that other programs do not count
 * @param bytes how much it allocated
 * @param problem what is wrong with the outcome, if it is not documented
 * @param cause what was thrown then
 */
record Trial(
        String verdict,
        long nanos,
        long bytes,
        Optional<String> problem,
        @Nullable Throwable cause) {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}_.+@-]+");

    /** A shorter piece of a text turns up in messages by chance. */
    private static final int MIN_PIECE = 5;

    static Trial of(Target target, String text) {
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long from = THREADS.getCurrentThreadCpuTime();
        String verdict = "";
        Throwable thrown = null;
        try {
            verdict = Verdict.of(target.call().with(text));
        } catch (Throwable e) {
            thrown = e;
        }
        long nanos = THREADS.getCurrentThreadCpuTime() - from;
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
        if (thrown == null) {
            return new Trial(verdict, nanos, bytes, Optional.empty(), null);
        }
        return new Trial(thrown.getClass().getSimpleName(), nanos, bytes, problem(target, text, thrown), thrown);
    }

    private static Optional<String> problem(Target target, String text, Throwable thrown) {
        if (!target.errors().contains(thrown.getClass())) {
            return Optional.of("is not documented: " + thrown.getClass().getName() + at(thrown));
        }
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            if (one.getMessage() == null) {
                return Optional.of("says nothing: " + one.getClass().getName() + at(one));
            }
        }
        return tells(thrown, text) && tellsAnother(target, text)
                ? Optional.of("quotes its text: " + thrown.getClass().getName() + at(thrown))
                : Optional.empty();
    }

    private static String at(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }

    /** Whether a message holds a piece of the text. */
    private static boolean tells(Throwable thrown, String text) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            String message = String.valueOf(one.getMessage());
            if (text.length() >= MIN_PIECE && message.contains(text)) {
                return true;
            }
            for (String piece : pieces(text)) {
                if (message.contains(piece)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> pieces(String text) {
        return BREAKS.splitAsStream(text.substring(0, Math.min(1_000, text.length())))
                .filter(piece -> piece.length() >= MIN_PIECE)
                .distinct()
                .toList();
    }

    /** Whether it also tells other letters: a word of the message itself may stand in a text by chance. */
    private static boolean tellsAnother(Target target, String text) {
        StringBuilder other = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= 'a' && c < 'z') || (c >= 'A' && c < 'Z') || (c >= '0' && c < '9')) {
                other.setCharAt(i, (char) (c + 1));
            }
        }
        try {
            target.call().with(other.toString());
            return false;
        } catch (RuntimeException e) {
            return tells(e, other.toString());
        }
    }
}
