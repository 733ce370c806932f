package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.RecordedOrder;
import org.persona4j.loyalty.Statement;
import org.persona4j.merge.ReviewPage;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.LedgerPage;
import org.persona4j.wallet.Points;
import org.persona4j.wallet.TimelineCursor;
import org.persona4j.wallet.TimelineLine;
import org.persona4j.wallet.TimelinePage;
import org.persona4j.wallet.Wallet;

/** All that can be read of points and orders, compared with what is told plainly. Not thread-safe. */
final class PointsView {
    private static final int ALL = 1_000;
    private static final Duration A_WHILE = Duration.ofDays(40);

    private final PointsWorld world;
    private final List<Moment> moments = new ArrayList<>();

    /** What each profile had at a moment: in its lots by last day and kind, and what it owed. */
    private record Moment(Instant at, Map<ProfileId, SortedMap<String, Points>> open, Map<ProfileId, Points> debts) {}

    /** A line of a timeline, as it is compared. */
    private record Seen(Instant at, String id, EntryKind kind, Map<ProfileId, Points> shares) {}

    PointsView(PointsWorld world) {
        this.world = world;
    }

    /** Keeps in mind what everybody has at this moment, before time goes on. */
    void remember() {
        Map<ProfileId, SortedMap<String, Points>> open = new HashMap<>();
        Map<ProfileId, Points> debts = new HashMap<>();
        for (Set<ProfileId> persona : world.personas()) {
            for (ProfileId profile : persona) {
                open.put(profile, world.lots().open(Set.of(profile)));
                debts.put(profile, world.lots().debt(profile));
            }
        }
        moments.add(new Moment(world.clock().instant().plusMillis(1), open, debts));
    }

    private Wallet wallet(Set<ProfileId> persona) {
        return world.client().ask(personas -> personas.wallets().of(id(persona)));
    }

    private static PersonaId id(Set<ProfileId> persona) {
        return PointsWorld.id(persona.iterator().next());
    }

    /** Compares what everybody has. */
    void compare() {
        world.personas().forEach(persona -> isSumOfItsLots(wallet(persona), persona));
    }

    private void isSumOfItsLots(Wallet wallet, Set<ProfileId> persona) {
        PlainLots lots = world.lots();
        assertThat(wallet.balance()).isEqualTo(lots.balance(persona));
        assertThat(wallet.debt()).isEqualTo(lots.owed(persona));
        assertThat(open(wallet)).isEqualTo(lots.open(persona));
        Points parts = Points.ZERO;
        for (Wallet.Part part : wallet.parts()) {
            assertThat(part.balance()).isEqualTo(lots.balance(Set.of(part.profile())));
            assertThat(part.debt()).isEqualTo(lots.debt(part.profile()));
            assertThat(part.balance()).isGreaterThanOrEqualTo(part.debt().negated());
            parts = parts.plus(part.balance());
        }
        assertThat(parts).isEqualTo(wallet.balance());
    }

    private static SortedMap<String, Points> open(Wallet wallet) {
        SortedMap<String, Points> open = new TreeMap<>();
        for (Wallet.OpenPoints some : wallet.open()) {
            open.merge(some.kind() + " " + some.lastDay().orElse(LocalDate.MAX), some.points(), Points::plus);
        }
        return open;
    }

    private List<TimelineLine> timeline(Set<ProfileId> persona, int limit) {
        List<TimelineLine> lines = new ArrayList<>();
        @Nullable TimelineCursor after = null;
        do {
            @Nullable TimelineCursor begin = after;
            TimelinePage page =
                    world.client().ask(personas -> personas.wallets().timeline(id(persona), begin, limit));
            assertThat(page.lines()).hasSizeLessThanOrEqualTo(limit);
            lines.addAll(page.lines());
            after = page.nextOrNull();
        } while (after != null);
        return lines;
    }

    private static void leadsTo(Points balance, List<TimelineLine> lines) {
        Points after = balance;
        Instant at = Instant.MAX;
        for (TimelineLine line : lines) {
            assertThat(line.balanceAfter()).isEqualTo(after);
            assertThat(line.at()).isBeforeOrEqualTo(at);
            after = after.minus(line.points());
            at = line.at();
        }
        assertThat(after).isEqualTo(Points.ZERO);
    }

    private static Seen seen(TimelineLine line) {
        Map<ProfileId, Points> shares = new HashMap<>();
        line.shares()
                .forEach((profile, entries) -> shares.put(
                        profile, entries.stream().map(LedgerEntry::points).reduce(Points.ZERO, Points::plus)));
        String id =
                line.kind() == EntryKind.EXPIRATION ? "expiry:" + line.shares().firstKey() : line.id();
        return new Seen(line.at(), id, line.kind(), shares);
    }

