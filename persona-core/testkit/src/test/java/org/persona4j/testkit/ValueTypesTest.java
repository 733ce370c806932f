package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.persona4j.PersonaEngine;
import org.persona4j.earning.LineEarning;
import org.persona4j.merge.MergePlan;
import org.persona4j.privacy.Finding;
import org.persona4j.profile.ProfileHistory;

/**
 * Every public type of values is given by type, or is a part of one that is, or it is said why not.
 *
 * <p>Looked at are the types of all exported packages of the core that could be values: no enums, exceptions, builders and open
 * interfaces, and no room of the engine, which are the classes of the package of the engine itself.
 */
class ValueTypesTest {
    private static final String ROOT = "org.persona4j.";

    /** The types that are not given, by why not. The README tells the reasons. */
    private static final Map<String, Set<String>> NOT_GIVEN = Map.of(
            "reads texts or files, by its settings; what it reads is given",
            Set.of(
                    "identity.BirthDates",
                    "identity.EmailNormalizer",
                    "identity.IdNormalizer",
                    "identity.NameNormalizer",
                    "identity.Normalizers",
                    "identity.PhoneNormalizer",
                    "imports.ColumnNames",
                    "imports.CsvRows",
                    "imports.ImportRowReader",
                    "imports.ObservedTimes"),
            "works a value out; that value is given",
            Set.of(
                    "loyalty.StatementBuilder",
                    "merge.Resolver",
                    "profile.ProfileHistory",
                    "recommend.ProductModel",
                    "wallet.Booking"),
            "is made at once from what is given",
            Set.of(
                    "favorite.Purchases",
                    "merge.Resolution",
                    "merge.ReviewPage",
                    "search.NameKey",
                    "wallet.LedgerPage",
                    "wallet.RedemptionShare",
                    "wallet.Touch"),
            "holds names and rules",
            Set.of("optin.OptInTable", "profile.TraitNames", "wallet.EntryIds"));

    @Test
    void everyValueIsGivenOrIsAPartOfOneOrItIsSaidWhyNot() {
        Set<String> missing = new TreeSet<>();
        Set<Class<?>> given = given();
        values().filter(type -> !given.contains(type)).forEach(type -> missing.add(name(type)));

        assertThat(missing)
                .containsExactlyInAnyOrderElementsOf(
                        NOT_GIVEN.values().stream().flatMap(Set::stream).toList());
    }

    @Test
    void theReadmeTellsTheReasons() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        NOT_GIVEN.forEach((reason, types) -> {
            assertThat(readme).contains(reason);
            types.forEach(type -> assertThat(readme).contains("`" + type.substring(type.indexOf('.') + 1) + "`"));
        });
    }

    @Test
    void whatIsGivenIncludesKindsAndParts() {
        assertThat(given()).contains(MergePlan.class, Finding.Blocked.class, LineEarning.class);
        assertThat(values()).contains(MergePlan.class, Finding.Blocked.class, ProfileHistory.class);
        assertThat(given()).doesNotContain(ProfileHistory.class);
    }

    private static String name(Class<?> type) {
        return type.getName().substring(ROOT.length());
    }

    /** The types that the domain gives, what they can be, and what they are made of. */
    private static Set<Class<?>> given() {
        Set<Class<?>> given = new LinkedHashSet<>();
        for (Class<?> domain = PersonaDomain.class; domain != Object.class; domain = domain.getSuperclass()) {
            Arrays.stream(domain.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Provide.class))
                    .forEach(method -> add(method.getGenericReturnType(), given));
        }
        return given;
    }

    private static void add(Type type, Set<Class<?>> given) {
        if (type instanceof ParameterizedType generic) {
            add(generic.getRawType(), given);
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> add(argument, given));
        } else if (type instanceof WildcardType wildcard) {
            Arrays.stream(wildcard.getUpperBounds()).forEach(bound -> add(bound, given));
        } else if (type instanceof Class<?> one && one.getName().startsWith(ROOT) && given.add(one)) {
            if (one.isSealed()) {
                Arrays.stream(one.getPermittedSubclasses()).forEach(kind -> add(kind, given));
            }
            Arrays.stream(one.getMethods())
                    .filter(ValueTypesTest::isPart)
                    .forEach(part -> add(part.getGenericReturnType(), given));
        }
    }

    private static boolean isPart(Method method) {
        return method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers());
    }

    private static Stream<Class<?>> values() {
        ModuleReference core = core();
        Set<String> exported = new TreeSet<>();
        core.descriptor().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .forEach(exported::add);
        try (ModuleReader reader = core.open();
                Stream<String> resources = reader.list()) {
            return resources
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(ValueTypesTest::load)
                    .filter(type -> exported.contains(type.getPackageName()) && isPublic(type) && couldBeAValue(type))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModuleReference core() {
        try {
            Path place = Path.of(PersonaEngine.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return ModuleFinder.of(place).findAll().iterator().next();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String resource) {
        String name =
                resource.substring(0, resource.length() - ".class".length()).replace('/', '.');
        try {
            return Class.forName(name, false, ValueTypesTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
    }

    private static boolean couldBeAValue(Class<?> type) {
        boolean room = type.getPackageName().equals(PersonaEngine.class.getPackageName()) && !type.isRecord();
        return !room
                && !type.isEnum()
                && !Throwable.class.isAssignableFrom(type)
                && !type.getSimpleName().equals("Builder")
                && (!type.isInterface() || type.isSealed());
    }
}
