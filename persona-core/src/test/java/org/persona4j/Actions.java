package org.persona4j;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.persona4j.Action.Saying;
import org.persona4j.Action.Take;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.merge.IdentityRules;

/** Histories in small worlds that collide: few records, fewer values, decisions that contradict each other. */
class Actions extends DomainContextBase {
    static final int SLOTS = 8;
    static final List<Identifier> VALUES = List.of(
            Identifier.of(IdentifierType.PHONE, "+16035551201"),
            Identifier.of(IdentifierType.PHONE, "+16035551202"),
            Identifier.of(IdentifierType.PHONE, "+18888888888"),
            Identifier.of(IdentifierType.EMAIL, "ann@mail.net"),
            Identifier.of(IdentifierType.EMAIL, "bob@mail.net"),
            Identifier.of(IdentifierType.GOVERNMENT_ID, "GOV1X"),
            Identifier.of(IdentifierType.GOVERNMENT_ID, "GOV2X"),
            Identifier.of(IdentifierType.MEDICAL_ID, "MED1X"));
    private static final int MOST_ACTIONS = 16;

    @Provide
    static Arbitrary<IdentityRules> rules() {
        Arbitrary<IdentityRules> presets =
                Arbitraries.of(List.of(IdentityRules.standard(), IdentityRules.guarded(), IdentityRules.strict()));
        Arbitrary<Integer> caps = Arbitraries.frequency(Tuple.of(4, 4), Tuple.of(2, 2), Tuple.of(2, 3));
        return Combinators.combine(presets, caps, Arbitraries.of(false, true))
                .as((preset, cap, byNameAndBirthDate) -> IdentityRules.builder()
                        .from(preset)
                        .sizeCap(cap)
                        .nameLimit(2)
                        .linkingTypes(byNameAndBirthDate ? EnumSet.allOf(IdentifierType.class) : preset.linkingTypes())
                        .build());
    }

    @Provide
    static Arbitrary<List<Action>> histories() {
        return actions().list().ofMinSize(1).ofMaxSize(MOST_ACTIONS);
    }

    /** Records that all have a source record id and a date, whose order therefore must not matter. */
    @Provide
    static Arbitrary<List<Take>> datedTakes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, SLOTS - 1),
                        Arbitraries.integers().between(0, 3),
                        sayings())
                .as((slot, second, saying) -> new Take(slot, Optional.of(second), saying))
                .list()
                .ofMinSize(2)
                .ofMaxSize(10);
    }

    static Arbitrary<Action> actions() {
        Arbitrary<Integer> profiles = Arbitraries.integers().between(0, 11);
        Arbitrary<Identifier> value = Arbitraries.of(VALUES);
        Arbitrary<Set<Identifier>> few = value.set().ofMaxSize(2);
        return Arbitraries.frequencyOf(
                Tuple.of(16, takes().map(take -> take)),
                Tuple.of(3, takes().list().ofMinSize(2).ofMaxSize(5).map(Action.TakeAll::new)),
                Tuple.of(3, Combinators.combine(profiles, profiles).as(Action.Link::new)),
                Tuple.of(3, profiles.map(Action.Separate::new)),
                Tuple.of(3, Arbitraries.integers().between(0, 5).map(Action.Withdraw::new)),
                Tuple.of(
                        3,
                        Combinators.combine(profiles, few, few)
                                .as(Action.Correct::new)
                                .map(action -> action)),
                Tuple.of(1, Combinators.combine(profiles, value).as(Action.WithdrawCorrection::new)),
                Tuple.of(
                        3,
                        Combinators.combine(value, Arbitraries.of(true, false)).as(Action.Declare::new)),
                Tuple.of(2, value.map(Action.WithdrawDeclaration::new)),
                Tuple.of(
                        1,
                        Combinators.combine(profiles, Arbitraries.of("red", "blue"), Arbitraries.of(true, false))
                                .as(Action.SetTraits::new)),
                Tuple.of(
                        1,
                        Combinators.combine(
                                        profiles,
                                        Arbitraries.of("color", "favorite_store", "birth_date"),
                                        Arbitraries.of("s1", "s2").optional(0.6))
                                .as(Action.SetOverride::new)),
                Tuple.of(
                        3,
                        Combinators.combine(profiles, Arbitraries.of(ArchiveReason.MANUAL, ArchiveReason.DUPLICATE))
                                .as(Action.Archive::new)),
                Tuple.of(2, profiles.map(Action.Restore::new)),
                Tuple.of(3, Arbitraries.integers().between(-1, 3).map(Action.Tick::new)));
    }

    static Arbitrary<Take> takes() {
        return Combinators.combine(
                        Arbitraries.integers().between(-1, SLOTS - 1),
                        Arbitraries.integers().between(0, 3).optional(0.6),
                        sayings())
                .as(Take::new);
    }

    private static Arbitrary<Saying> sayings() {
        return Combinators.combine(
                        Arbitraries.of(VALUES).set().ofMaxSize(3),
                        Arbitraries.frequency(
                                Tuple.of(8, Set.<IdentifierType>of()),
                                Tuple.of(1, Set.of(IdentifierType.PHONE)),
                                Tuple.of(1, Set.of(IdentifierType.EMAIL))),
                        Arbitraries.of("Ann Lee", "Bob Lee", "Cat Moe").optional(0.6),
                        Arbitraries.of("1984-02-03", "1990-11-12").optional(0.5),
                        Arbitraries.of("s1", "s2").optional(0.2),
                        Arbitraries.of("red", "blue").optional(0.2))
                .as(Saying::new);
    }
}