    private List<Seen> expected(Set<ProfileId> persona) {
        Map<String, Seen> lines = new TreeMap<>();
        for (PlainLots.Line line : world.lots().lines(persona)) {
            lines.computeIfAbsent(
                            line.at() + "/" + line.id(),
                            any -> new Seen(line.at(), line.id(), line.kind(), new HashMap<>()))
                    .shares()
                    .merge(line.profile(), line.points(), Points::plus);
        }
        return List.copyOf(lines.values());
    }

    /** Compares what there is, how it came about, and what was. */
    void compareAll() {
        compare();
        for (Set<ProfileId> persona : world.personas()) {
            List<TimelineLine> lines = timeline(persona, ALL);
            leadsTo(world.lots().balance(persona), lines);
            assertThat(lines).extracting(PointsView::seen).containsExactlyInAnyOrderElementsOf(expected(persona));
            assertThat(timeline(persona, 3)).isEqualTo(lines);
            Statement statement =
                    world.client().ask(personas -> personas.wallets().explain(id(persona)));
            assertThat(statement.closing()).isEqualTo(world.lots().balance(persona));
            isAsItWas(persona);
            orders(persona);
        }
        ledgersAreInOrder();
    }

    private void isAsItWas(Set<ProfileId> persona) {
        for (Moment moment : moments) {
            Points then = at(persona, moment.at());
            assertThat(then).isEqualTo(world.lots().balanceAt(moment.at(), persona));
            Wallet wallet = world.client().ask(personas -> personas.wallets().at(id(persona), moment.at()));
            assertThat(wallet.balance()).isEqualTo(then);
            SortedMap<String, Points> open = new TreeMap<>();
            Points debt = Points.ZERO;
            for (ProfileId profile : persona) {
                moment.open()
                        .getOrDefault(profile, new TreeMap<>())
                        .forEach((lots, points) -> open.merge(lots, points, Points::plus));
                debt = debt.plus(moment.debts().getOrDefault(profile, Points.ZERO));
            }
            assertThat(open(wallet)).isEqualTo(open);
            assertThat(wallet.debt()).isEqualTo(debt);
        }
        LocalDate later = world.lots().today().plusDays(A_WHILE.toDays());
        assertThat(at(persona, world.clock().instant().plus(A_WHILE)))
                .isEqualTo(world.lots().balanceOn(later, persona));
    }

    private Points at(Set<ProfileId> persona, Instant moment) {
        return world.client().ask(personas -> personas.wallets().balanceAt(id(persona), moment));
    }

    private void orders(Set<ProfileId> persona) {
        if (world.isArchived(persona.iterator().next())) {
            return;
        }
        List<String> ids = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            @Nullable String begin = cursor;
            ReviewPage<RecordedOrder> page =
                    world.client().ask(personas -> personas.orders().of(id(persona), begin, 2));
            page.items().forEach(order -> ids.add(order.order().order().id()));
            cursor = page.next().orElse(null);
        } while (cursor != null);
        assertThat(ids)
                .isEqualTo(world.program().orders().values().stream()
                        .filter(bought -> persona.contains(bought.profile()))
                        .map(bought -> bought.order().order())
                        .sorted(Comparator.comparing((org.persona4j.order.Order order) -> order.placedAt())
                                .reversed())
                        .map(order -> order.id())
                        .toList());
        boolean member = world.client().ask(personas -> personas.wallets().isMember(id(persona)));
        assertThat(member).isEqualTo(world.program().isMember(persona));
    }

    /** In each ledger every entry has its number, follows the one before it in time, and tells the balance after it. */
    private void ledgersAreInOrder() {
        Map<String, List<LedgerEntry>> ledgers = new TreeMap<>();
        world.store()
                .all(Trial.TENANT, "ledger", LedgerPage.class)
                .forEach((id, page) -> ledgers.computeIfAbsent(
                                id.substring(0, id.indexOf('/')), any -> new ArrayList<>())
                        .addAll(page.entries()));
        ledgers.values().forEach(PointsView::isInOrder);
    }

    private static void isInOrder(List<LedgerEntry> entries) {
        Points balance = Points.ZERO;
        @Nullable LedgerEntry before = null;
        for (LedgerEntry entry : entries) {
            assertThat(entry.sequence()).isEqualTo(before == null ? 0 : before.sequence() + 1);
            if (before != null && !before.id().equals(entry.id())) {
                assertThat(entry.at()).isAfter(before.at());
            }
            balance = balance.plus(entry.points());
            assertThat(entry.balanceAfter()).isEqualTo(balance);
            before = entry;
        }
    }
}
