package org.persona4j.store.tck.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One rule of the contract, as the README of the SPI numbers it.
 *
 * @param number what names the rule
 * @param notProvable why no kit can prove it, if none can
 */
record Rule(String number, Optional<String> notProvable) {

    private static final Path README = Path.of("../../README.md");

    private static final Pattern ROW = Pattern.compile("\\| \\*\\*(?<number>[A-Z]\\d[\\d.]*)\\*\\* \\|.*");

    private static final Pattern REASON = Pattern.compile("\\*Not provable by a kit: (?<reason>[^*]+)\\*");

    /** Returns the rules, in their order. */
    static List<Rule> all() {
        try (Stream<String> lines = Files.lines(README)) {
            return lines.flatMap(Rule::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Rule> of(String line) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            return Stream.empty();
        }
        Matcher reason = REASON.matcher(line);
        return Stream.of(
                new Rule(row.group("number"), reason.find() ? Optional.of(reason.group("reason")) : Optional.empty()));
    }
}
