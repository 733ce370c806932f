/** The README's embedding example. */
module org.persona4j.example.quickstart {
    requires org.persona4j;
    requires org.persona4j.store.memory;
    requires static org.jspecify;
}
