package org.persona4j.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.profile.Profile;

/**
 * Puts values on the blocklist and takes them off, and hides and shows the personas that carry them. There is no way to go
 * through the list. Thread-safe.
 */
public final class Blocklist {
    private final Transactions transactions;
    private final Act act;

    /** The blocklist of a tenant, changed by this act. */
    public Blocklist(Transactions transactions, Act act) {
        this.transactions = transactions;
        this.act = act;
    }

    /** What became of a call: nothing that tells whether anybody carries the value. */
    public record Blocked() {}

    /** Puts a value on the list, once for the operation id. */
    public void block(Identifier identifier, Optional<String> operationId, String digest) {
        transactions.once(operationId, digest, Blocked.class, attempt -> {
            IdentifierRecord known = attempt.index().find(identifier);
            boolean blocked =
                    known != null && Suppression.of(known.suppressionOrNull()).isBlocked();
            if (!blocked) {
                suppress(attempt, identifier, suppression -> suppression.block(attempt.now()), "blocked");
            }
            return new Blocked();
        });
    }

    /**
     * Takes off the list every value of every persona that carries the value: one value in each commit, and what carries it is
     * hidden until the last is off.
     *
     * @return how many values were taken off
     */
    public int lift(Identifier identifier) {
        List<Identifier> blocked = transactions.readAll(attempt -> blockedTogether(attempt, identifier));
        int lifted = 0;
        for (Identifier one : blocked) {
            lifted += transactions.change(attempt -> isBlocked(attempt, one) && lift(attempt, one)) ? 1 : 0;
        }
        return lifted;
    }

    /** The personas that carry a value now, hidden or not. */
    public Set<PersonaId> carriers(Identifier identifier) {
        return transactions.readAll(attempt -> carriers(attempt, identifier));
    }

    private boolean lift(Attempt attempt, Identifier identifier) {
        suppress(attempt, identifier, suppression -> suppression.releaseBlocks(attempt.now()), "recovered");
        return true;
    }

    private static List<Identifier> blockedTogether(Attempt attempt, Identifier identifier) {
        Set<Identifier> all = new TreeSet<>(Set.of(identifier));
        for (PersonaId id : carriers(attempt, identifier)) {
            for (Profile member : attempt.members(attempt.requirePersona(id))) {
                all.addAll(attempt.rules().indexed(member));
            }
        }
        return all.stream().filter(one -> isBlocked(attempt, one)).toList();
    }

    private static boolean isBlocked(Attempt attempt, Identifier identifier) {
        IdentifierRecord record = attempt.index().find(identifier);
        return record != null && Suppression.of(record.suppressionOrNull()).isBlocked();
    }

    private void suppress(Attempt attempt, Identifier identifier, UnaryOperator<Suppression> change, String outcome) {
        attempt.index().suppress(identifier, change, new FactChange());
        List<PersonaId> named = new ArrayList<>();
        for (PersonaId id : carriers(attempt, identifier)) {
            PersonaRecord record = attempt.requirePersona(id);
            attempt.workspace().lock(attempt.layout().persona(id));
            boolean hidden = attempt.index().hidesAny(attempt.members(record));
            if (hidden != record.hidden()) {
                attempt.workspace().put(attempt.layout().persona(id), record.hidden(hidden));
                named.add(id);
            }
        }
        act.note(attempt, named.stream().limit(Act.MOST_NAMED).toList(), outcome);
    }

    /** The personas that carry a value, also those that take no part. */
    private static Set<PersonaId> carriers(Attempt attempt, Identifier identifier) {
        IdentifierRecord record = attempt.index().find(identifier);
        Set<PersonaId> personas = new TreeSet<>();
        if (record != null) {
            Lookups.profiles(attempt, record.carriers()).forEach(profile -> personas.add(profile.personaId()));
        }
        return personas;
    }
}
