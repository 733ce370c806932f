package org.persona4j.favorite;

/**
 * How strong a word about the favorite store is, strongest first. A lower one never replaces a higher one.
 */
public enum ChoiceLevel {
    /** Set by staff, the API or the customer as an override; stands above all. */
    OVERRIDE,
    /** The customer's choice in the wallet or loyalty app. */
    CUSTOMER_CHOICE,
    /** Named on a sign-up form. */
    SIGN_UP,
    /** Named in a record of a source, above all in a file import. */
    FILE_IMPORT
}
