package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.privacy.ErasureReceipt;

/**
 * An erasure: how far it is, and what it did. Holds nothing readable of the customer.
 *
 * @param at when it began
 * @param seeds the ids of the records of the identifiers it is by
 * @param only the profiles it may take; empty for all
 * @param owns any id of the one persona it may touch, if a customer asked for it
 * @param groups the personas set aside to be deleted, and not deleted yet
 * @param hiddenGroups those of them that nobody was to see
 * @param pages how many pages there are of what it suppressed
 * @param chosenPages how many pages there are after those, of who is to be set aside
 * @param suppressing whether there may be more to suppress and to set aside
 * @param seen what was removed of what anybody saw
 * @param all what was removed
 * @param doneAtOrNull when the last of it was removed
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record ErasureRecord(
        @JsonProperty("at") Instant at,
        @JsonProperty("seeds") List<String> seeds,

        @JsonProperty("only") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ProfileId> only,

        @JsonProperty("owns") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PersonaId owns,

        @JsonProperty("groups") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<PersonaId> groups,

        @JsonProperty("hiddenGroups") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<PersonaId> hiddenGroups,

        @JsonProperty("pages") int pages,
        @JsonProperty("chosenPages") int chosenPages,
        @JsonProperty("suppressing") boolean suppressing,

        @JsonProperty("seen") @JsonInclude(JsonInclude.Include.ALWAYS)
        ErasureReceipt.Removed seen,

        @JsonProperty("all") @JsonInclude(JsonInclude.Include.ALWAYS)
        ErasureReceipt.Removed all,

        @JsonProperty("doneAt") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant doneAtOrNull) {
    /**
     * Some of what an erasure suppressed, so that it can be released; or some of those it chose, while they are not set aside yet.
     *
     * @param identifiers the ids of records of identifiers
     * @param sources the ids of records of sources
     * @param chosen the profiles that it takes
     */
    public record Page(
            @JsonProperty("identifiers") List<String> identifiers,
            @JsonProperty("sources") List<String> sources,

            @JsonProperty("chosen") @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<ProfileId> chosen) {
        /** The most profiles on a page: with the longest ids there are, less than any store takes. */
        static final int MOST_CHOSEN = 500;

        /** Makes the lists unmodifiable. */
        public Page {
            identifiers = List.copyOf(identifiers);
            sources = List.copyOf(sources);
            chosen = orEmpty(chosen);
        }

        static Page ofSuppressed(List<String> identifiers, List<String> sources) {
            return new Page(identifiers, sources, List.of());
        }

        static Page ofChosen(List<ProfileId> profiles) {
            return new Page(List.of(), List.of(), profiles);
        }
    }

    /** Makes the lists unmodifiable. */
    public ErasureRecord {
        seeds = orEmpty(seeds);
        only = orEmpty(only);
        groups = orEmpty(groups);
        hiddenGroups = orEmpty(hiddenGroups);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static ErasureRecord begin(Instant at, List<String> seeds, List<ProfileId> only, @Nullable PersonaId owns) {
        ErasureReceipt.Removed nothing = ErasureReceipt.Removed.NOTHING;
        return new ErasureRecord(at, seeds, only, owns, List.of(), List.of(), 0, 0, true, nothing, nothing, null);
    }

    ErasureRecord withPage() {
        return new ErasureRecord(
                at,
                seeds,
                only,
                owns,
                groups,
                hiddenGroups,
                pages + 1,
                chosenPages,
                suppressing,
                seen,
                all,
                doneAtOrNull);
    }

    ErasureRecord withChosenPages(int count) {
        return new ErasureRecord(
                at, seeds, only, owns, groups, hiddenGroups, pages, count, suppressing, seen, all, doneAtOrNull);
    }

    ErasureRecord withGroup(PersonaId group, boolean hidden) {
        return new ErasureRecord(
                at,
                seeds,
                only,
                owns,
                and(groups, group),
                hidden ? and(hiddenGroups, group) : hiddenGroups,
                pages,
                chosenPages,
                suppressing,
                seen,
                all,
                doneAtOrNull);
    }

    private static List<PersonaId> and(List<PersonaId> some, PersonaId one) {
        List<PersonaId> more = new ArrayList<>(some);
        more.add(one);
        return more;
    }

    ErasureRecord allSuppressed() {
        return new ErasureRecord(
                at, seeds, only, owns, groups, hiddenGroups, pages, chosenPages, false, seen, all, doneAtOrNull);
    }

    ErasureRecord withoutFirstGroup() {
        return new ErasureRecord(
                at,
                seeds,
                only,
                owns,
                groups.subList(1, groups.size()),
                hiddenGroups,
                pages,
                chosenPages,
                suppressing,
                seen,
                all,
                doneAtOrNull);
    }

    /** With something removed of the first group, or of what the request named itself if there is none. */
    ErasureRecord removed(ErasureReceipt.Removed more) {
        boolean hidden = !groups.isEmpty() && hiddenGroups.contains(groups.get(0));
        return new ErasureRecord(
                at,
                seeds,
                only,
                owns,
                groups,
                hiddenGroups,
                pages,
                chosenPages,
                suppressing,
                hidden ? seen : seen.plus(more),
                all.plus(more),
                doneAtOrNull);
    }

    ErasureRecord done(Instant when) {
        return new ErasureRecord(
                at, List.of(), List.of(), owns, groups, List.of(), pages, chosenPages, suppressing, seen, all, when);
    }

    /** The receipt for who may know of hidden personas, or may not. */
    public ErasureReceipt receipt(String id, boolean seesHidden) {
        return new ErasureReceipt(id, at, doneAtOrNull, seesHidden ? all : seen);
    }
}
