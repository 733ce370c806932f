package org.persona4j.store.tck.proof;

/**
 * The moment between two steps that should have been one, made so wide that another thread gets in: some microseconds,
 * which is several quick calls.
 */
final class Window {

    private static final int SPINS = 300;

    private Window() {}

    /** Waits a little, for threads that have a processor, and gives way to one that has none. */
    static void open() {
        for (int spins = 0; spins < SPINS; spins++) {
            Thread.onSpinWait();
        }
        crack();
    }

    /** Gives way to a thread that has no processor. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing is right or wrong by the scheduler: it only meets a break sooner
    static void crack() {
        Thread.yield();
    }
}
