package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types the story that the README tells, a minute between two commands. */
class OptInStoryTest {
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String PROMPT = "$ persona ";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theStoryOfTheReadmeIsTrue() throws IOException {
        String told = told();

        String typed = typed(told);

        assertThat(typed).isEqualTo(told);
    }

    @Test
    void theStoryEndsOutThoughTheImportSaysYes() throws IOException {
        String told = told();

        assertThat(told).endsWith("text: OPTED_OUT since 2026-03-01T12:03:00Z: reply with an opt-out word");
    }

    private static String told() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int begin = readme.indexOf("```console\n") + "```console\n".length();
        return readme.substring(begin, readme.indexOf("\n```", begin));
    }

    private String typed(String told) {
        StringBuilder typed = new StringBuilder();
        Instant moment = Trial.START;
        for (String line : told.lines().toList()) {
            if (line.startsWith(PROMPT)) {
                Trial trial = Trial.at(moment, (Object[]) arguments(line.substring(PROMPT.length())));
                typed.append(line).append('\n').append(trial.out().replace(folder.toString(), ""));
                moment = moment.plus(Duration.ofMinutes(1));
            }
        }
        return typed.toString().stripTrailing();
    }

    private String[] arguments(String line) {
        List<String> arguments = new ArrayList<>();
        Matcher found = ARGUMENT.matcher(line);
        while (found.find()) {
            String argument = found.group(1) == null ? found.group(2) : found.group(1);
            boolean place =
                    !arguments.isEmpty() && arguments.get(arguments.size() - 1).equals("--store");
            arguments.add(place ? folder.resolve(argument).toString() : argument);
        }
        return arguments.toArray(String[]::new);
    }
}
