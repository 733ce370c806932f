package org.persona4j.style;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * The one style of all generated values: the generated class stays hidden behind the abstract type, collections are the
 * compact unmodifiable ones of the JDK, and a redacted field never shows in {@code toString}.
 */
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        jdkOnly = true,
        jdk9Collections = true,
        get = "*",
        depluralize = false,
        redactedMask = "***",
        defaultAsDefault = true,
        overshadowImplementation = true,
        validationMethod = Value.Style.ValidationMethod.SIMPLE)
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Retention(RetentionPolicy.SOURCE)
public @interface PersonaStyle {}
