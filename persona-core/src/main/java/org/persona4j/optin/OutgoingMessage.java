package org.persona4j.optin;

import java.time.Instant;
import java.util.Objects;

/**
 * A message that the caller is to send; the library sends nothing.
 *
 * <p>Its {@link #id()} is made of the address id and the event that caused it, so a repeated call names the same message by
 * the same id: send each id once. Immutable; {@code toString} shows no personal data.
 */
public sealed interface OutgoingMessage {
    /** The stable id. */
    default String id() {
        return code() + ":" + channel().code() + ":" + to().addressId() + ":" + causedBy();
    }

    /** What kind of message it is, in its id. */
    String code();

    /** The channel to send it on. */
    MessageChannel channel();

    /** Where to send it. */
    Destination to();

    /** The id of the event that caused it. */
    String causedBy();

    /**
     * An address and the opaque id that stands for it where no personal data may be. Immutable.
     *
     * @param address the address
     * @param addressId the id, such as a keyed hash; 1 to {@value CopiedOptOut#MAX_ADDRESS_ID_LENGTH} characters
     */
    record Destination(Address address, String addressId) {
        /**
         * Checks the id.
         *
         * @throws IllegalArgumentException if it is empty, too long, ill-formed or has a control character
         */
        public Destination {
            Objects.requireNonNull(address, "address");
            PlainText.name(addressId, "addressId", CopiedOptOut.MAX_ADDRESS_ID_LENGTH);
        }
    }

    /**
     * Asks the customer to opt in, who answers YES. Not to be sent once its time has run out.
     *
     * @param channel the channel to send it on
     * @param to where to send it
     * @param causedBy the id of the event that caused it
     * @param lapsesAt the first moment at which a yes comes too late
     */
    record OptInRequest(MessageChannel channel, Destination to, String causedBy, Instant lapsesAt)
            implements OutgoingMessage {
        /** Checks that nothing is missing. */
        public OptInRequest {
            check(channel, to, causedBy);
            Objects.requireNonNull(lapsesAt, "lapsesAt");
        }

        @Override
        public String code() {
            return "opt_in_request";
        }
    }

    /**
     * Tells the customer that they are in, and how to get out again.
     *
     * @param channel the channel to send it on
     * @param to where to send it
     * @param causedBy the id of the event that caused it
     */
    record OptInConfirmation(MessageChannel channel, Destination to, String causedBy) implements OutgoingMessage {
        /** Checks that nothing is missing. */
        public OptInConfirmation {
            check(channel, to, causedBy);
        }

        @Override
        public String code() {
            return "opt_in_confirmation";
        }
    }

    /**
     * Tells the customer that they are out: once, without a word of marketing, and soon. Under 47 CFR 64.1200(a)(12) one such
     * text message is covered by the consent that was just withdrawn if it is sent within five minutes.
     *
     * @param channel the channel to send it on
     * @param to where to send it
     * @param causedBy the id of the event that caused it
     * @param dueBy the latest moment to send it
     */
    record OptOutConfirmation(MessageChannel channel, Destination to, String causedBy, Instant dueBy)
            implements OutgoingMessage {
        /** Checks that nothing is missing. */
        public OptOutConfirmation {
            check(channel, to, causedBy);
            Objects.requireNonNull(dueBy, "dueBy");
        }

        @Override
        public String code() {
            return "opt_out_confirmation";
        }
    }

    /**
     * Tells the customer who writes, and which words they can answer with.
     *
     * @param channel the channel to send it on
     * @param to where to send it
     * @param causedBy the id of the event that caused it
     */
    record HelpAnswer(MessageChannel channel, Destination to, String causedBy) implements OutgoingMessage {
        /** Checks that nothing is missing. */
        public HelpAnswer {
            check(channel, to, causedBy);
        }

        @Override
        public String code() {
            return "help_answer";
        }
    }

    private static void check(MessageChannel channel, Destination to, String causedBy) {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(causedBy, "causedBy");
        Channel.check(channel, to.address());
    }
}
