package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.persona4j.Recommendations;
import org.persona4j.identity.PersonaId;
import org.persona4j.recommend.Recommendation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code persona recommend}: what a customer will probably buy next. */
@Command(
        name = "recommend",
        description =
                "Tells what a customer will probably buy next, and why. Learns from all orders of the store each time.",
        exitCodeList = {"0:done", "1:there is no order to learn from", "2:nothing could be done"})
final class RecommendCommand extends StoreCommand {
    @Mixin
    private OneCustomer customer = new OneCustomer();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "The most products, 1 to 1,000. Default: ${DEFAULT-VALUE}.")
    private int limit = 10;

    /**
     * The command.
     *
     * @param clock tells the time
     */
    RecommendCommand(Clock clock) {
        super(clock);
    }

    @Override
    int run(OpenStore open, PrintWriter out) {
        int most = PageOptions.checked(limit);
        PersonaId persona = customer.in(open);
        Recommendations recommendations = open.personas().recommendations();
        List<Recommendation> products = recommendations.recommend(persona, recommendations.train(), most);
        Table table = new Table("rlrl").row("", "product", "score", "why");
        for (int place = 0; place < products.size(); place++) {
            Recommendation one = products.get(place);
            table.row(
                    place + 1,
                    one.productId(),
                    String.format(Locale.ROOT, "%.3f", one.score()),
                    one.reason().describe());
        }
        if (products.isEmpty()) {
            out.println("there is no order to learn from");
        } else {
            table.print(out);
        }
        return products.isEmpty() ? PersonaCli.PARTLY : PersonaCli.DONE;
    }
}
