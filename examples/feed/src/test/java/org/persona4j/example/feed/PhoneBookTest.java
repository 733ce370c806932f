package org.persona4j.example.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.persona4j.HashKey;
import org.persona4j.PersonaEngine;
import org.persona4j.Personas;
import org.persona4j.access.Actor;
import org.persona4j.change.FeedPolicy;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.UnknownOutcomeException;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.store.tck.fault.Fault;
import org.persona4j.store.tck.fault.FaultInjectingStore;
import org.persona4j.store.tck.fault.Faults;
import org.persona4j.store.tck.fault.SimulatedCrash;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

class PhoneBookTest {
    private static final int PHONES = 8;
    private static final Source TILL = Source.integration("till");
    private static final HashKey KEY = HashKey.random();

    private final Random random = new Random(7);
    private final AtomicLong ids = new AtomicLong();
    private final PersonaStore sourceStore = new InMemoryPersonaStore();
    private final PersonaStore bookStore = new InMemoryPersonaStore();
    private Instant now = Instant.parse("2024-05-01T10:00:00Z");
    private int acts;

    private Personas personas(PersonaStore store) {
        return PersonaEngine.builder(store)
                .hashKey(KEY)
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .ids(() -> "i" + ids.incrementAndGet())
                .build()
                .tenant("green-leaf")
                .as(Actor.owner("o-1"));
    }

    private static String phone(int number) {
        return "+1603555012" + number;
    }

    /** What one does who calls again until there is an answer, after a crash as a new process. */
    private static void persistently(Runnable call, FaultInjectingStore... faults) {
        while (true) {
            try {
                call.run();
                return;
            } catch (SimulatedCrash crash) {
                List.of(faults).forEach(FaultInjectingStore::recover);
            } catch (StoreUnavailableException | UnknownOutcomeException | CommitConflictException again) {
                Thread.onSpinWait();
            } catch (NotFoundException gone) {
                return;
            }
        }
    }

    private void act(Personas all) {
        PersonaId one = somebody(all);
        PersonaId other = somebody(all);
        String id = "act-" + acts;
        Personas personas = all.withOperationId(id);
        switch (random.nextInt(8)) {
            case 0 -> personas.merges().link(one, other, "the same");
            case 1 -> personas.merges().separate(ProfileId.of(one.value()), "another");
            case 2 -> {
                Identifier phone = Identifier.of(IdentifierType.PHONE, phone(random.nextInt(PHONES)));
                personas.privacy().erase(ErasureRequest.by(phone), "letter");
            }
            case 3, 4 -> personas.wallets().credit(one, EntryKind.BOOST, Points.of(1), id, null);
            default ->
                personas.intake()
                        .take(SourceRecord.builder(TILL, "r" + random.nextInt(20))
                                .phone(phone(random.nextInt(PHONES)))
                                .build());
        }
    }

    private PersonaId somebody(Personas personas) {
        return personas.search()
                .bySource(TILL, "r" + random.nextInt(20))
                .map(persona -> persona.id())
                .orElse(PersonaId.of("nobody"));
    }

    /** What the book should say, by the source alone. */
    private static Map<String, Map<String, String>> truth(Personas personas) {
        Map<String, Map<String, String>> truth = new TreeMap<>();
        for (int number = 0; number < PHONES; number++) {
            Map<String, String> found = new TreeMap<>();
            personas.search()
                    .byPhone(phone(number))
                    .forEach(persona -> found.put(
                            persona.id().value(),
                            personas.wallets().of(persona.id()).balance().toString()));
            truth.put(phone(number), found);
        }
        return truth;
    }

    private static Map<String, Map<String, String>> said(PhoneBook book) {
        Map<String, Map<String, String>> said = new TreeMap<>();
        for (int number = 0; number < PHONES; number++) {
            said.put(phone(number), book.lookUp(phone(number)));
        }
        return said;
    }

    private void caughtUp(PhoneBook book) {
        while (book.step()) {
            Thread.onSpinWait();
        }
        assertThat(said(book)).isEqualTo(truth(personas(sourceStore)));
    }

    @Test
    void theBookSaysWhatIsSoThroughMergesSplitsAndErasures() {
        Personas personas = personas(sourceStore);
        for (int i = 0; i < 30; i++, acts++) {
            persistently(() -> act(personas));
        }
        personas.changes().begin(FeedPolicy.standard());
        PhoneBook book = new PhoneBook(personas, bookStore);

        for (int i = 0; i < 300; i++, acts++) {
            persistently(() -> act(personas));
            if (i % 5 == 0) {
                caughtUp(book);
            }
        }

        caughtUp(book);
    }

    @Test
    void theBookSaysWhatIsSoWhateverGoesWrongOnBothSides() {
        personas(sourceStore).changes().begin(FeedPolicy.standard());
        FaultInjectingStore source = new FaultInjectingStore(sourceStore, faults(1));
        FaultInjectingStore book = new FaultInjectingStore(bookStore, faults(2));

        for (int i = 0; i < 400; i++, acts++) {
            persistently(() -> act(personas(source)), source);
            persistently(() -> new PhoneBook(personas(source), book).step(), source, book);
        }

        source.recover();
        source.settle();
        book.recover();
        book.settle();
        caughtUp(new PhoneBook(personas(sourceStore), bookStore));
        assertThat(List.of(source, book)).allSatisfy(faults -> {
            assertThat(faults.report().count(Fault.UNKNOWN_APPLIED)).isPositive();
            assertThat(faults.report().count(Fault.CRASH_AFTER)).isPositive();
        });
    }

    private static Faults faults(long seed) {
        return Faults.nuisances(seed)
                .with(Fault.UNKNOWN_LOST, 0.03)
                .with(Fault.UNKNOWN_APPLIED, 0.03)
                .with(Fault.CRASH_BEFORE, 0.02)
                .with(Fault.CRASH_AFTER, 0.02);
    }

    @Test
    void whoSleptTooLongReadsEverybodyAnew() {
        Personas personas = personas(sourceStore);
        personas.changes().begin(FeedPolicy.standard().withRetention(Duration.ofDays(1)));
        personas.intake().take(SourceRecord.builder(TILL, "r1").phone(phone(1)).build());
        PhoneBook book = new PhoneBook(personas, bookStore);
        caughtUp(book);
        personas.intake().take(SourceRecord.builder(TILL, "r2").phone(phone(2)).build());
        personas.privacy().erase(ErasureRequest.by(Identifier.of(IdentifierType.PHONE, phone(1))), "letter");

        now = now.plus(Duration.ofDays(2));
        personas(sourceStore).changes().purge();

        caughtUp(book);
        assertThat(book.lookUp(phone(1))).isEmpty();
        assertThat(book.lookUp(phone(2))).hasSize(1);
    }

    @Test
    void theProgramPrintsWhatBecomesOfThem() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Feed.run(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsSubsequence("two customers: [0.00] [5.00]", "one customer: [5.00] [5.00]", "forgotten: [] []");
    }
}
