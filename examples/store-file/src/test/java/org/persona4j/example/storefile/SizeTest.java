package org.persona4j.example.storefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A template has to be short. */
class SizeTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "org", "persona4j", "example", "storefile");

    /** Blank lines, comments, imports, and the name of the package with its annotation. */
    private static final Pattern NO_CODE = Pattern.compile("\\s*(|/?\\*.*|//.*|(import|package)\\b.*|@NullMarked)");

    private static final Set<String> STORE = Set.of("FilePersonaStore.java", "Log.java", "WrittenCommit.java");

    @Test
    void theStoreItsLogAndItsFormatHaveLessThanThreeHundredLinesOfCode() throws IOException {
        assertThat(code(STORE::contains)).isLessThan(300);
    }

    @Test
    void allElseHasLessThanSeventyLinesOfCode() throws IOException {
        assertThat(code(name -> !STORE.contains(name))).isLessThan(70);
    }

    private static long code(Predicate<String> files) throws IOException {
        long lines = 0;
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.filter(
                            file -> files.test(file.getFileName().toString()))
                    .toList()) {
                lines += Files.readAllLines(source).stream()
                        .filter(line -> !NO_CODE.matcher(line).matches())
                        .count();
            }
        }
        return lines;
    }
}
