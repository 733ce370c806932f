package org.persona4j.imports;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.BirthDates;
import org.persona4j.profile.Source;

/**
 * Makes rows of an import of the rows of a file. Immutable, thread-safe, pure: the same row reads the same whenever it is read, as
 * long as the settings are the same.
 *
 * <ul>
 *   <li>The row is known by its line.
 *   <li>A row without a source record id has its number as one, behind a prefix of the file: {@code spring:17}. So the same file has the
 *       same records when it is read again, and another file has others.
 *   <li>Of two rows of one record that were observed at the same moment the later line is the newer.
 *   <li>A row that does not say when it was observed has no moment, and so that of the intake; or the one of
 *       {@link #withObservedAt}. A moment that cannot be read is a flaw, because a guess could let an old value win.
 *   <li>What else cannot be read (a {@link RowNote}) is kept as a trait and costs the row nothing more.
 *   <li>A membership of which the word cannot be read is none, whatever date stands beside it; a date beside a no is not looked at.
 * </ul>
 */
public final class ImportRowReader {
    /** The name of the trait that holds the tags. */
    public static final String TAGS = "tags";

    /** The greatest length of the prefix of row numbers, in {@code char}s. */
    public static final int MAX_PREFIX_LENGTH = 256;

    private final ImportMapping mapping;
    private final Source source;
    private final String numberPrefix;
    private final ObservedTimes times;
    private final @Nullable Instant observedAt;

    private ImportRowReader(
            ImportMapping mapping,
            Source source,
            String numberPrefix,
            ObservedTimes times,
            @Nullable Instant observedAt) {
        this.mapping = Objects.requireNonNull(mapping, "mapping");
        this.source = Objects.requireNonNull(source, "source");
        this.numberPrefix = Objects.requireNonNull(numberPrefix, "numberPrefix");
        this.times = times;
        this.observedAt = observedAt;
        if (numberPrefix.length() > MAX_PREFIX_LENGTH) {
            throw new IllegalArgumentException("numberPrefix must have at most " + MAX_PREFIX_LENGTH + " chars");
        }
    }

    /**
     * A reader of rows whose dates are ISO and whose times are of UTC.
     *
     * @param mapping what the columns mean
     * @param source where the file comes from
     * @param numberPrefix what comes before the number that is the source record id of a row without one; something that no other
     *     file of the source has, such as the id of the import and a colon; no personal data
     * @throws IllegalArgumentException if the prefix has more than {@value #MAX_PREFIX_LENGTH} characters
     */
    public static ImportRowReader of(ImportMapping mapping, Source source, String numberPrefix) {
        return new ImportRowReader(
                mapping, source, numberPrefix, new ObservedTimes(BirthDates.standard(), ZoneOffset.UTC), null);
    }

    /** The same, where dates may have further forms. */
    public ImportRowReader withDates(BirthDates dates) {
        return new ImportRowReader(mapping, source, numberPrefix, new ObservedTimes(dates, times.zone()), observedAt);
    }

    /** The same, where dates and times that name no zone are of this one. */
    public ImportRowReader withZone(ZoneId zone) {
        return new ImportRowReader(mapping, source, numberPrefix, new ObservedTimes(times.dates(), zone), observedAt);
    }

    /** The same, where rows that do not say when they were observed were observed at this moment. */
    public ImportRowReader withObservedAt(Instant moment) {
        return new ImportRowReader(mapping, source, numberPrefix, times, Objects.requireNonNull(moment, "moment"));
    }

    /** What the columns mean. */
    public ImportMapping mapping() {
        return mapping;
    }

    /** Reads a row. */
    public ImportRow read(CsvRow row) {
        String id = Long.toString(row.line());
        if (!fits(row.cells())) {
            return ImportRow.flawed(id, row.line(), RowFlaw.WRONG_COLUMN_COUNT);
        }
        RowDraft draft = new RowDraft(source, times);
        boolean empty = true;
        for (int column = 0; column < mapping.size(); column++) {
            String text = row.cells().get(column).strip();
            if (!text.isEmpty()) {
                empty = false;
                draft.put(mapping.field(column), mapping.name(column), text);
            }
        }
        return empty
                ? ImportRow.flawed(id, row.line(), RowFlaw.EMPTY_ROW)
                : draft.row(id, row.line(), numberPrefix + row.number(), observedAt);
    }

    /** Whether there is a cell for each column, and nothing in further ones. */
    private boolean fits(List<String> cells) {
        for (int extra = mapping.size(); extra < cells.size(); extra++) {
            if (!cells.get(extra).isBlank()) {
                return false;
            }
        }
        return cells.size() >= mapping.size();
    }

    @Override
    public String toString() {
        return "ImportRowReader[" + source + ", " + mapping + "]";
    }
}
