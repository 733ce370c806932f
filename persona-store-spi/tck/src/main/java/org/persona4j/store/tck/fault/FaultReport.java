package org.persona4j.store.tck.fault;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link FaultInjectingStore} did so far.
 *
 * <p>Immutable and thread-safe.
 *
 * @param injections what went wrong, in the order in which it did
 * @param landedLate how many commits arrived late and took effect
 * @param refusedLate how many commits arrived late and did not take effect, because an expectation did not hold any more
 * @param underway how many commits have not arrived yet
 */
public record FaultReport(List<Injection> injections, int landedLate, int refusedLate, int underway) {

    /** Makes the report. */
    public FaultReport {
        injections = List.copyOf(injections);
    }

    /**
     * A call that went wrong.
     *
     * @param call the kind of call
     * @param number which of them, counted from 1 since the faults were set
     * @param fault what went wrong
     */
    public record Injection(StoreCall call, long number, Fault fault) {}

    /**
     * Returns how often something went wrong in one way.
     *
     * @param fault the way
     * @return how often, 0 or more
     */
    public long count(Fault fault) {
        return injections.stream()
                .filter(injection -> injection.fault() == fault)
                .count();
    }

    /** Returns the number of each fault that was met, and of late commits: not each injection. */
    @Override
    public String toString() {
        Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
        injections.forEach(injection -> counts.merge(injection.fault(), 1, Integer::sum));
        return "FaultReport[" + counts + ", late: " + landedLate + " landed, " + refusedLate + " refused, " + underway
                + " under way]";
    }
}
