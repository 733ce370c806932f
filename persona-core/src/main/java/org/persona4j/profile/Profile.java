package org.persona4j.profile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.immutables.value.Value;
import org.persona4j.favorite.StoreChoice;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.style.PersonaStyle;

/**
 * One source's record of a customer: everything that source, and staff about that source's record, ever said.
 *
 * <p>A profile is a set of statements. Which of them hold follows from the statements alone, not from the order in which
 * they arrived: of each trait the one observed last, of each type of identifier those observed last, corrected by staff.
 * Profiles are never merged; a persona is a set of them. Immutable; {@code toString} shows ids only.
 */
@Value.Immutable
@PersonaStyle
@JsonSerialize(as = ImmutableProfile.class)
@JsonDeserialize(as = ImmutableProfile.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class Profile {
    /** The most identifiers a profile may have at a time. */
    public static final int MAX_IDENTIFIERS = 16;

    /** The id of this profile, given by the engine. */
    public abstract ProfileId id();

    /**
     * What orders profiles wherever an order is needed: a keyed hash of source and source record id, or a random key if the
     * source gave no id. Unlike {@link #id()} it does not depend on when the record arrived.
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public abstract String key();

    /** Where the record comes from. */
    public abstract Source source();

    /** The id the source gave the record, if it gave one. */
    @Value.Redacted
    public abstract Optional<String> sourceRecordId();

    /** The persona that holds this profile at present. */
    public abstract PersonaId personaId();

    /** When the engine first saw the record; decides nothing but the id of the persona. */
    public abstract Instant createdAt();

    /** The earliest date the source gave for the record. */
    public abstract Instant firstSeen();

    /** The latest date the source gave for the record. */
    public abstract Instant lastSeen();

    /** Every identifier the source ever gave, in their order, each once. */
    @Value.Redacted
    public abstract List<IdentifierClaim> identifierClaims();

    /** The types of identifiers the source said the customer has none of, in their order, each once. */
    public abstract List<IdentifiersCleared> identifiersCleared();

    /** Staff's corrections, by identifier, each once. */
    @Value.Redacted
    public abstract List<Correction> corrections();

    /** The latest statement of every trait, by name. */
    @Value.Redacted
    public abstract List<Trait> traits();

    /** When somebody last replaced all custom traits, if ever: what was observed before, of those, does not come back. */
    public abstract Optional<Observed> traitsReplaced();

    /** The overrides that sit on this profile, by name. */
    @Value.Redacted
    public abstract List<TraitOverride> overrides();

    /** The strongest word about the favorite store on each level, strongest first. */
    public abstract List<StoreChoice> storeChoices();

    /** The decisions about this profile: those that separate it and those that link a set it was in. In their order. */
    public abstract List<DecisionId> decisions();

    /** Why this profile takes no part, if it does not. */
    public abstract Optional<Absence> absence();

    Profile() {}

    /** Starts a profile. */
    public static Builder builder() {
        return new Builder();
    }

    /** This profile in another persona. */
    public Profile in(PersonaId persona) {
        return builder().from(this).personaId(persona).build();
    }

    /** This profile taking no part, for a reason; or taking part again. */
    public Profile absent(Optional<Absence> reason) {
        return builder().from(this).absence(reason).build();
    }

    /**
     * The identifiers that hold now, in their order: of each type those the source observed last, with what staff added and
     * without what staff removed.
     */
    @JsonIgnore
    public List<Identifier> identifiers() {
        List<Identifier> current = new ArrayList<>(4);
        for (IdentifierClaim claim : identifierClaims()) {
            if (isStated(claim) && !isRemoved(claim.identifier())) {
                current.add(claim.identifier());
            }
        }
        if (corrections().isEmpty()) {
            return List.copyOf(current);
        }
        TreeSet<Identifier> corrected = new TreeSet<>(current);
        corrections().stream().filter(Correction::belongs).forEach(c -> corrected.add(c.identifier()));
        return List.copyOf(corrected);
    }

    /** The identifiers of a type that the source observed last, corrections aside, in their order. */
    public List<Identifier> statedIdentifiers(IdentifierType type) {
        return identifierClaims().stream()
                .filter(claim -> claim.identifier().type() == type && isStated(claim))
                .map(IdentifierClaim::identifier)
                .toList();
    }

    /** The identifiers this profile once had or was said to have, and has no more, in their order. */
    @JsonIgnore
    public List<Identifier> earlierIdentifiers() {
        TreeSet<Identifier> earlier = new TreeSet<>();
        identifierClaims().forEach(claim -> earlier.add(claim.identifier()));
        corrections().forEach(correction -> earlier.add(correction.identifier()));
        identifiers().forEach(earlier::remove);
        return List.copyOf(earlier);
    }

    /** The value this profile states of a trait, overrides aside. */
    public Optional<TraitValue> trait(String name) {
        for (Trait trait : traits()) {
            if (trait.name().equals(name)) {
                return Optional.of(trait.value());
            }
        }
        return Optional.empty();
    }

    /** The birth date this profile states. */
    @JsonIgnore
    public Optional<LocalDate> birthDate() {
        return trait(TraitNames.BIRTH_DATE)
                .filter(TraitValue.Date.class::isInstance)
                .map(value -> ((TraitValue.Date) value).value());
    }

    /** When the identifier was last observed on this profile; for one that staff added, when they did. */
    public Optional<Instant> lastObserved(Identifier identifier) {
        Optional<Instant> corrected = corrections().stream()
                .filter(correction ->
                        correction.belongs() && correction.identifier().equals(identifier))
                .map(Correction::at)
                .findFirst();
        if (corrected.isPresent()) {
            return corrected;
        }
        return identifierClaims().stream()
                .filter(claim -> claim.identifier().equals(identifier))
                .map(claim -> claim.last().at())
                .findFirst();
    }

    private boolean isStated(IdentifierClaim claim) {
        IdentifierType type = claim.identifier().type();
        for (IdentifierClaim other : identifierClaims()) {
            if (other.identifier().type() == type && other.last().compareTo(claim.last()) > 0) {
                return false;
            }
        }
        for (IdentifiersCleared cleared : identifiersCleared()) {
            if (cleared.type() == type && cleared.observed().compareTo(claim.last()) > 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isRemoved(Identifier identifier) {
        for (Correction correction : corrections()) {
            if (!correction.belongs() && correction.identifier().equals(identifier)) {
                return true;
            }
        }
        return false;
    }

    /** Builds a profile. Not thread-safe. */
    public static final class Builder extends ImmutableProfile.Builder {
        Builder() {}
    }
}
