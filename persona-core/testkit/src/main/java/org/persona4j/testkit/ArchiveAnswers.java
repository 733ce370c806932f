package org.persona4j.testkit;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.persona4j.Keys;
import org.persona4j.archive.ArchiveEntry;
import org.persona4j.archive.ArchiveOutcome;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.audit.AuditEntry;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.PersonaMerge;
import org.persona4j.merge.PersonaSplit;

/** What an engine answers of the archive, of the audit and of its hash keys. */
public final class ArchiveAnswers {
    private static final int LONGEST_REASON = 1_000;
    private static final PersonaMerge MERGE = new PersonaMerge(PersonaId.of("p2"), List.of(PersonaId.of("p3")));
    private static final PersonaMerge WITH_IT = new PersonaMerge(PersonaId.of("p0"), List.of(PersonaId.of("p1")));
    private static final PersonaSplit SPLIT =
            new PersonaSplit(PersonaId.of("p1"), List.of(PersonaId.of("p1"), PersonaId.of("p4")));

    private ArchiveAnswers() {}

    /** Personas in the archive, for every reason, with a phone number, an e-mail address and neither. */
    public static Arbitrary<ArchiveEntry> entries() {
        Arbitrary<List<Identifier>> contacts =
                Choices.of(List.of(List.of()), 2, Identifiers.colliding().map(List::of));
        return Choices.withoutProducts(
                Combinators.combine(Ids.personas(), contacts, Choices.of(ArchiveReason.values()), MadeUp.moments())
                        .as((persona, contact, reason, at) ->
                                new ArchiveEntry(persona, contact.isEmpty() ? null : contact.get(0), reason, at)));
    }

    /** What came of putting somebody into the archive and of taking them out, with what follows for others and without. */
    public static Arbitrary<ArchiveOutcome> outcomes() {
        PersonaId ann = PersonaId.of("p1");
        return Choices.of(
                new ArchiveOutcome.Archived(ann, List.of()),
                new ArchiveOutcome.Unchanged(),
                new ArchiveOutcome.Archived(ann, List.of(MERGE)),
                new ArchiveOutcome.Restored(ann, List.of(), List.of()),
                new ArchiveOutcome.Restored(PersonaId.of("p0"), List.of(WITH_IT), List.of()),
                new ArchiveOutcome.Restored(ann, List.of(), List.of(SPLIT)));
    }

    /** What the audit tells: of nobody, of one persona and of several, by actors in every role, with a reason and without. */
    public static Arbitrary<AuditEntry> audits() {
        Arbitrary<List<PersonaId>> personas = Choices.of(
                List.of(List.of(PersonaId.of("p1"))),
                Ids.personas().list().ofMaxSize(3).uniqueElements());
        Arbitrary<Tuple.Tuple2<String, String>> calls = Choices.of(
                Tuple.of("merges.link", "DONE"),
                Tuple.of("archive.put", "ARCHIVED"),
                Tuple.of("imports.run", "BEGUN"),
                Tuple.of("privacy.erase", "REFUSED_SUPPRESSED"));
        Arbitrary<List<String>> reasons = Choices.of(
                List.of(List.of()), MadeUp.texts("told us", LONGEST_REASON).map(List::of));
        return Choices.withoutProducts(Combinators.combine(
                        MadeUp.moments(), Arbitraries.integers().between(1, 9), Actors.any(), calls, personas, reasons)
                .as((at, number, actor, call, whose, reason) -> new AuditEntry(
                        AuditEntry.id(at, "a" + number),
                        at,
                        actor,
                        call.get1(),
                        whose,
                        call.get2(),
                        reason.isEmpty() ? null : reason.get(0))));
    }

    /** Where a tenant stands with its hash keys: at the first of one, with more to come, in the middle of a move. */
    public static Arbitrary<Keys.Standing> keyStandings() {
        return Choices.of(
                new Keys.Standing(1, 1, false),
                new Keys.Standing(1, 2, false),
                new Keys.Standing(2, 2, true),
                new Keys.Standing(2, 2, false),
                new Keys.Standing(7, 9, true));
    }

    /** How many records were moved to a hash key: none, some, all. */
    public static Arbitrary<Keys.Rekeyed> rekeyed() {
        return Choices.of(
                new Keys.Rekeyed(0, true),
                new Keys.Rekeyed(0, false),
                new Keys.Rekeyed(5, false),
                new Keys.Rekeyed(1_000_000, true));
    }
}
