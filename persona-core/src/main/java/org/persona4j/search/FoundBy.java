package org.persona4j.search;

/** By what somebody was found. */
public enum FoundBy {
    /** By a phone number that they have. */
    PHONE,
    /** By an e-mail address that they have. */
    EMAIL,
    /** By an id that the persona has or once had. */
    PERSONA_ID,
    /** By the id of a record of a source. */
    SOURCE_ID,
    /** By the full name. */
    NAME,
    /** By an order. */
    RECEIPT,
    /** By a phone number or an e-mail address that they have or once had. */
    MERGED_FROM
}
