package org.persona4j.example.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.persona4j.optin.MessageChannel;

/**
 * What a row says of consent, on each channel that a file can speak of. Immutable; its texts are personal data.
 *
 * @param line the line of the file the row begins on
 * @param phones the phone numbers, as they are written
 * @param emails the e-mail addresses, as they are written
 * @param words what the row says, by channel; nothing where it says nothing
 * @param mayOptIn whether all of the row could be read, so that it may opt somebody in
 * @param unknown whether a cell of consent says nothing that is known
 */
record RowConsent(
        long line,
        List<String> phones,
        List<String> emails,
        Map<MessageChannel, ConsentWord> words,
        boolean mayOptIn,
        boolean unknown) {
    /** The channels that a file can speak of. */
    static final List<MessageChannel> CHANNELS =
            List.of(MessageChannel.TEXT, MessageChannel.EMAIL, MessageChannel.VOICE);

    /** Makes the collections unmodifiable. */
    RowConsent {
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
        words = Map.copyOf(words);
    }

    /** A row whose cells cannot be told apart, so that it says nothing. */
    static RowConsent none(long line) {
        return new RowConsent(line, List.of(), List.of(), Map.of(), false, false);
    }

    /** The same, of which only opt-outs count. */
    RowConsent withoutOptIns() {
        return new RowConsent(line, phones, emails, words, false, unknown);
    }

    /** What the row says on a channel; empty if nothing. */
    Optional<ConsentWord> word(MessageChannel channel) {
        return Optional.ofNullable(words.get(channel));
    }

    @Override
    public String toString() {
        return "RowConsent[line " + line + "]";
    }

    /** Gathers the cells of a row. Not thread-safe. */
    static final class Builder {
        private final List<String> phones = new ArrayList<>();
        private final List<String> emails = new ArrayList<>();
        private final Map<MessageChannel, Set<ConsentWord>> said = new EnumMap<>(MessageChannel.class);
        private boolean unknown;

        void phone(String text) {
            phones.add(text);
        }

        void email(String text) {
            emails.add(text);
        }

        /** Adds a cell that is not blank. */
        void cell(Field field, String text) {
            switch (field) {
                case TEXT_OPT_IN -> add(text, false, MessageChannel.TEXT);
                case EMAIL_OPT_IN -> add(text, false, MessageChannel.EMAIL);
                case VOICE_OPT_IN -> add(text, false, MessageChannel.VOICE);
                case OPT_IN -> onNoChannel(text);
                case TEXT_OPT_OUT -> add(text, true, MessageChannel.TEXT);
                case EMAIL_OPT_OUT -> add(text, true, MessageChannel.EMAIL);
                case VOICE_OPT_OUT -> add(text, true, MessageChannel.VOICE);
                case OPT_OUT -> CHANNELS.forEach(channel -> add(text, true, channel));
                default -> throw new IllegalArgumentException(field.code() + " tells nothing of consent");
            }
        }

        /** Of a column that names no channel, a refusal holds on all of them and an agreement on none. */
        private void onNoChannel(String text) {
            Optional<ConsentWord> word = ConsentWord.parse(text, false);
            if (word.isPresent() && word.get() == ConsentWord.IN) {
                return;
            }
            CHANNELS.forEach(channel -> add(text, false, channel));
        }

        private void add(String text, boolean optOutColumn, MessageChannel channel) {
            ConsentWord.parse(text, optOutColumn)
                    .ifPresentOrElse(
                            word -> said.computeIfAbsent(channel, none -> EnumSet.noneOf(ConsentWord.class))
                                    .add(word),
                            () -> unknown = true);
        }

        RowConsent build(long line) {
            Map<MessageChannel, ConsentWord> words = new EnumMap<>(MessageChannel.class);
            said.forEach((channel, all) -> strongest(all).ifPresent(word -> words.put(channel, word)));
            return new RowConsent(line, phones, emails, words, !unknown, unknown);
        }

        /** Of columns that contradict each other the one that is against messages. */
        private static Optional<ConsentWord> strongest(Set<ConsentWord> all) {
            for (ConsentWord word : List.of(ConsentWord.OUT, ConsentWord.NO, ConsentWord.IN)) {
                if (all.contains(word)) {
                    return Optional.of(word);
                }
            }
            return Optional.empty();
        }
    }
}
