package org.persona4j.example.storefile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that commits until it is killed or nobody listens, compacts now and then, and prints the number of each commit
 * it was told of.
 */
final class CommittingProcess {

    private static final int COMMITS_PER_COMPACTION = 40;

    private CommittingProcess() {}

    /**
     * Runs the program.
     *
     * @param arguments the directory of the store
     */
    public static void main(String[] arguments) {
        try (FilePersonaStore store = FilePersonaStore.open(Path.of(arguments[0]))) {
            while (!System.out.checkError()) {
                int number = Ledger.commitNext(store);
                System.out.println(number);
                if (number % COMMITS_PER_COMPACTION == 0) {
                    store.compact();
                }
            }
        }
    }

    /** Starts the program in a process of its own, as small and quick to start as it can be. */
    static Process start(Path directory) throws IOException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(List.of(
                        java,
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        classes,
                        CommittingProcess.class.getName(),
                        directory.toString()))
                .redirectErrorStream(true)
                .start();
    }
}
