package org.persona4j.wallet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.persona4j.identity.ProfileId;
import org.persona4j.wallet.BookingOutcome.Booked;

/** Wallets at which one call after the other is made, told in days from a first one. */
final class Till {
    static final ProfileId A = ProfileId.of("a");
    static final ProfileId B = ProfileId.of("b");
    static final Set<ProfileId> BOTH = persona(A, B);
    static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    final WalletWorld world = new WalletWorld();
    WalletPolicy policy = WalletPolicy.standard();
    private Instant now = noon(0);

    /** A till at which what was earned expires after ten days without a purchase. */
    static Till ofTenDays() {
        return new Till()
                .policy(WalletPolicy.builder()
                        .lives(Map.of(EntryKind.EARNED, LotLife.inactivity(10)))
                        .build());
    }

    static Instant noon(int day) {
        return FIRST.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(12));
    }

    static EntryDetails id(String id) {
        return EntryDetails.of(id, WalletWorld.STAFF);
    }

    static Set<ProfileId> persona(ProfileId... profiles) {
        return new TreeSet<>(Arrays.asList(profiles));
    }

    /** What follows happens at noon of a day. */
    Till day(int day) {
        now = noon(day);
        return this;
    }

    Till at(Instant moment) {
        now = moment;
        return this;
    }

    Till policy(WalletPolicy changed) {
        policy = changed;
        return this;
    }

    Instant now() {
        return now;
    }

    Booking booking(Set<ProfileId> persona) {
        return world.booking(persona, policy, now);
    }

    /** A call of a persona, stored if it was booked. */
    BookingOutcome call(Set<ProfileId> persona, Call call) {
        Booking booking = booking(persona);
        BookingOutcome outcome = call.on(booking);
        if (outcome instanceof Booked) {
            world.store(booking);
        }
        return outcome;
    }

    Booked credit(ProfileId profile, EntryKind kind, String id, String points) {
        return booked(Set.of(profile), booking -> booking.credit(profile, kind, Points.parse(points), id(id)));
    }

    Booked earn(ProfileId profile, String id, String points) {
        return credit(profile, EntryKind.EARNED, id, points);
    }

    Booked redeem(Set<ProfileId> persona, String id, String points) {
        return booked(persona, booking -> booking.redeem(persona.iterator().next(), Points.parse(points), id(id)));
    }

    Booked booked(Set<ProfileId> persona, Call call) {
        BookingOutcome outcome = call(persona, call);
        if (outcome instanceof Booked booked) {
            return booked;
        }
        throw new AssertionError("refused: " + outcome);
    }

    /** Takes back of what an order earned, of which some may have been taken back before. */
    Booked reverse(Set<ProfileId> persona, ProfileId profile, String earned, String points, Reversed before) {
        LedgerEntry entry = entry(profile, earned);
        EntryDetails details = id("back-" + earned + before.points().hundredths());
        return booked(persona, booking -> booking.reverse(profile, entry, Points.parse(points), before, details));
    }

    void touch(Set<ProfileId> persona, int day) {
        Booking booking = booking(persona);
        booking.touch(FIRST.plusDays(day));
        world.store(booking);
    }

    void settle(Set<ProfileId> persona) {
        Booking booking = booking(persona);
        booking.settle();
        world.store(booking);
    }

    List<LedgerEntry> entries(ProfileId profile, String id) {
        return world.ledger(profile).stream()
                .filter(entry -> entry.id().equals(id))
                .toList();
    }

    LedgerEntry entry(ProfileId profile, String id) {
        return entries(profile, id).get(0);
    }

    RedemptionShare share(ProfileId profile, String id) {
        return new RedemptionShare(profile, entries(profile, id));
    }

    /** What is left in the lot that an entry opened. */
    String left(ProfileId profile, String id) {
        return world.left(profile, entry(profile, id)).toString();
    }

    /** The points of a persona now, as text. */
    String balance(ProfileId... profiles) {
        return wallet(profiles).balance().toString();
    }

    Wallet wallet(ProfileId... profiles) {
        return world.view(persona(profiles), policy).wallet(now);
    }

    /** A call about points. */
    @FunctionalInterface
    interface Call {
        BookingOutcome on(Booking booking);
    }
}
