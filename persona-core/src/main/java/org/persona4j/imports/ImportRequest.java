package org.persona4j.imports;

import java.util.Map;
import org.immutables.value.Value;
import org.persona4j.optin.OptInImport;
import org.persona4j.profile.Source;
import org.persona4j.style.PersonaStyle;

/**
 * Which import is to be run, and how. Immutable; holds no personal data.
 *
 * <p>The id says which import it is: the same id is the same import, which goes on where it was broken off and has no second
 * effect. It must then have the same rows and the same settings, or it is refused.
 *
 * <pre>{@code
 * ImportRequest.builder("spring-list").optInAll(true).build()
 * }</pre>
 */
@Value.Immutable
@PersonaStyle
public abstract class ImportRequest {
    /** The most columns of {@link #mapping()}. */
    public static final int MAX_COLUMNS = 200;

    /** The most characters of the name of a column, and of the code of a field, in {@link #mapping()}. */
    public static final int MAX_COLUMN_LENGTH = 200;

    ImportRequest() {}

    /** The id of the import, unique in the tenant: 1 to {@value OptInImport#MAX_ID_LENGTH} characters, none a control character. */
    public abstract String id();

    /**
     * What all records of the rows come from: a file, with or without a name. Records are known by their ids among those of the
     * same source.
     */
    @Value.Default
    public Source source() {
        return Source.of(Source.Kind.FILE_IMPORT);
    }

    /** Whether rows that say nothing of consent opt in, to text messages and e-mail; calls need a word of their own. */
    @Value.Default
    public boolean optInAll() {
        return false;
    }

    /** Whether whoever would be opted in is asked first, and only their own answer opts in. */
    @Value.Default
    public boolean doubleOptIn() {
        return false;
    }

    /**
     * Which column was read as which field, for the import history alone: names of columns, at most {@value #MAX_COLUMNS} of at
     * most {@value #MAX_COLUMN_LENGTH} characters, and no personal data, as it is kept for ever.
     */
    public abstract Map<String, String> mapping();

    /** What holds for the consent of its rows. */
    public OptInImport optIns() {
        return new OptInImport(id(), optInAll(), doubleOptIn());
    }

    /** Starts a request with the id of the import and nothing special. */
    public static Builder builder(String id) {
        return new Builder().id(id);
    }

    /** An import that takes rows as they are. */
    public static ImportRequest of(String id) {
        return builder(id).build();
    }

    /** Checks the id, the source and the bounds. */
    @Value.Check
    protected void check() {
        optIns();
        if (source().kind() != Source.Kind.FILE_IMPORT) {
            throw new IllegalArgumentException("source must be a file import, not " + source().kind());
        }
        if (mapping().size() > MAX_COLUMNS) {
            throw new IllegalArgumentException("mapping must have at most " + MAX_COLUMNS + " columns");
        }
        mapping().forEach((column, field) -> {
            if (column.length() > MAX_COLUMN_LENGTH || field.length() > MAX_COLUMN_LENGTH) {
                throw new IllegalArgumentException(
                        "a name in mapping must have at most " + MAX_COLUMN_LENGTH + " characters");
            }
        });
    }

    /** Builds a request. Not thread-safe. */
    public static final class Builder extends ImmutableImportRequest.Builder {
        Builder() {}
    }
}
