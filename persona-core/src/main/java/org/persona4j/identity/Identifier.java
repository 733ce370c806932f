package org.persona4j.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing a customer can be recognized by: a type and a value in that type's canonical form.
 *
 * <p>Two identifiers are equal when type and value are. Identifiers are ordered by type, strongest first, then by the
 * UTF-16 code units of the value. The canonical forms:
 *
 * <ul>
 *   <li>{@code PHONE}: E.164, a plus sign and 5 to 15 digits of which the first is not zero;
 *   <li>{@code EMAIL}: lower case, the domain in its ASCII form, at most 254 octets;
 *   <li>{@code NAME_BIRTH_DATE}: {@code 1984-02-29|first name|last name}, names as words of lower-case letters and
 *       digits with one space between;
 *   <li>{@code GOVERNMENT_ID}, {@code MEDICAL_ID}: 3 to 64 upper-case letters and digits.
 * </ul>
 *
 * <p>{@link #of} checks the <em>shape</em> only, cheaply: that a phone number can exist is for {@link PhoneNormalizer}
 * to say when it comes in. The value is personal data: it is shown by {@link #value()} and in JSON alone, never by
 * {@link #toString()}.
 *
 * <p>An immutable, thread-safe value. As JSON: {@code {"type":"phone","value":"+16035551212"}}.
 */
@JsonPropertyOrder({"type", "value"})
public final class Identifier implements Comparable<Identifier> {

    private final IdentifierType type;
    private final String value;
    private final int hash;

    private Identifier(IdentifierType type, String value) {
        this.type = type;
        this.value = value;
        this.hash = 31 * value.hashCode() + type.code().hashCode();
    }

    /**
     * The identifier of a type with a value already in canonical form.
     *
     * @param type the type
     * @param value the canonical value
     * @return the identifier
     * @throws IllegalArgumentException if the value does not have the shape of the type's canonical form
     */
    @JsonCreator
    public static Identifier of(@JsonProperty("type") IdentifierType type, @JsonProperty("value") String value) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
        if (!CanonicalShape.fits(type, value)) {
            throw new IllegalArgumentException("value is not a canonical " + type.label());
        }
        return new Identifier(type, value);
    }

    /** The same without the check, for a value that a normalizer of this package has just made. */
    static Identifier trusted(IdentifierType type, String value) {
        return new Identifier(type, value);
    }

    /**
     * The kind of this identifier.
     *
     * @return the type
     */
    @JsonProperty("type")
    public IdentifierType type() {
        return type;
    }

    /**
     * The canonical value. Personal data.
     *
     * @return the value
     */
    @JsonProperty("value")
    public String value() {
        return value;
    }

    /**
     * A hint for people who already know the value, with too little in it to tell anybody else who it is: {@code phone
     * •••••1212}, {@code email r•••@s•••.net}.
     *
     * @return the type and a few characters of the value; of a short value none
     */
    public String masked() {
        return Mask.of(type, value);
    }

    @Override
    public int compareTo(Identifier other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : value.compareTo(other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Identifier that && type == that.type && value.equals(that.value);
    }

    /** The same in every run, unlike one made of an enum's own hash code. */
    @Override
    public int hashCode() {
        return hash;
    }

    /** The type only. */
    @Override
    public String toString() {
        return "Identifier[" + type.code() + "]";
    }
}
