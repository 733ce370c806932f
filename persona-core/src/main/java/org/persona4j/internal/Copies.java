package org.persona4j.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.persona4j.optin.Address;

/** Writes an opt-out at the other addresses of whoever said it. */
final class Copies {
    private Copies() {}

    /** The other addresses of all personas that have the address as their own. */
    static List<Address> targets(Attempt attempt, CopyTask task) {
        Addresses whose = new Addresses(attempt);
        Set<Address> targets = new TreeSet<>(Comparator.comparing(Address::value));
        for (PersonaRecord persona : whose.owners(task.address())) {
            targets.addAll(whose.current(persona, task.channel().addressType()));
        }
        targets.remove(task.address());
        List<Address> ordered = new ArrayList<>(targets);
        new OptInStore(attempt).load(task.channel(), ordered);
        return ordered;
    }
}
