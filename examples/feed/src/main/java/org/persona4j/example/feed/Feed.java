package org.persona4j.example.feed;

import java.io.PrintStream;
import org.persona4j.HashKey;
import org.persona4j.PersonaEngine;
import org.persona4j.Personas;
import org.persona4j.access.Actor;
import org.persona4j.change.FeedPolicy;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/** A phone book of its own follows two customers who turn out to be one, and are forgotten. */
public final class Feed {
    private static final String PHONE = "+16035550142";
    private static final String OTHER_PHONE = "+16035550143";

    private Feed() {}

    /**
     * Runs the example.
     *
     * @param args none
     */
    public static void main(String[] args) {
        run(System.out);
    }

    /**
     * Runs the example.
     *
     * @param out where it prints
     */
    static void run(PrintStream out) {
        Personas personas = PersonaEngine.builder(new InMemoryPersonaStore())
                .hashKey(HashKey.random())
                .build()
                .tenant("green-leaf")
                .as(Actor.owner("o-17"));
        personas.changes().begin(FeedPolicy.standard());
        PhoneBook book = new PhoneBook(personas, new InMemoryPersonaStore());
        PersonaId ada = sawAt("till", PHONE, personas);
        PersonaId same = sawAt("web shop", OTHER_PHONE, personas);
        personas.wallets().credit(same, EntryKind.BOOST, Points.of(5), "welcome", null);
        show("two customers", book, out);

        personas.merges().link(ada, same, "told us at the till");
        show("one customer", book, out);

        personas.privacy().erase(ErasureRequest.by(Identifier.of(IdentifierType.PHONE, PHONE)), "letter 7");
        show("forgotten", book, out);
    }

    private static PersonaId sawAt(String where, String phone, Personas personas) {
        Source source = Source.integration(where);
        personas.intake().take(SourceRecord.builder(source, "4711").phone(phone).build());
        return personas.search().bySource(source, "4711").orElseThrow().id();
    }

    private static void show(String what, PhoneBook book, PrintStream out) {
        while (book.step()) {
            out.println("a step further");
        }
        out.println(what + ": " + book.lookUp(PHONE).values() + " "
                + book.lookUp(OTHER_PHONE).values());
    }
}
