package org.persona4j.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.IdentifierType;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.optin.MessageChannel;
import org.persona4j.wallet.Points;

/**
 * What became of the rows of an import, in numbers. Each row is one of accepted, archived, suppressed and rejected. Immutable;
 * holds no personal data. What is not in a map was counted not once.
 *
 * @param rows the rows taken so far
 * @param accepted the rows that made or found a profile, by what they did
 * @param personasMerged the personas that are part of others now, because of rows
 * @param personasSplit the personas that fell apart because of rows
 * @param archived the rows that were skipped, as their customers are in the archive
 * @param suppressed the rows that were refused, as their customers were erased
 * @param rejected the rows that make no profile, by the first reason
 * @param invalid the identifiers of accepted rows that are none, by type
 * @param unreadable what else accepted rows say that cannot be read
 * @param doubtful the rows with a cell of consent that nobody knows, which opt nobody in
 * @param consent what became of words of consent, for each address, by channel
 * @param openingEntries the rows whose opening points were booked
 * @param openingPoints the sum of these points, or as many as {@link Points} can tell
 * @param unbooked the rows whose opening points could not be booked, as there would be more than {@link Points} can tell
 * @param joined the profiles that are in the loyalty program now and were not
 * @param left the profiles that are not in the loyalty program any more
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@JsonPropertyOrder({
    "rows",
    "accepted",
    "personasMerged",
    "personasSplit",
    "archived",
    "suppressed",
    "rejected",
    "invalid",
    "unreadable",
    "doubtful",
    "consent",
    "openingEntries",
    "openingPoints",
    "unbooked",
    "joined",
    "left"
})
public record ImportCounts(
        @JsonProperty("rows") @JsonInclude(JsonInclude.Include.ALWAYS)
        long rows,

        @JsonProperty("accepted") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<IntakeOutcome.Kind, Long> accepted,

        @JsonProperty("personasMerged") long personasMerged,
        @JsonProperty("personasSplit") long personasSplit,
        @JsonProperty("archived") long archived,
        @JsonProperty("suppressed") long suppressed,

        @JsonProperty("rejected") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<RejectReason, Long> rejected,

        @JsonProperty("invalid") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<IdentifierType, Long> invalid,

        @JsonProperty("unreadable") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<RowNote, Long> unreadable,

        @JsonProperty("doubtful") long doubtful,

        @JsonProperty("consent") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<MessageChannel, Map<ConsentResult, Long>> consent,

        @JsonProperty("openingEntries") long openingEntries,

        @JsonProperty("openingPoints") @JsonInclude(JsonInclude.Include.ALWAYS)
        Points openingPoints,

        @JsonProperty("unbooked") long unbooked,
        @JsonProperty("joined") long joined,
        @JsonProperty("left") long left) {
    /** The counts of no rows. */
    public static final ImportCounts NONE = new ImportCounts(
            0, Map.of(), 0, 0, 0, 0, Map.of(), Map.of(), Map.of(), 0, Map.of(), 0, Points.ZERO, 0, 0, 0);

    /** Puts the maps in order and makes them unmodifiable. */
    public ImportCounts {
        Objects.requireNonNull(openingPoints, "openingPoints");
        accepted = ordered(accepted, IntakeOutcome.Kind.class);
        rejected = ordered(rejected, RejectReason.class);
        invalid = ordered(invalid, IdentifierType.class);
        unreadable = ordered(unreadable, RowNote.class);
        EnumMap<MessageChannel, Map<ConsentResult, Long>> byChannel = new EnumMap<>(MessageChannel.class);
        orEmpty(consent).forEach((channel, results) -> byChannel.put(channel, ordered(results, ConsentResult.class)));
        consent = Collections.unmodifiableMap(byChannel);
    }

    private static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : map;
    }

    private static <K extends Enum<K>> Map<K, Long> ordered(@Nullable Map<K, Long> map, Class<K> type) {
        EnumMap<K, Long> ordered = new EnumMap<>(type);
        ordered.putAll(orEmpty(map));
        return Collections.unmodifiableMap(ordered);
    }

    /** The accepted rows that did this. */
    public long accepted(IntakeOutcome.Kind kind) {
        return accepted.getOrDefault(kind, 0L);
    }

    /** All rows that made or found a profile. */
    public long allAccepted() {
        return sum(accepted);
    }

    /** All rows that make no profile. */
    public long allRejected() {
        return sum(rejected);
    }

    /** How often this became of a word of consent on a channel. */
    public long consent(MessageChannel channel, ConsentResult result) {
        return consent.getOrDefault(channel, Map.of()).getOrDefault(result, 0L);
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
