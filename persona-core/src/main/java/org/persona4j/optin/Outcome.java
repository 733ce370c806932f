package org.persona4j.optin;

import java.util.Objects;
import java.util.Set;

/** What an event does to an address in a state, as {@link OptInTable} says. Immutable; holds no personal data. */
public sealed interface Outcome {
    /** What else an event causes, besides the state. */
    enum Effect {
        /** The customer is asked to opt in. */
        ASK("ask"),
        /** The customer is told that they are in. */
        CONFIRM_IN("confirm in"),
        /** The customer is told, once, that they are out. */
        CONFIRM_OUT("confirm out"),
        /** The customer is told who writes and what they can do. */
        ANSWER_HELP("answer help"),
        /** Under {@link OptOutScope#PERSON} the opt-out is copied to the customer's other addresses of the channel. */
        COPY_TO_PERSON("copy to person"),
        /** If it was said on TEXT and the policy wants it, the opt-out is copied to VOICE at the same number. */
        COPY_TO_VOICE("copy to voice");

        private final String label;

        Effect(String label) {
            this.label = label;
        }

        /** The effect in a few words for people. */
        public String label() {
            return label;
        }
    }

    /** What an event says about the customer as a person, whether or not it changed the state. */
    enum Word {
        /** Nothing. */
        NONE,
        /** An explicit opt-out. */
        OUT,
        /** An opt-in that is the customer's own completed act. */
        IN
    }

    /** Why an event changes nothing, or is refused. */
    enum Reason {
        /** Opted out already. */
        ALREADY_OUT("opted out already"),
        /** Opted in already. */
        ALREADY_IN("opted in already"),
        /** Suppressed already. */
        ALREADY_SUPPRESSED("suppressed already"),
        /** A request is open already. */
        REQUEST_OPEN("a request is open already"),
        /** No request is open that this could answer or end. */
        NO_REQUEST("no request is open"),
        /** It has no bearing on consent. */
        NO_BEARING("has no bearing on consent"),
        /** The customer opted out; only their own completed act undoes it. */
        OPTED_OUT("the customer opted out"),
        /** No message can arrive. */
        SUPPRESSED("no message can arrive"),
        /** The retailer has asked as often as it may. */
        NO_REQUESTS_LEFT("asked as often as allowed"),
        /** Whoever says it may not say such a thing: only the customer can. */
        NOT_FOR_THIS_ACTOR("not for this actor to say"),
        /** It counts from a moment before an erasure, which stands for all that was before it. */
        BEFORE_ERASURE("lies before an erasure");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        /** The reason in a few words for people. */
        public String label() {
            return label;
        }
    }

    /** What else it causes. */
    default Set<Effect> effects() {
        return Set.of();
    }

    /** What it says about the customer as a person. */
    default Word word() {
        return Word.NONE;
    }

    /**
     * It took effect.
     *
     * @param next the state it leaves, which may equal the one it found where a newer proof takes the place of an older
     * @param word what it says about the customer as a person
     * @param effects what else it causes
     */
    record Applied(OptInState next, Word word, Set<Effect> effects) implements Outcome {
        /** Makes the set unmodifiable. */
        public Applied {
            Objects.requireNonNull(next, "next");
            Objects.requireNonNull(word, "word");
            effects = Set.copyOf(effects);
        }
    }

    /**
     * It was taken, and there was nothing to change.
     *
     * @param reason why
     * @param word what it says about the customer as a person all the same
     * @param effects what else it causes
     */
    record Unchanged(Reason reason, Word word, Set<Effect> effects) implements Outcome {
        /** Makes the set unmodifiable. */
        public Unchanged {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(word, "word");
            effects = Set.copyOf(effects);
        }
    }

    /**
     * It was refused.
     *
     * @param reason why
     */
    record Refused(Reason reason) implements Outcome {
        /** Checks that nothing is missing. */
        public Refused {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
