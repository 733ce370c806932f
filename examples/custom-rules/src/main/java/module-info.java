/** Merge rules of one's own. */
module org.persona4j.example.customrules {
    requires transitive org.persona4j;
    requires static org.jspecify;

    exports org.persona4j.example.customrules;
}
