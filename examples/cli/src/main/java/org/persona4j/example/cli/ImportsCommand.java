package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.persona4j.Imports;
import org.persona4j.imports.ImportReport;
import org.persona4j.merge.ReviewPage;
import org.persona4j.optin.AskedPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code persona imports}: past imports, in numbers. */
@Command(
        name = "imports",
        description = "Tells of past imports, and asks their customers to opt in.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class ImportsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    ImportsCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** The command {@code persona imports list}. */
    @Command(name = "list", description = "Tells the imports into a store, the one that began last first.")
    static final class ListAll extends StoreCommand {
        @Mixin
        private PageOptions page = new PageOptions();

        ListAll(Clock clock) {
            super(clock);
        }

        @Override
        int run(OpenStore open, PrintWriter out) {
            int limit = page.limit();
            ReviewPage<ImportReport> imports = open.personas().imports().list(page.after(), limit);
            Table table = new Table("lllrr").row("begun", "import", "status", "rows", "rejected");
            for (ImportReport one : imports.items()) {
                table.row(
                        one.begunAt().toString(),
                        one.id(),
                        one.status().name(),
                        Long.toString(one.counts().rows()),
                        Long.toString(one.counts().allRejected()));
            }
            table.print(out);
            PageOptions.printNext(imports.next(), out);
            return PersonaCli.DONE;
        }
    }

    /** The command {@code persona imports show}. */
    @Command(name = "show", description = "Tells what became of the rows of an import.")
    static final class Show extends StoreCommand {
        @Parameters(paramLabel = "IMPORT_ID", description = "The id of the import.")
        private String importId = "";

        Show(Clock clock) {
            super(clock);
        }

        @Override
        int run(OpenStore open, PrintWriter out) {
            ImportReport report = known(open.personas().imports(), importId);
            out.println("import " + report.id());
            out.println(
                    "begun at " + report.begunAt() + " by " + report.by().role().code());
            out.println(report.endedAt().map(moment -> "done at " + moment).orElse("broken off, or under way"));
            report.request().mapping().forEach((column, field) -> out.println("column " + column + ": " + field));
            new ImportLines(out).print(report);
            return PersonaCli.DONE;
        }
    }

    /** The command {@code persona imports ask-opt-in}. */
    @Command(
            name = "ask-opt-in",
            description =
                    "Asks the customers of an import to opt in, all that nobody asked yet. Asking again asks nobody twice.")
    static final class AskOptIn extends StoreCommand {
        private static final int PAGE = 500;

        @Parameters(paramLabel = "IMPORT_ID", description = "The id of the import.")
        private String importId = "";

        @Option(
                names = "--messages",
                paramLabel = "OUT.jsonl",
                required = true,
                description = "Where the messages that are to be sent are added, one a line, with their addresses.")
        private @Nullable Path messages;

        AskOptIn(Clock clock) {
            super(clock);
        }

        @Override
        int run(OpenStore open, PrintWriter out) {
            Path place = Objects.requireNonNull(messages);
            OutputFile.at(place, place.resolveSibling(place.getFileName() + ".none"));
            known(open.personas().imports(), importId);
            try (MessageFile file = MessageFile.open(place, true)) {
                String cursor = null;
                do {
                    AskedPage page = open.personas().optIns().askImported(importId, cursor, PAGE);
                    page.answers().forEach(answer -> answer.messages().forEach(file::add));
                    cursor = page.next().orElse(null);
                } while (cursor != null);
                Summary.number(out, "messages", file.count(), file.count() == 0 ? "" : "to be sent");
            }
            return PersonaCli.DONE;
        }
    }

    private static ImportReport known(Imports imports, String id) {
        try {
            return imports.find(id).orElseThrow(() -> new InputException("there is no import " + id));
        } catch (IllegalArgumentException e) {
            throw new InputException("there is no import with such an id", e);
        }
    }
}
