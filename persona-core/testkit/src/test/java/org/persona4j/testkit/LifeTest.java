package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.change.Change;
import org.persona4j.change.ChangeCursor;
import org.persona4j.change.ChangeKind;
import org.persona4j.change.FeedPolicy;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.imports.ImportRequest;
import org.persona4j.imports.ImportRow;
import org.persona4j.loyalty.PointsAnswer;
import org.persona4j.optin.Address;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInStatus;
import org.persona4j.order.Money;
import org.persona4j.order.Order;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.profile.TraitValue;
import org.persona4j.store.memory.InMemoryPersonaStore;
import org.persona4j.testkit.history.Happened;
import org.persona4j.testkit.history.History;
import org.persona4j.testkit.history.Imported;
import org.persona4j.testkit.history.Life;
import org.persona4j.testkit.history.Step;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Points;

class LifeTest {
    private static final Identifier PHONE = Identifier.of(IdentifierType.PHONE, "+16035551201");
    private static final Step ANN = new Step.TakeIn(SourceRecord.builder(Source.of(Source.Kind.FILE_IMPORT), "r1")
            .phone("603-555-1201")
            .firstName("Ann")
            .build());
    private static final Step BOB = new Step.TakeIn(
            SourceRecord.builder(Source.integration("till"), "r2").build());
    private static final Step TEA = new Step.Buy(
            1,
            Order.builder()
                    .id("any")
                    .placedAt(Life.BEGINNING)
                    .line(line -> line.productId("tea").amount(Money.of(10)))
                    .build(),
            Duration.ZERO);

    private static Life live(Step... steps) {
        return History.of(steps).run(new InMemoryPersonaStore());
    }

    private static Object answer(Life life, int step) {
        Happened happened = life.happened().get(step - 1);
        assertThat(happened.outcome()).isInstanceOf(Happened.Answered.class);
        return ((Happened.Answered) happened.outcome()).answer();
    }

    @Test
    void aHistoryReadsAsALineForEachStep() {
        History history = History.of(ANN, BOB, new Step.Link(1, 2), TEA, new Step.Pass(Duration.ofDays(1)));

        assertThat(history).hasToString("""
                        1. "r1" of FILE_IMPORT: phone "603-555-1201", first name "Ann"
                        2. "r2" of INTEGRATION:till: nothing
                        3. profiles 1 and 2 are linked
                        4. profile 1 buys 1 tea for 10.00
                        5. 24 hours pass""");
        assertThat(History.of()).hasToString("nothing happens");
    }

    @Test
    void aLifeReadsAsALineForEachStepAndWhatCameOfIt() {
        Life life = live(ANN, new Step.Archive(1), new Step.Archive(1));

        assertThat(life.toString())
                .startsWith("1. \"r1\" of FILE_IMPORT: phone \"603-555-1201\", first name \"Ann\" -> CREATED i1\n")
                .endsWith("\n3. profile 1 goes into the archive -> Unchanged[]");
    }

    @Test
    void aLinkThatIsWithdrawnLeavesTwoPersonas() {
        Life linked = live(ANN, BOB, new Step.Link(1, 2));
        Life apart = live(ANN, BOB, new Step.Link(1, 2), new Step.Withdraw(1));

        assertThat(linked.visible()).hasSize(1);
        assertThat(linked.happened().get(2).hasMerged()).isTrue();
        assertThat(apart.visible()).hasSize(2);
    }

    @Test
    void numbersCountAround() {
        Life life = live(ANN, BOB, new Step.Link(3, 4));

        assertThat(life.visible()).hasSize(1);
    }

    @Test
    void aStepAboutNothingMakesNoCall() {
        Life life = live(
                new Step.Redeem(1, Points.of(1)),
                new Step.Withdraw(1),
                new Step.GiveBack(1, Points.of(1)),
                new Step.ReturnOrder(1, true),
                new Step.Again(0));

        assertThat(life.happened())
                .extracting(happened -> happened.outcome().toString())
                .containsExactly(
                        "there is no profile yet",
                        "there is no decision yet",
                        "there is no redemption yet",
                        "there is no order yet",
                        "there is no call yet");
    }

