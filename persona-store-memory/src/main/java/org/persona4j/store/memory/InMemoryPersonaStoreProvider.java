package org.persona4j.store.memory;

import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.PersonaStoreProvider;
import org.persona4j.store.StoreLimits;

/**
 * Opens an {@link InMemoryPersonaStore} under the name {@value #NAME}; each store opened is empty.
 *
 * <p>Takes one setting, {@value #CONTENTS}: {@code objects} (the default) or {@code bytes}, see {@link KeptContents}.
 */
public final class InMemoryPersonaStoreProvider implements PersonaStoreProvider {

    /** The name to open the store by. */
    public static final String NAME = "memory";

    /** The name of the setting that says how contents are kept. */
    public static final String CONTENTS = "contents";

    /** Makes the provider; for {@link java.util.ServiceLoader}. */
    public InMemoryPersonaStoreProvider() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PersonaStore open(Map<String, String> settings) {
        TreeSet<String> unknown = new TreeSet<>(settings.keySet());
        unknown.remove(CONTENTS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "the memory store takes the setting " + CONTENTS + " only, but was given " + unknown);
        }
        return new InMemoryPersonaStore(StoreLimits.UNLIMITED, contents(settings.get(CONTENTS)));
    }

    private static KeptContents contents(@Nullable String setting) {
        if (setting == null) {
            return KeptContents.OBJECTS;
        }
        for (KeptContents contents : KeptContents.values()) {
            if (setting.equals(contents.name().toLowerCase(Locale.ROOT))) {
                return contents;
            }
        }
        throw new IllegalArgumentException("the setting " + CONTENTS + " must be objects or bytes");
    }
}
