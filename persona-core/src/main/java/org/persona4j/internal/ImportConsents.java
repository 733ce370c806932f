package org.persona4j.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.persona4j.access.Actor;
import org.persona4j.error.ImportConflictException;
import org.persona4j.error.OperationReusedException;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.Normalizers;
import org.persona4j.imports.ConsentResult;
import org.persona4j.imports.ConsentWord;
import org.persona4j.imports.ImportCounts;
import org.persona4j.imports.RowConsent;
import org.persona4j.optin.Address;
import org.persona4j.optin.Consent;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInAnswer;
import org.persona4j.optin.OptInEvent;
import org.persona4j.optin.OptInImport;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptInStatus;
import org.persona4j.optin.OutgoingMessage;

/**
 * Takes in what rows of an import say of consent.
 *
 * <p>An opt-out holds at every phone number or e-mail address of its row; an opt-in only at the first, since the row does not say
 * which of them it means. A row that was not accepted, or has a cell of consent that nobody knows, opts nobody in; what it opts out
 * is out. "Opt in all" is for text messages and e-mail; calls need a word of their own. Each event has an id made of those of the
 * import and the row. Thread-safe.
 */
final class ImportConsents {
    private final OptInEdits edits;
    private final Normalizers normalizers;
    private final ImportTools tools;
    private final OptInImport from;

    ImportConsents(ImportTools tools, OptInEdits edits, OptInImport from) {
        this.tools = tools;
        this.edits = edits;
        this.normalizers = tools.normalizers();
        this.from = from;
    }

    /**
     * What a row says of consent.
     *
     * @param row what the row is known by
     * @param consent what it says
     */
    record Words(String row, RowConsent consent) {}

    /**
     * Takes in what the rows of a lot say: several words in one commit, with the record of the import, so that each counts once. If
     * some of it was taken in by a run that was broken off, only the messages are given again.
     *
     * @param rows what they say; of those that were not accepted, without opt-ins
     * @param record the import as it is
     * @param tally counts what needs no commit
     * @param messages is given what is to be sent; a request that is answered already is not
     * @return the import as it is then
     */
    ImportRecord take(List<Words> rows, ImportRecord record, ImportTally tally, Consumer<OutgoingMessage> messages) {
        Set<OptInImport.Row> words = new LinkedHashSet<>();
        for (Words row : rows) {
            for (MessageChannel channel : RowConsent.CHANNELS) {
                read(row, channel, words, tally);
            }
        }
        List<OptInImport.Row> all = List.copyOf(words);
        List<OptInEdits.Said> said = said(all, record.by());
        try {
            again(said.subList(0, record.said()), messages);
            ImportRecord now = record;
            while (now.said() < all.size()) {
                int from = now.said();
                now = takeSome(all.subList(from, all.size()), said.subList(from, all.size()), now, messages);
            }
            return now;
        } catch (OperationReusedException reused) {
            throw new ImportConflictException(ImportConflictException.Reason.ROW_ID_REUSED);
        }
    }

    /** Gives the messages again that follow from words that were taken in before. Only whoever is asked gets one. */
    private void again(List<OptInEdits.Said> said, Consumer<OutgoingMessage> messages) {
        List<OptInEdits.Said> asking = said.stream()
                .filter(one -> one.eventOrNull() instanceof MessageEvent event
                        && event.kind() == MessageEvent.Kind.IMPORT_REQUEST)
                .toList();
        edits.takeAll(asking).forEach(answer -> answer.ifPresent(one -> give(one, messages)));
    }

    private ImportRecord takeSome(
            List<OptInImport.Row> words,
            List<OptInEdits.Said> said,
            ImportRecord record,
            Consumer<OutgoingMessage> messages) {
        ImportCheckpoint<List<Optional<OptInAnswer>>> step = new ImportCheckpoint<>(record);
        List<Optional<OptInAnswer>> answers = tools.transactions()
                .change(attempt -> step.begin(attempt).orElseGet(() -> {
                    List<Optional<OptInAnswer>> some = edits.takeSome(attempt, said);
                    ImportRecord after = record.withSaid(record.said() + some.size(), counted(words, some, record));
                    return step.end(attempt, after, some);
                }));
        answers.forEach(answer -> answer.ifPresent(one -> give(one, messages)));
        return step.after();
    }

    private ImportCounts counted(
            List<OptInImport.Row> words, List<Optional<OptInAnswer>> answers, ImportRecord record) {
        ImportTally tally = ImportTally.of(record.counts());
        for (int at = 0; at < answers.size(); at++) {
            OptInImport.Row word = words.get(at);
            Optional<OptInReport> report = from.report(word);
            ConsentResult result = report.isEmpty()
                    ? ConsentResult.SAID_NOTHING
                    : ConsentResult.of(
                            report.get().kind(), answers.get(at).orElseThrow().outcome());
            tally.consent(word.channel(), result);
        }
        return tally.counts();
    }

    private List<OptInEdits.Said> said(List<OptInImport.Row> words, Actor by) {
        Instant now = tools.clock().instant();
        List<OptInEdits.Said> all = new ArrayList<>(words.size());
        for (OptInImport.Row word : words) {
            OptInEvent event = from.report(word)
                    .map(report -> report.toEvent(report.id().orElseThrow(), by, now, tools.optIns()))
                    .orElse(null);
            all.add(new OptInEdits.Said(word.channel(), word.address(), event, from.id()));
        }
        return all;
    }

    private static void give(OptInAnswer answer, Consumer<OutgoingMessage> messages) {
        for (OutgoingMessage message : answer.messages()) {
            boolean overtaken = message instanceof OutgoingMessage.OptInRequest
                    && answer.now().status() != OptInStatus.REQUESTED;
            if (!overtaken) {
                messages.accept(message);
            }
        }
    }

    private void read(Words row, MessageChannel channel, Set<OptInImport.Row> words, ImportTally tally) {
        RowConsent consent = row.consent();
        Optional<ConsentWord> word = consent.word(channel);
        boolean mayOptIn = consent.mayOptIn() && (word.isPresent() || channel != MessageChannel.VOICE);
        if (word.isEmpty() && !mayOptIn) {
            return;
        }
        List<Address> addresses = channel == MessageChannel.EMAIL
                ? addresses(IdentifierType.EMAIL, consent.emails())
                : addresses(IdentifierType.PHONE, consent.phones());
        if (addresses.isEmpty()) {
            return;
        }
        if (word.equals(Optional.of(ConsentWord.OUT))) {
            addresses.forEach(
                    address -> words.add(new OptInImport.Row(row.row(), channel, address, Consent.NOT_ASKED, true)));
        } else if (word.equals(Optional.of(ConsentWord.NO))) {
            tally.consent(channel, ConsentResult.LEFT_ALONE);
        } else if (mayOptIn) {
            Consent status = word.isPresent() ? Consent.OPTED_IN : Consent.NOT_ASKED;
            words.add(new OptInImport.Row(row.row(), channel, addresses.get(0), status, false));
        }
    }

    private List<Address> addresses(IdentifierType type, List<String> texts) {
        return texts.stream()
                .flatMap(text -> normalizers.normalize(type, text).identifier().stream())
                .map(Address::of)
                .distinct()
                .toList();
    }
}
