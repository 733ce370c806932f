package org.persona4j.persona;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.immutables.value.Value;
import org.persona4j.favorite.FavoriteStore;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitValue;
import org.persona4j.style.PersonaStyle;

/**
 * A customer as all sources together know them: what a set of profiles says of one person, and why.
 *
 * <p>A persona is derived, never edited: it is a function of its profiles, made by {@link Survivorship#assemble}. The same
 * profiles in any order make equal personas, and without some of them it is what the others always said. An immutable,
 * thread-safe value; {@code toString} shows ids only.
 */
@Value.Immutable
@PersonaStyle
@JsonSerialize(as = ImmutablePersona.class)
@JsonDeserialize(as = ImmutablePersona.class)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class Persona {
    /** The id of the persona. */
    public abstract PersonaId id();

    /** The earliest date a source gave for any of the profiles. */
    public abstract Instant firstSeen();

    /** The source of the profile with that date; of several such profiles, of the one with the smallest key. */
    public abstract Source entrySource();

    /** The profiles, at least one, in the order of their ids. */
    public abstract List<Profile> profiles();

    /** The current identifiers of the profiles, by identifier, then profile; one for each profile that holds it. */
    public abstract List<HeldIdentifier> identifiers();

    /**
     * The phone number to reach the customer by: the one observed last; of several the one from the more trusted source,
     * then the profile with the smaller key, then the smaller number.
     */
    public abstract Optional<Identifier> primaryPhone();

    /** The e-mail address to reach the customer by, chosen like the phone number. */
    public abstract Optional<Identifier> primaryEmail();

    /** The traits that have a value, by name, each with its explanation. */
    public abstract List<ResolvedTrait> traits();

    /** The favorite store with its explanation, if anything was said about one. */
    public abstract Optional<FavoriteStore> favoriteStore();

    Persona() {}

    static Builder builder() {
        return new Builder();
    }

    /** The trait of this name with its explanation, if it has a value. */
    public Optional<ResolvedTrait> trait(String name) {
        int low = 0;
        int high = traits().size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            ResolvedTrait trait = traits().get(middle);
            int side = trait.name().compareTo(name);
            if (side < 0) {
                low = middle + 1;
            } else if (side > 0) {
                high = middle - 1;
            } else {
                return Optional.of(trait);
            }
        }
        return Optional.empty();
    }

    /** The value of the trait of this name, if it has one. */
    public Optional<TraitValue> value(String name) {
        return trait(name).map(ResolvedTrait::value);
    }

    /** The profile of this id, if it is one of this persona. */
    public Optional<Profile> profile(ProfileId id) {
        return profiles().stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    /** The first name. */
    public Optional<String> firstName() {
        return value(TraitNames.FIRST_NAME).map(TraitValue::text);
    }

    /** The last name. */
    public Optional<String> lastName() {
        return value(TraitNames.LAST_NAME).map(TraitValue::text);
    }

    /**
     * The full name as one would write it: the one that is stated, else first and last name, or the one of them that is
     * there. If an override changed the first or last name and none changed the full name, first and last name come first.
     */
    public Optional<String> fullName() {
        Optional<String> full = value(TraitNames.FULL_NAME).map(TraitValue::text);
        boolean partsAreCorrected = !isOverridden(TraitNames.FULL_NAME)
                && (isOverridden(TraitNames.FIRST_NAME) || isOverridden(TraitNames.LAST_NAME));
        boolean partsAreWhole = firstName().isPresent() && lastName().isPresent();
        if (full.isPresent() && !(partsAreCorrected && partsAreWhole)) {
            return full;
        }
        String parts =
                Stream.of(firstName(), lastName()).flatMap(Optional::stream).collect(Collectors.joining(" "));
        return Optional.of(parts).filter(name -> !name.isEmpty());
    }

    /** The date of birth, if the trait of it is a date. */
    public Optional<LocalDate> birthDate() {
        return value(TraitNames.BIRTH_DATE)
                .filter(TraitValue.Date.class::isInstance)
                .map(value -> ((TraitValue.Date) value).value());
    }

    private boolean isOverridden(String name) {
        return trait(name).flatMap(ResolvedTrait::override).isPresent();
    }

    /** Checks that there is a profile. */
    @Value.Check
    protected void check() {
        if (profiles().isEmpty()) {
            throw new IllegalStateException("a persona has at least one profile");
        }
    }

    @Override
    public String toString() {
        return "Persona[" + id() + " of "
                + profiles().stream().map(profile -> profile.id().value()).collect(Collectors.joining(", ")) + "]";
    }

    /** Builds a persona. Not thread-safe. */
    static final class Builder extends ImmutablePersona.Builder {
        Builder() {}
    }
}
