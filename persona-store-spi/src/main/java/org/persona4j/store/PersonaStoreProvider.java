package org.persona4j.store;

import java.util.Map;

/**
 * The way to open a kind of store by its name, found through {@link java.util.ServiceLoader}.
 *
 * <p>A convenience for programs that choose the store by configuration: each store also has a public constructor or
 * factory of its own. Looked up by {@link PersonaStores}. A provider has no state and is safe for use by many threads.
 */
public interface PersonaStoreProvider {

    /**
     * Returns the name to open the store by.
     *
     * @return a short word in lower case, always the same, like {@code memory}
     */
    String name();

    /**
     * Opens a store.
     *
     * @param settings the settings, whose names and meanings the provider documents
     * @return a new open store, which the caller closes
     * @throws IllegalArgumentException if a setting is unknown, missing or wrong; the message names it
     * @throws StoreUnavailableException if the store cannot be reached now
     */
    PersonaStore open(Map<String, String> settings);
}
