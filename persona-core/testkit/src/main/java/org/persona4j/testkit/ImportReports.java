package org.persona4j.testkit;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.imports.ColumnNames;
import org.persona4j.imports.ColumnSuggestion;
import org.persona4j.imports.CsvRow;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportField;
import org.persona4j.imports.ImportMapping;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportStatus;
import org.persona4j.imports.RejectReason;
import org.persona4j.imports.RejectedRow;
import org.persona4j.optin.OptInImport;
import org.persona4j.profile.Source;
import org.persona4j.profile.TraitValue;

/**
 * Imports as wholes: what is asked for, which column is read as what, what became of the rows in numbers, and all of it as the history
 * of imports tells it. The rows are those of {@link ImportRows}.
 *
 * <p>A report shrinks to that of the import {@code spring-list} of no rows, which the machine began.
 */
public final class ImportReports {
    private static final int MOST_COLUMNS = 8;

    /** Headers as files have them, none like another: of all fields, misspelled, of no field, blank, too long. */
    private static final List<String> HEADERS = List.of(
            "Phone",
            "E-Mail",
            "Customer ID",
            "First Name",
            "last_name",
            "Name",
            "DOB",
            "Mobile Phone",
            "Passport",
            "Medical Card",
            "Favourite Store",
            "Last Updated",
            "Tags",
            "Opening Points",
            "Member",
            "Member Since",
            "Text Opt In",
            "Opt Out",
            "Phnoe",
            "Points",
            "Color",
            "",
            "שם",
            "\uFEFFNotes",
            "x".repeat(ColumnNames.MAX_LENGTH + 1));

    private static final Set<ImportField> OF_A_CUSTOMER = EnumSet.range(ImportField.SOURCE_ID, ImportField.OBSERVED_AT);

    private ImportReports() {}

