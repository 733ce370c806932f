package org.persona4j.persona;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.favorite.ChoiceLevel;
import org.persona4j.favorite.StoreChoice;
import org.persona4j.favorite.StoreClaim;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.profile.Correction;
import org.persona4j.profile.IdentifierClaim;
import org.persona4j.profile.IdentifiersCleared;
import org.persona4j.profile.Observed;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.Trait;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitOverride;
import org.persona4j.profile.TraitValue;

/** Customers of a small world, in which times, names and shops collide, with a few odd texts among them. */
public final class CustomerData extends DomainContextBase {
    private static final int MAX_PROFILES = 6;

    /** Called by jqwik. */
    public CustomerData() {}

    private static <K extends Comparable<K>, V> List<V> once(Collection<V> items, Function<V, K> key) {
        Map<K, V> byKey = new TreeMap<>();
        items.forEach(item -> byKey.putIfAbsent(key.apply(item), item));
        return List.copyOf(byKey.values());
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.integers()
                .between(0, 3)
                .map(day -> Instant.parse("2024-01-01T00:00:00Z").plusSeconds(day * 86_400L));
    }

    @Provide
    Arbitrary<Observed> observations() {
        return Combinators.combine(instants(), Arbitraries.longs().between(0, 1))
                .as(Observed::new);
    }

    @Provide
    Arbitrary<Source> sources() {
        return Arbitraries.of(
                Source.of(Source.Kind.MANUAL),
                Source.of(Source.Kind.WALLET_APP),
                Source.of(Source.Kind.FILE_IMPORT, "spring"),
                Source.integration("till"),
                Source.integration("web"));
    }

