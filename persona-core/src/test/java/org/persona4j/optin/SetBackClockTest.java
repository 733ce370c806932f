package org.persona4j.optin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.persona4j.optin.Events.event;
import static org.persona4j.optin.Events.history;
import static org.persona4j.optin.Events.hour;
import static org.persona4j.optin.Events.late;

import org.junit.jupiter.api.Test;
import org.persona4j.optin.MessageEvent.Kind;

/** What counts when a clock is set back between two events. */
class SetBackClockTest {
    private static OptInStatus status(OptInHistory history, long hours) {
        return history.asOf(hour(hours)).status();
    }

    @Test
    void aStopHoldsWhenTheClockIsSetBack() {
        OptInHistory history = history(event("set", Kind.SET_IN, hour(1)), event("stop", Kind.STOP, hour(3)));

        assertThat(history.asOfNow(hour(2)).status()).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(status(history, 2)).isEqualTo(OptInStatus.OPTED_IN);
    }

    @Test
    void whatIsSetInByAClockThatWasSetBackIsUndoneByTheStopBeforeIt() {
        OptInHistory history = history(event("stop", Kind.STOP, hour(3)), event("set", Kind.SET_IN, hour(2)));

        assertThat(status(history, 2)).isEqualTo(OptInStatus.NOT_ASKED);
        assertThat(status(history, 3)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(history.asOfNow(hour(2)).status()).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void aStopByAClockThatWasSetBackUndoesTheStartBeforeIt() {
        OptInHistory history = history(event("start", Kind.START, hour(3)), event("stop", Kind.STOP, hour(2)));

        assertThat(status(history, 3)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void aStopThatHasADateOfItsOwnKeepsItWhenTheClockIsSetBack() {
        OptInHistory history = history(event("start", Kind.START, hour(3)), late("stop", Kind.STOP, hour(1), hour(2)));

        assertThat(history.event("stop").orElseThrow().countsAt()).isEqualTo(hour(1));
        assertThat(status(history, 3)).isEqualTo(OptInStatus.OPTED_IN);
    }

    @Test
    void theCopyOfAStopByAClockThatWasSetBackUndoesTheStartBeforeIt() {
        CopiedOptOut copy = CopiedOptOut.of(
                DerivedKind.SAME_PERSON, event("stop", Kind.STOP, hour(2)), MessageChannel.TEXT, "elsewhere");

        OptInHistory history = history(event("start", Kind.START, hour(3)), copy);

        assertThat(status(history, 3)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void anOffByAClockThatWasSetBackUndoesTheOnBeforeIt() {
        OptInHistory history = history(
                PushChannel.MOBILE_PUSH,
                PushEvent.of("on", PushEvent.Kind.ON, hour(3)),
                PushEvent.of("off", PushEvent.Kind.OFF, hour(2)));

        assertThat(status(history, 3)).isEqualTo(OptInStatus.OPTED_OUT);
    }

    @Test
    void anOffThatHasADateOfItsOwnKeepsItWhenTheClockIsSetBack() {
        PushEvent off = PushEvent.of("off", PushEvent.Kind.OFF, hour(1), hour(2));

        OptInHistory history = history(PushChannel.MOBILE_PUSH, PushEvent.of("on", PushEvent.Kind.ON, hour(3)), off);

        assertThat(history.event("off").orElseThrow().countsAt()).isEqualTo(hour(1));
        assertThat(history.append(off)).isEqualTo(history);
    }

    @Test
    void theCopyOfAStopThatHasADateOfItsOwnKeepsItWhenTheClockIsSetBack() {
        CopiedOptOut copy = CopiedOptOut.of(
                DerivedKind.SAME_PERSON, late("stop", Kind.STOP, hour(1), hour(2)), MessageChannel.TEXT, "elsewhere");

        OptInHistory history = history(event("start", Kind.START, hour(3)), copy);

        assertThat(history.event(copy.id()).orElseThrow().countsAt()).isEqualTo(hour(1));
    }

    @Test
    void theCustomerComesBackOnceTheClockHasPassedTheirStop() {
        OptInHistory history = history(
                event("stop", Kind.STOP, hour(3)),
                event("early", Kind.START, hour(2)),
                event("late", Kind.START, hour(4)));

        assertThat(status(history, 3)).isEqualTo(OptInStatus.OPTED_OUT);
        assertThat(status(history, 4)).isEqualTo(OptInStatus.OPTED_IN);
    }
}
