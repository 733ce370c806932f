package org.persona4j.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.identity.ProfileId;
import org.persona4j.wallet.Replay.Told;
import org.persona4j.wallet.WalletHistories.History;

/** What holds for points whatever happens: made-up histories on real wallets and on a plain ledger. */
@Domain(WalletHistories.class)
@Domain(DomainContext.Global.class)
class WalletLawsProperties {
    private static final Set<ProfileId> ALL = new TreeSet<>(Act.PROFILES);

    /** The same history, with time that only goes forward. */
    private static List<Act> forward(History history) {
        return history.acts().stream()
                .map(act -> new Act(
                        act.what(),
                        act.held(),
                        act.who(),
                        act.points(),
                        act.pick(),
                        act.rules(),
                        act.step().abs().plusMillis(1)))
                .toList();
    }

    private static WalletPolicy policy(History history) {
        return WalletPolicy.builder().zone(history.zone()).build();
    }

    @Property(tries = 1500)
    void everyCallDoesToEveryLotWhatThePlainLedgerDoes(@ForAll History history) {
        Replay replay = new Replay(history.zone());

        for (Act act : history.acts()) {
            replay.play(act);
            replay.assertSame();
        }
    }

    @Property(tries = 500)
    void theBalanceOfEveryPastMomentIsWhatItWasThen(@ForAll History history) {
        Replay replay = new Replay(history.zone());
        SortedMap<Instant, Map<ProfileId, Points>> then = new TreeMap<>();

        for (Act act : forward(history)) {
            replay.play(act);
            then.put(replay.now, replay.world.view(ALL, policy(history)).balancesAt(replay.now));
        }

        WalletView view = replay.world.view(ALL, policy(history));
        then.forEach((at, balances) -> assertThat(view.balancesAt(at)).isEqualTo(balances));
        then.forEach((at, balances) -> assertThat(balances).isEqualTo(plainBalances(replay, at)));
    }

    @Property(tries = 500)
    void theWalletOfEveryPastMomentIsWhatItWasThen(
            @ForAll History history, @ForAll @IntRange(min = 1, max = 7) int held) {
        Replay replay = new Replay(history.zone());
        Set<ProfileId> profiles = new Act(Act.What.EARN, held, 0, 1, 0, 0, Duration.ZERO).profiles();
        SortedMap<Instant, Wallet> then = new TreeMap<>();

        for (Act act : forward(history)) {
            replay.play(act);
            then.put(replay.now, replay.world.view(profiles, policy(history)).wallet(replay.now));
        }

        WalletView view = replay.world.view(profiles, policy(history));
        then.forEach((at, wallet) ->
                assertThat(view.walletAt(at, replay.world::touchedBy)).isEqualTo(wallet));
        Instant later = replay.now.plus(Duration.ofDays(held));
        assertThat(view.walletAt(later, replay.world::touchedBy)).isEqualTo(view.wallet(later));
    }

    private static Map<ProfileId, Points> plainBalances(Replay replay, Instant at) {
        Map<ProfileId, Points> balances = new TreeMap<>();
        for (ProfileId profile : ALL) {
            long points = replay.plainTimeline(Set.of(profile), replay.now).stream()
                    .filter(line -> !line.at().isAfter(at))
                    .findFirst()
                    .map(Told::balanceAfter)
                    .orElse(0L);
            balances.put(profile, Points.ofHundredths(points));
        }
        return balances;
    }

    @Property(tries = 500)
    void theTimelineOfAnyProfilesIsTheirLinesAndTheBalanceAfterEach(
            @ForAll History history,
            @ForAll @IntRange(min = 1, max = 7) int held,
            @ForAll @IntRange(min = 1, max = 7) int limit,
            @ForAll @IntRange(max = 9) int daysLater) {
        Replay replay = new Replay(history.zone());
        history.acts().forEach(replay::play);
        Set<ProfileId> profiles = new Act(Act.What.EARN, held, 0, 1, 0, 0, Duration.ZERO).profiles();
        Instant now = replay.now.plus(Duration.ofDays(daysLater));

        List<TimelineLine> lines = read(replay.world.view(profiles, policy(history)), now, limit);

        assertThat(lines.stream().map(Replay::told)).isEqualTo(replay.plainTimeline(profiles, now));
        WalletView view = replay.world.view(profiles, policy(history));
        for (TimelineLine line : lines) {
            boolean isLastOfMoment = lines.stream()
                    .filter(other -> other.at().equals(line.at()))
                    .findFirst()
                    .filter(line::equals)
                    .isPresent();
            if (isLastOfMoment && !line.at().isAfter(now)) {
                assertThat(view.balanceAt(line.at())).isEqualTo(line.balanceAfter());
            }
        }
    }

