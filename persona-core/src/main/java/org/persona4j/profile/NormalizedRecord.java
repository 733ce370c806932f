package org.persona4j.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.persona4j.favorite.ChoiceLevel;
import org.persona4j.favorite.StoreChoice;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.Normalized;
import org.persona4j.identity.Normalizers;

/**
 * A source record whose identifiers are normalized and whose shape is checked: what a profile is made from.
 *
 * <p>Made by {@link #of}, a pure function that any thread may call. Immutable; {@code toString} shows the source only.
 */
public final class NormalizedRecord {
    /** Why a record makes no profile. */
    public enum Flaw {
        /** Neither a usable phone, e-mail, government id or medical id, nor a source record id. */
        NO_KEY,
        /** More identifiers than {@link Profile#MAX_IDENTIFIERS}. */
        TOO_MANY_IDENTIFIERS,
        /**
         * The source record id is blank, has more than {@link NormalizedRecord#MAX_RECORD_ID} characters, or is broken text: half
         * of a surrogate pair.
         */
        BAD_SOURCE_RECORD_ID,
        /** The record says it was observed before the year 1 or after the year 9999. */
        BAD_OBSERVED_AT,
        /** A name has more than {@link NormalizedRecord#MAX_NAME} characters. */
        NAME_TOO_LONG,
        /** The id of the favorite store is blank or longer than 128 characters. */
        BAD_FAVORITE_STORE
    }

    /** The most characters of a source record id. */
    public static final int MAX_RECORD_ID = 512;

    /** The most characters of a name. */
    public static final int MAX_NAME = 1_000;

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

    private final SourceRecord record;
    private final List<Identifier> identifiers;
    private final Set<IdentifierType> stated;
    private final Map<String, TraitValue> traits;
    private final List<IdentifierType> invalid;
    private final Set<Flaw> flaws;

    private NormalizedRecord(SourceRecord record, Normalizers normalizers) {
        this.record = Objects.requireNonNull(record, "record");
        this.stated = EnumSet.noneOf(IdentifierType.class);
        this.flaws = EnumSet.noneOf(Flaw.class);
        this.invalid = new ArrayList<>(0);
        this.traits = new TreeMap<>(record.traitMap());
        TreeSet<Identifier> found = new TreeSet<>();
        take(IdentifierType.PHONE, record.phones(), TraitNames.INVALID_PHONE, normalizers, found);
        take(IdentifierType.EMAIL, record.emails(), TraitNames.INVALID_EMAIL, normalizers, found);
        take(
                IdentifierType.GOVERNMENT_ID,
                record.governmentIds(),
                TraitNames.INVALID_GOVERNMENT_ID,
                normalizers,
                found);
        take(IdentifierType.MEDICAL_ID, record.medicalIds(), TraitNames.INVALID_MEDICAL_ID, normalizers, found);
        this.identifiers = List.copyOf(found);
        name(TraitNames.FIRST_NAME, record.firstName());
        name(TraitNames.LAST_NAME, record.lastName());
        name(TraitNames.FULL_NAME, record.fullName());
        record.birthDate().ifPresent(date -> traits.put(TraitNames.BIRTH_DATE, TraitValue.of(date)));
        check();
    }

    /** Normalizes and checks a record. Bad content is told by {@link #flaws()} and {@link #invalid()}, not thrown. */
    public static NormalizedRecord of(SourceRecord record, Normalizers normalizers) {
        return new NormalizedRecord(record, normalizers);
    }

    private void take(
            IdentifierType type,
            List<String> texts,
            String invalidTrait,
            Normalizers normalizers,
            Set<Identifier> found) {
        List<String> refused = new ArrayList<>(0);
        for (String text : texts) {
            if (text.isBlank()) {
                continue;
            }
            stated.add(type);
            if (normalizers.normalize(type, text) instanceof Normalized.Valid valid) {
                found.add(valid.value());
            } else {
                invalid.add(type);
                refused.add(beginning(text));
            }
        }
        if (!refused.isEmpty()) {
            traits.put(invalidTrait, refused.size() == 1 ? TraitValue.of(refused.get(0)) : TraitValue.of(refused));
        }
        boolean onlyInvalid =
                stated.contains(type) && found.stream().noneMatch(identifier -> identifier.type() == type);
        if (onlyInvalid) {
            stated.remove(type);
        }
    }

