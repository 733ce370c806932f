package org.persona4j;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Permission;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.Normalized;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.OptInEdits;
import org.persona4j.internal.OptInReads;
import org.persona4j.optin.Address;
import org.persona4j.optin.AddressLookup;
import org.persona4j.optin.AddressOptIn;
import org.persona4j.optin.AskedPage;
import org.persona4j.optin.Channel;
import org.persona4j.optin.EffectiveOptIn;
import org.persona4j.optin.Evidence;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInAnswer;
import org.persona4j.optin.OptInEvent;
import org.persona4j.optin.OptInHistory;
import org.persona4j.optin.OptInImport;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptOutScope;
import org.persona4j.optin.PersonaOptIn;
import org.persona4j.optin.PushChannel;
import org.persona4j.optin.PushEvent;

/**
 * Who may be messaged, and who said so.
 *
 * <p>Consent belongs to an address on a channel, not to a person: every call works for an address that no persona has, and none
 * makes a persona. Everything reported is kept with its evidence, whether it changed anything or was refused, but for what others
 * than the customer say of one who was erased; nothing but the customer's own act undoes an opt-out. What an event does is in {@link org.persona4j.optin.OptInTable}. Messages that follow
 * are values for the caller to send, each id once.
 *
 * <p>A report with an id, or made under {@link Personas#withOperationId}, counts once however often it is made. Immutable and
 * thread-safe.
 *
 * <p>To look needs {@link Permission#VIEW_OPT_INS}, to report {@link Permission#SET_OPT_INS}, imports {@link Permission#IMPORT}.
 * What the user of a device says comes from them or through a machine alone: {@link Permission#HAND_ON_DEVICES}. A customer
 * speaks for and looks at addresses that nobody else carries; others are refused, or as if nothing had been said.
 */
public final class OptIns {
    private final Caller caller;

    OptIns(Caller caller) {
        this.caller = caller;
    }

    /**
     * Reports what was said of an address, or happened to it. The outcome may be a refusal, which is kept too.
     *
     * @throws IllegalArgumentException if the address is none of the channel, or the report lacks what its kind must carry
     * @throws org.persona4j.error.OperationReusedException if its id stands for something else
     */
    public OptInAnswer report(MessageChannel channel, Address address, OptInReport report) {
        return report(caller.require(Permission.SET_OPT_INS), channel, address, report);
    }

    private OptInAnswer report(Session session, MessageChannel channel, Address address, OptInReport report) {
        Channel.check(channel, address);
        Instant now = session.clock().instant();
        String id = report.id().orElseGet(() -> newEventId(session));
        return take(
                session,
                "optIns.report",
                channel,
                address,
                report.toEvent(id, caller.actor(), now, session.optInPolicy()));
    }

    /**
     * Reports the customer's answer to a text message, just now. If it is not understood, have somebody read it.
     *
     * @param phone the number it came from
     * @param message the message
     */
    public OptInAnswer reply(Address phone, String message) {
        Session session = caller.require(Permission.SET_OPT_INS);
        return report(session, MessageChannel.TEXT, phone, replyOf(session, message));
    }

    /**
     * Reports the customer's answer to a text message.
     *
     * @param phone the number it came from
     * @param message the message
     * @param messageId the carrier's id of it, so that it counts once
     * @param sentAt when the customer sent it
     */
    public OptInAnswer reply(Address phone, String message, String messageId, Instant sentAt) {
        Session session = caller.require(Permission.SET_OPT_INS);
        OptInReport reply = replyOf(session, message).withId(messageId).at(sentAt);
        return report(session, MessageChannel.TEXT, phone, reply);
    }

    private static OptInReport replyOf(Session session, String message) {
        Objects.requireNonNull(message, "message");
        return OptInReport.of(session.optInPolicy().replies().parse(message).kind())
                .withEvidence(Evidence.wording(message));
    }

