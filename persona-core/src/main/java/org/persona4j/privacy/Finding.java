package org.persona4j.privacy;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.Normalized;
import org.persona4j.identity.PersonaId;

/**
 * One thing that explains why a customer does not appear, or where they are. Immutable; holds no personal data.
 *
 * <p>{@link Hidden}, {@link BeingErased}, {@link Blocked}, {@link Erased} and an {@link Archived} for privacy are told to those
 * alone who may see what is hidden.
 */
public sealed interface Finding {
    /** What was found, in a sentence for people. */
    String describe();

    /** What a question was understood as. */
    enum Form {
        /** A phone number. */
        PHONE("a phone number"),
        /** An e-mail address. */
        EMAIL("an e-mail address"),
        /** An id that a persona has or had. */
        PERSONA_ID("the id of a persona"),
        /** A record of a source. */
        SOURCE_RECORD("a record of a source");

        private final String label;

        Form(String label) {
            this.label = label;
        }
    }

    /** How a persona has to do with what was asked for. The nearer first. */
    enum Relation {
        /** One of its profiles carries the value. */
        CARRIES_IT("carries it"),
        /** One of its profiles carried the value once and does not any more; the persona that did may have been merged into it. */
        CARRIED_IT_ONCE("carried it once, or took in who did"),
        /** The id is its own. */
        HAS_THE_ID("has this id"),
        /** The id was that of a persona which is a part of it by now. */
        TOOK_IN_THE_ID("took in the persona that had this id"),
        /** The record is one of its own. */
        HOLDS_THE_RECORD("holds this record");

        private final String label;

        Relation(String label) {
            this.label = label;
        }
    }

    /** Why a value leads to nobody alone. */
    enum Sharing {
        /** It is written where there is none, and stands for nobody. */
        PLACEHOLDER("a placeholder that stands for nobody"),
        /** An operator said so. */
        DECLARED("declared to be shared"),
        /** Too many names or too many profiles carry it. */
        TOO_MANY("shared by too many");

        private final String label;

        Sharing(String label) {
            this.label = label;
        }
    }

    /**
     * What the question was understood as.
     *
     * @param form what it is
     */
    record ReadAs(Form form) implements Finding {
        /** Checks that nothing is missing. */
        public ReadAs {
            Objects.requireNonNull(form, "form");
        }

        @Override
        public String describe() {
            return "This is read as " + form.label + ".";
        }
    }

    /**
     * The text is nothing by which anybody can be found.
     *
     * @param form what it is most like
     * @param reason why it is none
     */
    record Unreadable(Form form, Normalized.Reason reason) implements Finding {
        /** Checks that nothing is missing. */
        public Unreadable {
            Objects.requireNonNull(form, "form");
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public String describe() {
            return "This cannot be read: as " + form.label + " it " + reason.description() + ".";
        }
    }

    /**
     * The value leads to nobody alone: it links no profiles, and who is meant must be told by something else.
     *
     * @param sharing why
     */
    record Shared(Sharing sharing) implements Finding {
        /** Checks that nothing is missing. */
        public Shared {
            Objects.requireNonNull(sharing, "sharing");
        }

        @Override
        public String describe() {
            return "The value is " + sharing.label + ", so it leads to nobody alone and merges nobody.";
        }
    }

    /**
     * The value was put on the blocklist. Whoever carries it is hidden, unless it is shared.
     *
     * @param since when it was put there
     * @param releasedAtOrNull when it was taken off, if it was
     */
    record Blocked(Instant since, @Nullable Instant releasedAtOrNull) implements Finding {
        /** Checks that nothing is missing. */
        public Blocked {
            Objects.requireNonNull(since, "since");
        }

        /** When the value was taken off the blocklist, if it was. */
        public Optional<Instant> releasedAt() {
            return Optional.ofNullable(releasedAtOrNull);
        }

        @Override
        public String describe() {
            return releasedAtOrNull == null
                    ? "The value is on the blocklist since " + since + "."
                    : "The value was on the blocklist from " + since + " to " + releasedAtOrNull + ".";
        }
    }

