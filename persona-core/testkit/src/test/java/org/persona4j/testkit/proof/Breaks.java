package org.persona4j.testkit.proof;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The law that a wrong subject breaks, and what the message must say of it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Breaks {
    /** The name of the law: the label of its property, with which its messages begin. */
    String value();

    /** Part of the message that tells the counter-example. */
    String saying();

    /** Other laws that cannot help being broken with it; the class says why. */
    String[] andWithIt() default {};
}
