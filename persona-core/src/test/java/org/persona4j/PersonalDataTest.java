package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.persona4j.internal.RecordKind;

/** A look everywhere the data of a customer must not be. */
class PersonalDataTest {
    private static final List<String> PLANTED = List.of(
            "2125557391",
            "5557391",
            "zyxwabc",
            "qqmail",
            "xanthippe",
            "quuxington",
            "gov77zz88",
            "med99yy66",
            "1913-07-29",
            "chartreusey",
            "rec-4711-x",
            "notaphone99");

    private final ToldCustomer customer = new ToldCustomer();

    private static void assertClean(String where, String text) {
        assertThat(PLANTED)
                .as(where)
                .noneMatch(planted -> text.toLowerCase(Locale.ROOT).contains(planted));
    }

    @Test
    void nothingThatIsPrintedLoggedOrThrownShowsTheCustomer() {
        String log = customer.live();

        assertThat(customer.said()).hasSizeGreaterThan(100);
        assertThat(log).contains("outcome");
        assertClean("the log", log);
        Set<Object> seen = new HashSet<>();
        customer.said().forEach(answer -> assertPrintsClean(answer, seen));
    }

    @Test
    void noRecordIdShowsTheCustomer() {
        customer.live();

        for (RecordKind kind : RecordKind.values()) {
            customer.stored(kind).forEach((id, content) -> {
                assertClean(kind.storedName(), id);
                assertClean(kind.storedName(), content.toString());
            });
        }
    }

    /** Checks what a value prints as, and everything that can be got out of it but texts, which are the data itself. */
    private static void assertPrintsClean(@Nullable Object value, Set<Object> seen) {
        if (value == null || !seen.add(value)) {
            return;
        }
        if (value instanceof Optional<?> optional) {
            assertPrintsClean(optional.orElse(null), seen);
        } else if (value instanceof Iterable<?> many) {
            many.forEach(one -> assertPrintsClean(one, seen));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, one) -> {
                assertPrintsClean(key, seen);
                assertPrintsClean(one, seen);
            });
        } else {
            assertClean(value.getClass().getSimpleName(), value.toString());
            if (value.getClass().getName().startsWith("org.persona4j")) {
                parts(value).forEach(part -> assertPrintsClean(part, seen));
            }
        }
    }

    /** What the accessors of a value answer, texts and dates left out. */
    private static List<Object> parts(Object value) {
        List<Object> parts = new ArrayList<>();
        for (var method : value.getClass().getMethods()) {
            boolean accessor = method.getParameterCount() == 0
                    && method.getDeclaringClass() != Object.class
                    && method.getReturnType()
                            .getName()
                            .matches("java.util.(List|Optional|((Sorted|Navigable)?(Set|Map)))|org\\.persona4j\\..*")
                    && !Modifier.isStatic(method.getModifiers());
            if (accessor) {
                try {
                    method.setAccessible(true);
                    collect(method.invoke(value), parts);
                } catch (ReflectiveOperationException unreadable) {
                    throw new LinkageError("cannot read " + method, unreadable);
                }
            }
        }
        return parts;
    }

    private static void collect(@Nullable Object answer, List<Object> parts) {
        if (answer instanceof Optional<?> optional) {
            collect(optional.orElse(null), parts);
        } else if (answer instanceof Iterable<?> many) {
            many.forEach(one -> collect(one, parts));
        } else if (answer instanceof Map<?, ?> map) {
            map.values().forEach(one -> collect(one, parts));
        } else if (answer != null && answer.getClass().getName().startsWith("org.persona4j")) {
            parts.add(answer);
        }
    }
}
