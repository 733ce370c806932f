package org.persona4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.persona4j.persona.Claim;
import org.persona4j.profile.TraitValue;

/**
 * Says claims and their values in full, which the types themselves do not: theirs may be a customer's, these are made up.
 *
 * <p>Of where a claim comes from it says what tells it from the others: the source and the moment if they differ among the
 * claims, the keys of the profiles if two of them share both.
 */
final class ClaimWords {
    private ClaimWords() {}

    /** A value as one would write it: texts in quotes, several in braces. */
    static String of(TraitValue value) {
        if (value instanceof TraitValue.Text text) {
            return quoted(text.value());
        }
        if (value instanceof TraitValue.Texts several) {
            return several.values().stream().map(ClaimWords::quoted).collect(Collectors.joining(", ", "{", "}"));
        }
        return value.text();
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

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
                origin.add(moment(claim));
            }
            if (keys) {
                origin.add(claim.profileKey());
            }
            words.add(of(claim.value()) + (origin.isEmpty() ? "" : " (" + String.join(", ", origin) + ")"));
        }
        return Sentences.list(words);
    }

    private static String moment(Claim claim) {
        long sequence = claim.observed().sequence();
        return claim.observed().at() + (sequence == 0 ? "" : " #" + sequence);
    }

    /** Whether two of the claims come from one source at one moment. */
    private static boolean tie(List<Claim> claims) {
        return claims.stream()
                        .map(claim -> claim.source() + " " + moment(claim))
                        .distinct()
                        .count()
                < claims.size();
    }

    private static boolean differ(List<Claim> claims, Function<Claim, Object> part) {
        return claims.stream().map(part).distinct().count() > 1;
    }
}
