package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.KeyedHash;
import org.persona4j.internal.RecordLayout;
import org.persona4j.merge.IdentityRules;
import org.persona4j.optin.Address;
import org.persona4j.optin.Channel;
import org.persona4j.optin.Consequences;
import org.persona4j.optin.DerivedKind;
import org.persona4j.optin.EffectiveOptIn;
import org.persona4j.optin.Evidence;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInAnswer;
import org.persona4j.optin.OptInEvent;
import org.persona4j.optin.OptInHistory;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptOutScope;
import org.persona4j.optin.OutgoingMessage;
import org.persona4j.optin.PersonaOptIn;
import org.persona4j.persona.Survivorship;
import org.persona4j.profile.Profile;

/**
 * A history of records, merges and words about messages lived through by an engine, with plain maps beside it: what was said
 * where, and who said no since when. Whose an address is, the maps work out from all facts anew each time. Not thread-safe.
 */
final class SaidTrial {
    /** Something that happens: to records, or to an address. */
    sealed interface Step {}

    /** Something happens to records. */
    record Records(Action action) implements Step {}

    /** Something is said of an address, under an id that may have been used; if it was not a while ago, without its time. */
    record Said(MessageChannel channel, int address, MessageEvent.Kind kind, int id, int secondsAgo) implements Step {}

    /** Everything that was said, once more, in an order of its own. */
    record SaidAgain(int shift) implements Step {}

    /** Time passes, or the clock is set back. */
    record Hours(int hours) implements Step {}

    /** Where something is said. */
    private record Place(Channel channel, Address address) {}

    private final Trial trial;
    private final Personas asMachine;
    private final OptInPolicy policy;
    private final RecordLayout layout = new RecordLayout(Trial.TENANT, new KeyedHash(Trial.KEY));
    private final Map<MessageChannel, Map<Address, OptInHistory>> histories = new HashMap<>();
    private final Map<Said, OptInAnswer> answers = new LinkedHashMap<>();
    private final Map<Said, OptInReport> reports = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<Place, Instant> lastNo = new HashMap<>();
    private final Map<Place, Instant> lastOwnYes = new HashMap<>();
    private final Set<Place> gotAYes = new HashSet<>();

    /** Where somebody said no just now, and nobody there has said yes since, whatever clocks say. */
    private final Set<Place> noAsItCameIn = new HashSet<>();

    SaidTrial(IdentityRules rules, OptOutScope scope) {
        this.policy = OptInPolicy.builder().optOutScope(scope).build();
        this.trial = new Trial(rules);
        this.asMachine = trial.asMachine(policy, "m");
    }

    static final List<Address> ADDRESSES = Stream.concat(
                    Actions.VALUES.stream()
                            .filter(value ->
                                    value.type() == IdentifierType.PHONE || value.type() == IdentifierType.EMAIL)
                            .map(Address::of),
                    Stream.of(Address.of(Address.Type.PHONE, "+16035551209")))
            .toList();

    void live(Step step) {
        if (step instanceof Records records) {
            trial.live(records.action());
        } else if (step instanceof Hours hours) {
            trial.clock().move(Duration.ofHours(hours.hours()));
        } else if (step instanceof Said said) {
            say(said);
        } else if (step instanceof SaidAgain again) {
            sayAgain(again.shift());
        }
        everythingIsAsItShouldBe();
    }

    private void say(Said said) {
        Address address = ADDRESSES.get(said.address() % ADDRESSES.size());
        if (address.type() != said.channel().addressType()
                || !ids.add(said.channel() + "/" + address.value() + "/" + said.id())) {
            return;
        }
        OptInReport undated = OptInReport.of(said.kind())
                .withId("e" + said.id())
                .withEvidence(
                        Evidence.builder().formName("form").proof("signed").build());
        OptInReport report = said.secondsAgo() == 0
                ? undated
                : undated.at(trial.clock().instant().minusSeconds(said.secondsAgo()));
        reports.put(said, report);
        answers.put(said, report(said, address, report));
    }

