package org.persona4j.persona;

import java.util.Collection;
import java.util.Comparator;
import java.util.function.BinaryOperator;
import org.persona4j.profile.TraitValue;

/**
 * How one value of a trait comes out of the claims of several profiles.
 *
 * <p>There are two shapes of rules, because only they give the same value whatever the order and grouping of the claims. A
 * <em>selecting</em> rule puts the claims in an order and takes the first: {@link #selecting} makes one of any comparator,
 * and completes it so that no two different claims tie. A <em>joining</em> rule makes a value that holds all of them:
 * {@link #joining} makes one of any join of two values. Rules of your own must be pure: no clock, no chance, no state. A
 * comparator must be one by the contract of {@link Comparator}. A join must be idempotent, commutative and associative;
 * claims are joined in a fixed order, so one that is not still answers the same for the same claims, but a value then
 * depends on what the keys of the profiles happen to be.
 *
 * <p>The built-in rules:
 *
 * <table>
 * <caption>Built-in rules</caption>
 * <tr><th>rule</th><th>takes</th></tr>
 * <tr><td>{@link #newest()}</td><td>the claim observed last; the default</td></tr>
 * <tr><td>{@link #oldest()}</td><td>the claim observed first</td></tr>
 * <tr><td>{@link #sourcePriority()}</td><td>the claim of the most trusted source</td></tr>
 * <tr><td>{@link #longest()}, {@link #shortest()}</td><td>the claim with the most, fewest characters</td></tr>
 * <tr><td>{@link #max()}, {@link #min()}</td><td>the claim with the greatest, least value</td></tr>
 * <tr><td>{@link #union()}</td><td>all texts together</td></tr>
 * </table>
 *
 * <p>Wherever a selecting rule ties, {@link SourcePriority#newestFirst()} decides. Rules are immutable and thread-safe.
 */
public sealed interface MergeRule permits SelectingRule, JoiningRule {
    /** The name of the rule in explanations: 1 to 64 characters, not blank, not {@link ResolvedTrait#OVERRIDE}. */
    String name();

    /**
     * The value that the claims make, with the claims it beat or joined.
     *
     * @param claims at least one, all of one trait, in any order
     * @param priority what decides between claims that are otherwise equal
     * @throws IllegalArgumentException if there is no claim, or the claims are of several traits
     */
    ResolvedTrait merge(Collection<Claim> claims, SourcePriority priority);

    /** Takes the claim observed last. */
    static MergeRule newest() {
        return SelectingRule.NEWEST;
    }

    /** Takes the claim observed first. */
    static MergeRule oldest() {
        return SelectingRule.OLDEST;
    }

    /** Takes the claim of the most trusted source, of those the newest. */
    static MergeRule sourcePriority() {
        return SelectingRule.SOURCE_PRIORITY;
    }

    /** Takes the claim with the most characters (code points of {@link TraitValue#text()}). */
    static MergeRule longest() {
        return SelectingRule.LONGEST;
    }

    /** Takes the claim with the fewest characters (code points of {@link TraitValue#text()}). */
    static MergeRule shortest() {
        return SelectingRule.SHORTEST;
    }

    /** Takes the claim with the greatest value in the order of {@link TraitValue}. */
    static MergeRule max() {
        return SelectingRule.MAX;
    }

    /** Takes the claim with the least value in the order of {@link TraitValue}. */
    static MergeRule min() {
        return SelectingRule.MIN;
    }

    /**
     * Joins all texts into one set. A value that all claims agree on stays as it is; as soon as two differ, each is taken as
     * a text, or as the texts it holds.
     */
    static MergeRule union() {
        return JoiningRule.UNION;
    }

    /**
     * The rule that takes the claim that comes first in an order.
     *
     * @param name the name in explanations
     * @param bestFirst the order; claims that it holds equal are ordered by {@link SourcePriority#newestFirst()}
     * @throws IllegalArgumentException if the name is blank, too long or reserved
     */
    static MergeRule selecting(String name, Comparator<? super Claim> bestFirst) {
        return SelectingRule.of(name, bestFirst);
    }

    /**
     * The rule that joins the values of all claims.
     *
     * @param name the name in explanations
     * @param join the join of two values; idempotent, commutative and associative
     * @throws IllegalArgumentException if the name is blank, too long or reserved
     */
    static MergeRule joining(String name, BinaryOperator<TraitValue> join) {
        return new JoiningRule(name, join);
    }
}
