package org.persona4j.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.persona4j.access.Actor;
import org.persona4j.identity.IdentifierType;
import org.persona4j.optin.ActorKind;
import org.persona4j.optin.Address;
import org.persona4j.optin.Channel;
import org.persona4j.optin.CopiedOptOut;
import org.persona4j.optin.DerivedKind;
import org.persona4j.optin.Evidence;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInEvent;
import org.persona4j.optin.OptInHistory;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OptOutScope;
import org.persona4j.optin.PushChannel;
import org.persona4j.optin.PushEvent;

/**
 * What is said and happens at the addresses of customers: single events, the events of one address in the order in which they are
 * delivered, and the histories they make.
 *
 * <p>The events of a list collide: they happen in three weeks, to the day, many are delivered late, some by a clock that is ahead,
 * and those kinds are made most often that must meet for something to happen. An event shrinks to a machine that hands on a STOP
 * at {@link #FIRST_MOMENT}.
 */
public final class OptInEvents {
    /** When the earliest of the events of a list happens. */
    public static final Instant FIRST_MOMENT = MadeUp.FIRST_MOMENT;

    /** A moment after which nothing of a list comes in, and no request of it is open that lapses after 28 days or less. */
    public static final Instant END = MadeUp.day(60);

    private static final int DAYS = 21;
    private static final int MOST = 10;
    private static final Set<MessageEvent.Kind> OF_A_FORM =
            Set.of(MessageEvent.Kind.FORM, MessageEvent.Kind.SIGNED_FORM);
    private static final Set<MessageEvent.Kind> PROVEN = Set.of(
            MessageEvent.Kind.FORM,
            MessageEvent.Kind.SIGNED_FORM,
            MessageEvent.Kind.OWN_PAGE,
            MessageEvent.Kind.WALLET_APP);

    private OptInEvents() {}

    /** Single events of messages and of push, with ids, moments and evidence of all kinds. */
    public static Arbitrary<OptInEvent> any() {
        return Arbitraries.oneOf(messages(), pushes());
    }

