package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That whoever carries a value is to be hidden, or that somebody who carried it was erased. It is kept for ever: a release is
 * noted, and takes nothing away. Holds nothing readable of anybody.
 *
 * @param blocks when the value was put on the blocklist, latest last
 * @param erasures the erased customers who carried it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Suppression(
        @JsonProperty("blocks") List<Block> blocks,
        @JsonProperty("erasures") List<Erased> erasures) {
    static final Suppression NONE = new Suppression(List.of(), List.of());

    /**
     * That the value was put on the blocklist.
     *
     * @param at when
     * @param releasedAtOrNull when it was taken off, if it was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Block(
            @JsonProperty("at") Instant at,
            @JsonProperty("releasedAt") @Nullable Instant releasedAtOrNull) {}

    /**
     * That a customer who carried the value was erased.
     *
     * @param erasure the id of the erasure
     * @param at when
     * @param paired whether somebody else carries the value too, so that it refuses only with the name of the erased
     * @param names the hashes of the names of the erased, if it is paired
     * @param releasedAtOrNull from when the customer is free to return, if they are
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record Erased(
            @JsonProperty("erasure") @JsonInclude(JsonInclude.Include.ALWAYS)
            String erasure,

            @JsonProperty("at") Instant at,
            @JsonProperty("paired") boolean paired,

            @JsonProperty("names") @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<String> names,

            @JsonProperty("releasedAt") @Nullable Instant releasedAtOrNull) {
        /** Makes the list unmodifiable. */
        public Erased {
            names = names == null ? List.of() : List.copyOf(names);
        }

        private boolean refuses(@Nullable String wholeNameOrNull) {
            boolean isOne = !paired || (wholeNameOrNull != null && names.contains(wholeNameOrNull));
            return releasedAtOrNull == null && isOne;
        }
    }

    /** Makes the lists unmodifiable. */
    public Suppression {
        blocks = blocks == null ? List.of() : List.copyOf(blocks);
        erasures = erasures == null ? List.of() : List.copyOf(erasures);
    }

    /** The suppression there is, or an empty one. */
    static Suppression of(@Nullable Suppression orNull) {
        return orNull == null ? NONE : orNull;
    }

    /** Whether the value is on the blocklist. */
    @JsonIgnore
    boolean isBlocked() {
        return blocks.stream().anyMatch(block -> block.releasedAtOrNull() == null);
    }

    /**
     * Whether it refuses whoever arrives with the value.
     *
     * @param wholeNameOrNull the hash of their name, if they have one
     */
    boolean refuses(@Nullable String wholeNameOrNull) {
        return erasures.stream().anyMatch(erased -> erased.refuses(wholeNameOrNull));
    }

    Suppression block(Instant at) {
        List<Block> more = new ArrayList<>(blocks);
        more.add(new Block(at, null));
        return new Suppression(more, erasures);
    }

    Suppression releaseBlocks(Instant at) {
        return new Suppression(
                blocks.stream()
                        .map(block -> block.releasedAtOrNull() == null ? new Block(block.at(), at) : block)
                        .toList(),
                erasures);
    }

    Suppression with(Erased erased) {
        List<Erased> more = new ArrayList<>(erasures);
        more.add(erased);
        return new Suppression(blocks, more);
    }

    Suppression releaseErasure(String erasure, Instant at) {
        return new Suppression(
                blocks,
                erasures.stream()
                        .map(erased -> erased.erasure().equals(erasure) && erased.releasedAtOrNull() == null
                                ? new Erased(erasure, erased.at(), erased.paired(), erased.names(), at)
                                : erased)
                        .toList());
    }
}
