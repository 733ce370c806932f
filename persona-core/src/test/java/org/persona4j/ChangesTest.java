package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.FeedTrial.OTHER_PHONE;
import static org.persona4j.FeedTrial.PHONE;
import static org.persona4j.FeedTrial.phone;
import static org.persona4j.FeedTrial.record;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.optin.Consent;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInImport;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/** What the feed tells of what happens to personas. */
class ChangesTest {
    private final FeedTrial trial = new FeedTrial();
    private final FeedWorld world = trial.world;
    private final Personas owner = trial.owner;

    @Test
    void whoIsNewIsToldOnce() {
        trial.begin();

        PersonaId one = trial.take("1", PHONE);
        trial.take("1", PHONE);

        assertThat(trial.told()).containsExactly(one + " CREATED");
    }

    @Test
    void aProfileThatJoinsAPersonaUpdatesIt() {
        trial.begin();
        PersonaId one = trial.take("1", PHONE);
        trial.told();

        trial.take("2", PHONE);

        assertThat(trial.told()).containsExactly(one + " UPDATED");
    }

    @Test
    void aMergeIsToldOfBoth() {
        PersonaId one = trial.take("1", PHONE);
        world.clock().move(Duration.ofSeconds(1));
        PersonaId other = trial.take("2", OTHER_PHONE);
        trial.begin();

        owner.merges().link(one, other, "the same");

        assertThat(trial.told()).containsExactlyInAnyOrder(one + " UPDATED", other + " MERGED_INTO " + one);
    }

    @Test
    void aChainOfMergesIsOneStepForWhoReadsLater() {
        PersonaId first = trial.take("1", PHONE);
        world.clock().move(Duration.ofSeconds(1));
        PersonaId second = trial.take("2", OTHER_PHONE);
        world.clock().move(Duration.ofSeconds(1));
        PersonaId third = trial.take("3", "+16035551203");
        trial.begin();

        owner.merges().link(second, third, "the same");
        owner.merges().link(first, second, "the same");

        assertThat(trial.told()).contains(third + " MERGED_INTO " + first, second + " MERGED_INTO " + first);
    }

    @Test
    void aMergeThatWasUndoneIsToldAsItWas() {
        PersonaId one = trial.take("1", PHONE);
        world.clock().move(Duration.ofSeconds(1));
        PersonaId other = trial.take("2", OTHER_PHONE);
        trial.begin();

        MergeOutcome done = owner.merges().link(one, other, "the same");
        DecisionId decision = ((MergeOutcome.Done) done).decision().orElseThrow();
        owner.merges().withdraw(decision, "mistaken");

        assertThat(trial.told())
                .containsExactlyInAnyOrder(
                        one + " UPDATED",
                        other + " MERGED_INTO " + one,
                        one + " UPDATED",
                        other + " SPLIT_FROM " + one);
    }

    @Test
    void anEditUpdates() {
        PersonaId one = trial.take("1", PHONE);
        trial.begin();

        owner.traits().add(one, Map.of("color", TraitValue.of("red")));
        owner.traits().add(one, Map.of("color", TraitValue.of("red")));

        assertThat(trial.told()).containsExactly(one + " UPDATED");
    }

    @Test
    void aChoiceOfAStoreIsToldAsSuch() {
        Source form = Source.of(Source.Kind.LOYALTY_SIGNUP);
        PersonaId one = trial.take(SourceRecord.builder(form, "1").phone(PHONE).favoriteStore("north"));
        trial.begin();
        world.clock().move(Duration.ofSeconds(1));

        trial.take(SourceRecord.builder(form, "1").phone(PHONE).favoriteStore("south"));

        assertThat(trial.told()).contains(one + " FAVORITE_STORE");
    }

    @Test
    void pointsAreToldWithoutTheirNumber() {
        PersonaId one = trial.take("1", PHONE);
        trial.begin();

        owner.wallets().credit(one, EntryKind.BOOST, Points.of(5), "c-1", null);

        assertThat(trial.told()).containsExactly(one + " POINTS");
    }

    @Test
    void membershipAndOrdersAreUpdates() {
        PersonaId one = trial.take("1", PHONE);
        trial.begin();

        owner.wallets().join(one);

        assertThat(trial.told()).containsExactly(one + " UPDATED");
        owner.orders()
                .record(
                        CustomerRef.of(one),
                        Order.builder()
                                .id("o-1")
                                .placedAt(world.clock().instant())
                                .line(line -> line.productId("tea").unitPrice(Money.of(5)))
                                .build());
        assertThat(trial.told()).containsExactlyInAnyOrder(one + " POINTS", one + " UPDATED");
    }

    @Test
    void aStopIsToldOfAllChannelsItEnds() {
        PersonaId one = trial.take("1", PHONE);
        trial.begin();

        owner.optIns().reply(Address.of(phone(PHONE)), "STOP");

        assertThat(trial.told()).containsExactlyInAnyOrder(one + " OPT_IN text", one + " OPT_IN voice");
    }

    @Test
    void whatIsSaidOfANumberConcernsWhoHadItToo() {
        PersonaId one = trial.take("1", PHONE);
        owner.merges().correct(ProfileId.of(one.value()), List.of(phone(PHONE)), List.of(), "wrong");
        trial.begin();

        owner.optIns().reply(Address.of(phone(PHONE)), "STOP");

        assertThat(trial.told()).containsExactlyInAnyOrder(one + " OPT_IN text", one + " OPT_IN voice");
    }

    @Test
    void aNumberThatBecomesSharedIsHeardForNobodyAnyMore() {
        PersonaId one = trial.take("1", PHONE);
        trial.begin();

        owner.merges().declareShared(phone(PHONE), "the desk");

        assertThat(trial.told()).containsExactlyInAnyOrder(one + " OPT_IN text", one + " OPT_IN voice");
    }

    @Test
    void aReplacedHashKeyIsNotTold() {
        trial.take("1", PHONE);
        Personas first = owner;
        trial.begin();

        first.keys().rotateTo(2);
        first.keys().rekey();

        assertThat(trial.told()).isEmpty();
    }

    @Test
    void whoRecordsAnAddressInAnImportAloneTellsNothing() {
        trial.take(record("1").email("ann@mail.net"));
        trial.begin();

        owner.optIns()
                .importRows(
                        OptInImport.of("file-1"),
                        List.of(new OptInImport.Row(
                                "1",
                                MessageChannel.EMAIL,
                                Address.of(Identifier.of(IdentifierType.EMAIL, "ann@mail.net")),
                                Consent.NOT_ASKED,
                                false)));

        assertThat(trial.told()).isEmpty();
    }
}
