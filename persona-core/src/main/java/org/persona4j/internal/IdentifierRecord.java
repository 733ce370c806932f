package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.SharedWord;
import org.persona4j.merge.ValueFacts;

/**
 * Who carries a value, what operators said of it, and whether it is suppressed.
 *
 * <p>What is suppressed stays with the hash that is the record's id: if nobody carries the value, and nobody spoke of it, the
 * value itself is not here.
 *
 * @param identifierOrNull the value; none if only a suppression is left of it
 * @param owners the profiles that carry it and take part, in the order of their ids
 * @param resting the profiles that carry it and take no part: they are linked to nobody, and still count for whether the value is
 *     shared; with the owners at most one more than the size cap
 * @param draining whether an owner is leaving a full record, so that whoever adds one must write this record
 * @param words what operators said of the value and did not withdraw, latest first
 * @param suppressionOrNull what is suppressed, or was
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record IdentifierRecord(
        @JsonProperty("identifier") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Identifier identifierOrNull,

        @JsonProperty("owners") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Owner> owners,

        @JsonProperty("resting") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Owner> resting,

        @JsonProperty("draining") boolean draining,

        @JsonProperty("words") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<SharedWord> words,

        @JsonProperty("suppression") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Suppression suppressionOrNull) {
    /**
     * A profile that carries the value.
     *
     * @param profile the profile
     * @param nameHash the hash of its name if that counts, else 0
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record Owner(
            @JsonProperty("profile") ProfileId profile,
            @JsonProperty("name") long nameHash) {}

    /** Makes the lists unmodifiable. */
    public IdentifierRecord {
        owners = orEmpty(owners);
        resting = orEmpty(resting);
        words = orEmpty(words);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** The record of a value nobody carries. */
    static IdentifierRecord of(Identifier identifier) {
        return new IdentifierRecord(identifier, List.of(), List.of(), false, List.of(), null);
    }

    /** The value, of a record that says so or was told. */
    public Identifier identifier() {
        return Objects.requireNonNull(identifierOrNull, "only a suppression is left of this value");
    }

    /** The record as that of this value, which is the one its id stands for. */
    IdentifierRecord named(Identifier identifier) {
        return identifierOrNull != null
                ? this
                : new IdentifierRecord(identifier, owners, resting, draining, words, suppressionOrNull);
    }

    /** The record as it is kept: without the value if only a suppression is left of it. */
    IdentifierRecord kept() {
        return isCarried() || !words.isEmpty()
                ? this
                : new IdentifierRecord(null, List.of(), List.of(), false, List.of(), suppressionOrNull);
    }

    /** All profiles in this record that carry the value, whether they take part or not. */
    List<ProfileId> carriers() {
        return Stream.concat(owners.stream(), resting.stream())
                .map(Owner::profile)
                .toList();
    }

    private boolean isCarried() {
        return !owners.isEmpty() || !resting.isEmpty();
    }

    /** Whether there is nothing to keep. */
    @JsonIgnore
    boolean isEmpty() {
        return !isCarried() && words.isEmpty() && suppressionOrNull == null;
    }

    boolean hasOwner(ProfileId profile) {
        return position(owners, profile) >= 0 || position(resting, profile) >= 0;
    }

    /** The record with an owner that takes part, or does not; added or instead of the one of the same profile. */
    IdentifierRecord with(Owner owner, boolean rests) {
        return new IdentifierRecord(
                identifierOrNull,
                rests ? without(owners, owner.profile()) : with(owners, owner),
                rests ? with(resting, owner) : without(resting, owner.profile()),
                draining,
                words,
                suppressionOrNull);
    }

    private static List<Owner> with(List<Owner> some, Owner owner) {
        List<Owner> next = new ArrayList<>(some.size() + 1);
        next.addAll(some);
        int position = position(some, owner.profile());
        if (position >= 0) {
            next.set(position, owner);
        } else {
            next.add(-position - 1, owner);
        }
        return next;
    }

    IdentifierRecord without(ProfileId profile) {
        return new IdentifierRecord(
                identifierOrNull,
                without(owners, profile),
                without(resting, profile),
                draining,
                words,
                suppressionOrNull);
    }

    private static List<Owner> without(List<Owner> some, ProfileId profile) {
        return position(some, profile) < 0
                ? some
                : some.stream()
                        .filter(owner -> !owner.profile().equals(profile))
                        .toList();
    }

    IdentifierRecord draining(boolean now) {
        return new IdentifierRecord(identifierOrNull, owners, resting, now, words, suppressionOrNull);
    }

    IdentifierRecord withWords(List<SharedWord> next) {
        return new IdentifierRecord(identifierOrNull, owners, resting, draining, next, suppressionOrNull);
    }

    IdentifierRecord withSuppression(Suppression next) {
        return new IdentifierRecord(identifierOrNull, owners, resting, draining, words, next);
    }

    private static int position(List<Owner> some, ProfileId profile) {
        int low = 0;
        int high = some.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = some.get(middle).profile().compareTo(profile);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** How many distinct names that count carry the value, among the owners of this record that take part. */
    int namesTakingPart() {
        return names(owners.stream());
    }

    private int names() {
        return names(Stream.concat(owners.stream(), resting.stream()));
    }

    private static int names(Stream<Owner> some) {
        return (int) some.mapToLong(Owner::nameHash)
                .filter(name -> name != 0)
                .distinct()
                .count();
    }

    /** How many profiles in this record carry the value. */
    int size() {
        return owners.size() + resting.size();
    }

    /** Whether the value links nobody. Asked for every value of every intake: names are only counted where they can be too many. */
    public boolean isShared(IdentityRules rules) {
        int namesAtMost = size() <= rules.nameLimit() ? size() : names();
        return rules.isShared(identifier(), size(), namesAtMost, word());
    }

    /** Whether the value links its owners. */
    boolean links(IdentityRules rules) {
        return rules.linkingTypes().contains(identifier().type()) && !isShared(rules);
    }

    /** Whether the value hides whoever carries it. */
    boolean hides(IdentityRules rules) {
        return suppressionOrNull != null && suppressionOrNull.isBlocked() && !isSharedByItself(rules);
    }

    /** Whether the value is shared, even if no operator had declared it: a word that it is shared lifts no suppression. */
    boolean isSharedByItself(IdentityRules rules) {
        return rules.isShared(identifier(), size(), names(), word().filter(word -> !word.shared()));
    }

    /**
     * Whether whoever arrives with the value is refused, because they were erased.
     *
     * @param wholeNameOrNull the hash of the name they arrive with, if they have one
     */
    boolean refuses(@Nullable String wholeNameOrNull, IdentityRules rules) {
        return suppressionOrNull != null && suppressionOrNull.refuses(wholeNameOrNull) && !isSharedByItself(rules);
    }

    /** Whether the record holds as many owners as it may; there may be more elsewhere. */
    boolean isFull(IdentityRules rules) {
        return size() > rules.sizeCap();
    }

    ValueFacts facts(IdentityRules rules) {
        return new ValueFacts(identifier(), owners.stream().map(Owner::profile).toList(), links(rules));
    }

    /** The latest word of an operator. */
    public Optional<SharedWord> word() {
        return words.isEmpty() ? Optional.empty() : Optional.of(words.get(0));
    }

    @Override
    public String toString() {
        return "IdentifierRecord[" + owners.size() + " owners, " + resting.size() + " resting]";
    }
}
