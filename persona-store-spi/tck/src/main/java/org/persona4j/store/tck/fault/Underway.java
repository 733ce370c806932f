package org.persona4j.store.tck.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.persona4j.store.Commit;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.PersonaStoreException;

/** The commits that were sent and have not arrived. Thread-safe; holds no lock while one arrives. */
final class Underway {
    private final PersonaStore store;
    private final List<Sent> sent = new ArrayList<>();
    private int landed;
    private int refused;

    Underway(PersonaStore store) {
        this.store = store;
    }

    private record Sent(Commit commit, long arrivesAt) {}

    synchronized void send(Commit commit, long arrivesAt) {
        sent.add(new Sent(commit, arrivesAt));
    }

    /** Lets those arrive whose time has come. */
    void arriveBy(long now) {
        arrive(commit -> commit.arrivesAt() <= now);
    }

    /** Lets all arrive, in the order in which they were sent. */
    void arriveAll() {
        arrive(commit -> true);
    }

    private void arrive(Predicate<Sent> which) {
        for (Sent arriving : take(which)) {
            count(lands(arriving.commit()));
        }
    }

    private synchronized List<Sent> take(Predicate<Sent> which) {
        if (sent.isEmpty()) {
            return List.of();
        }
        List<Sent> taken = new ArrayList<>();
        for (Iterator<Sent> rest = sent.iterator(); rest.hasNext(); ) {
            Sent next = rest.next();
            if (which.test(next)) {
                taken.add(next);
                rest.remove();
            }
        }
        return taken;
    }

    /** Nobody waits for the answer, so whatever the store says is what became of the commit. */
    private boolean lands(Commit commit) {
        try {
            store.commit(commit);
            return true;
        } catch (PersonaStoreException refusal) {
            return false;
        }
    }

    private synchronized void count(boolean hasLanded) {
        if (hasLanded) {
            landed++;
        } else {
            refused++;
        }
    }

    synchronized FaultReport report(List<FaultReport.Injection> injections) {
        return new FaultReport(injections, landed, refused, sent.size());
    }
}
