package org.persona4j.example.cli;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.persona4j.Personas;
import org.persona4j.merge.QuarantinedPersona;
import org.persona4j.merge.ReviewPage;
import org.persona4j.merge.SharedValue;

/** What there is to be looked at by people after a run, page by page, so that a large run needs no more memory. */
final class Reviews {
    private static final int PAGE = 1_000;

    private Reviews() {}

    /** The values that link nobody though several profiles carry them. */
    static Stream<SharedValue> shared(Personas personas) {
        return stream(cursor -> personas.merges().shared(cursor, PAGE));
    }

    /** The personas that links lead out of which were refused. */
    static Stream<QuarantinedPersona> quarantined(Personas personas) {
        return stream(cursor -> personas.merges().quarantine(cursor, PAGE));
    }

    /** A shared value in words, masked: what it is, who carries it, and why it links nobody. */
    static String describe(SharedValue value) {
        String reason;
        if (value.word().isPresent()) {
            reason = "declared shared";
        } else if (value.placeholder()) {
            reason = "a placeholder";
        } else if (value.more()) {
            reason = "more profiles than one customer can have";
        } else {
            reason = value.names() + " different names";
        }
        return value.identifier().masked() + " on " + value.owners() + (value.more() ? " or more" : "") + " profiles: "
                + reason;
    }

    private static <T> Stream<T> stream(Function<@Nullable String, ReviewPage<T>> pages) {
        Iterator<T> items = new Iterator<>() {
            private final ArrayDeque<T> waiting = new ArrayDeque<>();
            private @Nullable String cursor;
            private boolean more = true;

            @Override
            public boolean hasNext() {
                while (waiting.isEmpty() && more) {
                    ReviewPage<T> page = pages.apply(cursor);
                    waiting.addAll(page.items());
                    cursor = page.next().orElse(null);
                    more = cursor != null;
                }
                return !waiting.isEmpty();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new java.util.NoSuchElementException();
                }
                return waiting.remove();
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED), false);
    }
}
