package org.persona4j.testkit;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;

/** Ids of personas, profiles and decisions. They shrink to the first: {@code p1}, {@code d1}. */
public final class Ids {
    private static final int FEW = 5;
    private static final int LONGEST = 64;

    private Ids() {}

    /** Ids of personas: {@code p1} to {@code p5}, the shortest and the longest, and one as engines make them. */
    public static Arbitrary<PersonaId> personas() {
        return texts("p").map(PersonaId::of);
    }

    /** Ids of profiles: {@code p1} to {@code p5}, the shortest and the longest, and one as engines make them. */
    public static Arbitrary<ProfileId> profiles() {
        return texts("p").map(ProfileId::of);
    }

    /** Ids of decisions: {@code d1} to {@code d5}, the shortest and the longest, and one as engines make them. */
    public static Arbitrary<DecisionId> decisions() {
        return texts("d").map(DecisionId::of);
    }

    /** Ids of few personas. */
    static Arbitrary<PersonaId> fewPersonas() {
        return Arbitraries.integers().between(1, FEW).map(number -> PersonaId.of("p" + number));
    }

    private static Arbitrary<String> texts(String letter) {
        return Choices.of(
                List.of(letter + "1", "0", "_", "Z".repeat(LONGEST), "019b7a3c-1f00-7abc-8def-0123456789ab"),
                Arbitraries.integers().between(1, FEW).map(number -> letter + number));
    }
}
