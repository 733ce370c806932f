package org.persona4j.merge;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.NameNormalizer;
import org.persona4j.identity.Placeholders;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitValue;
import org.persona4j.style.PersonaStyle;

/**
 * What makes two profiles one customer: which identifiers link, which guard may refuse a link, and when a value is shared by
 * too many to mean anything.
 *
 * <p>Three presets: {@link #standard()}, {@link #guarded()}, {@link #strict()}. All engines of a tenant must use the same
 * rules; the engine checks that. Immutable and thread-safe.
 */
@Value.Immutable
@PersonaStyle
public abstract class IdentityRules {
    /** What to do when an edited record no longer shares what linked it to its persona. */
    public enum OnChange {
        /** The profile leaves the persona, and the answer says so. */
        SPLIT,
        /** A manual link is recorded that keeps it there. */
        KEEP_TOGETHER
    }

    private static final NameNormalizer NAMES = NameNormalizer.standard();
    private static final int DEFAULT_SIZE_CAP = 200;
    private static final int MAX_SIZE_CAP = 10_000;
    private static final int DEFAULT_NAME_LIMIT = 8;

    /** The types of identifiers that link. By default all but name and birth date. */
    @Value.Default
    public Set<IdentifierType> linkingTypes() {
        return Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(IdentifierType.NAME_BIRTH_DATE)));
    }

    /** What may refuse a link. By default nothing: a shared phone or e-mail merges, whatever the names. */
    @Value.Default
    public Guard guard() {
        return Guard.NONE;
    }

    /** The most profiles of a persona, 2 to 10,000; also the most that may carry a value before it is shared. */
    @Value.Default
    public int sizeCap() {
        return DEFAULT_SIZE_CAP;
    }

    /** The most distinct full names that may carry a value before it is shared; at least 1. */
    @Value.Default
    public int nameLimit() {
        return DEFAULT_NAME_LIMIT;
    }

    /**
     * The kinds of sources whose names count towards {@link #nameLimit()}: by default those that staff or a retailer's
     * system write. What anybody may fill in does not count, or anybody could make a value shared.
     */
    @Value.Default
    public Set<Source.Kind> verifiedSources() {
        return Collections.unmodifiableSet(
                EnumSet.of(Source.Kind.FILE_IMPORT, Source.Kind.REST_API, Source.Kind.MANUAL, Source.Kind.INTEGRATION));
    }

    /** Values that are no identifiers though they look like ones. */
    @Value.Default
    public Placeholders placeholders() {
        return Placeholders.standard();
    }

    /** What to do when an edited record no longer shares what linked it. */
    @Value.Default
    public OnChange onChange() {
        return OnChange.SPLIT;
    }

    IdentityRules() {}

    /** One shared phone, e-mail, government id or medical id merges. A household with one phone is one persona. */
    public static IdentityRules standard() {
        return builder().build();
    }

    /** Like {@link #standard()}, but two of four disagreeing witnesses refuse a link, see {@link Guard#TWO_OF_FOUR}. */
    public static IdentityRules guarded() {
        return builder().guard(Guard.TWO_OF_FOUR).build();
    }

    /** Like {@link #standard()}, but one of three disagreeing witnesses refuses a link, see {@link Guard#ANY_OF_THREE}. */
    public static IdentityRules strict() {
        return builder().guard(Guard.ANY_OF_THREE).build();
    }

    /** Starts rules that differ from {@link #standard()}. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The words by which these rules are told from others: rules that make equal personas have equal words. Placeholder values may
     * be personal data, so no more than a keyed digest of them is kept.
     */
    public String fingerprint() {
        return String.join(
                ";",
                "types=" + new TreeSet<>(linkingTypes()),
                "guard=" + guard().witnesses() + guard().enough(),
                "cap=" + sizeCap(),
                "names=" + nameLimit(),
                "verified=" + new TreeSet<>(verifiedSources()),
                "placeholders=" + placeholders().fingerprint());
    }

    /** The identifiers of a profile that are kept in the index: its own, and the one made of name and birth date. */
    public List<Identifier> indexed(Profile profile) {
        if (!linkingTypes().contains(IdentifierType.NAME_BIRTH_DATE)) {
            return profile.identifiers();
        }
        TreeSet<Identifier> all = new TreeSet<>(profile.identifiers());
        profile.birthDate()
                .flatMap(date -> NAMES.nameBirthDate(
                        text(profile, TraitNames.FIRST_NAME), text(profile, TraitNames.LAST_NAME), date))
                .ifPresent(all::add);
        return List.copyOf(all);
    }

    /** What the resolver may know of a profile under these rules. */
    public ProfileFacts facts(Profile profile) {
        List<Identifier> linking = indexed(profile).stream()
                .filter(identifier -> linkingTypes().contains(identifier.type()))
                .toList();
        List<String> words = guard().isActive()
                ? fullName(profile).map(NAMES::words).map(List::copyOf).orElse(List.of())
                : List.of();
        return new ProfileFacts(
                profile.id(),
                profile.key(),
                linking,
                words,
                guard().isActive() ? profile.birthDate().orElse(null) : null,
                profile.decisions());
    }

    /** The normalized full name of the profile that counts towards {@link #nameLimit()}: two words or more, verified. */
    public Optional<String> countedName(Profile profile) {
        return verifiedSources().contains(profile.source().kind())
                ? fullName(profile).filter(NAMES::isFull)
                : Optional.empty();
    }

    /** The normalized full name of the profile, whether it counts towards anything or not. */
    public Optional<String> wholeName(Profile profile) {
        return fullName(profile);
    }

    private static Optional<String> fullName(Profile profile) {
        return NAMES.fullName(
                text(profile, TraitNames.FIRST_NAME),
                text(profile, TraitNames.LAST_NAME),
                text(profile, TraitNames.FULL_NAME));
    }

    private static @Nullable String text(Profile profile, String trait) {
        return profile.trait(trait).map(TraitValue::text).orElse(null);
    }

    /**
     * Whether a value is SHARED, and so links nobody.
     *
     * @param identifier the value
     * @param owners how many profiles carry it
     * @param names how many distinct counted names they have
     * @param word the latest word of an operator, if there is one
     */
    public boolean isShared(Identifier identifier, int owners, int names, Optional<SharedWord> word) {
        if (owners > sizeCap()) {
            return true;
        }
        if (word.isPresent()) {
            return word.get().shared();
        }
        return names > nameLimit() || placeholders().matches(identifier);
    }

    /** Checks the bounds. */
    @Value.Check
    protected void check() {
        if (sizeCap() < 2 || sizeCap() > MAX_SIZE_CAP) {
            throw new IllegalArgumentException("the size cap must be from 2 to " + MAX_SIZE_CAP);
        }
        if (nameLimit() < 1) {
            throw new IllegalArgumentException("the name limit must be at least 1");
        }
    }

    /** Builds rules. Not thread-safe. */
    public static final class Builder extends ImmutableIdentityRules.Builder {
        Builder() {}
    }
}
