package org.persona4j.testkit.history;

import java.util.Objects;
import org.persona4j.error.PersonaException;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;

/**
 * A step of a life, and what came of it. Immutable.
 *
 * @param step the step
 * @param outcome what came of it
 */
public record Happened(Step step, Outcome outcome) {
    /** Checks that nothing is missing. */
    public Happened {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** What can come of a step. All three are as they should be: an engine may refuse, and a step may be about nothing. */
    public sealed interface Outcome {}

    /**
     * The engine answered, perhaps by a refusal that is a value of its own.
     *
     * @param answer the answer of the call; of one without an answer a text
     */
    public record Answered(Object answer) implements Outcome {
        /** Checks that nothing is missing. */
        public Answered {
            Objects.requireNonNull(answer, "answer");
        }

        @Override
        public String toString() {
            return answer instanceof IntakeOutcome.Accepted accepted
                    ? accepted.kind() + " " + accepted.persona()
                    : answer.toString();
        }
    }

    /**
     * The engine refused by an exception, as it does where somebody is hidden or gone.
     *
     * @param why the exception
     */
    public record Refused(PersonaException why) implements Outcome {
        @Override
        public String toString() {
            return why.getClass().getSimpleName();
        }
    }

    /**
     * There was nothing to make a call of: no profile yet, no order, no redemption, no decision.
     *
     * @param what what there was none of
     */
    public record NothingThere(String what) implements Outcome {
        @Override
        public String toString() {
            return "there is no " + what + " yet";
        }
    }

    /** Whether it made one persona of several, or added a profile to one. */
    public boolean hasMerged() {
        return hasMerged(outcome instanceof Answered answered ? answered.answer() : outcome);
    }

    private static boolean hasMerged(Object answer) {
        if (answer instanceof Imported imported) {
            return imported.outcomes().stream().anyMatch(Happened::hasMerged);
        }
        if (answer instanceof IntakeOutcome.Accepted accepted) {
            return accepted.kind() == IntakeOutcome.Kind.ATTACHED
                    || !accepted.merges().isEmpty();
        }
        return answer instanceof MergeOutcome.Done done && !done.merges().isEmpty();
    }

    /** The step and its outcome in one line. */
    @Override
    public String toString() {
        return step + " -> " + outcome;
    }
}