    @Test
    void aCallMadeAgainHasNoFurtherEffect() {
        Life life = live(ANN, new Step.Credit(1, EntryKind.BOOST, Points.of(3)), new Step.Again(0));

        assertThat(answer(life, 3))
                .isInstanceOfSatisfying(
                        PointsAnswer.class,
                        again -> assertThat(again.repeated()).isTrue());
        assertThat(life.personas().wallets().of(life.visible().get(0).id()).balance())
                .isEqualTo(Points.of(3));
    }

    @Test
    void anOrderEarnsIsGivenBackAndIsOfTheMomentOfTheLife() {
        Life bought = live(ANN, new Step.Membership(1, true), new Step.Pass(Duration.ofHours(1)), TEA);
        Life returned = live(ANN, new Step.Membership(1, true), TEA, new Step.ReturnOrder(1, true));

        assertThat(bought.personas().wallets().of(bought.visible().get(0).id()).balance())
                .isEqualTo(Points.of(10));
        assertThat(bought.now()).isEqualTo(Life.BEGINNING.plus(Duration.ofHours(1)));
        assertThat(returned.personas()
                        .wallets()
                        .of(returned.visible().get(0).id())
                        .balance())
                .isEqualTo(Points.ZERO);
    }

    @Test
    void aRedemptionIsGivenBack() {
        Life life = live(
                ANN,
                new Step.Credit(1, EntryKind.BOOST, Points.of(3)),
                new Step.Redeem(1, Points.of(2)),
                new Step.GiveBack(1, Points.of(1)));

        assertThat(life.personas().wallets().of(life.visible().get(0).id()).balance())
                .isEqualTo(Points.of(2));
    }

