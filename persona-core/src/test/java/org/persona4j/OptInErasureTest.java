package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.IdentifierType;
import org.persona4j.internal.AddressErasures;
import org.persona4j.internal.RecordKind;
import org.persona4j.merge.IdentityRules;
import org.persona4j.optin.Address;
import org.persona4j.optin.Channel;
import org.persona4j.optin.Consent;
import org.persona4j.optin.Delivery;
import org.persona4j.optin.Erasure;
import org.persona4j.optin.Evidence;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInAnswer;
import org.persona4j.optin.OptInImport;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptInStatus;
import org.persona4j.optin.Outcome;
import org.persona4j.optin.PushChannel;
import org.persona4j.optin.PushEvent;
import org.persona4j.store.Content;
import org.persona4j.store.StoreUnavailableException;

/** What is left of an address whose customer was erased, and what becomes of it later. */
class OptInErasureTest {
    private static final Identifier NUMBER = Identifier.of(IdentifierType.PHONE, "+12125557391");
    private static final Address PHONE = Address.of(NUMBER);
    private static final Address OTHER = Address.of(Address.Type.PHONE, "+12125550000");
    private static final Address DEVICE = Address.device("token-vvkkqq-11");
    private static final Address PASS = Address.pass("pass-vvkkqq-22");
    private static final Traces TRACES = Traces.of(List.of(
            "2125557391", "quuxington", "諸葛亮孔明", "Щербакова", "I am \"Xanthippe\"", "vvkkqq", "file-of-monday"));
    private static final Evidence EVIDENCE = Evidence.builder()
            .how("quuxington")
            .formName("諸葛亮孔明")
            .wording("I am \"Xanthippe\"")
            .proof("Щербакова")
            .source("file-of-monday")
            .build();
    private static final String ERASURE = "erasure-1";

    private final Trial trial =
            new Trial(IdentityRules.builder().sizeCap(4).nameLimit(2).build(), 2);
    private final Personas machine = trial.asMachine(OptInPolicy.standard(), "m");
    private final OptIns optIns = machine.optIns();
    private final AddressErasures erasures = erasures("e", 1);
    private final Instant start = trial.clock().instant();

    private AddressErasures erasures(String ids, int keys) {
        return new AddressErasures(
                trial.store(),
                Trial.TENANT,
                IntStream.rangeClosed(1, keys).mapToObj(Trial::key).toList(),
                trial.facts().rules(),
                new TestIds(ids),
                trial.clock());
    }

    private Instant later() {
        trial.clock().move(Duration.ofMinutes(1));
        return trial.clock().instant();
    }

    private OptInAnswer say(MessageEvent.Kind kind) {
        return optIns.report(
                MessageChannel.TEXT,
                PHONE,
                OptInReport.of(kind).withEvidence(EVIDENCE).at(later()));
    }

    private OptInAnswer staffSays(MessageEvent.Kind kind) {
        later();
        return trial.personas()
                .optIns()
                .report(MessageChannel.TEXT, PHONE, OptInReport.of(kind).withEvidence(EVIDENCE));
    }

    private void importRow(String file, Consent status) {
        later();
        trial.personas()
                .optIns()
                .importRows(
                        new OptInImport(file, status == Consent.OPTED_IN, false),
                        List.of(new OptInImport.Row("1", MessageChannel.TEXT, PHONE, status, false)));
    }

    /** Says whatever can be said, often enough for pages, and imports it often enough for more than a commit. */
    private void liveLong() {
        for (MessageEvent.Kind kind : MessageEvent.Kind.values()) {
            say(kind);
            optIns.report(MessageChannel.VOICE, PHONE, OptInReport.of(kind).withEvidence(EVIDENCE));
        }
        for (int i = 0; i < 100; i++) {
            importRow("file-of-monday-" + i, Consent.NOT_ASKED);
        }
        for (int i = 0; i < 10; i++) {
            optIns.reply(PHONE, "quuxington ".repeat(Evidence.MAX_TEXT_LENGTH / 11));
        }
    }

