package org.persona4j.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Objects;
import org.persona4j.identity.Normalized.Reason;

/**
 * The rule for phone numbers: E.164, by the numbering plans of libphonenumber.
 *
 * <p>A number without a country code is read as one of the default region. First the writing: digits of all scripts,
 * one plus sign before them, spaces, dashes, dots, slashes, parentheses and brackets are taken, after an optional
 * {@code tel:}; invisible characters are dropped. Then the numbering plan: the number must be one that
 * {@code isValidNumber} accepts, with at most 15 digits.
 *
 * <ul>
 *   <li><b>Extensions</b> are refused: everyone behind a switchboard shares its number, and E.164 cannot tell them
 *       apart.
 *   <li><b>Letters</b> are refused, also as on a dial ({@code 1-800-FLOWERS}): in a customer's record they are a remark,
 *       and a remark read as digits is somebody else's number.
 *   <li><b>Numbers for fiction</b> such as {@code 555-0123} are in the plan of their area and accepted; who wants them
 *       linked to nobody says so with {@link Placeholders#withPhonePattern}.
 *   <li>Numbers without an area code, service numbers and fillers outside the plan ({@code 123-456-7890}) are refused.
 * </ul>
 *
 * <p>Immutable and thread-safe. The first use of a region makes libphonenumber load its table from its own jar.
 */
public final class PhoneNormalizer implements IdentifierNormalizer {

    /** A prefix for foreign calls and a number; what is longer is no number anywhere. */
    private static final int MAX_DIGITS = 20;

    private static final int MIN_DIGITS_BEFORE_EXTENSION = 5;
    private static final int NORTH_AMERICA = 1;
    private static final String PREFIX = "tel:";

    private final PhoneNumberUtil plans;
    private final String defaultRegion;
    private final boolean northAmerican;

    private PhoneNormalizer(PhoneNumberUtil plans, String defaultRegion) {
        this.plans = plans;
        this.defaultRegion = defaultRegion;
        this.northAmerican = plans.getCountryCodeForRegion(defaultRegion) == NORTH_AMERICA;
    }

    /**
     * The rule with a default region.
     *
     * @param defaultRegion the ISO 3166 code of the region whose numbers are written without a country code, such as
     *     {@code US}, in any case
     * @return the rule
     * @throws IllegalArgumentException if libphonenumber does not know the region
     */
    public static PhoneNormalizer of(String defaultRegion) {
        Objects.requireNonNull(defaultRegion, "defaultRegion");
        PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
        String region = defaultRegion.length() == 2 ? defaultRegion.toUpperCase(Locale.ROOT) : "";
        if (!plans.getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException(
                    "defaultRegion is not a region with a numbering plan; give a two-letter ISO 3166 code such as US");
        }
        return new PhoneNormalizer(plans, region);
    }

    /**
     * Whether a text has the shape of a canonical phone number. Some hundred times faster than {@link #normalize}, and
     * meant for looking up a number that went through it before; it says nothing about the numbering plan.
     *
     * @param text any text
     * @return true iff the text is a plus sign and 5 to 15 digits of which the first is not zero
     */
    public static boolean isCanonicalShape(String text) {
        return CanonicalShape.phone(text);
    }

    /**
     * The region whose numbers are written without a country code.
     *
     * @return the ISO 3166 code, in upper case
     */
    public String defaultRegion() {
        return defaultRegion;
    }

    @Override
    public Normalized normalize(String text) {
        Objects.requireNonNull(text, "text");
        if (text.length() > OutsideText.MAX_CHARS) {
            return Normalized.invalid(Reason.TOO_LONG);
        }
        StringBuilder digits = new StringBuilder(MAX_DIGITS + 1);
        int at = readDigits(text, digits);
        if (at < text.length()) {
            return Normalized.invalid(problemAt(text, at, digits.length()));
        }
        if (digits.length() <= 1) {
            return Normalized.invalid(digits.length() == 0 ? Reason.BLANK : Reason.TOO_SHORT);
        }
        return inPlan(digits);
    }

