package org.persona4j.store.tck.proof;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.persona4j.store.PersonaStore;

/**
 * One store that is broken on purpose, as its {@link Breaks} describes it.
 *
 * @param type the class of the store, with a constructor that takes nothing
 * @param breaks what it breaks
 */
record BrokenStore(Class<? extends PersonaStore> type, Breaks breaks) {

    private static final List<Class<?>> GROUPS = List.of(
            BrokenKeys.class,
            BrokenContents.class,
            BrokenTenants.class,
            BrokenVersions.class,
            BrokenCommits.class,
            BrokenExpectations.class,
            BrokenReads.class,
            BrokenClusters.class,
            BrokenAnswers.class,
            BrokenRanges.class,
            BrokenPages.class,
            BrokenCursors.class,
            BrokenLimits.class,
            BrokenErrors.class,
            BrokenLives.class,
            BrokenDurability.class);

    /** Returns every broken store, by name. */
    static List<BrokenStore> all() {
        return GROUPS.stream()
                .flatMap(group -> Arrays.stream(group.getDeclaredClasses()))
                .flatMap(BrokenStore::of)
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    private static Stream<BrokenStore> of(Class<?> type) {
        Breaks breaks = type.getAnnotation(Breaks.class);
        return breaks == null
                ? Stream.empty()
                : Stream.of(new BrokenStore(type.asSubclass(PersonaStore.class), breaks));
    }

    /** Returns the broken store with a name. */
    static BrokenStore named(String name) {
        return all().stream()
                .filter(store -> store.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no broken store " + name));
    }

    /** Returns what says what is wrong. */
    String name() {
        return type.getSimpleName();
    }

    List<String> rules() {
        return List.of(breaks.value());
    }

    /** Opens the store, empty. */
    PersonaStore open() {
        try {
            Constructor<? extends PersonaStore> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot make " + name(), e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
