package org.persona4j.store.tck.proof;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The mark of a store that is broken on purpose: which rules it breaks, and which real mistake it stands for. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Breaks {

    /** Returns the rules that are broken; the kit must find the store by a test of each. */
    String[] value();

    /** Returns the mistake of a real database or driver that this is, for the table of rules. */
    String like();

    /**
     * Returns how often the kit may run over the store until it finds it. More than 1 only where the break is a race that
     * one run can miss.
     */
    int runs() default 1;

    /**
     * Returns whether the break is a race as it happens, without a {@link Window} to be found by. The kit may miss it; then the
     * test is skipped, not failed.
     */
    boolean narrow() default false;
}
