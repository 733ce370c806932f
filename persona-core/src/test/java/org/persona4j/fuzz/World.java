package org.persona4j.fuzz;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.persona4j.HashKey;
import org.persona4j.PersonaEngine;
import org.persona4j.Personas;
import org.persona4j.access.Actor;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.change.FeedPolicy;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.imports.ImportRequest;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.optin.Consent;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInImport;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.StoreLimits;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.store.memory.KeptContents;
import org.persona4j.wallet.Points;

/**
 * A small tenant with something of everything to find, in a store that keeps all contents as bytes. It is made anew after some
 * calls, so that what they leave behind does not pile up. Not thread-safe.
 */
final class World {
    static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");
    static final Source TILL = Source.integration("till");
    static final Address PHONE = Address.of(Identifier.of(IdentifierType.PHONE, "+16035551201"));
    static final String IMPORT = "file-1";

    private static final int CALLS = 50;
    private static final int ORDERS = 4;
    private static final HashKey KEY = HashKey.of(new byte[32]);

    private Filled tenant = new Filled();
    private int left = CALLS;

    /** A tenant, and the ids of what is in it. */
    private static final class Filled {
        final Personas owner;
        final Personas support;
        final PersonaId persona;
        final PersonaId archived;
        final String erasure;

        Filled() {
            PersonaEngine.Tenant tenant = tenant();
            owner = tenant.as(Actor.owner("u-1"));
            support = tenant.as(Actor.support("u-2"));
            owner.changes().begin(FeedPolicy.standard().withShards(2));
            persona = take(owner, "1");
            take(owner, "2");
            spend(owner, persona);
            runImports(owner);
            archived = take(owner, "3");
            archive(owner, archived);
            archive(owner, take(owner, "4"));
            erasure = erase(owner);
        }
    }

    private static PersonaEngine.Tenant tenant() {
        AtomicLong ids = new AtomicLong();
        return PersonaEngine.builder(new InMemoryPersonaStore(StoreLimits.UNLIMITED, KeptContents.BYTES))
                .hashKey(KEY)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .ids(() -> "i" + ids.incrementAndGet())
                .build()
                .tenant("green-leaf");
    }

    private static PersonaId take(Personas owner, String number) {
        SourceRecord record = SourceRecord.builder(TILL, number)
                .phone("603-555-120" + number)
                .email("mail" + number + "@mail.net")
                .fullName("Ada Fenley " + number)
                .build();
        return ((IntakeOutcome.Accepted) owner.intake().take(record)).persona();
    }

    private static void spend(Personas owner, PersonaId persona) {
        owner.wallets().join(persona);
        for (int i = 1; i <= ORDERS; i++) {
            owner.orders().record(CustomerRef.of(persona), order("order-" + i));
            owner.wallets().adjust(persona, Points.of(1), "adjustment-" + i, "sorry");
        }
    }

    private static void runImports(Personas owner) {
        List<OptInImport.Row> rows = List.of(
                new OptInImport.Row("1", MessageChannel.TEXT, PHONE, Consent.NOT_ASKED, false),
                new OptInImport.Row("2", MessageChannel.VOICE, PHONE, Consent.NOT_ASKED, false));
        owner.optIns().importRows(OptInImport.of(IMPORT), rows);
        owner.imports().run(ImportRequest.of("file-2"), List.of());
        owner.imports().run(ImportRequest.of("file-3"), List.of());
    }

    private static void archive(Personas owner, PersonaId persona) {
        owner.archive().put(persona, ArchiveReason.MANUAL, "moved away");
    }

    private static String erase(Personas owner) {
        Identifier gone = Identifier.of(IdentifierType.EMAIL, "gone@mail.net");
        owner.intake()
                .take(SourceRecord.builder(TILL, "gone").email(gone.value()).build());
        return owner.withOperationId("erase")
                .privacy()
                .erase(ErasureRequest.by(gone), "letter 1")
                .id();
    }

    static Order order(String id) {
        return Order.builder()
                .id(id)
                .placedAt(NOW)
                .line(line -> line.productId("tea").unitPrice(Money.of(5)))
                .build();
    }

    /** Who may do nearly everything, and does nothing that stays. */
    Personas reader() {
        return tenant.owner;
    }

    /** Who may do nearly everything. */
    Personas owner() {
        if (left-- == 0) {
            tenant = new Filled();
            left = CALLS;
        }
        return tenant.owner;
    }

    /** Who may look into the archive of privacy processes. */
    Personas support() {
        return tenant.support;
    }

    /** A persona with points, orders and entries of the audit. */
    PersonaId persona() {
        return tenant.persona;
    }

    /** The id of the receipt of an erasure. */
    String erasure() {
        return tenant.erasure;
    }

    /** A persona in the archive of the staff. */
    PersonaId archived() {
        return tenant.archived;
    }
}
