package org.persona4j;

import java.time.Instant;
import org.persona4j.internal.Reviews;

/**
 * The memory of calls, by operation id, that lets a call be made again without a second effect. It grows with every call but
 * intake, until it is told to forget. Immutable and thread-safe.
 */
public final class Operations {
    private final Session session;

    Operations(Session session) {
        this.session = session;
    }

    /**
     * Forgets the calls made before the moment: making one of them again would have an effect again. Choose a moment before
     * which nobody tries again, a week ago, say.
     *
     * @return how many were forgotten
     */
    public long forgetBefore(Instant moment) {
        session.transactions().verify();
        return Reviews.forgetOperations(session.store(), session.layout().tenant(), moment);
    }
}
