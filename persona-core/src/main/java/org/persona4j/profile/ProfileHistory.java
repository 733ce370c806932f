package org.persona4j.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.persona4j.favorite.StoreChoice;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;

/**
 * How a profile takes in what its source says next. Pure; the result depends on the set of records taken in, not on their
 * order, as long as each says when it was observed.
 */
public final class ProfileHistory {
    private ProfileHistory() {}

    /**
     * The profile that a record begins.
     *
     * @param id the id given to it, which is also the id of its persona until it is merged
     * @param key what orders it among profiles
     * @param record the record, without flaws
     * @param now the moment of the intake
     */
    public static Profile begin(ProfileId id, String key, NormalizedRecord record, Instant now) {
        Instant observedAt = record.observedAt().orElse(now);
        Profile empty = Profile.builder()
                .id(id)
                .key(key)
                .source(record.source())
                .sourceRecordId(record.sourceRecordId())
                .personaId(PersonaId.of(id.value()))
                .createdAt(now)
                .firstSeen(observedAt)
                .lastSeen(observedAt)
                .build();
        return stated(empty, record, new Observed(observedAt, record.sequence()), false);
    }

    /**
     * The profile after a further record of it was taken in.
     *
     * <p>A record that says when it was observed is taken at its word. One that does not is taken as of {@code now}, or just
     * after everything the profile already knows if that is later; what it merely repeats keeps its date, so taking the same
     * record in twice changes nothing.
     *
     * @param before the profile as it is
     * @param record the record, without flaws
     * @param now the moment of the intake
     */
    public static Profile take(Profile before, NormalizedRecord record, Instant now) {
        return takeAsOf(before, record, momentOf(before, record, now));
    }

    /**
     * The moment that a further record of a profile counts as of: its own, or if it has none now, or just after everything the
     * profile already knows if that is later.
     *
     * @param before the profile as it is
     * @param record the record
     * @param now the moment of the intake
     */
    public static Instant momentOf(Profile before, NormalizedRecord record, Instant now) {
        return record.observedAt().orElseGet(() -> afterAllOf(before, now));
    }

    /**
     * The profile after a further record of it was taken in as of a moment. Doing it again as of the same moment changes nothing,
     * whatever was taken in meanwhile.
     *
     * @param before the profile as it is
     * @param record the record, without flaws
     * @param moment what {@link #momentOf} said of it, when it was taken in the first time
     */
    public static Profile takeAsOf(Profile before, NormalizedRecord record, Instant moment) {
        boolean undated = record.observedAt().isEmpty();
        return stated(before, record, new Observed(moment, record.sequence()), undated);
    }

    private static Profile stated(Profile before, NormalizedRecord record, Observed observed, boolean undated) {
        Profile.Builder next = Profile.builder().from(before);
        List<IdentifierClaim> claims = identifiers(before, record, observed, undated);
        next.identifierClaims(claims);
        next.identifiersCleared(cleared(before, record, observed, undated));
        next.traits(traits(before, record.traits(), observed, undated));
        next.storeChoices(choices(before, record, observed, undated));
        if (!undated) {
            next.firstSeen(min(before.firstSeen(), observed.at()));
            next.lastSeen(max(before.lastSeen(), observed.at()));
            return next.build();
        }
        Profile candidate = next.build();
        return candidate.equals(before)
                ? before
                : next.lastSeen(max(before.lastSeen(), observed.at())).build();
    }

    private static List<IdentifierClaim> identifiers(
            Profile before, NormalizedRecord record, Observed observed, boolean undated) {
        Map<Identifier, IdentifierClaim> claims = new TreeMap<>();
        before.identifierClaims().forEach(claim -> claims.put(claim.identifier(), claim));
        Map<IdentifierType, Boolean> repeats = new EnumMap<>(IdentifierType.class);
        for (Identifier identifier : record.identifiers()) {
            boolean repeated =
                    undated && repeats.computeIfAbsent(identifier.type(), type -> repeats(before, record, type));
            if (!repeated) {
                claims.merge(
                        identifier,
                        IdentifierClaim.of(identifier, observed),
                        (known, fresh) -> known.observedAlso(observed));
            }
        }
        return List.copyOf(claims.values());
    }

    private static boolean repeats(Profile before, NormalizedRecord record, IdentifierType type) {
        List<Identifier> now = record.identifiers().stream()
                .filter(identifier -> identifier.type() == type)
                .toList();
        return now.equals(before.statedIdentifiers(type));
    }

    private static List<IdentifiersCleared> cleared(
            Profile before, NormalizedRecord record, Observed observed, boolean undated) {
        List<IdentifiersCleared> next = new ArrayList<>();
        for (IdentifierType type : record.cleared()) {
            boolean repeated = undated && before.statedIdentifiers(type).isEmpty();
            if (!repeated) {
                next.add(new IdentifiersCleared(type, observed));
            }
        }
        return next.isEmpty()
                ? before.identifiersCleared()
                : merged(
                        List.of(before.identifiersCleared(), next),
                        IdentifiersCleared::type,
                        (a, b) -> a.observed().compareTo(b.observed()) >= 0 ? a : b);
    }

