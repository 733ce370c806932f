package org.persona4j.identity;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Normalized.Reason;

/**
 * All the rules by which one tenant's outside text becomes identifiers, in one object <em>(policy)</em>.
 *
 * <p>Each rule can be exchanged for one's own. A change of rules makes other identifiers of the same text, so it belongs
 * together with taking the source records in anew.
 *
 * <p>Immutable and thread-safe, as long as the rules put in are.
 */
public final class Normalizers {

    private final IdentifierNormalizer phone;
    private final IdentifierNormalizer email;
    private final IdentifierNormalizer governmentId;
    private final IdentifierNormalizer medicalId;
    private final NameNormalizer names;
    private final BirthDates birthDates;

    private Normalizers(
            IdentifierNormalizer phone,
            IdentifierNormalizer email,
            IdentifierNormalizer governmentId,
            IdentifierNormalizer medicalId,
            NameNormalizer names,
            BirthDates birthDates) {
        this.phone = Objects.requireNonNull(phone, "phone");
        this.email = Objects.requireNonNull(email, "email");
        this.governmentId = Objects.requireNonNull(governmentId, "governmentId");
        this.medicalId = Objects.requireNonNull(medicalId, "medicalId");
        this.names = Objects.requireNonNull(names, "names");
        this.birthDates = Objects.requireNonNull(birthDates, "birthDates");
    }

    /**
     * The rules of this package.
     *
     * @param defaultRegion the ISO 3166 code of the region whose phone numbers are written without a country code, such
     *     as {@code US}
     * @return the rules
     * @throws IllegalArgumentException if libphonenumber does not know the region
     */
    public static Normalizers standard(String defaultRegion) {
        return new Normalizers(
                PhoneNormalizer.of(defaultRegion),
                EmailNormalizer.standard(),
                IdNormalizer.governmentId(),
                IdNormalizer.medicalId(),
                NameNormalizer.standard(),
                BirthDates.standard());
    }

    /**
     * These rules with another one for phone numbers.
     *
     * @param rule the rule; its identifiers must be phone numbers
     * @return the rules
     */
    public Normalizers withPhone(IdentifierNormalizer rule) {
        return new Normalizers(rule, email, governmentId, medicalId, names, birthDates);
    }

    /**
     * These rules with another one for e-mail addresses.
     *
     * @param rule the rule; its identifiers must be e-mail addresses
     * @return the rules
     */
    public Normalizers withEmail(IdentifierNormalizer rule) {
        return new Normalizers(phone, rule, governmentId, medicalId, names, birthDates);
    }

    /**
     * These rules with another one for government ids.
     *
     * @param rule the rule; its identifiers must be government ids
     * @return the rules
     */
    public Normalizers withGovernmentId(IdentifierNormalizer rule) {
        return new Normalizers(phone, email, rule, medicalId, names, birthDates);
    }

    /**
     * These rules with another one for medical ids.
     *
     * @param rule the rule; its identifiers must be medical ids
     * @return the rules
     */
    public Normalizers withMedicalId(IdentifierNormalizer rule) {
        return new Normalizers(phone, email, governmentId, rule, names, birthDates);
    }

    /**
     * These rules with other forms of birth dates.
     *
     * @param rule the rule
     * @return the rules
     */
    public Normalizers withBirthDates(BirthDates rule) {
        return new Normalizers(phone, email, governmentId, medicalId, names, rule);
    }

    /**
     * The rule for names.
     *
     * @return the rule
     */
    public NameNormalizer names() {
        return names;
    }

    /**
     * The rule for birth dates.
     *
     * @return the rule
     */
    public BirthDates birthDates() {
        return birthDates;
    }

    /**
     * The identifier of a type in a piece of text. A {@code NAME_BIRTH_DATE} is read from its canonical form only; see
     * {@link #nameBirthDate} for making one.
     *
     * @param type the type
     * @param text any text
     * @return the identifier, or the reason why the text is none
     * @throws IllegalStateException if a rule put in gives an identifier of another type
     */
    public Normalized normalize(IdentifierType type, String text) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
        Normalized outcome = switch (type) {
            case PHONE -> phone.normalize(text);
            case EMAIL -> email.normalize(text);
            case NAME_BIRTH_DATE -> canonicalNameBirthDate(text);
            case GOVERNMENT_ID -> governmentId.normalize(text);
            case MEDICAL_ID -> medicalId.normalize(text);
        };
        if (outcome instanceof Normalized.Valid valid && valid.value().type() != type) {
            throw new IllegalStateException("the rule for " + type.code() + " gave an identifier of another type");
        }
        return outcome;
    }

    /**
     * The phone number or e-mail address in a piece of text, as from a search box: with an at sign it is an e-mail
     * address, else a phone number.
     *
     * @param text any text
     * @return the identifier, or the reason why the text is none
     */
    public Normalized parseAny(String text) {
        Objects.requireNonNull(text, "text");
        return normalize(hasAtSign(text) ? IdentifierType.EMAIL : IdentifierType.PHONE, text);
    }

    /**
     * The identifier made of first name, last name and birth date.
     *
     * @param first the first name; null or blank if not known
     * @param last the last name; null or blank if not known
     * @param birthDate the birth date
     * @return the identifier; empty unless both names have a word and the year is plausible
     */
    public Optional<Identifier> nameBirthDate(@Nullable String first, @Nullable String last, LocalDate birthDate) {
        return names.nameBirthDate(first, last, birthDate);
    }

    private Normalized canonicalNameBirthDate(String text) {
        if (!CanonicalShape.nameBirthDate(text)) {
            return Normalized.invalid(Reason.NOT_A_NAME_BIRTH_DATE);
        }
        int lastBar = text.lastIndexOf('|');
        return BirthDates.parseIso(text.substring(0, 10))
                .flatMap(date -> names.nameBirthDate(text.substring(11, lastBar), text.substring(lastBar + 1), date))
                .filter(identifier -> identifier.value().equals(text))
                .map(Normalized::valid)
                .orElseGet(() -> Normalized.invalid(Reason.NOT_A_NAME_BIRTH_DATE));
    }

    private static boolean hasAtSign(String text) {
        return text.indexOf('@') >= 0 || text.indexOf('\uFF20') >= 0 || text.indexOf('\uFE6B') >= 0;
    }
}
