package org.persona4j;

import org.persona4j.access.Permission;
import org.persona4j.internal.Rekeying;

/**
 * The hash key of a tenant, and how it is replaced by the next one of the {@link Keyring}. No answer of any call changes by it,
 * and nobody has to wait or stop; calls may be made from several engines, be broken off, and be made again.
 *
 * <p>From {@link #rotateTo} on, records are written under the new key only. Those still under the one before are found all the
 * same; each is moved by the first change that touches it, and all of them by {@link #rekey()}, after which the key before is of
 * no use to whoever learned it. Meanwhile a look-up by identifier names two records instead of one. Needs
 * {@link Permission#MANAGE_KEYS}. Immutable and thread-safe.
 */
public final class Keys {
    private final Caller caller;

    Keys(Caller caller) {
        this.caller = caller;
    }

    /**
     * Where a tenant stands.
     *
     * @param current the number of the current key, from 1
     * @param last the number of the last key of this engine's ring
     * @param moving whether there may be records under the key before the current one
     */
    public record Standing(int current, int last, boolean moving) {}

    /** What became of the wish for another key. */
    public enum Rotation {
        /** The key is current now, and records are to be moved to it. */
        BEGUN,
        /** The key was current already, or was so before; nothing was changed. */
        UNCHANGED,
        /** Refused: there may still be records under the key before the current one. */
        UNFINISHED,
        /** Refused: another key comes first. */
        SKIPPING
    }

    /**
     * What a call moved.
     *
     * @param records how many records this call moved; others may have moved some too
     * @param done whether all records are under the current key
     */
    public record Rekeyed(long records, boolean done) {}

    /** Where the tenant stands. */
    public Standing standing() {
        Session session = managing();
        Rekeying.Standing standing = session.transactions().rekeying().standing();
        return new Standing(standing.current(), session.layout().keys(), standing.moving());
    }

    /**
     * Makes the next key of the ring the current one. All engines that work for the tenant must have it in their rings by now.
     *
     * @param number the number of the key that is to be current; to name it makes the call safe to make again
     * @throws IllegalArgumentException if this engine's ring has no key of this number
     */
    public Rotation rotateTo(int number) {
        Session session = managing();
        if (number < 1 || number > session.layout().keys()) {
            throw new IllegalArgumentException("number must be 1 to "
                    + session.layout().keys() + ", the keys of this engine's ring, but is " + number);
        }
        return switch (session.transactions().rekeying().begin(number, caller.act("keys.rotateTo", null))) {
            case BEGUN -> Rotation.BEGUN;
            case UNCHANGED -> Rotation.UNCHANGED;
            case UNFINISHED -> Rotation.UNFINISHED;
            case SKIPPING -> Rotation.SKIPPING;
        };
    }

    /** Moves all records to the current key. Takes time in proportion to their number; does nothing if all are there. */
    public Rekeyed rekey() {
        return rekey(Long.MAX_VALUE);
    }

    /**
     * Moves records to the current key, at most so many, for whoever wants to do it bit by bit: until it is done, each call takes
     * up where the ones before ended.
     *
     * @param atMost at least 1
     */
    public Rekeyed rekey(long atMost) {
        Session session = managing();
        if (atMost < 1) {
            throw new IllegalArgumentException("atMost must be at least 1, but is " + atMost);
        }
        Rekeying.Moved moved = session.transactions().rekeying().move(atMost);
        return new Rekeyed(moved.records(), moved.done());
    }

    private Session managing() {
        return caller.require(Permission.MANAGE_KEYS);
    }
}
