package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.persona4j.archive.ArchiveOutcome;
import org.persona4j.merge.MergeOutcome;

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
    /** The classes of the answers that are kept. A test makes sure that they hold ids, numbers and names of outcomes only. */
    static final List<Class<?>> ANSWERS =
            List.of(MergeOutcome.class, ProfileEdits.Edited.class, ArchiveOutcome.class, Blocklist.Blocked.class);

    /** That a call took effect, and gave an answer of one of the classes that may be kept. */
    static <T> OperationRecord of(String digest, Instant at, Class<T> type, T answer) {
        if (!ANSWERS.contains(type)) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + " may be kept as an answer");
        }
        return new OperationRecord(digest, at, new String(JsonCodec.write(answer), StandardCharsets.UTF_8));
    }

    OperationRecord withDigest(String next) {
        return new OperationRecord(next, at, answer);
    }
}
