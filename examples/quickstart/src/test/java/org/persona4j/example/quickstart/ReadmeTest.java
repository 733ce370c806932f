package org.persona4j.example.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled here. */
class ReadmeTest {
    private static final Path README = Path.of("..", "..", "README.md");
    private static final Path SOURCE =
            Path.of("src", "main", "java", "org", "persona4j", "example", "quickstart", "Quickstart.java");

    @Test
    void theReadmeShowsTheSnippetExactly() throws IOException {
        List<String> lines = Files.readAllLines(SOURCE);
        List<String> snippet =
                lines.subList(position(lines, "// begin snippet") + 1, position(lines, "// end snippet"));

        String block = "```java\n" + String.join("\n", snippet).stripIndent() + "\n```";

        assertThat(Files.readString(README)).contains(block);
    }

    private static int position(List<String> lines, String marker) {
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).strip().equals(marker)) {
                return line;
            }
        }
        throw new AssertionError("there is no line " + marker);
    }
}
