/**
 * The contract between the persona engine and a record store.
 *
 * @uses org.persona4j.store.PersonaStoreProvider to find the stores that are installed
 */
module org.persona4j.store {
    requires static transitive org.jspecify;

    exports org.persona4j.store;

    uses org.persona4j.store.PersonaStoreProvider;
}
