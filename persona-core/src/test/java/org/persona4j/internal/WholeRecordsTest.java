package org.persona4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What was stored and then lost a part of itself does not read as a value with a hole in it. */
class WholeRecordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> withoutAnyOnePropertyAValueReadsWholeOrNotAtAll() {
        return Examples.all().entrySet().stream()
                .map(example -> DynamicTest.dynamicTest(example.getKey(), () -> {
                    Class<?> type = example.getValue().getClass();
                    Set<String> holes = new TreeSet<>();

                    for (byte[] damaged : damaged(JsonCodec.write(example.getValue()))) {
                        read(damaged, type).ifPresent(value -> look(value, holes));
                    }

                    assertThat(holes).isEmpty();
                }));
    }

    @Test
    void aPartThatMayBeAbsentMayBeNullToo() {
        OperationRecord whole = new OperationRecord("d", Instant.EPOCH, "{}");
        byte[] without = "{\"digest\":\"d\",\"at\":\"1970-01-01T00:00:00Z\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(JsonCodec.read(JsonCodec.write(whole), OperationRecord.class))
                .isEqualTo(whole);
        assertThatThrownBy(() -> JsonCodec.read(without, OperationRecord.class))
                .isInstanceOf(UnreadableContentException.class);
        assertThat(JsonCodec.read("{}".getBytes(StandardCharsets.UTF_8), SourceRef.class)
                        .profileOrNull())
                .isNull();
    }

    private static Optional<Object> read(byte[] json, Class<?> type) {
        try {
            return Optional.of(JsonCodec.read(json, type));
        } catch (UnreadableContentException damaged) {
            return Optional.empty();
        }
    }

    /** The same JSON without each of its properties, and with null in the place of each. */
    private static List<byte[]> damaged(byte[] json) {
        try {
            JsonNode root = JSON.readTree(json);
            List<byte[]> damaged = new ArrayList<>();
            damage(root, root, damaged);
            return damaged;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void damage(JsonNode root, JsonNode node, List<byte[]> damaged) throws JsonProcessingException {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode value = object.remove(name);
                damaged.add(JSON.writeValueAsBytes(root));
                object.putNull(name);
                damaged.add(JSON.writeValueAsBytes(root));
                object.set(name, value);
            }
        }
        for (JsonNode part : node) {
            damage(root, part, damaged);
        }
    }

    /** Notes each part of a record that is null and may not be. */
    private static void look(@Nullable Object value, Set<String> holes) {
        if (value instanceof Optional<?> some) {
            some.ifPresent(part -> look(part, holes));
        } else if (value instanceof Collection<?> some) {
            some.forEach(part -> look(part, holes));
        } else if (value instanceof Map<?, ?> some) {
            some.values().forEach(part -> look(part, holes));
        } else if (value instanceof Record) {
            for (RecordComponent part : value.getClass().getRecordComponents()) {
                look(value, part, holes);
            }
        }
    }

    private static void look(Object value, RecordComponent component, Set<String> holes) {
        try {
            Field field = value.getClass().getDeclaredField(component.getName());
            field.setAccessible(true);
            Object part = field.get(value);
            if (part == null && !field.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                holes.add(value.getClass().getSimpleName() + "." + component.getName());
            }
            look(part, holes);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
