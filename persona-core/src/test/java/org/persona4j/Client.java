package org.persona4j;

import java.util.function.Consumer;
import java.util.function.Function;

/** How the calls of a history reach an engine. */
interface Client {
    /** Makes a call and returns its answer. */
    <T> T ask(Function<Personas, T> call);

    /** Makes a call that has no answer. */
    default void tell(Consumer<Personas> call) {
        ask(personas -> {
            call.accept(personas);
            return personas;
        });
    }

    /** Whether a call that fails is made again. */
    boolean repeats();

    /** Makes every call once. */
    static Client of(Personas personas) {
        return new Client() {
            @Override
            public <T> T ask(Function<Personas, T> call) {
                return call.apply(personas);
            }

            @Override
            public boolean repeats() {
                return false;
            }
        };
    }
}
