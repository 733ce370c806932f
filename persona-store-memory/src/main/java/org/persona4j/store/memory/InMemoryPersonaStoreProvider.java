package org.persona4j.store.memory;

import java.util.Map;
import java.util.TreeSet;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.PersonaStoreProvider;

/** Opens an {@link InMemoryPersonaStore} under the name {@value #NAME}. Takes no settings; each store opened is empty. */
public final class InMemoryPersonaStoreProvider implements PersonaStoreProvider {

    /** The name to open the store by. */
    public static final String NAME = "memory";

    /** Makes the provider; for {@link java.util.ServiceLoader}. */
    public InMemoryPersonaStoreProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PersonaStore open(Map<String, String> settings) {
        if (!settings.isEmpty()) {
            throw new IllegalArgumentException(
                    "the memory store takes no settings, but was given " + new TreeSet<>(settings.keySet()));
        }
        return new InMemoryPersonaStore();
    }
}
