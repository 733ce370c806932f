package org.persona4j.fuzz;

import static org.persona4j.fuzz.TextTargets.same;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.persona4j.internal.Examples;
import org.persona4j.internal.JsonCodec;
import org.persona4j.internal.UnreadableContentException;

/**
 * The JSON of every record and every value that has a golden file. A text is the UTF-8 of its characters, but a surrogate from
 * {@code U+DC80} to {@code U+DCFF} that stands alone is one byte, so that bytes which are no UTF-8 come in too.
 */
final class JsonTargets {
    private static final int FIRST_BYTE = 0xDC80;
    private static final int LAST_BYTE = 0xDCFF;

    private JsonTargets() {}

    static List<Target> all() {
        Map<Class<?>, List<String>> examples = new LinkedHashMap<>();
        Examples.all()
                .values()
                .forEach(example -> examples.computeIfAbsent(type(example), type -> new ArrayList<>())
                        .add(new String(JsonCodec.write(example), StandardCharsets.UTF_8)));
        return examples.entrySet().stream()
                .map(example -> target(example.getKey(), example.getValue()))
                .toList();
    }

    /** The class that values are read as: the public one, not that which is generated for it. */
    private static Class<?> type(Object example) {
        Class<?> type = example.getClass();
        return type.getSimpleName().startsWith("Immutable") ? type.getSuperclass() : type;
    }

    private static Target target(Class<?> type, List<String> examples) {
        return Target.named("JSON of " + name(type))
                .seeds(examples)
                .words(
                        "\"format\":1,",
                        "\"format\":2,",
                        "\"format\":99999999999999999999,",
                        ",",
                        ":",
                        "\"",
                        "1e9",
                        "-1",
                        "2024-01-01T00:00:00Z")
                .refusing(UnreadableContentException.class)
                .copying(40)
                .calling(text -> reads(bytes(text), type));
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
    }

    /** What was read is written as something that reads as the same. */
    private static Object reads(byte[] json, Class<?> type) {
        Object value = JsonCodec.read(json, type);
        byte[] written = JsonCodec.write(value);
        same(JsonCodec.read(written, type), value);
        return value;
    }

    static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean alone =
                    c >= FIRST_BYTE && c <= LAST_BYTE && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
            if (alone) {
                bytes.writeBytes(text.substring(from, at).getBytes(StandardCharsets.UTF_8));
                bytes.write(c - FIRST_BYTE + 0x80);
                from = at + 1;
            }
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
