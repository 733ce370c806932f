package org.persona4j.persona;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.persona4j.favorite.ChoiceLevel;
import org.persona4j.favorite.FavoriteStore;
import org.persona4j.favorite.Purchases;
import org.persona4j.favorite.StoreChoice;
import org.persona4j.favorite.StoreClaim;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Trait;
import org.persona4j.profile.TraitOverride;

/** One persona being put together from its profiles. Used once, by one thread. */
final class Assembly {
    private static final Comparator<Profile> ENTRY_ORDER =
            Comparator.comparing(Profile::firstSeen).thenComparing(Profile::key).thenComparing(Profile::id);

    private final Survivorship survivorship;
    private final List<Profile> profiles;
    private final List<Holding> holdings = new ArrayList<>();
    private final Map<String, List<Claim>> claims = new TreeMap<>();
    private final Map<String, List<PlacedOverride>> overrides = new TreeMap<>();
    private final List<StoreClaim> stores = new ArrayList<>();

    /** An identifier with the profile that holds it, which is what a primary address is chosen by. */
    private record Holding(HeldIdentifier held, Profile profile) {}

    Assembly(Survivorship survivorship, Collection<Profile> profiles) {
        this.survivorship = survivorship;
        this.profiles = new ArrayList<>(profiles);
        this.profiles.sort(Comparator.comparing(Profile::id));
        checkEachOnce();
        this.profiles.forEach(this::add);
        overrides.values().forEach(placed -> placed.sort(PlacedOverride.STRONGEST_FIRST));
    }

    private void checkEachOnce() {
        if (profiles.isEmpty()) {
            throw new IllegalArgumentException("profiles must hold at least one profile");
        }
        for (int i = 1; i < profiles.size(); i++) {
            if (profiles.get(i).id().equals(profiles.get(i - 1).id())) {
                throw new IllegalArgumentException(
                        "profiles holds " + profiles.get(i).id() + " twice");
            }
        }
    }

    private void add(Profile profile) {
        for (Identifier identifier : profile.identifiers()) {
            HeldIdentifier held = new HeldIdentifier(
                    identifier, profile.id(), profile.lastObserved(identifier).orElse(profile.lastSeen()));
            holdings.add(new Holding(held, profile));
        }
        for (Trait trait : profile.traits()) {
            claims.computeIfAbsent(trait.name(), name -> new ArrayList<>()).add(Claim.of(profile, trait));
        }
        for (StoreChoice choice : profile.storeChoices()) {
            stores.add(new StoreClaim(choice, profile.id(), profile.key()));
        }
        profile.overrides().forEach(override -> add(profile, override));
    }

    private void add(Profile profile, TraitOverride override) {
        if (override.name().equals(TraitOverride.FAVORITE_STORE)) {
            StoreChoice choice =
                    new StoreChoice(ChoiceLevel.OVERRIDE, override.value().text(), override.setAt());
            stores.add(new StoreClaim(choice, profile.id(), profile.key()));
        } else {
            overrides
                    .computeIfAbsent(override.name(), name -> new ArrayList<>())
                    .add(new PlacedOverride(override, profile.id(), profile.key()));
        }
    }

    Persona persona(PersonaId id, Purchases purchases) {
        Profile entry = profiles.stream().min(ENTRY_ORDER).orElseThrow();
        return Persona.builder()
                .id(id)
                .firstSeen(entry.firstSeen())
                .entrySource(entry.source())
                .profiles(profiles)
                .identifiers(identifiers())
                .primaryPhone(primary(IdentifierType.PHONE))
                .primaryEmail(primary(IdentifierType.EMAIL))
                .traits(traits())
                .favoriteStore(FavoriteStore.decide(
                        stores, purchases.ofProfiles(), purchases.policy(), purchases.now(), purchases.zone()))
                .build();
    }

    private List<HeldIdentifier> identifiers() {
        return holdings.stream().map(Holding::held).sorted(HeldIdentifier.ORDER).toList();
    }

    private Optional<Identifier> primary(IdentifierType type) {
        return byRecency(type).findFirst();
    }

    /** The identifiers of a type, each once, the one observed last first. */
    Stream<Identifier> byRecency(IdentifierType type) {
        Comparator<Holding> best = Comparator.comparing(
                        (Holding holding) -> holding.held().lastObserved(), Comparator.reverseOrder())
                .thenComparing(holding -> holding.profile().source(), survivorship.sourcePriority()::compare)
                .thenComparing(holding -> holding.profile().key())
                .thenComparing(holding -> holding.held().identifier());
        return holdings.stream()
                .filter(holding -> holding.held().identifier().type() == type)
                .sorted(best)
                .map(holding -> holding.held().identifier())
                .distinct();
    }

    private List<ResolvedTrait> traits() {
        Map<String, ResolvedTrait> resolved = new TreeMap<>();
        WholeNames names = new WholeNames(survivorship, claims);
        claims.forEach((name, stated) -> {
            if (!names.decide(name)) {
                resolved.put(name, survivorship.ruleOf(name).merge(stated, survivorship.sourcePriority()));
            }
        });
        names.resolve().forEach(trait -> resolved.put(trait.name(), trait));
        overrides.forEach((name, placed) -> {
            ResolvedTrait beaten = resolved.get(name);
            List<Claim> stated = beaten == null ? names.claims(name) : beaten.claims();
            resolved.put(name, ResolvedTrait.overridden(placed, stated));
        });
        return List.copyOf(resolved.values());
    }
}
