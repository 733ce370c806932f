package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.persona4j.ErasedAddressTrial.ERASURE;
import static org.persona4j.ErasedAddressTrial.NUMBER;
import static org.persona4j.ErasedAddressTrial.PHONE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.persona4j.internal.AddressErasures;
import org.persona4j.internal.RecordKind;
import org.persona4j.optin.Address;
import org.persona4j.optin.Consent;
import org.persona4j.optin.Delivery;
import org.persona4j.optin.Erasure;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.MessageEvent;
import org.persona4j.optin.OptInImport;
import org.persona4j.optin.OptInReport;
import org.persona4j.optin.OptInStatus;
import org.persona4j.store.Content;
import org.persona4j.store.StoreUnavailableException;

/** What is left of an address whose customer was erased, and of others. */
class OptInErasureTest {
    private static final Address OTHER = Address.of(Address.Type.PHONE, "+12125550000");
    private static final Address PASS = Address.pass("pass-vvkkqq-22");

    private final ErasedAddressTrial trial = new ErasedAddressTrial();
    private final OptIns optIns = trial.optIns;
    private final AddressErasures erasures = trial.erasures;

    @Test
    void nothingIsLeftOfAnErasedAddressButThatItIsOut() {
        trial.liveLong();
        assertThat(trial.found()).isNotEmpty();

        erasures.erase(PHONE, ERASURE, trial.later());

        assertThat(trial.found()).isEmpty();
        assertThat(optIns.history(MessageChannel.TEXT, PHONE).events())
                .singleElement()
                .isInstanceOf(Erasure.class);
        assertThat(optIns.status(MessageChannel.TEXT, PHONE).state().consent()).isEqualTo(Consent.OPTED_OUT);
        assertThat(optIns.status(MessageChannel.VOICE, PHONE).state().consent()).isEqualTo(Consent.OPTED_OUT);
        assertThat(trial.stored(RecordKind.OPT_IN_PAGE)).isEmpty();
        assertThat(trial.stored(RecordKind.IMPORTED)).isEmpty();
    }

