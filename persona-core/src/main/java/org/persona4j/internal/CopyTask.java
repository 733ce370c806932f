package org.persona4j.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.persona4j.optin.Address;
import org.persona4j.optin.Channel;
import org.persona4j.optin.CopiedOptOut;

/**
 * An opt-out to be copied to the other addresses of whoever has an address.
 *
 * @param channel the channel
 * @param address where the opt-out was said
 * @param copy what is to be written at the others
 */
public record CopyTask(
        @JsonProperty("channel") Channel channel,
        @JsonProperty("address") Address address,
        @JsonProperty("copy") CopiedOptOut copy) {}
