package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.SharedWord;
import org.persona4j.merge.ValueFacts;

/**
 * Who carries a value, and what operators said of it.
 *
 * @param identifier the value
 * @param owners the profiles that carry it, in the order of their ids: at most one more than the size cap
 * @param draining whether an owner is leaving a full record, so that whoever adds one must write this record
 * @param words what operators said of the value and did not withdraw, latest first
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record IdentifierRecord(
        @JsonProperty("identifier") Identifier identifier,

        @JsonProperty("owners") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Owner> owners,

        @JsonProperty("draining") boolean draining,

        @JsonProperty("words") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<SharedWord> words) {
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
        words = orEmpty(words);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** The record of a value nobody carries. */
    static IdentifierRecord of(Identifier identifier) {
        return new IdentifierRecord(identifier, List.of(), false, List.of());
    }

    /** Whether there is nothing to keep. */
    @JsonIgnore
    boolean isEmpty() {
        return owners.isEmpty() && words.isEmpty();
    }

    boolean hasOwner(ProfileId profile) {
        return position(profile) >= 0;
    }

    /** The record with the owner, added or instead of the one of the same profile. */
    IdentifierRecord with(Owner owner) {
        List<Owner> next = new ArrayList<>(owners.size() + 1);
        next.addAll(owners);
        int position = position(owner.profile());
        if (position >= 0) {
            next.set(position, owner);
        } else {
            next.add(-position - 1, owner);
        }
        return new IdentifierRecord(identifier, next, draining, words);
    }

    IdentifierRecord without(ProfileId profile) {
        List<Owner> next = owners.stream()
                .filter(owner -> !owner.profile().equals(profile))
                .toList();
        return new IdentifierRecord(identifier, next, draining, words);
    }

    IdentifierRecord draining(boolean now) {
        return new IdentifierRecord(identifier, owners, now, words);
    }

    IdentifierRecord withWords(List<SharedWord> next) {
        return new IdentifierRecord(identifier, owners, draining, next);
    }

    private int position(ProfileId profile) {
        int low = 0;
        int high = owners.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = owners.get(middle).profile().compareTo(profile);
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

    /** How many distinct names that count carry the value, among the owners of this record. */
    int names() {
        return (int) owners.stream()
                .mapToLong(Owner::nameHash)
                .filter(name -> name != 0)
                .distinct()
                .count();
    }

    /** Whether the value links nobody. Asked for every value of every intake: names are only counted where they can be too many. */
    public boolean isShared(IdentityRules rules) {
        int namesAtMost = owners.size() <= rules.nameLimit() ? owners.size() : names();
        return rules.isShared(identifier, owners.size(), namesAtMost, word());
    }

    /** Whether the value links its owners. */
    boolean links(IdentityRules rules) {
        return rules.linkingTypes().contains(identifier.type()) && !isShared(rules);
    }

    /** Whether the record holds as many owners as it may; there may be more elsewhere. */
    boolean isFull(IdentityRules rules) {
        return owners.size() > rules.sizeCap();
    }

    ValueFacts facts(IdentityRules rules) {
        return new ValueFacts(identifier, owners.stream().map(Owner::profile).toList(), links(rules));
    }

    /** The latest word of an operator. */
    public Optional<SharedWord> word() {
        return words.isEmpty() ? Optional.empty() : Optional.of(words.get(0));
    }

    @Override
    public String toString() {
        return "IdentifierRecord[" + identifier.type() + ", " + owners.size() + " owners]";
    }
}
