package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.Transactions;
import org.persona4j.loyalty.CustomerRef;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.IntakeOutcome;
import org.persona4j.merge.MergeOutcome;
import org.persona4j.optin.Address;
import org.persona4j.optin.Consent;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInImport;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.StoreLimits;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

class ChangesTest {
    private static final String PHONE = "+16035551201";
    private static final String OTHER_PHONE = "+16035551202";

    private final FeedWorld world = new FeedWorld(IdentityRules.standard());
    private final Personas owner = world.as(Role.OWNER, "o");
    private final Personas support = world.as(Role.SUPPORT, "s");
    private final List<ChangeCursor> cursors = new ArrayList<>();

    private void begin() {
        owner.changes().begin(FeedWorld.POLICY);
        cursors.add(owner.changes().now());
    }

    /** What was told since this was asked last. */
    private List<String> told() {
        ChangeCursor last = cursors.get(cursors.size() - 1);
        cursors.add(owner.changes().now());
        return Follower.from(last, owner).stream()
                .map(ChangesTest::text)
                .sorted()
                .toList();
    }

    private static String text(Change change) {
        return change.persona() + " " + change.kind()
                + change.other().map(other -> " " + other).orElse("")
                + change.channel().map(channel -> " " + channel.code()).orElse("");
    }

    private PersonaId take(String id, String phone) {
        return take(record(id).phone(phone));
    }

    private static SourceRecord.Builder record(String id) {
        return SourceRecord.builder(Source.integration("till"), id);
    }

    private PersonaId take(SourceRecord.Builder record) {
        IntakeOutcome outcome = owner.intake().take(record.build());
        return PersonaId.of(((IntakeOutcome.Accepted) outcome).profile().value());
    }

    private static Identifier phone(String number) {
        return Identifier.of(IdentifierType.PHONE, number);
    }

    private int feedRecords() {
        return world.store().contents(FeedWorld.TENANT, "feed").size();
    }

