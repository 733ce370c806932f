package org.persona4j.store.tck.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

            With `-P long` the whole kit runs over each broken store, and the last column is measured too. That takes long.

            ## Rules

            | rule | tests | broken stores |
            |---|---|---|
            """;

    private static final String STORES = """

            ## Broken stores

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

    /** Returns the others that the kept table gives for each store, by the name of the store. */
    static Map<String, Others> keptOthers() {
        Map<String, Others> others = new TreeMap<>();
        Matcher row = STORE_ROW.matcher(kept());
        while (row.find()) {
            others.put(row.group("store"), Others.parse(row.group("others")));
        }
        return others;
    }

    /** Returns the table as it should be, with the others given. */
    static String render(Map<String, Others> others) {
        List<Finding> tests = KitRun.discover();
        List<BrokenStore> stores = BrokenStore.all();
        StringBuilder table = new StringBuilder(HEAD);
        Rule.all().forEach(rule -> table.append(row(rule, tests, stores)));
        table.append(STORES);
        stores.forEach(store -> table.append("| `%s` | %s | %s | %s |\n"
                .formatted(
                        store.name(),
                        String.join(", ", store.rules()),
                        store.breaks().like(),
                        others.getOrDefault(store.name(), Others.NONE).cell())));
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
