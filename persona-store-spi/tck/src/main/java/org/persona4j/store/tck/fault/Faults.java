package org.persona4j.store.tck.fault;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * What goes wrong, and how often: a rate for each fault, or a script that names the calls, or both.
 *
 * <p>Calls are numbered from 1, each kind for itself. Whether and how a call goes wrong follows from the seed, the kind of
 * call and its number alone, so a single thread that does the same again meets the same. The script comes before the rates.
 * At most one thing goes wrong with a call.
 *
 * <pre>{@code
 * Faults.none().at(StoreCall.COMMIT, 7, Fault.UNKNOWN_APPLIED);
 * Faults.seeded(42).with(Fault.UNAVAILABLE, 0.05).with(Fault.UNKNOWN_LATE, 0.1);
 * }</pre>
 *
 * <p>Immutable; thread-safe if the pause is. Each change gives a new value.
 */
public final class Faults {

    /** How many calls later a commit under way arrives at the latest, if nothing else is said. */
    public static final int DEFAULT_LATEST_ARRIVAL = 40;

    private static final int LONGEST_PAUSE = 10;

    /** Odd, with ones all over, so that neighbors are far apart when multiplied by it. */
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final Map<Fault, Double> rates;
    private final Map<StoreCall, Map<Long, Fault>> script;
    private final int soonestArrival;
    private final int latestArrival;
    private final IntConsumer pause;

    private Faults(
            long seed,
            Map<Fault, Double> rates,
            Map<StoreCall, Map<Long, Fault>> script,
            int soonestArrival,
            int latestArrival,
            IntConsumer pause) {
        this.seed = seed;
        this.rates = rates;
        this.script = script;
        this.soonestArrival = soonestArrival;
        this.latestArrival = latestArrival;
        this.pause = pause;
    }

    /**
     * Returns no faults at all.
     *
     * @return the faults
     */
    public static Faults none() {
        return seeded(0);
    }

    /**
     * Returns no faults yet, with the seed for those that are added.
     *
     * @param seed any number
     * @return the faults
     */
    public static Faults seeded(long seed) {
        return new Faults(seed, Map.of(), Map.of(), 1, DEFAULT_LATEST_ARRIVAL, Faults::giveWay);
    }

    /**
     * Returns what is a nuisance and no failure: delays, and thin and empty pages. A store with these keeps the whole
     * contract.
     *
     * @param seed any number
     * @return the faults
     */
    public static Faults nuisances(long seed) {
        return seeded(seed).with(Fault.DELAY, 0.05).with(Fault.THIN_PAGE, 0.3).with(Fault.EMPTY_PAGE, 0.2);
    }

    /**
     * Returns everything that a store may do to a caller, on about every third commit and every sixth read; no crashes.
     *
     * @param seed any number
     * @return the faults
     */
    public static Faults storm(long seed) {
        return nuisances(seed)
                .with(Fault.UNAVAILABLE, 0.06)
                .with(Fault.REWRITE, 0.06)
                .with(Fault.VISIT, 0.04)
                .with(Fault.UNKNOWN_LOST, 0.05)
                .with(Fault.UNKNOWN_APPLIED, 0.06)
                .with(Fault.UNKNOWN_LATE, 0.06);
    }

    /** Lets other threads go first, so many times. */
    private static void giveWay(int turns) {
        for (int turn = 0; turn < turns; turn++) {
            LockSupport.parkNanos(1);
        }
    }