    @Provide
    Arbitrary<Actor> actors() {
        return Combinators.combine(Arbitraries.of(Role.class), Arbitraries.of("u-1", "u-2"))
                .as(Actor::of);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("Robert", "Allen", "Ann", "Lee", "Robert Allen", "ALLEN, ROBERT", "Ann Lee", "Åsa");
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of("a", "b", "ab", "true", "7"),
                Arbitraries.strings().ofMaxLength(4));
    }

    @Provide
    Arbitrary<TraitValue> values() {
        return Arbitraries.oneOf(
                texts().map(TraitValue::of),
                Arbitraries.of("7", "7.50", "-0.001", "1E+3").map(text -> TraitValue.of(new BigDecimal(text))),
                Arbitraries.of(true, false).map(TraitValue::of),
                Arbitraries.of("1984-02-29", "2001-12-31").map(text -> TraitValue.of(LocalDate.parse(text))),
                texts().list().ofMaxSize(3).map(TraitValue::of));
    }

    @Provide
    Arbitrary<Trait> traits() {
        Arbitrary<Trait> named = Combinators.combine(
                        Arbitraries.of(TraitNames.FIRST_NAME, TraitNames.LAST_NAME, TraitNames.FULL_NAME),
                        names(),
                        observations())
                .as((name, value, observed) -> new Trait(name, TraitValue.of(value), observed));
        Arbitrary<Trait> custom = Combinators.combine(
                        Arbitraries.of("tags", "tier", TraitNames.BIRTH_DATE), values(), observations())
                .as(Trait::new);
        return Arbitraries.oneOf(named, custom);
    }

    @Provide
    Arbitrary<TraitOverride> overrides() {
        Arbitrary<TraitOverride> plain = Combinators.combine(
                        Arbitraries.of("tags", "tier", TraitNames.FIRST_NAME), values(), instants(), actors())
                .as(TraitOverride::new);
        Arbitrary<TraitOverride> store = Combinators.combine(
                        Arbitraries.of("s1", "s2").map(TraitValue::of), instants(), actors())
                .as((value, at, actor) -> new TraitOverride(TraitOverride.FAVORITE_STORE, value, at, actor));
        return Arbitraries.oneOf(plain, store);
    }

    @Provide
    Arbitrary<StoreChoice> choices() {
        Arbitrary<ChoiceLevel> said =
                Arbitraries.of(ChoiceLevel.class).filter(level -> level != ChoiceLevel.PURCHASE_HISTORY);
        return Combinators.combine(said, Arbitraries.of("s1", "s2", "s3"), instants())
                .as(StoreChoice::new);
    }

    @Provide
    Arbitrary<StoreClaim> storeClaims() {
        return Combinators.combine(choices(), Arbitraries.of("1", "2", "3"))
                .as((choice, n) -> new StoreClaim(choice, ProfileId.of("p" + n), "k" + n));
    }

    @Provide
    Arbitrary<Identifier> identifiers() {
        return Arbitraries.of(
                Identifier.of(IdentifierType.PHONE, "+16035551212"),
                Identifier.of(IdentifierType.PHONE, "+16035551313"),
                Identifier.of(IdentifierType.EMAIL, "robert@example.org"),
                Identifier.of(IdentifierType.EMAIL, "ann@example.org"),
                Identifier.of(IdentifierType.GOVERNMENT_ID, "NH12345"));
    }

    private Arbitrary<IdentifierClaim> identifierClaims() {
        return Combinators.combine(identifiers(), observations(), observations())
                .as((identifier, a, b) ->
                        new IdentifierClaim(identifier, Observed.earlier(a, b), Observed.later(a, b)));
    }

    @Provide
    Arbitrary<Correction> corrections() {
        return Combinators.combine(
                        identifiers(), Arbitraries.of(true, false), instants(), actors(), Arbitraries.of("typo", "ä\n"))
                .as(Correction::new);
    }

    private Arbitrary<IdentifiersCleared> cleared() {
        return Combinators.combine(Arbitraries.of(IdentifierType.class), observations())
                .as(IdentifiersCleared::new);
    }

    /** What a profile says, on a profile without an id of its own. */
    @Provide
    Arbitrary<Profile> profiles() {
        Arbitrary<Profile> stated = Combinators.combine(
                        sources(),
                        instants(),
                        instants(),
                        identifierClaims().list().ofMaxSize(4),
                        traits().list().ofMaxSize(6),
                        overrides().list().ofMaxSize(2),
                        choices().list().ofMaxSize(2),
                        corrections().list().ofMaxSize(1))
                .as((source, a, b, claims, traits, overrides, choices, corrections) -> Profile.builder()
                        .id(ProfileId.of("p"))
                        .key("k")
                        .source(source)
                        .personaId(PersonaId.of("p"))
                        .createdAt(Instant.parse("2025-01-01T00:00:00.123456789Z"))
                        .firstSeen(a.isBefore(b) ? a : b)
                        .lastSeen(a.isBefore(b) ? b : a)
                        .identifierClaims(once(claims, IdentifierClaim::identifier))
                        .traits(once(traits, Trait::name))
                        .overrides(once(overrides, TraitOverride::name))
                        .storeChoices(once(choices, StoreChoice::level))
                        .corrections(once(corrections, Correction::identifier))
                        .build());
        return Combinators.combine(
                        stated,
                        cleared().list().ofMaxSize(1),
                        texts().optional(),
                        Arbitraries.of("d1", "d2").map(DecisionId::of).set().ofMaxSize(2))
                .as((profile, cleared, recordId, decisions) -> Profile.builder()
                        .from(profile)
                        .identifiersCleared(cleared)
                        .sourceRecordId(recordId)
                        .decisions(decisions.stream().sorted().toList())
                        .build());
    }

    /** Profiles of one persona, with ids and keys that order them differently. */
    @Provide
    Arbitrary<List<Profile>> profileSets() {
        return Combinators.combine(
                        profiles().list().ofMinSize(1).ofMaxSize(MAX_PROFILES), Arbitraries.shuffle(0, 1, 2, 3, 4, 5))
                .as((profiles, keys) -> {
                    List<Profile> members = new ArrayList<>();
                    for (int i = 0; i < profiles.size(); i++) {
                        members.add(Profile.builder()
                                .from(profiles.get(i))
                                .id(ProfileId.of("p" + i))
                                .key("k" + keys.get(i))
                                .build());
                    }
                    return List.copyOf(members);
                });
    }

    /** One claim on the trait "tier". */
    @Provide
    Arbitrary<Claim> claims() {
        return Combinators.combine(values(), sources(), observations(), Arbitraries.of("1", "2", "3"))
                .as((value, source, observed, n) ->
                        new Claim("tier", value, source, observed, ProfileId.of("p" + n), "k" + n));
    }

    @Provide
    Arbitrary<List<Claim>> claimLists() {
        return claims().list().ofMinSize(1).ofMaxSize(MAX_PROFILES);
    }

    @Provide
    Arbitrary<MergeRule> rules() {
        return Arbitraries.of(
                MergeRule.newest(),
                MergeRule.oldest(),
                MergeRule.sourcePriority(),
                MergeRule.longest(),
                MergeRule.shortest(),
                MergeRule.max(),
                MergeRule.min(),
                MergeRule.union());
    }

    @Provide
    Arbitrary<SourcePriority> priorities() {
        return Arbitraries.of(
                SourcePriority.standard(),
                SourcePriority.of(Source.Kind.PIXEL, Source.Kind.FILE_IMPORT),
                SourcePriority.parse(List.of("INTEGRATION:web", "MANUAL", "INTEGRATION")));
    }

    @Provide
    Arbitrary<Decision> decisions() {
        return Combinators.combine(
                        Arbitraries.of(Decision.Kind.class), instants(), actors(), texts(), texts().optional())
                .as((kind, at, actor, reason, withdrawn) -> Decision.builder()
                        .id(DecisionId.of("d1"))
                        .kind(kind)
                        .leftAnchor(ProfileId.of("p1"))
                        .rightAnchor(ProfileId.of("p3"))
                        .left(List.of(ProfileId.of("p1")))
                        .right(List.of(ProfileId.of("p2"), ProfileId.of("p3")))
                        .at(at)
                        .actor(actor)
                        .reason(reason)
                        .withdrawn(withdrawn.map(why -> new Decision.Withdrawal(at, actor, why)))
                        .build());
    }
}