    /** Collects sign and digits; returns the position of the first character that no number has, or the length. */
    private static int readDigits(String text, StringBuilder digits) {
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            int digit = Character.digit(codePoint, 10);
            if (digit >= 0) {
                if (digits.length() > MAX_DIGITS) {
                    return at;
                }
                digits.append((char) ('0' + digit));
            } else if (digits.length() == 0 && isPlus(codePoint)) {
                digits.append('+');
            } else if (digits.length() == 0 && text.regionMatches(true, at, PREFIX, 0, PREFIX.length())) {
                at += PREFIX.length() - 1;
            } else if (!isSeparator(codePoint)) {
                return at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    private static boolean isPlus(int codePoint) {
        return codePoint == '+' || codePoint == 0xFF0B || codePoint == 0xFE62;
    }

    private static boolean isSeparator(int codePoint) {
        return switch (codePoint) {
            case '(', ')', '[', ']', '-', '.', '/', 0xB7, 0x2212, 0xFF08, 0xFF09, 0xFF0E, 0xFF0F -> true;
            default ->
                OutsideText.isSpace(codePoint)
                        || Character.getType(codePoint) == Character.DASH_PUNCTUATION
                        || OutsideText.isInvisible(codePoint);
        };
    }

    private static Reason problemAt(String text, int at, int digits) {
        if (!OutsideText.isWellFormed(text)) {
            return Reason.BROKEN_TEXT;
        }
        if (digits > MAX_DIGITS) {
            return Reason.TOO_LONG;
        }
        boolean extension = digits >= MIN_DIGITS_BEFORE_EXTENSION
                && ("xX#,;".indexOf(text.charAt(at)) >= 0 || text.regionMatches(true, at, "ext", 0, 3));
        return extension ? Reason.PHONE_EXTENSION : Reason.NOT_A_PHONE;
    }

    private Normalized inPlan(StringBuilder digits) {
        int nationalStart = northAmericanStart(digits);
        if (nationalStart >= 0) {
            return northAmerican(digits.substring(nationalStart));
        }
        return inAnyPlan(digits.toString());
    }

    /** Where the ten digits of a North American number begin, if this is one beyond doubt; else -1. */
    private int northAmericanStart(StringBuilder digits) {
        boolean plus = digits.charAt(0) == '+';
        int start = plus ? 2 : digits.length() - 10;
        boolean ten = plus
                ? digits.length() == 12 && digits.charAt(1) == '1'
                : northAmerican && (start == 0 || (start == 1 && digits.charAt(0) == '1'));
        return ten && digits.charAt(start) >= '2' ? start : -1;
    }

    private Normalized northAmerican(String national) {
        PhoneNumber number =
                new PhoneNumber().setCountryCode(NORTH_AMERICA).setNationalNumber(Long.parseLong(national));
        return isInPlan(number) ? phone("+1" + national) : Normalized.invalid(Reason.PHONE_NOT_IN_PLAN);
    }

    /** What {@code isValidNumber} says; most numbers are of their code's main region, which it would find a second time. */
    private boolean isInPlan(PhoneNumber number) {
        String mainRegion = plans.getRegionCodeForCountryCode(number.getCountryCode());
        return plans.isValidNumberForRegion(number, mainRegion) || plans.isValidNumber(number);
    }

    private Normalized inAnyPlan(String digits) {
        try {
            PhoneNumber number = plans.parse(digits, defaultRegion);
            if (isInPlan(number)) {
                String value = plans.format(number, PhoneNumberFormat.E164);
                if (CanonicalShape.phone(value) && readsAsItself(number, value)) {
                    return phone(value);
                }
            }
        } catch (NumberParseException notANumber) {
            // an expected outcome, told below
        }
        return Normalized.invalid(Reason.PHONE_NOT_IN_PLAN);
    }

    /** In a few plans some E.164 forms look as if they began with a prefix, and read as yet another number. */
    private boolean readsAsItself(PhoneNumber number, String value) throws NumberParseException {
        return plans.parse(value, defaultRegion).equals(number);
    }

    private static Normalized phone(String value) {
        return Normalized.valid(Identifier.trusted(IdentifierType.PHONE, value));
    }
}
