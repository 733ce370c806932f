package org.persona4j.testkit.proof;

import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Tries wrong subjects with one seed and shrinks to the end, so that the proof ends the same every time; another can be given by the system property
 * {@code persona.proof.seed}. The law that a subject breaks is tried as often as it says, the others {@value #TRIES} times, but in
 * the profile {@code long}. Found through {@code META-INF/services}; leaves all other properties alone.
 */
public final class SameChanceEveryTime implements AroundPropertyHook {
    private static final String SEED = System.getProperty("persona.proof.seed", "20260101");
    private static final boolean IS_LONG = Integer.getInteger("persona.tries.factor", 1) > 1;
    private static final int TRIES = 100;

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        Breaks breaks = context.containerClass().getAnnotation(Breaks.class);
        if (breaks != null) {
            context.attributes().setSeed(SEED);
            context.attributes().setShrinking(ShrinkingMode.FULL);
            if (!IS_LONG && !breaks.value().equals(context.label())) {
                context.attributes().setTries(TRIES);
            }
        }
        return property.execute();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
