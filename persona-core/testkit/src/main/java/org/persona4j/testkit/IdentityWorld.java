package org.persona4j.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IdentityGraph;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.ProfileFacts;
import org.persona4j.merge.ValueFacts;

/**
 * All facts about identity in a small tenant at one moment, written out, as the resolver asks for them.
 *
 * <p>Made by {@link IdentityFacts}. {@link #toString()} writes everything out in words, because it is made up: never fill a world
 * with the data of customers. Immutable and thread-safe.
 */
public final class IdentityWorld implements IdentityGraph {
    private final IdentityRules rules;
    private final Map<ProfileId, ProfileFacts> profiles;
    private final Map<Identifier, ValueFacts> values;
    private final Map<DecisionId, Decision> decisions;

    private IdentityWorld(
            IdentityRules rules,
            Map<ProfileId, ProfileFacts> profiles,
            Map<Identifier, ValueFacts> values,
            Map<DecisionId, Decision> decisions) {
        this.rules = rules;
        this.profiles = Collections.unmodifiableMap(profiles);
        this.values = Collections.unmodifiableMap(values);
        this.decisions = Collections.unmodifiableMap(decisions);
    }

    /**
     * The world of these facts, to be answered in the order in which they are given.
     *
     * @param rules the rules of the tenant
     * @param profiles the profiles
     * @param values every identifier that a profile carries
     * @param decisions the decisions, withdrawn ones included
     * @throws IllegalStateException if two profiles, values or decisions are the same
     */
    public static IdentityWorld of(
            IdentityRules rules,
            Collection<ProfileFacts> profiles,
            Collection<ValueFacts> values,
            Collection<Decision> decisions) {
        Objects.requireNonNull(rules, "rules");
        return new IdentityWorld(
                rules, by(ProfileFacts::id, profiles), by(ValueFacts::identifier, values), by(Decision::id, decisions));
    }

    private static <K, V> Map<K, V> by(Function<V, K> key, Collection<V> facts) {
        return facts.stream()
                .collect(Collectors.toMap(
                        key,
                        fact -> fact,
                        (one, other) -> {
                            throw new IllegalStateException("a fact is given twice");
                        },
                        LinkedHashMap::new));
    }

    /** The rules of the tenant. */
    public IdentityRules rules() {
        return rules;
    }

    /** The profiles, in their order. */
    public List<ProfileFacts> profiles() {
        return List.copyOf(profiles.values());
    }

    /** The ids of the profiles, in their order. */
    public List<ProfileId> ids() {
        return List.copyOf(profiles.keySet());
    }

    /** The identifiers that profiles carry, in their order. */
    public List<ValueFacts> values() {
        return List.copyOf(values.values());
    }

    /** The decisions, withdrawn ones included, in their order. */
    public List<Decision> decisions() {
        return List.copyOf(decisions.values());
    }

    @Override
    public Map<ProfileId, ProfileFacts> profiles(Collection<ProfileId> ids) {
        return among(profiles, ids);
    }

    @Override
    public Map<Identifier, ValueFacts> values(Collection<Identifier> identifiers) {
        return among(values, identifiers);
    }

    @Override
    public Map<DecisionId, Decision> decisions(Collection<DecisionId> ids) {
        return among(decisions, ids);
    }

    private static <K, V> Map<K, V> among(Map<K, V> all, Collection<K> wanted) {
        Map<K, V> some = new LinkedHashMap<>(all);
        some.keySet().retainAll(wanted);
        return some;
    }

    /** The same facts in another order, down to the lists inside of them: a rule that sees a difference is wrong. */
    public IdentityWorld shuffled(Random random) {
        List<ProfileFacts> otherProfiles = new ArrayList<>();
        for (ProfileFacts facts : inAnyOrder(profiles.values(), random)) {
            otherProfiles.add(new ProfileFacts(
                    facts.id(),
                    facts.key(),
                    inAnyOrder(facts.identifiers(), random),
                    inAnyOrder(facts.nameWords(), random),
                    facts.birthDateOrNull(),
                    inAnyOrder(facts.decisions(), random)));
        }
        List<ValueFacts> otherValues = new ArrayList<>();
        for (ValueFacts value : inAnyOrder(values.values(), random)) {
            otherValues.add(new ValueFacts(value.identifier(), inAnyOrder(value.owners(), random), value.links()));
        }
        return of(rules, otherProfiles, otherValues, inAnyOrder(decisions.values(), random));
    }

    private static <T> List<T> inAnyOrder(Collection<T> facts, Random random) {
        List<T> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /**
     * This world with one profile more.
     *
     * @param profile the profile; it names no decision
     * @throws IllegalArgumentException if a profile has its id, or it carries an identifier that is not in this world, names
     *     a decision, or carries one that does not link: whether a value links is for {@link IdentityFacts} to say
     */
    public IdentityWorld with(ProfileFacts profile) {
        if (profiles.containsKey(profile.id()) || !profile.decisions().isEmpty()) {
            throw new IllegalArgumentException("profile must have an id of its own and name no decision");
        }
        Map<Identifier, ValueFacts> more = new LinkedHashMap<>(values);
        for (Identifier identifier : profile.identifiers()) {
            ValueFacts before = more.get(identifier);
            if (before == null || !before.links()) {
                throw new IllegalArgumentException("profile must carry identifiers of this world that link");
            }
            List<ProfileId> owners = new ArrayList<>(before.owners());
            owners.add(profile.id());
            more.put(identifier, new ValueFacts(identifier, owners, true));
        }
        Map<ProfileId, ProfileFacts> all = new LinkedHashMap<>(profiles);
        all.put(profile.id(), profile);
        return new IdentityWorld(rules, all, more, new LinkedHashMap<>(decisions));
    }

    /** Everything in words: the rules, a line for each profile, for each value that is shared, and for each decision. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("cap ")
                .append(rules.sizeCap())
                .append(", guard ")
                .append(rules.guard());
        for (ProfileFacts profile : profiles.values()) {
            text.append("\n  ")
                    .append(profile.id())
                    .append(" (")
                    .append(profile.key())
                    .append(")");
            profile.identifiers().forEach(identifier -> text.append(" ").append(identifier.value()));
            if (!profile.nameWords().isEmpty()) {
                text.append(", named ").append(String.join(" ", profile.nameWords()));
            }
            profile.birthDate().ifPresent(date -> text.append(", born ").append(date));
        }
        values.values().stream()
                .filter(value -> !value.links())
                .forEach(value ->
                        text.append("\n  shared: ").append(value.identifier().value()));
        decisions.values().forEach(decision -> text.append("\n  ").append(words(decision)));
        return text.toString();
    }

    private static String words(Decision decision) {
        boolean links = decision.kind() == Decision.Kind.LINK;

        return decision.id() + (links ? " links " : " separates ") + side(decision.left(), decision.leftAnchor(), links)
                + (links ? " and " : " from ") + side(decision.right(), decision.rightAnchor(), links)
                + " at " + decision.at() + (decision.holds() ? "" : ", withdrawn");
    }

    private static String side(List<ProfileId> profiles, ProfileId anchor, boolean tellsAnchor) {
        return profiles + (tellsAnchor && profiles.size() > 1 ? " by " + anchor : "");
    }
}
