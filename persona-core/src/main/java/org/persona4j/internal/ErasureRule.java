package org.persona4j.internal;

/** What the erasure of a customer does with the records of a kind. Every {@link RecordKind} has one of these. */
public enum ErasureRule {
    /** It stays: it is about the tenant, and about no customer. */
    OF_TENANT("stays: it is about no customer"),

    /** It stays: it holds ids that nobody can be told by once the profiles are gone. */
    OF_IDS_ONLY("stays: it holds ids only"),

    /** It is deleted with the profile that it is, belongs to or counts; one of several profiles is rewritten without it. */
    DELETED_WITH_PROFILE("deleted with the profile"),

    /** It is deleted with what was said of the address that it is about. */
    DELETED_WITH_ADDRESS("deleted with the address"),

    /** It is reduced to a state, a time, and that there was an erasure. */
    REDUCED("reduced to a state and a time"),

    /** It is reduced to a suppression under the hash that is its id, and is what refuses the customer from then on. */
    SUPPRESSES("reduced to a suppression"),

    /** It is gone before an erasure begins: who changes anything first does the work that it stands for, and deletes it. */
    TRANSIENT("gone before an erasure begins");

    private final String label;

    ErasureRule(String label) {
        this.label = label;
    }

    /** The rule in a few words for people. */
    public String label() {
        return label;
    }

    /** Whether a record under this rule may hold anything that a customer could be told by. */
    boolean allowsReadable() {
        return this != OF_TENANT && this != OF_IDS_ONLY;
    }
}
