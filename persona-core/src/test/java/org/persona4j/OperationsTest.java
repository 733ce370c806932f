package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.persona4j.error.OperationReusedException;
import org.persona4j.error.TenantMismatchException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeCommand;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;

/** Calls made twice, tenants side by side, and engines that do not belong to a tenant. */
class OperationsTest {
    private static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);
    private static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035551201");

    private final Trial trial = new Trial(IdentityRules.standard());

    private static SourceRecord record(String id) {
        return SourceRecord.builder(SOURCE, id).phone(PHONE.value()).build();
    }

    private static SourceRecord other(String id) {
        return SourceRecord.builder(SOURCE, id).email("bob@mail.net").build();
    }

    private static PersonaId take(Personas personas, SourceRecord record) {
        return ((IntakeOutcome.Accepted) personas.intake().take(record)).persona();
    }

    private Map<String, ?> decisions() {
        return trial.store().contents(Trial.TENANT, "decision");
    }

    @Test
    void theSameCallAgainHasTheSameAnswerAndNoSecondEffect() {
        PersonaId one = take(trial.personas(), record("a"));
        PersonaId two = take(trial.personas(), other("b"));
        Personas once = trial.personas().withOperationId("op-1");
        MergeOutcome first = once.merges().link(one, two, "same");
        trial.personas().merges().separate(ProfileId.of(two.value()), "another");

        MergeOutcome again = once.merges().link(one, two, "same");

        assertThat(again).isEqualTo(first).isInstanceOf(MergeOutcome.Done.class);
        assertThat(decisions()).hasSize(2);
        assertThat(trial.personas().search().byId(two).orElseThrow().id()).isEqualTo(two);
    }

    @Test
    void anAnswerThatChangedNothingIsRememberedToo() {
        PersonaId one = take(trial.personas(), record("a"));
        PersonaId two = take(trial.personas(), record("b"));
        Personas once = trial.personas().withOperationId("op-1");
        MergeOutcome first = once.merges().link(one, two, "same");
        trial.personas().merges().separate(ProfileId.of(two.value()), "another");

        MergeOutcome again = once.merges().link(one, two, "same");

        assertThat(first).isEqualTo(new MergeOutcome.Unchanged());
        assertThat(again).isEqualTo(first);
        assertThat(trial.personas().search().byId(two).orElseThrow().id()).isEqualTo(two);
    }

    @Test
    void anotherCallWithTheIdOfOneIsRefused() {
        PersonaId one = take(trial.personas(), record("a"));
        Personas once = trial.personas().withOperationId("op-1");
        once.traits().add(one, Map.of("color", TraitValue.of("red")));

        assertThatThrownBy(() -> once.traits().add(one, Map.of("color", TraitValue.of("blue"))))
                .isInstanceOf(OperationReusedException.class);
        assertThatThrownBy(() -> once.traits().replace(one, Map.of("color", TraitValue.of("red"))))
                .isInstanceOf(OperationReusedException.class);
        assertThatThrownBy(() -> once.merges().declareShared(PHONE, "many"))
                .isInstanceOf(OperationReusedException.class);
        assertThatThrownBy(() -> once.overrides().set(one, "color", TraitValue.of("red")))
                .isInstanceOf(OperationReusedException.class);
    }

    @Test
    void anIdMeansNothingToAnotherTenant() {
        PersonaEngine engine = PersonaEngine.builder(trial.store())
                .hashKey(HashKey.of(Trial.KEY))
                .build();
        Personas blue = engine.tenant("blue").as(Trial.STAFF).withOperationId("op-1");
        Personas red = engine.tenant("red").as(Trial.STAFF).withOperationId("op-1");
        PersonaId inBlue = take(blue, record("a"));
        PersonaId inRed = take(red, record("a"));

        blue.traits().add(inBlue, Map.of("color", TraitValue.of("blue")));
        red.traits().add(inRed, Map.of("color", TraitValue.of("red")));

        assertThat(red.traits().read(inRed)).containsEntry("color", TraitValue.of("red"));
        assertThat(red.search().byId(inBlue)).isEmpty();
        assertThat(blue.search().byPhone(PHONE.value()))
                .singleElement()
                .satisfies(persona -> assertThat(persona.id()).isEqualTo(inBlue));
    }

    @Test
    void noHashOfOneTenantIsOneOfAnother() {
        PersonaEngine engine = PersonaEngine.builder(trial.store())
                .hashKey(HashKey.of(Trial.KEY))
                .ids(new TestIds())
                .build();
        take(engine.tenant("blue").as(Trial.STAFF), record("a"));
        take(engine.tenant("red").as(Trial.STAFF), record("a"));

        for (String kind : List.of("source", "identifier")) {
            TreeSet<String> common =
                    new TreeSet<>(trial.store().contents("blue", kind).keySet());
            common.retainAll(trial.store().contents("red", kind).keySet());
            assertThat(common).as(kind).isEmpty();
        }
    }

    @Test
    void aRecordPreparedForOneTenantIsNotTakenInByAnother() {
        PersonaEngine engine = PersonaEngine.builder(trial.store())
                .hashKey(HashKey.of(new byte[16]))
                .build();
        Intake one = engine.tenant("one").as(Trial.STAFF).intake();
        Intake other = engine.tenant("other").as(Trial.STAFF).intake();
        PreparedRecord prepared = one.prepare(record("a"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.takePrepared(List.of(prepared)))
                .withMessageContaining("another tenant");
        assertThat(one.takePrepared(List.of(prepared))).hasSize(1);
    }

    @Test
    void forgettingAnOperationLetsItHappenAgain() {
        PersonaId one = take(trial.personas(), record("a"));
        Personas once = trial.personas().withOperationId("op-1");
        once.traits().add(one, Map.of("color", TraitValue.of("red")));

        long forgotten = trial.personas().operations().forgetBefore(TestClock.START.plus(Duration.ofSeconds(1)));

        assertThat(forgotten).isEqualTo(1);
        once.traits().add(one, Map.of("color", TraitValue.of("blue")));
        assertThat(trial.personas().traits().read(one)).containsEntry("color", TraitValue.of("blue"));
    }

    @Test
    void anEngineWithAnotherKeyIsTurnedAway() {
        take(trial.personas(), record("a"));

        isTurnedAway(PersonaEngine.builder(trial.store())
                .hashKey(HashKey.of("another key of enough bytes".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void anEngineWithOtherRulesIsTurnedAway() {
        take(trial.personas(), record("a"));

        isTurnedAway(PersonaEngine.builder(trial.store())
                .hashKey(HashKey.of(Trial.KEY))
                .identityRules(IdentityRules.strict()));
    }

    private static void isTurnedAway(PersonaEngine.Builder builder) {
        Personas personas = builder.build().tenant(Trial.TENANT).as(Trial.STAFF);
        PersonaId id = PersonaId.of("p");
        MergeCommand declare = new MergeCommand.Declare(PHONE, true);
        List<Consumer<Personas>> calls = List.of(
                p -> p.intake().take(record("b")),
                p -> p.intake().plan(record("b")),
                p -> p.search().byId(id),
                p -> p.search().bySource(SOURCE, "a"),
                p -> p.search().byPhone(PHONE.value()),
                p -> p.search().merged(PHONE.value()),
                p -> p.merges().carryOut(declare, "many"),
                p -> p.merges().plan(declare),
                p -> p.merges().history(id),
                p -> p.merges().quarantine(),
                p -> p.merges().shared(),
                p -> p.traits().read(id),
                p -> p.traits().add(id, Map.of()),
                p -> p.overrides().read(id),
                p -> p.overrides().remove(id, "color"),
                p -> p.operations().forgetBefore(TestClock.START),
                p -> p.keys().standing(),
                p -> p.keys().rotateTo(1),
                p -> p.keys().rekey());

        calls.forEach(
                call -> assertThatThrownBy(() -> call.accept(personas)).isInstanceOf(TenantMismatchException.class));
    }

    @Test
    void aTenantThatWasNeverWrittenToIsEmpty() {
        assertThat(trial.personas().search().byId(PersonaId.of("p"))).isEqualTo(Optional.empty());
        assertThat(trial.personas().merges().quarantine()).isEmpty();
    }

    @Test
    void lookingAndPlanningWriteNothing() {
        trial.personas().search().byPhone(PHONE.value());
        trial.personas().intake().plan(record("a"));
        trial.personas().operations().forgetBefore(TestClock.START);

        assertThat(trial.store().commits()).isZero();
    }
}
