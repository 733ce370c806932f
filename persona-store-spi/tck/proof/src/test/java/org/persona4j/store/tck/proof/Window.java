package org.persona4j.store.tck.proof;

/** The moment between two steps that should have been one, made so wide that another thread gets in. */
final class Window {

    private static final int YIELDS = 20;

    private Window() {}

    /** Lets other threads run, for the time of several steps. */
    static void open() {
        for (int i = 0; i < YIELDS; i++) {
            crack();
        }
    }

    /** Lets another thread run, for the time of one step. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing is right or wrong by the scheduler: it only meets a break sooner
    static void crack() {
        Thread.yield();
    }
}