    /** Reports of imports that are done and of such as were broken off, whoever began them. */
    public static Arbitrary<ImportReport> any() {
        Arbitrary<Duration> durations =
                Choices.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofMinutes(3), Duration.ofDays(40));
        Arbitrary<ImportStatus> statuses = Choices.of(ImportStatus.DONE, ImportStatus.BEGUN);
        return Choices.withoutProducts(Combinators.combine(
                        requests(), Actors.any(), MadeUp.moments(), durations, statuses, counts())
                .as((request, by, begun, took, status, counts) -> new ImportReport(
                        request, by, begun, status == ImportStatus.DONE ? begun.plus(took) : null, status, counts)));
    }

    /** What is asked for: ids of all scripts and lengths, named sources, every way to opt in, mappings up to the bounds. */
    public static Arbitrary<ImportRequest> requests() {
        return requests(MadeUp.texts("spring-list", OptInImport.MAX_ID_LENGTH));
    }

    /** Requests of two imports, so that most that are run one after the other have the id of one before. */
    public static Arbitrary<ImportRequest> colliding() {
        Arbitrary<Boolean> seldom = Choices.of(false, false, false, true);
        return Choices.withoutProducts(Combinators.combine(Choices.of("i1", "i2"), seldom, seldom)
                .as((id, optInAll, doubleOptIn) -> ImportRequest.builder(id)
                        .optInAll(optInAll)
                        .doubleOptIn(doubleOptIn)
                        .build()));
    }

    private static Arbitrary<ImportRequest> requests(Arbitrary<String> ids) {
        Arbitrary<Source> sources = Choices.of(
                Source.of(Source.Kind.FILE_IMPORT),
                Source.of(Source.Kind.FILE_IMPORT, "spring list"),
                Source.of(Source.Kind.FILE_IMPORT, "\u05DE".repeat(64)));
        Arbitrary<Boolean> either = Choices.of(false, true);
        Arbitrary<Map<String, String>> mappings =
                Choices.of(List.of(Map.of(), widest()), mappings().map(ImportMapping::asMap));
        return Choices.withoutProducts(Combinators.combine(ids, sources, either, either, mappings)
                .as((id, source, optInAll, doubleOptIn, mapping) -> ImportRequest.builder(id)
                        .source(source)
                        .optInAll(optInAll)
                        .doubleOptIn(doubleOptIn)
                        .mapping(mapping)
                        .build()));
    }

    /** As many columns as a request may tell of, and names as long as may be. */
    private static Map<String, String> widest() {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int column = 0; column < ImportRequest.MAX_COLUMNS; column++) {
            String name = "column " + column + " ";
            columns.put(
                    name + "x".repeat(ImportRequest.MAX_COLUMN_LENGTH - name.length()),
                    "y".repeat(ImportRequest.MAX_COLUMN_LENGTH));
        }
        return columns;
    }

    /**
     * What the columns of a file mean, one to eight of them: by headers that everybody knows, misspelled ones and none, with a wish for
     * one of them now and then, and for a run that reads customers alone.
     */
    public static Arbitrary<ImportMapping> mappings() {
        Arbitrary<List<String>> headers =
                Choices.of(HEADERS).list().ofMinSize(1).ofMaxSize(MOST_COLUMNS).uniqueElements();
        Arbitrary<Optional<ImportField>> wishes = Choices.of(
                List.of(Optional.empty()), 2, Choices.of(ImportField.values()).map(Optional::of));
        return Choices.withoutProducts(Combinators.combine(headers, wishes, Choices.of(false, false, false, true))
                .as((header, wish, customersAlone) -> {
                    String last = ColumnNames.of(header).get(header.size() - 1);
                    ImportMapping mapping = ImportMapping.of(
                            header, wish.map(field -> Map.of(last, field)).orElse(Map.of()));
                    return customersAlone ? mapping.only(OF_A_CUSTOMER) : mapping;
                }));
    }

    /** What a column may be meant as: near misses, and headers that are too often something else. */
    public static Arbitrary<ColumnSuggestion> suggestions() {
        return Choices.of(
                new ColumnSuggestion(0, "Phnoe", ImportField.PHONE),
                new ColumnSuggestion(1, "Emial", ImportField.EMAIL),
                new ColumnSuggestion(7, "Points", ImportField.OPENING_POINTS),
                new ColumnSuggestion(
                        ColumnNames.MAX_COLUMNS - 1, "x".repeat(ColumnNames.MAX_LENGTH), ImportField.TAGS));
    }

    /** Rows that made no profile, for one reason and for several. */
    public static Arbitrary<RejectedRow> rejected() {
        Arbitrary<Set<RejectReason>> reasons = Choices.of(
                List.of(Set.of(RejectReason.NO_KEY), EnumSet.allOf(RejectReason.class)),
                Arbitraries.of(RejectReason.class).set().ofMinSize(1).ofMaxSize(3));
        Arbitrary<Long> lines = Choices.of(2L, 0L, 200_001L, Long.MAX_VALUE);
        return Choices.withoutProducts(Combinators.combine(lines, reasons)
                .as((line, why) -> new RejectedRow(line == 0 ? "r1" : Long.toString(line - 1), line, why)));
    }

    /** Rows as a CSV file has them, not yet understood: of one cell and of several, blank, quoted, of any script, too long. */
    public static Arbitrary<CsvRow> csvRows() {
        Arbitrary<List<String>> cells = Choices.of(
                        "603-555-1201",
                        "",
                        " ",
                        "Ann Lee",
                        "a \"quoted\", word\nand a line",
                        "צל · ظل · 影",
                        "\uD83D",
                        "x".repeat(TraitValue.MAX_TEXT + 1))
                .list()
                .ofMinSize(1)
                .ofMaxSize(MOST_COLUMNS);
        return Choices.withoutProducts(Combinators.combine(Choices.of(1L, 2L, 200_000L), cells)
                .as((number, all) -> new CsvRow(number, number + 1, all)));
    }

    /**
     * What became of the rows, in numbers that fit together: each row is counted once as one of accepted, archived, suppressed and
     * rejected, and what else is counted is of rows that can have it. None at all, few, and as many as a large file has; more points
     * than can be told.
     */
    public static Arbitrary<ImportCounts> counts() {
        return RowFates.counts();
    }
}
