package org.persona4j.internal;

import java.util.EnumMap;
import java.util.Map;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.imports.ConsentResult;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportRow;
import org.persona4j.imports.RejectReason;
import org.persona4j.imports.RowNote;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.MessageChannel;
import org.persona4j.wallet.Points;

/** Counts what becomes of the rows of an import. Not thread-safe. */
final class ImportTally {
    private final Map<IntakeOutcome.Kind, Long> accepted = new EnumMap<>(IntakeOutcome.Kind.class);
    private final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    private final Map<IdentifierType, Long> invalid = new EnumMap<>(IdentifierType.class);
    private final Map<RowNote, Long> unreadable = new EnumMap<>(RowNote.class);
    private final Map<MessageChannel, Map<ConsentResult, Long>> consent = new EnumMap<>(MessageChannel.class);
    private long rows;
    private long personasMerged;
    private long personasSplit;
    private long archived;
    private long suppressed;
    private long doubtful;
    private long openingEntries;
    private Points openingPoints = Points.ZERO;
    private long unbooked;
    private long joined;
    private long left;

    /** Begins with what was counted before. */
    static ImportTally of(ImportCounts counts) {
        ImportTally tally = new ImportTally();
        tally.add(counts);
        return tally;
    }

    /** Adds what was counted apart. */
    void add(ImportCounts more) {
        rows += more.rows();
        add(accepted, more.accepted());
        personasMerged += more.personasMerged();
        personasSplit += more.personasSplit();
        archived += more.archived();
        suppressed += more.suppressed();
        add(rejected, more.rejected());
        add(invalid, more.invalid());
        add(unreadable, more.unreadable());
        doubtful += more.doubtful();
        more.consent().forEach((channel, results) -> add(results(channel), results));
        openingEntries += more.openingEntries();
        openingPoints = plus(openingPoints, more.openingPoints());
        unbooked += more.unbooked();
        joined += more.joined();
        left += more.left();
    }

    private static <K> void add(Map<K, Long> counts, Map<K, Long> more) {
        more.forEach((key, count) -> counts.merge(key, count, Long::sum));
    }

    private static Points plus(Points some, Points more) {
        try {
            return some.plus(more);
        } catch (ArithmeticException tooMany) {
            return Points.ofHundredths(Long.MAX_VALUE);
        }
    }

    private Map<ConsentResult, Long> results(MessageChannel channel) {
        return consent.computeIfAbsent(channel, none -> new EnumMap<>(ConsentResult.class));
    }

    /** Counts a row. */
    void row(ImportRow row) {
        rows++;
        if (row.consent().isDoubtful()) {
            doubtful++;
        }
    }

    /** Counts a row that makes no profile. */
    void rejected(RejectReason first) {
        one(rejected, first);
    }

    /** Counts what became of the record of a row, unless it was rejected. */
    void taken(ImportRow row, IntakeOutcome outcome) {
        if (outcome instanceof IntakeOutcome.Archived) {
            archived++;
        } else if (outcome instanceof IntakeOutcome.Suppressed) {
            suppressed++;
        } else if (outcome instanceof IntakeOutcome.Accepted done) {
            one(accepted, done.kind());
            done.merges()
                    .forEach(merge -> personasMerged += merge.absorbed().stream()
                            .filter(id -> !livesOn(id, done))
                            .count());
            personasSplit += done.splits().size();
            done.invalid().forEach(type -> one(invalid, type));
            row.unreadable().forEach(note -> one(unreadable, note));
        }
    }

    /** Whether a persona only lost some of its profiles to another. */
    private static boolean livesOn(PersonaId persona, IntakeOutcome.Accepted done) {
        return done.splits().stream()
                .anyMatch(split -> split.from().equals(persona) && split.into().contains(persona));
    }

    /** Counts what became of a word of consent. */
    void consent(MessageChannel channel, ConsentResult result) {
        one(results(channel), result);
    }

    /** Counts points that were booked. */
    void booked(Points points) {
        openingEntries++;
        openingPoints = plus(openingPoints, points);
    }

    /** Counts points that could not be booked. */
    void unbooked() {
        unbooked++;
    }

    /** Counts a profile that joined, or left. */
    void membership(boolean member) {
        if (member) {
            joined++;
        } else {
            left++;
        }
    }

    private static <K> void one(Map<K, Long> counts, K key) {
        counts.merge(key, 1L, Long::sum);
    }

    /** What was counted. */
    ImportCounts counts() {
        return new ImportCounts(
                rows,
                accepted,
                personasMerged,
                personasSplit,
                archived,
                suppressed,
                rejected,
                invalid,
                unreadable,
                doubtful,
                consent,
                openingEntries,
                openingPoints,
                unbooked,
                joined,
                left);
    }
}
