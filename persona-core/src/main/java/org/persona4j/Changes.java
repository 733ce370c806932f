package org.persona4j;

import java.util.Objects;
import org.persona4j.access.Permission;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.ChangePage;
import org.persona4j.change.FeedPolicy;
import org.persona4j.error.ChangesGoneException;
import org.persona4j.error.NotFoundException;
import org.persona4j.internal.FeedReads;
import org.persona4j.internal.FeedUpkeep;

/**
 * What changed, for other systems that follow: every committed change to a persona that can be seen, as ids and kinds, never with what
 * is in it. Immutable and thread-safe.
 *
 * <p>Off until it is {@link #begin begun}; from then on every engine of the tenant tells, in the commit of the change itself. So nothing
 * is told that did not happen, and nothing happens untold. Of each persona the changes come in the order of their commits; between
 * personas there is no order. Nothing is told of somebody while they are hidden or in an archive, and nobody is told why they are gone.
 * What follows from time alone, such as points that expire, is no commit, and is not told.
 *
 * <p>To follow: take a cursor by {@link #now()}, read everybody there is, then read from the cursor, and of each change read the
 * persona by its id:
 *
 * <pre>{@code
 * ChangePage page = personas.changes().read(cursor, 100);
 * page.changes().forEach(change -> refresh(personas.search().byId(change.persona())));
 * keep(page.next());
 * }</pre>
 *
 * <p>What was read is kept together with the cursor, or before it: then no change is missed, and one that comes again has the same id
 * and does no harm. Needs {@link Permission#FOLLOW_CHANGES}; {@link #begin}, {@link #end} and {@link #purge} need
 * {@link Permission#MANAGE_CHANGES}.
 */
public final class Changes {
    private static final int MAX_PAGE = 1_000;

    private final Caller caller;

    Changes(Caller caller) {
        this.caller = caller;
    }

    /**
     * Has changes told from now on, or told by another policy. With another number of shards a further feed begins; who reads the one
     * before goes on with it by itself.
     *
     * @return whether that is new
     * @throws IllegalArgumentException if the commits of the store are too small for so many shards
     */
    public boolean begin(FeedPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        return upkeep(managing()).begin(policy, caller.act("changes.begin", null));
    }

    /**
     * Has changes told no more. No cursor is good from then on, also when changes are told again: who followed starts afresh.
     *
     * @return whether that is new
     */
    public boolean end() {
        return upkeep(managing()).end(caller.act("changes.end", null));
    }

    /**
     * The end of all that was told by now.
     *
     * @throws NotFoundException if changes are not told
     */
    public ChangeCursor now() {
        return reads(caller.require(Permission.FOLLOW_CHANGES)).now();
    }

    /**
     * What was told after the cursor. Of whoever was merged is told into whom, as far as it has come by now: a chain of merges is one
     * step.
     *
     * @param cursor from {@link #now()} or a page before
     * @param limit the most changes, 1 to 1,000
     * @throws ChangesGoneException if some of it is not kept any more, or is of a feed that is over
     */
    public ChangePage read(ChangeCursor cursor, int limit) {
        Session session = caller.require(Permission.FOLLOW_CHANGES);
        Objects.requireNonNull(cursor, "cursor");
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_PAGE + ", not " + limit);
        }
        return reads(session).read(cursor, limit);
    }

    /**
     * Deletes what was told longer ago than it is to be kept, whether it was read or not; some of it in each commit, so the call can be
     * broken off and made again.
     *
     * @return how many records it deleted, each with what a commit told
     */
    public long purge() {
        return upkeep(managing()).purge(caller.act("changes.purge", null));
    }

    private Session managing() {
        return caller.require(Permission.MANAGE_CHANGES);
    }

    private static FeedReads reads(Session session) {
        return new FeedReads(session.transactions(), session.store());
    }

    private static FeedUpkeep upkeep(Session session) {
        return new FeedUpkeep(session.transactions(), session.store());
    }
}
