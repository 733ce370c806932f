package org.persona4j.optin;

import java.util.List;
import java.util.Objects;

/**
 * What the arrival of one event causes: what became of it, the messages to send, the copies to write. The same event gives
 * the same consequences however often they are asked for. Immutable; {@code toString} shows no personal data.
 *
 * @param outcome what became of the event when it arrived
 * @param messages the messages to send
 * @param copies the opt-outs to write at other addresses
 */
public record Consequences(Outcome outcome, List<OutgoingMessage> messages, List<Copy> copies) {
    /**
     * An opt-out to write elsewhere, in the same commit if it fits: with {@link DerivedKind#SAME_PERSON} at every other address
     * of the channel that the persona has, with {@link DerivedKind#SAME_NUMBER} at the same address on the channel. A copy
     * that is appended may cause further ones. Immutable.
     *
     * @param channel the channel on which to write it
     * @param event what to append
     */
    public record Copy(Channel channel, CopiedOptOut event) {
        /** Checks that nothing is missing. */
        public Copy {
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(event, "event");
        }
    }

    /** Makes the lists unmodifiable. */
    public Consequences {
        Objects.requireNonNull(outcome, "outcome");
        messages = List.copyOf(messages);
        copies = List.copyOf(copies);
    }
}
