package org.persona4j.persona;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The rule that takes the claim that comes first in an order. */
record SelectingRule(String name, Function<SourcePriority, Comparator<Claim>> order) implements MergeRule {
    static final SelectingRule NEWEST = new SelectingRule("newest", SourcePriority::newestFirst);
    static final SelectingRule OLDEST = of("oldest", Comparator.comparing(Claim::observed));
    static final SelectingRule SOURCE_PRIORITY = new SelectingRule(
            "sourcePriority",
            priority -> Comparator.comparing(Claim::source, priority::compare).thenComparing(priority.newestFirst()));
    static final SelectingRule SHORTEST = of("shortest", Comparator.comparingInt(SelectingRule::length));
    static final SelectingRule LONGEST =
            of("longest", Comparator.comparingInt(SelectingRule::length).reversed());
    static final SelectingRule MAX = of("max", Comparator.comparing(Claim::value, Comparator.reverseOrder()));
    static final SelectingRule MIN = of("min", Comparator.comparing(Claim::value));

    SelectingRule {
        RuleNames.check(name);
        Objects.requireNonNull(order, "order");
    }

    static SelectingRule of(String name, Comparator<? super Claim> bestFirst) {
        Objects.requireNonNull(bestFirst, "bestFirst");
        return new SelectingRule(name, priority -> {
            Comparator<Claim> best = bestFirst::compare;
            return best.thenComparing(priority.newestFirst());
        });
    }

    private static int length(Claim claim) {
        String text = claim.value().text();
        return text.codePointCount(0, text.length());
    }

    @Override
    public ResolvedTrait merge(Collection<Claim> claims, SourcePriority priority) {
        String trait = RuleNames.traitOf(claims);
        List<Claim> ordered = new ArrayList<>(claims);
        if (ordered.size() > 1) {
            ordered.sort(order.apply(priority));
        }
        Claim winner = ordered.get(0);
        return ResolvedTrait.builder()
                .name(trait)
                .value(winner.value())
                .rule(name)
                .winner(winner)
                .beaten(ordered.subList(1, ordered.size()))
                .build();
    }

    @Override
    public String toString() {
        return "MergeRule[" + name + "]";
    }
}
