/** The proof that a store keeps the contract of {@code org.persona4j.store}. */
module org.persona4j.store.tck {
    requires static org.jspecify;
    requires org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires transitive org.persona4j.store;

    exports org.persona4j.store.tck;
    exports org.persona4j.store.tck.fault;

    // the test engine finds the groups of the contract by reflection
    opens org.persona4j.store.tck;
}
