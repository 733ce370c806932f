package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * That a call with an operation id took effect, and what it answered.
 *
 * @param digest the digest of what was asked, under the key of the record's id
 * @param at when it took effect
 * @param answer the answer as JSON; holds ids and no personal data
 */
public record OperationRecord(
        @JsonProperty("digest") String digest,
        @JsonProperty("at") Instant at,
        @JsonProperty("answer") String answer) {
    OperationRecord withDigest(String next) {
        return new OperationRecord(next, at, answer);
    }
}
