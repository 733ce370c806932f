package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.OptInTrial.IN;
import static org.persona4j.OptInTrial.OTHER_PHONE;
import static org.persona4j.OptInTrial.PHONE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.optin.Address;
import org.persona4j.optin.EffectiveOptIn;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OptInStatus;
import org.persona4j.optin.OptOutScope;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;

/** What one address of a person says for the others of theirs. */
class PersonOptInsTest {
    private final OptInTrial trial = new OptInTrial();
    private final OptIns optIns = trial.optIns;

    @Test
    void stopHoldsForThePersonAndOutlivesAnUnmerge() {
        PersonaId one = trial.take("a", PHONE);
        PersonaId other = trial.take("b", PHONE, OTHER_PHONE);
        trial.report(OTHER_PHONE, IN);
        trial.reply(PHONE, "STOP");

        trial.staff().merges().separate(ProfileId.of(other.value()), "another");

        assertThat(trial.text(OTHER_PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.status(one, MessageChannel.TEXT).status()).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.status(other, MessageChannel.TEXT).status()).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void anAddressThatComesLaterDoesNotMakeThePersonMessageable() {
        PersonaId one = trial.take("a", PHONE);
        trial.reply(PHONE, "STOP");
        trial.clock().move(Duration.ofSeconds(1));
        trial.take("a", OTHER_PHONE);
        trial.report(OTHER_PHONE, IN);

        var status = optIns.status(one, MessageChannel.TEXT);

        assertThat(trial.text(OTHER_PHONE)).isEqualTo(OptInStatus.OPTED_IN);
        assertThat(status.status()).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(status.effective().why()).isEqualTo(EffectiveOptIn.Why.LATEST_WORD_IS_OUT);
        assertThat(status.decidedAt()).contains(PHONE);
        assertThat(status.address()).contains(OTHER_PHONE);
    }

    @Test
    void whereEachAddressStandsAloneStopHoldsThereAlone() {
        OptInPolicy eachAlone =
                OptInPolicy.builder().optOutScope(OptOutScope.ADDRESS).build();
        OptIns alone = trial.asMachine(eachAlone, "o").optIns();
        trial.take("a", PHONE, OTHER_PHONE);
        trial.report(OTHER_PHONE, IN);

        alone.reply(PHONE, "STOP");

        assertThat(trial.text(PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(trial.text(OTHER_PHONE)).isEqualTo(OptInStatus.OPTED_IN);
    }

    @Test
    void aValueThatIsNobodysOwnSpeaksForNobody() {
        Address placeholder = Address.of(Address.Type.PHONE, "+18888888888");
        PersonaId one = trial.take("a", PHONE, placeholder);
        trial.take("b", OTHER_PHONE, placeholder);
        trial.report(PHONE, IN);

        trial.reply(placeholder, "STOP");

        assertThat(optIns.status(one, MessageChannel.TEXT).sendable()).isTrue();
        assertThat(optIns.status(one, MessageChannel.TEXT).address()).contains(PHONE);
        assertThat(trial.text(OTHER_PHONE)).isEqualTo(OptInStatus.NOT_ASKED);
    }

    @Test
    void stopForTextsStopsCallsToTheNumberAndToThePersonsOtherNumbers() {
        trial.take("a", PHONE, OTHER_PHONE);

        trial.reply(PHONE, "STOP");

        assertThat(optIns.status(MessageChannel.VOICE, PHONE).status()).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.status(MessageChannel.VOICE, OTHER_PHONE).status()).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void anOptOutOfAPersonWithMoreAddressesThanACommitTakesReachesAll() {
        Trial small = new Trial(IdentityRules.builder().sizeCap(8).nameLimit(2).build());
        Personas engine = small.asMachine(OptInPolicy.standard(), "m");
        List<Address> all = new ArrayList<>();
        for (int profile = 0; profile < 8; profile++) {
            SourceRecord.Builder record = SourceRecord.builder(Source.of(Source.Kind.FILE_IMPORT), "r" + profile)
                    .phone(PHONE.value());
            for (int i = 0; i < 15; i++) {
                Address phone = Address.of(Address.Type.PHONE, "+1603555" + (2000 + profile * 15 + i));
                all.add(phone);
                record.phone(phone.value());
            }
            engine.intake().take(record.build());
        }

        engine.optIns().reply(PHONE, "STOP");

        assertThat(all)
                .allSatisfy(phone -> assertThat(engine.optIns()
                                .status(MessageChannel.TEXT, phone)
                                .status())
                        .isEqualTo(OptInStatus.OPTED_OUT));
        assertThat(all)
                .allSatisfy(phone -> assertThat(engine.optIns()
                                .status(MessageChannel.VOICE, phone)
                                .status())
                        .isEqualTo(OptInStatus.OPTED_OUT));
        small.contents().isQuiet();
    }

    @Test
    void aStopUndoesTheStartOfAnotherNumberThoughTheClockWasSetBackBetweenThem() {
        PersonaId id = trial.take("a", PHONE, OTHER_PHONE);
        trial.reply(OTHER_PHONE, "START");
        trial.clock().move(Duration.ofHours(-1));

        trial.reply(PHONE, "STOP");

        assertThat(trial.text(OTHER_PHONE)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.status(id, MessageChannel.TEXT).sendable()).isFalse();
    }
}
