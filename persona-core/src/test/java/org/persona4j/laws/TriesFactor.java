package org.persona4j.laws;

import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Multiplies the tries of every property by the system property {@code persona.tries.factor}, which the Maven profile
 * {@code long} sets to 10 and the profile {@code mutation} to a fraction.
 *
 * <p>With a fraction a property is a probe of many thousands: it makes at least {@value #LEAST_TRIES} tries, the same ones in
 * every run, and does not look for the smallest sample that fails.
 *
 * <p>Found through {@code META-INF/services}, so that a property states its tries for the default build and nothing else.
 * Examples, which are tried once, stay as they are.
 */
public final class TriesFactor implements AroundPropertyHook {
    private static final int DEFAULT_TRIES = 1000;
    private static final int LEAST_TRIES = 20;
    private static final double FACTOR = Double.parseDouble(System.getProperty("persona.tries.factor", "1"));

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        PropertyAttributes attributes = context.attributes();
        int tries = attributes.tries().orElse(DEFAULT_TRIES);
        if (FACTOR > 1 && tries > 1) {
            attributes.setTries(Math.toIntExact(Math.round(tries * FACTOR)));
        } else if (FACTOR < 1) {
            attributes.setTries((int) Math.min(tries, Math.max(LEAST_TRIES, Math.round(tries * FACTOR))));
            attributes.setShrinking(ShrinkingMode.OFF);
            attributes.setSeed(attributes.seed().orElse("1"));
        }
        return property.execute();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
