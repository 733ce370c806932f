package org.persona4j.example.storefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A template has to be short: all of it, from the lock to the provider. */
class SizeTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "org");

    /** Blank lines, comments, imports, annotations, and lines that only close what others opened. */
    private static final Pattern SAYS_NOTHING =
            Pattern.compile("\\s*(|/?\\*.*|//.*|(import|package|@)\\b.*|@\\w+|[})\\];]+)");

    @Test
    void theStoreHasLessThanThreeHundredLinesThatSaySomething() throws IOException {
        long lines = 0;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lines += Files.readAllLines(file).stream()
                        .filter(line -> !SAYS_NOTHING.matcher(line).matches())
                        .count();
            }
        }

        assertThat(lines).isLessThan(300);
    }
}