    /** Single events of messages: every kind, from every kind of actor, those included who may not say it. */
    public static Arbitrary<MessageEvent> messages() {
        Arbitrary<Duration> delays =
                Choices.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofDays(30), Duration.ofDays(-1));
        return Choices.withoutProducts(Combinators.combine(
                        ids(), kinds(), actors(), MadeUp.moments(), delays, evidence(), policies())
                .as((id, kind, actor, at, delay, evidence, policy) -> {
                    MessageEvent.Builder event = MessageEvent.builder(policy)
                            .id(id)
                            .kind(kind)
                            .actor(actor)
                            .receivedAt(at.plus(delay))
                            .evidence(proving(kind, evidence));
                    return delay.isZero() ? event.build() : event.occurredAt(at).build();
                }));
    }

    /** Single events of push. */
    public static Arbitrary<PushEvent> pushes() {
        return Choices.withoutProducts(Combinators.combine(
                        ids(), Choices.of(PushEvent.Kind.values()), MadeUp.moments(), Choices.of(0, 1, 86_400, -60))
                .as((id, kind, at, delay) ->
                        delay == 0 ? PushEvent.of(id, kind, at) : PushEvent.of(id, kind, at, at.plusSeconds(delay))));
    }

    /** {@link #lists(Channel, OptInPolicy)} of texts under the standard policy. */
    public static Arbitrary<List<OptInEvent>> lists() {
        return lists(MessageChannel.TEXT, OptInPolicy.standard());
    }

    /**
     * One to ten events of one address, in the order in which they are delivered, by clocks that go back in between. Their ids are
     * {@code e1}, {@code e2} and so on; some are opt-outs copied from elsewhere. None is an erasure.
     *
     * @param channel the channel of the address
     * @param policy the policy under which they come in
     */
    public static Arbitrary<List<OptInEvent>> lists(Channel channel, OptInPolicy policy) {
        Arbitrary<Draft> drafts = channel instanceof PushChannel ? pushDrafts() : messageDrafts(policy);
        return Choices.withoutProducts(
                drafts.list().ofMinSize(1).ofMaxSize(MOST).map(OptInEvents::numbered));
    }

    /** {@link #histories(Channel, OptInPolicy)} of texts under the standard policy. */
    public static Arbitrary<OptInHistory> histories() {
        return histories(MessageChannel.TEXT, OptInPolicy.standard());
    }

    /**
     * Histories into which the events of a list came one after the other. One in four was erased at some time, and has what came
     * in since.
     *
     * @param channel the channel of the address
     * @param policy the policy under which they come in
     */
    public static Arbitrary<OptInHistory> histories(Channel channel, OptInPolicy policy) {
        Arbitrary<Integer> erasedAfter = Choices.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 5);
        return Choices.withoutProducts(Combinators.combine(lists(channel, policy), erasedAfter)
                .as((events, erased) -> {
                    OptInHistory history = OptInHistory.none(channel);
                    int arrived = 0;
                    for (OptInEvent event : events) {
                        history = history.append(event);
                        arrived++;
                        history = arrived == erased ? history.erase(event.receivedAt()) : history;
                    }
                    return history;
                }));
    }

    /** Addresses of all types: those of few customers first, then any identifiers, and tokens up to the longest there may be. */
    public static Arbitrary<Address> addresses() {
        Arbitrary<Address> phones = Identifiers.of(IdentifierType.PHONE).map(Address::of);
        Arbitrary<Address> emails = Identifiers.of(IdentifierType.EMAIL).map(Address::of);
        Arbitrary<String> tokens = MadeUp.texts("token-1", Address.MAX_TOKEN_LENGTH);
        return Choices.withoutProducts(
                Choices.of(phones, phones, emails, emails, tokens.map(Address::device), tokens.map(Address::pass))
                        .flatMap(addresses -> addresses));
    }

    /** All channels, texts first. */
    public static Arbitrary<Channel> channels() {
        return Choices.of(Channel.ALL);
    }

    /** Policies: the standard one, the bounds of each number, and both reaches of an opt-out. */
    public static Arbitrary<OptInPolicy> policies() {
        Arbitrary<OptOutScope> scopes = Choices.of(OptOutScope.PERSON, OptOutScope.ADDRESS);
        Arbitrary<Duration> lapses =
                Choices.of(Duration.ofDays(7), Duration.ofMinutes(1), Duration.ofDays(1), Duration.ofDays(28));
        return Choices.withoutProducts(
                Combinators.combine(Choices.of(2, 0, 1, 100), lapses, scopes, scopes, Choices.of(true, false))
                        .as((requests, lapse, scope, pushScope, covers) -> OptInPolicy.builder()
                                .maxBusinessRequests(requests)
                                .requestLapsesAfter(lapse)
                                .optOutScope(scope)
                                .pushOptOutScope(pushScope)
                                .textOptOutCoversVoice(covers)
                                .build()));
    }

    /** Evidence: none, each part alone at its greatest length, in words with line breaks and other scripts, and all of it. */
    public static Arbitrary<Evidence> evidence() {
        String name = "n".repeat(Evidence.MAX_NAME_LENGTH);
        String text = "\uD83D\uDE00".repeat(Evidence.MAX_TEXT_LENGTH / 2);
        return Choices.of(
                Evidence.none(),
                Evidence.wording("stop"),
                Evidence.wording("please\r\n\tSTOP \u05D3\u05D9 \u202E!"),
                Evidence.builder().wording(text).build(),
                Evidence.builder().how(name).build(),
                Evidence.builder().source(name).build(),
                Evidence.builder().formName("newsletter").proof("session 12").build(),
                Evidence.builder().proof(text).build(),
                Evidence.builder()
                        .how("by text")
                        .source("page of July")
                        .formName(name)
                        .wording("I agree")
                        .proof("signature 3")
                        .build());
    }

    private static Arbitrary<String> ids() {
        return Choices.of(List.of("e1", "e2"), MadeUp.texts("event", OptInEvent.MAX_ID_LENGTH));
    }

    /** All kinds, and those more often that have to meet for something to happen. */
    private static Arbitrary<MessageEvent.Kind> kinds() {
        List<MessageEvent.Kind> kinds = new ArrayList<>(List.of(MessageEvent.Kind.values()));
        for (int i = 0; i < 6; i++) {
            kinds.addAll(List.of(
                    MessageEvent.Kind.STOP,
                    MessageEvent.Kind.YES,
                    MessageEvent.Kind.REQUEST,
                    MessageEvent.Kind.FORM,
                    MessageEvent.Kind.HARD_BOUNCE));
        }
        return Choices.of(kinds);
    }

    /** A machine most often, because it may say most. */
    private static Arbitrary<Actor> actors() {
        return Choices.of(
                MadeUp.MACHINE,
                MadeUp.MACHINE,
                MadeUp.MACHINE,
                MadeUp.CUSTOMER,
                MadeUp.STAFF,
                MadeUp.OWNER,
                MadeUp.SUPPORT);
    }

    /** The evidence, with what an event of this kind must carry. */
    private static Evidence proving(MessageEvent.Kind kind, Evidence evidence) {
        Evidence.Builder all = Evidence.builder().from(evidence);
        if (PROVEN.contains(kind) && evidence.proof().isEmpty()) {
            all.proof("session 12");
        }
        if (OF_A_FORM.contains(kind) && evidence.formName().isEmpty()) {
            all.formName("newsletter");
        }
        return all.build();
    }

    /** An event that still wants its number. */
    private interface Draft {
        OptInEvent numbered(int number);
    }

    private static List<OptInEvent> numbered(List<Draft> drafts) {
        List<OptInEvent> events = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            events.add(draft.numbered(events.size() + 1));
        }
        return events;
    }

    /** How many days after it happened something comes in; before it did, if a clock is ahead. */
    private static Arbitrary<Integer> delays() {
        return Choices.of(0, 0, 0, 1, 3, 10, -2);
    }

    private static Arbitrary<Integer> days() {
        return Arbitraries.integers().between(0, DAYS - 1);
    }

    private static Arbitrary<Draft> messageDrafts(OptInPolicy policy) {
        Arbitrary<Draft> said = Combinators.combine(kinds(), actors(), days(), delays())
                .as((kind, actor, day, delay) -> number -> {
                    MessageEvent.Builder event = MessageEvent.builder(policy)
                            .id("e" + number)
                            .kind(kind)
                            .actor(actor)
                            .receivedAt(MadeUp.day((long) day + delay))
                            .evidence(proving(kind, Evidence.none()));
                    return delay == 0
                            ? event.build()
                            : event.occurredAt(MadeUp.day(day)).build();
                });
        return mostly(said, copied());
    }

    private static Arbitrary<Draft> pushDrafts() {
        Arbitrary<Draft> said = Combinators.combine(Choices.of(PushEvent.Kind.values()), days(), delays())
                .as((kind, day, delay) -> number -> delay == 0
                        ? PushEvent.of("e" + number, kind, MadeUp.day(day))
                        : PushEvent.of("e" + number, kind, MadeUp.day(day), MadeUp.day((long) day + delay)));
        return mostly(said, copied());
    }

    private static Arbitrary<Draft> mostly(Arbitrary<Draft> said, Arbitrary<Draft> copied) {
        return Choices.of(said, said, said, said, said, said, said, copied).flatMap(drafts -> drafts);
    }

    private static Arbitrary<Draft> copied() {
        return Combinators.combine(
                        Choices.of(DerivedKind.SAME_PERSON, DerivedKind.SAME_NUMBER),
                        Choices.of(ActorKind.CUSTOMER, ActorKind.STAFF, ActorKind.SYSTEM),
                        days(),
                        Choices.of(0, 0, 1, 10))
                .as((kind, actor, day, delay) -> number -> new CopiedOptOut(
                        kind,
                        new CopiedOptOut.Origin(MessageChannel.TEXT, "elsewhere", "e" + number),
                        actor,
                        MadeUp.day(day),
                        MadeUp.day((long) day + delay)));
    }
}
