package org.persona4j.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** New ids in an order that can be gone through again. Not thread-safe; dies with the attempt. */
final class IdTape {
    private final Supplier<String> ids;
    private final List<String> given;
    private int position;

    IdTape(Supplier<String> ids) {
        this(ids, new ArrayList<>(), 0);
    }

    private IdTape(Supplier<String> ids, List<String> given, int position) {
        this.ids = ids;
        this.given = given;
        this.position = position;
    }

    String next() {
        if (position == given.size()) {
            given.add(ids.get());
        }
        return given.get(position++);
    }

    /** A tape that gives what this one gives from here on. */
    IdTape again() {
        return new IdTape(ids, given, position);
    }
}
