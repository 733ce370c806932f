package org.persona4j.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.ChangeCursor.Position;
import org.persona4j.change.ChangeKind;
import org.persona4j.change.ChangePage;
import org.persona4j.identity.PersonaId;
import org.persona4j.testkit.FeedTown.Told;

/** Tells what happens in a town in several rows, and hands it on to a follower, in pages, as an engine does. Not thread-safe. */
final class FeedTeller {
    private static final int FEED = 1;
    private static final int AT_LAST = 5;

    private final FeedTown town = new FeedTown();
    private final List<List<Commit>> shards = new ArrayList<>();
    private final List<ChangeCursor> stood = new ArrayList<>();
    private final List<Feed.Reading> readings = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private Instant now = MadeUp.FIRST_MOMENT;
    private ChangeCursor cursor;
    private ChangeCursor beginning;
    private Map<PersonaId, String> peopleAtBeginning = Map.of();

    /** What a commit tells in one shard. */
    private record Commit(List<Told> told, Instant at) {}

    /** Something that happens in the town, or to the follower. */
    sealed interface Step {}

    /**
     * Something happens in the town.
     *
     * @param event what
     * @param later how many seconds after what was before, by the clock of whoever does it, which may be behind
     */
    record Happens(FeedTown.Event event, int later) implements Step {
        String words() {
            String when = later < 0 ? " by a clock that is behind" : "";
            return event.words() + (later == 0 ? " at the same moment" : when);
        }
    }

    /** The follower reads a page of so many changes at most. */
    record Reads(int limit) implements Step {}

    /** The follower reads a page, and then forgets where it was before that or some more, but not what it made of them. */
    record Forgets(int limit, int pages) implements Step {}

    FeedTeller(int shards) {
        for (int shard = 0; shard < shards; shard++) {
            this.shards.add(new ArrayList<>());
        }
        this.cursor = ChangeCursor.startOf(FEED, shards);
        this.beginning = cursor;
    }

    /** What a follower is handed that begins after some steps, and at last reads until there is no more. */
    static Feed tell(int shards, List<Happens> before, List<? extends Step> then) {
        FeedTeller teller = new FeedTeller(shards);
        before.forEach(teller::take);
        teller.begin();
        then.forEach(teller::take);
        do {
            teller.read(AT_LAST);
        } while (teller.readings.get(teller.readings.size() - 1).page().more());
        return new Feed(teller.beginning, teller.peopleAtBeginning, teller.readings, teller.story);
    }

    private void begin() {
        cursor = new ChangeCursor(
                FEED, shards.stream().map(all -> new Position(all.size(), 0)).toList());
        beginning = cursor;
        peopleAtBeginning = town.people();
        story.add("somebody follows from " + cursor + ", and knows " + peopleAtBeginning);
    }

    private void take(Step step) {
        if (step instanceof Happens happens) {
            happen(happens);
        } else if (step instanceof Reads reads) {
            read(reads.limit());
        } else if (step instanceof Forgets forgets) {
            read(forgets.limit());
            int back = Math.min(forgets.pages(), stood.size());
            cursor = stood.get(stood.size() - back);
            story.add("the follower goes on from " + cursor + " again");
        }
    }

    private void happen(Happens happens) {
        now = now.plusSeconds(happens.later());
        List<Told> told = town.live(happens.event());
        Map<Integer, List<Told>> byShard =
                told.stream().collect(Collectors.groupingBy(one -> one.persona() % shards.size()));
        byShard.forEach((shard, some) -> shards.get(shard).add(new Commit(some, now)));
        story.add(happens.words() + ": "
                + (told.isEmpty()
                        ? "nothing is told"
                        : told.stream().map(Told::words).collect(Collectors.joining(", "))));
    }

    private void read(int limit) {
        List<Position> positions = new ArrayList<>(cursor.positions());
        List<Change> changes = new ArrayList<>();
        Optional<Integer> next = earliest(positions);
        while (next.isPresent() && changes.size() < limit) {
            int shard = next.get();
            Position at = positions.get(shard);
            Commit commit = commit(shard, at);
            changes.add(change(shard, at, commit));
            boolean last = at.place() + 1 == commit.told().size();
            positions.set(shard, last ? new Position(at.record() + 1, 0) : new Position(at.record(), at.place() + 1));
            next = earliest(positions);
        }
        stood.add(cursor);
        cursor = new ChangeCursor(FEED, positions);
        readings.add(new Feed.Reading(new ChangePage(changes, cursor, next.isPresent()), town.people()));
        story.add("the follower is handed " + changes.stream().map(Change::id).toList() + " while there are "
                + town.people());
    }

    private Commit commit(int shard, Position at) {
        return shards.get(shard).get((int) at.record());
    }

    /** The shard whose next commit is the earliest by its clock; of several the first. */
    private Optional<Integer> earliest(List<Position> positions) {
        Map<Integer, Instant> next = new HashMap<>();
        for (int shard = 0; shard < shards.size(); shard++) {
            if (positions.get(shard).record() < shards.get(shard).size()) {
                next.put(shard, commit(shard, positions.get(shard)).at());
            }
        }
        return next.keySet().stream().sorted().min(Comparator.comparing(next::get));
    }

    /** A change as it is handed on now: who was merged is told to be part of the persona that they are in by now. */
    private Change change(int shard, Position at, Commit commit) {
        Told told = commit.told().get(at.place());
        int other = told.other();
        if (told.kind() == ChangeKind.MERGED_INTO) {
            other = town.seenHome(told.persona())
                    .filter(home -> home != told.persona())
                    .orElse(other);
        }
        return new Change(
                FEED + "." + shard + "." + at.record() + "." + at.place(),
                FeedTown.id(told.persona()),
                told.kind(),
                other == 0 ? null : FeedTown.id(other),
                told.channelOrNull(),
                commit.at());
    }
}
