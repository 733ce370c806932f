package org.persona4j.optin;

/** How far a customer's opt-out on a channel reaches. */
public enum OptOutScope {
    /** It is the person's word: it holds at every address of the channel that they have. */
    PERSON,
    /** It is about the address: each address stands alone. */
    ADDRESS
}
