package org.persona4j.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.persona4j.identity.ProfileId;
import org.persona4j.internal.JsonCodec;
import org.persona4j.wallet.BookingOutcome.Booked;

/** A wallet in which a great deal happened: what it takes to read and to change it does not grow with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongWalletTest {
    private static final ProfileId A = ProfileId.of("a");
    private static final Set<ProfileId> ONE = Set.of(A);
    private static final int ENTRIES = 100_000;

    /** The pages that a search for a place in a ledger of that length reads: the logarithm of its entries. */
    private static final int FEW = 20;

    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private static final WalletPolicy POLICY = WalletPolicy.standard();

    private final WalletWorld world = new WalletWorld();
    private Instant now = START;

    /** An order of three points every quarter of an hour, and after every fourth two redeemed. */
    @BeforeAll
    void muchHappens() {
        for (int i = 0; i < ENTRIES; i++) {
            now = now.plus(Duration.ofMinutes(15));
            Booking booking = world.booking(ONE, POLICY, now);
            EntryDetails details = EntryDetails.of("e" + i, WalletWorld.STAFF);
            if (i % 5 == 4) {
                booking.redeem(A, Points.of(2), details);
            } else {
                booking.credit(A, EntryKind.EARNED, Points.of(3), details);
                booking.touch(now.atZone(POLICY.zone()).toLocalDate());
            }
            world.append(booking);
        }
        world.pagesRead();
    }

    private Points balance() {
        return Points.of(ENTRIES / 5 * 10L);
    }

    private static List<LedgerEntry> booked(Booking booking) {
        return booking.entries().getOrDefault(A, List.of());
    }

    @Test
    void theWalletItselfStaysSmall() {
        assertThat(world.wallet(A).balance()).isEqualTo(balance());
        assertThat(JsonCodec.write(world.wallet(A))).hasSizeLessThan(400);
    }

    @Test
    void whatThereIsNowIsToldWithoutTheLedger() {
        world.pagesRead();

        Wallet wallet = world.view(ONE, POLICY).wallet(now.plus(Duration.ofDays(300)));

        assertThat(wallet.balance()).isEqualTo(balance());
        assertThat(wallet.expiring()).hasSize(1).containsValue(balance());
        assertThat(world.pagesRead()).isZero();
    }

    @Test
    void whatThereIsAfterAllHasExpiredIsToldFromOnePage() {
        world.pagesRead();

        Wallet wallet = world.view(ONE, POLICY).wallet(now.plus(Duration.ofDays(367)));

        assertThat(wallet.balance()).isEqualTo(Points.ZERO);
        assertThat(world.pagesRead()).isEqualTo(1);
    }

    @Test
    void spendingReadsWhatItTakesFrom() {
        world.pagesRead();
        Booking booking = world.booking(ONE, POLICY, now.plus(Duration.ofHours(1)));

        BookingOutcome outcome = booking.redeem(A, Points.of(90), EntryDetails.of("r", WalletWorld.STAFF));

        assertThat(outcome).isInstanceOf(Booked.class);
        assertThat(booked(booking)).hasSize(1);
        assertThat(world.pagesRead()).isLessThanOrEqualTo(4);
    }

    @Test
    void spendingAlmostAllIsOneEntryThatIsNoLonger() {
        Booking booking = world.booking(ONE, POLICY, now.plus(Duration.ofHours(1)));

        booking.redeem(A, balance().minus(Points.of(1)), EntryDetails.of("r", WalletWorld.STAFF));

        assertThat(booked(booking)).hasSize(1);
        assertThat(JsonCodec.write(booked(booking).get(0))).hasSizeLessThan(400);
    }

    @Test
    void aPageOfTheTimelineTakesAsMuchInTheMiddleAsAtTheEnd() {
        world.pagesRead();
        world.view(ONE, POLICY).timeline(now, 50);
        int atTheEnd = world.pagesRead();

        TimelinePage page =
                world.view(ONE, POLICY).timeline(now, new TimelineCursor(START.plus(Duration.ofDays(500)), "e"), 50);

        assertThat(page.lines()).hasSize(50);
        assertThat(atTheEnd).isLessThanOrEqualTo(5);
        assertThat(world.pagesRead()).isLessThanOrEqualTo(5 + FEW);
    }

    @Test
    void thePastIsFoundBySearch() {
        world.pagesRead();

        Points then = world.view(ONE, POLICY).balanceAt(START.plus(Duration.ofDays(500)));

        assertThat(then).isEqualTo(Points.of(500L * 96 / 5 * 10));
        assertThat(world.pagesRead()).isLessThanOrEqualTo(FEW);
    }

    @Test
    void givingBackTheLastOfManyLotsReadsFewPages() {
        Booking redeeming = world.booking(ONE, POLICY, now.plus(Duration.ofHours(1)));
        redeeming.redeem(A, Points.of(30_000), EntryDetails.of("r", WalletWorld.STAFF));
        RedemptionShare share = new RedemptionShare(A, booked(redeeming));
        WalletWorld after = world.copy();
        after.append(redeeming);
        after.pagesRead();
        Booking booking = after.booking(ONE, POLICY, now.plus(Duration.ofHours(2)));

        booking.refundRedemption(List.of(share), Points.of(20), Points.ZERO, EntryDetails.of("b", WalletWorld.STAFF));

        assertThat(booking.balance()).isEqualTo(balance().minus(Points.of(29_980)));
        assertThat(after.pagesRead()).isLessThanOrEqualTo(4);
    }
}