    private void eraseAndSuppress() {
        Instant at = later();
        erasures.suppress(NUMBER, ERASURE, at, false);
        erasures.erase(PHONE, ERASURE, at);
    }

    private Map<RecordKind, Map<String, Content>> contents() {
        Map<RecordKind, Map<String, Content>> all = new EnumMap<>(RecordKind.class);
        for (RecordKind kind : RecordKind.values()) {
            all.put(kind, trial.store().contents(Trial.TENANT, kind));
        }
        return all;
    }

    private List<String> found() {
        return TRACES.in(trial.store(), Trial.TENANT);
    }

    private OptInStatus status(Channel channel) {
        return optIns.status(channel, PHONE).status();
    }

    @Test
    void nothingIsLeftOfAnErasedAddressButThatItIsOut() {
        liveLong();
        assertThat(found()).isNotEmpty();

        erasures.erase(PHONE, ERASURE, later());

        assertThat(found()).isEmpty();
        assertThat(optIns.history(MessageChannel.TEXT, PHONE).events())
                .singleElement()
                .isInstanceOf(Erasure.class);
        assertThat(optIns.status(MessageChannel.TEXT, PHONE).state().consent()).isEqualTo(Consent.OPTED_OUT);
        assertThat(optIns.status(MessageChannel.VOICE, PHONE).state().consent()).isEqualTo(Consent.OPTED_OUT);
        assertThat(trial.store().contents(Trial.TENANT, RecordKind.OPT_IN_PAGE)).isEmpty();
        assertThat(trial.store().contents(Trial.TENANT, RecordKind.IMPORTED)).isEmpty();
    }

