package org.persona4j.favorite;

/**
 * How strong a word about the favorite store is, strongest first. A lower one never replaces a higher one.
 */
public enum ChoiceLevel {
    /** Set by staff, the API or the customer as an override; stands above all. */
    OVERRIDE("override"),
    /** The customer's choice in the wallet or loyalty app. */
    CUSTOMER_CHOICE("customer's choice"),
    /** Named on a sign-up form. */
    SIGN_UP("sign-up form"),
    /** Named in a record of a source, above all in a file import. */
    FILE_IMPORT("file import"),
    /** Nobody's word, but where the customer bought most. */
    PURCHASE_HISTORY("purchases");

    private final String label;

    ChoiceLevel(String label) {
        this.label = label;
    }

    /** The level in the words of people. */
    public String label() {
        return label;
    }
}
