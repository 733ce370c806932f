package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.BirthDates;
import org.persona4j.identity.Normalizers;
import org.persona4j.imports.CsvRows;
import org.persona4j.imports.ImportField;
import org.persona4j.imports.ImportMapping;
import org.persona4j.imports.ImportRowReader;
import org.persona4j.imports.UnreadableFileException;
import org.persona4j.merge.IdentityRules;
import org.persona4j.profile.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code persona resolve}: the rows of a CSV file become personas. */
@Command(
        name = "resolve",
        description = {
            "Finds out which rows of a CSV file are the same customer, and what is true of each.",
            "Columns are known by common headers (see --map); the others become custom traits."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done; single rows may have been rejected",
            "1:done, but not all that was asked",
            "2:nothing could be done"
        })
final class ResolveCommand implements Callable<Integer> {
    /** What says who a customer is, and what they are like; not what can be done with them. */
    private static final Set<ImportField> FIELDS = EnumSet.range(ImportField.SOURCE_ID, ImportField.TAGS);

    private final Clock clock;
    private final boolean terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "INPUT.csv", description = "UTF-8, with a header; separated by comma, semicolon or tab.")
    private Path input = Path.of("");

    @Option(
            names = "--map",
            paramLabel = "COLUMN=FIELD",
            description = {
                "What a column means; can be repeated. Fields: source_id phone email first_name last_name full_name birth_date",
                "government_id medical_id favorite_store observed_at tags, and trait for none of these."
            })
    private List<String> map = new ArrayList<>();

    @Option(
            names = "--region",
            paramLabel = "CODE",
            defaultValue = "US",
            description = "Region of phone numbers without a country code. Default: ${DEFAULT-VALUE}.")
    private String region = "US";

    @Option(
            names = "--rules",
            paramLabel = "RULES",
            defaultValue = "STANDARD",
            description = "standard, guarded or strict: how much doubt refuses a link. Default: standard.")
    private Rules rules = Rules.STANDARD;

    @Option(
            names = "--date-format",
            paramLabel = "PATTERN",
            description = "A further form of dates, such as M/d/yyyy. ISO and yyyyMMdd are always read.")
    private @Nullable String dateFormat;

    @Option(names = "--source", paramLabel = "NAME", description = "The name of the file import the rows come from.")
    private @Nullable String source;

    @Option(names = "--output", paramLabel = "OUT.csv", description = "Write row, persona id and outcome of each row.")
    private @Nullable Path output;

    @Option(
            names = "--personas",
            paramLabel = "OUT.jsonl",
            description = "Write the personas, one a line, with reasons.")
    private @Nullable Path personas;

    @Option(
            names = "--explain",
            paramLabel = "PERSONA_ID_OR_ROW",
            description = "Tell the story of one persona. Shows personal data.")
    private @Nullable String explain;

    @Option(names = "--quiet", description = "Print errors only (and what --explain was asked for).")
    private boolean quiet;

    /**
     * The command.
     *
     * @param clock tells the start of the run
     * @param terminal whether a progress bar makes sense
     */
    ResolveCommand(Clock clock, boolean terminal) {
        this.clock = clock;
        this.terminal = terminal;
    }

    /** The presets of identity rules. */
    enum Rules {
        /** A shared phone, e-mail or id merges. */
        STANDARD,
        /** Two disagreeing witnesses of four refuse a link. */
        GUARDED,
        /** One disagreeing witness of three refuses a link. */
        STRICT;

        IdentityRules preset() {
            return switch (this) {
                case STANDARD -> IdentityRules.standard();
                case GUARDED -> IdentityRules.guarded();
                case STRICT -> IdentityRules.strict();
            };
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Optional<OutputFile> outcomeFile = Optional.ofNullable(output).map(place -> OutputFile.at(place, input));
        Optional<OutputFile> personaFile = Optional.ofNullable(personas).map(place -> OutputFile.at(place, input));
        if (output != null
                && personas != null
                && output.toAbsolutePath()
                        .normalize()
                        .equals(personas.toAbsolutePath().normalize())) {
            throw new InputException("--output and --personas name the same file");
        }
        Resolution resolution = resolve(err);
        outcomeFile.ifPresent(file -> file.write(new OutcomeRows(resolution)));
        personaFile.ifPresent(file -> file.write(new PersonaLines(resolution)));
        if (!quiet) {
            new Summary(resolution, out).print(explain == null);
        }
        return explained(resolution, out, err);
    }

    private Resolution resolve(PrintWriter err) {
        Normalizers normalizers = checked("--region", region.toUpperCase(Locale.ROOT), Normalizers::standard);
        BirthDates dates = dateFormat == null
                ? BirthDates.standard()
                : checked("--date-format", dateFormat, BirthDates::withPattern);
        Source from = source == null
                ? Source.of(Source.Kind.FILE_IMPORT)
                : checked("--source", source, name -> Source.of(Source.Kind.FILE_IMPORT, name));
        Instant start = clock.instant();
        long began = System.nanoTime();
        try (CsvRows csv = CsvRows.open(input)) {
            ImportMapping columns = columns(csv, err);
            Notices notices = new Notices(err, quiet);
            Engine engine = new Engine(rules.preset(), normalizers, start);
            ImportRowReader reader = ImportRowReader.of(columns, from, columns.has(ImportField.SOURCE_ID) ? "row:" : "")
                    .withDates(dates)
                    .withObservedAt(start);
            RowResults results = take(engine, csv, reader, from, notices);
            if (results.size() == 0) {
                throw new InputException(input + " has a header, but no rows");
            }
            if (results.counts().getOrDefault(RowOutcome.REJECTED, 0) == results.size()) {
                throw new InputException("no row of " + input + " could be taken in");
            }
            return new Resolution(
                    engine.personas(), results, notices, () -> Duration.ofNanos(System.nanoTime() - began));
        } catch (UnreadableFileException e) {
            throw InputException.unreadable(input, e);
        }
    }

    private ImportMapping columns(CsvRows csv, PrintWriter err) {
        ImportMapping columns = ColumnWishes.mapping(csv.header(), map, FIELDS);
        if (!quiet) {
            err.println("columns: " + columns.describe());
            ColumnWishes.hints(columns).forEach(err::println);
            err.flush();
        }
        return columns;
    }

    private RowResults take(Engine engine, CsvRows csv, ImportRowReader reader, Source from, Notices notices) {
        try (Progress progress = Progress.of(input, terminal && !quiet)) {
            return engine.take(input, csv, reader, from, notices, progress::bytesDone);
        }
    }

    private int explained(Resolution resolution, PrintWriter out, PrintWriter err) {
        if (explain == null) {
            return PersonaCli.DONE;
        }
        if (!quiet) {
            out.println();
        }
        Optional<String> problem = new Story(resolution, out).tell(explain.strip());
        out.flush();
        problem.ifPresent(words -> {
            err.println("persona: " + words);
            err.flush();
        });
        return problem.isPresent() ? PersonaCli.PARTLY : PersonaCli.DONE;
    }

    private static <T> T checked(String option, String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw new InputException(option + ": " + e.getMessage(), e);
        }
    }
}
