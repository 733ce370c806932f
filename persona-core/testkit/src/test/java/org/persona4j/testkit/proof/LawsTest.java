package org.persona4j.testkit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each law is broken by a wrong subject, and each wrong subject breaks its law and no other. */
class LawsTest {
    @TestFactory
    Stream<DynamicTest> eachWrongSubjectFailsTheLawItBreaksAndNoOther() {
        return Stream.of(Laws.values())
                .flatMap(laws -> laws.wrongSubjects().stream().map(subject -> {
                    Breaks breaks = breaks(subject);
                    String name = laws.suite().getSimpleName() + ", " + breaks.value() + ": " + subject.getSimpleName();
                    return DynamicTest.dynamicTest(name, () -> {
                        SortedSet<String> expected = new TreeSet<>(List.of(breaks.andWithIt()));
                        expected.add(breaks.value());

                        LawRun run = LawRun.of(subject);

                        assertThat(run.held().keySet()).isEqualTo(laws.names());
                        assertThat(run.broken().keySet())
                                .as(() -> run.broken().toString())
                                .isEqualTo(expected);
                        assertThat(run.broken().get(breaks.value()))
                                .startsWith(breaks.value() + ": ")
                                .contains(breaks.saying());
                    });
                }));
    }

    @TestFactory
    Stream<DynamicTest> noLawIsWithoutASubjectThatBreaksIt() {
        return Stream.of(Laws.values())
                .map(laws -> DynamicTest.dynamicTest(laws.suite().getSimpleName(), () -> {
                    SortedSet<String> broken = laws.wrongSubjects().stream()
                            .map(subject -> breaks(subject).value())
                            .collect(Collectors.toCollection(TreeSet::new));

                    assertThat(laws.names()).isNotEmpty().isEqualTo(broken);
                }));
    }

    private static Breaks breaks(Class<?> subject) {
        return Objects.requireNonNull(subject.getAnnotation(Breaks.class));
    }
}
