package org.persona4j.merge;

import java.util.List;
import java.util.Objects;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Profile;

/**
 * What a person can do about who is who. Each can be planned first, and each can be taken back. Immutable; {@code toString}
 * shows no personal data.
 */
public sealed interface MergeCommand {
    /**
     * Two personas are one customer.
     *
     * @param one any id of one
     * @param other any id of the other
     */
    record Link(PersonaId one, PersonaId other) implements MergeCommand {
        /** Checks that nothing is missing. */
        public Link {
            Objects.requireNonNull(one, "one");
            Objects.requireNonNull(other, "other");
        }
    }

    /**
     * A profile is not the customer that its persona is.
     *
     * @param profile the profile that is to leave
     */
    record Separate(ProfileId profile) implements MergeCommand {
        /** Checks that nothing is missing. */
        public Separate {
            Objects.requireNonNull(profile, "profile");
        }
    }

    /**
     * A decision to link or to separate no longer holds.
     *
     * @param decision the decision
     */
    record Withdraw(DecisionId decision) implements MergeCommand {
        /** Checks that nothing is missing. */
        public Withdraw {
            Objects.requireNonNull(decision, "decision");
        }
    }

    /**
     * Identifiers do not, or do, belong to a profile, whatever its source says.
     *
     * @param profile the profile
     * @param remove what does not belong to it, at most as many as a profile may have
     * @param add what does, at most as many as a profile may have
     */
    record Correct(ProfileId profile, List<Identifier> remove, List<Identifier> add) implements MergeCommand {
        /** Makes the lists unmodifiable. */
        public Correct {
            Objects.requireNonNull(profile, "profile");
            remove = List.copyOf(remove);
            add = List.copyOf(add);
            if (remove.isEmpty() && add.isEmpty()) {
                throw new IllegalArgumentException("a correction must remove or add an identifier");
            }
            if (remove.size() > Profile.MAX_IDENTIFIERS || add.size() > Profile.MAX_IDENTIFIERS) {
                throw new IllegalArgumentException("a correction may remove and add at most " + Profile.MAX_IDENTIFIERS
                        + " identifiers each, but removes " + remove.size() + " and adds " + add.size());
            }
            if (remove.stream().anyMatch(add::contains)) {
                throw new IllegalArgumentException("a correction may not remove and add the same identifier");
            }
        }
    }

    /**
     * A correction of an identifier of a profile no longer holds; what the source says does.
     *
     * @param profile the profile
     * @param identifier the identifier that was corrected
     */
    record WithdrawCorrection(ProfileId profile, Identifier identifier) implements MergeCommand {
        /** Checks that nothing is missing. */
        public WithdrawCorrection {
            Objects.requireNonNull(profile, "profile");
            Objects.requireNonNull(identifier, "identifier");
        }
    }

    /**
     * A value is shared by people who are not one customer, or it is not.
     *
     * @param identifier the value
     * @param shared whether it is
     */
    record Declare(Identifier identifier, boolean shared) implements MergeCommand {
        /** Checks that nothing is missing. */
        public Declare {
            Objects.requireNonNull(identifier, "identifier");
        }
    }

    /**
     * The latest declaration about a value no longer holds; the one before it does, or what the engine learns.
     *
     * @param identifier the value
     */
    record WithdrawDeclaration(Identifier identifier) implements MergeCommand {
        /** Checks that nothing is missing. */
        public WithdrawDeclaration {
            Objects.requireNonNull(identifier, "identifier");
        }
    }
}
