package org.persona4j.example.cli;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.BirthDates;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;

/**
 * Makes records for the engine of the rows of a file. Pure and thread-safe.
 *
 * <p>A row without a source record id has its number as one ({@code row:17} if other rows have ids). A row without a moment of
 * observation was observed at the start of the run; of rows observed at the same moment the later line is the newer. A birth
 * date that cannot be read is kept as the trait {@value Row#INVALID_BIRTH_DATE}; a moment that cannot be read rejects the row,
 * because a guess could let an old value win.
 */
final class RowReader {
    private final ColumnMapping columns;
    private final Source source;
    private final BirthDates dates;
    private final ObservedTimes times;
    private final Instant start;
    private final String numberPrefix;

    /**
     * A reader of rows.
     *
     * @param columns what the columns mean
     * @param source where the file comes from
     * @param dates how dates are written
     * @param start the moment at which rows that do not say were observed
     */
    RowReader(ColumnMapping columns, Source source, BirthDates dates, Instant start) {
        this(columns, source, dates, start, columns.has(Field.SOURCE_ID) ? "row:" : "");
    }

    /**
     * A reader of rows whose numbers mean something beside those of other files.
     *
     * @param columns what the columns mean
     * @param source where the file comes from
     * @param dates how dates are written
     * @param start the moment at which rows that do not say were observed
     * @param numberPrefix what comes before the number that is the id of a row without one
     */
    RowReader(ColumnMapping columns, Source source, BirthDates dates, Instant start, String numberPrefix) {
        this.columns = columns;
        this.source = source;
        this.dates = dates;
        this.times = new ObservedTimes(dates);
        this.start = start;
        this.numberPrefix = numberPrefix;
    }

    /** Reads a row. */
    Row read(CsvRecord cells, long number) {
        long line = cells.getStartingLineNumber();
        if (!fits(cells)) {
            return rejected(number, line, Row.Flaw.WRONG_COLUMN_COUNT, RowConsent.none(line));
        }
        Draft draft = new Draft();
        boolean empty = true;
        for (int column = 0; column < columns.size(); column++) {
            String text = cells.getField(column).strip();
            if (!text.isEmpty()) {
                empty = false;
                draft.put(columns.field(column), columns.name(column), text);
            }
        }
        if (empty || draft.flaw != null) {
            return rejected(
                    number, line, draft.flaw == null ? Row.Flaw.EMPTY_ROW : draft.flaw, draft.consent.build(line));
        }
        return new Row(
                number,
                line,
                draft.record(number, line),
                Optional.empty(),
                draft.badBirthDate,
                draft.consent.build(line));
    }

    private static Row rejected(long number, long line, Row.Flaw flaw, RowConsent consent) {
        return new Row(number, line, null, Optional.of(flaw), false, consent);
    }

    /** Whether there is a cell for each column, and nothing in further ones. */
    private boolean fits(CsvRecord cells) {
        for (int extra = columns.size(); extra < cells.getFieldCount(); extra++) {
            if (!cells.getField(extra).isBlank()) {
                return false;
            }
        }
        return cells.getFieldCount() >= columns.size();
    }

    /** A record in the making. */
    private final class Draft {
        private final SourceRecord.Builder record = SourceRecord.builder(source);
        private @Nullable String sourceId;
        private Instant observedAt = start;
        private Row.@Nullable Flaw flaw;
        private boolean badBirthDate;
        private final RowConsent.Builder consent = new RowConsent.Builder();

        void put(Field field, String name, String text) {
            switch (field) {
                case SOURCE_ID -> sourceId = text;
                case PHONE -> {
                    record.phone(text);
                    consent.phone(text);
                }
                case EMAIL -> {
                    record.email(text);
                    consent.email(text);
                }
                case FIRST_NAME -> record.firstName(text);
                case LAST_NAME -> record.lastName(text);
                case FULL_NAME -> record.fullName(text);
                case GOVERNMENT_ID -> record.addGovernmentIds(text);
                case MEDICAL_ID -> record.addMedicalIds(text);
                case FAVORITE_STORE -> record.favoriteStore(text);
                case BIRTH_DATE -> birthDate(text);
                case OBSERVED_AT -> observedAt(text);
                case TEXT_OPT_IN,
                        EMAIL_OPT_IN,
                        VOICE_OPT_IN,
                        OPT_IN,
                        TEXT_OPT_OUT,
                        EMAIL_OPT_OUT,
                        VOICE_OPT_OUT,
                        OPT_OUT -> consent.cell(field, text);
                case TRAIT -> trait(name, text);
            }
        }

        private void birthDate(String text) {
            Optional<LocalDate> date = dates.parse(text);
            if (date.isPresent()) {
                record.birthDate(date);
            } else {
                badBirthDate = true;
                trait(Row.INVALID_BIRTH_DATE, text);
            }
        }

        private void observedAt(String text) {
            Optional<Instant> time = times.parse(text);
            if (time.isPresent()) {
                observedAt = time.get();
            } else {
                flaw = Row.Flaw.BAD_OBSERVED_AT;
            }
        }

        private void trait(String name, String text) {
            if (text.length() > TraitValue.MAX_TEXT) {
                flaw = Row.Flaw.TEXT_TOO_LONG;
            } else {
                record.trait(name, text);
            }
        }

        SourceRecord record(long number, long line) {
            return record.sourceRecordId(sourceId == null ? numberPrefix + number : sourceId)
                    .observedAt(observedAt)
                    .sequence(line)
                    .build();
        }
    }
}
