package org.persona4j.example.cli;

import java.time.Clock;
import java.util.List;
import org.persona4j.HashKey;
import org.persona4j.PersonaEngine;
import org.persona4j.Personas;
import org.persona4j.PreparedRecord;
import org.persona4j.access.Actor;
import org.persona4j.example.storefile.FilePersonaStore;
import org.persona4j.identity.Normalized;
import org.persona4j.identity.Normalizers;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.StoreUnavailableException;

/** The engine of a command over a store that outlives it. One process has a store open at a time. */
final class OpenStore implements RecordIntake, AutoCloseable {
    private static final String TENANT = "main";

    private final FilePersonaStore store;
    private final PersonaEngine.Tenant tenant;
    private final Normalizers normalizers;
    private final Personas personas;

    private OpenStore(FilePersonaStore store, HashKey key, Normalizers normalizers, Clock clock) {
        this.store = store;
        this.normalizers = normalizers;
        this.tenant = PersonaEngine.builder(store)
                .hashKey(key)
                .normalizers(normalizers)
                .clock(clock)
                .build()
                .tenant(TENANT);
        this.personas = tenant.as(Actor.owner("cli"));
    }

    /**
     * Opens a store.
     *
     * @param create whether it may be made if it is not there
     * @throws InputException if there is none, it is no store, its key is missing, or another process has it
     */
    static OpenStore open(StoreDirectory place, boolean create, Normalizers normalizers, Clock clock) {
        HashKey key = place.key(create);
        try {
            return new OpenStore(FilePersonaStore.open(place.directory()), key, normalizers, clock);
        } catch (StoreUnavailableException e) {
            throw new InputException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public PreparedRecord prepare(long row, SourceRecord record) {
        return personas.intake().prepare(record);
    }

    @Override
    public List<IntakeOutcome> take(List<PreparedRecord> records) {
        return personas.intake().takePrepared(records);
    }

    /** The personas, as the user deals with them. */
    Personas personas() {
        return personas;
    }

    /** The personas, as a program deals with them that hands on what customers say. */
    Personas handingOn() {
        return tenant.as(Actor.system("cli"));
    }

    /**
     * The address that a text is.
     *
     * @throws InputException if it is neither a phone number nor an e-mail address
     */
    Address address(String text) {
        Normalized read = normalizers.parseAny(text);
        if (read instanceof Normalized.Valid valid) {
            return Address.of(valid.value());
        }
        throw new InputException("the address is neither a phone number nor an e-mail address"
                + (read instanceof Normalized.Invalid invalid
                        ? ": it " + invalid.reason().description()
                        : ""));
    }

    @Override
    public void close() {
        store.close();
    }
}
