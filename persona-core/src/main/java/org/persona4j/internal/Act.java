package org.persona4j.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.audit.AuditEntry;
import org.persona4j.identity.PersonaId;
import org.persona4j.store.RecordKey;

/**
 * A call that changes something, as it will be remembered. Immutable and thread-safe.
 *
 * @param actor who makes it
 * @param what the name of the call
 * @param reason why, in the words of the actor, if they said
 */
public record Act(Actor actor, String what, @Nullable String reason) {
    /** How many personas a call can name. */
    static final int MOST_NAMED = 2;

    /**
     * Writes the entry of the audit, in the commit of the change itself.
     *
     * @param named the personas that the call named
     * @param outcome what it did
     */
    void note(Attempt attempt, Collection<PersonaId> named, String outcome) {
        RecordLayout layout = attempt.layout();
        AuditEntry entry = entry(attempt.now(), attempt.newId(), named, outcome);
        write(attempt, layout.audit(entry.id()), entry);
        entry.personas().forEach(persona -> write(attempt, layout.audited(persona, entry.id()), Nothing.NOTHING));
    }

    /** Writes the entry, unless a machine makes the call: what that does is told where it does it, by each order and ledger entry. */
    void noteUnlessMachine(Attempt attempt, PersonaId named, String outcome) {
        if (actor.role() != Role.SYSTEM) {
            note(attempt, List.of(named), outcome);
        }
    }

    /** The entry, with an id nobody had before. */
    public AuditEntry entry(Instant at, String unique, Collection<PersonaId> named, String outcome) {
        List<PersonaId> personas = List.copyOf(new TreeSet<>(named));
        return new AuditEntry(AuditEntry.id(at, unique), at, actor, what, personas, outcome, reason);
    }

    private static void write(Attempt attempt, RecordKey key, Object value) {
        attempt.workspace().takeAsAbsent(List.of(key));
        attempt.workspace().put(key, value);
    }

    /** What was done and by whom; neither the actor's id nor the reason. */
    @Override
    public String toString() {
        return "Act[" + what + " by " + actor + "]";
    }
}
