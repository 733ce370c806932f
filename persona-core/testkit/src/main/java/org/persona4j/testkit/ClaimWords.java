package org.persona4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.persona4j.persona.Claim;

/**
 * Says several claims beside each other.
 *
 * <p>Of where a claim comes from it says what tells it from the others: the source and the moment if they differ among the
 * claims, the keys of the profiles if two of them share both.
 */
final class ClaimWords {
    private ClaimWords() {}

    /** Claims in the order of the list, as in {@code 4 (key-0), 2 (key-1) and 1 (key-2)}. */
    static String of(List<Claim> claims) {
        boolean sources = differ(claims, Claim::source);
        boolean moments = differ(claims, Claim::observed);
        boolean keys = tie(claims);
        List<String> words = new ArrayList<>(claims.size());
        for (Claim claim : claims) {
            List<String> origin = new ArrayList<>();
            if (sources) {
                origin.add(claim.source().toString());
            }
            if (moments) {
                origin.add(Words.of(claim.observed()));
            }
            if (keys) {
                origin.add(claim.profileKey());
            }
            words.add(Words.of(claim.value()) + (origin.isEmpty() ? "" : " (" + String.join(", ", origin) + ")"));
        }
        return Sentences.list(words);
    }

    /** Whether two of the claims come from one source at one moment. */
    private static boolean tie(List<Claim> claims) {
        return claims.stream()
                        .map(claim -> claim.source() + " " + Words.of(claim.observed()))
                        .distinct()
                        .count()
                < claims.size();
    }

    private static boolean differ(List<Claim> claims, Function<Claim, Object> part) {
        return claims.stream().map(part).distinct().count() > 1;
    }
}
