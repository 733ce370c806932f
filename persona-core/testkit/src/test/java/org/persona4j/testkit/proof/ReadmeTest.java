package org.persona4j.testkit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the README says of the laws is what they are. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Path EXAMPLES = Path.of("src/test/java/org/persona4j/testkit/ReadmeExamplesProperties.java");
    private static final Pattern LAW = Pattern.compile("\\| `([A-Z_]+)` \\|");
    private static final Pattern EXAMPLE = Pattern.compile(" *// begin \\w+\n(.*?)\n *// end \\w+\n", Pattern.DOTALL);

    /** Wrong subjects whose messages the README shows, one for each suite. */
    private static final List<Class<?>> SHOWN = List.of(
            BrokenMergeRules.TakesTheAverage.class,
            BrokenIdentities.HearsNoWitness.class,
            BrokenFavorites.LetsTheCustomerChangeAnOverride.class,
            BrokenOptIns.WantsToHearItFromTheCustomer.class,
            BrokenEarnings.RoundsEachRefund.class,
            BrokenRecommenders.ExpectsAVisit.class);

    @TestFactory
    Stream<DynamicTest> theSectionOfEachSuiteNamesItsLaws() throws IOException {
        String readme = Files.readString(README);
        return Stream.of(Laws.values())
                .map(laws -> DynamicTest.dynamicTest(laws.suite().getSimpleName(), () -> {
                    SortedSet<String> named = new TreeSet<>();
                    Matcher law = LAW.matcher(section(readme, laws.suite().getSimpleName()));
                    while (law.find()) {
                        named.add(law.group(1));
                    }

                    assertThat(named).isEqualTo(laws.names());
                }));
    }

    @TestFactory
    Stream<DynamicTest> theFailuresThatAreShownAreThoseThatAreTold() throws IOException {
        String readme = Files.readString(README);
        return SHOWN.stream()
                .map(subject -> DynamicTest.dynamicTest(subject.getSimpleName(), () -> {
                    List<String> told = List.copyOf(LawRun.of(subject).broken().values());

                    assertThat(told)
                            .singleElement()
                            .satisfies(message -> assertThat(readme).contains("```\n" + message + "\n```"));
                }));
    }

    @Test
    void theExamplesAreThoseThatAreCompiled() throws IOException {
        String readme = Files.readString(README);
        Matcher example = EXAMPLE.matcher(Files.readString(EXAMPLES));
        int found = 0;
        while (example.find()) {
            found++;
            assertThat(readme).contains("```java\n" + example.group(1).stripIndent() + "\n```");
        }

        assertThat(found).isEqualTo(Laws.values().length);
    }

    @Test
    void theNumberOfWrongSubjectsIsThatOfTheProof() throws IOException {
        long subjects = Stream.of(Laws.values())
                .mapToLong(laws -> laws.wrongSubjects().size())
                .sum();

        assertThat(Files.readString(README)).contains(": " + subjects + " wrong subjects each fail");
    }

    private static String section(String readme, String title) {
        int from = readme.indexOf("\n## " + title + "\n");
        int to = readme.indexOf("\n## ", from + 1);
        return readme.substring(from, to);
    }
}
