package org.persona4j.identity;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.persona4j.identity.Normalized.Reason;

/**
 * The rule for the numbers of government documents and medical cards.
 *
 * <p>Unicode NFKC, upper case by the root locale, digits of all scripts to ASCII; then letters and digits are kept and
 * all else is dropped, so that {@code 078-05-1120} and {@code 078 05 1120} are one. What remains must have 3 to 64
 * {@code char}s. Whether such a number was ever issued is not checked: there is no one scheme.
 *
 * <p>Immutable and thread-safe.
 */
public final class IdNormalizer implements IdentifierNormalizer {

    private static final IdNormalizer GOVERNMENT = new IdNormalizer(IdentifierType.GOVERNMENT_ID);
    private static final IdNormalizer MEDICAL = new IdNormalizer(IdentifierType.MEDICAL_ID);

    private final IdentifierType type;

    private IdNormalizer(IdentifierType type) {
        this.type = type;
    }

    /**
     * The rule for government ids.
     *
     * @return the rule
     */
    public static IdNormalizer governmentId() {
        return GOVERNMENT;
    }

    /**
     * The rule for medical ids.
     *
     * @return the rule
     */
    public static IdNormalizer medicalId() {
        return MEDICAL;
    }

    @Override
    public Normalized normalize(String text) {
        Objects.requireNonNull(text, "text");
        if (text.length() > OutsideText.MAX_CHARS) {
            return Normalized.invalid(Reason.TOO_LONG);
        }
        if (OutsideText.isAscii(text)) {
            return checked(lettersAndDigits(text.toUpperCase(Locale.ROOT)));
        }
        if (!OutsideText.isWellFormed(text)) {
            return Normalized.invalid(Reason.BROKEN_TEXT);
        }
        Optional<String> settled = OutsideText.settle(text, IdNormalizer::plainer);
        return settled.isPresent() ? checked(settled.get()) : Normalized.invalid(Reason.TOO_LONG);
    }

    private Normalized checked(String id) {
        if (id.isEmpty()) {
            return Normalized.invalid(Reason.BLANK);
        }
        if (id.length() < CanonicalShape.MIN_ID_CHARS) {
            return Normalized.invalid(Reason.TOO_SHORT);
        }
        if (id.length() > CanonicalShape.MAX_ID_CHARS) {
            return Normalized.invalid(Reason.TOO_LONG);
        }
        return Normalized.valid(Identifier.trusted(type, id));
    }

    private static String plainer(String text) {
        return lettersAndDigits(OutsideText.nfkc(text).toUpperCase(Locale.ROOT));
    }

    private static String lettersAndDigits(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            int digit = Character.digit(codePoint, 10);
            if (digit >= 0) {
                kept.append((char) ('0' + digit));
            } else if (Character.isLetter(codePoint) && !OutsideText.isInvisible(codePoint)) {
                kept.appendCodePoint(codePoint);
            }
        }
        return kept.toString();
    }
}
