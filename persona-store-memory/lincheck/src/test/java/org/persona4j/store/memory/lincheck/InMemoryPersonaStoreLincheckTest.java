package org.persona4j.store.memory.lincheck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuarantee;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.persona4j.store.memory.InMemoryPersonaStore;

class InMemoryPersonaStoreLincheckTest {

    private static final String[] NODES = Stream.of("IdRun", "IdSequence", "Node", "Leaf", "Branch")
            .map(name -> "org.persona4j.store.memory." + name)
            .toArray(String[]::new);

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
                .iterations(20)
                .invocationsPerIteration(2_000)
                .check(RightProgram.class);
    }

    @Test
    void aTornReadIsFound() {
        assertThatThrownBy(() -> modelChecking().check(TornReadProgram.class))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("Invalid execution results");
    }

    @Test
    void aTornCommitIsFound() {
        assertThatThrownBy(() -> modelChecking().check(TornCommitProgram.class))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("Invalid execution results");
    }

    @Test
    void aWriteSkewIsFound() {
        assertThatThrownBy(() -> modelChecking().check(WriteSkewProgram.class))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("Invalid execution results");
    }

    /**
     * Every read and write of shared memory is a place to switch threads, but those of the searches within one node: a
     * node is never written once it is made, and Lincheck does not know how numbers are read from an array of bytes.
     */
    private static ModelCheckingOptions modelChecking() {
        ManagedStrategyGuarantee searches =
                ManagedStrategyGuaranteeKt.forClasses(NODES).allMethods().ignore();
        return new ModelCheckingOptions()
                .addGuarantee(searches)
                .sequentialSpecification(TwoNumbers.class)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .iterations(20)
                .invocationsPerIteration(500);
    }
}
