package org.persona4j.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.identity.IdentifierType;
import org.persona4j.profile.NormalizedRecord;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/**
 * Records of customers as sources give them: what goes into the engine.
 *
 * <p>A record shrinks to that of {@code FILE_IMPORT} with the id {@code r1} that says nothing else; what it says shrinks to little,
 * each as its own kind does.
 */
public final class SourceRecords {
    private static final int SLOTS = 6;
    private static final List<Source> SOURCES = List.of(
            Source.of(Source.Kind.FILE_IMPORT),
            Source.of(Source.Kind.LOYALTY_SIGNUP),
            Source.integration("till"),
            Source.of(Source.Kind.MANUAL));

    /** What a record says of who the customer is. */
    private record Who(
            List<Identifiers.Typed> identifiers,
            List<IdentifierType> cleared,
            Optional<String> name,
            Optional<LocalDate> birthDate) {}

    /** What a record says else. */
    private record What(Optional<String> store, Optional<String> color) {}

    /** What is wrong with a record, or odd about it. */
    private interface Oddity {
        void give(SourceRecord.Builder record);
    }

    private SourceRecords() {}

    /**
     * Records that collide: six records of four sources and some without an id of their source, three phone numbers, three names,
     * three days. The same record comes again with something else in it, and two records share an identifier, more often than not.
     * Identifiers are typed in all the ways they may be. A record without an id and without an identifier is refused by the engine.
     */
    public static Arbitrary<SourceRecord> colliding() {
        Arbitrary<Integer> slots = Choices.of(1, 2, 3, 4, 5, SLOTS, 0);
        return Choices.withoutProducts(slots.flatMap(SourceRecords::ofSlot));
    }

    private static Arbitrary<SourceRecord> ofSlot(int slot) {
        Source source = SOURCES.get(Math.floorMod(slot - 1, SOURCES.size()));
        return slot == 0
                ? said(() -> SourceRecord.builder(source))
                : said(() -> SourceRecord.builder(source, "r" + slot));
    }

    /**
     * What one source says of one customer at different times: records with the same source and id that contradict each other.
     *
     * @param source the source
     * @param sourceRecordId the source's id of the record
     */
    public static Arbitrary<SourceRecord> of(Source source, String sourceRecordId) {
        return Choices.withoutProducts(said(() -> SourceRecord.builder(source, sourceRecordId)));
    }

    /**
     * Records of all kinds: half of them collide, the others have something odd: identifiers that are none, placeholders, too many
     * of them, names of all scripts and one too long, dates before time, texts as bad as they come. Some are refused by the engine,
     * none may break it.
     */
    public static Arbitrary<SourceRecord> any() {
        Arbitrary<SourceRecord> odd = Combinators.combine(colliding(), oddities())
                .as((record, oddity) -> {
                    SourceRecord.Builder more =
                            SourceRecord.builder(record.source()).from(record);
                    oddity.give(more);
                    return more.build();
                });
        return Choices.withoutProducts(Choices.of(colliding(), odd).flatMap(records -> records));
    }

    /** Up to eight records that collide. */
    public static Arbitrary<List<SourceRecord>> lists() {
        return colliding().list().ofMaxSize(8);
    }

    /** Sources of all kinds, with and without a name; the name of one is as long as may be. */
    public static Arbitrary<Source> sources() {
        return Choices.of(
                Source.of(Source.Kind.FILE_IMPORT),
                Source.of(Source.Kind.FILE_IMPORT, "spring list"),
                Source.of(Source.Kind.LOYALTY_SIGNUP),
                Source.of(Source.Kind.PIXEL),
                Source.of(Source.Kind.COLLECTIBLE),
                Source.of(Source.Kind.OCR),
                Source.of(Source.Kind.REST_API),
                Source.of(Source.Kind.WALLET_APP),
                Source.of(Source.Kind.MANUAL),
                Source.integration("till"),
                Source.integration("a:b"),
                Source.integration("\u05DE".repeat(64)));
    }

    /** Where a record begins: anew each time, because a builder is filled. */
    private interface Beginning {
        SourceRecord.Builder begin();
    }

