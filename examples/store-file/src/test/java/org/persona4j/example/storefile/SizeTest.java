package org.persona4j.example.storefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A template has to be short: all of it, from the lock to the provider. */
class SizeTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "org");

    /** Blank lines, comments, imports, and the name of the package with its annotation. */
    private static final Pattern NO_CODE = Pattern.compile("\\s*(|/?\\*.*|//.*|(import|package)\\b.*|@NullMarked)");

    /** Lines that only close what others opened, and annotations. */
    private static final Pattern SAYS_NOTHING = Pattern.compile("\\s*(@\\w+|[})\\];]+)");

    @Test
    void theStoreHasLessThanThreeHundredSeventyLinesOfCode() throws IOException {
        assertThat(code()).hasSizeLessThan(370);
    }

    @Test
    void theStoreHasLessThanThreeHundredLinesThatSaySomething() throws IOException {
        List<String> code = code();

        code.removeIf(line -> SAYS_NOTHING.matcher(line).matches());

        assertThat(code).hasSizeLessThan(300);
    }

    private static List<String> code() throws IOException {
        List<String> code = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                code.addAll(Files.readAllLines(file));
            }
        }
        code.removeIf(line -> NO_CODE.matcher(line).matches());
        return code;
    }
}
