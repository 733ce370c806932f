package org.persona4j.example.cli;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.persona4j.HashKey;
import org.persona4j.PersonaEngine;
import org.persona4j.Personas;
import org.persona4j.access.Actor;
import org.persona4j.error.NotFoundException;
import org.persona4j.example.storefile.FilePersonaStore;
import org.persona4j.identity.Normalized;
import org.persona4j.identity.Normalizers;
import org.persona4j.identity.PersonaId;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.optin.Address;
import org.persona4j.persona.Persona;
import org.persona4j.store.StoreUnavailableException;

/** The engine of a command over a store that outlives it. One process has a store open at a time. */
final class OpenStore implements AutoCloseable {
    private static final String TENANT = "main";

    private final FilePersonaStore store;
    private final PersonaEngine.Tenant tenant;
    private final Normalizers normalizers;
    private final LoyaltyPolicy loyaltyPolicy;
    private final Personas personas;

    private OpenStore(
            FilePersonaStore store, HashKey key, LoyaltyPolicy loyaltyPolicy, Normalizers normalizers, Clock clock) {
        this.store = store;
        this.loyaltyPolicy = loyaltyPolicy;
        this.normalizers = normalizers;
        this.tenant = PersonaEngine.builder(store)
                .hashKey(key)
                .normalizers(normalizers)
                .loyaltyPolicy(loyaltyPolicy)
                .clock(clock)
                .build()
                .tenant(TENANT);
        this.personas = tenant.as(Actor.owner("cli"));
    }

    /**
     * Opens a store.
     *
     * @param create whether it may be made if it is not there
     * @throws InputException if there is none, it is no store, its key is missing, its loyalty policy cannot be read, or another
     *     process has it
     */
    static OpenStore open(StoreDirectory place, boolean create, Normalizers normalizers, Clock clock) {
        HashKey key = place.key(create);
        FilePersonaStore store;
        try {
            store = FilePersonaStore.open(place.directory());
        } catch (StoreUnavailableException e) {
            throw new InputException(String.valueOf(e.getMessage()), e);
        }
        try {
            return new OpenStore(store, key, LoyaltyFile.of(place).read(), normalizers, clock);
        } catch (InputException e) {
            store.close();
            throw e;
        }
    }

    /** What earns points in the store and how long they last. */
    LoyaltyPolicy loyaltyPolicy() {
        return loyaltyPolicy;
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
        return AddressText.parse(text, normalizers);
    }

    /**
     * The customer that a text names: an id that the persona has or once had, a phone number or an e-mail address. By its id also
     * one in the archive.
     *
     * @throws InputException if there is none, or several have the address
     */
    PersonaId customer(String text) {
        Optional<PersonaId> byId = byId(text.strip());
        if (byId.isPresent()) {
            return byId.get();
        }
        List<PersonaId> found = normalizers.parseAny(text) instanceof Normalized.Valid valid
                ? personas.search().byIdentifier(valid.value()).stream()
                        .map(Persona::id)
                        .toList()
                : List.of();
        if (found.isEmpty()) {
            throw new InputException("there is no customer with this id, phone number or e-mail address");
        }
        if (found.size() > 1) {
            throw new InputException(found.size() + " customers have this address; name the one by its id: "
                    + found.stream().map(PersonaId::value).collect(Collectors.joining(" ")));
        }
        return found.get(0);
    }

    private Optional<PersonaId> byId(String text) {
        try {
            PersonaId id = PersonaId.of(text);
            personas.wallets().isMember(id);
            return Optional.of(id);
        } catch (IllegalArgumentException | NotFoundException none) {
            return Optional.empty();
        }
    }

    /**
     * The order with an id.
     *
     * @throws InputException if there is none
     */
    RecordedOrder order(String id) {
        return personas.orders()
                .byReceipt(id.strip())
                .orElseThrow(() -> new InputException("there is no order with this id"));
    }

    @Override
    public void close() {
        store.close();
    }
}
