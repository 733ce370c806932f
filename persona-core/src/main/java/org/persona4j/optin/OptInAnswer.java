package org.persona4j.optin;

import java.util.List;
import java.util.Objects;

/**
 * What became of a report. Made again, a report has the same answer, but for what is true now. Immutable; {@code toString} shows
 * no personal data.
 *
 * @param eventId the id of the event
 * @param outcome what the event did when it arrived
 * @param isRepeat whether it had arrived before, so that this report did nothing; false of one of which nothing may be kept
 * @param now what is true of the address after it
 * @param messages what the caller is to send, each id once
 */
public record OptInAnswer(
        String eventId, Outcome outcome, boolean isRepeat, AddressOptIn now, List<OutgoingMessage> messages) {
    /** Makes the list unmodifiable. */
    public OptInAnswer {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(now, "now");
        messages = List.copyOf(messages);
    }
}
