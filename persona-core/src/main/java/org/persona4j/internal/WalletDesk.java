package org.persona4j.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.profile.Profile;
import org.persona4j.store.RecordKey;
import org.persona4j.wallet.Booking;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.Held;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.LedgerPage;
import org.persona4j.wallet.Membership;
import org.persona4j.wallet.Wallet;
import org.persona4j.wallet.WalletView;

/**
 * The wallets of some profiles in one attempt: what they hold, and how what is booked is written. What it reads does not change
 * before the attempt is committed: the wallets, and which persona the profiles are. Not thread-safe; dies with the attempt.
 */
final class WalletDesk {
    private final Attempt attempt;
    private final Workspace workspace;
    private final RecordLayout layout;
    private final LoyaltyPolicy policy;
    private final List<ProfileId> profiles;
    private final Map<ProfileId, WalletRecord> records = new TreeMap<>();
    private @Nullable ProfileId settledOrNull;

    private WalletDesk(Attempt attempt, LoyaltyPolicy policy, Collection<ProfileId> profiles) {
        this.attempt = attempt;
        this.workspace = attempt.workspace();
        this.layout = attempt.layout();
        this.policy = policy;
        this.profiles = List.copyOf(profiles);
        List<RecordKey> keys = this.profiles.stream().map(layout::wallet).toList();
        workspace.load(keys);
        keys.forEach(workspace::lock);
        for (ProfileId profile : this.profiles) {
            WalletRecord record = workspace.get(layout.wallet(profile), WalletRecord.class);
            if (record != null) {
                records.put(profile, record);
            }
        }
    }

    /** The wallets of a persona, by the id it has now. */
    static WalletDesk ofPersona(Attempt attempt, LoyaltyPolicy policy, PersonaId current) {
        attempt.workspace().lock(attempt.layout().persona(current));
        return new WalletDesk(attempt, policy, attempt.requirePersona(current).members());
    }

    /**
     * The wallets of profiles, the first of which was given, that may be of several personas. Of the others it does not matter which:
     * the wallet of each is its own lock.
     */
    static WalletDesk ofProfiles(Attempt attempt, LoyaltyPolicy policy, List<Profile> profiles) {
        attempt.workspace().lock(attempt.layout().persona(profiles.get(0).personaId()));
        return new WalletDesk(
                attempt, policy, profiles.stream().map(Profile::id).toList());
    }

    /** Whether a persona is in the program, by the id it has now. */
    static boolean isMember(Attempt attempt, PersonaId current) {
        List<RecordKey> wallets = attempt.requirePersona(current).members().stream()
                .map(attempt.layout()::wallet)
                .toList();
        attempt.workspace().load(wallets);
        return wallets.stream()
                .map(wallet -> attempt.workspace().get(wallet, WalletRecord.class))
                .anyMatch(record -> record != null && record.isMember());
    }

    /** Whether any of the profiles is in the program. */
    boolean isMember() {
        return records.values().stream().anyMatch(WalletRecord::isMember);
    }

    /** A profile whose earlier orders are still to earn, if there is one. Those of somebody hidden earn when they are back. */
    Optional<ProfileId> accruing() {
        return records.entrySet().stream()
                .filter(entry -> entry.getValue().isAccruing())
                .map(Map.Entry::getKey)
                .filter(this::isPresent)
                .findFirst();
    }

    private boolean isPresent(ProfileId id) {
        Profile profile = attempt.profile(id);
        return profile != null && attempt.personaOf(profile).isPresent();
    }

    /**
     * Makes sure that what is booked next is booked after what is to be before it.
     *
     * @throws PrepareFirst if earlier orders are still to earn
     */
    void requireReady() {
        accruing().ifPresent(profile -> {
            throw new PrepareFirst(PrepareFirst.Work.ACCRUE, profile);
        });
    }

    /**
     * Makes sure that what was booked fits into a commit.
     *
     * @throws PrepareFirst if it does not, as too much has expired before
     */
    void requireFits(ProfileId given) {
        if (!workspace.fits()) {
            throw new PrepareFirst(PrepareFirst.Work.SETTLE, settledOrNull == null ? given : settledOrNull);
        }
    }

    /** What is known of each profile of which something was recorded. */
    Map<ProfileId, WalletRecord> records() {
        return records;
    }

    /** What is known of a profile, which may be nothing. */
    WalletRecord record(ProfileId profile) {
        WalletRecord record = records.get(profile);
        return record == null
                ? WalletRecord.empty(attempt.requireProfile(profile).key())
                : record;
    }

    /** Writes what is known of a profile. */
    void put(ProfileId profile, WalletRecord record) {
        records.put(profile, record);
        workspace.put(layout.wallet(profile), record);
    }

