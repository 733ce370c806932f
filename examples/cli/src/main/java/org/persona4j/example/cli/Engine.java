package org.persona4j.example.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.persona4j.HashKey;
import org.persona4j.Intake;
import org.persona4j.PersonaEngine;
import org.persona4j.Personas;
import org.persona4j.PreparedRecord;
import org.persona4j.access.Actor;
import org.persona4j.identity.Normalizers;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.memory.InMemoryPersonaStore;

/**
 * The engine of one run, over a store in memory that ends with it.
 *
 * <p>Nothing in it is random: the clock stands still at the start of the run, the hash key is always the same (it guards ids in
 * a store that others may see, and nobody sees this one), and the ids of profiles follow from the rows. Two engines share the
 * store: one gives the profiles their ids and is asked by the thread that reads, the other does the rest.
 */
final class Engine implements RecordIntake {
    private static final String TENANT = "file";
    private static final byte[] KEY =
            "one run, one store, nobody else".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private final RowIds rowIds = new RowIds();
    private final Intake preparing;
    private final Personas personas;

    /**
     * An engine.
     *
     * @param rules what makes two rows one customer
     * @param normalizers how identifiers are read
     * @param start the moment of the run
     */
    Engine(IdentityRules rules, Normalizers normalizers, Instant start) {
        AtomicLong others = new AtomicLong();
        PersonaEngine.Builder engine = PersonaEngine.builder(new InMemoryPersonaStore())
                .hashKey(HashKey.of(KEY))
                .identityRules(rules)
                .normalizers(normalizers)
                .clock(Clock.fixed(start, ZoneOffset.UTC));
        Actor actor = Actor.owner("cli");
        this.preparing = engine.ids(rowIds).build().tenant(TENANT).as(actor).intake();
        this.personas = engine.ids(() -> RowIds.id('x', others.incrementAndGet()))
                .build()
                .tenant(TENANT)
                .as(actor);
    }

    @Override
    public PreparedRecord prepare(long row, SourceRecord record) {
        rowIds.prepare(row);
        return preparing.prepare(record);
    }

    @Override
    public List<IntakeOutcome> take(List<PreparedRecord> records) {
        return personas.intake().takePrepared(records);
    }

    /** The personas there are. */
    Personas personas() {
        return personas;
    }
}
