/** Types, rules and engine of persona: profiles in, personas out. */
module org.persona4j {
    requires transitive org.persona4j.store;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires com.fasterxml.uuid;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires de.siegmar.fastcsv;
    requires org.slf4j;
    requires transitive com.fasterxml.jackson.annotation;
    requires static org.immutables.value.annotations;
    requires static transitive org.jspecify;

    exports org.persona4j;
    exports org.persona4j.access;
    exports org.persona4j.archive;
    exports org.persona4j.audit;
    exports org.persona4j.change;
    exports org.persona4j.earning;
    exports org.persona4j.error;
    exports org.persona4j.favorite;
    exports org.persona4j.identity;
    exports org.persona4j.imports;
    exports org.persona4j.loyalty;
    exports org.persona4j.merge;
    exports org.persona4j.optin;
    exports org.persona4j.order;
    exports org.persona4j.persona;
    exports org.persona4j.privacy;
    exports org.persona4j.profile;
    exports org.persona4j.recommend;
    exports org.persona4j.search;
    exports org.persona4j.wallet;

    opens org.persona4j.access to
            com.fasterxml.jackson.databind;
    opens org.persona4j.archive to
            com.fasterxml.jackson.databind;
    opens org.persona4j.audit to
            com.fasterxml.jackson.databind;
    opens org.persona4j.change to
            com.fasterxml.jackson.databind;
    opens org.persona4j.earning to
            com.fasterxml.jackson.databind;
    opens org.persona4j.favorite to
            com.fasterxml.jackson.databind;
    opens org.persona4j.identity to
            com.fasterxml.jackson.databind;
    opens org.persona4j.internal to
            com.fasterxml.jackson.databind;
    opens org.persona4j.loyalty to
            com.fasterxml.jackson.databind;
    opens org.persona4j.merge to
            com.fasterxml.jackson.databind;
    opens org.persona4j.optin to
            com.fasterxml.jackson.databind;
    opens org.persona4j.order to
            com.fasterxml.jackson.databind;
    opens org.persona4j.persona to
            com.fasterxml.jackson.databind;
    opens org.persona4j.profile to
            com.fasterxml.jackson.databind;
    opens org.persona4j.recommend to
            com.fasterxml.jackson.databind;
    opens org.persona4j.wallet to
            com.fasterxml.jackson.databind;
}
