/** Arbitraries and law suites for the rules that users of persona write themselves. */
module org.persona4j.testkit {
    requires transitive org.persona4j;
    requires transitive net.jqwik.api;
    requires static org.jspecify;

    exports org.persona4j.testkit;
    exports org.persona4j.testkit.history;

    provides net.jqwik.api.SampleReportingFormat with
            org.persona4j.testkit.WordsFormat;
}
