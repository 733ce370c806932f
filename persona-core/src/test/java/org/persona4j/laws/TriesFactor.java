package org.persona4j.laws;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Multiplies the tries of every property by the system property {@code persona.tries.factor}, which the Maven profile
 * {@code long} sets to 10.
 *
 * <p>Found through {@code META-INF/services}, so that a property states its tries for the default build and nothing else.
 * Examples, which are tried once, stay as they are.
 */
public final class TriesFactor implements AroundPropertyHook {
    private static final int DEFAULT_TRIES = 1000;
    private static final int FACTOR = Integer.getInteger("persona.tries.factor", 1);

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        PropertyAttributes attributes = context.attributes();
        int tries = attributes.tries().orElse(DEFAULT_TRIES);
        if (FACTOR > 1 && tries > 1) {
            attributes.setTries(Math.multiplyExact(tries, FACTOR));
        }
        return property.execute();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
