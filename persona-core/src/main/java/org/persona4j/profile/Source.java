package org.persona4j.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a profile comes from: a kind of source and, where there can be several of the kind, its name.
 *
 * <p>The written form is {@code KIND} or {@code KIND:name}, for example {@code FILE_IMPORT:spring-list} or
 * {@code INTEGRATION:till}. Names are 1 to 64 characters without control characters, and case matters. An
 * {@link Kind#INTEGRATION} always has a name. Immutable, ordered by kind, then name.
 */
public final class Source implements Comparable<Source> {
    /** The kinds of sources. */
    public enum Kind {
        /** A sign-up form of the loyalty program. */
        LOYALTY_SIGNUP,
        /** A file of customer records. */
        FILE_IMPORT,
        /** A tracking pixel. */
        PIXEL,
        /** A collectible, for example a scanned card or code. */
        COLLECTIBLE,
        /** A scanned receipt. */
        OCR,
        /** A program that calls the interface of the embedding service. */
        REST_API,
        /** The customer's wallet or loyalty app. */
        WALLET_APP,
        /** A member of staff. */
        MANUAL,
        /** A point-of-sale or shop system, by name. */
        INTEGRATION
    }

    private static final int MAX_NAME = 64;

    private final Kind kind;
    private final @Nullable String name;

    private Source(Kind kind, @Nullable String name) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.name = name;
        if (name == null) {
            if (kind == Kind.INTEGRATION) {
                throw new IllegalArgumentException("a source of kind INTEGRATION needs a name");
            }
        } else {
            checkLength(name.length());
            if (name.chars().anyMatch(Character::isISOControl) || !WellFormed.is(name)) {
                throw new IllegalArgumentException(
                        "the name of a source may not hold control characters or halves of surrogate pairs");
            }
        }
    }

    private static void checkLength(int length) {
        if (length < 1 || length > MAX_NAME) {
            throw new IllegalArgumentException("the name of a source must have 1 to " + MAX_NAME + " characters");
        }
    }

    /**
     * The source of this kind that has no name.
     *
     * @throws IllegalArgumentException if the kind needs a name
     */
    public static Source of(Kind kind) {
        return new Source(kind, null);
    }

    /**
     * The source of this kind and name.
     *
     * @throws IllegalArgumentException if the name is empty, too long or holds control characters
     */
    public static Source of(Kind kind, String name) {
        return new Source(kind, Objects.requireNonNull(name, "name"));
    }

    /** The point-of-sale or shop system of this name. */
    public static Source integration(String name) {
        return of(Kind.INTEGRATION, name);
    }

    /**
     * The source that the written form says.
     *
     * @throws IllegalArgumentException if the text is not {@code KIND} or {@code KIND:name} with a known kind
     */
    @JsonCreator
    public static Source parse(String text) {
        Objects.requireNonNull(text, "text");
        for (Kind known : Kind.values()) {
            int end = known.name().length();
            if (text.equals(known.name())) {
                return of(known);
            }
            if (text.startsWith(known.name()) && text.charAt(end) == ':') {
                checkLength(text.length() - end - 1);
                return of(known, text.substring(end + 1));
            }
        }
        throw new IllegalArgumentException("a source is written KIND or KIND:name, with a known kind");
    }

    /** The kind of this source. */
    public Kind kind() {
        return kind;
    }

    /** The name among the sources of the kind, if it has one. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** The written form. */
    @JsonValue
    @Override
    public String toString() {
        return name == null ? kind.name() : kind.name() + ":" + name;
    }

    @Override
    public int compareTo(Source other) {
        int byKind = kind.compareTo(other.kind);
        if (byKind != 0) {
            return byKind;
        }
        return (name == null ? "" : name).compareTo(other.name == null ? "" : other.name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Source that && kind == that.kind && Objects.equals(name, that.name);
    }

    @Override
    public int hashCode() {
        return kind.hashCode() * 31 + Objects.hashCode(name);
    }
}
