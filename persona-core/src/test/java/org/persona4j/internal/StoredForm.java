package org.persona4j.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** What values are stored as, and read from. */
public final class StoredForm {
    private StoredForm() {}

    /** The text that is stored. */
    public static String json(Object value) {
        return new String(JsonCodec.write(value), StandardCharsets.UTF_8);
    }

    /** Checks that a value reads back from its stored form as what it was, and is written the same again. */
    public static <T> void assertReadsBack(T value, Class<T> type) {
        byte[] stored = JsonCodec.write(value);

        T read = JsonCodec.read(stored, type);

        assertThat(read).isEqualTo(value);
        assertThat(JsonCodec.write(read)).isEqualTo(stored);
    }
}
