package org.persona4j.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.optin.MessageChannel;
import org.persona4j.profile.SourceRecord;

/**
 * What a row says of consent, on each channel that a file can speak of, and for which addresses. Immutable; its addresses are
 * personal data and not in {@code toString}.
 *
 * <p>It stands beside the record of the row because it outlives it: a row that is rejected opts nobody in, but whom it opts out is
 * out.
 */
public final class RowConsent {
    /** The channels that a file can speak of, in their order. */
    public static final List<MessageChannel> CHANNELS =
            List.of(MessageChannel.TEXT, MessageChannel.EMAIL, MessageChannel.VOICE);

    private static final RowConsent NONE = new RowConsent(List.of(), List.of(), Map.of(), false, false);

    private final List<String> phones;
    private final List<String> emails;
    private final Map<MessageChannel, ConsentWord> words;
    private final boolean mayOptIn;
    private final boolean doubtful;

    private RowConsent(
            List<String> phones,
            List<String> emails,
            Map<MessageChannel, ConsentWord> words,
            boolean mayOptIn,
            boolean doubtful) {
        this.phones = phones;
        this.emails = emails;
        this.words = words;
        this.mayOptIn = mayOptIn;
        this.doubtful = doubtful;
    }

    /** A row that says nothing of consent and has no address, so that no setting of an import opts it in either. */
    public static RowConsent none() {
        return NONE;
    }

    /** A row that says nothing of consent, for the addresses of its record: what "opt in all" is about. */
    public static RowConsent of(SourceRecord record) {
        return builder(record).build();
    }

    /** Starts with no address. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts with the addresses of a record. */
    public static Builder builder(SourceRecord record) {
        Builder builder = new Builder();
        record.phones().forEach(builder::phone);
        record.emails().forEach(builder::email);
        return builder;
    }

    /** The same, of which only opt-outs count. */
    public RowConsent withoutOptIns() {
        return mayOptIn ? new RowConsent(phones, emails, words, false, doubtful) : this;
    }

    /** The phone numbers as they are written, in the order of the row. */
    public List<String> phones() {
        return phones;
    }

    /** The e-mail addresses as they are written, in the order of the row. */
    public List<String> emails() {
        return emails;
    }

    /** What the row says by channel, in the order of the channels; a channel of which it says nothing is not there. */
    public Map<MessageChannel, ConsentWord> words() {
        return words;
    }

    /** What the row says on a channel; empty if nothing. Never {@link ConsentWord#NOTHING}. */
    public Optional<ConsentWord> word(MessageChannel channel) {
        return Optional.ofNullable(words.get(channel));
    }

    /** Whether the row may opt somebody in; if not, only its opt-outs count. */
    public boolean mayOptIn() {
        return mayOptIn;
    }

    /** Whether a cell of consent says nothing that is known, so that the row opts nobody in. */
    public boolean isDoubtful() {
        return doubtful;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowConsent that
                && phones.equals(that.phones)
                && emails.equals(that.emails)
                && words.equals(that.words)
                && mayOptIn == that.mayOptIn
                && doubtful == that.doubtful;
    }

    @Override
    public int hashCode() {
        return Objects.hash(phones, emails, words, mayOptIn, doubtful);
    }

    /** Shows what is said, not of whom. */
    @Override
    public String toString() {
        return "RowConsent" + words + (doubtful ? " doubtful" : "") + (mayOptIn ? "" : " without opt-ins");
    }

    /** Gathers what a row says. Not thread-safe. */
    public static final class Builder {
        private final List<String> phones = new ArrayList<>(2);
        private final List<String> emails = new ArrayList<>(2);
        private final Map<MessageChannel, ConsentWord> words = new EnumMap<>(MessageChannel.class);
        private boolean doubtful;

        private Builder() {}

        /** Adds a phone number in any format. */
        public Builder phone(String phone) {
            phones.add(Objects.requireNonNull(phone, "phone"));
            return this;
        }

        /** Adds an e-mail address. */
        public Builder email(String email) {
            emails.add(Objects.requireNonNull(email, "email"));
            return this;
        }

        /** Says that the customer agreed to a channel. */
        public Builder optIn(MessageChannel channel) {
            return say(channel, ConsentWord.IN);
        }

        /** Says that the customer refused a channel. */
        public Builder optOut(MessageChannel channel) {
            return say(channel, ConsentWord.OUT);
        }

        /**
         * Says a word of a channel. Of words that contradict each other the one counts that is against messages: out, then no, then
         * in.
         *
         * @throws IllegalArgumentException if the channel is none of {@link RowConsent#CHANNELS}
         */
        public Builder say(MessageChannel channel, ConsentWord word) {
            if (!CHANNELS.contains(channel)) {
                throw new IllegalArgumentException("a row says nothing of the channel " + channel.code());
            }
            if (word != ConsentWord.NOTHING) {
                words.merge(channel, word, Builder::stronger);
            }
            return this;
        }

        private static ConsentWord stronger(ConsentWord one, ConsentWord other) {
            if (one == ConsentWord.OUT || other == ConsentWord.OUT) {
                return ConsentWord.OUT;
            }
            return one == ConsentWord.NO ? one : other;
        }

        /** Says that something about consent could not be understood: the row opts nobody in. */
        public Builder doubtful() {
            doubtful = true;
            return this;
        }

        /** What was gathered. */
        public RowConsent build() {
            return new RowConsent(
                    List.copyOf(phones),
                    List.copyOf(emails),
                    words.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(words)),
                    !doubtful,
                    doubtful);
        }
    }
}
