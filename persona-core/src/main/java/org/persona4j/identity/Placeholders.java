package org.persona4j.identity;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values that people type where they have none: identifiers that stand for nobody and link nothing
 * <em>(policy)</em>.
 *
 * <p>A phone number is matched by its national digits, whatever its country code. A pattern holds exact values, digits
 * with a question mark for any one digit, the part of an e-mail address before the at sign, or a domain with all
 * domains below it: all matched in time linear in the value. There are no regular expressions here on purpose.
 *
 * <p>{@link #standard()} has what turns up in nearly every list of customers, and the domains that RFC 2606 and RFC 6761
 * reserve. What one retailer's staff likes to type is learned from the data, or added here: {@code
 * Placeholders.standard().withPhonePattern("60355501??")}.
 *
 * <p>An immutable, thread-safe value.
 */
public final class Placeholders {

    /** What a pattern is compared with. */
    private enum Part {
        PHONE_DIGITS,
        EMAIL_ADDRESS,
        EMAIL_LOCAL_PART,
        EMAIL_DOMAIN,
        ID,
        NAME,
        BIRTH_DATE
    }

    private static final char ANY_DIGIT = '?';

    /** Some islands number their few phones with so few digits that all of them being equal means nothing. */
    private static final int MIN_REPEATED_DIGITS = 7;

    private static final Placeholders NONE = new Placeholders(new EnumMap<>(Part.class), Set.of(), false);
    private static final Placeholders STANDARD = builtIn();

    private final Map<Part, Set<String>> patterns;
    private final Set<Identifier> values;
    private final boolean oneRepeatedCharacter;

    private Placeholders(Map<Part, Set<String>> patterns, Set<Identifier> values, boolean oneRepeatedCharacter) {
        this.patterns = patterns;
        this.values = values;
        this.oneRepeatedCharacter = oneRepeatedCharacter;
    }

    /**
     * The built-in patterns:
     *
     * <ul>
     *   <li>phones of seven digits or more and ids, where one character is repeated throughout, and those that count up or down ({@code 1234567890});
     *   <li>phones of any area that end in 555-5555;
     *   <li>e-mail addresses such as {@code no@gmail.com} and {@code test@test.com}; with {@code none}, {@code noemail},
     *       {@code na}, {@code unknown} and the like before the at sign; below {@code example.com}, {@code .org}, {@code
     *       .net}, and below {@code test}, {@code invalid}, {@code localhost}, {@code example};
     *   <li>ids that say {@code NONE} or {@code UNKNOWN}, and two social security numbers known from advertisements;
     *   <li>names with birth date where the date is the first day of 1900, 1901 or 1970, or where neither name is one.
     * </ul>
     *
     * @return the patterns
     */
    public static Placeholders standard() {
        return STANDARD;
    }

    /**
     * No pattern at all: every identifier is somebody's.
     *
     * @return the empty set of patterns
     */
    public static Placeholders none() {
        return NONE;
    }

    /**
     * These patterns and one exact identifier more.
     *
     * @param identifier the identifier that stands for nobody
     * @return the patterns
     */
    public Placeholders withValue(Identifier identifier) {
        Set<Identifier> more = new HashSet<>(values);
        more.add(Objects.requireNonNull(identifier, "identifier"));
        return new Placeholders(patterns, Collections.unmodifiableSet(more), oneRepeatedCharacter);
    }

    /**
     * These patterns and one more for the national digits of a phone number.
     *
     * @param digits 1 to 15 ASCII digits, or question marks for any one digit
     * @return the patterns
     * @throws IllegalArgumentException if there are other characters, or too few or too many
     */
    public Placeholders withPhonePattern(String digits) {
        Objects.requireNonNull(digits, "digits");
        if (digits.isEmpty() || digits.length() > CanonicalShape.MAX_PHONE_DIGITS) {
            throw new IllegalArgumentException(
                    "digits must have 1 to " + CanonicalShape.MAX_PHONE_DIGITS + " chars, not " + digits.length());
        }
        for (int i = 0; i < digits.length(); i++) {
            if (!OutsideText.isAsciiDigit(digits.charAt(i)) && digits.charAt(i) != ANY_DIGIT) {
                throw new IllegalArgumentException("digits has neither a digit nor a question mark at position " + i);
            }
        }
        return with(Part.PHONE_DIGITS, digits);
    }

    /**
     * These patterns and one more for the part of an e-mail address before the at sign, at any domain.
     *
     * @param localPart the part in canonical form: lower case
     * @return the patterns
     * @throws IllegalArgumentException if this is no such part
     */
    public Placeholders withEmailLocalPart(String localPart) {
        Objects.requireNonNull(localPart, "localPart");
        if (localPart.length() > EmailShape.MAX_OCTETS || EmailShape.problem(localPart + "@a.aa") != null) {
            throw new IllegalArgumentException("localPart is not the canonical local part of an e-mail address");
        }
        return with(Part.EMAIL_LOCAL_PART, localPart);
    }

    /**
     * These patterns and one more for the domain of an e-mail address, and all domains below it.
     *
     * @param domain the domain in canonical form, lower case and ASCII; may be a top-level domain
     * @return the patterns
     * @throws IllegalArgumentException if this is no domain
     */
    public Placeholders withEmailDomain(String domain) {
        Objects.requireNonNull(domain, "domain");
        if (domain.length() > EmailShape.MAX_OCTETS || EmailShape.problem("a@a." + domain) != null) {
            throw new IllegalArgumentException("domain is not a canonical domain");
        }
        return with(Part.EMAIL_DOMAIN, domain);
    }

