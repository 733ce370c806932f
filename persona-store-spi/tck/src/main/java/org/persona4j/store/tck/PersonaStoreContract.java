package org.persona4j.store.tck;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.persona4j.store.PersonaStore;

/**
 * The contract of a store as tests: extend it, say how to open an empty store, and run it with JUnit.
 *
 * <pre>{@code
 * class InMemoryPersonaStoreContractTest extends PersonaStoreContract {
 *     @Override
 *     protected PersonaStore createStore() {
 *         return new InMemoryPersonaStore();
 *     }
 * }
 * }</pre>
 *
 * <p>The numbers are those of the rules in the README of {@code persona-store-spi}. Each test begins with the number of its
 * rule and has it as a tag, so {@code -Dgroups=S1.3} runs the tests of one rule. Each group here says what to look at when
 * a test of it fails. What a store need not do is skipped unless {@link #capabilities()} says that it can; the skip says
 * what was missing.
 *
 * <p>The races look for what must never happen: that they found nothing proves less than that they found something. They
 * ask at random from a seed that is in the report; the system property {@code persona.tck.seed} asks the same again.
 */
public abstract class PersonaStoreContract {

    /** Makes the contract. */
    protected PersonaStoreContract() {}

    /**
     * Opens a store without records. The contract closes it, sometimes more than once.
     *
     * <p>Called once for each test, some 160 times, each time on a new object of this class, as JUnit makes them: keep what
     * takes long to start in a static field.
     *
     * @return a new open store, which shares nothing with those opened before
     */
    protected abstract PersonaStore createStore();

    /**
     * Returns what the store can do beyond what every store must. Tests that need a capability it does not have are
     * skipped with that reason.
     *
     * @return the capabilities, none unless overridden
     */
    protected Capabilities capabilities() {
        return Capabilities.none();
    }

    /**
     * Returns how often each race is run, from which all sizes follow: a duel has six times as many rounds, a history
     * twenty times as many steps for each client. Override it with less if a commit takes milliseconds: 20 still shows
     * much. More finds more. A thread that does not come to its end within two minutes fails its test.
     *
     * @return the number of laps, at least 1; 500 unless overridden
     */
    protected int laps() {
        return 500;
    }

    /**
     * Keys and contents. A failure of K1 or K2 is mostly a collation, a text type that folds, trims or refuses, or ids
     * compared as UTF-16; of K3 and K6, a text column for bytes, or a null for an empty value; of K4, a tenant or kind
     * missing in a condition, or keys glued from parts without their lengths.
     */
    @Nested
    @DisplayName("K Keys and contents")
    class Keys extends KeyRules {
        Keys() {
            super(PersonaStoreContract.this);
        }
    }

    /**
     * Versions. A failure is mostly a counter kept with the record, which starts again after a delete; a clock; or a version
     * made for each record instead of each commit.
     */
    @Nested
    @DisplayName("V Versions")
    class Versions extends VersionRules {
        Versions() {
            super(PersonaStoreContract.this);
        }
    }

    /**
     * What commits write. A failure of C1 is mostly a write done before all expectations were checked; of C4, a count of
     * deleted rows taken for an error; of C9, a lock that is not released when an encoder fails.
     */
    @Nested
    @DisplayName("C Commits: what they write")
    class Commits extends CommitRules {
        Commits() {
            super(PersonaStoreContract.this);
        }
    }

    /**
     * What commits expect. A failure is mostly a check that stops at the first loser, or a check joined with a write, so that
     * an expectation without a write is lost.
     */
    @Nested
    @DisplayName("C Commits: what they expect")
    class Expectations extends ExpectationRules {
        Expectations() {
            super(PersonaStoreContract.this);
        }
    }

    /**
     * What reads see. A failure of S1.1 or S1.4 is mostly a cache or a replica; of S1.2, keys read one after the other outside
     * one snapshot.
     */
    @Nested
    @DisplayName("S1 One order: what a read sees")
    class OneOrder extends OrderRules {
        OneOrder() {
            super(PersonaStoreContract.this);
        }
    }

