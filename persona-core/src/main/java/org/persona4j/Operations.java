package org.persona4j;

import java.time.Instant;
import java.util.List;
import org.persona4j.access.Permission;
import org.persona4j.audit.AuditEntry;
import org.persona4j.internal.Reviews;

/**
 * The memory of calls, by operation id, that lets a call be made again without a second effect. It grows with every call but
 * intake, until it is told to forget, for which {@link Permission#PURGE_OPERATIONS} is needed. Immutable and thread-safe.
 */
public final class Operations {
    private final Caller caller;

    Operations(Caller caller) {
        this.caller = caller;
    }

    /**
     * Forgets the calls made before the moment: making one of them again would have an effect again. Choose a moment before
     * which nobody tries again, a week ago, say.
     *
     * @return how many were forgotten
     */
    public long forgetBefore(Instant moment) {
        Session session = caller.require(Permission.PURGE_OPERATIONS);
        session.transactions().verify();
        AuditEntry entry = caller.act("operations.forgetBefore", null)
                .entry(session.clock().instant(), session.ids().get(), List.of(), "done");
        return Reviews.forgetOperations(session.store(), session.layout().tenant(), moment, entry);
    }
}
