package org.persona4j;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.persona4j.imports.ConsentWord;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RowConsent;
import org.persona4j.imports.RowFlaw;
import org.persona4j.imports.RowMembership;
import org.persona4j.imports.RowNote;
import org.persona4j.optin.MessageChannel;
import org.persona4j.profile.SourceRecord;
import org.persona4j.wallet.Points;

/**
 * Files of customers: with several rows of one record, with and without dates, numbers that others have and numbers that are none,
 * words of consent that contradict each other, points, membership, and rows that make no record.
 */
class ImportedRows extends DomainContextBase {
    private static final Instant DAY = TestClock.START;
    private static final String LONG = "x".repeat(1_001);

    /** A file. */
    record File(List<ImportRow> rows) {
        /** The same rows again and again, until there are so many, each with an id of its own. */
        File ofLength(int count) {
            List<ImportRow> more = new ArrayList<>();
            for (int number = 1; !rows.isEmpty() && number <= count; number++) {
                ImportRow row = rows.get((number - 1) % rows.size());
                String id = Integer.toString(number);
                more.add(
                        row.flaw().isPresent()
                                ? ImportRow.flawed(id, number + 1, row.flaw().get(), row.consent())
                                : ImportRow.builder(id, row.record().get())
                                        .from(row)
                                        .id(id)
                                        .line(number + 1)
                                        .build());
            }
            return new File(List.copyOf(more));
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("File of " + rows.size());
            rows.forEach(row -> text.append("\n  ")
                    .append(row)
                    .append(' ')
                    .append(row.flaw().map(Object::toString).orElse(""))
                    .append(row.record()
                            .map(one -> one.sourceRecordId() + " " + one.phones() + one.emails()
                                    + one.fullName().map(String::length) + one.observedAt())
                            .orElse(""))
                    .append(row.consent())
                    .append(row.openingPoints())
                    .append(row.membership()));
            return text.toString();
        }
    }

    /** What a row says of its customer. */
    private record Said(
            Optional<String> id,
            List<String> phones,
            List<String> emails,
            Optional<String> name,
            Optional<Integer> day) {}

    /** What else it says. */
    private record Besides(
            Optional<ConsentWord> text,
            Optional<ConsentWord> email,
            boolean doubtful,
            Optional<Integer> points,
            Optional<RowMembership> membership,
            boolean note) {}

    @Provide
    static Arbitrary<File> file() {
        return row().list().ofMaxSize(40).map(ImportedRows::numbered);
    }

    @Provide
    static Arbitrary<ImportRequest> request() {
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((all, asked) -> ImportRequest.builder("spring")
                        .optInAll(all)
                        .doubleOptIn(asked)
                        .build());
    }

    /** What a row is once it has a number. */
    private interface Numbered {
        ImportRow at(int number);
    }

    private static File numbered(List<Numbered> rows) {
        List<ImportRow> numbered = new ArrayList<>();
        rows.forEach(row -> numbered.add(row.at(numbered.size() + 1)));
        return new File(List.copyOf(numbered));
    }

    private static Arbitrary<Numbered> row() {
        Arbitrary<Numbered> whole = Combinators.combine(said(), besides()).as(ImportedRows::whole);
        Arbitrary<Numbered> flawed = Combinators.combine(
                        Arbitraries.of(RowFlaw.class), Arbitraries.of(ImportTrial.PHONES), words())
                .as((flaw, phone, word) -> number -> ImportRow.flawed(
                        Integer.toString(number), number + 1, flaw, consent(List.of(phone), List.of(), word)));
        return Arbitraries.frequencyOf(Tuple.of(9, whole), Tuple.of(1, flawed));
    }

    private static RowConsent consent(List<String> phones, List<String> emails, Optional<ConsentWord> word) {
        RowConsent.Builder consent = RowConsent.builder();
        phones.forEach(consent::phone);
        emails.forEach(consent::email);
        word.ifPresent(said -> consent.say(MessageChannel.TEXT, said));
        return consent.build();
    }

    private static Arbitrary<Said> said() {
        return Combinators.combine(
                        Arbitraries.of("k1", "k2", "k3", "r1", "r2", "r3", "r4", "r5", "r6", " ")
                                .optional(0.8),
                        some(ImportTrial.PHONES),
                        some(ImportTrial.EMAILS),
                        Arbitraries.of("Ann Lee", "Bob Moe", ImportedRows.LONG).optional(0.5),
                        Arbitraries.integers().between(-3, 3).optional(0.6))
                .as(Said::new);
    }

    private static Arbitrary<List<String>> some(List<String> pool) {
        return Arbitraries.of(pool).set().ofMaxSize(2).map(List::copyOf);
    }

    private static Arbitrary<Optional<ConsentWord>> words() {
        return Arbitraries.of(ConsentWord.class).optional(0.4);
    }

    private static Arbitrary<Besides> besides() {
        Arbitrary<Boolean> seldom = Arbitraries.frequency(Tuple.of(1, true), Tuple.of(9, false));
        Arbitrary<RowMembership> membership = Arbitraries.of(
                RowMembership.ofMember(),
                RowMembership.ofNoMember(),
                RowMembership.memberSince(DAY.minus(Duration.ofDays(900))));
        return Combinators.combine(
                        words(),
                        words(),
                        seldom,
                        Arbitraries.integers().between(0, 900).optional(0.2),
                        membership.optional(0.3),
                        seldom)
                .as(Besides::new);
    }

    private static Numbered whole(Said said, Besides besides) {
        return number -> {
            SourceRecord.Builder record =
                    SourceRecord.builder(ImportTrial.FILE).sequence(number + 1).fullName(said.name());
            said.id().ifPresent(record::sourceRecordId);
            said.phones().forEach(record::phone);
            said.emails().forEach(record::email);
            said.day().ifPresent(day -> record.observedAt(DAY.plus(Duration.ofDays(day))));
            SourceRecord built = record.build();
            RowConsent.Builder consent = RowConsent.builder(built);
            besides.text().ifPresent(word -> consent.say(MessageChannel.TEXT, word));
            besides.email().ifPresent(word -> consent.say(MessageChannel.EMAIL, word));
            if (besides.doubtful()) {
                consent.doubtful();
            }
            return ImportRow.builder(Integer.toString(number), built)
                    .line(number + 1)
                    .consent(consent.build())
                    .openingPoints(besides.points().map(Points::ofHundredths))
                    .membership(besides.membership())
                    .unreadable(besides.note() ? Set.of(RowNote.BIRTH_DATE) : Set.of())
                    .build();
        };
    }
}