    private OptInAnswer report(Said said, Address address, OptInReport report) {
        OptInEvent event = report.toEvent(
                report.id().orElseThrow(), Trial.MACHINE, trial.clock().instant(), policy);
        OutgoingMessage.Destination to = new OutgoingMessage.Destination(address, layout.addressId(address));
        OptInHistory before = history(said.channel(), address);
        OptInHistory after = before.append(event);
        histories.computeIfAbsent(said.channel(), key -> new HashMap<>()).put(address, after);
        Consequences consequences = after.consequencesOf(event, to, policy);
        if (!after.equals(before)) {
            remember(said, address, after.event(event.id()).orElseThrow().countsAt());
            consequences.copies().forEach(copy -> copy(address, copy, to));
        }
        OptInAnswer answer = asMachine.optIns().report(said.channel(), address, report);
        assertThat(answer.outcome()).isEqualTo(consequences.outcome());
        assertThat(answer.messages()).isEqualTo(consequences.messages());
        return answer;
    }

    /** Keeps by the words alone who said no and who said yes, without asking any table. */
    private void remember(Said said, Address address, Instant at) {
        Place place = new Place(said.channel(), address);
        switch (said.kind()) {
            case STOP, UNSUBSCRIBE, REVOKE, SET_OUT, IMPORT_OUT -> {
                Set<Place> places = new HashSet<>(Set.of(place));
                if (policy.optOutScope(said.channel()) == OptOutScope.PERSON) {
                    others(address).forEach(other -> places.add(new Place(said.channel(), other)));
                }
                places.forEach(one -> no(one, at));
                if (said.secondsAgo() == 0) {
                    noAsItCameIn.addAll(places);
                }
            }
            case SIGNED_FORM, OWN_PAGE, WALLET_APP, START, YES -> {
                lastOwnYes.merge(place, at, SaidTrial::later);
                gotAYes.add(place);
                noAsItCameIn.remove(place);
            }
            case SET_IN, IMPORT_IN, IMPORT_ALL_IN -> gotAYes.add(place);
            default -> {
                // says neither
            }
        }
    }

