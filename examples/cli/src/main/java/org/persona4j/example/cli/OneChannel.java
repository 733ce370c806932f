package org.persona4j.example.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.persona4j.imports.RowConsent;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import picocli.CommandLine.Option;

/** The option that says on which channel a command works. */
final class OneChannel {
    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            description = "text or voice for a phone number, email for an e-mail address.")
    private @Nullable Name channel;

    OneChannel() {}

    /** The channels of phone numbers and e-mail addresses. */
    enum Name {
        /** Text messages. */
        TEXT(MessageChannel.TEXT),
        /** E-mail. */
        EMAIL(MessageChannel.EMAIL),
        /** Calls. */
        VOICE(MessageChannel.VOICE);

        private final MessageChannel channel;

        Name(MessageChannel channel) {
            this.channel = channel;
        }
    }

    /**
     * The channel that is meant: if none is named, e-mail for an e-mail address and text messages for a phone number.
     *
     * @throws InputException if the channel does not reach the address
     */
    MessageChannel of(Address address) {
        return all(address).get(0);
    }

    /**
     * The channels that are meant: if none is named, all that reach the address.
     *
     * @throws InputException if the channel does not reach the address
     */
    List<MessageChannel> all(Address address) {
        List<MessageChannel> reaching = RowConsent.CHANNELS.stream()
                .filter(one -> one.addressType() == address.type())
                .toList();
        if (channel == null) {
            return reaching;
        }
        if (!reaching.contains(channel.channel)) {
            throw new InputException("--channel " + channel.channel.code() + " reaches no "
                    + (address.type() == Address.Type.PHONE ? "phone number" : "e-mail address"));
        }
        return List.of(channel.channel);
    }
}
