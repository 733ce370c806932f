package org.persona4j.example.quickstart;

import java.io.PrintStream;
import org.persona4j.HashKey;
import org.persona4j.PersonaEngine;
import org.persona4j.Personas;
import org.persona4j.access.Actor;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.memory.InMemoryPersonaStore;

/** Two records become one persona, are separated, and are one again: what the README shows. */
public final class Quickstart {
    private Quickstart() {}

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
        // begin snippet
        var builder = PersonaEngine.builder(new InMemoryPersonaStore()).hashKey(HashKey.random());
        Personas personas = builder.build().tenant("green-leaf").as(Actor.owner("o-17"));

        var till = SourceRecord.builder(Source.integration("till"), "4711").phone("(603) 555-0142");
        var form = SourceRecord.builder(Source.of(Source.Kind.LOYALTY_SIGNUP), "a-1")
                .phone("+1 603 555 0142");
        personas.intake().take(till.fullName("Ada Fenley").build());
        personas.intake().take(form.fullName("Adah Fenley").build());

        Persona ada = personas.search().byPhone("6035550142").get(0); // one persona of two profiles
        ada.traits().forEach(trait -> out.println(String.join("\n", trait.describe())));
        out.println(personas.merges().history(ada.id()).orElseThrow().toMermaid());

        ProfileId second = ada.profiles().get(1).id();
        if (personas.merges().separate(second, "mother and daughter") instanceof MergeOutcome.Done done) {
            out.println(personas.search().byPhone("603-555-0142").size() + " personas");
            personas.merges().withdraw(done.decision().orElseThrow(), "it was one person after all");
        }
        out.println(personas.search().byPhone("603-555-0142").size() + " persona");
        // end snippet
    }
}
