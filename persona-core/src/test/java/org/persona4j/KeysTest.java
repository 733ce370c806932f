package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.persona4j.error.OperationReusedException;
import org.persona4j.error.TenantMismatchException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.IdentifierRecord;
import org.persona4j.internal.OperationRecord;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.SharedValue;
import org.persona4j.persona.Persona;
import org.persona4j.profile.Profile;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.StoreUnavailableException;
import org.persona4j.store.UnknownOutcomeException;

/** A hash key that is replaced by the next one. */
class KeysTest {
    private static final Source SOURCE = Source.of(Source.Kind.FILE_IMPORT);
    private static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035551201");
    private static final List<String> HASHED = List.of("source", "identifier", "owner", "former", "operation");

    private final Trial trial =
            new Trial(IdentityRules.builder().sizeCap(3).nameLimit(2).build(), 3);
    private final Personas first = trial.personas();
    private final Personas all = trial.anotherEngine("a", 3);
    private final Keys keys = all.keys();

    private static SourceRecord record(String id, int second) {
        return SourceRecord.builder(SOURCE, id)
                .observedAt(TestClock.START.plusSeconds(second))
                .phone(PHONE.value())
                .email(id + second + "@mail.net")
                .build();
    }

    private static PersonaId take(Personas personas, SourceRecord record) {
        return ((IntakeOutcome.Accepted) personas.intake().take(record)).persona();
    }

    /** Records of every kind whose ids are hashed, by an engine that knows only the first key. */
    private void everyKind() {
        for (int i = 0; i < 6; i++) {
            take(first, record("r" + i, 0));
            take(first, record("r" + i, 1));
        }
        PersonaId one = take(first, record("r0", 1));
        first.withOperationId("op-1").traits().add(one, Map.of("color", TraitValue.of("red")));
    }

    private Set<String> ids(Trial of, String beginning) {
        return HASHED.stream()
                .flatMap(kind -> of.store().contents(Trial.TENANT, kind).keySet().stream()
                        .filter(id -> id.startsWith(beginning))
                        .map(id -> kind + " " + id))
                .collect(Collectors.toSet());
    }

    private Set<String> ids(String beginning) {
        return ids(trial, beginning);
    }

    private void followsFromTheFacts() {
        trial.contents().followFromTheFacts(trial.facts().rules());
    }

    @Test
    void allRecordsMoveToTheNextKey() {
        everyKind();
        int records = ids("a1").size();

        Keys.Rotation rotation = keys.rotateTo(2);
        Keys.Rekeyed rekeyed = keys.rekey();

        assertThat(rotation).isEqualTo(Keys.Rotation.BEGUN);
        assertThat(rekeyed).isEqualTo(new Keys.Rekeyed(records, true));
        assertThat(ids("a1")).isEmpty();
        assertThat(ids("a2")).hasSize(records);
        assertThat(HASHED).allMatch(kind -> ids("a2").stream().anyMatch(id -> id.startsWith(kind)));
        followsFromTheFacts();
    }

    @Test
    void aTenantStandsWhereItsRecordsSay() {
        everyKind();
        Keys.Standing before = keys.standing();
        keys.rotateTo(2);
        Keys.Standing meanwhile = keys.standing();

        keys.rekey();

        assertThat(before).isEqualTo(new Keys.Standing(1, 3, false));
        assertThat(meanwhile).isEqualTo(new Keys.Standing(2, 3, true));
        assertThat(keys.standing()).isEqualTo(new Keys.Standing(2, 3, false));
    }

    @Test
    void oneKeyAfterTheOther() {
        everyKind();
        Set<String> records = ids("a1");
        keys.rotateTo(2);
        keys.rekey();

        keys.rotateTo(3);
        keys.rekey();

        assertThat(ids("a3")).hasSameSizeAs(records);
        assertThat(ids("a")).isEqualTo(ids("a3"));
        followsFromTheFacts();
    }

    @Test
    void aTenantThatNobodyWroteToBeginsWithTheLastKey() {
        take(all, record("r", 0));

        assertThat(keys.standing()).isEqualTo(new Keys.Standing(3, 3, false));
        assertThat(ids("a")).isEqualTo(ids("a3")).isNotEmpty();
        followsFromTheFacts();
    }

    @Test
    void theKeyThatIsCurrentIsNotMadeCurrentAgain() {
        everyKind();
        keys.rotateTo(2);

        assertThat(keys.rotateTo(2)).isEqualTo(Keys.Rotation.UNCHANGED);
        assertThat(keys.rotateTo(1)).isEqualTo(Keys.Rotation.UNCHANGED);
        assertThat(keys.standing().current()).isEqualTo(2);
    }

