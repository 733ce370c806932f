package org.persona4j.testkit;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.persona4j.PersonaEngine;
import org.persona4j.internal.Act;
import org.persona4j.internal.RecordKind;
import org.persona4j.internal.UnreadableContentException;
import org.persona4j.order.Order;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.store.tck.PersonaStoreContract;

/**
 * What the modules show: packages that are meant to be seen, and in the signatures of their public types nothing but what can be
 * seen too. Generated builders may be extended, for nobody can name them, but not mentioned.
 */
class ApiSurfaceTest {
    private static final String ROOT = "org.persona4j";

    /** A type of each module that is shipped; this is the last of them, and sees all others. */
    private static final List<Class<?>> SHIPPED = List.of(
            PersonaStore.class,
            PersonaStoreContract.class,
            InMemoryPersonaStore.class,
            PersonaEngine.class,
            PersonaDomain.class);

    /** The packages that nobody but the module itself uses. */
    private static final Set<String> HIDDEN =
            Set.of("org.persona4j.internal", "org.persona4j.style", "org.persona4j.store.tck.history");

    private static Stream<ModuleReference> modules() {
        return SHIPPED.stream().map(ApiSurfaceTest::module);
    }

    private static ModuleReference module(Class<?> type) {
        try {
            Path place = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            return ModuleFinder.of(place).findAll().iterator().next();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<DynamicTest> ofEach(Consumer<ModuleReference> test) {
        return modules()
                .map(module -> DynamicTest.dynamicTest(module.descriptor().name(), () -> test.accept(module)));
    }

    private static Set<String> exported(ModuleReference module) {
        return module.descriptor().exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(toCollection(TreeSet::new));
    }

    /** The public types of exported packages that can be named from outside. */
    private static List<Class<?>> seen(ModuleReference module) {
        Set<String> exported = exported(module);
        try (ModuleReader reader = module.open();
                Stream<String> resources = reader.list()) {
            List<Class<?>> types = new ArrayList<>();
            for (String resource :
                    resources.filter(name -> name.endsWith(".class")).toList()) {
                String name = resource.substring(0, resource.length() - ".class".length())
                        .replace('/', '.');
                if (name.endsWith("-info")) {
                    continue;
                }
                Class<?> type = Class.forName(name, false, ApiSurfaceTest.class.getClassLoader());
                if (exported.contains(type.getPackageName()) && isNameable(type)) {
                    types.add(type);
                }
            }
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isNameable(Class<?> type) {
        for (Class<?> one = type; one != null; one = one.getDeclaringClass()) {
            if (!isSeen(one.getModifiers()) || one.isAnonymousClass() || one.isLocalClass()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSeen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    @TestFactory
    Stream<DynamicTest> everyPackageIsExportedToAllOrHiddenFromAll() {
        return ofEach(module -> {
            Set<String> hidden = new TreeSet<>(module.descriptor().packages());
            hidden.removeAll(exported(module));

            assertThat(hidden).isSubsetOf(HIDDEN);
            assertThat(exported(module)).doesNotContainAnyElementsOf(HIDDEN);
            assertThat(module.descriptor().exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
        });
    }

    @TestFactory
    Stream<DynamicTest> noSignatureMentionsWhatCannotBeSeen() {
        return ofEach(module -> {
            Set<String> mentions = new TreeSet<>();

            seen(module).forEach(type -> mentions.addAll(hiddenIn(type)));

            assertThat(mentions).isEmpty();
        });
    }

    @Test
    void everyModuleShowsTypes() {
        assertThat(modules()).allSatisfy(module -> assertThat(seen(module)).isNotEmpty());
        assertThat(seen(module(PersonaEngine.class)))
                .contains(Order.class, Order.Builder.class, PersonaEngine.Tenant.class);
    }

    @Test
    void aTypeThatMentionsHiddenOnesIsFound() {
        assertThat(hiddenIn(Leaking.class))
                .containsExactlyInAnyOrder(
                        "org.persona4j.testkit.ApiSurfaceTest$Leaking.field mentions org.persona4j.internal.RecordKind",
                        "org.persona4j.testkit.ApiSurfaceTest$Leaking.map mentions org.persona4j.internal.RecordKind",
                        "org.persona4j.testkit.ApiSurfaceTest$Leaking.bound mentions org.persona4j.internal.Act",
                        "org.persona4j.testkit.ApiSurfaceTest$Leaking.failing mentions org.persona4j.internal.UnreadableContentException",
                        "org.persona4j.testkit.ApiSurfaceTest$Leaking mentions org.persona4j.internal.RecordKind");
    }

    /** What the signatures of a type's members mention and users cannot name. */
    private static Set<String> hiddenIn(Class<?> type) {
        Set<String> hidden = new TreeSet<>();
        Mentions ofType = new Mentions();
        Arrays.stream(type.getGenericInterfaces()).forEach(ofType::look);
        Arrays.stream(type.getTypeParameters()).forEach(ofType::look);
        ofType.noteHidden(type.getName(), hidden);
        for (Method method : members(type)) {
            Mentions mentions = new Mentions();
            mentions.look(method.getGenericReturnType());
            Arrays.stream(method.getGenericParameterTypes()).forEach(mentions::look);
            Arrays.stream(method.getGenericExceptionTypes()).forEach(mentions::look);
            Arrays.stream(method.getTypeParameters()).forEach(mentions::look);
            mentions.noteHidden(type.getName() + "." + method.getName(), hidden);
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isSeen(constructor.getModifiers())) {
                Mentions mentions = new Mentions();
                Arrays.stream(constructor.getGenericParameterTypes()).forEach(mentions::look);
                mentions.noteHidden(type.getName() + ".new", hidden);
            }
        }
        for (Field field : type.getDeclaredFields()) {
            if (isSeen(field.getModifiers()) && !field.isSynthetic()) {
                Mentions mentions = new Mentions();
                mentions.look(field.getGenericType());
                mentions.noteHidden(type.getName() + "." + field.getName(), hidden);
            }
        }
        return hidden;
    }

    /** Those it inherits too: a generated builder's are called through the public one. */
    private static Set<Method> members(Class<?> type) {
        Set<Method> members = new HashSet<>(List.of(type.getMethods()));
        members.addAll(List.of(type.getDeclaredMethods()));
        members.removeIf(method -> !isSeen(method.getModifiers())
                || method.isSynthetic()
                || !method.getDeclaringClass().getName().startsWith(ROOT));
        return members;
    }

    /** The classes that a signature mentions, in whatever place. */
    private static final class Mentions {
        private final Set<Type> looked = new HashSet<>();
        private final Set<Class<?>> classes = new HashSet<>();

        void look(Type type) {
            if (!looked.add(type)) {
                return;
            }
            if (type instanceof Class<?> one) {
                classes.add(one.isArray() ? one.getComponentType() : one);
            } else if (type instanceof ParameterizedType generic) {
                look(generic.getRawType());
                Arrays.stream(generic.getActualTypeArguments()).forEach(this::look);
            } else if (type instanceof WildcardType wildcard) {
                Arrays.stream(wildcard.getUpperBounds()).forEach(this::look);
                Arrays.stream(wildcard.getLowerBounds()).forEach(this::look);
            } else if (type instanceof TypeVariable<?> variable) {
                Arrays.stream(variable.getBounds()).forEach(this::look);
            } else if (type instanceof GenericArrayType array) {
                look(array.getGenericComponentType());
            }
        }

        void noteHidden(String where, Set<String> hidden) {
            for (Class<?> one : classes) {
                boolean ours = one.getName().startsWith(ROOT + ".");
                if (ours && (HIDDEN.contains(one.getPackageName()) || !isNameable(one))) {
                    hidden.add(where + " mentions " + one.getName());
                }
            }
        }
    }

    /** Mentions hidden types wherever one can. */
    public abstract static class Leaking implements Supplier<List<RecordKind>> {
        /** Mentions one. */
        public RecordKind @Nullable [] field;

        /** Mentions one. */
        public abstract Map<String, ? extends RecordKind> map();

        /** Mentions one. */
        protected abstract <T extends Act> void bound(T one);

        /** Mentions one. */
        public abstract void failing() throws UnreadableContentException;
    }
}
