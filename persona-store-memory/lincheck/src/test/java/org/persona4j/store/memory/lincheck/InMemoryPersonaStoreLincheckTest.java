package org.persona4j.store.memory.lincheck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.persona4j.store.memory.InMemoryPersonaStore;

class InMemoryPersonaStoreLincheckTest {

    /** The store as it is. */
    public static final class RightProgram extends StoreProgram {
        public RightProgram() {
            super(new InMemoryPersonaStore());
        }
    }

    /** A store that reads one record after the other. */
    public static final class TornReadProgram extends StoreProgram {
        public TornReadProgram() {
            super(new WrongStore(WrongStore.Fault.TORN_READ));
        }
    }

    /** A store that writes one record after the other. */
    public static final class TornCommitProgram extends StoreProgram {
        public TornCommitProgram() {
            super(new WrongStore(WrongStore.Fault.TORN_COMMIT));
        }
    }

    /** A store that forgets what a commit expects without writing it. */
    public static final class WriteSkewProgram extends StoreProgram {
        public WriteSkewProgram() {
            super(new WrongStore(WrongStore.Fault.WRITE_SKEW));
        }
    }

    @Test
    void everyInterleavingOfASmallProgramIsThatOfOneThread() {
        modelChecking().check(RightProgram.class);
    }

    @Test
    void everyOutcomeUnderStressIsThatOfOneThread() {
        new StressOptions()
                .sequentialSpecification(TwoNumbers.class)
                .threads(2)
                .actorsPerThread(3)
                .iterations(30)
                .invocationsPerIteration(2_000)
                .check(RightProgram.class);
    }

    @Test
    void aTornReadIsFound() {
        assertThatThrownBy(() -> modelChecking().check(TornReadProgram.class))
                .isInstanceOf(LincheckAssertionError.class);
    }

    @Test
    void aTornCommitIsFound() {
        assertThatThrownBy(() -> modelChecking().check(TornCommitProgram.class))
                .isInstanceOf(LincheckAssertionError.class);
    }

    @Test
    void aWriteSkewIsFound() {
        assertThatThrownBy(() -> modelChecking().check(WriteSkewProgram.class))
                .isInstanceOf(LincheckAssertionError.class);
    }

    private static ModelCheckingOptions modelChecking() {
        return new ModelCheckingOptions()
                .sequentialSpecification(TwoNumbers.class)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .iterations(30)
                .invocationsPerIteration(1_000);
    }
}
