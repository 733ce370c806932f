package org.persona4j.persona;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.persona4j.profile.TraitValue;

/** The rule that joins the values of all claims, in the order that decides ties. */
record JoiningRule(String name, BinaryOperator<TraitValue> join) implements MergeRule {
    static final JoiningRule UNION = new JoiningRule("union", JoiningRule::unite);

    JoiningRule {
        RuleNames.check(name);
        Objects.requireNonNull(join, "join");
    }

    private static TraitValue unite(TraitValue a, TraitValue b) {
        if (a.equals(b)) {
            return a;
        }
        TreeSet<String> texts = new TreeSet<>();
        collect(a, texts);
        collect(b, texts);
        return TraitValue.of(texts);
    }

    private static void collect(TraitValue value, Collection<String> texts) {
        if (value instanceof TraitValue.Texts several) {
            texts.addAll(several.values());
        } else {
            texts.add(value.text());
        }
    }

    @Override
    public ResolvedTrait merge(Collection<Claim> claims, SourcePriority priority) {
        String trait = RuleNames.traitOf(claims);
        List<Claim> ordered = new ArrayList<>(claims);
        ordered.sort(priority.newestFirst());
        TraitValue value = ordered.get(0).value();
        for (Claim claim : ordered.subList(1, ordered.size())) {
            value = join.apply(value, claim.value());
        }
        return ResolvedTrait.builder()
                .name(trait)
                .value(value)
                .rule(name)
                .joined(ordered)
                .build();
    }

    @Override
    public String toString() {
        return "MergeRule[" + name + "]";
    }
}