    /**
     * Returns these with another rate of one fault.
     *
     * @param fault the fault
     * @param rate how much of the calls that it strikes, 0 to 1; the rates of all that strike a kind of call are 1 together
     *     at most
     * @return the faults
     * @throws IllegalArgumentException if the rate is out of bounds, or there is not so much left
     */
    public Faults with(Fault fault, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("rate must be 0 to 1, but is " + rate);
        }
        Map<Fault, Double> next = new EnumMap<>(Fault.class);
        next.putAll(rates);
        next.put(requireNonNull(fault, "fault"), rate);
        for (StoreCall call : StoreCall.values()) {
            double sum = next.entrySet().stream()
                    .filter(entry -> entry.getKey().strikes(call))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
            if (sum > 1) {
                throw new IllegalArgumentException("rate leaves more than 1 for calls of kind " + call + ": " + sum);
            }
        }
        return new Faults(seed, next, script, soonestArrival, latestArrival, pause);
    }

    /**
     * Returns these with a call that goes wrong in any case.
     *
     * @param call the kind of call
     * @param number which of them, the first being 1
     * @param fault what goes wrong
     * @return the faults
     * @throws IllegalArgumentException if there is no such call, or it cannot go wrong like this
     */
    public Faults at(StoreCall call, long number, Fault fault) {
        if (number < 1) {
            throw new IllegalArgumentException("number must be at least 1, but is " + number);
        }
        if (!fault.strikes(call)) {
            throw new IllegalArgumentException("fault " + fault + " does not strike calls of kind " + call);
        }
        Map<StoreCall, Map<Long, Fault>> next = new EnumMap<>(StoreCall.class);
        script.forEach((kind, numbers) -> next.put(kind, new HashMap<>(numbers)));
        next.computeIfAbsent(call, kind -> new HashMap<>()).put(number, fault);
        return new Faults(seed, rates, next, soonestArrival, latestArrival, pause);
    }

    /**
     * Returns these with other bounds for when a commit that is under way arrives.
     *
     * @param soonest how many calls after its own, of any kind, it arrives at the soonest; 1 is just before the next one
     * @param latest the same at the latest
     * @return the faults
     * @throws IllegalArgumentException if the soonest is less than 1 or more than the latest
     */
    public Faults arrivingAfter(int soonest, int latest) {
        if (soonest < 1) {
            throw new IllegalArgumentException("soonest must be at least 1, but is " + soonest);
        }
        if (latest < soonest) {
            throw new IllegalArgumentException("latest must be at least " + soonest + ", but is " + latest);
        }
        return new Faults(seed, rates, script, soonest, latest, pause);
    }

    /**
     * Returns these with another way to wait. Without it a delay gives way to other threads a few times, and looks at no
     * clock.
     *
     * @param pause waits, for as long as it thinks fit for a number from 1 to 10; called by the thread that is delayed
     * @return the faults
     */
    public Faults pausing(IntConsumer pause) {
        return new Faults(seed, rates, script, soonestArrival, latestArrival, requireNonNull(pause, "pause"));
    }

    /** All that is left to chance about one call. */
    SplittableRandom dice(StoreCall call, long number) {
        long scattered = (number ^ (long) call.name().hashCode() << Integer.SIZE) * SCATTER;
        return new SplittableRandom(seed * SCATTER ^ Long.rotateLeft(scattered, Integer.SIZE));
    }

    /** What goes wrong with a call. */
    Optional<Fault> decide(StoreCall call, long number, SplittableRandom dice) {
        Fault scripted = script.getOrDefault(call, Map.of()).get(number);
        if (scripted != null) {
            return Optional.of(scripted);
        }
        double left = dice.nextDouble();
        for (Map.Entry<Fault, Double> rate : rates.entrySet()) {
            if (rate.getKey().strikes(call)) {
                left -= rate.getValue();
                if (left < 0) {
                    return Optional.of(rate.getKey());
                }
            }
        }
        return Optional.empty();
    }

    /** How many calls later a commit under way arrives. */
    int arrival(SplittableRandom dice) {
        return dice.nextInt(soonestArrival, Math.addExact(latestArrival, 1));
    }

    void pause(SplittableRandom dice) {
        pause.accept(dice.nextInt(1, LONGEST_PAUSE + 1));
    }

    /** Returns the seed, the rates and how many calls are scripted. */
    @Override
    public String toString() {
        int scripted = script.values().stream().mapToInt(Map::size).sum();
        return "Faults[seed=" + seed + ", " + rates + ", " + scripted + " scripted]";
    }
}
