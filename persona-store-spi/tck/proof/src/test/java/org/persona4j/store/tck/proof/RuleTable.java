package org.persona4j.store.tck.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table rule, tests, broken stores: {@code RULES.md} of the kit.
 *
 * <p>Everything in it comes from the README of the SPI, the tags of the kit's tests and the marks of the broken stores,
 * except which other rules fail with a store: that was measured, and is kept in the table alone.
 */
final class RuleTable {

    private static final Path FILE = Path.of("../RULES.md");

    private static final Pattern STORE_ROW =
            Pattern.compile("\\| `(?<store>\\w+)` \\| [^|]* \\| [^|]* \\| (?<others>[^|]*)\\|");

    private static final String HEAD = """
            # The rules, their tests, and the stores that break them

            Every rule that a kit can prove has a test in the kit that names it, and a broken store that fails this test. The
            stores are in [`proof`](proof), as classes of these names: to add one, write a class with the mark `@Breaks` beside
            those of its kind.

            Made and checked by the tests of `proof`, never written by hand. To make it anew:

            ```
            mvn test -pl persona-store-spi/tck/proof -am -Dpersona.rules.write=true
            ```

            With `-P long` also the last column is: the whole kit runs over each broken store whose cell is empty, twice, and again
            until %d seconds are over, and the cell is filled at once. So a run that was stopped goes on where it was, and a store
            is measured anew when its cell is emptied.
            Without `persona.rules.write` the whole kit runs over all of them, and the column is checked. That takes an hour
            or so, to fill all cells two.

            ## Rules

            | rule | tests | broken stores |
            |---|---|---|
            """;

    private static final String STORES = """

            ## Broken stores

            The last column has the rules whose tests fail besides those that the store breaks: in all of two or more runs of the
            whole kit, or *sometimes*, in some of them. *Cut off*: a run that had not ended after %d seconds was ended there, mostly
            in a test that waits for the store, and what had failed by then is listed. An empty cell was not measured. Measured: %d
            of %d stores.

            | store | breaks | as in | others that fail with it |
            |---|---|---|---|
            """;

    private RuleTable() {}

    /** Returns the table as it is kept, empty if there is none yet. */
    static String kept() {
        try {
            return Files.exists(FILE) ? Files.readString(FILE) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a table. */
    static void keep(String table) {
        try {
            Files.writeString(FILE, table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether this run is to write the table instead of checking it. */
    static boolean isToBeWritten() {
        return Boolean.getBoolean("persona.rules.write");
    }

    /** Returns the others that the kept table gives, by the name of the store; of a store that was not measured, nothing. */
    static Map<String, Others> keptOthers() {
        Map<String, Others> others = new TreeMap<>();
        Matcher row = STORE_ROW.matcher(kept());
        while (row.find()) {
            String store = row.group("store");
            Others.parse(row.group("others")).ifPresent(measured -> others.put(store, measured));
        }
        return others;
    }

    /** Returns the table as it should be, with the others given. */
    static String render(Map<String, Others> others) {
        List<Finding> tests = KitRun.discover();
        List<BrokenStore> stores = BrokenStore.all();
        StringBuilder table = new StringBuilder(HEAD.formatted(OtherFailuresTest.TIME_TO_MEASURE.toSeconds()));
        Rule.all().forEach(rule -> table.append(row(rule, tests, stores)));
        long measured = stores.stream()
                .filter(store -> others.containsKey(store.name()))
                .count();
        table.append(STORES.formatted(OtherFailuresTest.LONGEST_RUN.toSeconds(), measured, stores.size()));
        stores.forEach(store -> table.append("| `%s` | %s | %s | %s |\n"
                .formatted(
                        store.name(),
                        String.join(", ", store.rules()),
                        store.breaks().like(),
                        Optional.ofNullable(others.get(store.name()))
                                .map(Others::cell)
                                .orElse(""))));
        return table.toString();
    }

    private static String row(Rule rule, List<Finding> tests, List<BrokenStore> stores) {
        if (rule.notProvable().isPresent()) {
            return "| %s | *not provable by a kit: %s* | |\n"
                    .formatted(rule.number(), rule.notProvable().get());
        }
        String proofs = tests.stream()
                .filter(test -> test.rules().contains(rule.number()))
                .map(test -> withoutNumber(test.test()))
                .sorted()
                .collect(Collectors.joining("<br>"));
        String broken = stores.stream()
                .filter(store -> store.rules().contains(rule.number()))
                .map(store -> "`" + store.name() + "`")
                .collect(Collectors.joining(", "));
        return "| %s | %s | %s |\n".formatted(rule.number(), proofs, broken);
    }

    private static String withoutNumber(String displayName) {
        return displayName.replaceFirst("^[A-Z]\\d[\\d.]* ", "");
    }
}
