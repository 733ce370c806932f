package org.persona4j.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The command, run once.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err what it said on the error stream
 */
record Trial(int code, String out, String err) {
    /** The moment at which every trial starts. */
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    /** Runs the command with these arguments. */
    static Trial of(Object... args) {
        return at(START, args);
    }

    /** Runs the command with these arguments at a moment. */
    static Trial at(Instant moment, Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        int code = PersonaCli.commandLine(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        Clock.fixed(moment, ZoneOffset.UTC),
                        false)
                .execute(texts);
        return new Trial(code, out.toString(), err.toString());
    }

    /** Asserts that the command ended as one does whose words or files are wrong, and named what is wrong on the error stream. */
    void assertRefused(String... said) {
        assertThat(code).as("exit code").isEqualTo(2);
        assertThat(err).contains(said);
    }

    /** Writes lines to a file and gives the file back. */
    static Path file(Path folder, String... lines) {
        try {
            return Files.writeString(folder.resolve("input.csv"), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a file. */
    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines that {@code --output} has for a file, without the header. */
    static List<String> outcomes(Path folder, Path input, String... more) {
        Path output = folder.resolve("outcomes.csv");
        List<Object> args = new ArrayList<>(List.of("resolve", input, "--output", output));
        args.addAll(List.of(more));
        Trial trial = of(args.toArray());
        if (trial.code() != 0) {
            throw new AssertionError("exit code " + trial.code() + ": " + trial.err());
        }
        List<String> lines = lines(output);
        return lines.subList(1, lines.size());
    }
}
