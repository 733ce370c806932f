package org.persona4j.identity;

import java.net.IDN;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.persona4j.identity.Normalized.Reason;

/**
 * The rule for e-mail addresses.
 *
 * <p>In this order: spaces of all scripts are trimmed and characters that cannot be seen are dropped; Unicode NFKC, so
 * that full-width letters and signs become plain ones; everything to lower case by the root locale, the part before the
 * at sign too; one dot at the end of the domain is dropped; the domain goes to its ASCII form by IDNA 2003, as
 * {@link IDN} does it. Dots and plus tags stay as they are: not every provider ignores them, and two customers merged
 * by mistake weigh more than one customer seen twice.
 *
 * <p>Then the shape is checked: exactly one at sign; before it 1 to 64 octets of letters, digits, the signs that RFC
 * 5322 allows unquoted, and single dots inside; after it at least two labels of 1 to 63 letters, digits and inner
 * hyphens, the last beginning with a letter; at most 254 octets in all. Quoted local parts, comments, display names and
 * numeric addresses are refused: no customer types them, but broken exports are full of them.
 *
 * <p>Immutable and thread-safe.
 */
public final class EmailNormalizer implements IdentifierNormalizer {

    private static final EmailNormalizer STANDARD = new EmailNormalizer();

    private EmailNormalizer() {}

    /**
     * The rule as described.
     *
     * @return the rule
     */
    public static EmailNormalizer standard() {
        return STANDARD;
    }

    @Override
    public Normalized normalize(String text) {
        Objects.requireNonNull(text, "text");
        if (text.length() > OutsideText.MAX_CHARS) {
            return Normalized.invalid(Reason.TOO_LONG);
        }
        if (OutsideText.isAscii(text)) {
            return checked(withoutFinalDot(OutsideText.trimmed(text).toLowerCase(Locale.ROOT)));
        }
        if (!OutsideText.isWellFormed(text)) {
            return Normalized.invalid(Reason.BROKEN_TEXT);
        }
        Optional<String> settled = OutsideText.settle(text, EmailNormalizer::plainer);
        if (settled.isEmpty()) {
            return Normalized.invalid(Reason.NOT_AN_EMAIL);
        }
        return checked(withAsciiDomain(withoutFinalDot(settled.get())));
    }

    private static Normalized checked(String address) {
        if (address.isEmpty()) {
            return Normalized.invalid(Reason.BLANK);
        }
        Reason problem = EmailShape.problem(address);
        return problem == null
                ? Normalized.valid(Identifier.trusted(IdentifierType.EMAIL, address))
                : Normalized.invalid(problem);
    }

    private static String plainer(String text) {
        String plain = OutsideText.withoutInvisible(OutsideText.nfkc(text)).toLowerCase(Locale.ROOT);
        return OutsideText.trimmed(plain);
    }

    private static String withoutFinalDot(String address) {
        return address.endsWith(".") ? address.substring(0, address.length() - 1) : address;
    }

    /** The address with its domain in ASCII; without a domain, which its shape does not allow, if that is not possible. */
    private static String withAsciiDomain(String address) {
        int domain = address.lastIndexOf('@') + 1;
        try {
            return address.substring(0, domain)
                    + IDN.toASCII(address.substring(domain), IDN.ALLOW_UNASSIGNED)
                            .toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomain) {
            return address.substring(0, domain);
        }
    }
}
