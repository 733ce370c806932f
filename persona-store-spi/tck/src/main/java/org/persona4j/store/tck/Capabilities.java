package org.persona4j.store.tck;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.PersonaStore;

/**
 * What a store can do beyond what every store must: each capability is said by showing the kit how to use it.
 *
 * <p>A store in memory has {@linkplain #none() none} of them. The tests that need a missing one are skipped, and the skip
 * names it. What a store need not do but need not show either, like answering to an interrupt or having limits, is no
 * capability: the kit tries it and takes every answer that the rules allow.
 *
 * <pre>{@code
 * @Override
 * protected Capabilities capabilities() {
 *     return Capabilities.none().withReopening(closed -> FilePersonaStore.open(((FilePersonaStore) closed).directory()));
 * }
 * }</pre>
 *
 * <p>The kit closes every store that these functions open. Immutable; thread-safe if the functions are.
 */
public final class Capabilities {

    private static final Capabilities NONE = new Capabilities(null, null, null, null);

    private final @Nullable UnaryOperator<PersonaStore> reopening;
    private final @Nullable UnaryOperator<PersonaStore> crashing;
    private final @Nullable Function<PersonaStore, Supplier<PersonaStore>> restoring;
    private final @Nullable UnaryOperator<PersonaStore> sharing;

    private Capabilities(
            @Nullable UnaryOperator<PersonaStore> reopening,
            @Nullable UnaryOperator<PersonaStore> crashing,
            @Nullable Function<PersonaStore, Supplier<PersonaStore>> restoring,
            @Nullable UnaryOperator<PersonaStore> sharing) {
        this.reopening = reopening;
        this.crashing = crashing;
        this.restoring = restoring;
        this.sharing = sharing;
    }

    /**
     * Returns the capabilities of a store that forgets when it is closed and is open once at a time.
     *
     * @return no capabilities
     */
    public static Capabilities none() {
        return NONE;
    }

    /**
     * Returns these capabilities with durability: what was acknowledged is there after closing and opening again.
     *
     * @param reopen opens the records of a store that the kit has closed
     * @return the capabilities
     */
    public Capabilities withReopening(UnaryOperator<PersonaStore> reopen) {
        return new Capabilities(requireNonNull(reopen, "reopen"), crashing, restoring, sharing);
    }

    /**
     * Returns these capabilities with survival: what was acknowledged is there after the program died.
     *
     * @param crash leaves an open store as a process that dies would, without closing it in order, and opens its records
     *     anew. Calls of the old store may be under way; each must end, in any way, and no call of it may write any more
     * @return the capabilities
     */
    public Capabilities withCrashing(UnaryOperator<PersonaStore> crash) {
        return new Capabilities(reopening, requireNonNull(crash, "crash"), restoring, sharing);
    }

    /**
     * Returns these capabilities with backups.
     *
     * @param backUp keeps the records of an open store as they are, and returns what opens a store with them after the
     *     kit has closed the first; by then the first has more commits
     * @return the capabilities
     */
    public Capabilities withRestoring(Function<PersonaStore, Supplier<PersonaStore>> backUp) {
        return new Capabilities(reopening, crashing, requireNonNull(backUp, "backUp"), sharing);
    }

    /**
     * Returns these capabilities with sharing: several stores may be open over the same records at a time, as the
     * processes of a cluster have them.
     *
     * @param openAgain opens another store over the records of one that stays open
     * @return the capabilities
     */
    public Capabilities withSharing(UnaryOperator<PersonaStore> openAgain) {
        return new Capabilities(reopening, crashing, restoring, requireNonNull(openAgain, "openAgain"));
    }

    /**
     * Returns how to open a closed store again.
     *
     * @return the function, or empty if the store does not outlive its closing
     */
    public Optional<UnaryOperator<PersonaStore>> reopening() {
        return Optional.ofNullable(reopening);
    }

    /**
     * Returns how to open a store after its program died.
     *
     * @return the function, or empty if the store does not outlive its program
     */
    public Optional<UnaryOperator<PersonaStore>> crashing() {
        return Optional.ofNullable(crashing);
    }

    /**
     * Returns how to back up a store and restore it.
     *
     * @return the function, or empty if the store has no backups
     */
    public Optional<Function<PersonaStore, Supplier<PersonaStore>>> restoring() {
        return Optional.ofNullable(restoring);
    }

    /**
     * Returns how to open another store over the same records.
     *
     * @return the function, or empty if only one can be open at a time
     */
    public Optional<UnaryOperator<PersonaStore>> sharing() {
        return Optional.ofNullable(sharing);
    }

    /** Returns the names of the capabilities. */
    @Override
    public String toString() {
        return "Capabilities[" + (reopening == null ? "" : " reopening") + (crashing == null ? "" : " crashing")
                + (restoring == null ? "" : " restoring") + (sharing == null ? "" : " sharing") + " ]";
    }
}
