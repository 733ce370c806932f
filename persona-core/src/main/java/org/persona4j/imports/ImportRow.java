package org.persona4j.imports;

import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;
import org.persona4j.profile.SourceRecord;
import org.persona4j.style.PersonaStyle;
import org.persona4j.wallet.Points;

/**
 * A row of an import, read: a record of a customer and what the row says besides, or the flaw why it makes no record.
 *
 * <p>Rows of a file come from {@link ImportRowReader}; rows of anything else are built:
 *
 * <pre>{@code
 * ImportRow row = ImportRow.builder("4711", record)
 *         .openingPoints(Points.of(250))
 *         .consent(RowConsent.builder(record).optIn(MessageChannel.TEXT).build())
 *         .build();
 * }</pre>
 *
 * Immutable; {@code toString} shows the id and the line only.
 */
@Value.Immutable
@PersonaStyle
public abstract class ImportRow {
    /** The greatest length of {@link #id()}, in {@code char}s. */
    public static final int MAX_ID_LENGTH = 64;

    /**
     * What the row is known by in its import, such as its line: 1 to {@value #MAX_ID_LENGTH} characters, none of them a control
     * character. Unique in the import, the same whenever the same import is run again, and no personal data: what follows from the
     * row is stored with this id.
     */
    public abstract String id();

    /** The line of the file on which the row begins, 1 for the header; 0 if it is of no file. */
    @Value.Default
    public long line() {
        return 0;
    }

    /** What the row says of the customer; there if and only if there is no {@link #flaw()}. */
    @Value.Redacted
    public abstract Optional<SourceRecord> record();

    /** Why the row makes no record. Such a row says nothing else, but its opt-outs count. */
    public abstract Optional<RowFlaw> flaw();

    /**
     * What the row says of consent. If it is not given, nothing, for the addresses of the record (and for none if there is no
     * record).
     */
    @Value.Default
    @Value.Redacted
    public RowConsent consent() {
        return record().map(RowConsent::of).orElse(RowConsent.none());
    }

    /** The points the customer had where the row comes from, zero or more: a balance to begin with, not an addition. */
    public abstract Optional<Points> openingPoints();

    /** What the row says of the customer's membership, if anything. */
    public abstract Optional<RowMembership> membership();

    /** What the row says that cannot be read, but costs it nothing else; in the order of {@link RowNote}. */
    public abstract Set<RowNote> unreadable();

    ImportRow() {}

    /**
     * Starts a row that makes a record.
     *
     * @param id what the row is known by in its import
     * @param record what it says of the customer
     */
    public static Builder builder(String id, SourceRecord record) {
        return new Builder().id(id).record(record);
    }

    /**
     * A row that makes no record and says nothing of consent.
     *
     * @param id what the row is known by in its import
     * @param line the line it begins on; 0 if it is of no file
     * @param flaw why it makes no record
     */
    public static ImportRow flawed(String id, long line, RowFlaw flaw) {
        return flawed(id, line, flaw, RowConsent.none());
    }

    /**
     * A row that makes no record; of what it says of consent only opt-outs count.
     *
     * @param id what the row is known by in its import
     * @param line the line it begins on; 0 if it is of no file
     * @param flaw why it makes no record
     * @param consent what it says of consent
     */
    public static ImportRow flawed(String id, long line, RowFlaw flaw, RowConsent consent) {
        return new Builder()
                .id(id)
                .line(line)
                .flaw(flaw)
                .consent(consent.withoutOptIns())
                .build();
    }

    @Value.Check
    void check() {
        checkId(id());
        if (line() < 0) {
            throw new IllegalArgumentException("line must not be negative");
        }
        if (record().isPresent() == flaw().isPresent()) {
            throw new IllegalArgumentException("a row has either a record or a flaw");
        }
        if (openingPoints().filter(Points::isNegative).isPresent()) {
            throw new IllegalArgumentException("openingPoints must not be negative");
        }
        if (flaw().isPresent()) {
            checkFlawed();
        }
    }

    private void checkFlawed() {
        if (openingPoints().isPresent()
                || membership().isPresent()
                || !unreadable().isEmpty()) {
            throw new IllegalArgumentException("a row with a flaw says nothing of points or membership");
        }
        if (consent().mayOptIn()) {
            throw new IllegalArgumentException("a row with a flaw may not opt in");
        }
    }

    private static void checkId(String id) {
        if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
            throw new IllegalArgumentException("id must have 1 to " + MAX_ID_LENGTH + " chars, not " + id.length());
        }
        for (int at = 0; at < id.length(); at = id.offsetByCodePoints(at, 1)) {
            int type = Character.getType(id.codePointAt(at));
            if (type == Character.CONTROL || type == Character.SURROGATE) {
                throw new IllegalArgumentException(
                        "id has a control character or half of a surrogate pair at position " + at);
            }
        }
    }

    /** Shows the id and the line. */
    @Override
    public final String toString() {
        return "ImportRow[" + id() + ", line " + line() + "]";
    }

    /** Builds a row. Not thread-safe. */
    public static final class Builder extends ImmutableImportRow.Builder {
        Builder() {}
    }
}
