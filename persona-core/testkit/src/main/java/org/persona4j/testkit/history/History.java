package org.persona4j.testkit.history;

import java.util.List;
import org.persona4j.PersonaEngine;
import org.persona4j.store.PersonaStore;

/**
 * What happens to a retailer's customers, one step after the other. Its {@code toString} has a line for each step. Immutable.
 *
 * @param steps the steps
 */
public record History(List<Step> steps) {
    /** Makes the list unmodifiable. */
    public History {
        steps = List.copyOf(steps);
    }

    /** The history of these steps. */
    public static History of(Step... steps) {
        return new History(List.of(steps));
    }

    /**
     * Lives through it with an engine that has the standard rules and policies.
     *
     * @param store the store of the engine, empty
     * @return the life after the last step
     */
    public Life run(PersonaStore store) {
        return run(PersonaEngine.builder(store));
    }

    /**
     * Lives through it.
     *
     * @param engine the engine to begin with, see {@link Life#of}
     * @return the life after the last step
     */
    public Life run(PersonaEngine.Builder engine) {
        Life life = Life.of(engine);
        steps.forEach(life::live);
        return life;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(steps.isEmpty() ? "nothing happens" : "");
        for (int i = 0; i < steps.size(); i++) {
            text.append(i == 0 ? "" : "\n").append(i + 1).append(". ").append(steps.get(i));
        }
        return text.toString();
    }
}