    /**
     * Somebody who had this was erased.
     *
     * @param erasure the id of the erasure
     * @param at when
     * @param releasedAtOrNull from when the customer is free to return, if they are
     */
    record Erased(String erasure, Instant at, @Nullable Instant releasedAtOrNull) implements Finding {
        /** Checks that nothing is missing. */
        public Erased {
            Objects.requireNonNull(erasure, "erasure");
            Objects.requireNonNull(at, "at");
        }

        /** From when the customer is free to return, if they are. */
        public Optional<Instant> releasedAt() {
            return Optional.ofNullable(releasedAtOrNull);
        }

        @Override
        public String describe() {
            return "A customer who had it was erased at " + at + " by the erasure " + erasure
                    + (releasedAtOrNull == null
                            ? ", and records of theirs are refused."
                            : ", and is free to return since " + releasedAtOrNull + ".");
        }
    }

    /**
     * A persona that everybody who may look finds.
     *
     * @param persona its id
     * @param relation what it has to do with what was asked for
     */
    record Found(PersonaId persona, Relation relation) implements Finding {
        /** Checks that nothing is missing. */
        public Found {
            Objects.requireNonNull(persona, "persona");
            Objects.requireNonNull(relation, "relation");
        }

        @Override
        public String describe() {
            return "The persona " + persona + " " + relation.label + ".";
        }
    }

    /**
     * A persona in the archive: no search and no list has it, and records that arrive for it are skipped.
     *
     * @param persona its id
     * @param relation what it has to do with what was asked for
     * @param reason why it is there
     * @param since since when
     */
    record Archived(PersonaId persona, Relation relation, ArchiveReason reason, Instant since) implements Finding {
        /** Checks that nothing is missing. */
        public Archived {
            Objects.requireNonNull(persona, "persona");
            Objects.requireNonNull(relation, "relation");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(since, "since");
        }

        @Override
        public String describe() {
            String why = switch (reason) {
                case MANUAL -> "by hand";
                case DUPLICATE -> "as a duplicate";
                case PRIVACY -> "by a privacy process";
            };
            return "The persona " + persona + ", which " + relation.label + ", is in the archive since " + since
                    + ", put there " + why + ": no search finds it, and records that arrive for it are skipped.";
        }
    }

    /**
     * A persona that is hidden, because it carries a value on the blocklist.
     *
     * @param persona its id
     * @param relation what it has to do with what was asked for
     * @param since since when such a value is there, the earliest of several
     */
    record Hidden(PersonaId persona, Relation relation, Instant since) implements Finding {
        /** Checks that nothing is missing. */
        public Hidden {
            Objects.requireNonNull(persona, "persona");
            Objects.requireNonNull(relation, "relation");
            Objects.requireNonNull(since, "since");
        }

        @Override
        public String describe() {
            return "The persona " + persona + ", which " + relation.label
                    + ", is hidden: a value of it is on the blocklist since " + since + ".";
        }
    }

    /**
     * A persona that is about to be deleted, as its customer is being erased.
     *
     * @param persona its id
     * @param relation what it has to do with what was asked for
     */
    record BeingErased(PersonaId persona, Relation relation) implements Finding {
        /** Checks that nothing is missing. */
        public BeingErased {
            Objects.requireNonNull(persona, "persona");
            Objects.requireNonNull(relation, "relation");
        }

        @Override
        public String describe() {
            return "The persona " + persona + ", which " + relation.label + ", is being erased.";
        }
    }

    /**
     * By what else a persona that was found may be found, where this does not lead to the customer one looks for.
     *
     * @param persona its id
     * @param types what it carries besides what was asked for, strongest first; at least one
     */
    record AlsoKnownBy(PersonaId persona, Set<IdentifierType> types) implements Finding {
        /**
         * Makes the set unmodifiable.
         *
         * @throws IllegalArgumentException if there is no type
         */
        public AlsoKnownBy {
            Objects.requireNonNull(persona, "persona");
            if (types.isEmpty()) {
                throw new IllegalArgumentException("types must not be empty");
            }
            types = Collections.unmodifiableSet(EnumSet.copyOf(types));
        }

        @Override
        public String describe() {
            return "The persona " + persona + " also has: "
                    + types.stream().map(IdentifierType::label).collect(joining(", ")) + ".";
        }
    }

    /** There is no persona for it. */
    record Absent() implements Finding {
        @Override
        public String describe() {
            return "There is no persona for it.";
        }
    }
}
