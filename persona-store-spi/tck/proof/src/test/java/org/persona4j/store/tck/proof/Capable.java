package org.persona4j.store.tck.proof;

import org.persona4j.store.tck.Capabilities;

/** A store that says what it can do beyond what every store must. */
interface Capable {

    /** Returns what the store can do. */
    Capabilities capabilities();
}
