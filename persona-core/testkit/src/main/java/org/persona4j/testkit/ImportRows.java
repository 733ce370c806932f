package org.persona4j.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.persona4j.imports.ConsentWord;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.imports.RowFlaw;
import org.persona4j.imports.RowMembership;
import org.persona4j.imports.RowNote;
import org.persona4j.optin.MessageChannel;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.wallet.Points;

/**
 * Rows of imports, as a file or a caller's own objects make them: records that collide, flaws, consent in all its words, opening points
 * and membership.
 *
 * <p>A row shrinks to the one on line 2, with the record {@code r1} of {@code FILE_IMPORT} that says nothing else.
 */
public final class ImportRows {
    private static final int MOST = 12;
    private static final int RECORDS_OF_SIXTEEN = 14;

    /** What a row says, wherever it stands. */
    private record Saying(
            SourceRecord record,
            Optional<RowFlaw> flaw,
            Consent consent,
            Optional<Points> points,
            Optional<RowMembership> membership,
            Set<RowNote> unreadable) {
        Saying from(Source source) {
            SourceRecord same =
                    SourceRecord.builder(source).from(record).source(source).build();
            return new Saying(same, flaw, consent, points, membership, unreadable);
        }

        ImportRow on(long line) {
            String id = Long.toString(line);
            if (flaw.isPresent()) {
                return ImportRow.flawed(id, line, flaw.get(), consent.of(record));
            }
            SourceRecord here = SourceRecord.builder(record.source())
                    .from(record)
                    .sequence(line)
                    .build();
            return ImportRow.builder(id, here)
                    .line(line)
                    .consent(consent.of(here))
                    .openingPoints(unreadable.contains(RowNote.OPENING_POINTS) ? Optional.empty() : points)
                    .membership(unreadable.contains(RowNote.MEMBER) ? Optional.empty() : membership)
                    .unreadable(unreadable)
                    .build();
        }
    }

    /** Words of channels, whoever says them. */
    private record Consent(List<Tuple.Tuple2<MessageChannel, ConsentWord>> words, boolean doubtful) {
        RowConsent of(SourceRecord record) {
            RowConsent.Builder consent = RowConsent.builder(record);
            words.forEach(said -> consent.say(said.get1(), said.get2()));
            return doubtful ? consent.doubtful().build() : consent.build();
        }
    }

    private ImportRows() {}

    /** Rows, all of them on line 2. */
    public static Arbitrary<ImportRow> any() {
        return Choices.withoutProducts(sayings().map(saying -> saying.on(2)));
    }

    /**
     * Up to twelve rows of one import, one below the other from line 2 on. Some are of one record of a source, some share an
     * identifier, and one in eight makes no record.
     */
    public static Arbitrary<List<ImportRow>> lists() {
        return sayings().list().ofMaxSize(MOST).map(ImportRows::below);
    }

    /**
     * Up to so many rows of one import, as {@link #lists()} makes them, with all records of one source, as an engine demands it of
     * an import.
     *
     * @param source the source
     * @param most the most rows
     */
    public static Arbitrary<List<ImportRow>> lists(Source source, int most) {
        return sayings()
                .map(saying -> saying.from(source))
                .list()
                .ofMaxSize(most)
                .map(ImportRows::below);
    }

    private static List<ImportRow> below(List<Saying> sayings) {
        List<ImportRow> rows = new ArrayList<>(sayings.size());
        sayings.forEach(saying -> rows.add(saying.on(rows.size() + 2L)));
        return List.copyOf(rows);
    }

    /** What rows say of consent, for addresses that records have: nothing, one word, words that contradict each other, doubt. */
    public static Arbitrary<RowConsent> consents() {
        return Choices.withoutProducts(
                Combinators.combine(SourceRecords.colliding(), words(), Choices.of(false, false, false, true))
                        .as((record, words, withoutOptIns) -> {
                            RowConsent consent = words.of(record);
                            return withoutOptIns ? consent.withoutOptIns() : consent;
                        }));
    }

    /** What rows say of membership: a member, since when or not, and none; also since the first and the last day that can be written. */
    public static Arbitrary<RowMembership> memberships() {
        return Choices.of(
                RowMembership.ofMember(),
                RowMembership.memberSince(MadeUp.day(1)),
                RowMembership.ofNoMember(),
                RowMembership.memberSince(Instant.parse("0001-01-01T00:00:00Z")),
                RowMembership.memberSince(Instant.parse("9999-12-31T23:59:59.999999999Z")));
    }

    private static Arbitrary<Consent> words() {
        Arbitrary<MessageChannel> channels = Choices.of(RowConsent.CHANNELS);
        Arbitrary<ConsentWord> words = Choices.of(ConsentWord.IN, ConsentWord.OUT, ConsentWord.NO, ConsentWord.NOTHING);
        return Combinators.combine(
                        Combinators.combine(channels, words)
                                .as(Tuple::of)
                                .list()
                                .ofMaxSize(3),
                        Choices.of(false, false, false, false, false, true))
                .as(Consent::new);
    }

    private static Arbitrary<Saying> sayings() {
        List<Optional<RowFlaw>> flaws = new ArrayList<>(Collections.nCopies(RECORDS_OF_SIXTEEN, Optional.empty()));
        flaws.add(Optional.of(RowFlaw.UNREADABLE_OBSERVED_AT));
        flaws.add(Optional.of(RowFlaw.TEXT_TOO_LONG));
        Arbitrary<Optional<Points>> points = Choices.of(
                List.of(Optional.empty(), Optional.of(Points.of(10)), Optional.of(Points.ZERO)),
                Arbitraries.longs().between(1, 10_000).map(hundredths -> Optional.of(Points.ofHundredths(hundredths))));
        Arbitrary<Optional<RowMembership>> memberships =
                Choices.of(List.of(Optional.empty()), 3, memberships().map(Optional::of));
        Arbitrary<Set<RowNote>> notes = Choices.of(
                List.of(Set.of()),
                Arbitraries.of(RowNote.class).set().map(some -> some.isEmpty() ? Set.of() : EnumSet.copyOf(some)));
        return Combinators.combine(SourceRecords.colliding(), Choices.of(flaws), words(), points, memberships, notes)
                .as(Saying::new);
    }
}
