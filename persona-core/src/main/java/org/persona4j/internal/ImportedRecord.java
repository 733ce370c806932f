package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;

/**
 * That an import had an address on a channel.
 *
 * @param channel the channel
 * @param address the address
 */
public record ImportedRecord(
        @JsonProperty("channel") MessageChannel channel,
        @JsonProperty("address") Address address) {}
