package org.persona4j.internal;

/** The value of a record that says all by being there. */
enum Nothing {
    /** There is nothing more to say. */
    NOTHING
}
