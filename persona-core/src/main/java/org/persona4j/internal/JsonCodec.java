package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonAppend;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.persona4j.audit.AuditEntry;
import org.persona4j.merge.Decision;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Profile;

/**
 * The stored form of values: UTF-8 JSON that tells the number of its format.
 *
 * <p>The same value always gives the same bytes: properties are written in one fixed order, collections in their own.
 * Instants and dates are ISO texts, numbers are exact, what is empty is left out. The values that are stored as records of
 * their own ({@link Profile}, {@link Decision}, {@link Persona}, {@link AuditEntry}) begin with {@code "format":1}.
 *
 * <p>Old data always reads: a property that is absent is empty, so one that was added later must be a collection, a number, an
 * optional value or one that may be null; without any other a record is damaged and does not read ({@link WholeRecords}). New data does not read by an old release: a higher format
 * number, and a property nobody knows, are errors. To skip the unknown would look tolerant and lose data, because what the
 * engine reads it writes back, without what it skipped. So whoever adds a property raises the format number, and a new
 * format is first readable everywhere, then written.
 *
 * <p>Thread-safe; there is nothing to instantiate.
 */
public final class JsonCodec {
    /** The number of the format that is written, and the highest that is read. */
    public static final int FORMAT = 1;

    private static final String FORMAT_PROPERTY = "format";

    /** The values that are records of their own, and so begin with the number of their format. */
    private static final List<Class<?>> STORED =
            List.of(Profile.class, Decision.class, Persona.class, AuditEntry.class);

    private static final ObjectMapper MAPPER = mapper();
    private static final ObjectWriter WRITER = MAPPER.writer().withAttribute(FORMAT_PROPERTY, FORMAT);

    /** Puts the format number first in the values it is mixed into. */
    @JsonAppend(prepend = true, attrs = @JsonAppend.Attr(value = FORMAT_PROPERTY, include = JsonInclude.Include.ALWAYS))
    private interface Formatted {}

    private JsonCodec() {}

    private static ObjectMapper mapper() {
        JsonMapper.Builder mapper = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                .annotationIntrospector(
                        AnnotationIntrospector.pair(new WholeRecords(), new JacksonAnnotationIntrospector()))
                .addHandler(new FormatCheck());
        STORED.forEach(type -> mapper.addMixIn(type, Formatted.class));
        return mapper.build();
    }

    /**
     * The stored form of a value.
     *
     * @throws IllegalArgumentException if values of its class have no stored form
     */
    public static byte[] write(Object value) {
        Objects.requireNonNull(value, "value");
        try {
            return WRITER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a " + value.getClass().getSimpleName() + " has no stored form: "
                    + e.getClass().getSimpleName());
        }
    }

    /**
     * The value that stored bytes hold.
     *
     * @throws UnreadableContentException if the bytes are not the stored form of such a value, or are of a later format
     */
    public static <T> T read(byte[] bytes, Class<T> type) {
        Objects.requireNonNull(bytes, "bytes");
        String reason;
        try {
            T value = MAPPER.readValue(bytes, type);
            if (value != null) {
                return value;
            }
            reason = "it is null";
        } catch (JsonProcessingException e) {
            reason = reason(bytes, e);
        } catch (IOException | RuntimeException e) {
            reason = e instanceof LaterFormatException later
                    ? later(later.format)
                    : e.getClass().getSimpleName();
        }
        throw new UnreadableContentException("stored content does not read as " + type.getSimpleName() + ": " + reason);
    }

    private static String reason(byte[] bytes, JsonProcessingException e) {
        if (e.getCause() instanceof LaterFormatException part) {
            return later(part.format);
        }
        OptionalLong format = formatOf(bytes);
        if (format.isPresent() && format.getAsLong() > FORMAT) {
            return later(format.getAsLong());
        }
        long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
        return e.getClass().getSimpleName() + (offset < 0 ? "" : " at byte " + offset);
    }

    private static String later(long format) {
        return "it is of format " + format + ", and this release knows none above " + FORMAT;
    }

    /** The format number of an object, wherever in it the number stands; none if the bytes are no object or tell none. */
    private static OptionalLong formatOf(byte[] bytes) {
        try (JsonParser parser = MAPPER.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return OptionalLong.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean format = FORMAT_PROPERTY.equals(parser.currentName());
                JsonToken value = parser.nextToken();
                if (format && value == JsonToken.VALUE_NUMBER_INT) {
                    return OptionalLong.of(parser.getLongValue());
                }
                parser.skipChildren();
            }
            return OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** Reads the format number, which is a property of no value, and refuses one that is too high. */
    private static final class FormatCheck extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                @Nullable JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String property)
                throws IOException {
            if (!property.equals(FORMAT_PROPERTY) || !parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                return false;
            }
            long format = parser.getLongValue();
            if (format > FORMAT) {
                throw new LaterFormatException(format);
            }
            return format >= 1;
        }
    }

    /** Stops the reading of what a later release wrote. */
    private static final class LaterFormatException extends IOException {
        private static final long serialVersionUID = 1L;

        private final long format;

        LaterFormatException(long format) {
            super("format " + format);
            this.format = format;
        }
    }
}
