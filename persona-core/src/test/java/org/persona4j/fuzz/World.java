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
    private static final int CUSTOMERS = 4;
    private static final HashKey KEY = HashKey.of(new byte[32]);

    private int left;
    private Personas owner;
    private Personas support;
    private PersonaId persona;
    private PersonaId archived;
    private String erasure;

    @SuppressWarnings("NullAway.Init")
    World() {
        another();
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

    private PersonaId fill() {
        PersonaId first = take("1");
        take("2");
        owner.wallets().join(first);
        for (int i = 1; i <= CUSTOMERS; i++) {
            owner.orders().record(CustomerRef.of(first), order("order-" + i));
            owner.wallets().adjust(first, Points.of(1), "adjustment-" + i, "sorry");
        }
        List<OptInImport.Row> rows = List.of(
                new OptInImport.Row("1", MessageChannel.TEXT, PHONE, Consent.NOT_ASKED, false),
                new OptInImport.Row("2", MessageChannel.VOICE, PHONE, Consent.NOT_ASKED, false));
        owner.optIns().importRows(OptInImport.of(IMPORT), rows);
        for (int i = 3; i <= CUSTOMERS; i++) {
            archived = take(String.valueOf(i));
            owner.archive().put(archived, ArchiveReason.MANUAL, "moved away");
        }
        Identifier gone = Identifier.of(IdentifierType.EMAIL, "gone@mail.net");
        owner.intake()
                .take(SourceRecord.builder(TILL, "gone").email(gone.value()).build());
        erasure = owner.withOperationId("erase")
                .privacy()
                .erase(ErasureRequest.by(gone), "letter 1")
                .id();
        return first;
    }

    private PersonaId take(String number) {
        SourceRecord record = SourceRecord.builder(TILL, number)
                .phone("603-555-120" + number)
                .email("mail" + number + "@mail.net")
                .fullName("Ada Fenley " + number)
                .build();
        return ((IntakeOutcome.Accepted) owner.intake().take(record)).persona();
    }

    static Order order(String id) {
        return Order.builder()
                .id(id)
                .placedAt(NOW)
                .line(line -> line.productId("tea").unitPrice(Money.of(5)))
                .build();
    }

    private void another() {
        PersonaEngine.Tenant tenant = tenant();
        owner = tenant.as(Actor.owner("u-1"));
        support = tenant.as(Actor.support("u-2"));
        owner.changes().begin(FeedPolicy.standard().withShards(2));
        persona = fill();
        left = CALLS;
    }

    /** Who may do nearly everything, and does nothing that stays. */
    Personas reader() {
        return owner;
    }

    /** Who may do nearly everything. */
    Personas owner() {
        if (left-- == 0) {
            another();
        }
        return owner;
    }

    /** Who may look into the archive of privacy processes. */
    Personas support() {
        return support;
    }

    /** A persona with points, orders and entries of the audit. */
    PersonaId persona() {
        return persona;
    }

    /** The id of the receipt of an erasure. */
    String erasure() {
        return erasure;
    }

    /** A persona in the archive of the staff. */
    PersonaId archived() {
        return archived;
    }
}
