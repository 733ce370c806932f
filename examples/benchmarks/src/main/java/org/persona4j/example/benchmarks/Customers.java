package org.persona4j.example.benchmarks;

import java.util.Locale;
import org.persona4j.HashKey;
import org.persona4j.PersonaEngine;
import org.persona4j.Personas;
import org.persona4j.access.Actor;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.store.memory.KeptContents;

/** Invented customers in an engine over a memory store: what either way to keep contents costs with real contents. */
final class Customers {

    private final int count;
    private final Source till = Source.integration("till");

    /** Takes in so many customers for each figure. */
    Customers(int count) {
        this.count = count;
    }

    /** Returns a row of a table: how contents are kept, bytes a customer, time of an intake, time of a search by phone. */
    String row(KeptContents contents) {
        long before = Heap.used();
        Personas personas = PersonaEngine.builder(new InMemoryPersonaStore(StoreLimits.UNLIMITED, contents))
                .hashKey(HashKey.random())
                .build()
                .tenant("green-leaf")
                .as(Actor.staff("s-17"));
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            personas.intake().take(customer(i));
        }
        double intake = (double) (System.nanoTime() - start) / count;
        double bytes = (double) (Heap.used() - before) / count;
        double search = searchNanos(personas);
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %s | %s |%n",
                contents.name().toLowerCase(Locale.ROOT),
                bytes,
                Latencies.text(intake),
                Latencies.text(search));
    }

    private double searchNanos(Personas personas) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            if (personas.search().byPhone(phone(i)).isEmpty()) {
                throw new IllegalStateException("a customer is missing");
            }
        }
        return (double) (System.nanoTime() - start) / count;
    }

    private SourceRecord customer(int i) {
        return SourceRecord.builder(till, "customer " + i)
                .phone(phone(i))
                .email("customer." + i + "@letters.net")
                .fullName("Given" + i % 1009 + " Family" + i % 10_007)
                .build();
    }

    private static String phone(int i) {
        return "+1603" + (2_000_000 + i);
    }
}
