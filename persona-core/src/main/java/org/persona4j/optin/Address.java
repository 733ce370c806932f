package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;

/**
 * Where a message goes: a phone number, an e-mail address, a device token or a wallet pass.
 *
 * <p>An address is the same on every channel that reaches it, so a phone number that is texted and called is one address
 * with two consents. Phone numbers and e-mail addresses are in the canonical form of {@link Identifier}; normalize text from
 * outside first. Tokens and pass ids are taken as they are, 1 to {@value #MAX_TOKEN_LENGTH} characters, none of them a
 * control character.
 *
 * <p>The value is personal data: it is shown by {@link #value()} and in JSON alone, never by {@link #toString()}. An
 * immutable, thread-safe value. As JSON: {@code {"type":"phone","value":"+16035551212"}}.
 */
@JsonPropertyOrder({"type", "value"})
public final class Address {
    /** The greatest length of a device token or pass id, in {@code char}s. */
    public static final int MAX_TOKEN_LENGTH = 4_096;

    /** The kinds of addresses. In JSON a kind is its lower-case name. */
    public enum Type {
        /** A phone number. */
        PHONE("phone"),
        /** An e-mail address. */
        EMAIL("email"),
        /** The token by which a push service knows an app or a browser on a device. */
        DEVICE("device"),
        /** The id of a pass in a wallet. */
        PASS("pass");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        /** The stable name of this type in JSON. */
        @JsonValue
        public String code() {
            return code;
        }
    }

    private final Type type;
    private final String value;

    private Address(Type type, String value) {
        this.type = type;
        this.value = value;
    }

    /**
     * The address of a type with a value already in canonical form.
     *
     * @throws IllegalArgumentException if the value does not have the shape of the type's canonical form
     */
    @JsonCreator
    public static Address of(@JsonProperty("type") Type type, @JsonProperty("value") String value) {
        Objects.requireNonNull(type, "type");
        return switch (type) {
            case PHONE -> of(Identifier.of(IdentifierType.PHONE, value));
            case EMAIL -> of(Identifier.of(IdentifierType.EMAIL, value));
            case DEVICE -> device(value);
            case PASS -> pass(value);
        };
    }

    /**
     * The address that an identifier is.
     *
     * @throws IllegalArgumentException if the identifier is neither a phone number nor an e-mail address
     */
    public static Address of(Identifier identifier) {
        return switch (identifier.type()) {
            case PHONE -> new Address(Type.PHONE, identifier.value());
            case EMAIL -> new Address(Type.EMAIL, identifier.value());
            case NAME_BIRTH_DATE, GOVERNMENT_ID, MEDICAL_ID ->
                throw new IllegalArgumentException("a " + identifier.type().label() + " is no address");
        };
    }

    /**
     * The app or browser that a push service knows by this token.
     *
     * @throws IllegalArgumentException if the token is empty, too long, ill-formed or has a control character
     */
    public static Address device(String token) {
        return new Address(Type.DEVICE, PlainText.name(token, "token", MAX_TOKEN_LENGTH));
    }

    /**
     * The wallet pass with this id.
     *
     * @throws IllegalArgumentException if the id is empty, too long, ill-formed or has a control character
     */
    public static Address pass(String passId) {
        return new Address(Type.PASS, PlainText.name(passId, "passId", MAX_TOKEN_LENGTH));
    }

    /** What kind of address this is. */
    @JsonProperty("type")
    public Type type() {
        return type;
    }

    /** The canonical value. Personal data. */
    @JsonProperty("value")
    public String value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Address that && type == that.type && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return 31 * value.hashCode() + type.code.hashCode();
    }

    /** The type only. */
    @Override
    public String toString() {
        return "Address[" + type.code + "]";
    }
}