    @Test
    void noKeyIsSkipped() {
        everyKind();

        assertThat(keys.rotateTo(3)).isEqualTo(Keys.Rotation.SKIPPING);
        assertThat(keys.standing().current()).isEqualTo(1);
    }

    @Test
    void aRotationBeginsOnlyWhenTheOneBeforeIsDone() {
        everyKind();
        keys.rotateTo(2);
        keys.rekey(1);

        assertThat(keys.rotateTo(3)).isEqualTo(Keys.Rotation.UNFINISHED);
        assertThat(keys.standing().current()).isEqualTo(2);
    }

    @Test
    void aKeyThatTheRingHasNotIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.rotateTo(4))
                .withMessage("number must be 1 to 3, the keys of this engine's ring, but is 4");
        assertThatIllegalArgumentException().isThrownBy(() -> keys.rotateTo(0));
    }

    @Test
    void nothingIsMovedWhereNothingIsToBeMoved() {
        everyKind();
        long commits = trial.store().commits();

        assertThat(keys.rekey()).isEqualTo(new Keys.Rekeyed(0, true));
        assertThat(trial.store().commits()).isEqualTo(commits);
    }

    @Test
    void anEngineThatKnowsMoreKeysWorksWithTheCurrentOne() {
        everyKind();

        take(all, record("r7", 0));

        assertThat(ids("a")).isEqualTo(ids("a1"));
        assertThat(first.search().bySource(SOURCE, "r7")).isPresent();
    }

    @Test
    void anEngineThatLacksTheCurrentKeyIsTurnedAway() {
        everyKind();
        keys.rotateTo(2);

        assertThatThrownBy(() -> first.search().bySource(SOURCE, "r0"))
                .isInstanceOf(TenantMismatchException.class)
                .hasMessage(
                        "the records of this tenant are under hash key number 2, and the keyring of this engine ends with"
                                + " number 1");
        assertThatThrownBy(() -> take(first, record("r9", 0))).isInstanceOf(TenantMismatchException.class);
    }

    @Test
    void anEngineWithAnotherSecondKeyIsTurnedAwayOnceTheSecondIsInUse() {
        everyKind();
        PersonaEngine other = PersonaEngine.builder(trial.store())
                .keyring(Trial.ring(1).then(HashKey.random()))
                .identityRules(trial.facts().rules())
                .build();
        Personas stranger = other.tenant(Trial.TENANT).as(Trial.STAFF);
        assertThat(stranger.search().bySource(SOURCE, "r0")).isPresent();

        keys.rotateTo(2);

        assertThatThrownBy(() -> stranger.search().bySource(SOURCE, "r0"))
                .isInstanceOf(TenantMismatchException.class)
                .hasMessageContaining("hash key number 2");
    }

    @Test
    void lookingFindsWhatIsNotMovedYetAndMovesNothing() {
        everyKind();
        List<Persona> byPhone = first.search().byPhone(PHONE.value());
        List<Persona> merged = first.search().merged("r30@mail.net");
        keys.rotateTo(2);
        long commits = trial.store().commits();

        assertThat(all.search().bySource(SOURCE, "r4")).isPresent();
        assertThat(all.search().byPhone(PHONE.value())).isEqualTo(byPhone).isNotEmpty();
        assertThat(all.search().merged("r30@mail.net")).isEqualTo(merged).isNotEmpty();
        all.intake().plan(record("r4", 2));
        assertThat(trial.store().commits()).isEqualTo(commits);
    }

    @Test
    void aChangeMovesWhatItTouches() {
        everyKind();
        keys.rotateTo(2);

        take(all, record("r0", 2));

        assertThat(ids("a2")).hasSizeBetween(3, 8);
        assertThat(ids("a1")).isNotEmpty();
        followsFromTheFacts();
    }

    @Test
    void recordsAreMovedAFewAtATime() {
        everyKind();
        int records = ids("a1").size();
        keys.rotateTo(2);

        for (int moved = 3; moved <= records; moved += 3) {
            assertThat(keys.rekey(3).records()).isEqualTo(3);
            assertThat(ids("a2")).hasSize(moved);
            followsFromTheFacts();
        }

        assertThat(keys.rekey(3).done()).isTrue();
        assertThat(ids("a1")).isEmpty();
    }

    @Test
    void fewerThanOneRecordIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> keys.rekey(0));
    }

    @Test
    void aCallIsRememberedUnderTheNextKey() {
        everyKind();
        PersonaId one = take(first, record("r0", 1));
        Personas once = all.withOperationId("op-1");
        keys.rotateTo(2);

        once.traits().add(one, Map.of("color", TraitValue.of("red")));
        assertThatThrownBy(() -> once.traits().add(one, Map.of("color", TraitValue.of("blue"))))
                .isInstanceOf(OperationReusedException.class);
        keys.rekey();
        once.traits().add(one, Map.of("color", TraitValue.of("red")));

        assertThat(trial.store().contents(Trial.TENANT, "operation")).hasSize(1);
        assertThatThrownBy(() -> once.traits().add(one, Map.of("color", TraitValue.of("blue"))))
                .isInstanceOf(OperationReusedException.class);
    }

    @Test
    void theDigestOfACallMovesToo() {
        everyKind();
        String before = digest();
        keys.rotateTo(2);

        keys.rekey();

        assertThat(digest()).isNotEqualTo(before);
    }

    private String digest() {
        return trial.store()
                .all(Trial.TENANT, "operation", OperationRecord.class)
                .values()
                .iterator()
                .next()
                .digest();
    }

    @Test
    void aCallThatIsNotMovedYetIsForgottenLikeOneThatIs() {
        everyKind();
        PersonaId one = take(first, record("r0", 1));
        keys.rotateTo(2);
        all.withOperationId("op-2").traits().add(one, Map.of("color", TraitValue.of("blue")));

        long forgotten = all.operations().forgetBefore(TestClock.START.plus(Duration.ofSeconds(1)));

        assertThat(forgotten).isEqualTo(2);
        assertThat(trial.store().contents(Trial.TENANT, "operation")).isEmpty();
    }

    @Test
    void whatOrdersProfilesStays() {
        everyKind();
        Map<String, Profile> before = trial.store().all(Trial.TENANT, "profile", Profile.class);
        keys.rotateTo(2);

        keys.rekey();

        assertThat(trial.store().all(Trial.TENANT, "profile", Profile.class)).isEqualTo(before);
    }

    @Test
    void aRecordPreparedUnderOneKeyIsTakenInUnderAnother() {
        everyKind();
        PreparedRecord known = all.intake().prepare(record("r0", 5));
        PreparedRecord added = all.intake().prepare(record("r8", 5));
        keys.rotateTo(2);
        PreparedRecord meanwhile = all.intake().prepare(record("r9", 5));

        List<IntakeOutcome> outcomes = all.intake().takePrepared(List.of(known, added));
        keys.rekey();
        all.intake().takePrepared(List.of(meanwhile));

        assertThat(((IntakeOutcome.Accepted) outcomes.get(0)).kind()).isEqualTo(IntakeOutcome.Kind.UPDATED);
        assertThat(trial.store().contents(Trial.TENANT, "source")).hasSize(8);
        followsFromTheFacts();
    }

    @Test
    void aSharedValueIsListedOnceThoughItMovesMeanwhile() {
        everyKind();
        trial.store().afterScan(scan -> {
            if (scan.kind().equals("identifier") && keys.standing().current() == 1) {
                keys.rotateTo(2);
                keys.rekey();
            }
        });
        for (int i = 0; i < 2_000; i++) {
            take(first, record("x" + i, 0));
        }

        List<SharedValue> shared = all.merges().shared();

        assertThat(keys.standing().current()).isEqualTo(2);
        assertThat(shared).extracting(SharedValue::identifier).containsExactly(PHONE);
    }

    @Test
    void aCommitOnItsWayWhenARotationBeginsWritesNoEarlierId() {
        everyKind();
        AtomicBoolean begun = new AtomicBoolean();
        trial.store().beforeCommit((number, commit) -> {
            if (begun.compareAndSet(false, true)) {
                keys.rotateTo(2);
            }
        });
        Set<String> before = ids("a1");

        take(all, record("late", 0));

        assertThat(before).containsAll(ids("a1"));
        assertThat(ids("a2")).isNotEmpty();
        followsFromTheFacts();
    }

    @Test
    void whatLeavesItsPlaceBetweenTwoReadsIsFound() {
        everyKind();
        keys.rotateTo(2);
        AtomicBoolean moved = new AtomicBoolean();
        trial.store().afterRead(read -> {
            if (moved.compareAndSet(false, true)) {
                keys.rekey();
            }
        });

        assertThat(all.search().byPhone(PHONE.value())).isNotEmpty();
        assertThat(all.search().bySource(SOURCE, "r5")).isPresent();
    }

    @Test
    void ownersThatMoveWhileTheyAreLookedForAreFound() {
        everyKind();
        keys.rotateTo(2);
        AtomicBoolean moved = new AtomicBoolean();
        trial.store().afterScan(scan -> {
            if (scan.kind().equals("owner") && moved.compareAndSet(false, true)) {
                trial.anotherEngine("m", 3).keys().rekey();
            }
        });

        all.merges().correct(carrier(), List.of(PHONE), List.of(), "not theirs");

        assertThat(moved).isTrue();
        followsFromTheFacts();
    }

    /** A profile that the record of the full value names, so that another must take its place. */
    private ProfileId carrier() {
        return trial.store().all(Trial.TENANT, "identifier", IdentifierRecord.class).values().stream()
                .filter(value -> value.identifier().equals(PHONE))
                .findFirst()
                .orElseThrow()
                .owners()
                .get(0)
                .profile();
    }

    @Test
    void aMoveThatIsBrokenOffAtAnyCommitIsTakenUp() {
        long commits = movingCommits(trial, keys);
        assertThat(commits).isGreaterThan(3);

        for (int crash = 1; crash <= commits; crash++) {
            for (boolean written : new boolean[] {false, true}) {
                KeysTest other = new KeysTest();
                other.everyKind();
                other.crashAt(crash, written);
                assertThatThrownBy(() -> {
                            other.keys.rotateTo(2);
                            other.keys.rekey();
                        })
                        .isInstanceOf(StoreUnavailableException.class);
                other.comesNext();
            }
        }
    }

    private long movingCommits(Trial of, Keys by) {
        everyKind();
        long before = of.store().commits();
        by.rotateTo(2);
        by.rekey();
        return of.store().commits() - before;
    }

    private void crashAt(int number, boolean written) {
        long start = trial.store().commits();
        trial.store().beforeCommit((commit, what) -> {
            boolean itself = commit - start == number && !written;
            if (itself || commit - start > number) {
                throw new StoreUnavailableException("made up", null);
            }
        });
        trial.store().afterCommit((commit, what) -> {
            if (commit - start == number) {
                throw new StoreUnavailableException("made up", null);
            }
        });
    }

    private void comesNext() {
        trial.store().beforeCommit((commit, what) -> {});
        trial.store().afterCommit((commit, what) -> {});
        followsFromTheFacts();
        Keys next = trial.anotherEngine("n", 2).keys();
        next.rotateTo(2);
        next.rekey();
        assertThat(ids("a1")).isEmpty();
        assertThat(next.standing()).isEqualTo(new Keys.Standing(2, 2, false));
        followsFromTheFacts();
    }

    @Test
    void aMoveOfWhichNobodyKnowsWhetherItHappenedIsLookedAtAgain() {
        everyKind();
        int records = ids("a1").size();
        keys.rotateTo(2);
        long start = trial.store().commits();
        trial.store().beforeCommit((number, commit) -> {
            if (number - start == 1) {
                throw new UnknownOutcomeException("made up: not applied", null);
            }
        });
        trial.store().afterCommit((number, commit) -> {
            if (number - start == 2) {
                throw new UnknownOutcomeException("made up: applied", null);
            }
        });

        assertThat(keys.rekey().done()).isTrue();

        assertThat(ids("a2")).hasSize(records);
        followsFromTheFacts();
    }

    @Test
    void severalEnginesMayMoveAtOnce() {
        everyKind();
        int records = ids("a1").size();
        keys.rotateTo(2);
        Keys other = trial.anotherEngine("o", 2).keys();
        AtomicBoolean between = new AtomicBoolean();
        trial.store().beforeCommit((number, commit) -> {
            if (between.compareAndSet(false, true)) {
                other.rekey(4);
            }
        });

        long moved = keys.rekey().records();

        assertThat(moved).isEqualTo(records - 4);
        assertThat(ids("a2")).hasSize(records);
    }

    /** What ten records cost: the records read, and the keys named by commits. */
    private record Cost(long read, long committed) {
        static Cost ofTen(Trial of, Personas personas) {
            long read = of.store().recordsRead();
            long committed = of.store().keysCommitted();
            for (int i = 0; i < 10; i++) {
                take(personas, record("ten-" + i, 0));
            }
            return new Cost(of.store().recordsRead() - read, of.store().keysCommitted() - committed);
        }
    }

    @Test
    void withoutARotationNothingCostsMoreForTheKeysThereWere() {
        Trial plain = new Trial(trial.facts().rules());
        take(plain.personas(), record("r", 0));
        take(all, record("r", 0));

        Cost underTheThird = Cost.ofTen(trial, all);

        assertThat(keys.standing().current()).isEqualTo(3);
        assertThat(underTheThird).isEqualTo(Cost.ofTen(plain, plain.personas()));
    }

    @Test
    void whatIsMovedAlreadyMakesCommitsNoLarger() {
        Trial plain = new Trial(trial.facts().rules());
        for (int i = 0; i < 6; i++) {
            take(plain.personas(), record("r" + i, 0));
            take(first, record("r" + i, 0));
        }
        keys.rotateTo(2);
        take(plain.personas(), record("r9", 0));
        take(all, record("r9", 0));

        Cost meanwhile = Cost.ofTen(trial, all);

        assertThat(meanwhile.committed())
                .isEqualTo(Cost.ofTen(plain, plain.personas()).committed());
    }
}
