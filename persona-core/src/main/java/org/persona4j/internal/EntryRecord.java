package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.ProfileId;
import org.persona4j.wallet.BookingOutcome;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/**
 * What was asked and answered with the id of a ledger entry. It is what makes a second call with the id have no effect.
 *
 * @param all one for each customer for whom the id was used: mostly one, as an id is not to be used twice. Of a customer who is not
 *     seen nobody learns that an id was used, so it can be used for another
 */
public record EntryRecord(@JsonProperty("all") List<Use> all) {
    /** No use of an id. */
    static final EntryRecord NONE = new EntryRecord(List.of());

    /** Makes the list unmodifiable. */
    public EntryRecord {
        all = List.copyOf(all);
    }

    /**
     * What was asked with the id, and what it came to.
     *
     * @param profile the profile whose id was given
     * @param kind what kind of entry was asked for
     * @param asked the points that were asked for; zero if it was not for a number of points
     * @param aboutOrNull the id of what was undone by it, if something was
     * @param bookedOrNull what it came to, unless nothing was to be booked
     * @param parts where the entries are; empty if nothing was to be booked
     * @param givenBack how many of the points were given back later
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Use(
            @JsonProperty("profile") ProfileId profile,
            @JsonProperty("kind") EntryKind kind,
            @JsonProperty("asked") Points asked,
            @JsonProperty("about") @Nullable String aboutOrNull,
            @JsonProperty("booked") BookingOutcome.@Nullable Booked bookedOrNull,
            @JsonProperty("parts") List<Part> parts,
            @JsonProperty("givenBack") Points givenBack) {
        /** Makes the list unmodifiable. */
        public Use {
            parts = List.copyOf(parts);
        }

        /** Whether the same was asked. */
        boolean answers(ProfileId given, EntryKind kindOf, Points points, @Nullable String about) {
            return kind == kindOf
                    && profile.equals(given)
                    && asked.equals(points)
                    && Objects.equals(aboutOrNull, about);
        }

        Use withGivenBack(Points more) {
            return new Use(profile, kind, asked, aboutOrNull, bookedOrNull, parts, givenBack.plus(more));
        }

        /** The entries that are in other ledgers than that of a profile. */
        List<Part> partsBeside(ProfileId one) {
            return parts.stream().filter(part -> !part.profile().equals(one)).toList();
        }

        private Use without(ProfileId gone) {
            return new Use(profile, kind, asked, aboutOrNull, bookedOrNull, partsBeside(gone), givenBack);
        }

        /** Whether a profile is all that it is known by: no other ledger tells of it. */
        private boolean isOnlyOf(ProfileId one) {
            return parts.isEmpty() ? profile.equals(one) : partsBeside(one).isEmpty();
        }
    }

    /**
     * Entries with the id in the ledger of one profile, one after the other.
     *
     * @param profile the profile
     * @param first the sequence of the first
     * @param count how many, at least 1
     */
    public record Part(
            @JsonProperty("profile") ProfileId profile,
            @JsonProperty("first") long first,
            @JsonProperty("count") int count) {}

    EntryRecord with(Use use) {
        List<Use> more = new ArrayList<>(all);
        more.add(use);
        return new EntryRecord(more);
    }

    EntryRecord replacing(Use before, Use after) {
        return new EntryRecord(
                all.stream().map(use -> use.equals(before) ? after : use).toList());
    }

    /** What is left of it without a profile: nothing of what is in no other ledger. */
    EntryRecord without(ProfileId gone) {
        return new EntryRecord(all.stream()
                .filter(use -> !use.isOnlyOf(gone))
                .map(use -> use.without(gone))
                .toList());
    }
}
