package org.persona4j.optin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.persona4j.identity.PersonaId;

/**
 * What is known of an address without a look at who it belongs to. Immutable; {@code toString} shows no personal data.
 *
 * @param address the address
 * @param personas the ids of the personas that have it at present, in their order; none if it is unknown
 * @param members those of the personas that are in the loyalty program
 * @param channels what is true of it, by channel
 */
public record AddressLookup(
        Address address,
        List<PersonaId> personas,
        List<PersonaId> members,
        Map<MessageChannel, AddressOptIn> channels) {
    /** Makes the collections unmodifiable. */
    public AddressLookup {
        Objects.requireNonNull(address, "address");
        personas = List.copyOf(personas);
        members = List.copyOf(members);
        channels = Map.copyOf(channels);
    }
}