    /**
     * Whether an identifier stands for nobody.
     *
     * @param identifier the identifier
     * @return true iff a pattern fits it
     */
    public boolean matches(Identifier identifier) {
        Objects.requireNonNull(identifier, "identifier");
        String value = identifier.value();
        return values.contains(identifier)
                || switch (identifier.type()) {
                    case PHONE -> matchesPhone(CallingCodes.nationalDigits(value));
                    case EMAIL -> matchesEmail(value);
                    case NAME_BIRTH_DATE -> matchesNameBirthDate(value);
                    case GOVERNMENT_ID, MEDICAL_ID -> isRepeated(value) || has(Part.ID, value);
                };
    }

    /**
     * The patterns and values in words that are equal iff the sets are, in every run. The values may be personal data: keep
     * no more than a keyed digest of it.
     *
     * @return the words
     */
    public String fingerprint() {
        StringBuilder words = new StringBuilder(Boolean.toString(oneRepeatedCharacter));
        patterns.forEach((part, ofPart) -> words.append(part).append(new TreeSet<>(ofPart)));
        new TreeSet<>(values)
                .forEach(value -> words.append(value.type())
                        .append(':')
                        .append(value.value())
                        .append(';'));
        return words.toString();
    }

    /** Two sets are equal iff they have the same patterns. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Placeholders that
                && oneRepeatedCharacter == that.oneRepeatedCharacter
                && patterns.equals(that.patterns)
                && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return fingerprint().hashCode();
    }

    /** How many patterns there are; the exact values may be personal data. */
    @Override
    public String toString() {
        int count = patterns.values().stream().mapToInt(Set::size).sum();
        return "Placeholders[" + count + " patterns, " + values.size() + " values]";
    }

    private boolean matchesPhone(String digits) {
        if (digits.length() >= MIN_REPEATED_DIGITS && isRepeated(digits)) {
            return true;
        }
        for (String pattern : of(Part.PHONE_DIGITS)) {
            if (fits(pattern, digits)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(String pattern, String digits) {
        if (pattern.length() != digits.length()) {
            return false;
        }
        for (int i = 0; i < digits.length(); i++) {
            char wanted = pattern.charAt(i);
            if (wanted != ANY_DIGIT && wanted != digits.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean matchesEmail(String address) {
        int at = address.indexOf('@');
        if (has(Part.EMAIL_ADDRESS, address) || has(Part.EMAIL_LOCAL_PART, address.substring(0, at))) {
            return true;
        }
        for (int start = at; start >= at; start = address.indexOf('.', start + 1)) {
            if (has(Part.EMAIL_DOMAIN, address.substring(start + 1))) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesNameBirthDate(String value) {
        int firstBar = value.indexOf('|');
        int lastBar = value.lastIndexOf('|');
        return has(Part.BIRTH_DATE, value.substring(0, firstBar))
                || (has(Part.NAME, value.substring(firstBar + 1, lastBar))
                        && has(Part.NAME, value.substring(lastBar + 1)));
    }

    private boolean isRepeated(String value) {
        if (!oneRepeatedCharacter) {
            return false;
        }
        for (int i = 1; i < value.length(); i++) {
            if (value.charAt(i) != value.charAt(0)) {
                return false;
            }
        }
        return true;
    }

    private boolean has(Part part, String value) {
        return of(part).contains(value);
    }

    private Set<String> of(Part part) {
        return patterns.getOrDefault(part, Set.of());
    }

    private Placeholders with(Part part, String... more) {
        Set<String> ofPart = new LinkedHashSet<>(of(part));
        Collections.addAll(ofPart, more);
        Map<Part, Set<String>> changed = new EnumMap<>(Part.class);
        changed.putAll(patterns);
        changed.put(part, Collections.unmodifiableSet(ofPart));
        return new Placeholders(changed, values, oneRepeatedCharacter);
    }

    private static Placeholders builtIn() {
        Placeholders repeated = new Placeholders(NONE.patterns, NONE.values, true);
        return repeated.with(Part.PHONE_DIGITS, "???5555555")
                .with(Part.PHONE_DIGITS, "1234567890", "0123456789", "123456789", "12345678", "1234567")
                .with(Part.PHONE_DIGITS, "9876543210", "987654321")
                .with(Part.EMAIL_ADDRESS, "no@gmail.com", "no@yahoo.com", "no@hotmail.com", "no@email.com", "no@no.com")
                .with(
                        Part.EMAIL_ADDRESS,
                        "test@test.com",
                        "test@gmail.com",
                        "a@a.com",
                        "abc@abc.com",
                        "email@email.com")
                .with(Part.EMAIL_LOCAL_PART, "none", "noemail", "no-email", "no.email", "no_email", "nomail")
                .with(Part.EMAIL_LOCAL_PART, "na", "n/a", "unknown", "notprovided", "declined", "refused", "null")
                .with(Part.EMAIL_LOCAL_PART, "noreply", "no-reply", "donotreply")
                .with(Part.EMAIL_DOMAIN, "example.com", "example.org", "example.net", "noemail.com")
                .with(Part.EMAIL_DOMAIN, "test", "invalid", "localhost", "example")
                .with(
                        Part.ID,
                        "123456789",
                        "1234567890",
                        "0123456789",
                        "12345678",
                        "1234567",
                        "123456",
                        "12345",
                        "1234")
                .with(Part.ID, "987654321", "9876543210", "078051120", "219099999")
                .with(Part.ID, "NONE", "UNKNOWN", "TEST", "NULL", "REFUSED", "DECLINED", "123")
                .with(Part.NAME, "unknown", "none", "na", "n a", "test", "guest", "customer", "anonymous", "no name")
                .with(Part.BIRTH_DATE, "1900-01-01", "1901-01-01", "1970-01-01");
    }
}
