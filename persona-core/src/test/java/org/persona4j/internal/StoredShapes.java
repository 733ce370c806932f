package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JacksonAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Of which of our types a stored value is made, and which public types are JSON. */
final class StoredShapes {
    private static final String ROOT = "org.persona4j";

    private final Set<Class<?>> found = new TreeSet<>(Comparator.comparing(Class::getName));

    /** Goes through all that values of a type can be made of. */
    void look(Type type) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(this::look);
        } else if (type instanceof WildcardType wildcard) {
            look(wildcard.getUpperBounds()[0]);
        } else if (type instanceof Class<?> one && one.getName().startsWith(ROOT) && found.add(one)) {
            lookInto(one);
        }
    }

    private void lookInto(Class<?> type) {
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(this::look);
        }
        if (type.getSuperclass() != null) {
            look(type.getSuperclass());
        }
        Arrays.stream(type.getInterfaces()).forEach(this::look);
        for (Method part : type.getDeclaredMethods()) {
            if (part.getParameterCount() == 0 && !Modifier.isStatic(part.getModifiers())) {
                look(part.getGenericReturnType());
            }
        }
    }

    Set<Class<?>> found() {
        return found;
    }

    /** The public types outside the machinery that say how they are JSON. */
    static Set<Class<?>> publicJson() {
        Set<Class<?>> json = new TreeSet<>(Comparator.comparing(Class::getName));
        new ClassFileImporter()
                .importUrl(JsonCodec.class.getProtectionDomain().getCodeSource().getLocation()).stream()
                        .filter(StoredShapes::isPublic)
                        .filter(type -> !type.getPackageName().equals(ROOT + ".internal"))
                        .map(JavaClass::reflect)
                        .filter(StoredShapes::saysHowItIsJson)
                        .forEach(json::add);
        return json;
    }

    /** Whether it and whatever it is declared in are public: generated classes are not. */
    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(StoredShapes::isPublic).orElse(true);
    }

    private static boolean saysHowItIsJson(Class<?> type) {
        Stream<AnnotatedElement> members = Stream.of(
                        Stream.of(type),
                        Stream.of(type.getDeclaredMethods()),
                        Stream.of(type.getDeclaredConstructors()),
                        Stream.of(type.getDeclaredFields()))
                .flatMap(elements -> elements);
        return members.flatMap(element -> Stream.of(element.getAnnotations()))
                .map(Annotation::annotationType)
                .anyMatch(annotation -> annotation.isAnnotationPresent(JacksonAnnotation.class));
    }
}
