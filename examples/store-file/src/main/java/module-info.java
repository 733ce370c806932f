/**
 * A durable store in one directory: the template for a store of your own.
 *
 * @provides org.persona4j.store.PersonaStoreProvider under the name {@code file}
 */
module org.persona4j.example.storefile {
    requires org.persona4j.store.memory;
    requires org.slf4j;
    requires static org.jspecify;
    requires transitive org.persona4j.store;

    exports org.persona4j.example.storefile;

    provides org.persona4j.store.PersonaStoreProvider with
            org.persona4j.example.storefile.FilePersonaStoreProvider;
}
