package org.persona4j.example.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.persona4j.loyalty.OrderOutcome;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.TimelinePage;

class WalletBenchmarkTest {

    private final WalletBenchmark benchmark = new WalletBenchmark();
    private final Members members = new Members();
    private final LongLedger ledger = new LongLedger();

    @Test
    void everyOrderEarns() {
        members.wallets = 3;
        members.fill();

        for (int i = 0; i < 10; i++) {
            assertThat(benchmark.earn(members))
                    .isInstanceOfSatisfying(
                            OrderOutcome.Recorded.class,
                            recorded -> assertThat(recorded.order().earning().points())
                                    .isEqualTo(Points.parse("12.34")));
        }
    }

    @Test
    void everyRedemptionIsBooked() {
        members.wallets = 3;
        members.fill();

        for (int i = 0; i < 10; i++) {
            assertThat(benchmark.redeem(members).isBooked()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageHasItsLinesWhereverItIs(LongLedger.Place place) {
        ledger.entries = 200;
        ledger.place = place;
        ledger.fill();

        TimelinePage page = benchmark.page(ledger);

        assertThat(page.lines()).hasSize(LongLedger.LINES);
        assertThat(page.next().isEmpty()).isEqualTo(place == LongLedger.Place.END);
        int last = switch (place) {
            case START -> 200;
            case MIDDLE -> 100;
            case END -> 50;
        };
        assertThat(page.lines().get(0).id()).endsWith("-" + (last - 1));
    }
}