    /**
     * Commits against each other. A failure is mostly a gap between check and write; an isolation level below serializable,
     * which checks only what is written; or an absence that locks nothing. E2 fails if an abort of the engine is reported as
     * a conflict.
     */
    @Nested
    @DisplayName("S1 One order: commits that exclude each other")
    class Exclusion extends ExclusionRules {
        Exclusion() {
            super(PersonaStoreContract.this);
        }
    }

    /**
     * Everything together. The failure shows a few calls and why each must have come before the next. A step "saw ... that
     * was replaced" on the way is a stale read or an unchecked expectation; "returned before" is a lost or late commit; a
     * state that no acknowledged commit brought about was written by a commit that failed.
     */
    @Nested
    @DisplayName("S1 One order: histories of random clients")
    class Histories extends HistoryRules {
        Histories() {
            super(PersonaStoreContract.this);
        }
    }

    /** Several stores over the same records. A failure is mostly a cache in the store, or a lock in its process only. */
    @Nested
    @DisplayName("S1.6 One order: several stores over the same records")
    class Sharing extends SharingRules {
        Sharing() {
            super(PersonaStoreContract.this);
        }
    }

    /** Answers as values. A failure is mostly a live view, or a version and a content read in two steps. */
    @Nested
    @DisplayName("R Reads as values")
    class Reads extends ReadRules {
        Reads() {
            super(PersonaStoreContract.this);
        }
    }

    /**
     * Scans, one at a time. A failure of S2.1 is mostly an inclusive upper bound or a pattern for a prefix; of S2.6, a cursor
     * that is a position or needs its record; of S2.9, a bound treated as an id.
     */
    @Nested
    @DisplayName("S2 Scans")
    class Scans extends ScanRules {
        Scans() {
            super(PersonaStoreContract.this);
        }
    }

    /**
     * Scans beside writers. A failure of S2.2 is mostly a position, or a page split while it is walked; of S2.3, an index that
     * is brought up to date later; of S2.4, a read of what is not committed.
     */
    @Nested
    @DisplayName("S2 Scans: beside writers")
    class ScansBesideWriters extends ScanRaceRules {
        ScansBesideWriters() {
            super(PersonaStoreContract.this);
        }
    }

    /**
     * Limits. A failure is mostly a limit of the database that the store does not state (parameters of a statement, bytes of
     * a packet), or keys counted twice. Begin each call with {@code StoreLimits.checkRead} and {@code checkCommit}.
     */
    @Nested
    @DisplayName("L Limits")
    class Limits extends LimitRules {
        Limits() {
            super(PersonaStoreContract.this);
        }
    }

    /** Errors. A failure is mostly an error of the database that was not translated. */
    @Nested
    @DisplayName("E Errors")
    class Errors extends ErrorRules {
        Errors() {
            super(PersonaStoreContract.this);
        }
    }

    /** Many threads with records of their own. A failure is mostly a structure or connection shared without a lock. */
    @Nested
    @DisplayName("O Opening, closing, threads: many threads")
    class Threads extends ThreadRules {
        Threads() {
            super(PersonaStoreContract.this);
        }
    }

    /**
     * Closing. A failure is mostly records forgotten before all calls see that the store is closed, or an error of the
     * database that says so in its own words.
     */
    @Nested
    @DisplayName("O Opening, closing, threads: closing")
    class Closing extends ClosingRules {
        Closing() {
            super(PersonaStoreContract.this);
        }
    }

    /**
     * Interrupts. A failure is mostly a caught {@code InterruptedException} without {@code interrupt()} after it, or a
     * {@code FileChannel} or connection that an interrupt closes for everybody.
     */
    @Nested
    @DisplayName("O Opening, closing, threads: interrupts")
    class Interrupts extends InterruptRules {
        Interrupts() {
            super(PersonaStoreContract.this);
        }
    }

    /**
     * Durability. A failure of D2 or D3 is mostly an acknowledgement before the write is on disk, or a torn tail taken for a
     * whole one; of D4, a write that is visible before it is on disk; of V3, a counter that was not saved or was restored.
     */
    @Nested
    @DisplayName("D Durability, and what outlives a restart")
    class Durability extends DurabilityRules {
        Durability() {
            super(PersonaStoreContract.this);
        }
    }
}
