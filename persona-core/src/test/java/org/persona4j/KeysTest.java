package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.persona4j.error.OperationReusedException;
import org.persona4j.error.TenantMismatchException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.SharedValue;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Profile;
import org.persona4j.profile.TraitValue;

/** Which hash key is current, who may open a tenant, and what every call answers while the key is replaced. */
class KeysTest {
    private final RotationTrial rotation = new RotationTrial();

    @Test
    void aTenantStandsWhereItsRecordsSay() {
        rotation.begun();
        Keys.Standing before = rotation.keys().standing();
        rotation.keys().rotateTo(2);
        Keys.Standing meanwhile = rotation.keys().standing();

        rotation.keys().rekey();

        assertThat(before).isEqualTo(new Keys.Standing(1, 3, false));
        assertThat(meanwhile).isEqualTo(new Keys.Standing(2, 3, true));
        assertThat(rotation.keys().standing()).isEqualTo(new Keys.Standing(2, 3, false));
    }

    @Test
    void aTenantThatNobodyWroteToStandsWhereItWillBegin() {
        assertThat(rotation.keys().standing()).isEqualTo(new Keys.Standing(3, 3, false));
        assertThat(rotation.trial().store().commits()).isZero();
    }

    @Test
    void aTenantThatNobodyWroteToBeginsWithTheLastKey() {
        RotationTrial.take(rotation.all(), RotationTrial.record("r", 0));

        assertThat(rotation.keys().standing()).isEqualTo(new Keys.Standing(3, 3, false));
        assertThat(rotation.ids("a")).isEqualTo(rotation.ids("a3")).isNotEmpty();
        rotation.followsFromTheFacts();
    }

    @Test
    void theKeyThatIsCurrentIsNotMadeCurrentAgain() {
        rotation.begun();
        rotation.keys().rotateTo(2);

        assertThat(rotation.keys().rotateTo(2)).isEqualTo(Keys.Rotation.UNCHANGED);
        assertThat(rotation.keys().rotateTo(1)).isEqualTo(Keys.Rotation.UNCHANGED);
        assertThat(rotation.keys().standing().current()).isEqualTo(2);
    }

    @Test
    void noKeyIsSkipped() {
        rotation.begun();

        assertThat(rotation.keys().rotateTo(3)).isEqualTo(Keys.Rotation.SKIPPING);
        assertThat(rotation.keys().standing().current()).isEqualTo(1);
    }

    @Test
    void aRotationBeginsOnlyWhenTheOneBeforeIsDone() {
        rotation.begun();
        rotation.keys().rotateTo(2);
        rotation.keys().rekey(1);

        assertThat(rotation.keys().rotateTo(3)).isEqualTo(Keys.Rotation.UNFINISHED);
        assertThat(rotation.keys().standing().current()).isEqualTo(2);
    }

