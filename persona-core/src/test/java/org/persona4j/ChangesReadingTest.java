package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.FeedTrial.PHONE;
import static org.persona4j.FeedTrial.phone;
import static org.persona4j.FeedTrial.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.persona4j.access.Actor;
import org.persona4j.access.Role;
import org.persona4j.archive.ArchiveReason;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.ChangeKind;
import org.persona4j.change.ChangePage;
import org.persona4j.error.ChangesGoneException;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

/** How the feed is begun, read in pages and in which order, deleted from and ended. */
class ChangesReadingTest {
    private final FeedTrial trial = new FeedTrial();
    private final FeedWorld world = trial.world;
    private final Personas owner = trial.owner;

    @Test
    void nothingIsToldUntilItIsBegun() {
        trial.take("1", PHONE);

        assertThat(trial.records()).isZero();
        assertThat(world.store().contents(FeedWorld.TENANT, "feed-head")).isEmpty();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> owner.changes().now());
        assertThatExceptionOfType(ChangesGoneException.class)
                .isThrownBy(() -> owner.changes().read(ChangeCursor.startOf(1, 3), 1));
    }

    @Test
    void anEngineThatKnowsOfNoFeedTellsAllTheSame() {
        Personas other = world.as(Role.OWNER, "x");
        other.search().byPhone(PHONE);
        trial.begin();

        other.intake().take(record("1").phone(PHONE).build());

        assertThat(trial.told()).hasSize(1);
    }

    @Test
    void allOfOnePersonaComesInTheOrderOfTheCommits() {
        trial.begin();
        PersonaId one = trial.take("1", PHONE);
        for (int i = 0; i < 40; i++) {
            owner.wallets().credit(one, EntryKind.BOOST, Points.of(1), "c-" + i, null);
            trial.take("r" + i, "+1603555" + (2000 + i));
        }
        owner.archive().put(one, ArchiveReason.MANUAL, "moved away");

        List<ChangeKind> kinds = trial.all().stream()
                .filter(change -> change.persona().equals(one))
                .map(Change::kind)
                .toList();

        assertThat(kinds).hasSize(42).startsWith(ChangeKind.CREATED).endsWith(ChangeKind.ARCHIVED);
    }

    @Test
    void pagesOfAnySizeTellTheSame() {
        trial.begin();
        List<SourceRecord> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(record("r" + i).phone("+1603555" + (2000 + i)).build());
        }
        owner.intake().takeAll(many);
        List<Change> all = trial.all();

        for (int size : new int[] {1, 7, 299}) {
            List<Change> some = new ArrayList<>();
            ChangePage page = owner.changes().read(trial.start(), size);
            some.addAll(page.changes());
            while (page.more()) {
                page = owner.changes().read(ChangeCursor.parse(page.next().text()), size);
                some.addAll(page.changes());
            }
            assertThat(some).containsExactlyInAnyOrderElementsOf(all);
        }
        assertThat(new TreeSet<>(all.stream().map(Change::id).toList())).hasSize(300);
        assertThat(trial.records()).isLessThan(40);
    }

    @Test
    void moreThanARecordHoldsGoesOnSeveral() {
        FeedWorld one = new FeedWorld(IdentityRules.standard());
        Personas personas = one.as(Role.OWNER, "o");
        personas.changes().begin(FeedWorld.POLICY.withShards(1));
        ChangeCursor from = personas.changes().now();
        Identifier desk = phone(PHONE);
        personas.merges().declareShared(desk, "the desk");
        for (int i = 0; i < 150; i++) {
            personas.intake()
                    .take(record("r" + i)
                            .phone(PHONE)
                            .email("e" + i + "@mail.net")
                            .build());
        }

        personas.privacy().block(desk, "asked to");
        personas.merges().withdrawDeclaration(desk, "mistaken");

        List<Change> all = Follower.from(from, personas);
        assertThat(all.stream().filter(change -> change.kind() == ChangeKind.CREATED))
                .hasSize(150);
        assertThat(all.stream()
                        .filter(change -> change.kind() == ChangeKind.HIDDEN || change.kind() == ChangeKind.MERGED_INTO)
                        .map(Change::persona)
                        .distinct())
                .hasSize(150);
    }

    @Test
    void whatIsOlderThanItMustBeKeptIsDeletedAndNobodyReadsOnFromThere() {
        owner.changes().begin(FeedWorld.POLICY.withRetention(Duration.ofDays(1)));
        ChangeCursor start = owner.changes().now();
        for (int i = 0; i < 200; i++) {
            trial.take("r" + i, "+1603555" + (2000 + i));
        }
        ChangeCursor middle = owner.changes().now();
        world.clock().move(Duration.ofHours(25));
        PersonaId last = trial.take("last", PHONE);

        long purged = owner.changes().purge();

        assertThat(purged).isEqualTo(200);
        assertThat(owner.changes().purge()).isZero();
        assertThat(trial.records()).isEqualTo(1);
        assertThatExceptionOfType(ChangesGoneException.class)
                .isThrownBy(() -> owner.changes().read(start, 10))
                .withMessageContaining("not kept any more");
        assertThat(owner.changes().read(middle, 10).changes())
                .extracting(Change::persona)
                .containsExactly(last);
    }

    @Test
    void withOtherShardsTheReaderGoesOnByItself() {
        trial.begin();
        PersonaId one = trial.take("1", PHONE);
        assertThat(owner.changes().begin(FeedWorld.POLICY)).isFalse();
        assertThat(owner.changes().begin(FeedWorld.POLICY.withShards(4))).isTrue();
        owner.traits().add(one, Map.of("color", TraitValue.of("red")));
        owner.changes().begin(FeedWorld.POLICY.withShards(2));
        owner.wallets().credit(one, EntryKind.BOOST, Points.of(5), "c-1", null);

        ChangePage page = owner.changes().read(trial.start(), 2);
        ChangePage rest = owner.changes().read(page.next(), 2);

        assertThat(page.changes()).extracting(Change::kind).containsExactly(ChangeKind.CREATED, ChangeKind.UPDATED);
        assertThat(page.more()).isTrue();
        assertThat(rest.changes()).extracting(Change::kind).containsExactly(ChangeKind.POINTS);
        assertThat(rest.more()).isFalse();
        assertThat(rest.next().positions()).hasSize(2);
    }

    @Test
    void onceItIsEndedNoCursorIsGoodAlsoWhenItIsBegunAgain() {
        trial.begin();
        assertThat(owner.changes().end()).isTrue();
        assertThat(owner.changes().end()).isFalse();
        trial.take("1", PHONE);

        assertThat(trial.records()).isZero();
        assertThatExceptionOfType(ChangesGoneException.class)
                .isThrownBy(() -> owner.changes().read(trial.start(), 1));
        owner.changes().begin(FeedWorld.POLICY);
        assertThatExceptionOfType(ChangesGoneException.class)
                .isThrownBy(() -> owner.changes().read(trial.start(), 1));
        assertThat(owner.changes().read(owner.changes().now(), 1).changes()).isEmpty();
    }

    @Test
    void aCursorOfAnotherFeedIsRefused() {
        trial.begin();
        trial.take("1", PHONE);

        for (String text : List.of("2:0,0,0", "1:0,0", "1:0,0,0,0", "1:99,0,0", "1:0.200,0.200,0.200")) {
            assertThatExceptionOfType(ChangesGoneException.class)
                    .as(text)
                    .isThrownBy(() -> owner.changes().read(ChangeCursor.parse(text), 1_000));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> owner.changes().read(trial.start(), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> owner.changes().read(trial.start(), 1_001));
    }

    @Test
    void aStoreTooSmallForItIsRefused() {
        WatchedStore small = WatchedStore.small(IdentityRules.standard(), 8);
        Personas personas = world.engine(small, "s").as(Actor.owner("u-1"));

        assertThatIllegalArgumentException().isThrownBy(() -> personas.changes().begin(FeedWorld.POLICY.withShards(9)));
        assertThat(personas.changes().begin(FeedWorld.POLICY.withShards(8))).isTrue();
    }
}