    private void name(String trait, Optional<String> name) {
        if (name.isEmpty() || name.get().isBlank()) {
            return;
        }
        if (name.get().length() > MAX_NAME) {
            flaws.add(Flaw.NAME_TOO_LONG);
        } else {
            traits.put(trait, TraitValue.of(name.get().strip()));
        }
    }

    private void check() {
        Optional<String> recordId = record.sourceRecordId();
        if (recordId.filter(NormalizedRecord::isBadRecordId).isPresent()) {
            flaws.add(Flaw.BAD_SOURCE_RECORD_ID);
        }
        if (record.observedAt().filter(NormalizedRecord::isOutOfTime).isPresent()) {
            flaws.add(Flaw.BAD_OBSERVED_AT);
        }
        if (identifiers.isEmpty() && recordId.isEmpty()) {
            flaws.add(Flaw.NO_KEY);
        }
        if (identifiers.size() > Profile.MAX_IDENTIFIERS) {
            flaws.add(Flaw.TOO_MANY_IDENTIFIERS);
        }
        if (record.favoriteStore().filter(id -> !StoreChoice.isStoreId(id)).isPresent()) {
            flaws.add(Flaw.BAD_FAVORITE_STORE);
        }
    }

    private static boolean isBadRecordId(String id) {
        return id.isBlank() || id.length() > MAX_RECORD_ID || !WellFormed.is(id);
    }

    private static boolean isOutOfTime(Instant observedAt) {
        return observedAt.isBefore(EARLIEST) || !observedAt.isBefore(LATEST);
    }

    /** The beginning of a text, not cutting through a character. */
    private static String beginning(String text) {
        if (text.length() <= MAX_NAME) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_NAME - 1)) ? MAX_NAME - 1 : MAX_NAME;
        return text.substring(0, end);
    }

    /** Where the record comes from. */
    public Source source() {
        return record.source();
    }

    /** The source's id of the record. */
    public Optional<String> sourceRecordId() {
        return record.sourceRecordId();
    }

    /** When the source observed it, if it says. */
    public Optional<Instant> observedAt() {
        return record.observedAt();
    }

    /** The position among records observed at the same instant. */
    public long sequence() {
        return record.sequence();
    }

    /** The normalized identifiers, in their order, each once. */
    public List<Identifier> identifiers() {
        return identifiers;
    }

    /** Whether the record says which identifiers of the type there are, or that there are none. */
    public boolean states(IdentifierType type) {
        return stated.contains(type) || record.cleared().contains(type);
    }

    /** The types of which the record says that there are none, and names none. */
    public List<IdentifierType> cleared() {
        return record.cleared().stream()
                .distinct()
                .sorted()
                .filter(type -> !stated.contains(type))
                .toList();
    }

    /** The traits the record states, by name; among them what was given as an identifier and is none. */
    public Map<String, TraitValue> traits() {
        return Collections.unmodifiableMap(traits);
    }

    /** The favorite store the record names. */
    public Optional<String> favoriteStore() {
        return record.favoriteStore();
    }

    /** How strong the record's word about the favorite store is: it follows from the kind of source. */
    public ChoiceLevel choiceLevel() {
        return switch (record.source().kind()) {
            case WALLET_APP -> ChoiceLevel.CUSTOMER_CHOICE;
            case LOYALTY_SIGNUP -> ChoiceLevel.SIGN_UP;
            default -> ChoiceLevel.FILE_IMPORT;
        };
    }

    /** The types of what was given as an identifier and is none, one for each such text. */
    public List<IdentifierType> invalid() {
        return Collections.unmodifiableList(invalid);
    }

    /** Why the record makes no profile; empty if it does. */
    public Set<Flaw> flaws() {
        return Collections.unmodifiableSet(flaws);
    }

    @Override
    public String toString() {
        return "NormalizedRecord[" + record.source() + "]";
    }
}
