package org.persona4j.store.tck.proof;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.tck.Capabilities;
import org.persona4j.store.tck.PersonaStoreContract;

/**
 * The kit over the broken store that the parameter {@value #STORE} of the run names. From the moment that the parameter
 * {@value #DEADLINE} names, no test is begun.
 *
 * <p>Not found by the build, since its name does not end in Test: {@link KitRun} runs it.
 */
@ExtendWith({KitOverBrokenStore.StoreOfTheRun.class, KitOverBrokenStore.EndOfTheRun.class})
class KitOverBrokenStore extends PersonaStoreContract {

    /** The name of the parameter for the name of the store. */
    static final String STORE = "persona.proof.store";

    /** The name of the parameter, which need not be given, for the moment to end at, as {@link System#nanoTime()} gives it. */
    static final String DEADLINE = "persona.proof.deadline";

    /** For a break that needs no race to be found. There are many of them, so each gets little. */
    private static final int LAPS = 30;

    /** For a break with a wide window: less than a vendor's store gets. */
    private static final int LAPS_OF_A_RACE = 200;

    private final BrokenStore store;

    KitOverBrokenStore(BrokenStore store) {
        this.store = store;
    }

    @Override
    protected PersonaStore createStore() {
        return store.open();
    }

    @Override
    protected Capabilities capabilities() {
        try (PersonaStore one = store.open()) {
            return one instanceof Capable capable ? capable.capabilities() : Capabilities.none();
        }
    }

    @Override
    protected int laps() {
        if (store.breaks().narrow()) {
            return super.laps();
        }
        return store.breaks().runs() > 1 ? LAPS_OF_A_RACE : LAPS;
    }

    /** Gives the kit the store of the run. */
    static final class StoreOfTheRun implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext run) {
            return parameter.getParameter().getType() == BrokenStore.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext run) {
            return BrokenStore.named(run.getConfigurationParameter(STORE).orElseThrow());
        }
    }

    /** Skips what would begin too late. */
    static final class EndOfTheRun implements ExecutionCondition {

        /** Why they are skipped. */
        static final String REASON = "the time is up";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext run) {
            boolean over = run.getConfigurationParameter(DEADLINE)
                    .filter(deadline -> System.nanoTime() - Long.parseLong(deadline) > 0)
                    .isPresent();
            return over ? ConditionEvaluationResult.disabled(REASON) : ConditionEvaluationResult.enabled(null);
        }
    }
}
