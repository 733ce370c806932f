package org.persona4j.identity;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which names of people are compared.
 *
 * <p>The normalized form of a name is for comparing, never for showing. It is made thus: Unicode NFKC; typographic
 * apostrophes and dashes become the plain ones of a keyboard; characters that cannot be seen are dropped; case is
 * folded; each run of spaces, line breaks and control characters becomes one space, and none is left at the ends.
 *
 * <p>Folding is Unicode's full folding, so that {@code STRASSE}, {@code Straße} and {@code STRAẞE} are one, and the two
 * small Greek sigmas are one. Beyond it, the dotted and the dotless i of Turkish are one as well: which of them a
 * capital letter stands for depends on a language that a name does not tell. Accents stay: José is not Jose.
 *
 * <p>A <em>word</em> of a name is a run of letters, digits and their marks. An apostrophe does not end a word and is
 * left out of it ({@code O'Brien} is {@code obrien}); everything else ends it, a hyphen too ({@code Smith-Jones} shares
 * a word with {@code Smith}).
 *
 * <p>Takes any text; of text above 1,000 {@code char}s, of text that is not well-formed Unicode, and of text without
 * anything to be seen, there is no normalized form. Immutable and thread-safe.
 */
public final class NameNormalizer {

    /** The date, two bars, and two names. */
    static final int MAX_KEY_CHARS = 12 + 2 * OutsideText.MAX_CHARS;

    private static final NameNormalizer STANDARD = new NameNormalizer();
    private static final int COMBINING_DOT_ABOVE = 0x0307;

    private NameNormalizer() {}

    /**
     * The rule as described.
     *
     * @return the rule
     */
    public static NameNormalizer standard() {
        return STANDARD;
    }

    /**
     * The form of a name that is compared. Idempotent.
     *
     * @param name any text
     * @return the normalized name, never empty text; empty if the text has none
     */
    public Optional<String> normalize(String name) {
        Objects.requireNonNull(name, "name");
        if (name.length() > OutsideText.MAX_CHARS) {
            return Optional.empty();
        }
        if (OutsideText.isAscii(name)) {
            return present(plainSpaces(lowerCaseAscii(name)));
        }
        if (!OutsideText.isWellFormed(name)) {
            return Optional.empty();
        }
        return OutsideText.settle(name, NameNormalizer::plainer).flatMap(NameNormalizer::present);
    }

    /**
     * The normalized full name of a person: that of {@code full} if it has one, else of first and last name joined by
     * a space, or of the one of them that is there.
     *
     * @param first the first name; null or blank if not known
     * @param last the last name; null or blank if not known
     * @param full the full name; null or blank if not known
     * @return the normalized full name, or empty
     */
    public Optional<String> fullName(@Nullable String first, @Nullable String last, @Nullable String full) {
        Optional<String> given = known(full);
        if (given.isPresent()) {
            return given;
        }
        Optional<String> firstName = known(first);
        Optional<String> lastName = known(last);
        if (firstName.isEmpty() || lastName.isEmpty()) {
            return firstName.or(() -> lastName);
        }
        return Optional.of(firstName.get() + " " + lastName.get())
                .filter(joined -> joined.length() <= OutsideText.MAX_CHARS);
    }

    /**
     * The distinct words of a name, in the order in which they first occur.
     *
     * @param name any text, normalized or not
     * @return the words, unmodifiable; empty if there are none
     */
    public Set<String> words(String name) {
        String joined = joinedWords(name);
        return joined.isEmpty()
                ? Set.of()
                : Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(joined.split(" "))));
    }

    /**
     * Whether a name is a full one: of two words or more, which need not differ.
     *
     * @param name any text, normalized or not
     * @return true iff it has two words or more
     */
    public boolean isFull(String name) {
        return joinedWords(name).contains(" ");
    }

    /**
     * The identifier made of first name, last name and birth date. Only the words of the names count, so that neither
     * hyphens nor apostrophes tell two spellings apart.
     *
     * @param first the first name; null or blank if not known
     * @param last the last name; null or blank if not known
     * @param birthDate the birth date
     * @return the identifier; empty unless both names have a word and the year is one that {@link BirthDates} takes
     */
    public Optional<Identifier> nameBirthDate(@Nullable String first, @Nullable String last, LocalDate birthDate) {
        Objects.requireNonNull(birthDate, "birthDate");
        if (first == null || last == null || !BirthDates.isPlausible(birthDate)) {
            return Optional.empty();
        }
        String firstName = joinedWords(first);
        String lastName = joinedWords(last);
        if (firstName.isEmpty() || lastName.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Identifier.trusted(IdentifierType.NAME_BIRTH_DATE, birthDate + "|" + firstName + "|" + lastName));
    }

    private Optional<String> known(@Nullable String name) {
        return name == null ? Optional.empty() : normalize(name);
    }

    /** All words in order with one space between; empty text if there are none. */
    private String joinedWords(String name) {
        Optional<String> normalized = normalize(name);
        if (normalized.isEmpty()) {
            return "";
        }
        String words = wordsOf(normalized.get());
        return OutsideText.isAscii(words) ? words : settledWords(words);
    }

    /** Leaving an apostrophe out may let a mark join the letter before it. */
    private String settledWords(String words) {
        return OutsideText.settle(
                        words,
                        text -> normalize(text).map(NameNormalizer::wordsOf).orElse(""))
                .orElse("");
    }

    private static String wordsOf(String normalized) {
        StringBuilder words = new StringBuilder(normalized.length());
        boolean pendingSpace = false;
        for (int i = 0; i < normalized.length(); ) {
            int codePoint = normalized.codePointAt(i);
            if (OutsideText.isWordPart(codePoint)) {
                if (pendingSpace && words.length() > 0) {
                    words.append(' ');
                }
                pendingSpace = false;
                words.appendCodePoint(codePoint);
            } else if (codePoint != '\'') {
                pendingSpace = true;
            }
            i += Character.charCount(codePoint);
        }
        return words.toString();
    }

    private static Optional<String> present(String name) {
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static String plainer(String name) {
        String plain = OutsideText.withoutInvisible(OutsideText.nfkc(plainPunctuation(OutsideText.nfc(name))));
        return plainSpaces(folded(plain));
    }

    private static String lowerCaseAscii(String name) {
        return name.toLowerCase(Locale.ROOT).replace('`', '\'');
    }

    /** Of a text in which each mark is in its canonical form: some of these have several. */
    private static String plainPunctuation(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            plain.append(
                    switch (c) {
                        case '`', '\u00B4', '\u02B9', '\u02BB', '\u02BC', '\u2018', '\u2019', '\u201B', '\u2032' ->
                            '\'';
                        case '\uA78B', '\uA78C', '\uFF07', '\uFF40' -> '\'';
                        case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\uFE58' -> '-';
                        case '\uFE63', '\uFF0D' -> '-';
                        default -> c;
                    });
        }
        return plain.toString();
    }

    /** Lower case by way of upper case, letter by letter: the way that brings all forms of a letter together. */
    private static String folded(String name) {
        String upper = lowerCaseLetters(name).toUpperCase(Locale.ROOT);
        return lowerCaseLetters(upper);
    }

    /** Without the rules for final sigma and for the dotted capital i, which look at the neighbors. */
    private static String lowerCaseLetters(String name) {
        StringBuilder lower = new StringBuilder(name.length());
        int before = 0;
        for (int i = 0; i < name.length(); ) {
            int codePoint = name.codePointAt(i);
            i += Character.charCount(codePoint);
            if (codePoint != COMBINING_DOT_ABOVE || before != 'i') {
                before = Character.toLowerCase(codePoint);
                lower.appendCodePoint(before);
            }
        }
        return lower.toString();
    }

    private static String plainSpaces(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        boolean pendingSpace = false;
        for (int i = 0; i < name.length(); ) {
            int codePoint = name.codePointAt(i);
            i += Character.charCount(codePoint);
            if (OutsideText.isSpace(codePoint)) {
                pendingSpace = plain.length() > 0;
            } else {
                if (pendingSpace) {
                    plain.append(' ');
                    pendingSpace = false;
                }
                plain.appendCodePoint(codePoint);
            }
        }
        return name.contentEquals(plain) ? name : plain.toString();
    }
}