    @Test
    void anAddressOfWhichNothingWasSaidIsOutToo() {
        erasures.erase(PHONE, ERASURE, trial.later());

        assertThat(trial.status(MessageChannel.TEXT)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(trial.status(MessageChannel.VOICE)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(trial.found()).isEmpty();
    }

    @Test
    void aDeadAddressStaysDeadAndIsOut() {
        trial.say(MessageEvent.Kind.SIGNED_FORM);
        trial.say(MessageEvent.Kind.HARD_BOUNCE);

        erasures.erase(PHONE, ERASURE, trial.later());

        var state = optIns.status(MessageChannel.TEXT, PHONE).state();
        assertThat(state.delivery()).isEqualTo(Delivery.HARD_BOUNCE);
        assertThat(state.consent()).isEqualTo(Consent.OPTED_OUT);
    }

    @Test
    void whatIsSaidOfOtherAddressesStaysByteForByte() {
        optIns.report(
                MessageChannel.TEXT,
                OTHER,
                OptInReport.of(MessageEvent.Kind.START).at(TestClock.START));
        optIns.importRows(
                OptInImport.of("monday"),
                List.of(new OptInImport.Row("1", MessageChannel.TEXT, OTHER, Consent.NOT_ASKED, false)));
        Map<RecordKind, Map<String, Content>> before = trial.contents();
        trial.say(MessageEvent.Kind.SIGNED_FORM);
        trial.importRow("file-of-monday", Consent.OPTED_IN);

        erasures.erase(PHONE, ERASURE, trial.later());

        trial.contents()
                .forEach((kind, records) -> assertThat(records)
                        .containsAllEntriesOf(
                                kind == RecordKind.OPERATION ? Map.of() : Objects.requireNonNull(before.get(kind))));
    }

    @Test
    void whatIsTooMuchForACommitIsErasedInSeveralOfWhichEachLeavesItOut() {
        trial.liveLong();
        Instant at = trial.later();
        int steps = 1;

        while (!erasures.step(PHONE, ERASURE, at)) {
            steps++;
            assertThat(trial.status(MessageChannel.TEXT)).isIn(OptInStatus.OPTED_OUT, OptInStatus.SUPPRESSED);
            assertThat(optIns.history(MessageChannel.TEXT, PHONE).events()).hasSize(1);
        }

        assertThat(steps).isGreaterThan(1);
        assertThat(trial.found()).isEmpty();
    }

    @Test
    void anErasureThatDiesAfterAnyCommitIsTakenUpAndEndsTheSame() {
        trial.liveLong();
        Instant at = trial.later();
        long before = trial.store().commits();
        for (int dies = 1; trial.found().size() > 0; dies++) {
            int commit = dies;
            trial.store().afterCommit((number, what) -> {
                if (number - before == commit) {
                    throw new StoreUnavailableException("made up", null);
                }
            });
            assertThatThrownBy(() -> trial.erasures("d" + commit, 1).erase(PHONE, ERASURE, at))
                    .isInstanceOf(StoreUnavailableException.class);
        }
        trial.store().afterCommit((number, what) -> {});

        assertThat(erasures.erase(PHONE, ERASURE, at)).isEqualTo(1);
        assertThat(trial.found()).isEmpty();
        assertThat(trial.stored(RecordKind.OPT_IN)).hasSize(2);
        assertThat(trial.stored(RecordKind.OPT_IN_PAGE)).isEmpty();
        assertThat(trial.stored(RecordKind.IMPORTED)).isEmpty();
    }

    @Test
    void recordsThatMoveToAnotherKeyAreErasedWhereverTheyAre() {
        trial.liveLong();
        Keys keys = trial.anotherEngine("k", 2).keys();
        keys.rotateTo(2);

        trial.erasures("f", 2).erase(PHONE, ERASURE, trial.later());

        assertThat(trial.found()).isEmpty();
        keys.rekey();
        assertThat(trial.found()).isEmpty();
        assertThat(trial.stored(RecordKind.IMPORTED)).isEmpty();
        assertThat(trial.anotherEngine("n", 2)
                        .optIns()
                        .status(MessageChannel.TEXT, PHONE)
                        .sendable())
                .isFalse();
    }

    @Test
    void aPassIsErasedWithTheImportsThatHadIt() {
        OptInImport.Row row = new OptInImport.Row("1", MessageChannel.WALLET_PASS, PASS, Consent.OPTED_IN, false);
        trial.staff().optIns().importRows(OptInImport.of("file-of-monday"), List.of(row));
        assertThat(trial.found()).isNotEmpty();

        erasures.erase(PASS, ERASURE, trial.later());
        trial.staff().optIns().importRows(OptInImport.of("file-of-monday"), List.of(row));

        assertThat(trial.found()).isEmpty();
    }

    @Test
    void anAddressOfManyImportsFitsIntoAnyStore() {
        String longId = "i".repeat(OptInImport.MAX_ID_LENGTH - 5);
        for (int i = 0; i < 1_500; i++) {
            optIns.importRows(
                    OptInImport.of(longId + i),
                    List.of(new OptInImport.Row("1", MessageChannel.TEXT, PHONE, Consent.NOT_ASKED, false)));
        }

        erasures.erase(PHONE, ERASURE, trial.later());

        assertThat(trial.found()).isEmpty();
        assertThat(trial.stored(RecordKind.IMPORTED)).isEmpty();
        assertThat(trial.stored(RecordKind.OPT_IN_PAGE)).isEmpty();
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
        trial.importRow("file-of-monday", Consent.OPTED_IN);
        Instant at = trial.later();
        erasures.suppress(NUMBER, ERASURE, at, false);
        beforeTheNextCommit(() -> trial.importRow("file-of-monday-2", Consent.OPTED_IN));

        erasures.erase(PHONE, ERASURE, at);

        assertThat(trial.found()).isEmpty();
    }

    @Test
    void whatArrivesAfterTheAddressWasErasedSeesThatItIsSuppressed() {
        trial.importRow("file-of-monday", Consent.OPTED_IN);
        beforeTheNextCommit(trial::eraseAndSuppress);

        trial.importRow("file-of-monday-2", Consent.OPTED_IN);

        assertThat(trial.found()).isEmpty();
        assertThat(trial.status(MessageChannel.TEXT)).isEqualTo(OptInStatus.OPTED_OUT);
    }
}
