package org.persona4j.persona;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.NameNormalizer;
import org.persona4j.identity.ProfileId;
import org.persona4j.profile.Observed;
import org.persona4j.profile.TraitNames;
import org.persona4j.profile.TraitValue;

/** The names of a persona, which come from one profile. */
final class WholeNames {
    private static final NameNormalizer NAMES = NameNormalizer.standard();
    private static final List<String> TRAITS =
            List.of(TraitNames.FIRST_NAME, TraitNames.LAST_NAME, TraitNames.FULL_NAME);

    private final boolean together;
    private final String rule;
    private final List<WholeName> strongestFirst;

    /** The name that one profile states: its parts, and the whole as one claim that a rule can compare. */
    private record WholeName(Map<String, Claim> parts, Claim whole, Set<String> words, boolean isFull) {
        /** The words of a name are told only if there is another name to compare it with. */
        static WholeName of(Map<String, Claim> parts, boolean alone) {
            Claim any = parts.values().iterator().next();
            Observed latest = parts.values().stream().map(Claim::observed).reduce(any.observed(), Observed::later);
            String text = text(parts);
            Claim whole = new Claim(
                    TraitNames.FULL_NAME, TraitValue.of(text), any.source(), latest, any.profileId(), any.profileKey());
            return alone
                    ? new WholeName(parts, whole, Set.of(), false)
                    : new WholeName(parts, whole, NAMES.words(text), NAMES.isFull(text));
        }

        private static String text(Map<String, Claim> parts) {
            Claim full = parts.get(TraitNames.FULL_NAME);
            String text = full != null
                    ? full.value().text()
                    : Stream.of(TraitNames.FIRST_NAME, TraitNames.LAST_NAME)
                            .map(parts::get)
                            .filter(Objects::nonNull)
                            .map(claim -> claim.value().text())
                            .collect(Collectors.joining(" "));
            return text.length() > TraitValue.MAX_TEXT ? text.substring(0, TraitValue.MAX_TEXT) : text;
        }

        boolean statesBothParts() {
            return parts.containsKey(TraitNames.FIRST_NAME) && parts.containsKey(TraitNames.LAST_NAME);
        }

        boolean hasTheWordsOf(WholeName other) {
            return !words.isEmpty() && words.equals(other.words);
        }
    }

    WholeNames(Survivorship survivorship, Map<String, List<Claim>> claims) {
        this.together = survivorship.namesTogether();
        this.rule = survivorship.nameRule().name() + " of whole names";
        this.strongestFirst = together ? inOrder(survivorship, byProfile(claims)) : List.of();
    }

    private static List<WholeName> byProfile(Map<String, List<Claim>> claims) {
        Map<ProfileId, Map<String, Claim>> parts = new TreeMap<>();
        for (String name : TRAITS) {
            for (Claim claim : claims.getOrDefault(name, List.of())) {
                parts.computeIfAbsent(claim.profileId(), id -> new HashMap<>()).put(name, claim);
            }
        }
        boolean alone = parts.size() == 1;
        return parts.values().stream().map(name -> WholeName.of(name, alone)).toList();
    }

    private static List<WholeName> inOrder(Survivorship survivorship, List<WholeName> names) {
        if (names.size() < 2 || !(survivorship.nameRule() instanceof SelectingRule selecting)) {
            return names;
        }
        Comparator<Claim> byRule = selecting.order().apply(survivorship.sourcePriority());
        List<WholeName> ordered = new ArrayList<>(names);
        ordered.sort(Comparator.comparing(WholeName::isFull, Comparator.reverseOrder())
                .thenComparing(WholeName::whole, byRule));
        return ordered;
    }

    /** Whether the trait is a part of a name that is decided here. */
    boolean decide(String trait) {
        return together && TRAITS.contains(trait);
    }

    /** Every claim on a part of the name, those of the strongest name first. */
    List<Claim> claims(String trait) {
        return strongestFirst.stream()
                .flatMap(name -> Optional.ofNullable(name.parts().get(trait)).stream())
                .toList();
    }

    /** The parts of the name that survives. */
    List<ResolvedTrait> resolve() {
        if (strongestFirst.isEmpty()) {
            return List.of();
        }
        WholeName winner = strongestFirst.get(0);
        Optional<WholeName> completing = completing(winner);
        List<ResolvedTrait> resolved = new ArrayList<>(TRAITS.size());
        for (String trait : TRAITS) {
            Claim own = winner.parts().get(trait);
            Claim claim = own == null && !trait.equals(TraitNames.FULL_NAME)
                    ? completing.map(name -> part(name, trait)).orElse(null)
                    : own;
            if (claim != null) {
                resolved.add(resolved(trait, claim));
            }
        }
        return resolved;
    }

    private static @Nullable Claim part(WholeName name, String trait) {
        return name.parts().get(trait);
    }

    /** The strongest other name of the same words that is told in parts, if the winner's own parts are not all there. */
    private Optional<WholeName> completing(WholeName winner) {
        return winner.statesBothParts()
                ? Optional.empty()
                : strongestFirst.stream()
                        .filter(name -> name.statesBothParts() && name.hasTheWordsOf(winner))
                        .findFirst();
    }

    private ResolvedTrait resolved(String trait, Claim claim) {
        List<Claim> beaten = new ArrayList<>(claims(trait));
        beaten.remove(claim);
        return ResolvedTrait.builder()
                .name(trait)
                .value(claim.value())
                .rule(rule)
                .winner(claim)
                .beaten(beaten)
                .build();
    }
}
