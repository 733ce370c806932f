package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContractShapeTest {

    @Test
    void everyTestBeginsWithTheRuleThatIsItsOnlyTag() {
        assertThat(tests()).hasSizeGreaterThan(100).allSatisfy(test -> {
            Tag[] tags = test.getAnnotationsByType(Tag.class);
            assertThat(tags).as("tags of %s", test).hasSize(1);
            assertThat(test.getAnnotation(DisplayName.class).value()).startsWith(tags[0].value() + " ");
            assertThat(tags[0].value()).matches("[A-Z][0-9]+([.][0-9]+)?");
        });
    }

    @Test
    void everyTestHasASentenceOfItsOwn() {
        List<String> sentences = tests().stream()
                .map(test -> test.getAnnotation(DisplayName.class).value())
                .toList();

        assertThat(sentences).doesNotHaveDuplicates();
    }

    @Test
    void everyGroupSaysWhatItIsAbout() {
        List<Class<?>> groups = groups();

        assertThat(groups)
                .hasSizeGreaterThan(10)
                .allSatisfy(group ->
                        assertThat(group.getAnnotation(DisplayName.class)).isNotNull());
    }

    private static List<Class<?>> groups() {
        return Arrays.stream(PersonaStoreContract.class.getDeclaredClasses())
                .<Class<?>>map(type -> type)
                .filter(type -> type.isAnnotationPresent(Nested.class))
                .toList();
    }

    private static List<Method> tests() {
        List<Method> tests = new ArrayList<>();
        for (Class<?> group : groups()) {
            Arrays.stream(group.getSuperclass().getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(DisplayName.class))
                    .forEach(tests::add);
        }
        return tests;
    }
}
