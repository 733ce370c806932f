package org.persona4j.internal;

import org.persona4j.store.Content;

/** How the content of a record becomes a value. */
final class Records {
    private Records() {}

    static <T> T decode(Content content, Class<T> type) {
        return content.as(type, bytes -> JsonCodec.read(bytes, type));
    }
}
