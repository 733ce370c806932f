package org.persona4j.imports;

/** How far an import is. */
public enum ImportStatus {
    /** It has begun, and not all of its rows are taken in: it runs, or was broken off and can go on. */
    BEGUN,
    /** All of its rows are taken in. */
    DONE
}
