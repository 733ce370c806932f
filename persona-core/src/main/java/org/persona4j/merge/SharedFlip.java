package org.persona4j.merge;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.persona4j.identity.Identifier;

/**
 * That a value became shared, and links nobody any more, or that it links again. Immutable; {@code toString} shows no
 * personal data.
 *
 * @param identifier the value
 * @param shared whether it is shared now
 */
public record SharedFlip(
        @JsonProperty("identifier") Identifier identifier,
        @JsonProperty("shared") boolean shared) {}
