package org.persona4j.persona;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.persona4j.favorite.Purchases;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.profile.Profile;
import org.persona4j.profile.TraitNames;
import org.persona4j.style.PersonaStyle;

/**
 * Which value survives where profiles of one persona disagree. A policy.
 *
 * <p>Each trait has a {@linkplain MergeRule rule}; by default the newest claim survives, then that of the more trusted
 * source, then that of the profile with the smaller key. Overrides stand above every rule: of two on one trait the newer one
 * holds, then the one on the profile with the smaller key.
 *
 * <p><b>Names survive together.</b> A household that shares a phone is one persona; trait by trait it could end up with the
 * first name of one member and the last name of another, who is nobody. So first, last and full name come from one profile:
 * of those with a name of two words or more (failing that, of all with a name) the one that the rule of the trait
 * {@code full_name} selects, its name observed when the latest part of it was. If that profile lacks the first or last name
 * because it states the name in one piece, the missing part is taken from the strongest other profile that states both and
 * whose name is made of the same words; a part on which no such profile has a word stays empty, whatever profiles of other
 * names say. An override changes the one part it names. {@link #namesTogether()} turns this off.
 *
 * <p>Immutable and thread-safe if the rules are, as all built-in ones are. All methods are pure.
 */
@Value.Immutable
@PersonaStyle
public abstract class Survivorship {
    private static final Survivorship STANDARD = builder().build();

    /** The rule of every trait that has none of its own. */
    @Value.Default
    public MergeRule defaultRule() {
        return MergeRule.newest();
    }

    /** The rules of single traits, by the name of the trait. */
    public abstract Map<String, MergeRule> rules();

    /** Which source is trusted more where a rule leaves a tie. */
    @Value.Default
    public SourcePriority sourcePriority() {
        return SourcePriority.standard();
    }

    /** Whether first, last and full name come from one profile. */
    @Value.Default
    public boolean namesTogether() {
        return true;
    }

    Survivorship() {}

    /** The policy that holds if nobody says otherwise. */
    public static Survivorship standard() {
        return STANDARD;
    }

    /** Starts a policy. */
    public static Builder builder() {
        return new Builder();
    }

    /** The rule of this trait. */
    public MergeRule ruleOf(String trait) {
        return rules().getOrDefault(trait, defaultRule());
    }

    /**
     * The persona that the profiles make.
     *
     * <p>A function of the set of profiles: their order does not matter. Takes time in proportion to the statements of the
     * profiles, times the logarithm of their number.
     *
     * @param id the id of the persona
     * @param profiles its profiles, at least one, each once
     * @throws IllegalArgumentException if there is no profile, or one of them occurs twice
     */
    public Persona assemble(PersonaId id, Collection<Profile> profiles) {
        return assemble(id, profiles, Purchases.NONE);
    }

    /**
     * The persona that the profiles make, with what they bought as the weakest word on its favorite store.
     *
     * @param id the id of the persona
     * @param profiles its profiles, at least one, each once
     * @param purchases what they bought
     * @throws IllegalArgumentException if there is no profile, or one of them occurs twice
     */
    public Persona assemble(PersonaId id, Collection<Profile> profiles, Purchases purchases) {
        return new Assembly(this, profiles).persona(id, purchases);
    }

    /**
     * The identifiers of a type that the profiles carry, each once, in the order in which they would be the primary one.
     *
     * @param profiles the profiles of a persona, at least one, each once
     * @throws IllegalArgumentException if there is no profile, or one of them occurs twice
     */
    public List<Identifier> byRecency(Collection<Profile> profiles, IdentifierType type) {
        return new Assembly(this, profiles).byRecency(type).toList();
    }

    /** Checks the names of the traits, and that whole names are selected, not joined. */
    @Value.Check
    protected void check() {
        rules().keySet().forEach(TraitNames::check);
        if (namesTogether() && !(nameRule() instanceof SelectingRule)) {
            throw new IllegalStateException("the rule of " + TraitNames.FULL_NAME
                    + " must select a claim, not join them, or namesTogether must be false");
        }
    }

    MergeRule nameRule() {
        return ruleOf(TraitNames.FULL_NAME);
    }

    /** Builds a policy. Not thread-safe. */
    public static final class Builder extends ImmutableSurvivorship.Builder {
        Builder() {}

        /** Sets the rule of one trait. */
        public Builder rule(String trait, MergeRule rule) {
            return putRules(trait, rule);
        }
    }
}
