package org.persona4j.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.Version;

/**
 * Two threads that meet over fresh keys, round after round.
 *
 * <p>A race over fixed keys runs through the same few states again and again, most of them far from the one moment in which
 * a store can go wrong. Here each round is that moment: nothing was there before, and both come at once, one now and then a
 * little later.
 */
final class Duels {

    /** How long one side may wait for the other to come in between: about as long as a quick commit takes. */
    private static final int MOST_SPINS_LATE = 64;

    private final Words left;
    private final Words right;
    private final int rounds;

    /**
     * Makes duels.
     *
     * @param left the store of one side
     * @param right the store of the other, over the same records
     * @param rounds how many rounds a duel has
     */
    Duels(Words left, Words right, int rounds) {
        this.left = left;
        this.right = right;
        this.rounds = rounds;
    }

    /** What one side got in one round: a version, or the keys that a conflict named. */
    private record Outcome(@Nullable Version version, Set<RecordKey> losers) {

        boolean landed() {
            return version != null;
        }
    }

    /** Both put one absent key. */
    void sameInsert() {
        exactlyOneLands(
                round -> to -> to.expectAbsent(a(round)).put(a(round), Words.text("left")),
                round -> to -> to.expectAbsent(a(round)).put(a(round), Words.text("right")),
                round -> Set.of(a(round)));
    }

    /** Both replace one record. */
    void sameUpdate() {
        List<Version> before = prepared();
        exactlyOneLands(
                round -> to -> to.expect(a(round), before.get(round)).put(a(round), Words.text("left")),
                round -> to -> to.expect(a(round), before.get(round)).put(a(round), Words.text("right")),
                round -> Set.of(a(round)));
    }

    /** Each puts what the other expects absent. */
    void skewOnAbsent() {
        exactlyOneLands(
                round -> to -> to.expectAbsent(b(round)).put(a(round), Words.text("left")),
                round -> to -> to.expectAbsent(a(round)).put(b(round), Words.text("right")),
                round -> Set.of(a(round), b(round)));
    }

    /** Each changes what the other expects unchanged: one deletes, one puts. */
    void skewOnPresent() {
        List<Version> before = prepared();
        exactlyOneLands(
                round -> to -> to.expect(b(round), before.get(round)).delete(a(round)),
                round -> to -> to.expect(a(round), before.get(round)).put(b(round), Words.text("right")),
                round -> Set.of(a(round), b(round)));
    }

    /** One puts what the other deletes, both expecting the same version. */
    void putAgainstDelete() {
        List<Version> before = prepared();
        exactlyOneLands(
                round -> to -> to.expect(a(round), before.get(round)).put(a(round), Words.text("left")),
                round -> to -> to.expect(a(round), before.get(round)).delete(a(round)),
                round -> Set.of(a(round)));
    }

    /** One puts two absent keys; the other reads both, several times. */
    void readerOfBothInserts() {
        readerOfBoth();
    }

    /** One replaces two records; the other reads both, several times. */
    void readerOfBothUpdates() {
        prepared();
        readerOfBoth();
    }

    private void readerOfBoth() {
        Race.run(
                rounds,
                List.of(
                        late(
                                1,
                                round -> left.commit(to ->
                                        to.put(a(round), Words.text("new")).put(b(round), Words.text("new")))),
                        late(2, round -> {
                            for (int i = 0; i < 4; i++) {
                                Map<RecordKey, StoredRecord> read = right.read(Set.of(a(round), b(round)));
                                assertThat(versionOf(read, a(round)))
                                        .as("round %d: versions of two records always written together", round)
                                        .isEqualTo(versionOf(read, b(round)));
                            }
                        })));
    }

    /** One replaces a record that was never read alone; the other reads it alone, and again when all is over. */
    void readerOfOne() {
        prepared();
        List<Outcome> outcomes = new ArrayList<>(Collections.nCopies(rounds, null));
        Race.run(
                rounds,
                List.of(
                        late(1, round -> outcomes.set(round, outcome(left, to -> to.put(a(round), Words.text("new"))))),
                        late(2, round -> right.read(a(round)))));

        for (int round = 0; round < rounds; round++) {
            assertThat(right.read(a(round)).map(StoredRecord::version))
                    .as("round %d: version of a record read while it was replaced", round)
                    .contains(Optional.ofNullable(outcomes.get(round).version()).orElseThrow());
        }
    }

