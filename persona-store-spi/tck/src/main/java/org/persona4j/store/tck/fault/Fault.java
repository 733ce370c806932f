package org.persona4j.store.tck.fault;

/**
 * One way in which a call goes wrong, or becomes harder than usual, without the store breaking a rule.
 *
 * <p>The rules in parentheses are those that allow it. The crashes are no doing of the store: they end the process that
 * calls it.
 */
public enum Fault {
    /** The call takes its time, before and after the work. */
    DELAY,

    /** The page holds fewer records than asked for, and a cursor if there are more (S2.5). Left out if one is asked for. */
    THIN_PAGE,

    /**
     * The page holds nothing, and a cursor (S2.5). Left out where no id is free for the cursor: between the start and a
     * record with the least id of all, say.
     */
    EMPTY_PAGE,

    /** The store cannot answer now; of a commit nothing was written and nothing will be (E3). */
    UNAVAILABLE,

    /**
     * Somebody else was faster: some of the records that a commit expects at a version, or that a read asks for, are
     * written once more with the content they have. The commit then meets a true conflict (C6). Left out if none of the
     * records is there, or none at the version expected.
     */
    REWRITE,

    /**
     * Somebody else came and went: some of the records that a commit expects to be absent were there for a moment, of which
     * the conflict tells (C6). Nobody can have seen them, so they are not really written. Left out if nothing is expected to
     * be absent.
     */
    VISIT,

    /** The commit was lost on its way; its outcome is unknown (E4). */
    UNKNOWN_LOST,

    /** The commit took effect, and the answer was lost; its outcome is unknown (E4). */
    UNKNOWN_APPLIED,

    /** The commit arrives later, between two other calls, and takes effect if it then can; its outcome is unknown (E4). */
    UNKNOWN_LATE,

    /** The process dies before it sends the commit. */
    CRASH_BEFORE,

    /** The process dies when the commit was done, and before it hears of it. */
    CRASH_AFTER,

    /** The process dies while the commit is under way: it arrives later, and takes effect if it then can. */
    CRASH_UNDERWAY;

    /**
     * Returns whether calls of a kind can go wrong like this.
     *
     * @param call the kind of call
     * @return whether they can
     */
    public boolean strikes(StoreCall call) {
        return switch (this) {
            case DELAY, UNAVAILABLE -> true;
            case THIN_PAGE, EMPTY_PAGE -> call == StoreCall.SCAN;
            case REWRITE -> call != StoreCall.SCAN;
            case VISIT, UNKNOWN_LOST, UNKNOWN_APPLIED, UNKNOWN_LATE, CRASH_BEFORE, CRASH_AFTER, CRASH_UNDERWAY ->
                call == StoreCall.COMMIT;
        };
    }
}
