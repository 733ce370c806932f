package org.persona4j.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.persona4j.identity.ProfileId;
import org.persona4j.wallet.Booking;
import org.persona4j.wallet.Held;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.LedgerPage;
import org.persona4j.wallet.ProfileWallet;
import org.persona4j.wallet.Wallet;
import org.persona4j.wallet.WalletPolicy;
import org.persona4j.wallet.WalletView;

/**
 * The wallets and ledgers of a few profiles at one moment, after calls that were made of them.
 *
 * <p>Made by {@link Ledgers}. {@link #toString()} tells the calls, because they are made up. Immutable and thread-safe.
 */
public final class LedgerWorld {
    private final WalletPolicy policy;
    private final Instant now;
    private final Map<ProfileId, Held> wallets;
    private final Map<ProfileId, List<LedgerEntry>> ledgers;
    private final List<String> story;

    LedgerWorld(
            WalletPolicy policy,
            Instant now,
            Map<ProfileId, Held> wallets,
            Map<ProfileId, List<LedgerEntry>> ledgers,
            List<String> story) {
        this.policy = policy;
        this.now = now;
        this.wallets = new TreeMap<>(wallets);
        this.ledgers = new TreeMap<>();
        ledgers.forEach((profile, entries) -> this.ledgers.put(profile, List.copyOf(entries)));
        this.story = List.copyOf(story);
    }

    /** The policy under which all calls were made. */
    public WalletPolicy policy() {
        return policy;
    }

    /** The moment of the last call. */
    public Instant now() {
        return now;
    }

    /** The profiles, in the order of their ids. */
    public List<ProfileId> profiles() {
        return List.copyOf(wallets.keySet());
    }

    /** The wallets of all profiles, as work on them begins. */
    public List<Held> held() {
        return List.copyOf(wallets.values());
    }

    /** The wallet of one of the profiles. */
    public ProfileWallet wallet(ProfileId profile) {
        return Objects.requireNonNull(wallets.get(profile), "profile").wallet();
    }

    /** What the ledger of one of the profiles tells, in its order. */
    public List<LedgerEntry> entries(ProfileId profile) {
        return ledgers.getOrDefault(profile, List.of());
    }

    /** A page of the ledger of one of the profiles; what {@link Booking} and {@link WalletView} read it by. */
    public LedgerPage page(ProfileId profile, long number) {
        List<LedgerEntry> entries = entries(profile);
        int from = Math.toIntExact(number * LedgerPage.SIZE);
        return new LedgerPage(entries.subList(from, Math.min(entries.size(), from + LedgerPage.SIZE)));
    }

    /** Work on all wallets together, at a moment. Nothing that is booked changes this world. */
    public Booking booking(Instant moment) {
        return Booking.of(held(), this::page, policy, moment);
    }

    /** What can be read of all wallets together. */
    public WalletView view() {
        return WalletView.of(held(), this::page, policy.zone());
    }

    /** The wallet of a persona who has all profiles, as of now. */
    public Wallet wallet() {
        return view().wallet(now);
    }

    /** A line for each call: the day, what was asked, and what came of it. */
    @Override
    public String toString() {
        return story.isEmpty() ? "no call" : String.join("\n", story);
    }
}
