package org.persona4j.optin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A way in which messages reach a customer.
 *
 * <p>The two kinds of channels are types of their own, because they differ in who may speak: on a {@link MessageChannel} the
 * customer, the retailer and machines; on a {@link PushChannel} nobody but the user of the device. A call that takes a
 * {@code MessageChannel} cannot be made for push. In JSON a channel is its {@link #code()}.
 */
public sealed interface Channel permits MessageChannel, PushChannel {
    /** All channels, messages before push. */
    List<Channel> ALL = Stream.<Channel>concat(Stream.of(MessageChannel.values()), Stream.of(PushChannel.values()))
            .toList();

    /** The stable name of this channel in JSON: lower case, words joined by an underscore. */
    @JsonValue
    String code();

    /** What kind of address messages on this channel go to. */
    Address.Type addressType();

    /**
     * Checks that an address can be messaged on a channel.
     *
     * @throws IllegalArgumentException if it is of another type
     */
    static void check(Channel channel, Address address) {
        if (address.type() != channel.addressType()) {
            throw new IllegalArgumentException(
                    "a " + address.type().code() + " is no address of channel " + channel.code());
        }
    }

    /**
     * The channel with a code.
     *
     * @param code the code as {@link #code()} gives it, exactly
     * @throws IllegalArgumentException if no channel has this code
     */
    @JsonCreator
    static Channel ofCode(String code) {
        Objects.requireNonNull(code, "code");
        return ALL.stream()
                .filter(channel -> channel.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "code is not one of " + ALL.stream().map(Channel::code).toList()));
    }
}
