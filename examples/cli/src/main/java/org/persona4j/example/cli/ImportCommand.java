package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.persona4j.ImportOptions;
import org.persona4j.Imports;
import org.persona4j.error.ImportConflictException;
import org.persona4j.imports.CsvRows;
import org.persona4j.imports.ImportField;
import org.persona4j.imports.ImportMapping;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRowReader;
import org.persona4j.imports.UnreadableFileException;
import org.persona4j.profile.Source;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code persona import}: the rows of a CSV file, and the consent in them, go to a store. */
@Command(
        name = "import",
        description = {
            "Takes the rows of a CSV file into a store: customers, consent, opening points, membership.",
            "No import undoes an opt-out. The same file with the same options is the same import: it goes on where it was broken off, and",
            "counts once."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done; single rows may have been rejected", "2:nothing could be done, or not all of it"})
final class ImportCommand implements Callable<Integer> {
    private static final Set<ImportField> FIELDS = EnumSet.allOf(ImportField.class);

    private final Clock clock;
    private final boolean terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Parameters(paramLabel = "INPUT.csv", description = "UTF-8, with a header; separated by comma, semicolon or tab.")
    private Path input = Path.of("");

    @Option(
            names = "--map",
            paramLabel = "COLUMN=FIELD",
            description = {
                "What a column means; can be repeated. Fields: those of resolve, and text_opt_in email_opt_in voice_opt_in opt_in",
                "text_opt_out email_opt_out voice_opt_out opt_out opening_points member member_since."
            })
    private List<String> map = new ArrayList<>();

    @Option(
            names = "--opt-in-all",
            description = "Opt in the rows that say nothing of consent, to text messages and e-mail.")
    private boolean optInAll;

    @Option(names = "--double-opt-in", description = "Ask whoever would be opted in; only their YES opts in.")
    private boolean doubleOptIn;

    @Option(
            names = "--import-id",
            paramLabel = "ID",
            description = "The id of the import. Default: made of the file's content and the options.")
    private @Nullable String importId;

    @Option(
            names = "--messages",
            paramLabel = "OUT.jsonl",
            description = {
                "Write the messages that are to be sent, one a line, with their addresses. Of an import that goes on they are added",
                "to those in the file, some perhaps once more; send each id once."
            })
    private @Nullable Path messages;

    @Option(names = "--dry-run", description = "Tell what the import would do, and do nothing.")
    private boolean dryRun;

    @Option(names = "--resume", description = "Go on with an import that was broken off, and begin none.")
    private boolean resume;

    /**
     * The command.
     *
     * @param clock tells the time
     * @param terminal whether a progress bar makes sense
     */
    ImportCommand(Clock clock, boolean terminal) {
        this.clock = clock;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!Files.isRegularFile(input) && Files.exists(input)) {
            throw new InputException(input + " is not a plain file, which an import reads twice");
        }
        if (doubleOptIn && !dryRun && messages == null) {
            throw new InputException("--double-opt-in needs --messages: whoever is asked has to get the message");
        }
        if (messages != null) {
            OutputFile.at(messages, input);
        }
        String content = ContentHash.of(input);
        try (CsvRows csv = CsvRows.open(input)) {
            ImportMapping columns = ColumnWishes.mapping(csv.header(), map, FIELDS);
            ImportRequest request = request(content, columns);
            try (OpenStore open = store.open(clock, !dryRun && !resume)) {
                run(csv, columns, content, open.personas().imports(), request);
            }
        } catch (UnreadableFileException e) {
            throw InputException.unreadable(input, e);
        }
        return PersonaCli.DONE;
    }

    private ImportRequest request(String content, ImportMapping columns) {
        String id = importId;
        if (id == null) {
            List<String> parts = new ArrayList<>(List.of(content, store.region(), optInAll + "", doubleOptIn + ""));
            parts.addAll(map);
            id = ContentHash.of(parts);
        }
        ImportRequest.Builder request =
                ImportRequest.builder(id).optInAll(optInAll).doubleOptIn(doubleOptIn);
        columns.asMap().entrySet().stream()
                .filter(column -> column.getKey().length() <= ImportRequest.MAX_COLUMN_LENGTH)
                .limit(ImportRequest.MAX_COLUMNS)
                .forEach(column -> request.putMapping(column.getKey(), column.getValue()));
        try {
            return request.build();
        } catch (IllegalArgumentException e) {
            throw new InputException("--import-id: " + e.getMessage(), e);
        }
    }

    private void run(CsvRows csv, ImportMapping columns, String content, Imports imports, ImportRequest request) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("columns: " + columns.describe());
        ColumnWishes.hints(columns).forEach(err::println);
        err.flush();
        Optional<ImportReport> before = imports.find(request.id());
        if (resume && before.isEmpty()) {
            throw new InputException("there is no import " + request.id() + " to go on with");
        }
        ImportRowReader reader =
                ImportRowReader.of(columns, Source.of(Source.Kind.FILE_IMPORT), "row:" + content + ":");
        try (FileRows rows = new FileRows(input, csv, reader, row -> row);
                Reading reading = new Reading();
                Progress progress = Progress.of(input, terminal)) {
            ImportOptions options = reading.options(new Notices(err, false), new RowResults())
                    .withProgress(counts -> progress.bytesDone(rows.bytesRead()));
            run(imports, request, rows, options, before);
        } catch (ImportConflictException e) {
            throw new InputException(explained(e.reason(), request.id()), e);
        }
    }

    private void run(
            Imports imports,
            ImportRequest request,
            FileRows rows,
            ImportOptions options,
            Optional<ImportReport> before) {
        if (dryRun) {
            print("dry run of import " + request.id(), imports.dryRun(request, rows, options));
        } else if (messages == null) {
            print(title(request, before), imports.run(request, rows, options));
        } else {
            try (MessageFile file = MessageFile.open(messages, before.isPresent())) {
                print(title(request, before), imports.run(request, rows, options.withMessages(file::add)));
                Summary.number(
                        spec.commandLine().getOut(), "messages", file.count(), file.count() == 0 ? "" : "to be sent");
            }
        }
        spec.commandLine().getOut().flush();
    }

    private static String title(ImportRequest request, Optional<ImportReport> before) {
        return "import " + request.id()
                + before.map(known -> known.endedAt()
                                .map(ended -> ", done at " + ended + " already")
                                .orElse(", which goes on"))
                        .orElse("");
    }

    private void print(String title, ImportReport report) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(title);
        new ImportLines(out).print(report);
    }

    private static String explained(ImportConflictException.Reason reason, String id) {
        return switch (reason) {
            case OTHER_SETTINGS, OTHER_ROWS -> "the import id " + id + " stands for another import already";
            case OVERTAKEN -> "the import " + id + " goes on elsewhere";
            case ROW_ID_REUSED -> "a row of the import " + id + " is known already, and said something else";
        };
    }
}
