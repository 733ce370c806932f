package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.persona4j.change.ChangeKind;
import org.persona4j.identity.PersonaId;
import org.persona4j.optin.Channel;

/**
 * What one commit tells in one shard of a feed, or some of it. Never changed, deleted when nobody will read it any more.
 *
 * @param at when
 * @param told what, those of one persona in their order
 */
public record FeedRecord(
        @JsonProperty("at") Instant at,
        @JsonProperty("told") List<Told> told) {
    /** The most that is told in a record: with the longest ids there are, less than half of what any store takes. */
    static final int MOST = 128;

    /** Makes the list unmodifiable. */
    public FeedRecord {
        told = List.copyOf(told);
    }

    /**
     * That something became of a persona.
     *
     * @param persona the id it had
     * @param kind what became of it
     * @param otherOrNull the persona it was made part of, or was part of
     * @param channelOrNull the channel on which something was said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Told(
            @JsonProperty("persona") PersonaId persona,
            @JsonProperty("kind") ChangeKind kind,
            @JsonProperty("other") @Nullable PersonaId otherOrNull,
            @JsonProperty("channel") @Nullable Channel channelOrNull) {
        static Told of(PersonaId persona, ChangeKind kind) {
            return new Told(persona, kind, null, null);
        }
    }
}
