package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is written about the table for people is the table. Where one of these fails, put in what the failure shows. */
class OptInDocumentTest {
    private static final Path DOCUMENT = Path.of("OPT-IN.md");
    private static final Path PACKAGE = Path.of("src/main/java/org/persona4j/optin/package-info.java");

    private static String between(Path file, String begin, String end) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(begin, end);
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from)).strip();
    }

    /** The rows of the table as those of a table in a javadoc comment. */
    private static String javadoc() {
        return OptInTable.toMarkdown()
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> !line.startsWith("|---"))
                .map(line -> line.substring(2, line.length() - 2).replace(" |  |", " | |"))
                .map(OptInDocumentTest::row)
                .collect(Collectors.joining("\n"));
    }

    private static String row(String cells) {
        String tag = cells.startsWith("event ") ? "th" : "td";
        String open = "<" + tag + ">";
        String close = "</" + tag + ">";
        String plain = cells.replace("**", "");
        return " * <tr>" + open
                + String.join(close + open, plain.split(" \\| ?", -1)).strip() + close + "</tr>";
    }

    @Test
    void theDocumentShowsTheTable() throws IOException {
        String shown = between(DOCUMENT, "<!-- table -->", "<!-- /table -->");

        assertThat(shown).isEqualTo(OptInTable.toMarkdown().strip());
    }

    @Test
    void theDocumentDrawsTheTable() throws IOException {
        String drawn = between(DOCUMENT, "```mermaid", "```");

        assertThat(drawn).isEqualTo(OptInTable.toMermaid().strip());
    }

    @Test
    void theJavadocShowsTheTable() throws IOException {
        String shown = between(PACKAGE, "<caption>What an event does</caption>", " * </table>");

        assertThat(shown).isEqualTo(javadoc().strip());
    }
}