    @Test
    void aKeyThatTheRingHasNotIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rotation.keys().rotateTo(4))
                .withMessage("number must be 1 to 3, the keys of this engine's ring, but is 4");
        assertThatIllegalArgumentException().isThrownBy(() -> rotation.keys().rotateTo(0));
    }

    @Test
    void anEngineThatKnowsMoreKeysWorksWithTheCurrentOne() {
        rotation.begun();

        RotationTrial.take(rotation.all(), RotationTrial.record("r7", 0));

        assertThat(rotation.ids("a")).isEqualTo(rotation.ids("a1"));
        assertThat(rotation.first().search().bySource(RotationTrial.SOURCE, "r7"))
                .isPresent();
    }

    @Test
    void anEngineThatLacksTheCurrentKeyIsTurnedAway() {
        rotation.begun();
        rotation.keys().rotateTo(2);

        assertThatThrownBy(() -> rotation.first().search().bySource(RotationTrial.SOURCE, "r0"))
                .isInstanceOf(TenantMismatchException.class)
                .hasMessage(
                        "the records of this tenant are under hash key number 2, and the keyring of this engine ends with"
                                + " number 1");
        assertThatThrownBy(() -> RotationTrial.take(rotation.first(), RotationTrial.record("r9", 0)))
                .isInstanceOf(TenantMismatchException.class);
    }

    @Test
    void anEngineWithAnotherSecondKeyIsTurnedAwayOnceTheSecondIsInUse() {
        rotation.begun();
        PersonaEngine other = PersonaEngine.builder(rotation.trial().store())
                .keyring(Trial.ring(1).then(HashKey.random()))
                .identityRules(rotation.trial().facts().rules())
                .build();
        Personas stranger = other.tenant(Trial.TENANT).as(Trial.STAFF);
        assertThat(stranger.search().bySource(RotationTrial.SOURCE, "r0")).isPresent();

        rotation.keys().rotateTo(2);

        assertThatThrownBy(() -> stranger.search().bySource(RotationTrial.SOURCE, "r0"))
                .isInstanceOf(TenantMismatchException.class)
                .hasMessageContaining("hash key number 2");
    }

    @Test
    void lookingFindsWhatIsNotMovedYetAndMovesNothing() {
        rotation.begun();
        List<Persona> byPhone = rotation.first().search().byPhone(RotationTrial.PHONE.value());
        List<Persona> merged = rotation.first().search().merged("r30@mail.net");
        rotation.keys().rotateTo(2);
        long commits = rotation.trial().store().commits();

        assertThat(rotation.all().search().bySource(RotationTrial.SOURCE, "r4")).isPresent();
        assertThat(rotation.all().search().byPhone(RotationTrial.PHONE.value()))
                .isEqualTo(byPhone)
                .isNotEmpty();
        assertThat(rotation.all().search().merged("r30@mail.net"))
                .isEqualTo(merged)
                .isNotEmpty();
        rotation.all().intake().plan(RotationTrial.record("r4", 2));
        assertThat(rotation.trial().store().commits()).isEqualTo(commits);
    }

    @Test
    void fewerThanOneRecordIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> rotation.keys().rekey(0));
    }

    @Test
    void aCallIsRememberedUnderTheNextKey() {
        rotation.begun();
        PersonaId one = RotationTrial.take(rotation.first(), RotationTrial.record("r0", 1));
        Personas once = rotation.all().withOperationId("op-1");
        rotation.keys().rotateTo(2);

        once.traits().add(one, Map.of("color", TraitValue.of("red")));
        assertThatThrownBy(() -> once.traits().add(one, Map.of("color", TraitValue.of("blue"))))
                .isInstanceOf(OperationReusedException.class);
        rotation.keys().rekey();
        once.traits().add(one, Map.of("color", TraitValue.of("red")));

        assertThat(rotation.trial().store().contents(Trial.TENANT, "operation")).hasSize(1);
        assertThatThrownBy(() -> once.traits().add(one, Map.of("color", TraitValue.of("blue"))))
                .isInstanceOf(OperationReusedException.class);
    }

    @Test
    void aCallThatIsNotMovedYetIsForgottenLikeOneThatIs() {
        rotation.begun();
        PersonaId one = RotationTrial.take(rotation.first(), RotationTrial.record("r0", 1));
        rotation.keys().rotateTo(2);
        rotation.all().withOperationId("op-2").traits().add(one, Map.of("color", TraitValue.of("blue")));

        long forgotten = rotation.all().operations().forgetBefore(TestClock.START.plus(Duration.ofSeconds(1)));

        assertThat(forgotten).isEqualTo(2);
        assertThat(rotation.trial().store().contents(Trial.TENANT, "operation")).isEmpty();
    }

    @Test
    void whatOrdersProfilesStays() {
        rotation.begun();
        Map<String, Profile> before = rotation.trial().store().all(Trial.TENANT, "profile", Profile.class);
        rotation.keys().rotateTo(2);

        rotation.keys().rekey();

        assertThat(rotation.trial().store().all(Trial.TENANT, "profile", Profile.class))
                .isEqualTo(before);
    }

    @Test
    void aRecordPreparedUnderOneKeyIsTakenInUnderAnother() {
        rotation.begun();
        PreparedRecord known = rotation.all().intake().prepare(RotationTrial.record("r0", 5));
        PreparedRecord added = rotation.all().intake().prepare(RotationTrial.record("r8", 5));
        rotation.keys().rotateTo(2);
        PreparedRecord meanwhile = rotation.all().intake().prepare(RotationTrial.record("r9", 5));

        List<IntakeOutcome> outcomes = rotation.all().intake().takePrepared(List.of(known, added));
        rotation.keys().rekey();
        rotation.all().intake().takePrepared(List.of(meanwhile));

        assertThat(((IntakeOutcome.Accepted) outcomes.get(0)).kind()).isEqualTo(IntakeOutcome.Kind.UPDATED);
        assertThat(rotation.trial().store().contents(Trial.TENANT, "source")).hasSize(8);
        rotation.followsFromTheFacts();
    }

    @Test
    void aSharedValueIsListedOnceThoughItMovesMeanwhile() {
        rotation.begun();
        for (int i = 0; i < 10; i++) {
            Identifier shared = Identifier.of(IdentifierType.EMAIL, "shared" + i + "@mail.net");
            rotation.first().merges().declareShared(shared, "many");
        }
        rotation.first()
                .intake()
                .takeAll(IntStream.range(0, 1_500)
                        .mapToObj(i -> RotationTrial.record("x" + i, 0))
                        .toList());
        rotation.trial().store().afterScan(scan -> {
            if (scan.kind().equals("identifier") && rotation.keys().standing().current() == 1) {
                rotation.keys().rotateTo(2);
                rotation.keys().rekey();
            }
        });

        List<SharedValue> shared = rotation.all().merges().shared();

        assertThat(rotation.keys().standing().current()).isEqualTo(2);
        assertThat(shared)
                .extracting(SharedValue::identifier)
                .hasSize(11)
                .doesNotHaveDuplicates()
                .contains(RotationTrial.PHONE);
    }
}
