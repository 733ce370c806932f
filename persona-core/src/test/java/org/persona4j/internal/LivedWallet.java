package org.persona4j.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.persona4j.access.Actor;
import org.persona4j.identity.ProfileId;
import org.persona4j.wallet.BelowZero;
import org.persona4j.wallet.Booking;
import org.persona4j.wallet.EntryDetails;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Held;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.LedgerPage;
import org.persona4j.wallet.LotLife;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.ProfileWallet;
import org.persona4j.wallet.RedemptionShare;
import org.persona4j.wallet.WalletPolicy;

/** A wallet with its ledger, to which something happens each day. Not thread-safe. */
final class LivedWallet {
    private static final ProfileId PROFILE = ProfileId.of("p1");
    private static final Actor STAFF = Actor.staff("u-17");

    private final WalletPolicy policy = WalletPolicy.builder()
            .lives(Map.of(EntryKind.EARNED, LotLife.inactivity(365), EntryKind.BOOST, LotLife.fixed(5)))
            .belowZero(BelowZero.ALLOW)
            .build();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private ProfileWallet wallet = ProfileWallet.empty();
    private Instant now = Instant.parse("2024-01-01T08:30:00Z");

    /** What is booked on a day. */
    private interface Act {
        void on(Booking booking, EntryDetails details);
    }

    private void does(String id, Act act) {
        Booking booking =
                Booking.of(List.of(new Held(PROFILE, "k1", wallet)), (profile, page) -> page(page), policy, now);
        act.on(booking, EntryDetails.of(id, STAFF));
        ledger.addAll(booking.entries().getOrDefault(PROFILE, List.of()));
        wallet = booking.changed().getOrDefault(PROFILE, wallet);
        now = now.plus(Duration.ofDays(1));
    }

    private LedgerPage page(long number) {
        int from = (int) number * LedgerPage.SIZE;
        return new LedgerPage(ledger.subList(from, Math.min(from + LedgerPage.SIZE, ledger.size())));
    }

    private void credit(String id, EntryKind kind, int points) {
        does(id, (booking, details) -> booking.credit(PROFILE, kind, Points.of(points), details));
    }

    /** Gives points, or takes some; boosts every other day. Of none, it is a day without. */
    void gives(int points) {
        String id = "e" + ledger.size();
        if (points > 0) {
            credit(id, points % 2 == 0 ? EntryKind.BOOST : EntryKind.EARNED, points);
        } else {
            does(id, (booking, details) -> {
                booking.touch(LocalDate.ofInstant(now, policy.zone()));
                if (points < 0) {
                    booking.adjust(PROFILE, Points.of(points), details);
                }
            });
        }
    }

    /** Has lots of two classes, of which one is whole and one is not, touched; and some that have expired. */
    ProfileWallet rich() {
        credit("c-1", EntryKind.EARNED, 30);
        credit("c-2", EntryKind.BOOST, 4);
        credit("c-3", EntryKind.EARNED, 20);
        does("r-1", (booking, details) -> booking.redeem(PROFILE, Points.of(7), details));
        credit("c-4", EntryKind.BOOST, 8);
        does("r-2", (booking, details) -> booking.redeem(PROFILE, Points.of(1), details));
        credit("c-5", EntryKind.LEGACY, 2);
        now = now.plus(Duration.ofDays(10));
        does("t", (booking, details) -> booking.touch(LocalDate.ofInstant(now, policy.zone())));
        return wallet;
    }

    /** After being rich, has a debt beside a lot that was given back. */
    ProfileWallet owing() {
        RedemptionShare share = new RedemptionShare(
                PROFILE,
                ledger.stream().filter(entry -> entry.id().equals("r-1")).toList());
        does("a-1", (booking, details) -> booking.adjust(PROFILE, Points.of(-100), details));
        does("b-1", (booking, details) -> booking.refundRedemption(List.of(share), Points.of(1), Points.ZERO, details));
        return wallet;
    }

    ProfileWallet wallet() {
        return wallet;
    }

    /** The pages of its ledger. */
    List<LedgerPage> pages() {
        List<LedgerPage> pages = new ArrayList<>();
        for (int number = 0; number * LedgerPage.SIZE < ledger.size(); number++) {
            pages.add(page(number));
        }
        return pages;
    }
}
