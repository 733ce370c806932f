package org.persona4j.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.optin.Address;
import org.persona4j.optin.AddressLookup;
import org.persona4j.optin.AddressOptIn;
import org.persona4j.optin.AskedPage;
import org.persona4j.optin.Consent;
import org.persona4j.optin.Consequences;
import org.persona4j.optin.EffectiveOptIn;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInAnswer;
import org.persona4j.optin.OptInEvent;
import org.persona4j.optin.OptInHistory;
import org.persona4j.optin.OptInImport;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptOutScope;
import org.persona4j.optin.Outcome;
import org.persona4j.optin.OutgoingMessage;
import org.persona4j.optin.PersonaOptIn;

/**
 * What is reported of consent and what an engine answers: to a report, of an address, of a persona, and which messages are to be sent.
 *
 * <p>Answers follow by the table of transitions from the events of {@link OptInEvents}, all of one phone number and one of texts, unless
 * it says otherwise.
 */
public final class OptInAnswers {
    private static final int MAX_ID = 64;
    private static final Address PHONE = Address.of(Identifier.of(IdentifierType.PHONE, "+16035551201"));
    private static final Address OTHER_PHONE = Address.of(Identifier.of(IdentifierType.PHONE, "+16035551202"));
    private static final Address EMAIL = Address.of(Identifier.of(IdentifierType.EMAIL, "ann@mail.net"));
    private static final OutgoingMessage.Destination TO = new OutgoingMessage.Destination(PHONE, "a1");

    private OptInAnswers() {}

    /**
     * Answers to reports, after others that came before: applied, unchanged and refused, with the messages that are to be sent, made for
     * the first time and again.
     */
    public static Arbitrary<OptInAnswer> any() {
        return Choices.withoutProducts(
                Combinators.combine(OptInEvents.lists(), OptInEvents.policies(), Choices.of(false, false, false, true))
                        .as(OptInAnswers::answer));
    }

    private static OptInAnswer answer(List<OptInEvent> events, OptInPolicy policy, boolean again) {
        OptInEvent last = events.get(events.size() - 1);
        OptInHistory history = after(events);
        Consequences consequences = history.consequencesOf(last, TO, policy);
        return new OptInAnswer(
                last.id(), consequences.outcome(), again, history.asOfNow(last.receivedAt()), consequences.messages());
    }

    /** What follows from events: their outcome, messages, and the opt-outs that are copied to other channels and addresses. */
    public static Arbitrary<Consequences> consequences() {
        return Choices.withoutProducts(Combinators.combine(OptInEvents.lists(), OptInEvents.policies())
                .as((events, policy) -> {
                    OptInEvent last = events.get(events.size() - 1);
                    return after(events).consequencesOf(last, TO, policy);
                }));
    }

    private static OptInHistory after(List<OptInEvent> events) {
        OptInHistory history = OptInHistory.none(MessageChannel.TEXT);
        for (OptInEvent event : events) {
            history = history.append(event);
        }
        return history;
    }

    /** What came of events: applied with every word and effect, unchanged and refused for many reasons. */
    public static Arbitrary<Outcome> outcomes() {
        return Choices.withoutProducts(any().map(OptInAnswer::outcome));
    }

    /** What is so of an address at a moment: in the middle of its story, after it, before it began. */
    public static Arbitrary<AddressOptIn> addresses() {
        Arbitrary<Instant> moments =
                Choices.of(OptInEvents.END, OptInEvents.FIRST_MOMENT, MadeUp.day(5), MadeUp.day(10), MadeUp.day(-1));
        return Choices.withoutProducts(
                Combinators.combine(OptInEvents.histories(), moments).as(OptInHistory::asOf));
    }

    /**
     * What is so of a persona: by the primary of its two phone numbers, by the latest word at either of them, without a number.
     */
    public static Arbitrary<PersonaOptIn> personas() {
        return Choices.withoutProducts(Combinators.combine(effective(), Choices.of(true, false))
                .as((effective, primary) -> new PersonaOptIn(
                        effective,
                        effective.why() == EffectiveOptIn.Why.NO_ADDRESS || !primary ? null : PHONE,
                        effective
                                .addressId()
                                .map(id -> id.equals("a1") ? PHONE : OTHER_PHONE)
                                .orElse(null))));
    }

    /** What is so of a persona, with the rule that says it. */
    public static Arbitrary<EffectiveOptIn> effective() {
        Arbitrary<List<String>> primaries = Choices.of(List.of("a1"), List.of());
        Arbitrary<OptOutScope> scopes = Choices.of(OptOutScope.PERSON, OptOutScope.ADDRESS);
        return Choices.withoutProducts(
                Combinators.combine(OptInEvents.histories(), OptInEvents.histories(), primaries, scopes)
                        .as((one, other, primary, scope) -> EffectiveOptIn.of(
                                MessageChannel.TEXT,
                                Map.of("a1", one, "a2", other),
                                primary.isEmpty() ? null : primary.get(0),
                                OptInEvents.END,
                                scope)));
    }

