package org.persona4j.example.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A story that the README tells: commands, and what they print.
 *
 * @param told the commands and what they print
 */
record ReadmeStory(String told) {
    private static final String BEGIN = "```console\n";
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String PROMPT = "$ persona ";

    /** The story with a number, 1 for the first. */
    static ReadmeStory number(int number) {
        try {
            String readme = Files.readString(Path.of("README.md"));
            int at = 0;
            for (int story = 0; story < number; story++) {
                at = readme.indexOf(BEGIN, at) + BEGIN.length();
            }
            return new ReadmeStory(readme.substring(at, readme.indexOf("\n```", at)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The commands and what they really print, a minute between two of them, in a folder for stores. */
    String typed(Path folder) {
        StringBuilder typed = new StringBuilder();
        Instant moment = Trial.START;
        for (String line : told.lines().toList()) {
            if (line.startsWith(PROMPT)) {
                Trial trial = Trial.at(moment, (Object[]) arguments(line.substring(PROMPT.length()), folder));
                typed.append(line).append('\n').append(trial.out().replace(folder.toString(), ""));
                moment = moment.plus(Duration.ofMinutes(1));
            }
        }
        return typed.toString().stripTrailing();
    }

    private static String[] arguments(String line, Path folder) {
        List<String> arguments = new ArrayList<>();
        Matcher found = ARGUMENT.matcher(line);
        while (found.find()) {
            String argument = found.group(1) == null ? found.group(2) : found.group(1);
            boolean place = !arguments.isEmpty()
                    && List.of("--store", "--messages").contains(arguments.get(arguments.size() - 1));
            arguments.add(place ? folder.resolve(argument).toString() : argument);
        }
        return arguments.toArray(String[]::new);
    }
}
