package org.persona4j.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.immutables.value.Value;
import org.persona4j.identity.IdentifierType;
import org.persona4j.style.PersonaStyle;

/**
 * A record of a customer as a source gives it, before anything is normalized: what goes into the engine.
 *
 * <p>What a record does not mention stays as it was. What it mentions holds from {@link #observedAt()} on, until something
 * observed later says otherwise. To say that a customer has no phone any more, clear the type. Immutable; {@code toString}
 * shows the source only.
 */
@Value.Immutable
@PersonaStyle
public abstract class SourceRecord {
    /** Where the record comes from. */
    public abstract Source source();

    /**
     * The source's id of the record, 1 to 512 characters. With one, taking the record in again updates the same profile;
     * without one, every intake makes a new profile.
     */
    @Value.Redacted
    public abstract Optional<String> sourceRecordId();

    /** When the source observed what the record says; if absent, the moment of the intake. */
    public abstract Optional<Instant> observedAt();

    /** The position among records observed at the same instant, for example a line number. */
    @Value.Default
    public long sequence() {
        return 0;
    }

    /** Phone numbers in any format; they replace the ones the source gave before. */
    @Value.Redacted
    public abstract List<String> phones();

    /** E-mail addresses; they replace the ones the source gave before. */
    @Value.Redacted
    public abstract List<String> emails();

    /** Government ids; they replace the ones the source gave before. */
    @Value.Redacted
    public abstract List<String> governmentIds();

    /** Medical ids; they replace the ones the source gave before. */
    @Value.Redacted
    public abstract List<String> medicalIds();

    /** The types of identifiers the source says the customer has none of. */
    public abstract List<IdentifierType> cleared();

    /** The first name. */
    @Value.Redacted
    public abstract Optional<String> firstName();

    /** The last name. */
    @Value.Redacted
    public abstract Optional<String> lastName();

    /** The full name in one piece. */
    @Value.Redacted
    public abstract Optional<String> fullName();

    /** The date of birth. */
    @Value.Redacted
    public abstract Optional<LocalDate> birthDate();

    /** The favorite store named in the record, by the retailer's id of the shop. */
    public abstract Optional<String> favoriteStore();

    /** Any number of further traits. */
    @Value.Redacted
    public abstract List<NamedValue> traits();

    /**
     * A trait of a record.
     *
     * @param name the name of the trait
     * @param value its value
     */
    public record NamedValue(String name, TraitValue value) {
        /** Checks the name. */
        public NamedValue {
            TraitNames.check(name);
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return "NamedValue[" + name + "]";
        }
    }

    /** The further traits by name, in the order given; of two of one name the last. */
    public Map<String, TraitValue> traitMap() {
        Map<String, TraitValue> byName = new LinkedHashMap<>();
        traits().forEach(trait -> byName.put(trait.name(), trait.value()));
        return Collections.unmodifiableMap(byName);
    }

    SourceRecord() {}

    /** Starts a record of this source. */
    public static Builder builder(Source source) {
        return new Builder().source(source);
    }

    /** Starts a record with the source's id of it. */
    public static Builder builder(Source source, String sourceRecordId) {
        return builder(source).sourceRecordId(sourceRecordId);
    }

    /** Builds a record. Not thread-safe. */
    public static final class Builder extends ImmutableSourceRecord.Builder {
        Builder() {}

        /** Adds a phone number. */
        public Builder phone(String phone) {
            return addPhones(phone);
        }

        /** Adds an e-mail address. */
        public Builder email(String email) {
            return addEmails(email);
        }

        /** Adds a trait with a text. */
        public Builder trait(String name, String text) {
            return trait(name, TraitValue.of(text));
        }

        /** Adds a trait. */
        public Builder trait(String name, TraitValue value) {
            return addTraits(new NamedValue(name, value));
        }
    }
}
