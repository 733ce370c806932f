package org.persona4j.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.Normalizers;
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
    private static final List<IdentifierType> TYPED = List.of(
            IdentifierType.PHONE, IdentifierType.EMAIL, IdentifierType.GOVERNMENT_ID, IdentifierType.MEDICAL_ID);
    private static final List<Source> SOURCES = List.of(
            Source.of(Source.Kind.FILE_IMPORT),
            Source.of(Source.Kind.LOYALTY_SIGNUP),
            Source.integration("till"),
            Source.of(Source.Kind.MANUAL));

    /**
     * What a record says, whoever says it.
     *
     * @param at when it was observed
     * @param sequence the position among what was observed then
     * @param who who the customer is
     * @param what what else there is to say
     */
    record Saying(Optional<Instant> at, long sequence, Who who, What what) {
        /** The record of a source that says it. */
        SourceRecord of(SourceRecord.Builder record) {
            record.observedAt(at).sequence(sequence).cleared(who.cleared()).favoriteStore(what.store());
            who.identifiers().forEach(typed -> give(record, typed.means().type(), typed.text()));
            who.name().ifPresent(name -> {
                String[] words = name.split(" ", -1);
                record.firstName(words[0]).lastName(words[1]);
            });
            who.birthDate().ifPresent(record::birthDate);
            what.color().ifPresent(color -> record.trait("color", color));
            return record.build();
        }
    }

    /** What a record says of who the customer is. */
    record Who(
            List<Identifiers.Typed> identifiers,
            List<IdentifierType> cleared,
            Optional<String> name,
            Optional<LocalDate> birthDate) {}

    /** What a record says else. */
    record What(Optional<String> store, Optional<String> color) {}

    /** What is wrong with a record, or odd about it. */
    private interface Oddity {
        void give(SourceRecord.Builder record);
    }

    private SourceRecords() {}

    /**
     * Records that collide: six records of four sources and some without an id of their source, three phone numbers, three names,
     * three days. Of two records one pair in three shares an identifier, and one in ten is the same record with something else in
     * it. Identifiers are typed in all the ways they may be. A record without an id and without an identifier is refused by the
     * engine.
     */
    public static Arbitrary<SourceRecord> colliding() {
        return Choices.withoutProducts(Combinators.combine(Choices.of(1, 2, 3, 4, 5, SLOTS, 0), sayings())
                .as((slot, saying) -> saying.of(ofSlot(slot))));
    }

    private static SourceRecord.Builder ofSlot(int slot) {
        Source source = SOURCES.get(Math.floorMod(slot - 1, SOURCES.size()));
        return slot == 0 ? SourceRecord.builder(source) : SourceRecord.builder(source, "r" + slot);
    }

    /**
     * What one source says of one customer at different times: records with the same source and id that contradict each other.
     *
     * @param source the source
     * @param sourceRecordId the source's id of the record
     */
    public static Arbitrary<SourceRecord> of(Source source, String sourceRecordId) {
        return Choices.withoutProducts(
                sayings().map(saying -> saying.of(SourceRecord.builder(source, sourceRecordId))));
    }

    /**
     * Records of all kinds: half of them collide, the others have something odd: identifiers that are none, placeholders, too many
     * of them, names of all scripts and one too long, dates before time, texts as bad as they come. Some are refused by the engine,
     * none may break it.
     */
    public static Arbitrary<SourceRecord> any() {
        Arbitrary<Oddity> none = Arbitraries.just(record -> {});
        Arbitrary<Oddity> oddities = Choices.of(none, oddities()).flatMap(kind -> kind);
        return Choices.withoutProducts(Combinators.combine(colliding(), oddities)
                .as((record, oddity) -> {
                    SourceRecord.Builder more =
                            SourceRecord.builder(record.source()).from(record);
                    oddity.give(more);
                    return more.build();
                }));
    }

    /** Up to eight records that collide. */
    public static Arbitrary<List<SourceRecord>> lists() {
        return colliding().list().ofMaxSize(8);
    }

    /** {@link #any()} as an engine reads them by the standard rules, with their flaws and the identifiers that are none. */
    public static Arbitrary<NormalizedRecord> normalized() {
        Normalizers standard = Normalizers.standard(Identifiers.REGION);
        return Choices.withoutProducts(any().map(record -> NormalizedRecord.of(record, standard)));
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

    /** What records say, of few people and at few moments. */
    static Arbitrary<Saying> sayings() {
        Arbitrary<Optional<Instant>> moments = Choices.of(
                Optional.of(MadeUp.day(0)), Optional.of(MadeUp.day(1)), Optional.of(MadeUp.day(2)), Optional.empty());
        return Combinators.combine(moments, Choices.of(0L, 0L, 0L, 1L), who(), what())
                .as(Saying::new);
    }

    private static Arbitrary<Who> who() {
        Arbitrary<List<IdentifierType>> cleared = Choices.of(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(IdentifierType.PHONE),
                List.of(IdentifierType.EMAIL));
        Arbitrary<LocalDate> birthDates =
                Choices.of(LocalDate.of(1984, 2, 3), LocalDate.of(1984, 3, 2), LocalDate.of(1990, 11, 12));
        return Combinators.combine(identifiers(), cleared, maybe(Names.colliding()), maybe(birthDates))
                .as(Who::new);
    }

    /** Five in six records have one of the first phone numbers or the first e-mail address, and half of all have another one. */
    private static Arbitrary<List<Identifiers.Typed>> identifiers() {
        List<Identifiers.Typed> all = Identifiers.collidingTyped();
        Set<Identifier> first =
                Set.of(all.get(0).means(), all.get(1).means(), Identifier.of(IdentifierType.EMAIL, "ann@mail.net"));
        List<Optional<Identifiers.Typed>> frequent = new ArrayList<>();
        frequent.add(Optional.empty());
        all.stream()
                .filter(typed -> first.contains(typed.means()))
                .map(Optional::of)
                .forEach(frequent::add);
        for (int i = frequent.size() / 6; i > 1; i--) {
            frequent.add(Optional.empty());
        }
        return Combinators.combine(Choices.of(frequent), maybe(Choices.of(all)))
                .as((one, other) ->
                        Stream.of(one, other).flatMap(Optional::stream).toList());
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
        Arbitrary<Oddity> typed = Identifiers.typed()
                .map(text -> record -> give(record, text.means().type(), text.text()));
        Arbitrary<Oddity> invalid = Choices.of(TYPED.stream()
                .flatMap(type -> Identifiers.invalidTexts(type).stream()
                        .map(text -> (Oddity) record -> give(record, type, text)))
                .toList());
        Arbitrary<Oddity> broken = Combinators.combine(Choices.of(TYPED), Identifiers.texts())
                .as((type, text) -> record -> give(record, type, text));
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
