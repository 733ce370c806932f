package org.persona4j.testkit;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.ChangeKind;
import org.persona4j.change.ChangePage;
import org.persona4j.change.FeedPolicy;
import org.persona4j.identity.PersonaId;
import org.persona4j.optin.Channel;
import org.persona4j.testkit.FeedTeller.Forgets;
import org.persona4j.testkit.FeedTeller.Happens;
import org.persona4j.testkit.FeedTeller.Reads;
import org.persona4j.testkit.FeedTown.Event;
import org.persona4j.testkit.FeedTown.What;

/**
 * What other systems are told of personas: single changes, cursors and policies, and whole feeds as a follower is handed them.
 *
 * <p>Use {@link #feeds()} to test a follower of your own. A feed shrinks to few customers to whom little happens.
 */
public final class Changes {
    private static final int MOST_STEPS = 16;
    private static final int MOST_BEFORE = 4;
    private static final int PERSONAS = 5;
    private static final int MAX_ID = 64;

    /** What every follower must be able to follow, the plainest first. */
    private static final List<Feed> FEW = List.of(
            // nothing at all
            FeedTeller.tell(1, List.of(), List.of()),
            // somebody comes
            FeedTeller.tell(1, List.of(), List.of(at(What.COME, 1, 1))),
            // what was told of somebody comes again
            FeedTeller.tell(1, List.of(), List.of(at(What.COME, 1, 1), at(What.SAY, 1, 1), new Forgets(2, 1))),
            // two are one
            FeedTeller.tell(1, List.of(at(What.COME, 1, 1), at(What.COME, 2, 1)), List.of(at(What.MERGE, 1, 2))),
            // who comes and is merged comes again
            FeedTeller.tell(
                    2,
                    List.of(at(What.COME, 1, 1)),
                    List.of(at(What.COME, 2, 1), at(What.MERGE, 1, 2), new Forgets(9, 1), new Reads(1))),
            // a chain of merges is told in one step, the last merge first
            FeedTeller.tell(
                    2,
                    List.of(at(What.COME, 1, 1), at(What.COME, 2, 1), at(What.COME, 3, 1)),
                    List.of(at(What.MERGE, 2, 3), new Happens(new Event(What.MERGE, 1, 2), -2))),
            // what is told of a merge comes again, after the next one
            FeedTeller.tell(
                    1,
                    List.of(at(What.COME, 1, 1), at(What.COME, 2, 1), at(What.COME, 3, 1)),
                    List.of(at(What.MERGE, 2, 3), new Forgets(9, 1), at(What.MERGE, 1, 2))),
            // a merge is taken back
            FeedTeller.tell(
                    1,
                    List.of(at(What.COME, 1, 1), at(What.COME, 2, 1)),
                    List.of(at(What.MERGE, 1, 2), at(What.SPLIT, 2, 0))),
            // the oldest profile goes, and what is left has another id
            FeedTeller.tell(
                    1,
                    List.of(at(What.COME, 1, 1), at(What.COME, 2, 1), at(What.JOIN, 1, 1)),
                    List.of(at(What.MOVE, 1, 2))),
            // somebody is hidden, archived, back, and forgotten
            FeedTeller.tell(
                    1,
                    List.of(at(What.COME, 1, 1)),
                    List.of(
                            at(What.HIDE, 1, 1),
                            at(What.SHOW, 1, 1),
                            at(What.ARCHIVE, 1, 1),
                            at(What.RESTORE, 1, 1),
                            at(What.ERASE, 1, 1))),
            // somebody is part of one who is hidden
            FeedTeller.tell(
                    1,
                    List.of(at(What.COME, 1, 0), at(What.COME, 2, 1)),
                    List.of(at(What.MERGE, 1, 2), at(What.SHOW, 1, 1))));

    private Changes() {}

    private static Happens at(What what, int one, int other) {
        return new Happens(new Event(what, one, other), 1);
    }

    /** Changes of all kinds and on all channels, with ids of one character and the longest. */
    public static Arbitrary<Change> any() {
        Arbitrary<String> ids = Choices.of(
                List.of("1.0.0.0", "1", "x".repeat(MAX_ID)),
                Arbitraries.integers().between(0, 99).map(record -> "2.7." + record + ".1"));
        Arbitrary<Integer> numbers = Arbitraries.integers().between(1, PERSONAS);
        return Choices.withoutProducts(Combinators.combine(
                        ids,
                        Choices.of(ChangeKind.values()),
                        numbers,
                        numbers,
                        Choices.of(Channel.ALL),
                        MadeUp.moments())
                .as((id, kind, persona, other, channel, at) -> {
                    boolean namesOther = kind == ChangeKind.MERGED_INTO || kind == ChangeKind.SPLIT_FROM;
                    PersonaId otherId = FeedTown.id(other.equals(persona) ? persona + 1 : other);
                    return new Change(
                            id,
                            FeedTown.id(persona),
                            kind,
                            namesOther ? otherId : null,
                            kind == ChangeKind.OPT_IN ? channel : null,
                            at);
                }));
    }

