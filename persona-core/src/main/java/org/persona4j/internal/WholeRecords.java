package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the JSON codec which parts a record of ours cannot be without: all but those that are said to be {@link Nullable}, and those
 * whose absence means something else, which are collections, optional values and primitives. So a record that was damaged does not
 * read as one with holes, at which something would stumble later.
 */
final class WholeRecords extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;
    private static final String ROOT = "org.persona4j.";

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        return isNeeded(member) ? Boolean.TRUE : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated part) {
        return isNeeded(part) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : JsonSetter.Value.empty();
    }

    private static boolean isNeeded(Annotated part) {
        if (!(part instanceof AnnotatedParameter parameter)
                || !(parameter.getOwner() instanceof AnnotatedConstructor constructor)
                || !isOfWholeRecord(constructor)) {
            return false;
        }
        Class<?> type = parameter.getRawType();
        return !type.isPrimitive()
                && !Collection.class.isAssignableFrom(type)
                && !Map.class.isAssignableFrom(type)
                && type != Optional.class
                && !isNullable(constructor.getDeclaringClass(), parameter.getIndex());
    }

    private static boolean isOfWholeRecord(AnnotatedConstructor constructor) {
        Class<?> type = constructor.getDeclaringClass();
        return type.isRecord()
                && type.getName().startsWith(ROOT)
                && constructor.getParameterCount() == type.getRecordComponents().length;
    }

    /** Asks the field: of a compact constructor javac 17 forgets the annotation of a nested type, also at the component. */
    private static boolean isNullable(Class<?> type, int index) {
        try {
            return type.getDeclaredField(type.getRecordComponents()[index].getName())
                    .getAnnotatedType()
                    .isAnnotationPresent(Nullable.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("every component of a record has a field", e);
        }
    }
}
