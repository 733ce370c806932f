package org.persona4j.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * Every way in for text from outside.
 *
 * <p>To add one, add a {@link Target} to {@link TextTargets} if it is a value or a rule, to {@link ImportTargets} if it is in a file,
 * or to {@link CallTargets} if it is a call of an engine. What has a golden file is tried as JSON without being named.
 */
final class Targets {
    private Targets() {}

    static List<Target> all() {
        List<Target> all = new ArrayList<>();
        all.addAll(TextTargets.all());
        all.addAll(ValueTargets.all());
        all.addAll(ImportTargets.all());
        all.addAll(CallTargets.all());
        all.addAll(CursorTargets.all());
        all.addAll(JsonTargets.all());
        return List.copyOf(all);
    }
}
