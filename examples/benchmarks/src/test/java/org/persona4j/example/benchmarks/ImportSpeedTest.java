package org.persona4j.example.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The measurement takes all rows in. */
class ImportSpeedTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyRowIsTakenIn(boolean told, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("customers.csv");
        Files.writeString(file, "id,phone,email\n1,603-555-1201,ada@mail.net\n2,603-555-1201,\n");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        ImportSpeed.print(file, told, new PrintStream(printed, true, UTF_8));

        assertThat(printed.toString(UTF_8)).startsWith("2 rows " + (told ? "with " : "without ") + "the feed: ");
    }
}
