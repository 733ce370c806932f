/** The command line: records in, personas out. */
module org.persona4j.example.cli {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires me.tongfei.progressbar;
    requires org.persona4j;
    requires org.persona4j.example.storefile;
    requires org.persona4j.store;
    requires org.persona4j.store.memory;
    requires static org.jspecify;

    opens org.persona4j.example.cli to
            info.picocli;
}