    /** What support finds out about an address: whose it is, who of them is a member, and what is so on its channels. */
    public static Arbitrary<AddressLookup> lookUps() {
        Arbitrary<List<PersonaId>> personas =
                Ids.fewPersonas().list().ofMaxSize(3).uniqueElements();
        Arbitrary<AddressOptIn> emails = OptInEvents.histories(MessageChannel.EMAIL, OptInPolicy.standard())
                .map(history -> history.asOf(OptInEvents.END));
        Arbitrary<AddressLookup> ofEmails = Combinators.combine(personas, emails)
                .as((whose, email) -> new AddressLookup(EMAIL, whose, List.of(), Map.of(MessageChannel.EMAIL, email)));
        Arbitrary<AddressLookup> ofPhones = Combinators.combine(personas, addresses())
                .as((whose, text) -> new AddressLookup(
                        PHONE, whose, whose.subList(0, whose.size() / 2), Map.of(MessageChannel.TEXT, text)));
        return Choices.withoutProducts(Arbitraries.oneOf(ofPhones, ofEmails));
    }

    /** Messages of all kinds that are to be sent, on all channels that have them. */
    public static Arbitrary<OutgoingMessage> messages() {
        Arbitrary<Tuple.Tuple2<MessageChannel, OutgoingMessage.Destination>> where = Choices.of(
                Tuple.of(MessageChannel.TEXT, TO),
                Tuple.of(MessageChannel.EMAIL, new OutgoingMessage.Destination(EMAIL, "a2")),
                Tuple.of(MessageChannel.VOICE, TO));
        Arbitrary<String> causes = MadeUp.texts("e1", MAX_ID);
        return Choices.withoutProducts(Combinators.combine(Choices.of(0, 1, 2, 3), where, causes, MadeUp.moments())
                .as((kind, to, cause, at) -> switch (kind) {
                    case 0 -> new OutgoingMessage.OptInRequest(to.get1(), to.get2(), cause, at);
                    case 1 -> new OutgoingMessage.OptInConfirmation(to.get1(), to.get2(), cause);
                    case 2 -> new OutgoingMessage.OptOutConfirmation(to.get1(), to.get2(), cause, at);
                    default -> new OutgoingMessage.HelpAnswer(to.get1(), to.get2(), cause);
                }));
    }

    /** Answers to being asked again about an import, of which there may be more. */
    public static Arbitrary<AskedPage> askedPages() {
        return Choices.withoutProducts(Combinators.combine(any().list().ofMaxSize(3), Choices.of(false, true))
                .as((answers, more) -> new AskedPage(answers, more ? "a2" : null)));
    }

    /** What callers report: every kind, with and without an id, a moment and evidence. */
    public static Arbitrary<OptInReport> reports() {
        Arbitrary<List<String>> ids = Choices.of(List.of(), List.of("m-1"), List.of("x".repeat(MAX_ID)));
        Arbitrary<List<Instant>> moments =
                Choices.of(List.of(List.of()), MadeUp.moments().map(List::of));
        return Choices.withoutProducts(
                Combinators.combine(Choices.of(MessageEvent.Kind.values()), ids, moments, OptInEvents.evidence())
                        .as((kind, id, at, evidence) -> new OptInReport(
                                kind, id.isEmpty() ? null : id.get(0), at.isEmpty() ? null : at.get(0), evidence)));
    }

    /** How imports treat the consent in their rows. */
    public static Arbitrary<OptInImport> imports() {
        return Choices.withoutProducts(Combinators.combine(
                        MadeUp.texts("spring-list", OptInImport.MAX_ID_LENGTH),
                        Choices.of(false, true),
                        Choices.of(false, true))
                .as(OptInImport::new));
    }

    /** What rows of an import say of an address, also one of opt-outs alone. */
    public static Arbitrary<OptInImport.Row> importRows() {
        Arbitrary<Tuple.Tuple2<MessageChannel, Address>> where = Choices.of(
                Tuple.of(MessageChannel.TEXT, PHONE),
                Tuple.of(MessageChannel.EMAIL, EMAIL),
                Tuple.of(MessageChannel.VOICE, OTHER_PHONE));
        return Choices.withoutProducts(Combinators.combine(
                        Choices.of("1", "2", "x".repeat(OptInImport.MAX_ID_LENGTH)),
                        where,
                        Choices.of(Consent.values()),
                        Choices.of(false, true))
                .as((id, to, status, out) -> new OptInImport.Row(id, to.get1(), to.get2(), status, out)));
    }
}
