package org.persona4j.example.cli;

import java.io.PrintWriter;
import java.time.Clock;
import org.persona4j.Wallets;
import org.persona4j.identity.PersonaId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands {@code persona join} and {@code persona leave}: who is in the loyalty program. */
@Command(exitCodeList = {"0:done, or so before", "2:nothing could be done"})
abstract sealed class MembershipCommand extends StoreCommand {
    @Mixin
    private OneCustomer customer = new OneCustomer();

    private MembershipCommand(Clock clock) {
        super(clock);
    }

    /** Changes the membership and tells in words what became of it. */
    abstract String change(Wallets wallets, PersonaId persona);

    @Override
    int run(OpenStore open, PrintWriter out) {
        PersonaId persona = customer.in(open);
        Wallets wallets = open.personas().wallets();
        out.println(change(wallets, persona));
        out.println("balance " + wallets.of(persona).balance());
        return PersonaCli.DONE;
    }

    /** The command {@code persona join}. */
    @Command(
            name = "join",
            description = "Takes a customer into the loyalty program. Earlier orders earn as far as they may.")
    static final class Join extends MembershipCommand {
        /**
         * The command.
         *
         * @param clock tells the time
         */
        Join(Clock clock) {
            super(clock);
        }

        @Override
        String change(Wallets wallets, PersonaId persona) {
            boolean before = wallets.isMember(persona);
            wallets.join(persona);
            return before ? "a member before" : "joined";
        }
    }

    /** The command {@code persona leave}. */
    @Command(
            name = "leave",
            description = "Takes a customer out of the loyalty program: orders earn no more. Points stay.")
    static final class Leave extends MembershipCommand {
        /**
         * The command.
         *
         * @param clock tells the time
         */
        Leave(Clock clock) {
            super(clock);
        }

        @Override
        String change(Wallets wallets, PersonaId persona) {
            return wallets.leave(persona) ? "left" : "no member before either";
        }
    }
}
