package org.persona4j.store.tck.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.persona4j.store.Version;

/** A history told line by line: {@code at(1, 4).saw("x", NEVER).put("x", 1)}. */
final class Story {

    static final State NEVER = State.NEVER_WRITTEN;

    private final List<Line> lines = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    static State put(int number) {
        return State.put(Version.of(0, number));
    }

    static State deleted(int number) {
        return State.deleted(Version.of(0, number));
    }

    /** Begins a transaction that lasts from one tick to another. */
    Line at(long invoked, long returned) {
        Line line = new Line(invoked, returned);
        lines.add(line);
        return line;
    }

    /** Adds a conflict. */
    Story refused(long invoked, long returned, Map<String, State> expected, String... named) {
        refusals.add(new Refusal(0, invoked, returned, expected, Set.of(named)));
        return this;
    }

    Optional<String> violation() {
        return HistoryCheck.violationIn(history());
    }

    History history() {
        return new History(lines.stream().map(Line::transaction).toList(), refusals);
    }

    /** One transaction of the story. */
    static final class Line {

        private final long invoked;
        private final long returned;
        private final Map<String, State> saw = new HashMap<>();
        private final Map<String, State> wrote = new HashMap<>();

        private Line(long invoked, long returned) {
            this.invoked = invoked;
            this.returned = returned;
        }

        Line saw(String key, State state) {
            saw.put(key, state);
            return this;
        }

        Line put(String key, int number) {
            wrote.put(key, Story.put(number));
            return this;
        }

        Line deleted(String key, int number) {
            wrote.put(key, Story.deleted(number));
            return this;
        }

        private Transaction transaction() {
            return new Transaction(0, invoked, returned, saw, wrote);
        }
    }
}
