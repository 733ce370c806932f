package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the answer to a text message is understood: the whole message must be one of the known words.
 *
 * <p>The standard opt-out words are the seven that 47 CFR 64.1200(a)(10) names (stop, quit, end, revoke, opt out, cancel,
 * unsubscribe), and STOPALL, which carriers take for one; none of them can be taken away. START and UNSTOP opt in again, YES
 * and Y answer a request, HELP and INFO ask for help. The same rule counts any other words by which a reasonable person would
 * understand an opt-out: no list of words knows these, so a message that is {@link Reply#OTHER} should be read by somebody,
 * who records a {@link MessageEvent.Kind#REVOKE}.
 *
 * <p>Case, spaces, punctuation, symbols, emoji, accents and characters that cannot be seen are ignored, and letters in the
 * shape of others (full-width, bold, circled) are taken for them: {@code "Stop."}, {@code "S T O P"} and {@code "STOP 🛑"} are
 * opt-outs, {@code "please stop"} and {@code "stop it"} are not understood. Any text is taken, of any length, in time linear
 * in its length. Immutable and thread-safe. In JSON the words by reply.
 */
public final class ReplyParser {
    /** The most characters of a word, spaces and punctuation aside. */
    public static final int MAX_WORD_LENGTH = 40;

    private static final Map<Reply, Collection<String>> STANDARD_WORDS = Map.of(
            Reply.STOP, List.of("STOP", "QUIT", "END", "REVOKE", "OPT OUT", "CANCEL", "UNSUBSCRIBE", "STOPALL"),
            Reply.START, List.of("START", "UNSTOP"),
            Reply.YES, List.of("YES", "Y"),
            Reply.HELP, List.of("HELP", "INFO"));

    private static final ReplyParser STANDARD = new ReplyParser(STANDARD_WORDS);

    private final Map<Reply, SortedSet<String>> words = new EnumMap<>(Reply.class);
    private final Map<String, Reply> replies = new HashMap<>();

    private ReplyParser(Map<Reply, Collection<String>> words) {
        for (Reply reply : Reply.values()) {
            add(reply, words.getOrDefault(reply, List.of()));
        }
    }

    private void add(Reply reply, Collection<String> spellings) {
        SortedSet<String> folded = new TreeSet<>();
        for (String spelling : spellings) {
            String word = folded(spelling);
            if (word.isEmpty()) {
                throw new IllegalArgumentException(
                        "a word for " + reply + " must have 1 to " + MAX_WORD_LENGTH + " letters or digits");
            }
            folded.add(word);
            Reply other = replies.putIfAbsent(word, reply);
            if (other != null && other != reply) {
                throw new IllegalArgumentException("a word cannot stand for both " + other + " and " + reply);
            }
        }
        if (!folded.isEmpty()) {
            words.put(reply, Collections.unmodifiableSortedSet(folded));
        }
    }

    /** The parser that knows the standard words. */
    public static ReplyParser standard() {
        return STANDARD;
    }

    /**
     * The parser that knows these words instead of the standard ones. The standard opt-out words it knows in any case.
     *
     * @param words the words by reply, in any spelling; none for {@link Reply#OTHER}
     * @throws IllegalArgumentException if a word has no letter or digit, is too long, or stands for two replies
     */
    @JsonCreator
    public static ReplyParser of(Map<Reply, Collection<String>> words) {
        if (words.containsKey(Reply.OTHER)) {
            throw new IllegalArgumentException("what is OTHER has no words");
        }
        Map<Reply, Collection<String>> all = new EnumMap<>(Reply.class);
        all.putAll(words);
        Collection<String> optOuts = new TreeSet<>(words.getOrDefault(Reply.STOP, List.of()));
        optOuts.addAll(Objects.requireNonNull(STANDARD_WORDS.get(Reply.STOP)));
        all.put(Reply.STOP, optOuts);
        return new ReplyParser(all);
    }

    /** The words by reply, in the spelling in which they are compared. */
    @JsonValue
    public Map<Reply, SortedSet<String>> words() {
        return Collections.unmodifiableMap(words);
    }

    /** What a message says. */
    public Reply parse(String message) {
        return Objects.requireNonNull(replies.getOrDefault(folded(message), Reply.OTHER));
    }

    /** The letters and digits of a text, in capitals and without marks; none of them if they are more than a word may have. */
    private static String folded(String text) {
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            if (codePoint < 0x80) {
                if (Character.isLetterOrDigit(codePoint)) {
                    word.append((char) Character.toUpperCase(codePoint));
                }
            } else if (Character.getType(codePoint) != Character.SURROGATE) {
                Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
                        .toUpperCase(Locale.ROOT)
                        .codePoints()
                        .filter(ReplyParser::counts)
                        .forEach(word::appendCodePoint);
            }
            if (word.length() > MAX_WORD_LENGTH) {
                return "";
            }
        }
        return word.toString();
    }

    /** Letters and digits, but not the fillers that Unicode counts as letters and nobody sees. */
    private static boolean counts(int codePoint) {
        return Character.isLetterOrDigit(codePoint) && codePoint != 0x115F && codePoint != 0x1160;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReplyParser that && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return replies.keySet().hashCode();
    }

    @Override
    public String toString() {
        return "ReplyParser" + words;
    }
}
