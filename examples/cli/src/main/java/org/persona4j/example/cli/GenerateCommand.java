package org.persona4j.example.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code persona generate}: a file of invented customers of any size, for trials of speed. */
@Command(
        name = "generate",
        hidden = true,
        description = "Writes rows of invented customers, about 30 % of them about one who has a row already.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ROWS", description = "How many rows.")
    private int rows;

    @Parameters(index = "1", paramLabel = "SEED", description = "The same seed gives the same file.")
    private long seed;

    @Parameters(index = "2", paramLabel = "OUT.csv", description = "Where to write them.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        if (rows < 1) {
            throw new InputException("ROWS must be at least 1");
        }
        OutputFile.at(out, out.resolveSibling("no-input")).write(new InventedCustomers(rows, seed));
        return PersonaCli.DONE;
    }
}