    /** One puts two absent keys; the other expects both absent and writes nothing. */
    void checkOfBoth() {
        List<Outcome> outcomes = new ArrayList<>(Collections.nCopies(rounds, null));
        Race.run(
                rounds,
                List.of(
                        late(
                                1,
                                round -> left.commit(to ->
                                        to.put(a(round), Words.text("new")).put(b(round), Words.text("new")))),
                        late(
                                2,
                                round -> outcomes.set(
                                        round,
                                        outcome(
                                                right,
                                                to -> to.expectAbsent(a(round)).expectAbsent(b(round)))))));

        for (int round = 0; round < rounds; round++) {
            assertThat(outcomes.get(round).losers())
                    .as("round %d: losers of two absences that end at one moment", round)
                    .isIn(Set.of(), Set.of(a(round), b(round)));
        }
    }

    private List<Version> prepared() {
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            int round = i;
            versions.add(
                    left.commit(to -> to.put(a(round), Words.text("before")).put(b(round), Words.text("before"))));
        }
        return versions;
    }

    private void exactlyOneLands(
            IntFunction<Consumer<Commit.Builder>> ofLeft,
            IntFunction<Consumer<Commit.Builder>> ofRight,
            IntFunction<Set<RecordKey>> expected) {
        List<Outcome> lefts = new ArrayList<>(Collections.nCopies(rounds, null));
        List<Outcome> rights = new ArrayList<>(Collections.nCopies(rounds, null));
        Race.run(
                rounds,
                List.of(
                        late(1, round -> lefts.set(round, outcome(left, ofLeft.apply(round)))),
                        late(2, round -> rights.set(round, outcome(right, ofRight.apply(round))))));

        for (int round = 0; round < rounds; round++) {
            boolean leftLanded = lefts.get(round).landed();
            Outcome winner = leftLanded ? lefts.get(round) : rights.get(round);
            Outcome loser = leftLanded ? rights.get(round) : lefts.get(round);
            assertThat(winner.landed()).as("round %d: one side lands", round).isTrue();
            assertThat(loser.landed()).as("round %d: both sides land", round).isFalse();
            assertThat(loser.losers()).isNotEmpty().isSubsetOf(expected.apply(round));
            assertWritten(winner, leftLanded ? ofLeft.apply(round) : ofRight.apply(round));
        }
    }

    /** Asserts that what the winner wrote is what is there, in both stores. */
    private void assertWritten(Outcome winner, Consumer<Commit.Builder> parts) {
        Commit commit = Words.commitOf(parts);
        for (Words side : List.of(left, right)) {
            commit.puts()
                    .forEach((key, content) -> assertThat(side.read(key)).hasValueSatisfying(record -> {
                        assertThat(record.version()).isEqualTo(winner.version());
                        assertThat(record.content()).isEqualTo(content);
                    }));
            commit.deletes().forEach(key -> assertThat(side.read(key)).isEmpty());
        }
    }

    private static Outcome outcome(Words side, Consumer<Commit.Builder> parts) {
        try {
            return new Outcome(side.attempt(Words.commitOf(parts)), Set.of());
        } catch (CommitConflictException e) {
            return new Outcome(null, e.losers());
        }
    }

    private static @Nullable Version versionOf(Map<RecordKey, StoredRecord> read, RecordKey key) {
        StoredRecord record = read.get(key);
        return record == null ? null : record.version();
    }

    /** Returns a runner that comes a little late, more or less each time. */
    private static Race.Runner late(long seed, Race.Runner runner) {
        SplittableRandom random = new SplittableRandom(seed);
        return lap -> {
            for (int spins = random.nextInt(MOST_SPINS_LATE); spins > 0; spins--) {
                Thread.onSpinWait();
            }
            runner.run(lap);
        };
    }

    private static RecordKey a(int round) {
        return Words.key(round + "/a");
    }

    /** Another kind, so that a store cannot be right only within one. */
    private static RecordKey b(int round) {
        return RecordKey.of(Words.TENANT, Words.OTHER_KIND, round + "/b");
    }
}
