/**
 * The in-memory reference store.
 *
 * @provides org.persona4j.store.PersonaStoreProvider under the name {@code memory}
 */
module org.persona4j.store.memory {
    requires static org.jspecify;
    requires transitive org.persona4j.store;

    exports org.persona4j.store.memory;

    provides org.persona4j.store.PersonaStoreProvider with
            org.persona4j.store.memory.InMemoryPersonaStoreProvider;
}
