package org.persona4j.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.persona4j.identity.IdentifierType;
import org.persona4j.imports.ConsentResult;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.RejectReason;
import org.persona4j.imports.RowConsent;
import org.persona4j.imports.RowNote;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.MessageChannel;
import org.persona4j.wallet.Points;

/** What becomes of rows of an import, counted. */
final class RowFates {
    private static final int MOST_KINDS = 6;
    private static final int MOST_WORDS = 3;

    /** What followed from a row besides: its opening points, its membership. */
    private record Besides(Points booked, int bookedRows, int unbooked, int joined, int left) {
        static final Besides NOTHING = new Besides(Points.ZERO, 0, 0, 0, 0);
    }

    private RowFates() {}

    /** The counts of rows of up to six kinds, of each of which there are few or as many as a large file has. */
    static Arbitrary<ImportCounts> counts() {
        Arbitrary<Long> times = Choices.of(1L, 2L, 10L, 200_000L);
        return Choices.withoutProducts(Combinators.combine(rows(), times)
                .as(RowFates::times)
                .list()
                .ofMaxSize(MOST_KINDS)
                .map(some -> some.stream().reduce(ImportCounts.NONE, RowFates::plus)));
    }

    /** The counts of a single row. */
    private static Arbitrary<ImportCounts> rows() {
        return Arbitraries.oneOf(accepted(), accepted(), others());
    }

    private static Arbitrary<ImportCounts> accepted() {
        Arbitrary<Besides> besides = Choices.of(
                Besides.NOTHING,
                new Besides(Points.of(10), 1, 0, 0, 0),
                new Besides(Points.ZERO, 0, 0, 1, 0),
                new Besides(Points.ZERO, 0, 0, 0, 1),
                new Besides(Points.ofHundredths(Long.MAX_VALUE), 1, 0, 1, 0),
                new Besides(Points.ZERO, 0, 1, 0, 0));
        Arbitrary<Set<RowNote>> notes =
                Choices.of(List.of(Set.of()), Arbitraries.of(RowNote.class).set());
        Arbitrary<Map<IdentifierType, Long>> invalid = Choices.of(
                Map.of(),
                Map.of(),
                Map.of(IdentifierType.PHONE, 1L),
                Map.of(IdentifierType.PHONE, 2L, IdentifierType.EMAIL, 1L));
        return Combinators.combine(
                        Choices.of(IntakeOutcome.Kind.values()),
                        Choices.of(1, 2),
                        invalid,
                        notes,
                        doubtful(),
                        consent(),
                        besides)
                .as((kind, personas, types, unreadable, doubt, words, more) -> new ImportCounts(
                        1,
                        Map.of(kind, 1L),
                        kind == IntakeOutcome.Kind.MERGED ? personas : 0,
                        kind == IntakeOutcome.Kind.SPLIT ? personas : 0,
                        0,
                        0,
                        Map.of(),
                        types,
                        onceEach(unreadable),
                        doubt,
                        words,
                        more.bookedRows(),
                        more.booked(),
                        more.unbooked(),
                        more.joined(),
                        more.left()));
    }

    /** The row is skipped, refused or rejected; what it opts out is out. */
    private static Arbitrary<ImportCounts> others() {
        Arbitrary<Map<RejectReason, Long>> reasons =
                Choices.of(RejectReason.values()).map(reason -> Map.of(reason, 1L));
        Map<RejectReason, Long> none = Map.of();
        Arbitrary<Tuple.Tuple3<Integer, Integer, Map<RejectReason, Long>>> whats = Arbitraries.oneOf(
                reasons.map(rejected -> Tuple.of(0, 0, rejected)),
                Choices.of(Tuple.of(1, 0, none), Tuple.of(0, 1, none)));
        Arbitrary<Map<MessageChannel, Map<ConsentResult, Long>>> words =
                Choices.of(Map.of(), Map.of(MessageChannel.EMAIL, Map.of(ConsentResult.OPTED_OUT, 1L)));
        return Combinators.combine(whats, doubtful(), words)
                .as((what, doubt, consent) -> new ImportCounts(
                        1,
                        Map.of(),
                        0,
                        0,
                        what.get1(),
                        what.get2(),
                        what.get3(),
                        Map.of(),
                        Map.of(),
                        doubt,
                        consent,
                        0,
                        Points.ZERO,
                        0,
                        0,
                        0));
    }

