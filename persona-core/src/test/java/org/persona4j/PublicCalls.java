package org.persona4j;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.persona4j.access.Role;

/**
 * Every public call of every group, made on a {@link SmallTenant}, once or, if what it needs follows from its arguments, several
 * times. That none is missing is what {@link #declared()} is for.
 */
final class PublicCalls {
    private PublicCalls() {}

    /**
     * A public call.
     *
     * @param name the group, the method and its parameter types; after a {@code #}, which case
     * @param by a role that may
     * @param noted what the audit calls it, if it is noted there
     * @param body makes the call and gives its answer in a form that can be compared
     */
    record Call(String name, Role by, Optional<String> noted, BiFunction<Personas, SmallTenant, Object> body) {
        /** The name without the case. */
        String method() {
            return name.replaceFirst("#.*", "");
        }

        Object make(Personas personas, SmallTenant tenant) {
            return body.apply(personas, tenant);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Call> all() {
        return Stream.of(new IdentityCalls(), new ConsentCalls(), new LoyaltyCalls(), new UpkeepCalls())
                .flatMap(list -> list.calls().stream())
                .toList();
    }

    /** Every public method of every group that {@link Personas} leads to, and of {@link Personas} what is no group. */
    static Set<String> declared() {
        Set<String> declared = new TreeSet<>();
        for (Method way : Personas.class.getDeclaredMethods()) {
            if (isGroup(way.getReturnType())) {
                Arrays.stream(way.getReturnType().getMethods())
                        .filter(method -> method.getDeclaringClass() != Object.class)
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .forEach(method -> declared.add(way.getName() + "." + signature(method)));
            } else if (Modifier.isPublic(way.getModifiers()) && way.getReturnType() != Personas.class) {
                declared.add(signature(way));
            }
        }
        return declared;
    }

    /** Whether a type is a group of calls: public, in the package of the way in, and led to by {@link Personas}. */
    static boolean isGroup(Class<?> type) {
        return type.getPackageName().equals("org.persona4j") && type != Personas.class;
    }

    private static String signature(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(joining(",", "(", ")"));
    }
}
