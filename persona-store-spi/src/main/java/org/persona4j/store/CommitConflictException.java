package org.persona4j.store;

import static java.util.Collections.unmodifiableSet;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says that expectations of a commit did not hold, and that nothing was written.
 *
 * <p>It names every expectation that did not hold at one moment during the call, at least one. Read again, decide again,
 * and commit again.
 */
public class CommitConflictException extends PersonaStoreException {

    private static final long serialVersionUID = 1L;

    private static final int KEYS_IN_MESSAGE = 5;

    /** The losers. Java serialization keeps the message only. */
    private final transient Set<RecordKey> losers;

    /**
     * Makes the error.
     *
     * @param losers the keys whose expectations did not hold, at least one; copied, order kept
     * @throws IllegalArgumentException if there is none
     */
    public CommitConflictException(Set<RecordKey> losers) {
        super(messageOf(losers));
        this.losers = unmodifiableSet(new LinkedHashSet<>(losers));
    }

    private static String messageOf(Set<RecordKey> losers) {
        if (losers.isEmpty()) {
            throw new IllegalArgumentException("losers must not be empty");
        }
        String some =
                losers.stream().limit(KEYS_IN_MESSAGE).map(RecordKey::toString).collect(Collectors.joining(", "));
        String more = losers.size() > KEYS_IN_MESSAGE ? " and " + (losers.size() - KEYS_IN_MESSAGE) + " more" : "";
        return "expectations did not hold, nothing was written: " + some + more;
    }

    /**
     * Returns the keys whose expectations did not hold.
     *
     * @return an unmodifiable set, never empty
     */
    public Set<RecordKey> losers() {
        return losers;
    }
}