    @Test
    void whatIsSaidAtAnAddressIsKeptThere() {
        Life life = live(new Step.Say(PHONE, MessageEvent.Kind.START), new Step.Say(PHONE, MessageEvent.Kind.STOP));

        assertThat(life.personas()
                        .optIns()
                        .status(MessageChannel.TEXT, Address.of(PHONE))
                        .state()
                        .status())
                .isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void whoIsBlockedOrErasedIsNotVisibleAndWhoIsRecoveredIs() {
        assertThat(live(ANN, new Step.Block(PHONE)).visible()).isEmpty();
        assertThat(live(ANN, new Step.Block(PHONE), new Step.Recover(PHONE)).visible())
                .hasSize(1);
        assertThat(live(ANN, new Step.Erase(PHONE)).visible()).isEmpty();
        assertThat(live(ANN, new Step.Erase(PHONE), new Step.Recover(PHONE), ANN)
                        .visible())
                .hasSize(1);
    }

    @Test
    void aRefusalByExceptionIsAnOutcome() {
        Life life = live(ANN, new Step.Erase(PHONE), new Step.Zero(1));

        assertThat(life.happened().get(2).outcome()).hasToString("NotFoundException");
    }

    @Test
    void aValueIsSetAndUnset() {
        Step red = new Step.SetValue(1, "color", TraitValue.of("red"));

        assertThat(live(ANN, red).visible().get(0).value("color")).isPresent();
        assertThat(live(ANN, red, new Step.UnsetValue(1, "color"))
                        .visible()
                        .get(0)
                        .value("color"))
                .isEmpty();
    }

    private static Step file(String id, boolean triedFirst, String... phones) {
        List<ImportRow> rows = new ArrayList<>();
        for (String phone : phones) {
            SourceRecord record = SourceRecord.builder(Source.of(Source.Kind.FILE_IMPORT), "f" + rows.size())
                    .phone(phone)
                    .build();
            rows.add(ImportRow.builder("row " + rows.size(), record).build());
        }
        return new Step.Import(ImportRequest.of(id), rows, triedFirst);
    }

    @Test
    void aFileIsTriedAndTakenInAndItsProfilesAreKnownByNumber() {
        Life life = live(ANN, file("i1", true, "603-555-1201", "603-555-1202"), new Step.Link(2, 3));

        assertThat(answer(life, 2)).isInstanceOfSatisfying(Imported.class, imported -> {
            assertThat(imported.expected()).hasValue(imported.report());
            assertThat(imported.outcomes()).hasSize(2);
            assertThat(imported).hasToString("DONE, 2 rows {CREATED=1, ATTACHED=1}");
        });
        assertThat(life.happened().get(1).hasMerged()).isTrue();
        assertThat(life.profiles()).hasSize(3);
        assertThat(life.visible()).hasSize(1);
    }

    @Test
    void aSecondFileOfAnImportIsRefusedAndTheSameIsAnsweredAsItWas() {
        Life life = live(
                file("i1", false, "603-555-1201"),
                file("i1", false, "603-555-1202"),
                file("i1", false, "603-555-1201"));

        assertThat(life.happened().get(1).outcome()).hasToString("ImportConflictException");
        assertThat(answer(life, 3)).isInstanceOfSatisfying(Imported.class, again -> {
            assertThat(again.outcomes()).isEmpty();
            assertThat(again.report()).isEqualTo(((Imported) answer(life, 1)).report());
        });
    }

    @Test
    void aFileReadsAsALine() {
        assertThat(file("i1", true, "603-555-1201"))
                .hasToString("a dry run, then the import \"i1\": row \"row 0\": \"f0\" of FILE_IMPORT: phone"
                        + " \"603-555-1201\"; consent: nothing for \"603-555-1201\"");
        assertThat(file("i1", false)).hasToString("the import \"i1\": no rows");
    }

    @Test
    void keysAreReplacedOneAfterTheOtherAndWhoWasThereIsFound() {
        Life life = live(
                ANN,
                new Step.Rotate(),
                new Step.Rotate(),
                new Step.Rekey(Long.MAX_VALUE),
                new Step.Rotate(),
                new Step.Again(0),
                ANN);

        assertThat(life.happened())
                .extracting(happened -> happened.outcome().toString())
                .startsWith("CREATED i1", "BEGUN", "UNFINISHED")
                .endsWith("BEGUN", "UNCHANGED", "UNCHANGED i1");
        assertThat(life.personas().keys().standing().current()).isEqualTo(3);
        assertThat(life.visible()).hasSize(1);
    }

    @Test
    void changesAreToldFromWhenTheFeedBeginsUntilItEnds() {
        Life life = live(new Step.BeginFeed(FeedPolicy.standard().withShards(1)), ANN);

        assertThat(life.personas()
                        .changes()
                        .read(ChangeCursor.startOf(1, 1), 10)
                        .changes())
                .singleElement()
                .extracting(Change::kind)
                .isEqualTo(ChangeKind.CREATED);
        assertThat(answer(life, 1)).isEqualTo(true);
        life.live(new Step.Pass(Duration.ofDays(40)));
        assertThat(life.live(new Step.PurgeFeed()).outcome()).hasToString("1");
        assertThat(life.live(new Step.EndFeed()).outcome()).hasToString("true");
    }

    @Test
    void stepsOfUpkeepReadAsALine() {
        assertThat(History.of(
                        new Step.Rotate(),
                        new Step.Rekey(Long.MAX_VALUE),
                        new Step.Rekey(5),
                        new Step.BeginFeed(FeedPolicy.standard()),
                        new Step.EndFeed(),
                        new Step.PurgeFeed()))
                .hasToString("""
                        1. the next hash key comes into use
                        2. all records are moved to the current key
                        3. at most 5 records are moved to the current key
                        4. changes are told in 8 shards, and kept for 720 hours
                        5. changes are told no more
                        6. changes that were kept long enough are deleted""");
    }
}