    private static Arbitrary<SourceRecord> said(Beginning beginning) {
        Arbitrary<Optional<Instant>> moments = Choices.of(
                Optional.of(MadeUp.day(0)), Optional.of(MadeUp.day(1)), Optional.of(MadeUp.day(2)), Optional.empty());
        return Combinators.combine(moments, Choices.of(0L, 0L, 0L, 1L), who(), what())
                .as((at, sequence, who, what) -> {
                    SourceRecord.Builder record =
                            beginning.begin().observedAt(at).sequence(sequence).cleared(who.cleared());
                    who.identifiers()
                            .forEach(typed -> give(record, typed.means().type(), typed.text()));
                    who.name()
                            .ifPresent(name ->
                                    record.firstName(name.split(" ", -1)[0]).lastName(name.split(" ", -1)[1]));
                    who.birthDate().ifPresent(record::birthDate);
                    what.color().ifPresent(color -> record.trait("color", color));
                    return record.favoriteStore(what.store()).build();
                });
    }

    private static Arbitrary<Who> who() {
        Arbitrary<Identifiers.Typed> typed = Identifiers.colliding()
                .flatMap(identifier ->
                        Identifiers.spellings(identifier).map(text -> new Identifiers.Typed(text, identifier)));
        Arbitrary<List<IdentifierType>> cleared = Choices.of(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(IdentifierType.PHONE),
                List.of(IdentifierType.EMAIL));
        Arbitrary<LocalDate> birthDates =
                Choices.of(LocalDate.of(1984, 2, 3), LocalDate.of(1984, 3, 2), LocalDate.of(1990, 11, 12));
        return Combinators.combine(typed.list().ofMaxSize(2), cleared, maybe(Names.colliding()), maybe(birthDates))
                .as(Who::new);
    }

    private static Arbitrary<What> what() {
        return Combinators.combine(maybe(Choices.of("s1", "s2")), maybe(Choices.of("red", "blue")))
                .as(What::new);
    }

    /** Nothing, or just as often something; shrinks to nothing. */
    private static <T> Arbitrary<Optional<T>> maybe(Arbitrary<T> values) {
        return Choices.of(List.of(Optional.empty()), values.map(Optional::of));
    }

    private static void give(SourceRecord.Builder record, IdentifierType type, String text) {
        switch (type) {
            case PHONE -> record.phone(text);
            case EMAIL -> record.email(text);
            case GOVERNMENT_ID -> record.addGovernmentIds(text);
            case MEDICAL_ID -> record.addMedicalIds(text);
            case NAME_BIRTH_DATE -> throw new IllegalArgumentException("made of name and birth date");
        }
    }

    private static Arbitrary<Oddity> oddities() {
        Arbitrary<IdentifierType> types = Choices.of(
                IdentifierType.PHONE, IdentifierType.EMAIL, IdentifierType.GOVERNMENT_ID, IdentifierType.MEDICAL_ID);
        Arbitrary<Oddity> typed = Identifiers.typed()
                .map(text -> record -> give(record, text.means().type(), text.text()));
        Arbitrary<Oddity> invalid =
                types.flatMap(type -> Identifiers.invalid(type).map(text -> record -> give(record, type, text)));
        Arbitrary<Oddity> broken =
                Combinators.combine(types, Identifiers.texts()).as((type, text) -> record -> give(record, type, text));
        Arbitrary<Oddity> named = Combinators.combine(Names.first(), Names.last(), Names.full())
                .as((first, last, full) ->
                        record -> record.firstName(first).lastName(last).fullName(full));
        Arbitrary<Oddity> traits =
                TraitValues.traits().map(trait -> record -> record.trait(trait.name(), trait.value()));
        Arbitrary<Oddity> ids =
                MadeUp.texts("r1", NormalizedRecord.MAX_RECORD_ID).map(id -> record -> record.sourceRecordId(id));
        return Choices.of(typed, typed, typed, invalid, invalid, broken, named, named, traits, ids, flaws())
                .flatMap(oddities -> oddities);
    }

    /** For every flaw that makes the engine refuse a record, a record that has it. */
    private static Arbitrary<Oddity> flaws() {
        return Choices.of(
                record -> record.sourceRecordId(Optional.empty())
                        .phones(List.of())
                        .emails(List.of())
                        .governmentIds(List.of())
                        .medicalIds(List.of()),
                record -> record.sourceRecordId(" "),
                record -> record.sourceRecordId("r\uD83D"),
                record -> record.sourceRecordId("r".repeat(NormalizedRecord.MAX_RECORD_ID + 1)),
                record -> record.observedAt(Instant.MIN),
                record -> record.observedAt(Instant.MAX),
                record -> record.fullName("n".repeat(NormalizedRecord.MAX_NAME + 1)),
                record -> record.favoriteStore("s".repeat(129)),
                record -> record.favoriteStore("\t"),
                record -> {
                    for (int i = 0; i < 17; i++) {
                        record.phone("603-555-12" + (10 + i));
                    }
                });
    }
}
