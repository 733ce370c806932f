package org.persona4j.store;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a record holds: an immutable value together with its encoded form, each made from the other on demand.
 *
 * <p>The engine makes contents from values. A store that keeps objects keeps the content as it is, and nothing is ever
 * encoded; a durable store asks for the {@linkplain #bytes() bytes}, keeps them, and gives back
 * {@linkplain #ofBytes(byte[]) a content of bytes}. Reading works on both:
 *
 * <pre>{@code
 * Content content = Content.of(profile, codec::encode);
 * Profile same = content.as(Profile.class, codec::decode);
 * }</pre>
 *
 * <p>Nothing is cached: each call of {@link #bytes()}, {@link #size()}, {@link #equals} or {@link #hashCode} on a content
 * made from a value encodes it, and each call of {@link #as} on one made from bytes decodes them. A store may hold
 * millions of contents, and two forms of each would be one too many.
 *
 * <p>Equal by encoded bytes. Immutable and thread-safe if the value is immutable and the encoder is a pure function.
 */
public final class Content {

    /** The content of no bytes. */
    public static final Content EMPTY = ofBytes(new byte[0]);

    /** The encoded form if there is no encoder, else the value. */
    private final Object held;

    private final @Nullable Function<Object, byte[]> encoder;

    private Content(Object held, @Nullable Function<Object, byte[]> encoder) {
        this.held = held;
        this.encoder = encoder;
    }

    /**
     * Returns the content with this encoded form.
     *
     * @param bytes the encoded form; copied
     * @return the content
     */
    public static Content ofBytes(byte[] bytes) {
        return new Content(bytes.clone(), null);
    }

    /**
     * Returns the content with this value.
     *
     * @param <T> the type of the value
     * @param value an immutable value
     * @param encoder makes the encoded form; pure, the same bytes for the same value, callable from any thread. Share one
     *     encoder among contents: each content holds a reference to it as long as it lives
     * @return the content
     */
    public static <T> Content of(T value, Function<? super T, byte[]> encoder) {
        requireNonNull(encoder, "encoder");
        // The encoder only ever meets the value it came with.
        @SuppressWarnings("unchecked")
        Function<Object, byte[]> ofThisValue = (Function<Object, byte[]>) (Function<?, byte[]>) encoder;
        return new Content(requireNonNull(value, "value"), ofThisValue);
    }

    /**
     * Returns the encoded form.
     *
     * @return a new array
     */
    public byte[] bytes() {
        return encoded().clone();
    }

    /**
     * Returns the length of the encoded form. Encodes if this was made from a value.
     *
     * @return the number of bytes
     */
    public int size() {
        return encoded().length;
    }

    private byte[] encoded() {
        return encoder == null ? (byte[]) held : requireNonNull(encoder.apply(held), "encoder gave null");
    }

    /**
     * Returns the value: the very one this was made from if it is of the type, else a new one decoded from the bytes.
     *
     * @param <T> the type of the value
     * @param type the type of the value
     * @param decoder makes a value from its encoded form, a new array
     * @return the value
     */
    public <T> T as(Class<T> type, Function<byte[], ? extends T> decoder) {
        if (encoder != null && type.isInstance(held)) {
            return type.cast(held);
        }
        return requireNonNull(decoder.apply(bytes()), "decoder gave null");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Content that && Arrays.equals(encoded(), that.encoded()));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded());
    }

    /** Returns the size only: a content may hold personal data. */
    @Override
    public String toString() {
        return "Content[" + size() + " bytes]";
    }
}
