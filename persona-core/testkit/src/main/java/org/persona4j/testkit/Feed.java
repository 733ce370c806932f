package org.persona4j.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.ChangePage;
import org.persona4j.identity.PersonaId;

/**
 * What somebody is handed who follows the changes of a tenant, page by page, and what is so of everybody meanwhile: as a real feed hands
 * it on to a follower that now and then forgets where it was.
 *
 * <p>Of each persona the changes come in order, and between personas there is none. The follower goes on from an earlier cursor at times,
 * as after a crash, so changes come again, by the ids that they had; of one that was merged it is told each time into whom by then. While
 * a page is handed on, more may have happened than it tells, but nothing more than the last one tells.
 *
 * <pre>{@code
 * Copy copy = new Copy(feed.peopleAtBeginning());
 * for (Feed.Reading reading : feed.readings()) {
 *     copy.follow(reading.page().changes(), reading.people());
 * }
 * assertThat(copy.people()).isEqualTo(feed.people());
 * }</pre>
 *
 * <p>Made by {@link Changes}. {@link #toString()} tells all that happens, because it is made up. Immutable and thread-safe.
 */
public final class Feed {
    private final ChangeCursor beginning;
    private final Map<PersonaId, String> peopleAtBeginning;
    private final List<Reading> readings;
    private final List<String> story;

    Feed(ChangeCursor beginning, Map<PersonaId, String> peopleAtBeginning, List<Reading> readings, List<String> story) {
        this.beginning = beginning;
        this.peopleAtBeginning = Collections.unmodifiableMap(new TreeMap<>(peopleAtBeginning));
        this.readings = List.copyOf(readings);
        this.story = List.copyOf(story);
    }

    /**
     * A page that is handed on.
     *
     * @param page the page
     * @param people what a look-up of each persona answers then: a text for everybody who is seen, which is another whenever anything of
     *     them is, and nothing for whoever is not seen
     */
    public record Reading(ChangePage page, Map<PersonaId, String> people) {
        /** Makes the map unmodifiable. */
        public Reading {
            Objects.requireNonNull(page, "page");
            people = Collections.unmodifiableMap(new TreeMap<>(people));
        }
    }

    /** Where the follower begins. */
    public ChangeCursor beginning() {
        return beginning;
    }

    /** Everybody who was seen when the follower began, as {@link Reading#people()} tells them. */
    public Map<PersonaId, String> peopleAtBeginning() {
        return peopleAtBeginning;
    }

    /** What the follower is handed, in order; the last page has no more after it. */
    public List<Reading> readings() {
        return readings;
    }

    /** Everybody who is seen at the end, as {@link Reading#people()} tells them. */
    public Map<PersonaId, String> people() {
        return readings.get(readings.size() - 1).people();
    }

    /** All changes as they are handed on, those that come again included. */
    public List<Change> handed() {
        return readings.stream()
                .flatMap(reading -> reading.page().changes().stream())
                .toList();
    }

    /** The changes without those that come again, each as it came at first. */
    public List<Change> changes() {
        Set<String> ids = new HashSet<>();
        List<Change> once = new ArrayList<>(handed());
        once.removeIf(change -> !ids.add(change.id()));
        return List.copyOf(once);
    }

    /** A line for each thing that happens with what is told of it, and for each page with the ids of its changes. */
    @Override
    public String toString() {
        return String.join("\n", story);
    }
}