    @Test
    void anAddressOfWhichNothingWasSaidIsOutToo() {
        erasures.erase(PHONE, ERASURE, later());

        assertThat(status(MessageChannel.TEXT)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(status(MessageChannel.VOICE)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(found()).isEmpty();
    }

    @Test
    void aDeadAddressStaysDeadAndIsOut() {
        say(MessageEvent.Kind.SIGNED_FORM);
        say(MessageEvent.Kind.HARD_BOUNCE);

        erasures.erase(PHONE, ERASURE, later());

        var state = optIns.status(MessageChannel.TEXT, PHONE).state();
        assertThat(state.delivery()).isEqualTo(Delivery.HARD_BOUNCE);
        assertThat(state.consent()).isEqualTo(Consent.OPTED_OUT);
    }

    @Test
    void whatIsSaidOfOtherAddressesStaysByteForByte() {
        optIns.report(
                MessageChannel.TEXT,
                OTHER,
                OptInReport.of(MessageEvent.Kind.START).at(start));
        optIns.importRows(
                OptInImport.of("monday"),
                List.of(new OptInImport.Row("1", MessageChannel.TEXT, OTHER, Consent.NOT_ASKED, false)));
        Map<RecordKind, Map<String, Content>> before = contents();
        say(MessageEvent.Kind.SIGNED_FORM);
        importRow("file-of-monday", Consent.OPTED_IN);

        erasures.erase(PHONE, ERASURE, later());

        contents()
                .forEach((kind, records) -> assertThat(records)
                        .containsAllEntriesOf(
                                kind == RecordKind.OPERATION ? Map.of() : Objects.requireNonNull(before.get(kind))));
    }

    @Test
    void whatIsTooMuchForACommitIsErasedInSeveralOfWhichEachLeavesItOut() {
        liveLong();
        Instant at = later();
        int steps = 1;

        while (!erasures.step(PHONE, ERASURE, at)) {
            steps++;
            assertThat(status(MessageChannel.TEXT)).isIn(OptInStatus.OPTED_OUT, OptInStatus.SUPPRESSED);
            assertThat(optIns.history(MessageChannel.TEXT, PHONE).events()).hasSize(1);
        }

        assertThat(steps).isGreaterThan(1);
        assertThat(found()).isEmpty();
    }

    @Test
    void whoComesBackWhileTheRestIsErasedIsNotErasedAgain() {
        liveLong();
        Instant at = later();
        erasures.step(PHONE, ERASURE, at);
        say(MessageEvent.Kind.START);

        erasures.erase(PHONE, ERASURE, at);

        assertThat(status(MessageChannel.TEXT)).isEqualTo(OptInStatus.OPTED_IN);
        assertThat(trial.store().contents(Trial.TENANT, RecordKind.IMPORTED)).isEmpty();
    }

    @Test
    void whoCameBackCanBeErasedAgain() {
        liveLong();
        eraseAndSuppress();
        say(MessageEvent.Kind.START);
        assertThat(found()).isNotEmpty();

        erasures.erase(PHONE, "erasure-2", later());

        assertThat(found()).isEmpty();
        assertThat(status(MessageChannel.TEXT)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void anErasureThatDiesAfterAnyCommitIsTakenUpAndEndsTheSame() {
        liveLong();
        Instant at = later();
        long before = trial.store().commits();
        for (int dies = 1; found().size() > 0; dies++) {
            int commit = dies;
            trial.store().afterCommit((number, what) -> {
                if (number - before == commit) {
                    throw new StoreUnavailableException("made up", null);
                }
            });
            assertThatThrownBy(() -> erasures("d" + commit, 1).erase(PHONE, ERASURE, at))
                    .isInstanceOf(StoreUnavailableException.class);
        }
        trial.store().afterCommit((number, what) -> {});

        assertThat(erasures.erase(PHONE, ERASURE, at)).isEqualTo(1);
        assertThat(found()).isEmpty();
        assertThat(trial.store().contents(Trial.TENANT, RecordKind.OPT_IN)).hasSize(2);
        assertThat(trial.store().contents(Trial.TENANT, RecordKind.OPT_IN_PAGE)).isEmpty();
        assertThat(trial.store().contents(Trial.TENANT, RecordKind.IMPORTED)).isEmpty();
    }

    @Test
    void recordsThatMoveToAnotherKeyAreErasedWhereverTheyAre() {
        liveLong();
        Keys keys = trial.anotherEngine("k", 2).keys();
        keys.rotateTo(2);

        erasures("f", 2).erase(PHONE, ERASURE, later());

        assertThat(found()).isEmpty();
        keys.rekey();
        assertThat(found()).isEmpty();
        assertThat(trial.store().contents(Trial.TENANT, RecordKind.IMPORTED)).isEmpty();
        assertThat(trial.anotherEngine("n", 2)
                        .optIns()
                        .status(MessageChannel.TEXT, PHONE)
                        .sendable())
                .isFalse();
    }

    @Test
    void aLateDeliveryOfWhatTheCustomerDidBeforeBringsNothingBack() {
        OptInReport form = OptInReport.of(MessageEvent.Kind.SIGNED_FORM)
                .withEvidence(EVIDENCE)
                .withId("f1")
                .at(later());
        optIns.report(MessageChannel.TEXT, PHONE, form);
        eraseAndSuppress();
        trial.clock().move(Duration.ofDays(1));
        Map<RecordKind, Map<String, Content>> before = contents();

        OptInAnswer again = optIns.report(MessageChannel.TEXT, PHONE, form);

        assertThat(again.outcome()).isEqualTo(new Outcome.Refused(Outcome.Reason.BEFORE_ERASURE));
        assertThat(again.messages()).isEmpty();
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void staffAndImportsCannotOptInAndLeaveNothing() {
        importRow("file-of-monday", Consent.OPTED_IN);
        eraseAndSuppress();
        Map<RecordKind, Map<String, Content>> before = contents();

        OptInAnswer refused = staffSays(MessageEvent.Kind.SET_IN);
        OptInAnswer asked = staffSays(MessageEvent.Kind.REQUEST);
        importRow("file-of-monday", Consent.OPTED_IN);
        importRow("file-of-monday", Consent.NOT_ASKED);
        importRow("file-of-monday-2", Consent.NOT_ASKED);
        staffSays(MessageEvent.Kind.SIGNED_FORM);
        say(MessageEvent.Kind.HELP);
        say(MessageEvent.Kind.TEMPORARY_FAILURE);

        assertThat(refused.outcome()).isEqualTo(new Outcome.Refused(Outcome.Reason.OPTED_OUT));
        assertThat(asked.messages()).isEmpty();
        Map<RecordKind, Map<String, Content>> after = contents();
        after.keySet().removeIf(kind -> kind == RecordKind.AUDIT || kind == RecordKind.AUDITED);
        before.keySet().retainAll(after.keySet());
        assertThat(after).isEqualTo(before);
        assertThat(found()).isEmpty();
    }

    @Test
    void nobodyOfAPastImportIsAskedWhoWasErased() {
        importRow("file-of-monday", Consent.NOT_ASKED);
        eraseAndSuppress();
        importRow("file-of-monday", Consent.NOT_ASKED);

        var asked = trial.personas().optIns().askImported("file-of-monday", null, 10);

        assertThat(asked.answers()).isEmpty();
    }

    @Test
    void anOptOutByStaffHoldsAgainstALateOptInAndLeavesNoEvidence() {
        eraseAndSuppress();
        Instant between = later();

        staffSays(MessageEvent.Kind.SET_OUT);
        OptInAnswer late = optIns.report(
                MessageChannel.TEXT,
                PHONE,
                OptInReport.of(MessageEvent.Kind.START).withEvidence(EVIDENCE).at(between));

        assertThat(late.outcome()).isEqualTo(new Outcome.Refused(Outcome.Reason.BEFORE_ERASURE));
        assertThat(status(MessageChannel.TEXT)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(found()).isEmpty();
    }

    @Test
    void aBounceIsRememberedWithoutItsWords() {
        eraseAndSuppress();

        say(MessageEvent.Kind.HARD_BOUNCE);

        assertThat(status(MessageChannel.TEXT)).isEqualTo(OptInStatus.SUPPRESSED);
        assertThat(found()).isEmpty();
    }

    @Test
    void theCustomersOwnActBringsThemBackAndThenOthersMayOptThemOut() {
        eraseAndSuppress();

        say(MessageEvent.Kind.START);
        OptInStatus back = status(MessageChannel.TEXT);
        staffSays(MessageEvent.Kind.SET_OUT);

        assertThat(back).isEqualTo(OptInStatus.OPTED_IN);
        assertThat(status(MessageChannel.TEXT)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(optIns.history(MessageChannel.TEXT, PHONE).events()).hasSize(3);
    }

    @Test
    void theAddressOfWhoComesBackIsNotToldAgainUntilTheyAreRecovered() {
        Evidence little = Evidence.builder().proof("signed").build();
        OptInReport start = OptInReport.of(MessageEvent.Kind.START).withEvidence(little);
        say(MessageEvent.Kind.SIGNED_FORM);
        eraseAndSuppress();

        later();
        optIns.report(MessageChannel.TEXT, PHONE, start);
        List<String> suppressed = found();
        erasures.release(NUMBER, ERASURE, later());
        optIns.report(MessageChannel.TEXT, PHONE, start);

        assertThat(suppressed).isEmpty();
        assertThat(found()).isNotEmpty();
    }

    @Test
    void whatStaffSayOfARecoveredAddressIsKept() {
        eraseAndSuppress();
        erasures.release(NUMBER, ERASURE, later());

        OptInAnswer refused = staffSays(MessageEvent.Kind.SET_IN);
        importRow("file-of-monday", Consent.NOT_ASKED);

        assertThat(refused.outcome()).isEqualTo(new Outcome.Refused(Outcome.Reason.OPTED_OUT));
        assertThat(optIns.history(MessageChannel.TEXT, PHONE).events()).hasSize(2);
        assertThat(trial.store().contents(Trial.TENANT, RecordKind.IMPORTED)).hasSize(1);
    }

    @Test
    void whatStaffSayOfAnAddressThatSomebodyElseCarriesIsKept() {
        Instant at = later();
        erasures.suppress(NUMBER, ERASURE, at, true);
        erasures.erase(PHONE, ERASURE, at);

        staffSays(MessageEvent.Kind.SET_IN);

        assertThat(optIns.history(MessageChannel.TEXT, PHONE).events()).hasSize(2);
    }

    @Test
    void aDeviceIsErasedAndComesBackByItsUserAlone() {
        optIns.push(PushChannel.MOBILE_PUSH, DEVICE, PushEvent.Kind.ON);
        erasures.erase(DEVICE, ERASURE, later());
        assertThat(found()).isEmpty();

        later();
        optIns.push(PushChannel.MOBILE_PUSH, DEVICE, PushEvent.Kind.INVALID_TOKEN);
        assertThat(found()).isEmpty();
        later();
        optIns.push(PushChannel.MOBILE_PUSH, DEVICE, PushEvent.Kind.ON);

        assertThat(optIns.status(PushChannel.MOBILE_PUSH, DEVICE).sendable()).isTrue();
        assertThat(optIns.status(PushChannel.BROWSER_PUSH, DEVICE).status()).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void aPassIsErasedWithTheImportsThatHadIt() {
        OptInImport.Row row = new OptInImport.Row("1", MessageChannel.WALLET_PASS, PASS, Consent.OPTED_IN, false);
        trial.personas().optIns().importRows(OptInImport.of("file-of-monday"), List.of(row));
        assertThat(found()).isNotEmpty();

        erasures.erase(PASS, ERASURE, later());
        trial.personas().optIns().importRows(OptInImport.of("file-of-monday"), List.of(row));

        assertThat(found()).isEmpty();
    }

    @Test
    void anAddressOfManyImportsFitsIntoAnyStore() {
        Personas owner = machine;
        String longId = "i".repeat(OptInImport.MAX_ID_LENGTH - 5);
        for (int i = 0; i < 1_500; i++) {
            owner.optIns()
                    .importRows(
                            OptInImport.of(longId + i),
                            List.of(new OptInImport.Row("1", MessageChannel.TEXT, PHONE, Consent.NOT_ASKED, false)));
        }

        erasures.erase(PHONE, ERASURE, later());

        assertThat(found()).isEmpty();
        assertThat(trial.store().contents(Trial.TENANT, RecordKind.IMPORTED)).isEmpty();
        assertThat(trial.store().contents(Trial.TENANT, RecordKind.OPT_IN_PAGE)).isEmpty();
    }

    /** Does something just before the next commit of another. */
    private void beforeTheNextCommit(Runnable step) {
        AtomicBoolean done = new AtomicBoolean();
        trial.store().beforeCommit((number, commit) -> {
            if (done.compareAndSet(false, true)) {
                step.run();
            }
        });
    }

    @Test
    void whatIsSaidWhileTheAddressIsErasedIsErasedToo() {
        importRow("file-of-monday", Consent.OPTED_IN);
        Instant at = later();
        erasures.suppress(NUMBER, ERASURE, at, false);
        beforeTheNextCommit(() -> importRow("file-of-monday-2", Consent.OPTED_IN));

        erasures.erase(PHONE, ERASURE, at);

        assertThat(found()).isEmpty();
    }

    @Test
    void whatArrivesAfterTheAddressWasErasedSeesThatItIsSuppressed() {
        importRow("file-of-monday", Consent.OPTED_IN);
        beforeTheNextCommit(this::eraseAndSuppress);

        importRow("file-of-monday-2", Consent.OPTED_IN);

        assertThat(found()).isEmpty();
        assertThat(status(MessageChannel.TEXT)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void aReportMadeAgainIsSaidToBeARepeat() {
        OptInReport report = OptInReport.of(MessageEvent.Kind.START)
                .withId("m1")
                .withEvidence(EVIDENCE)
                .at(start);

        OptInAnswer first = optIns.report(MessageChannel.TEXT, PHONE, report);
        OptInAnswer again = optIns.report(MessageChannel.TEXT, PHONE, report);

        assertThat(first.isRepeat()).isFalse();
        assertThat(again.isRepeat()).isTrue();
    }
}