    @Test
    void nothingIsToldUntilItIsBegun() {
        take("1", PHONE);

        assertThat(feedRecords()).isZero();
        assertThat(world.store().contents(FeedWorld.TENANT, "feed-head")).isEmpty();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> owner.changes().now());
        assertThatExceptionOfType(ChangesGoneException.class)
                .isThrownBy(() -> owner.changes().read(ChangeCursor.startOf(1, 3), 1));
    }

    @Test
    void whoIsNewIsToldOnce() {
        begin();

        PersonaId one = take("1", PHONE);
        take("1", PHONE);

        assertThat(told()).containsExactly(one + " CREATED");
    }

    @Test
    void anEngineThatKnowsOfNoFeedTellsAllTheSame() {
        Personas other = world.as(Role.OWNER, "x");
        other.search().byPhone(PHONE);
        begin();

        other.intake().take(record("1").phone(PHONE).build());

        assertThat(told()).hasSize(1);
    }

    @Test
    void aProfileThatJoinsAPersonaUpdatesIt() {
        begin();
        PersonaId one = take("1", PHONE);
        told();

        take("2", PHONE);

        assertThat(told()).containsExactly(one + " UPDATED");
    }

    @Test
    void aMergeIsToldOfBoth() {
        PersonaId one = take("1", PHONE);
        world.clock().move(Duration.ofSeconds(1));
        PersonaId other = take("2", OTHER_PHONE);
        begin();

        owner.merges().link(one, other, "the same");

        assertThat(told()).containsExactlyInAnyOrder(one + " UPDATED", other + " MERGED_INTO " + one);
    }

    @Test
    void aChainOfMergesIsOneStepForWhoReadsLater() {
        PersonaId first = take("1", PHONE);
        world.clock().move(Duration.ofSeconds(1));
        PersonaId second = take("2", OTHER_PHONE);
        world.clock().move(Duration.ofSeconds(1));
        PersonaId third = take("3", "+16035551203");
        begin();

        owner.merges().link(second, third, "the same");
        owner.merges().link(first, second, "the same");

        assertThat(told()).contains(third + " MERGED_INTO " + first, second + " MERGED_INTO " + first);
    }

    @Test
    void aMergeThatWasUndoneIsToldAsItWas() {
        PersonaId one = take("1", PHONE);
        world.clock().move(Duration.ofSeconds(1));
        PersonaId other = take("2", OTHER_PHONE);
        begin();

        MergeOutcome done = owner.merges().link(one, other, "the same");
        DecisionId decision = ((MergeOutcome.Done) done).decision().orElseThrow();
        owner.merges().withdraw(decision, "mistaken");

        assertThat(told())
                .containsExactlyInAnyOrder(
                        one + " UPDATED",
                        other + " MERGED_INTO " + one,
                        one + " UPDATED",
                        other + " SPLIT_FROM " + one);
    }

    @Test
    void anEditUpdates() {
        PersonaId one = take("1", PHONE);
        begin();

        owner.traits().add(one, Map.of("color", TraitValue.of("red")));
        owner.traits().add(one, Map.of("color", TraitValue.of("red")));

        assertThat(told()).containsExactly(one + " UPDATED");
    }

    @Test
    void aChoiceOfAStoreIsToldAsSuch() {
        Source form = Source.of(Source.Kind.LOYALTY_SIGNUP);
        PersonaId one = take(SourceRecord.builder(form, "1").phone(PHONE).favoriteStore("north"));
        begin();
        world.clock().move(Duration.ofSeconds(1));

        take(SourceRecord.builder(form, "1").phone(PHONE).favoriteStore("south"));

        assertThat(told()).contains(one + " FAVORITE_STORE");
    }

    @Test
    void pointsAreToldWithoutTheirNumber() {
        PersonaId one = take("1", PHONE);
        begin();

        owner.wallets().credit(one, EntryKind.BOOST, Points.of(5), "c-1", null);

        assertThat(told()).containsExactly(one + " POINTS");
    }

    @Test
    void membershipAndOrdersAreUpdates() {
        PersonaId one = take("1", PHONE);
        begin();

        owner.wallets().join(one);

        assertThat(told()).containsExactly(one + " UPDATED");
        owner.orders()
                .record(
                        CustomerRef.of(one),
                        Order.builder()
                                .id("o-1")
                                .placedAt(world.clock().instant())
                                .line(line -> line.productId("tea").unitPrice(Money.of(5)))
                                .build());
        assertThat(told()).containsExactlyInAnyOrder(one + " POINTS", one + " UPDATED");
    }

    @Test
    void aStopIsToldOfAllChannelsItEnds() {
        PersonaId one = take("1", PHONE);
        begin();

        owner.optIns().reply(Address.of(phone(PHONE)), "STOP");

        assertThat(told()).containsExactlyInAnyOrder(one + " OPT_IN text", one + " OPT_IN voice");
    }

    @Test
    void whatIsSaidOfANumberConcernsWhoHadItToo() {
        PersonaId one = take("1", PHONE);
        owner.merges().correct(ProfileId.of(one.value()), List.of(phone(PHONE)), List.of(), "wrong");
        begin();

        owner.optIns().reply(Address.of(phone(PHONE)), "STOP");

        assertThat(told()).containsExactlyInAnyOrder(one + " OPT_IN text", one + " OPT_IN voice");
    }

    @Test
    void aNumberThatBecomesSharedIsHeardForNobodyAnyMore() {
        PersonaId one = take("1", PHONE);
        begin();

        owner.merges().declareShared(phone(PHONE), "the desk");

        assertThat(told()).containsExactlyInAnyOrder(one + " OPT_IN text", one + " OPT_IN voice");
    }

    @Test
    void ofWhoIsHiddenNothingIsToldButThat() {
        PersonaId one = take("1", PHONE);
        begin();

        owner.privacy().block(phone(PHONE), "asked to");
        take(record("1").phone(PHONE).fullName("Ann Lee"));
        support.privacy().recover(phone(PHONE), "letter");

        assertThat(told()).containsExactlyInAnyOrder(one + " HIDDEN", one + " VISIBLE");
    }

    @Test
    void whoArrivesHiddenIsNotTold() {
        begin();
        owner.privacy().block(phone(PHONE), "asked to");

        PersonaId one = take("1", PHONE);
        owner.privacy().erase(ErasureRequest.by(phone(PHONE)), "letter");

        assertThat(told()).isEmpty();
        assertThat(owner.search().byId(one)).isEmpty();
    }

    @Test
    void whoLeavesSomebodyHiddenIsToldWithoutThem() {
        take(record("1").phone(PHONE).email("ann@mail.net"));
        world.clock().move(Duration.ofSeconds(1));
        PersonaId other = take(record("2").email("ann@mail.net"));
        owner.privacy().block(phone(PHONE), "asked to");
        begin();
        world.clock().move(Duration.ofSeconds(1));

        take(record("2").email("bob@mail.net"));

        assertThat(told()).containsExactly(other + " VISIBLE");
    }

    @Test
    void theArchiveOfTheStaffIsToldAndThatOfPrivacyLooksLikeHiding() {
        PersonaId one = take("1", PHONE);
        begin();

        owner.archive().put(one, ArchiveReason.MANUAL, "moved away");
        owner.archive().put(one, ArchiveReason.DUPLICATE, "twice");
        support.archive().put(one, ArchiveReason.PRIVACY, "case");
        support.archive().restorePrivacy(one, "case");
        owner.archive().put(one, ArchiveReason.MANUAL, "moved away");
        owner.archive().restore(one, "back");

        List<Change> all = Follower.from(cursors.get(0), owner);
        assertThat(all)
                .extracting(Change::kind)
                .containsExactly(
                        ChangeKind.ARCHIVED,
                        ChangeKind.HIDDEN,
                        ChangeKind.VISIBLE,
                        ChangeKind.ARCHIVED,
                        ChangeKind.RESTORED);
    }

    @Test
    void whoIsForgottenIsToldSoOnceAndWhoStaysIsUpdated() {
        PersonaId one = take("1", PHONE);
        world.clock().move(Duration.ofSeconds(1));
        PersonaId other = take(record("2").phone(PHONE).email("ann@mail.net"));
        begin();

        owner.privacy()
                .erase(ErasureRequest.by(phone(PHONE)).onlyProfiles(Set.of(ProfileId.of(one.value()))), "letter");

        assertThat(told()).containsExactlyInAnyOrder(one + " ERASED", other + " SPLIT_FROM " + one);
    }

    @Test
    void aReplacedHashKeyIsNotTold() {
        take("1", PHONE);
        Personas first = owner;
        begin();

        first.keys().rotateTo(2);
        first.keys().rekey();

        assertThat(told()).isEmpty();
    }

    @Test
    void allOfOnePersonaComesInTheOrderOfTheCommits() {
        begin();
        PersonaId one = take("1", PHONE);
        for (int i = 0; i < 40; i++) {
            owner.wallets().credit(one, EntryKind.BOOST, Points.of(1), "c-" + i, null);
            take("r" + i, "+1603555" + (2000 + i));
        }
        owner.archive().put(one, ArchiveReason.MANUAL, "moved away");

        List<ChangeKind> kinds = Follower.from(cursors.get(0), owner).stream()
                .filter(change -> change.persona().equals(one))
                .map(Change::kind)
                .toList();

        assertThat(kinds).hasSize(42).startsWith(ChangeKind.CREATED).endsWith(ChangeKind.ARCHIVED);
    }

    @Test
    void pagesOfAnySizeTellTheSame() {
        begin();
        List<SourceRecord> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(record("r" + i).phone("+1603555" + (2000 + i)).build());
        }
        owner.intake().takeAll(many);
        List<Change> all = Follower.from(cursors.get(0), owner);

        for (int size : new int[] {1, 7, 299}) {
            List<Change> some = new ArrayList<>();
            ChangePage page = owner.changes().read(cursors.get(0), size);
            some.addAll(page.changes());
            while (page.more()) {
                page = owner.changes().read(ChangeCursor.parse(page.next().text()), size);
                some.addAll(page.changes());
            }
            assertThat(some).containsExactlyInAnyOrderElementsOf(all);
        }
        assertThat(new TreeSet<>(all.stream().map(Change::id).toList())).hasSize(300);
        assertThat(feedRecords()).isLessThan(40);
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
            take("r" + i, "+1603555" + (2000 + i));
        }
        ChangeCursor middle = owner.changes().now();
        world.clock().move(Duration.ofHours(25));
        PersonaId last = take("last", PHONE);

        long purged = owner.changes().purge();

        assertThat(purged).isEqualTo(200);
        assertThat(owner.changes().purge()).isZero();
        assertThat(feedRecords()).isEqualTo(1);
        assertThatExceptionOfType(ChangesGoneException.class)
                .isThrownBy(() -> owner.changes().read(start, 10))
                .withMessageContaining("not kept any more");
        assertThat(owner.changes().read(middle, 10).changes())
                .extracting(Change::persona)
                .containsExactly(last);
    }

    @Test
    void withOtherShardsTheReaderGoesOnByItself() {
        begin();
        PersonaId one = take("1", PHONE);
        assertThat(owner.changes().begin(FeedWorld.POLICY)).isFalse();
        assertThat(owner.changes().begin(FeedWorld.POLICY.withShards(4))).isTrue();
        owner.traits().add(one, Map.of("color", TraitValue.of("red")));
        owner.changes().begin(FeedWorld.POLICY.withShards(2));
        owner.wallets().credit(one, EntryKind.BOOST, Points.of(5), "c-1", null);

        ChangePage page = owner.changes().read(cursors.get(0), 2);
        ChangePage rest = owner.changes().read(page.next(), 2);

        assertThat(page.changes()).extracting(Change::kind).containsExactly(ChangeKind.CREATED, ChangeKind.UPDATED);
        assertThat(page.more()).isTrue();
        assertThat(rest.changes()).extracting(Change::kind).containsExactly(ChangeKind.POINTS);
        assertThat(rest.more()).isFalse();
        assertThat(rest.next().positions()).hasSize(2);
    }

    @Test
    void onceItIsEndedNoCursorIsGoodAlsoWhenItIsBegunAgain() {
        begin();
        assertThat(owner.changes().end()).isTrue();
        assertThat(owner.changes().end()).isFalse();
        take("1", PHONE);

        assertThat(feedRecords()).isZero();
        assertThatExceptionOfType(ChangesGoneException.class)
                .isThrownBy(() -> owner.changes().read(cursors.get(0), 1));
        owner.changes().begin(FeedWorld.POLICY);
        assertThatExceptionOfType(ChangesGoneException.class)
                .isThrownBy(() -> owner.changes().read(cursors.get(0), 1));
        assertThat(owner.changes().read(owner.changes().now(), 1).changes()).isEmpty();
    }

    @Test
    void aCursorOfAnotherFeedIsRefused() {
        begin();
        take("1", PHONE);

        for (String text : List.of("2:0,0,0", "1:0,0", "1:0,0,0,0", "1:99,0,0", "1:0.200,0.200,0.200")) {
            assertThatExceptionOfType(ChangesGoneException.class)
                    .as(text)
                    .isThrownBy(() -> owner.changes().read(ChangeCursor.parse(text), 1_000));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> owner.changes().read(Objects.requireNonNull(cursors.get(0)), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> owner.changes().read(cursors.get(0), 1_001));
    }

    @Test
    void aStoreTooSmallForItIsRefused() {
        WatchedStore small = new WatchedStore(
                new StoreLimits(100, Transactions.keysNeeded(IdentityRules.standard(), 8), 64 * 1024, 1024 * 1024));
        Personas personas = world.engine(small, "s").as(Actor.owner("u-1"));

        assertThatIllegalArgumentException().isThrownBy(() -> personas.changes().begin(FeedWorld.POLICY.withShards(9)));
        assertThat(personas.changes().begin(FeedWorld.POLICY.withShards(8))).isTrue();
    }

    @Test
    void whoRecordsAnAddressInAnImportAloneTellsNothing() {
        take(record("1").email("ann@mail.net"));
        begin();

        owner.optIns()
                .importRows(
                        OptInImport.of("file-1"),
                        List.of(new OptInImport.Row(
                                "1",
                                MessageChannel.EMAIL,
                                Address.of(Identifier.of(IdentifierType.EMAIL, "ann@mail.net")),
                                Consent.NOT_ASKED,
                                false)));

        assertThat(told()).isEmpty();
    }
}
