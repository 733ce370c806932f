package org.persona4j.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a file writes CSV. Immutable.
 *
 * @param separator what stands between two cells: a comma, a semicolon or a tab
 * @param spaced whether there may be blanks around quotes
 */
record Dialect(char separator, boolean spaced) {
    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final Pattern BLANK_BEFORE_QUOTE = Pattern.compile("[,;\t] {1,1000}\"");
    private static final int RECORDS_LOOKED_AT = 50;

    /**
     * The dialect in which the beginning of a file makes most sense: the separator that gives most records as many cells as
     * the header has, then the one that gives the header most cells.
     */
    static Dialect detect(String beginning) {
        boolean spaced = BLANK_BEFORE_QUOTE.matcher(beginning).find();
        Dialect best = new Dialect(',', spaced);
        double bestScore = 0;
        for (char separator : SEPARATORS) {
            Dialect candidate = new Dialect(separator, spaced);
            double score = candidate.score(beginning);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** The number of cells of the header, weighed by the share of records that have as many. */
    private double score(String beginning) {
        List<Integer> widths = widths(beginning);
        if (widths.isEmpty() || widths.get(0) < 2) {
            return 0;
        }
        int header = widths.get(0);
        long like = widths.stream().filter(width -> width == header).count();
        return header * (double) like / widths.size();
    }

    private List<Integer> widths(String beginning) {
        List<Integer> widths = new ArrayList<>();
        try (CsvReader<CsvRecord> records = builder().allowUnclosedQuote(true).ofCsvRecord(beginning)) {
            for (CsvRecord record : records) {
                widths.add(record.getFieldCount());
                if (widths.size() == RECORDS_LOOKED_AT) {
                    return widths;
                }
            }
        } catch (CsvParseException malformedThisWay) {
            return widths;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (widths.size() > 2) {
            widths.remove(widths.size() - 1);
        }
        return widths;
    }

    /** The records of a text in this dialect; a record of another width than the header is no error here. */
    CsvReader<CsvRecord> read(Reader text) {
        return builder().allowUnclosedQuote(false).ofCsvRecord(text);
    }

    private CsvReader.CsvReaderBuilder builder() {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .trimWhitespacesAroundQuotes(spaced)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }
}
