package org.persona4j.imports;

/**
 * What a row says that cannot be read as what its column means. It costs the row nothing but that value: the text is kept as the
 * trait {@link #trait()}, and the rest of the row counts.
 */
public enum RowNote {
    /** A birth date that is none. */
    BIRTH_DATE("birth date", "invalid_birth_date"),
    /** Opening points that are no number of at most two decimals, or are below zero. */
    OPENING_POINTS("opening points", "invalid_opening_points"),
    /** A word on membership that is neither yes nor no. */
    MEMBER("member", "invalid_member"),
    /** A date of joining that is none. */
    MEMBER_SINCE("member since", "invalid_member_since");

    private final String words;
    private final String trait;

    RowNote(String words, String trait) {
        this.words = words;
        this.trait = trait;
    }

    /** What it is called in a sentence. */
    public String words() {
        return words;
    }

    /** The name of the trait that keeps the text. */
    public String trait() {
        return trait;
    }
}