    private static Arbitrary<Integer> doubtful() {
        return Choices.of(0, 0, 0, 0, 0, 0, 0, 1);
    }

    private static Arbitrary<Map<MessageChannel, Map<ConsentResult, Long>>> consent() {
        Arbitrary<Tuple.Tuple2<MessageChannel, ConsentResult>> words = Combinators.combine(
                        Choices.of(RowConsent.CHANNELS), Choices.of(ConsentResult.values()))
                .as(Tuple::of);
        return words.list().ofMaxSize(MOST_WORDS).map(said -> {
            Map<MessageChannel, Map<ConsentResult, Long>> counts = new HashMap<>();
            said.forEach(word -> counts.computeIfAbsent(word.get1(), channel -> new HashMap<>())
                    .merge(word.get2(), 1L, Long::sum));
            return counts;
        });
    }

    private static <K> Map<K, Long> onceEach(Set<K> keys) {
        Map<K, Long> counts = new HashMap<>();
        keys.forEach(key -> counts.put(key, 1L));
        return counts;
    }

    /** The counts of so many rows like one. */
    private static ImportCounts times(ImportCounts row, long times) {
        Map<MessageChannel, Map<ConsentResult, Long>> consent = new HashMap<>();
        row.consent().forEach((channel, results) -> consent.put(channel, times(results, times)));
        return new ImportCounts(
                times,
                times(row.accepted(), times),
                times * row.personasMerged(),
                times * row.personasSplit(),
                times * row.archived(),
                times * row.suppressed(),
                times(row.rejected(), times),
                times(row.invalid(), times),
                times(row.unreadable(), times),
                times * row.doubtful(),
                consent,
                times * row.openingEntries(),
                times(row.openingPoints(), times),
                times * row.unbooked(),
                times * row.joined(),
                times * row.left());
    }

    private static <K> Map<K, Long> times(Map<K, Long> counts, long times) {
        Map<K, Long> more = new HashMap<>();
        counts.forEach((key, count) -> more.put(key, times * count));
        return more;
    }

    private static Points times(Points points, long times) {
        try {
            return Points.ofHundredths(Math.multiplyExact(points.hundredths(), times));
        } catch (ArithmeticException tooMany) {
            return Points.ofHundredths(Long.MAX_VALUE);
        }
    }

    private static ImportCounts plus(ImportCounts one, ImportCounts other) {
        Map<MessageChannel, Map<ConsentResult, Long>> consent = new HashMap<>(one.consent());
        other.consent().forEach((channel, results) -> consent.merge(channel, results, RowFates::plus));
        return new ImportCounts(
                one.rows() + other.rows(),
                plus(one.accepted(), other.accepted()),
                one.personasMerged() + other.personasMerged(),
                one.personasSplit() + other.personasSplit(),
                one.archived() + other.archived(),
                one.suppressed() + other.suppressed(),
                plus(one.rejected(), other.rejected()),
                plus(one.invalid(), other.invalid()),
                plus(one.unreadable(), other.unreadable()),
                one.doubtful() + other.doubtful(),
                consent,
                one.openingEntries() + other.openingEntries(),
                plus(one.openingPoints(), other.openingPoints()),
                one.unbooked() + other.unbooked(),
                one.joined() + other.joined(),
                one.left() + other.left());
    }

    private static <K> Map<K, Long> plus(Map<K, Long> one, Map<K, Long> other) {
        Map<K, Long> sum = new HashMap<>(one);
        other.forEach((key, count) -> sum.merge(key, count, Long::sum));
        return sum;
    }

    private static Points plus(Points one, Points other) {
        try {
            return one.plus(other);
        } catch (ArithmeticException tooMany) {
            return Points.ofHundredths(Long.MAX_VALUE);
        }
    }
}
