package org.persona4j.example.benchmarks;

/** Draft. */
public final class Benchmarks {
    private Benchmarks() {}

    /** Runs. */
    public static void main(String[] args) throws Exception {
        org.openjdk.jmh.Main.main(args);
    }
}
