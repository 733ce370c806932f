package org.persona4j.example.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.persona4j.Personas;
import org.persona4j.identity.IdentifierType;
import org.persona4j.imports.ConsentWord;
import org.persona4j.imports.RowConsent;
import org.persona4j.optin.Address;
import org.persona4j.optin.Consent;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInAnswer;
import org.persona4j.optin.OptInImport;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptInStatus;
import org.persona4j.optin.Outcome;
import org.persona4j.optin.OutgoingMessage;

/**
 * Takes in what the rows of one import say of consent, and counts what became of it. Not thread-safe.
 *
 * <p>An opt-out holds at every phone number or e-mail address of its row; an opt-in only at the first, since the row does not
 * say which of them it means. A row that was rejected or skipped, or has a cell of consent that nobody knows, opts nobody in;
 * what it opts out is out. "Opt in all" is for text messages and e-mail; calls need a column of their own.
 */
final class ConsentImport implements ConsentIntake {
    private final OptInImport from;
    private final Personas personas;
    private final Notices notices;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<String, Integer> repeated = new TreeMap<>();
    private final List<OutgoingMessage> messages = new ArrayList<>();

    /**
     * The consent of an import.
     *
     * @param from the import
     * @param personas the store it goes to
     * @param notices where trouble with single rows is told
     */
    ConsentImport(OptInImport from, Personas personas, Notices notices) {
        this.from = from;
        this.personas = personas;
        this.notices = notices;
    }

    @Override
    public void take(List<Said> rows) {
        Set<OptInImport.Row> all = new LinkedHashSet<>();
        for (Said row : rows) {
            if (row.consent().isDoubtful()) {
                notices.unknownConsent(row.line());
            }
            for (MessageChannel channel : RowConsent.CHANNELS) {
                read(row.consent(), channel, Long.toString(row.line()), all);
            }
        }
        List<OptInImport.Row> said = List.copyOf(all);
        List<Optional<OptInAnswer>> answers = personas.optIns().importRows(from, said);
        for (int at = 0; at < said.size(); at++) {
            Optional<OptInReport> report = from.report(said.get(at));
            if (report.isPresent()) {
                count(report.get().kind(), answers.get(at).orElseThrow());
            } else {
                outcomes.merge("said nothing", 1, Integer::sum);
            }
        }
    }

    private void read(RowConsent row, MessageChannel channel, String id, Set<OptInImport.Row> all) {
        List<Address> addresses = channel == MessageChannel.EMAIL
                ? addresses(IdentifierType.EMAIL, row.emails())
                : addresses(IdentifierType.PHONE, row.phones());
        if (addresses.isEmpty()) {
            return;
        }
        Optional<ConsentWord> word = row.word(channel);
        if (word.filter(ConsentWord.OUT::equals).isPresent()) {
            for (Address address : addresses) {
                all.add(new OptInImport.Row(id, channel, address, Consent.NOT_ASKED, true));
            }
        } else if (word.filter(ConsentWord.NO::equals).isPresent()) {
            outcomes.merge("said no, left alone", 1, Integer::sum);
        } else if (row.mayOptIn() && (word.isPresent() || channel != MessageChannel.VOICE)) {
            Consent status = word.isPresent() ? Consent.OPTED_IN : Consent.NOT_ASKED;
            all.add(new OptInImport.Row(id, channel, addresses.get(0), status, false));
        }
    }

    private List<Address> addresses(IdentifierType type, List<String> texts) {
        return texts.stream()
                .flatMap(text -> personas.normalize(type, text).identifier().stream())
                .map(Address::of)
                .distinct()
                .toList();
    }

    private void count(MessageEvent.Kind kind, OptInAnswer answer) {
        if (answer.isRepeat()) {
            repeated.merge("now " + answer.now().status(), 1, Integer::sum);
        } else {
            outcomes.merge(words(kind, answer.outcome()), 1, Integer::sum);
        }
        for (OutgoingMessage message : answer.messages()) {
            boolean overtaken = message instanceof OutgoingMessage.OptInRequest
                    && answer.now().status() != OptInStatus.REQUESTED;
            if (!overtaken) {
                messages.add(message);
            }
        }
    }

    private static String words(MessageEvent.Kind kind, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return "refused, " + refused.reason().label();
        }
        if (outcome instanceof Outcome.Unchanged unchanged) {
            return "unchanged, " + unchanged.reason().label();
        }
        return switch (kind) {
            case IMPORT_OUT -> "opted out";
            case IMPORT_REQUEST -> "asked";
            default -> "opted in";
        };
    }

    /** What became of what rows say, and how often. */
    Map<String, Integer> outcomes() {
        return outcomes;
    }

    /** What is true now where an earlier run of this import took the row in, and how often. */
    Map<String, Integer> repeated() {
        return repeated;
    }

    /** What is to be sent, each id once; a request that is answered already is none of it. */
    List<OutgoingMessage> messages() {
        return messages;
    }
}
