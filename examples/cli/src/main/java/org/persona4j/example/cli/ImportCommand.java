package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.persona4j.error.OperationReusedException;
import org.persona4j.imports.CsvRows;
import org.persona4j.imports.ImportField;
import org.persona4j.imports.ImportMapping;
import org.persona4j.imports.ImportRowReader;
import org.persona4j.imports.UnreadableFileException;
import org.persona4j.optin.OptInImport;
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
            "Takes the rows of a CSV file into a store, and what they say of consent.",
            "No import undoes an opt-out. The same file with the same options is the same import: it counts once."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done; single rows may have been rejected", "2:nothing could be done, or not all of it"})
final class ImportCommand implements Callable<Integer> {
    /** All but what this command cannot take in. */
    private static final Set<ImportField> FIELDS =
            EnumSet.complementOf(EnumSet.of(ImportField.OPENING_POINTS, ImportField.MEMBER, ImportField.MEMBER_SINCE));

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
                "text_opt_out email_opt_out voice_opt_out opt_out."
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
            description = "Write the messages that are to be sent, one a line, with their addresses.")
    private @Nullable Path messages;

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
        Optional<OutputFile> messageFile = Optional.ofNullable(messages).map(place -> OutputFile.at(place, input));
        String content = ContentHash.of(input);
        OptInImport from = from(content);
        try (CsvRows csv = CsvRows.open(input)) {
            ImportMapping columns = ColumnWishes.mapping(csv.header(), map, FIELDS);
            try (OpenStore open = store.open(clock, true)) {
                run(csv, columns, content, open, from, messageFile);
            }
        } catch (UnreadableFileException e) {
            throw InputException.unreadable(input, e);
        }
        return PersonaCli.DONE;
    }

    private OptInImport from(String content) {
        String id = importId;
        if (id == null) {
            List<String> parts = new ArrayList<>(List.of(content, store.region(), optInAll + "", doubleOptIn + ""));
            parts.addAll(map);
            id = ContentHash.of(parts);
        }
        try {
            return new OptInImport(id, optInAll, doubleOptIn);
        } catch (IllegalArgumentException e) {
            throw new InputException("--import-id: " + e.getMessage(), e);
        }
    }

    private void run(
            CsvRows csv,
            ImportMapping columns,
            String content,
            OpenStore open,
            OptInImport from,
            Optional<OutputFile> messageFile) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("columns: " + columns.describe());
        ColumnWishes.hints(columns).forEach(err::println);
        err.flush();
        Instant start = clock.instant();
        Notices notices = new Notices(err, false);
        ConsentImport consents = new ConsentImport(from, open.personas(), notices);
        ImportRowReader rows = ImportRowReader.of(columns, Source.of(Source.Kind.FILE_IMPORT), "row:" + content + ":")
                .withObservedAt(start);
        RowResults results = run(new Pipeline(csv, rows, open, notices, consents), from);
        messageFile.ifPresent(file -> file.write(new MessageLines(consents.messages())));
        print(from, results, notices, consents);
    }

    private RowResults run(Pipeline pipeline, OptInImport from) {
        try (Progress progress = Progress.of(input, terminal)) {
            return pipeline.run(progress::bytesDone);
        } catch (OperationReusedException e) {
            throw new InputException("the import id " + from.id() + " stands for another import already", e);
        }
    }

    private void print(OptInImport from, RowResults results, Notices notices, ConsentImport consents) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("import " + from.id());
        Map<RowOutcome, Integer> outcomes = results.counts();
        Summary.number(out, "rows", results.size(), Summary.outcomes(outcomes));
        Summary.number(
                out,
                "rejected",
                outcomes.getOrDefault(RowOutcome.REJECTED, 0),
                Summary.byReason(notices.rejectedByReason()));
        if (notices.doubtful() > 0) {
            Summary.number(out, "doubtful", notices.doubtful(), "rows with consent that is not known");
        }
        consents.outcomes().forEach((words, count) -> Summary.number(out, "consent", count, words));
        consents.repeated()
                .forEach((words, count) ->
                        Summary.number(out, "repeated", count, "consent that this import had already, " + words));
        Summary.number(
                out,
                "messages",
                consents.messages().size(),
                consents.messages().isEmpty()
                        ? ""
                        : messages == null ? "to be sent; the same command with --messages writes them" : "to be sent");
        out.flush();
    }
}
