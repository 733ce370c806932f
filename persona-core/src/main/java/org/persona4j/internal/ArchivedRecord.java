package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.persona4j.archive.ArchiveReason;

/**
 * That a persona is in the archive: what is told of it in lists, but for whose it is, which is read from its profiles.
 *
 * @param reason why
 * @param at since when, for this reason
 */
public record ArchivedRecord(
        @JsonProperty("reason") ArchiveReason reason,
        @JsonProperty("at") Instant at) {}