    /**
     * Reports what the user of a device, or the push service, said of notifications. Nobody else can say anything of push.
     *
     * @param id the caller's id of it, so that it counts once
     * @param occurredAt when it happened
     */
    public OptInAnswer push(PushChannel channel, Address device, PushEvent.Kind kind, String id, Instant occurredAt) {
        Session session = caller.require(Permission.HAND_ON_DEVICES);
        return push(
                session,
                channel,
                device,
                PushEvent.of(id, kind, occurredAt, session.clock().instant()));
    }

    /** Reports what the user of a device, or the push service, said of notifications just now. */
    public OptInAnswer push(PushChannel channel, Address device, PushEvent.Kind kind) {
        Session session = caller.require(Permission.HAND_ON_DEVICES);
        return push(
                session,
                channel,
                device,
                PushEvent.of(newEventId(session), kind, session.clock().instant()));
    }

    private OptInAnswer push(Session session, PushChannel channel, Address device, PushEvent event) {
        Channel.check(channel, device);
        return take(session, "optIns.push", channel, device, event);
    }

    private OptInAnswer take(Session session, String what, Channel channel, Address address, OptInEvent event) {
        return edits(session, what)
                .take(new OptInEdits.Said(channel, address, event, null))
                .orElseThrow();
    }

    /** An id that is the same when the same operation is made again. */
    private String newEventId(Session session) {
        return caller.operationId()
                .map(id -> session.layout().digest("event", id))
                .orElseGet(session.ids());
    }

    /**
     * Reports what the rows of an import say, as many in one commit as fit. A row that says nothing is noted all the same, so
     * that its customer can be asked later. If the call fails midway it can be made again.
     *
     * @return an answer for each row, in the same order; none for a row that says nothing
     */
    public List<Optional<OptInAnswer>> importRows(OptInImport from, List<OptInImport.Row> rows) {
        Session session = caller.require(Permission.IMPORT);
        Instant now = session.clock().instant();
        List<OptInEdits.Said> all = new ArrayList<>(rows.size());
        for (OptInImport.Row row : rows) {
            OptInEvent event = from.report(row)
                    .map(report ->
                            report.toEvent(report.id().orElseThrow(), caller.actor(), now, session.optInPolicy()))
                    .orElse(null);
            all.add(new OptInEdits.Said(row.channel(), row.address(), event, from.id()));
        }
        return edits(session, "optIns.importRows").takeAll(all);
    }

    /**
     * Asks the customers of a past import to opt in, some of them: those that nobody asked yet. Asking again asks nobody twice.
     *
     * @param importId the id of the import
     * @param cursorOrNull where the last page ended; null for the first
     * @param limit how many addresses to look at, at least 1
     * @throws IllegalArgumentException if no page can end at the cursor, or the limit is out of bounds
     */
    public AskedPage askImported(String importId, @Nullable String cursorOrNull, int limit) {
        Session session = caller.require(Permission.IMPORT);
        Instant now = session.clock().instant();
        OptInReads.ImportedPage page = session.transactions()
                .read(attempt -> OptInReads.imported(attempt, session.store(), importId, cursorOrNull, limit));
        List<OptInEdits.Said> all = new ArrayList<>();
        for (OptInReads.Imported one : page.items()) {
            OptInReport report = OptInReport.of(MessageEvent.Kind.IMPORT_REQUEST)
                    .withId("asked:" + importId)
                    .withEvidence(Evidence.builder().source(importId).build());
            OptInEvent event = report.toEvent(report.id().orElseThrow(), caller.actor(), now, session.optInPolicy());
            all.add(new OptInEdits.Said(one.channel(), one.address(), event, null));
        }
        List<OptInAnswer> answers = edits(session, "optIns.askImported").takeAll(all).stream()
                .flatMap(Optional::stream)
                .toList();
        return new AskedPage(answers, page.next());
    }

