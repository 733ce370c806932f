package org.persona4j.store.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static Optional<Fault> decision(Faults faults, StoreCall call, long number) {
        return faults.decide(call, number, faults.dice(call, number));
    }

    private static long struck(Faults faults, StoreCall call, Fault fault) {
        return LongStream.rangeClosed(1, 10_000)
                .filter(number -> decision(faults, call, number).equals(Optional.of(fault)))
                .count();
    }

    @Test
    void noFaultsStrikeNothing() {
        for (StoreCall call : StoreCall.values()) {
            for (long number = 1; number <= 1_000; number++) {
                assertThat(decision(Faults.none(), call, number)).isEmpty();
            }
        }
    }

    @Test
    void aRateIsAShareOfTheCallsThatTheFaultStrikes() {
        Faults faults = Faults.seeded(5).with(Fault.UNAVAILABLE, 0.1).with(Fault.UNKNOWN_LOST, 0.3);

        assertThat(struck(faults, StoreCall.COMMIT, Fault.UNKNOWN_LOST)).isBetween(2_800L, 3_200L);
        assertThat(struck(faults, StoreCall.COMMIT, Fault.UNAVAILABLE)).isBetween(850L, 1_150L);
        assertThat(struck(faults, StoreCall.READ, Fault.UNAVAILABLE)).isBetween(850L, 1_150L);
        assertThat(struck(faults, StoreCall.READ, Fault.UNKNOWN_LOST)).isZero();
    }

    @Test
    void anotherSeedStrikesOtherCalls() {
        List<Optional<Fault>> one = new ArrayList<>();
        List<Optional<Fault>> other = new ArrayList<>();

        for (long number = 1; number <= 100; number++) {
            one.add(decision(Faults.storm(1), StoreCall.COMMIT, number));
            other.add(decision(Faults.storm(2), StoreCall.COMMIT, number));
        }

        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void theScriptComesBeforeTheRates() {
        Faults faults = Faults.none().with(Fault.UNAVAILABLE, 1).at(StoreCall.COMMIT, 7, Fault.UNKNOWN_APPLIED);

        assertThat(decision(faults, StoreCall.COMMIT, 7)).contains(Fault.UNKNOWN_APPLIED);
        assertThat(decision(faults, StoreCall.COMMIT, 6)).contains(Fault.UNAVAILABLE);
        assertThat(decision(faults, StoreCall.READ, 7)).contains(Fault.UNAVAILABLE);
    }

    @Test
    void aChangeLeavesTheOriginalAsItWas() {
        Faults original = Faults.none();

        original.with(Fault.UNAVAILABLE, 1);
        original.at(StoreCall.COMMIT, 1, Fault.UNAVAILABLE);

        assertThat(decision(original, StoreCall.COMMIT, 1)).isEmpty();
    }

    @Test
    void anArrivalIsWithinItsBounds() {
        Faults faults = Faults.none().arrivingAfter(3, 5);

        assertThat(LongStream.range(0, 200).map(number -> faults.arrival(faults.dice(StoreCall.COMMIT, number))))
                .containsOnly(3L, 4L, 5L);
    }

    @Test
    void whatMakesNoSenseIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.none().with(Fault.DELAY, 1.5))
                .withMessageContaining("rate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.none().with(Fault.DELAY, Double.NaN))
                .withMessageContaining("rate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.none().with(Fault.DELAY, 0.6).with(Fault.UNAVAILABLE, 0.5))
                .withMessageContaining("rate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.none().at(StoreCall.READ, 1, Fault.UNKNOWN_LOST))
                .withMessageContaining("UNKNOWN_LOST");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.none().at(StoreCall.READ, 0, Fault.DELAY))
                .withMessageContaining("number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.none().arrivingAfter(0, 5))
                .withMessageContaining("soonest");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.none().arrivingAfter(5, 4))
                .withMessageContaining("latest");
    }
}
