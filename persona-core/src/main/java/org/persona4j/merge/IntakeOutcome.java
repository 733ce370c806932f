package org.persona4j.merge;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.NormalizedRecord;

/** What became of a source record: it was accepted, rejected with reasons, or skipped as its customer is archived. Immutable. */
public sealed interface IntakeOutcome {
    /** What an accepted record did. */
    enum Kind {
        /** A new profile, and a persona of its own. */
        CREATED,
        /** A new profile in a persona there was. */
        ATTACHED,
        /** Personas that were several are one now. */
        MERGED,
        /** A persona fell apart. */
        SPLIT,
        /** A profile changed, and no persona's members did. */
        UPDATED,
        /** The record says nothing that was not known. */
        UNCHANGED
    }

    /** The identifiers that were given and are none, one entry for each. They are kept as traits, not as keys. */
    List<IdentifierType> invalid();

    /**
     * The record was accepted.
     *
     * @param kind what it did
     * @param profile the profile it made or changed
     * @param persona the persona that profile is in now
     * @param merges the personas that became one
     * @param splits the personas that fell apart
     * @param flips the values that became shared by too many, or are no longer
     * @param invalid the identifiers that were given and are none
     */
    record Accepted(
            Kind kind,
            ProfileId profile,
            PersonaId persona,
            List<PersonaMerge> merges,
            List<PersonaSplit> splits,
            List<SharedFlip> flips,
            List<IdentifierType> invalid)
            implements IntakeOutcome {
        /** Makes the lists unmodifiable. */
        public Accepted {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(profile, "profile");
            Objects.requireNonNull(persona, "persona");
            merges = List.copyOf(merges);
            splits = List.copyOf(splits);
            flips = List.copyOf(flips);
            invalid = List.copyOf(invalid);
        }
    }

    /**
     * The record was rejected; nothing of it is kept.
     *
     * @param flaws why, at least one reason
     * @param invalid the identifiers that were given and are none
     */
    record Rejected(Set<NormalizedRecord.Flaw> flaws, List<IdentifierType> invalid) implements IntakeOutcome {
        /** Makes the collections unmodifiable. */
        public Rejected {
            flaws = Collections.unmodifiableSet(EnumSet.copyOf(flaws));
            invalid = List.copyOf(invalid);
        }
    }

    /**
     * The record was skipped, because it is of a customer in the archive; nothing of it is kept. It is of one if the profile of its
     * source record id is archived, or if it has an identifier that an archived profile carries and that links whoever carries
     * it. A sign-up form that a user of the retailer fills in for a customer is not skipped for the latter: it makes a persona
     * beside the archived one.
     *
     * @param invalid the identifiers that were given and are none
     */
    record Archived(List<IdentifierType> invalid) implements IntakeOutcome {
        /** Makes the list unmodifiable. */
        public Archived {
            invalid = List.copyOf(invalid);
        }
    }

    /**
     * The record was refused, because its customer was erased and has not asked to return; nothing of it is kept. It is the
     * customer's if the profile of its source record id was erased, or if it has an identifier of theirs; one that others carry
     * too refuses it only with the customer's name.
     *
     * @param invalid the identifiers that were given and are none
     */
    record Suppressed(List<IdentifierType> invalid) implements IntakeOutcome {
        /** Makes the list unmodifiable. */
        public Suppressed {
            invalid = List.copyOf(invalid);
        }
    }
}