    private static List<TimelineLine> read(WalletView view, Instant now, int limit) {
        TimelinePage page = view.timeline(now, limit);
        List<TimelineLine> lines = new ArrayList<>(page.lines());
        while (page.next().isPresent()) {
            assertThat(page.lines()).hasSize(limit);
            String cursor = page.next().orElseThrow().text();
            page = view.timeline(now, TimelineCursor.parse(cursor), limit);
            lines.addAll(page.lines());
        }
        return lines;
    }

    @Property(tries = 300)
    void whatIsBookedMeanwhileMovesNoLaterPage(
            @ForAll History history,
            @ForAll @IntRange(min = 1, max = 9) int limit,
            @ForAll @IntRange(max = 9) int days) {
        List<Act> acts = forward(history);
        int half = acts.size() / 2;
        Replay replay = new Replay(history.zone());
        acts.subList(0, half).forEach(replay::play);
        Instant now = replay.now.plus(Duration.ofDays(days));
        List<TimelineLine> before = read(replay.world.view(ALL, policy(history)), now, 1000);
        TimelinePage first = replay.world.view(ALL, policy(history)).timeline(now, limit);
        replay.now = now;

        acts.subList(half, acts.size()).forEach(replay::play);

        if (first.next().isPresent()) {
            TimelinePage rest = replay.world
                    .view(ALL, policy(history))
                    .timeline(replay.now, first.next().orElseThrow(), 1000);
            assertThat(rest.lines().stream().map(Replay::told))
                    .isEqualTo(before.subList(limit, before.size()).stream()
                            .map(Replay::told)
                            .toList());
        } else {
            assertThat(before).hasSizeLessThanOrEqualTo(limit);
        }
    }

    @Property(tries = 500)
    void bookingWhatExpiredEarlyOrLateChangesNoAnswer(
            @ForAll History history, @ForAll @IntRange(min = 1, max = 3) int every) {
        Replay late = new Replay(history.zone());
        Replay early = new Replay(history.zone());
        int count = 0;

        for (Act act : forward(history)) {
            if (act.what() == Act.What.SETTLE) {
                continue;
            }
            late.play(act);
            early.play(act);
            if (count++ % every == 0) {
                Booking booking = early.world.booking(ALL, policy(history), early.now);
                booking.settle();
                early.world.store(booking);
                early.plain.expire(ALL, early.now);
            }
            WalletView lateView = late.world.view(ALL, policy(history));
            WalletView earlyView = early.world.view(ALL, policy(history));
            assertThat(earlyView.wallet(early.now)).isEqualTo(lateView.wallet(late.now));
        }
        List<Told> lateLines = told(late, history);
        assertThat(told(early, history)).isEqualTo(lateLines);
    }

    private static List<Told> told(Replay replay, History history) {
        return read(replay.world.view(ALL, policy(history)), replay.now, 1000).stream()
                .map(Replay::told)
                .toList();
    }

    @Property(tries = 500)
    void aWalletTellsWhatIsInTheLotsAndUntilWhen(@ForAll History history, @ForAll @IntRange(max = 6) int days) {
        Replay replay = new Replay(history.zone());
        history.acts().forEach(replay::play);
        Instant now = replay.now.plus(Duration.ofDays(days));
        PlainLedger plain = replay.plain.copy();
        plain.expire(ALL, now);

        Wallet wallet = replay.world.view(ALL, policy(history)).wallet(now);

        Map<String, Long> open = new TreeMap<>();
        plain.lots.stream()
                .filter(lot -> lot.left > 0)
                .forEach(lot -> open.merge(lot.lastDay() + " " + lot.kind, lot.left, Long::sum));
        Map<String, Long> told = new TreeMap<>();
        wallet.open()
                .forEach(some -> told.put(
                        some.lastDay().map(Object::toString).orElse("+999999999-12-31") + " " + some.kind(),
                        some.points().hundredths()));
        assertThat(told).isEqualTo(open);
        assertThat(wallet.balance().hundredths()).isEqualTo(plain.balance(ALL));
        assertThat(wallet.open().stream().map(Wallet.OpenPoints::points).reduce(Points.ZERO, Points::plus))
                .isEqualTo(wallet.balance().plus(wallet.debt()));
        assertThat(wallet.parts())
                .extracting(part -> part.balance().hundredths())
                .containsExactlyElementsOf(ALL.stream()
                        .map(profile -> plain.balance(Set.of(profile)))
                        .toList());
    }

    @Property(tries = 500)
    void mergedOrApartTheSumIsTheSameAndNobodyOwesButForOwnDebts(@ForAll History history) {
        Replay replay = new Replay(history.zone());
        history.acts().forEach(replay::play);

        Points together =
                replay.world.view(ALL, policy(history)).wallet(replay.now).balance();

        Points apart = Points.ZERO;
        for (ProfileId profile : ALL) {
            Wallet own = replay.world.view(Set.of(profile), policy(history)).wallet(replay.now);
            apart = apart.plus(own.balance());
            if (own.debt().isZero()) {
                assertThat(own.balance().isNegative()).isFalse();
            }
        }
        assertThat(apart).isEqualTo(together);
    }
}
