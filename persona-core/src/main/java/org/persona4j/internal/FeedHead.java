package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which records a shard of a feed has. Whoever adds one writes this record, so their numbers have no gap and are in the order of the
 * commits.
 *
 * @param first the number of the first record that is kept
 * @param next the number of the next one
 */
public record FeedHead(
        @JsonProperty("first") long first,
        @JsonProperty("next") long next) {
    static final FeedHead NONE = new FeedHead(0, 0);

    FeedHead withMore(int records) {
        return new FeedHead(first, next + records);
    }

    FeedHead without(int records) {
        return new FeedHead(first + records, next);
    }
}
