/** Another system that follows the changes of a tenant into a store of its own. */
module org.persona4j.example.feed {
    requires org.persona4j;
    requires org.persona4j.store;
    requires org.persona4j.store.memory;
    requires static org.jspecify;
}
