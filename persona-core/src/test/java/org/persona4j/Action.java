package org.persona4j;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/** One thing that happens in a history. Profiles and decisions are named by number, counted around if there are fewer. */
sealed interface Action {
    /** What a record says besides where it comes from. */
    record Saying(
            Set<Identifier> identifiers,
            Set<IdentifierType> cleared,
            Optional<String> name,
            Optional<String> birthDate,
            Optional<String> favoriteStore,
            Optional<String> color) {}

    /** A record comes in; one of a negative slot has no source record id, one without a second is undated. */
    record Take(int slot, Optional<Integer> second, Saying saying) implements Action {
        /** The record that comes in. */
        SourceRecord record() {
            Source source = Source.of(slot % 2 == 0 ? Source.Kind.FILE_IMPORT : Source.Kind.LOYALTY_SIGNUP);
            SourceRecord.Builder record = SourceRecord.builder(source);
            if (slot >= 0) {
                record.sourceRecordId("r" + slot);
            }
            second.ifPresent(after -> record.observedAt(TestClock.START.plusSeconds(after)));
            for (Identifier identifier : saying.identifiers()) {
                switch (identifier.type()) {
                    case PHONE -> record.phone(identifier.value());
                    case EMAIL -> record.email(identifier.value());
                    case GOVERNMENT_ID -> record.addGovernmentIds(identifier.value());
                    case MEDICAL_ID -> record.addMedicalIds(identifier.value());
                    case NAME_BIRTH_DATE -> throw new IllegalArgumentException("made of name and birth date");
                }
            }
            record.cleared(saying.cleared());
            saying.name()
                    .ifPresent(name -> record.firstName(name.split(" ", -1)[0]).lastName(name.split(" ", -1)[1]));
            saying.birthDate().ifPresent(date -> record.birthDate(LocalDate.parse(date)));
            record.favoriteStore(saying.favoriteStore());
            saying.color().ifPresent(color -> record.trait("color", color));
            return record.build();
        }
    }

    /** Records come in together. */
    record TakeAll(List<Take> takes) implements Action {}

    /** Two profiles' personas are one customer. */
    record Link(int one, int other) implements Action {}

    /** A profile is not the customer its persona is. */
    record Separate(int profile) implements Action {}

    /** A decision is taken back. */
    record Withdraw(int decision) implements Action {}

    /** Identifiers do not, or do, belong to a profile. */
    record Correct(int profile, Set<Identifier> remove, Set<Identifier> add) implements Action {}

    /** A correction is taken back. */
    record WithdrawCorrection(int profile, Identifier identifier) implements Action {}

    /** A value is shared, or is not. */
    record Declare(Identifier identifier, boolean shared) implements Action {}

    /** The latest word on a value is taken back. */
    record WithdrawDeclaration(Identifier identifier) implements Action {}

    /** Traits are added or replaced. */
    record SetTraits(int profile, String color, boolean replace) implements Action {}

    /** An override is set, or removed. */
    record SetOverride(int profile, String name, Optional<String> value) implements Action {}

    /** A persona is put into the archive. */
    record Archive(int profile, ArchiveReason reason) implements Action {}

    /** A persona is taken out of the archive. */
    record Restore(int profile) implements Action {}

    /** Time passes, or the clock is set back. */
    record Tick(int seconds) implements Action {}
}