    /** Where readers stand: before everything, in the middle of a record, in one shard and in as many as there can be, far on. */
    public static Arbitrary<ChangeCursor> cursors() {
        ChangeCursor.Position farthest = new ChangeCursor.Position(Long.MAX_VALUE, 1_000_000);
        List<ChangeCursor> few = List.of(
                ChangeCursor.startOf(1, 1),
                ChangeCursor.startOf(1, 8),
                new ChangeCursor(1, List.of(new ChangeCursor.Position(0, 1))),
                ChangeCursor.startOf(Integer.MAX_VALUE, FeedPolicy.MAX_SHARDS),
                new ChangeCursor(Integer.MAX_VALUE, Collections.nCopies(FeedPolicy.MAX_SHARDS, farthest)));
        Arbitrary<List<ChangeCursor.Position>> positions =
                positions().list().ofMinSize(1).ofMaxSize(FeedPolicy.MAX_SHARDS);
        return Choices.of(
                few,
                Choices.withoutProducts(
                        Combinators.combine(Arbitraries.integers().between(1, 9), positions)
                                .as(ChangeCursor::new)));
    }

    /** Places in a shard: its first, some, and the last that can be told. */
    public static Arbitrary<ChangeCursor.Position> positions() {
        return Choices.of(
                List.of(
                        ChangeCursor.Position.START,
                        new ChangeCursor.Position(0, 1),
                        new ChangeCursor.Position(Long.MAX_VALUE, 1_000_000)),
                Combinators.combine(
                                Arbitraries.longs().between(0, 1_000),
                                Arbitraries.integers().between(0, 20))
                        .as(ChangeCursor.Position::new));
    }

    /** How changes are told: one shard, the most, and between; kept for a minute, a hundred years, and between. */
    public static Arbitrary<FeedPolicy> policies() {
        Arbitrary<Duration> retentions =
                Choices.of(Duration.ofDays(30), Duration.ofMinutes(1), Duration.ofSeconds(90), Duration.ofDays(36_500));
        return Choices.of(
                List.of(FeedPolicy.standard()),
                2,
                Choices.withoutProducts(Combinators.combine(Choices.of(1, 2, 3, FeedPolicy.MAX_SHARDS), retentions)
                        .as(FeedPolicy::new)));
    }

    /** Pages of {@link #feeds()}: empty ones, the last of all, and such with more after them. */
    public static Arbitrary<ChangePage> pages() {
        return Choices.withoutProducts(Combinators.combine(
                        feeds(), Arbitraries.integers().between(0, 20))
                .as((feed, which) ->
                        feed.readings().get(which % feed.readings().size()).page()));
    }

    /**
     * Feeds as a follower is handed them, in pages of one to four changes: customers come, are merged, told apart, hidden, archived, back
     * and forgotten, before the follower begins and after, in up to three shards, by clocks that go back. More than one in three hands something on
     * again.
     */
    public static Arbitrary<Feed> feeds() {
        Arbitrary<Integer> limits = Choices.of(1, 2, 3, 4);
        Arbitrary<FeedTeller.Step> steps = Arbitraries.frequencyOf(
                Tuple.of(9, happenings().map(happens -> happens)),
                Tuple.of(2, limits.map(Reads::new)),
                Tuple.of(3, Combinators.combine(limits, Choices.of(1, 2, 3)).as(Forgets::new)));
        Arbitrary<Feed> others = Choices.withoutProducts(Combinators.combine(
                        Choices.of(1, 2, 3),
                        happenings().list().ofMaxSize(MOST_BEFORE),
                        steps.list().ofMaxSize(MOST_STEPS).withSizeDistribution(RandomDistribution.uniform()))
                .as(FeedTeller::tell));
        return Choices.of(FEW, 3, others);
    }

    private static Arbitrary<Happens> happenings() {
        Arbitrary<What> whats = Choices.of(
                What.COME,
                What.COME,
                What.COME,
                What.COME,
                What.MERGE,
                What.MERGE,
                What.MERGE,
                What.SAY,
                What.SAY,
                What.SAY,
                What.SPLIT,
                What.SPLIT,
                What.JOIN,
                What.MOVE,
                What.HIDE,
                What.SHOW,
                What.ARCHIVE,
                What.RESTORE,
                What.ERASE);
        return Combinators.combine(
                        whats,
                        Arbitraries.integers().between(1, PERSONAS),
                        Choices.of(1, 2, 3, 4, PERSONAS, 0),
                        Choices.of(1, 1, 0, -2))
                .as((what, one, other, later) -> new Happens(new Event(what, one, other), later));
    }
}
