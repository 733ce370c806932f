package org.persona4j.optin;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a persona may be messaged on a channel at a moment, and which address and event decided.
 *
 * <p>With {@link OptOutScope#PERSON} the latest of all explicit opt-outs and all opt-ins by the customer's own completed act
 * is looked for, over all addresses of the channel that the persona's profiles ever carried; if it is an opt-out, the persona
 * is out. Else, and always with {@link OptOutScope#ADDRESS}, the primary address decides, which is the only one messaged.
 *
 * <p>Immutable; {@code toString} shows no personal data.
 *
 * @param channel the channel
 * @param at the moment
 * @param status the status
 * @param why which rule decided
 * @param addressIdOrNull the id of the address that decided
 * @param decidedByOrNull what decided there; none if nothing was ever said
 */
public record EffectiveOptIn(
        Channel channel,
        Instant at,
        OptInStatus status,
        Why why,
        @Nullable String addressIdOrNull,
        @Nullable OptInStep decidedByOrNull) {
    /** Which rule decided. */
    public enum Why {
        /** The latest word of the person, at whichever address, is an opt-out. */
        LATEST_WORD_IS_OUT("the latest word of the person is an opt-out"),
        /** The primary address speaks for itself. */
        PRIMARY_ADDRESS("by the primary address"),
        /** There is no address on this channel. */
        NO_ADDRESS("no address on this channel");

        private final String label;

        Why(String label) {
            this.label = label;
        }

        /** The rule in a few words for people. */
        public String label() {
            return label;
        }
    }

    /** A word and the address at which it was said. */
    private record Said(String addressId, OptInStep step) {
        /** Latest last; of an opt-out and its copies the opt-out itself. */
        private static final Comparator<Said> ORDER = Comparator.<Said, Instant>comparing(said -> said.step.at())
                .thenComparing(said -> said.step.outcome().word() == Outcome.Word.OUT)
                .thenComparing(said -> !(said.step.eventOrNull() instanceof CopiedOptOut))
                .thenComparing(said -> said.step.event().map(OptInEvent::id).orElse(""))
                .thenComparing(Said::addressId);
    }

    /** Checks that nothing is missing. */
    public EffectiveOptIn {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(why, "why");
    }

    /**
     * The effective opt-in of a persona.
     *
     * @param channel the channel
     * @param histories the histories on that channel of all addresses that the persona's current profiles ever carried, by
     *     address id
     * @param primaryIdOrNull the id of the primary address, if there is one
     * @param at the moment
     * @param scope how far an opt-out reaches
     * @throws IllegalArgumentException if a history is of another channel
     */
    public static EffectiveOptIn of(
            Channel channel,
            Map<String, OptInHistory> histories,
            @Nullable String primaryIdOrNull,
            Instant at,
            OptOutScope scope) {
        if (histories.values().stream().anyMatch(history -> !history.channel().equals(channel))) {
            throw new IllegalArgumentException("histories must all be of channel " + channel.code());
        }
        Optional<Said> latest = histories.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().asOf(at).lastWord().stream().map(step -> new Said(entry.getKey(), step)))
                .max(Said.ORDER);
        if (scope == OptOutScope.PERSON
                && latest.isPresent()
                && latest.get().step().outcome().word() == Outcome.Word.OUT) {
            Said said = latest.get();
            return new EffectiveOptIn(
                    channel, at, OptInStatus.OPTED_OUT, Why.LATEST_WORD_IS_OUT, said.addressId(), said.step());
        }
        if (primaryIdOrNull == null) {
            return new EffectiveOptIn(channel, at, OptInStatus.NOT_ASKED, Why.NO_ADDRESS, null, null);
        }
        AddressOptIn primary = histories
                .getOrDefault(primaryIdOrNull, OptInHistory.none(channel))
                .asOf(at);
        return new EffectiveOptIn(
                channel, at, primary.status(), Why.PRIMARY_ADDRESS, primaryIdOrNull, primary.decidedByOrNull());
    }

    /**
     * The effective opt-in of a persona now: as of this moment, or of that at which the last event at any of the addresses came
     * in if the clock was set back since. The answer names the moment.
     *
     * @param channel the channel
     * @param histories the histories, as for {@link #of}
     * @param primaryIdOrNull the id of the primary address, if there is one
     * @param now the moment that a clock says it is
     * @param scope how far an opt-out reaches
     * @throws IllegalArgumentException if a history is of another channel
     */
    public static EffectiveOptIn ofNow(
            Channel channel,
            Map<String, OptInHistory> histories,
            @Nullable String primaryIdOrNull,
            Instant now,
            OptOutScope scope) {
        Instant at = histories.values().stream()
                .map(history -> history.notBeforeLast(now))
                .max(Instant::compareTo)
                .orElse(now);
        return of(channel, histories, primaryIdOrNull, at, scope);
    }

    /** Whether messages may be sent to the primary address. */
    public boolean sendable() {
        return status == OptInStatus.OPTED_IN;
    }

    /** The id of the address that decided. */
    public Optional<String> addressId() {
        return Optional.ofNullable(addressIdOrNull);
    }

    /** What decided there; none if nothing was ever said. */
    public Optional<OptInStep> decidedBy() {
        return Optional.ofNullable(decidedByOrNull);
    }

    /** A line for people, without personal data. */
    public String describe() {
        String because = status + ", " + why.label();
        return decidedBy()
                .map(step -> because + ": " + step.kind().label() + " at " + step.at())
                .orElse(because);
    }
}
