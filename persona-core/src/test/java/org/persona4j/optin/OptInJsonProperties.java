package org.persona4j.optin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.internal.StoredForm.assertReadsBack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.internal.JsonCodec;
import org.persona4j.optin.OptInHistories.Deliveries;

/** Every stored value of opt-in reads back from its stored form as what it was, and is written the same again. */
@Domain(OptInHistories.class)
@Domain(DomainContext.Global.class)
class OptInJsonProperties {
    @Property(tries = 300)
    void aHistory(@ForAll Deliveries deliveries) {
        assertReadsBack(deliveries.history(), OptInHistory.class);
    }

    @Property(tries = 200)
    void aHistoryThatWasErased(@ForAll Deliveries deliveries) {
        assertReadsBack(deliveries.history().erase(OptInHistories.END), OptInHistory.class);
    }

    @Property(tries = 200)
    void anEventByItself(@ForAll Deliveries deliveries) {
        deliveries.events().forEach(event -> assertReadsBack(event, OptInEvent.class));
    }

    @Property(tries = 200)
    void aState(@ForAll Deliveries deliveries, @ForAll @IntRange(max = 40) int days) {
        assertReadsBack(
                deliveries.history().asOf(Events.T0.plus(Duration.ofDays(days))).state(), OptInState.class);
    }

    @Property(tries = 200)
    void aPushEvent(@ForAll PushEvent.Kind kind, @ForAll boolean dated) {
        PushEvent event = dated
                ? PushEvent.of("e1", kind, Events.hour(1), Events.hour(2))
                : PushEvent.of("e1", kind, Events.hour(2));

        assertReadsBack(OptInHistory.none(PushChannel.MOBILE_PUSH).append(event), OptInHistory.class);
    }

    @Property(tries = 200)
    void anyWords(@ForAll String how, @ForAll String words) {
        Evidence evidence = Evidence.builder()
                .wording(Evidence.excerpt(words))
                .proof(Evidence.excerpt(how))
                .build();

        assertReadsBack(evidence, Evidence.class);
    }

    @Property(tries = 200)
    void aPolicy(@ForAll OptOutScope scope, @ForAll boolean voice, @ForAll @IntRange(max = 100) int requests) {
        OptInPolicy policy = OptInPolicy.builder()
                .optOutScope(scope)
                .textOptOutCoversVoice(voice)
                .maxBusinessRequests(requests)
                .replies(ReplyParser.of(Map.of(Reply.YES, List.of("ja", "oui"))))
                .build();

        assertReadsBack(policy, OptInPolicy.class);
    }

    @Example
    void anAddress() {
        assertReadsBack(Address.of(Identifier.of(IdentifierType.PHONE, "+16035551212")), Address.class);
        assertReadsBack(Address.of(Identifier.of(IdentifierType.EMAIL, "robert@example.org")), Address.class);
        assertReadsBack(Address.device("token"), Address.class);
        assertReadsBack(Address.pass("pass"), Address.class);
    }

    @Example
    void aChannelIsItsCode() {
        for (Channel channel : Channel.ALL) {
            assertThat(new String(JsonCodec.write(channel), UTF_8)).isEqualTo('"' + channel.code() + '"');
            assertReadsBack(channel, Channel.class);
        }
    }
}