    /**
     * What is true of an address on a channel now, and why. Ask this before a message is sent, and not what was true at the
     * moment that a clock says it is: what is known counts, even if the clock was set back since.
     */
    public AddressOptIn status(Channel channel, Address address) {
        Session session = viewing();
        return history(session, channel, address).asOfNow(session.clock().instant());
    }

    /** What was true of an address on a channel at a moment, by all that is known today, and why. */
    public AddressOptIn asOf(Channel channel, Address address, Instant moment) {
        return history(viewing(), channel, address).asOf(moment);
    }

    /** Everything that was said of an address on a channel, with its evidence. */
    public OptInHistory history(Channel channel, Address address) {
        return history(viewing(), channel, address);
    }

    private OptInHistory history(Session session, Channel channel, Address address) {
        Channel.check(channel, address);
        return session.transactions().read(attempt -> OptInReads.history(attempt, channel, address, caller.reach()));
    }

    /**
     * Whether the persona may be messaged on a channel, where, and which address and event decided.
     *
     * @throws NotFoundException if there is no such persona
     */
    public PersonaOptIn status(PersonaId persona, Channel channel) {
        Session session = viewing();
        Instant now = session.clock().instant();
        OptOutScope scope = session.optInPolicy().optOutScope(channel);
        return persona(
                session,
                persona,
                channel,
                (histories, primary) -> EffectiveOptIn.ofNow(channel, histories, primary, now, scope));
    }

    /**
     * The same at a moment, for the persona as it is made up today and by all that is known today.
     *
     * @throws NotFoundException if there is no such persona
     */
    public PersonaOptIn asOf(PersonaId persona, Channel channel, Instant moment) {
        Session session = viewing();
        OptOutScope scope = session.optInPolicy().optOutScope(channel);
        return persona(
                session,
                persona,
                channel,
                (histories, primary) -> EffectiveOptIn.of(channel, histories, primary, moment, scope));
    }

    private PersonaOptIn persona(Session session, PersonaId persona, Channel channel, OptInReads.Summary summary) {
        return session.transactions()
                .read(attempt -> caller.reach()
                        .current(attempt, persona)
                        .map(now -> OptInReads.persona(attempt, now, channel, summary, session.survivorship())))
                .orElseThrow(() -> new NotFoundException("persona " + persona));
    }

    /**
     * What is known of a phone number or e-mail address, in any format: who has it, whether they are in the loyalty program, and
     * what is true of it on each channel. The light way, for which no persona is put together.
     *
     * @return what is known; empty if the text is neither
     */
    public Optional<AddressLookup> lookUp(String phoneOrEmail) {
        Session session = viewing();
        if (!(session.normalizers().parseAny(phoneOrEmail) instanceof Normalized.Valid valid)) {
            return Optional.empty();
        }
        Instant now = session.clock().instant();
        return session.transactions().read(attempt -> OptInReads.lookUp(attempt, valid.value(), now, caller.reach()));
    }

    /**
     * Says whose device or pass it is: that of the profile whose id is given. It leaves whoever had it before. Of more than 64
     * the oldest leaves.
     *
     * @throws NotFoundException if there is no such persona
     * @throws IllegalArgumentException if the address is neither a device nor a pass
     */
    public void attach(PersonaId persona, Address deviceOrPass) {
        Session session = caller.require(Permission.HAND_ON_DEVICES);
        edits(session, "optIns.attach").attach(persona, deviceOrPass);
    }

    /**
     * Says that a device or pass is nobody's any more. What was said of it stays.
     *
     * @throws IllegalArgumentException if the address is neither a device nor a pass
     */
    public void detach(Address deviceOrPass) {
        Session session = caller.require(Permission.HAND_ON_DEVICES);
        edits(session, "optIns.detach").detach(deviceOrPass);
    }

    private Session viewing() {
        return caller.require(Permission.VIEW_OPT_INS);
    }

    private OptInEdits edits(Session session, String what) {
        return new OptInEdits(session.transactions(), session.optInPolicy(), caller.act(what, null), caller.reach());
    }
}
