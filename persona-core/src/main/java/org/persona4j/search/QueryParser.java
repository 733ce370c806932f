package org.persona4j.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.persona4j.profile.Source;
import org.persona4j.search.QuerySyntaxException.Reason;

/** Reads a query, once, from the first character to the last. Not thread-safe. */
final class QueryParser {
    private static final char PLAIN_QUOTE = '"';
    private static final String OPENING_QUOTES = PLAIN_QUOTE + "\u201C\u201D\u201E\u201F";
    private static final String CLOSING_QUOTES = "\u201C\u201D";
    private static final String OF_PHONES = "+()-./\u2010\u2011\u2012\u2013\u2014";
    private static final int FEWEST_DIGITS_OF_A_PHONE = 5;

    private final String text;
    private final Set<Criterion> criteria = new LinkedHashSet<>();
    private final List<String> run = new ArrayList<>();
    private int at;

    QueryParser(String text) {
        if (text.length() > Query.MAX_LENGTH) {
            throw new QuerySyntaxException(Reason.TOO_LONG, Query.MAX_LENGTH);
        }
        this.text = text;
    }

    Query query() {
        requireWellFormed();
        for (skipSpaces(); at < text.length(); skipSpaces()) {
            int start = at;
            if (isIn(OPENING_QUOTES)) {
                endRun();
                add(new Criterion.Text(quoted()), start);
            } else {
                item(start);
            }
        }
        endRun();
        return new Query(List.copyOf(criteria));
    }

    private void requireWellFormed() {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
                throw new QuerySyntaxException(Reason.MALFORMED, i);
            }
        }
    }

    private void item(int start) {
        int colon = colonAfterLetters(start);
        if (colon < 0) {
            run.add(word());
            return;
        }
        endRun();
        String key = text.substring(start, colon).toLowerCase(Locale.ROOT);
        at = colon + 1;
        Criterion criterion = switch (key) {
            case "has", "is", "not" -> filter(key, start);
            case "receipt" -> new Criterion.Receipt(value());
            case "merge" -> new Criterion.MergedFrom(address());
            case "source" -> source(start);
            default -> throw new QuerySyntaxException(Reason.UNKNOWN_WORD, start);
        };
        add(criterion, start);
    }

    /** Where the colon is that ends a word of ASCII letters; below zero if there is none. */
    private int colonAfterLetters(int start) {
        int end = start;
        while (end < text.length() && Character.isLetter(text.charAt(end)) && text.charAt(end) < 0x80) {
            end++;
        }
        return end > start && end < text.length() && text.charAt(end) == ':' ? end : -1;
    }

    private Criterion filter(String key, int start) {
        return Criterion.Filter.of(key + ":" + value())
                .orElseThrow(() -> new QuerySyntaxException(Reason.UNKNOWN_FILTER, start));
    }

    private Criterion source(int start) {
        String written = value();
        int colon = written.indexOf(':');
        String kind = (colon < 0 ? written : written.substring(0, colon)).toUpperCase(Locale.ROOT);
        try {
            return new Criterion.FromSource(Source.parse(colon < 0 ? kind : kind + written.substring(colon)));
        } catch (IllegalArgumentException e) {
            throw new QuerySyntaxException(Reason.UNKNOWN_SOURCE, start);
        }
    }

    private String value() {
        int start = at;
        if (at < text.length() && isIn(OPENING_QUOTES)) {
            return quoted();
        }
        String word = word();
        if (word.isEmpty()) {
            throw new QuerySyntaxException(Reason.NOTHING_FOLLOWS, start);
        }
        return word;
    }

    /** An e-mail address, or a phone number with the spaces that are in it. */
    private String address() {
        boolean isQuoted = at < text.length() && isIn(OPENING_QUOTES);
        StringBuilder address = new StringBuilder(value());
        boolean goesOn = !isQuoted && isOfPhone(address.toString());
        while (goesOn) {
            int end = at;
            skipSpaces();
            String next = at < text.length() && !isIn(OPENING_QUOTES) ? word() : "";
            goesOn = !next.isEmpty() && isOfPhone(next);
            if (goesOn) {
                address.append(' ').append(next);
            } else {
                at = end;
            }
        }
        return address.toString();
    }

    private String word() {
        int start = at;
        while (at < text.length() && !isSpace(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return text.substring(start, at);
    }

    private String quoted() {
        int start = at;
        boolean isPlain = text.charAt(at++) == PLAIN_QUOTE;
        StringBuilder inside = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (isPlain ? next != PLAIN_QUOTE : CLOSING_QUOTES.indexOf(next) < 0) {
                inside.append(next);
            } else if (isPlain && at < text.length() && text.charAt(at) == PLAIN_QUOTE) {
                inside.append(next);
                at++;
            } else if (inside.toString().isBlank()) {
                throw new QuerySyntaxException(Reason.NOTHING_FOLLOWS, start);
            } else {
                return inside.toString();
            }
        }
        throw new QuerySyntaxException(Reason.UNCLOSED_QUOTE, start);
    }

    /** Ends a run of plain words: takes it apart into texts that stand for themselves. */
    private void endRun() {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < run.size()) {
            int end = endOfPhone(i);
            if (end > i) {
                endWords(words);
                add(new Criterion.Text(String.join(" ", run.subList(i, end))), at);
                i = end;
            } else if (run.get(i).indexOf('@') >= 0) {
                endWords(words);
                add(new Criterion.Text(run.get(i++)), at);
            } else {
                words.add(run.get(i++));
            }
        }
        endWords(words);
        run.clear();
    }

    private void endWords(List<String> words) {
        if (!words.isEmpty()) {
            add(new Criterion.Text(String.join(" ", words)), at);
            words.clear();
        }
    }

    /** Where the words end that from one on look like a phone number; that one if they do not. */
    private int endOfPhone(int from) {
        int end = from;
        long digits = 0;
        while (end < run.size() && isOfPhone(run.get(end))) {
            digits += run.get(end).codePoints().filter(Character::isDigit).count();
            end++;
        }
        return digits < FEWEST_DIGITS_OF_A_PHONE ? from : end;
    }

    private static boolean isOfPhone(String word) {
        return word.codePoints().allMatch(c -> Character.isDigit(c) || OF_PHONES.indexOf(c) >= 0);
    }

    private void add(Criterion criterion, int position) {
        criteria.add(criterion);
        if (criteria.size() > Query.MAX_CRITERIA) {
            throw new QuerySyntaxException(Reason.TOO_MANY_CRITERIA, position);
        }
    }

    private void skipSpaces() {
        while (at < text.length() && isSpace(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
    }

    private boolean isIn(String quotes) {
        return quotes.indexOf(text.charAt(at)) >= 0;
    }

    /** Whether it separates words: white space, control characters, and marks that show nothing. */
    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint)
                || codePoint == 0x061C
                || codePoint == 0xFEFF
                || codePoint == 0x200B
                || codePoint == 0x200E
                || codePoint == 0x200F
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2060 && codePoint <= 0x2069);
    }
}
