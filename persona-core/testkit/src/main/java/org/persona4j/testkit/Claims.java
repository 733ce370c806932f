package org.persona4j.testkit;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.identity.ProfileId;
import org.persona4j.persona.Claim;
import org.persona4j.profile.Observed;
import org.persona4j.profile.Source;
import org.persona4j.profile.TraitValue;

/**
 * Claims on one trait that collide: few values, few moments, few sources, so that most of them tie in something. Each claim of
 * a list is of another profile, as in a persona.
 */
public final class Claims {
    /** The trait that all the claims are on. */
    public static final String TRAIT = "trait";

    private static final int MOST = 6;
    private static final Instant FIRST_MOMENT = Instant.parse("2026-01-01T00:00:00Z");

    private Claims() {}

    /** Lists of one to six claims of different profiles, with values that the arbitrary gives. */
    public static Arbitrary<List<Claim>> lists(Arbitrary<TraitValue> values) {
        return claims(values)
                .list()
                .uniqueElements(Claim::profileId)
                .ofMinSize(1)
                .ofMaxSize(MOST);
    }

    /** Lists of one to six claims of different profiles, with texts, numbers, flags, dates and sets as values. */
    public static Arbitrary<List<Claim>> lists() {
        return lists(values());
    }

    /** Single claims, of one of six profiles. */
    public static Arbitrary<Claim> any() {
        return claims(values());
    }

    /** Values of all kinds, few of each. */
    public static Arbitrary<TraitValue> values() {
        return Arbitraries.oneOf(
                Arbitraries.of("", "a", "A", "aa", "b", "ß", "\uD83D\uDE00").map(TraitValue::of),
                Arbitraries.longs().between(-2, 2).map(TraitValue::of),
                Arbitraries.of(true, false).map(TraitValue::of),
                Arbitraries.of("1980-01-02", "1980-02-01")
                        .map(java.time.LocalDate::parse)
                        .map(TraitValue::of),
                Arbitraries.of("a", "b", "c").list().ofMaxSize(2).map(TraitValue::of));
    }

    private static Arbitrary<Claim> claims(Arbitrary<TraitValue> values) {
        Arbitrary<Source> sources = Arbitraries.of(
                Source.of(Source.Kind.MANUAL), Source.of(Source.Kind.FILE_IMPORT), Source.integration("till"));
        Arbitrary<Observed> moments = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.longs().between(0, 1))
                .as((day, sequence) -> new Observed(FIRST_MOMENT.plusSeconds(day * 86_400L), sequence));
        return Combinators.combine(Arbitraries.integers().between(0, MOST - 1), values, sources, moments)
                .as((profile, value, source, observed) ->
                        new Claim(TRAIT, value, source, observed, ProfileId.of("p" + profile), "key-" + profile));
    }
}
