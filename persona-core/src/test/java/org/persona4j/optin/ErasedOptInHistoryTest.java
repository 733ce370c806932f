package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.persona4j.optin.Events.event;
import static org.persona4j.optin.Events.history;
import static org.persona4j.optin.Events.hour;
import static org.persona4j.optin.Events.late;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.persona4j.optin.MessageEvent.Kind;

/** What is left of a history after an erasure, and what is added to it then. */
class ErasedOptInHistoryTest {
    private static OptInStatus status(OptInHistory history, long hours) {
        return history.asOf(hour(hours)).status();
    }

    private static OptInHistory erased() {
        return history(event("e1", Kind.STOP, hour(1))).erase(hour(2));
    }

    @Test
    void whatIsLeftOfAnErasureCameInNoEarlierThanAnythingElse() {
        Erasure erasure = history(event("stop", Kind.STOP, hour(1)))
                .erase(hour(2))
                .erasure()
                .orElseThrow();

        assertThat(erasure.receivedNotBefore(hour(3)).at()).isEqualTo(hour(3));
        assertThat(erasure.receivedNotBefore(hour(1))).isSameAs(erasure);
    }

    @Test
    void anErasureKeepsTheStateAndTheTimeAndNothingElse() {
        OptInHistory history = history(
                event("e1", Kind.REQUEST, hour(1)),
                event("e2", Kind.YES, hour(2)),
                event("e3", Kind.COMPLAINT, hour(3)));

        OptInHistory erased = history.erase(hour(4));

        assertThat(erased.events())
                .containsExactly(new Erasure(hour(4), new OptInState(Consent.OPTED_OUT, null, 1, Delivery.COMPLAINT)));
    }

    @Test
    void anErasureStandsForWhatComesInFromAClockAhead() {
        OptInHistory erased = history(event("e1", Kind.START, hour(9))).erase(hour(4));

        assertThat(erased.erasure().orElseThrow().at()).isEqualTo(hour(9));
    }

    @Test
    void anErasureOfTheErasedChangesNothingButItsTime() {
        OptInHistory erased = history(event("e1", Kind.SET_IN, hour(1))).erase(hour(4));

        OptInHistory again = erased.erase(hour(5));

        assertThat(again.asOf(hour(5)).state()).isEqualTo(erased.asOf(hour(5)).state());
    }

    @Test
    void whoReturnsAfterAnErasureOptsInByTheirOwnAct() {
        OptInHistory erased = history(event("e1", Kind.START, hour(1))).erase(hour(4));

        OptInHistory back = erased.append(event("e2", Kind.START, hour(5)));

        assertThat(status(back, 5)).isEqualTo(OptInStatus.OPTED_IN);
    }

    @Test
    void anImportAfterAnErasureOptsNobodyIn() {
        OptInHistory erased = history(event("e1", Kind.START, hour(1))).erase(hour(4));

        OptInHistory imported = erased.append(event("row", Kind.IMPORT_IN, hour(5)));

        assertThat(status(imported, 5)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void whatCountsFromBeforeAnErasureIsNotKept() {
        OptInHistory erased = history(event("e1", Kind.START, hour(1))).erase(hour(4));

        assertThat(erased.append(late("e2", Kind.START, hour(3), hour(9)))).isSameAs(erased);
    }

    @Test
    void anErasureIsNotAppended() {
        Erasure erasure = history().erase(hour(1)).erasure().orElseThrow();

        assertThatIllegalArgumentException().isThrownBy(() -> history().append(erasure));
    }

    @Test
    void aHistoryInWhichSomethingCountsFromBeforeItsErasureIsNone() {
        Erasure erasure = history().erase(hour(5)).erasure().orElseThrow();
        MessageEvent before = event("e1", Kind.STOP, hour(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptInHistory.of(MessageChannel.TEXT, List.of(erasure, before)))
                .withMessageContaining("at 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptInHistory.of(MessageChannel.TEXT, List.of(before, erasure)))
                .withMessageContaining("at 1");
    }

    @Test
    void ofTheErasedNothingIsKeptThatHasNoBearing() {
        OptInHistory erased = erased();

        OptInHistory after = erased.appendSparingly(event("e2", Kind.OTHER, hour(3)))
                .appendSparingly(event("e3", Kind.TEMPORARY_FAILURE, hour(4)));

        assertThat(after).isEqualTo(erased);
    }

    @Test
    void ofTheErasedNothingIsKeptThatIsRefused() {
        OptInHistory erased = erased();

        OptInHistory after = erased.appendSparingly(event("e2", Kind.SET_IN, hour(3)));

        assertThat(after).isEqualTo(erased);
    }

    @Test
    void ofTheErasedAnotherOptOutIsKeptAsAnErasureAtItsTime() {
        OptInHistory after = erased().appendSparingly(event("e2", Kind.SET_OUT, hour(3)));

        assertThat(after.events()).singleElement().isInstanceOf(Erasure.class);
        assertThat(after.erasure().orElseThrow().at()).isEqualTo(hour(3));
    }

    @Test
    void ofTheErasedWhatTheyDoThemselvesIsKeptEvenIfItChangesNothing() {
        MessageEvent yes = event("e2", Kind.YES, hour(3));

        OptInHistory after = erased().appendSparingly(yes);

        assertThat(after.events()).hasSize(2).endsWith(yes);
    }
}