    private void no(Place place, Instant at) {
        lastNo.merge(place, at, SaidTrial::later);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private boolean saidNo(Place place) {
        Instant no = lastNo.get(place);
        return noAsItCameIn.contains(place)
                || (no != null && !lastOwnYes.getOrDefault(place, Instant.MIN).isAfter(no));
    }

    private void copy(Address address, Consequences.Copy copy, OutgoingMessage.Destination to) {
        MessageChannel channel = (MessageChannel) copy.channel();
        Map<Address, OptInHistory> ofChannel = histories.computeIfAbsent(channel, key -> new HashMap<>());
        if (copy.event().kind() == DerivedKind.SAME_PERSON) {
            others(address)
                    .forEach(other ->
                            ofChannel.put(other, history(channel, other).append(copy.event())));
            return;
        }
        OptInHistory before = history(channel, address);
        OptInHistory after = before.append(copy.event());
        ofChannel.put(address, after);
        if (!after.equals(before)) {
            no(new Place(channel, address), copy.event().countsAt());
            after.consequencesOf(copy.event(), to, policy).copies().forEach(further -> copy(address, further, to));
        }
    }

    private OptInHistory history(Channel channel, Address address) {
        return histories.getOrDefault(channel, Map.of()).getOrDefault(address, OptInHistory.none(channel));
    }

    /** What was said is said again, in another order, and nothing comes of it that did not come of it before. */
    private void sayAgain(int shift) {
        List<Said> all = new ArrayList<>(reports.keySet());
        for (int i = 0; i < all.size(); i++) {
            Said said = all.get((i * 7 + shift) % all.size());
            Address address = ADDRESSES.get(said.address() % ADDRESSES.size());
            OptInAnswer again =
                    asMachine.optIns().report(said.channel(), address, Objects.requireNonNull(reports.get(said)));
            OptInAnswer first = Objects.requireNonNull(answers.get(said));
            assertThat(again.eventId()).isEqualTo(first.eventId());
            assertThat(again.outcome()).isEqualTo(first.outcome());
            assertThat(again.messages()).isEqualTo(first.messages());
        }
    }

    /** Whether a value is somebody's own, counted from all profiles. */
    private boolean isOwn(Identifier identifier) {
        IdentityRules rules = trial.facts().rules();
        List<Profile> owners = trial.facts().profiles().stream()
                .filter(profile -> profile.identifiers().contains(identifier))
                .toList();
        int names = (int) owners.stream()
                .flatMap(profile -> rules.countedName(profile).stream())
                .distinct()
                .count();
        return !rules.isShared(
                identifier,
                owners.size(),
                names,
                trial.facts().wordsOn(identifier).stream().findFirst());
    }

    /** The other addresses of everybody who has the address as their own. */
    private Set<Address> others(Address address) {
        Set<Address> others = new HashSet<>();
        for (PersonaId persona : trial.partition().present()) {
            Set<Address> own = new HashSet<>();
            for (Profile profile : trial.facts().members(trial.partition(), persona)) {
                profile.identifiers().stream()
                        .filter(SaidTrial::isAddress)
                        .filter(this::isOwn)
                        .map(Address::of)
                        .filter(other -> other.type() == address.type())
                        .forEach(own::add);
            }
            if (own.contains(address)) {
                others.addAll(own);
            }
        }
        others.remove(address);
        return others;
    }

    private static boolean isAddress(Identifier identifier) {
        return switch (identifier.type()) {
            case PHONE, EMAIL -> true;
            case NAME_BIRTH_DATE, GOVERNMENT_ID, MEDICAL_ID -> false;
        };
    }

    private void everythingIsAsItShouldBe() {
        Instant now = trial.clock().instant();
        for (MessageChannel channel : MessageChannel.values()) {
            for (Address address : ADDRESSES) {
                if (address.type() == channel.addressType()) {
                    addressIsAsItShouldBe(channel, address, now);
                }
            }
            for (PersonaId persona : trial.partition().present()) {
                personaIsAsItShouldBe(persona, channel, now);
            }
        }
    }

    private void addressIsAsItShouldBe(MessageChannel channel, Address address, Instant now) {
        OptInHistory kept = asMachine.optIns().history(channel, address);
        assertThat(kept).isEqualTo(history(channel, address));
        boolean sendable = asMachine.optIns().status(channel, address).sendable();
        assertThat(sendable).isEqualTo(kept.asOfNow(now).sendable());
        if (saidNo(new Place(channel, address))) {
            assertThat(sendable).as("messages to who said no").isFalse();
        }
        if (!gotAYes.contains(new Place(channel, address))) {
            assertThat(sendable).as("messages to who never said yes").isFalse();
        }
    }

    private void personaIsAsItShouldBe(PersonaId persona, MessageChannel channel, Instant now) {
        List<Profile> members = trial.facts().members(trial.partition(), persona);
        Map<String, OptInHistory> carried = new HashMap<>();
        members.stream()
                .flatMap(
                        profile -> Stream.concat(profile.identifiers().stream(), profile.earlierIdentifiers().stream()))
                .filter(SaidTrial::isAddress)
                .filter(this::isOwn)
                .map(Address::of)
                .filter(address -> address.type() == channel.addressType())
                .forEach(address -> carried.put(layout.addressId(address), history(channel, address)));
        Optional<Address> primary = newest(members, channel);
        EffectiveOptIn expected = EffectiveOptIn.ofNow(
                channel, carried, primary.map(layout::addressId).orElse(null), now, policy.optOutScope(channel));
        PersonaOptIn found = asMachine.optIns().status(persona, channel);
        assertThat(found.effective()).isEqualTo(expected);
        assertThat(found.address()).isEqualTo(primary);
        if (found.sendable()) {
            assertThat(saidNo(new Place(channel, primary.orElseThrow())))
                    .as("messages to who said no")
                    .isFalse();
        }
    }

    private Optional<Address> newest(List<Profile> members, MessageChannel channel) {
        IdentifierType type = channel.addressType() == Address.Type.EMAIL ? IdentifierType.EMAIL : IdentifierType.PHONE;
        return channel.addressType() == Address.Type.PASS
                ? Optional.empty()
                : Survivorship.standard().byRecency(members, type).stream()
                        .filter(this::isOwn)
                        .map(Address::of)
                        .findFirst();
    }
}
