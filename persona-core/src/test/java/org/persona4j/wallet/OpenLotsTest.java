package org.persona4j.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How shortly a wallet tells of its lots. */
class OpenLotsTest {
    private static final Instant T0 = Instant.parse("2026-01-01T12:00:00Z");
    private static final Points ONE = Points.of(1);

    /** Lots of one point each, opened by these entries. */
    private static OpenLots opened(long... sequences) {
        OpenLots lots = OpenLots.none();
        for (long sequence : sequences) {
            lots = lots.opened(sequence, ONE, T0.plusSeconds(sequence));
        }
        return lots;
    }

    private static Lot lot(long sequence, Points openedWith, Points left) {
        LotClass lotClass = new LotClass(EntryKind.BOOST, LotLife.never());
        return new Lot(sequence, lotClass, T0.plusSeconds(sequence), "e" + sequence, openedWith, left, sequence);
    }

    @Test
    void lotsThatStandNearEachOtherAreToldAsOneRow() {
        OpenLots lots = opened(3, 4, 20, 84);

        assertThat(lots.whole()).containsExactly(new SequenceRange(3, 85));
        assertThat(lots.sum()).isEqualTo(Points.of(4));
    }

    @Test
    void aLotThatStandsFarFromTheOneBeforeBeginsARowOfItsOwn() {
        OpenLots lots = opened(3, 68);

        assertThat(lots.whole()).containsExactly(new SequenceRange(3, 4), new SequenceRange(68, 69));
    }

    @Test
    void aLotAfterOneThatIsNotWholeAnyMoreBeginsARowOfItsOwn() {
        OpenLots lots = opened(3, 4).withLot(lot(4, ONE, ONE), Points.parse("0.5"), 5);

        OpenLots more = lots.opened(5, ONE, T0.plusSeconds(5));

        assertThat(more.whole()).containsExactly(new SequenceRange(3, 4), new SequenceRange(5, 6));
        assertThat(more.parts()).containsOnlyKeys(4L);
    }

    @Test
    void thereAreNotManyRowsHoweverFarApartTheLotsStand() {
        OpenLots lots = OpenLots.none();
        for (int lot = 0; lot < 31; lot++) {
            lots = lots.opened(100L * lot, ONE, T0.plusSeconds(lot));
        }

        OpenLots with32 = lots.opened(5_000, ONE, T0.plusSeconds(100));
        OpenLots with33 = with32.opened(9_000, ONE, T0.plusSeconds(200));

        assertThat(with32.whole()).hasSize(32).endsWith(new SequenceRange(5_000, 5_001));
        assertThat(with33.whole()).hasSize(32).endsWith(new SequenceRange(5_000, 9_001));
    }

    @Test
    void aLotThatIsWholeAgainJoinsItsNeighbors() {
        OpenLots lots = opened(3, 4, 5);

        OpenLots again = lots.withLot(lot(4, ONE, ONE), Points.ZERO, 5).withLot(lot(4, ONE, Points.ZERO), ONE, 5);

        assertThat(again).isEqualTo(lots);
    }

    @Test
    void nothingLeftIsToldWithoutAnyRow() {
        OpenLots lots = opened(3, 4);

        OpenLots taken = lots.takenUpTo(4, Points.ZERO, Points.of(2), T0.plusSeconds(4));

        assertThat(taken).isEqualTo(lots.emptied());
        assertThat(taken.whole()).isEmpty();
        assertThat(taken.parts()).isEmpty();
        assertThat(taken.since()).isEmpty();
        assertThat(taken.lastLot()).contains(4L);
    }
}