    /** The traits after these statements; shared by the intake and by the calls that set custom traits. */
    private static List<Trait> traits(
            Profile before, Map<String, TraitValue> stated, Observed observed, boolean keepRepeated) {
        boolean tooLate = before.traitsReplaced()
                .filter(replaced -> observed.compareTo(replaced) <= 0)
                .isPresent();
        List<Trait> fresh = new ArrayList<>(stated.size());
        stated.forEach((name, value) -> {
            boolean repeated =
                    keepRepeated && before.trait(name).filter(value::equals).isPresent();
            if (!repeated && (!tooLate || TraitNames.isContact(name))) {
                fresh.add(new Trait(name, value, observed));
            }
        });
        return fresh.isEmpty() ? before.traits() : merged(List.of(before.traits(), fresh), Trait::name, Trait::newer);
    }

    private static List<StoreChoice> choices(
            Profile before, NormalizedRecord record, Observed observed, boolean undated) {
        if (record.favoriteStore().isEmpty()) {
            return before.storeChoices();
        }
        StoreChoice choice =
                new StoreChoice(record.choiceLevel(), record.favoriteStore().get(), observed.at());
        boolean repeated = undated
                && before.storeChoices().stream()
                        .anyMatch(known -> known.level() == choice.level()
                                && known.storeId().equals(choice.storeId()));
        return repeated
                ? before.storeChoices()
                : merged(List.of(before.storeChoices(), List.of(choice)), StoreChoice::level, StoreChoice::stronger);
    }

    /** The profile with these traits added or set, as of a moment after everything it knows. */
    public static Profile addTraits(Profile before, Map<String, TraitValue> traits, Instant now) {
        Observed observed = Observed.at(afterAllOf(before, now));
        List<Trait> next = traits(before, traits, observed, true);
        return next.equals(before.traits())
                ? before
                : Profile.builder()
                        .from(before)
                        .traits(next)
                        .lastSeen(observed.at())
                        .build();
    }

    /**
     * The profile with exactly these custom traits; contact traits that are not among them stay. Custom traits observed before
     * that moment do not come back, also if the record that states them arrives later.
     */
    public static Profile replaceTraits(Profile before, Map<String, TraitValue> traits, Instant now) {
        Profile added = addTraits(before, traits, now);
        Observed replaced = Observed.at(afterAllOf(added, now));
        List<Trait> next = added.traits().stream()
                .filter(trait -> traits.containsKey(trait.name()) || TraitNames.isContact(trait.name()))
                .toList();
        return Profile.builder()
                .from(added)
                .traits(next)
                .traitsReplaced(replaced)
                .lastSeen(replaced.at())
                .build();
    }

    /** The profile with the override, instead of one of the same name. */
    public static Profile override(Profile before, TraitOverride override) {
        List<TraitOverride> next =
                merged(List.of(before.overrides(), List.of(override)), TraitOverride::name, (known, fresh) -> fresh);
        return Profile.builder().from(before).overrides(next).build();
    }

    /** The profile without the override of the name, or as it is if it has none. */
    public static Profile removeOverride(Profile before, String name) {
        List<TraitOverride> next = before.overrides().stream()
                .filter(override -> !override.name().equals(name))
                .toList();
        return next.size() == before.overrides().size()
                ? before
                : Profile.builder().from(before).overrides(next).build();
    }

    /** The profile with the correction, instead of one of the same identifier. */
    public static Profile correct(Profile before, Correction correction) {
        List<Correction> next = merged(
                List.of(before.corrections(), List.of(correction)), Correction::identifier, (known, fresh) -> fresh);
        return Profile.builder().from(before).corrections(next).build();
    }

    /** The profile without the correction of the identifier, or as it is if it has none. */
    public static Profile withdrawCorrection(Profile before, Identifier identifier) {
        List<Correction> next = before.corrections().stream()
                .filter(correction -> !correction.identifier().equals(identifier))
                .toList();
        return next.size() == before.corrections().size()
                ? before
                : Profile.builder().from(before).corrections(next).build();
    }

    /** The profile with the decision among those about it. */
    public static Profile decided(Profile before, DecisionId decision) {
        List<DecisionId> next =
                merged(List.of(before.decisions(), List.of(decision)), id -> id, (known, fresh) -> known);
        return Profile.builder().from(before).decisions(next).build();
    }

    private static <K extends Comparable<K>, V> List<V> merged(
            Collection<? extends Collection<V>> parts, Function<V, K> key, BinaryOperator<V> stronger) {
        Map<K, V> byKey = new TreeMap<>();
        parts.forEach(part -> part.forEach(item -> byKey.merge(key.apply(item), item, stronger)));
        return List.copyOf(byKey.values());
    }

    /** The given moment, or just after everything the profile knows if that is later. */
    static Instant afterAllOf(Profile profile, Instant now) {
        return profile.lastSeen().isBefore(now) ? now : profile.lastSeen().plusNanos(1);
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant max(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
