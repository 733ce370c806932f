package org.persona4j.optin;

/**
 * What is shown of an {@link OptInState}: the first of these, in this order, that is true. A view, not the state: the state
 * behind it keeps all three parts.
 */
public enum OptInStatus {
    /** No message can arrive, whatever the consent. */
    SUPPRESSED,
    /** The customer refused. */
    OPTED_OUT,
    /** The customer, or the retailer for them, agreed. The only status at which messages may be sent. */
    OPTED_IN,
    /** The customer was asked, or asked for it, and has not completed it yet. */
    REQUESTED,
    /** Nobody has said anything. */
    NOT_ASKED
}
