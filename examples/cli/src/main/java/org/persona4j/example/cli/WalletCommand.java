package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.persona4j.Wallets;
import org.persona4j.identity.PersonaId;
import org.persona4j.wallet.Wallet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code persona wallet}: the points that a customer has. */
@Command(name = "wallet", description = "Tells the points of a customer, and until when they last.")
final class WalletCommand extends StoreCommand {
    @Mixin
    private OneCustomer customer = new OneCustomer();

    @Option(names = "--profiles", description = "Tell also which profile the points are of.")
    private boolean profiles;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "What there was at a time: a date, or a moment such as 2026-03-01T12:00:00Z. Default: now.")
    private @Nullable String at;

    /**
     * The command.
     *
     * @param clock tells the time
     */
    WalletCommand(Clock clock) {
        super(clock);
    }

    @Override
    int run(OpenStore open, PrintWriter out) {
        PersonaId persona = customer.in(open);
        Wallets wallets = open.personas().wallets();
        Wallet wallet = at == null
                ? wallets.of(persona)
                : wallets.at(
                        persona,
                        MomentText.parse("--at", at, open.loyaltyPolicy().zone(), clock().instant()));
        if (at == null) {
            out.println("member  " + (wallets.isMember(persona) ? "yes" : "no"));
        }
        out.println("balance " + wallet.balance());
        if (wallet.debt().isPositive()) {
            out.println("owed    " + wallet.debt());
        }
        print(wallet, out);
        return PersonaCli.DONE;
    }

    private void print(Wallet wallet, PrintWriter out) {
        Table open = new Table("lrll");
        wallet.open()
                .forEach(some -> open.row(
                        " ",
                        some.points(),
                        some.kind().label(),
                        some.lastDay().map(day -> "until " + day).orElse("for ever")));
        open.print(out);
        if (profiles) {
            Table parts = new Table("lrl");
            wallet.parts()
                    .forEach(part -> parts.row(
                            " ",
                            part.balance(),
                            "of profile " + part.profile()
                                    + (part.debt().isPositive() ? ", which owes " + part.debt() : "")));
            parts.print(out);
        }
    }
}