    /** Takes a profile into the program. Earlier orders of all profiles are to earn that earned nothing as there was no member. */
    void join(ProfileId profile, Membership membership) {
        put(profile, record(profile).with(membership));
        for (ProfileId one : new TreeSet<>(records.keySet())) {
            if (record(one).unearned()) {
                put(one, record(one).accruing());
            }
        }
    }

    /** How many visits of a day earned, on all profiles together. */
    int visitsOn(LocalDate day) {
        List<RecordKey> keys =
                profiles.stream().map(profile -> visits(profile, day)).toList();
        workspace.load(keys);
        int visits = 0;
        for (RecordKey key : keys) {
            VisitsRecord record = workspace.get(key, VisitsRecord.class);
            visits += record == null ? 0 : record.on(day);
        }
        return visits;
    }

    /** Notes that a visit of a profile earned. */
    void noteVisit(ProfileId profile, LocalDate day) {
        change(visits(profile, day), visits -> visits.withOneOn(day));
    }

    /**
     * Begins to book on the wallets.
     *
     * @param given the profile on which is booked what belongs to none of the others
     */
    Booking booking(ProfileId given) {
        List<Held> held = new ArrayList<>();
        Map<ProfileId, WalletRecord> all = new TreeMap<>(records);
        all.computeIfAbsent(given, this::record);
        all.forEach((profile, record) -> held.add(new Held(profile, record.key(), record.wallet())));
        return Booking.of(held, this::page, policy.wallet(), attempt.now());
    }

    /** What there was at a moment. */
    Wallet walletAt(Instant moment) {
        return view().walletAt(moment, this::touchedBy);
    }

    /** The wallets as they are read. */
    WalletView view() {
        List<Held> held = new ArrayList<>();
        records.forEach((profile, record) -> held.add(new Held(profile, record.key(), record.wallet())));
        return WalletView.of(held, this::page, policy.zone());
    }

    /** The day by which the points of a profile lasted at a moment that transactions prolong. */
    Optional<LocalDate> touchedBy(ProfileId profile, Instant moment) {
        LocalDate last = record(profile).wallet().touchedOn().orElseThrow();
        int first = policy.dayOf(page(profile, 0).entries().get(0).at()).getYear();
        for (int year = Math.min(last.getYear(), policy.dayOf(moment).getYear()); year >= first; year--) {
            VisitsRecord visits = workspace.get(layout.visits(profile, year), VisitsRecord.class);
            Optional<Integer> day = visits == null ? Optional.empty() : visits.touchedBy(moment);
            if (day.isPresent()) {
                return Optional.of(LocalDate.ofYearDay(year, day.get()));
            }
        }
        return Optional.empty();
    }

    private LedgerPage page(ProfileId profile, long number) {
        LedgerPage page = workspace.get(layout.ledger(profile, number), LedgerPage.class);
        if (page == null) {
            throw new StaleReadException();
        }
        return page;
    }

    /** Writes what was booked. */
    void write(Booking booking) {
        booking.changed()
                .forEach((profile, wallet) -> put(profile, record(profile).with(wallet)));
        booking.entries().forEach(this::append);
        workspace.load(booking.touches().entrySet().stream()
                .map(touched -> visits(touched.getKey(), touched.getValue().day()))
                .toList());
        booking.touches()
                .forEach((profile, touch) -> change(visits(profile, touch.day()), visits -> visits.with(touch)));
    }

    private RecordKey visits(ProfileId profile, LocalDate day) {
        return layout.visits(profile, day.getYear());
    }

    private void change(RecordKey key, UnaryOperator<VisitsRecord> change) {
        VisitsRecord record = workspace.get(key, VisitsRecord.class);
        workspace.put(key, change.apply(record == null ? VisitsRecord.NONE : record));
    }

    private void append(ProfileId profile, List<LedgerEntry> entries) {
        if (entries.get(0).kind() == EntryKind.EXPIRATION) {
            settledOrNull = profile;
        }
        Map<Long, List<LedgerEntry>> pages = new LinkedHashMap<>();
        for (LedgerEntry entry : entries) {
            long number = LedgerPage.numberOf(entry.sequence());
            pages.computeIfAbsent(number, page -> begun(profile, entry)).add(entry);
        }
        pages.forEach((number, all) -> workspace.put(layout.ledger(profile, number), new LedgerPage(all)));
    }

    /** The entries that are on a page already when this one is added to it. */
    private List<LedgerEntry> begun(ProfileId profile, LedgerEntry next) {
        int before = (int) (next.sequence() % LedgerPage.SIZE);
        return before == 0
                ? new ArrayList<>()
                : new ArrayList<>(page(profile, LedgerPage.numberOf(next.sequence()))
                        .entries()
                        .subList(0, before));
    }
}
