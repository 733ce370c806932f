package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.persona4j.identity.ProfileId;

/**
 * A reference to a profile.
 *
 * @param profile the profile
 */
public record ProfileRef(@JsonProperty("profile") ProfileId profile) {}
