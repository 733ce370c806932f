package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Actor;
import org.persona4j.identity.ProfileId;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.ImportReport;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportStatus;
import org.persona4j.profile.Source;

/**
 * An import: what was asked for, how far it is, and what became of its rows in numbers.
 *
 * <p>Every commit of a run that takes rows in expects it and writes it. So of two runs one goes on, whatever is here is exactly so, and
 * a commit of unknown outcome took effect if its stamp is here.
 *
 * @param importId the id of the import
 * @param settings a keyed digest of what was asked for, under the key of the record's id
 * @param source what the records come from
 * @param optInAll whether rows that say nothing opt in
 * @param doubleOptIn whether whoever would be opted in is asked first
 * @param mapping which column was read as which field, for people
 * @param by who began it; also who says what the rows say of consent and points, whoever resumes it
 * @param begunAt when
 * @param endedAtOrNull when the last row was taken in and settled, if it was
 * @param stamp tells the commit that wrote this from all others
 * @param taken how many rows are taken in
 * @param settled how many of them have had their say on consent, and are counted for it; all of a lot or none
 * @param said how many words of consent of the rows that are taken and not settled were taken in, and are counted
 * @param booked how many of them have their points and membership
 * @param rows a keyed digest of the rows taken, under the key of the record's id
 * @param accepted of each row that is taken and not settled, in order, 1 if it was accepted and 0 if not
 * @param open the rows that were accepted by the last commit that took any, and have something to say of points or membership
 * @param counts what became of the rows
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record ImportRecord(
        @JsonProperty("importId") String importId,
        @JsonProperty("settings") String settings,
        @JsonProperty("source") String source,
        @JsonProperty("optInAll") boolean optInAll,
        @JsonProperty("doubleOptIn") boolean doubleOptIn,

        @JsonProperty("mapping") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> mapping,

        @JsonProperty("by") Actor by,
        @JsonProperty("begunAt") Instant begunAt,

        @JsonProperty("endedAt") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant endedAtOrNull,

        @JsonProperty("stamp") String stamp,
        @JsonProperty("taken") long taken,
        @JsonProperty("settled") long settled,
        @JsonProperty("said") int said,
        @JsonProperty("booked") long booked,
        @JsonProperty("rows") String rows,

        @JsonProperty("accepted") @JsonInclude(JsonInclude.Include.ALWAYS)
        String accepted,

        @JsonProperty("open") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Open> open,

        @JsonProperty("counts") @JsonInclude(JsonInclude.Include.ALWAYS)
        ImportCounts counts) {

    /**
     * A row that was accepted and has something to say of points or membership.
     *
     * @param row its number, from 1
     * @param profile the profile it made or changed
     */
    public record Open(
            @JsonProperty("row") long row,
            @JsonProperty("profile") ProfileId profile) {}

    /**
     * That an import began.
     *
     * @param importId the id of the import
     */
    public record Begun(@JsonProperty("importId") String importId) {}

    /** Makes the collections unmodifiable. */
    public ImportRecord {
        mapping = mapping == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(mapping));
        open = open == null ? List.of() : List.copyOf(open);
    }

    /** An import that has taken no row. */
    static ImportRecord begin(
            ImportRequest request, Actor by, Instant now, String settings, String noRows, String stamp) {
        return new ImportRecord(
                request.id(),
                settings,
                request.source().toString(),
                request.optInAll(),
                request.doubleOptIn(),
                request.mapping(),
                by,
                now,
                null,
                stamp,
                0,
                0,
                0,
                0,
                noRows,
                "",
                List.of(),
                ImportCounts.NONE);
    }

    /** What makes two requests the same, as texts; the id of the import aside. */
    static List<String> settingsOf(ImportRequest request) {
        List<String> settings = new ArrayList<>();
        settings.add(request.source().toString());
        settings.add(Boolean.toString(request.optInAll()));
        settings.add(Boolean.toString(request.doubleOptIn()));
        new TreeMap<>(request.mapping()).forEach((column, field) -> {
            settings.add(column);
            settings.add(field);
        });
        return settings;
    }

    /**
     * With more rows taken.
     *
     * @param until the number of the last of them
     * @param digest of all rows taken
     * @param more of each of them whether it was accepted
     * @param saying those with something to say of points or membership
     * @param counted what became of all rows
     */
    ImportRecord withTaken(long until, String digest, String more, List<Open> saying, ImportCounts counted) {
        return with(stamp, until, settled, said, taken, digest, accepted + more, saying, counted, null);
    }

    /** With all that was taken settled, and counted for it. */
    ImportRecord withSettled(ImportCounts counted) {
        return with(stamp, taken, taken, 0, booked, rows, "", open, counted, null);
    }

    /** With the points and membership of more rows booked. */
    ImportRecord withBooked(long row, ImportCounts counted) {
        return with(stamp, taken, settled, said, row, rows, accepted, open, counted, null);
    }

    /** With more words of consent taken in. */
    ImportRecord withSaid(int words, ImportCounts counted) {
        return with(stamp, taken, settled, words, booked, rows, accepted, open, counted, null);
    }

    /** With all done. */
    ImportRecord done(Instant at) {
        return with(stamp, taken, settled, said, taken, rows, accepted, List.of(), counts, at);
    }

    ImportRecord stamped(String unique) {
        return with(unique, taken, settled, said, booked, rows, accepted, open, counts, endedAtOrNull);
    }

    /** Whether a row that is taken and not settled was accepted. */
    boolean isAccepted(long row) {
        return accepted.charAt((int) (row - settled - 1)) == '1';
    }

    /** With other digests, when the record moves to the id of another key. */
    ImportRecord withDigests(UnaryOperator<String> digest) {
        return new ImportRecord(
                importId,
                digest.apply(settings),
                source,
                optInAll,
                doubleOptIn,
                mapping,
                by,
                begunAt,
                endedAtOrNull,
                stamp,
                taken,
                settled,
                said,
                booked,
                digest.apply(rows),
                accepted,
                open,
                counts);
    }

    private ImportRecord with(
            String unique,
            long nowTaken,
            long nowSettled,
            int nowSaid,
            long nowBooked,
            String digest,
            String whichAccepted,
            List<Open> saying,
            ImportCounts counted,
            @Nullable Instant ended) {
        return new ImportRecord(
                importId,
                settings,
                source,
                optInAll,
                doubleOptIn,
                mapping,
                by,
                begunAt,
                ended,
                unique,
                nowTaken,
                nowSettled,
                nowSaid,
                nowBooked,
                digest,
                whichAccepted,
                saying,
                counted);
    }

    boolean isDone() {
        return endedAtOrNull != null;
    }

    /** What people are told of it. */
    public ImportReport report() {
        ImportRequest request = ImportRequest.builder(importId)
                .source(Source.parse(source))
                .optInAll(optInAll)
                .doubleOptIn(doubleOptIn)
                .mapping(mapping)
                .build();
        ImportStatus status = isDone() ? ImportStatus.DONE : ImportStatus.BEGUN;
        return new ImportReport(request, by, begunAt, endedAtOrNull, status, counts);
    }

    /** The import and how far it is. */
    @Override
    public String toString() {
        return "ImportRecord[" + taken + " rows taken" + (isDone() ? ", done" : "") + "]";
    }
}
