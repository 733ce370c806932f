package org.persona4j.internal;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.persona4j.earning.NotCounted;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Profile;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.ScanCursor;
import org.persona4j.store.StoredRecord;
import org.persona4j.wallet.Booking;
import org.persona4j.wallet.LedgerPage;

/**
 * What is done about wallets step by step, each in a commit of its own: that earlier orders earn after their customer joined or came
 * back, and that what has expired is entered. Each step is one that could have been made at any time, so it can be stopped at any
 * point and taken up by anybody; whoever books on a wallet does what is left first. Thread-safe.
 */
public final class WalletUpkeep {
    private static final int ORDERS_AT_ONCE = 8;
    private static final int PART_OF_BUDGET = 4;

    private final Transactions transactions;
    private final PersonaStore store;
    private final LoyaltyPolicy policy;

    /** The upkeep of the wallets of a tenant. */
    public WalletUpkeep(Transactions transactions, PersonaStore store, LoyaltyPolicy policy) {
        this.transactions = transactions;
        this.store = store;
        this.policy = policy;
    }

    /** Does something for which wallets may have to be prepared. */
    <T> T prepared(Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (PrepareFirst first) {
                if (first.work() == PrepareFirst.Work.ACCRUE) {
                    accrue(first.profile());
                } else if (settle(PersonaId.of(first.profile().value())) == 0) {
                    throw new IllegalStateException("the change touches more wallets than a commit can name");
                }
            }
        }
    }

    /** Makes earlier orders of a persona earn that are to, on all of its profiles. */
    public void accrueAll(PersonaId everSeen) {
        Optional<ProfileId> next = accruing(everSeen);
        while (next.isPresent()) {
            accrue(next.get());
            next = accruing(everSeen);
        }
    }

    private Optional<ProfileId> accruing(PersonaId everSeen) {
        return transactions.read(attempt -> attempt.current(everSeen)
                .flatMap(now -> WalletDesk.ofPersona(attempt, policy, now).accruing()));
    }

    private void accrue(ProfileId profile) {
        boolean more = true;
        while (more) {
            more = transactions.change(attempt -> accrueSome(attempt, profile));
        }
    }

    /** Looks at some orders; answers whether there may be more. */
    private boolean accrueSome(Attempt attempt, ProfileId id) {
        Profile profile = attempt.profile(id);
        if (profile == null || !attempt.personaOf(profile).isPresent()) {
            return false;
        }
        WalletDesk desk = WalletDesk.ofPersona(attempt, policy, profile.personaId());
        if (!desk.record(id).isAccruing()) {
            return false;
        }
        WalletRecord.Accrual accrual = desk.record(id).accrual();
        RecordPage page = store.scan(ordersAfter(attempt.layout(), id, accrual.afterOrNull()));
        OrderEarning earning = new OrderEarning(attempt, policy, desk, id);
        for (StoredRecord found : page.records()) {
            earnIfItMay(attempt, found.key(), accrual.cause(), earning);
        }
        WalletRecord record = desk.record(id);
        boolean unearned = accrual.cause() == WalletRecord.Cause.RETURNED ? record.unearned() : !desk.isMember();
        desk.put(
                id,
                page.next().map(next -> record.accruedUpTo(next.lastId())).orElseGet(() -> record.accrued(unearned)));
        return page.next().isPresent();
    }

    private static RecordScan ordersAfter(RecordLayout layout, ProfileId profile, @Nullable String lastOrNull) {
        RecordScan all = RecordKind.ORDER
                .scan(layout.tenant())
                .withPrefix(layout.prefixOf(profile))
                .withLimit(ORDERS_AT_ONCE);
        return lastOrNull == null ? all : all.after(ScanCursor.of(lastOrNull));
    }

    private static void earnIfItMay(Attempt attempt, RecordKey key, WalletRecord.Cause cause, OrderEarning earning) {
        OrderRecord order = attempt.workspace().get(key, OrderRecord.class);
        NotCounted why = order == null ? null : order.earning().notCounted().orElse(null);
        boolean may =
                why == NotCounted.ARCHIVED || (why == NotCounted.NOT_MEMBER && cause == WalletRecord.Cause.JOINED);
        if (order != null && may) {
            attempt.workspace().put(key, earning.again(order));
        }
    }

    /**
     * Enters what has expired into the ledgers of a persona.
     *
     * @return how many entries were made
     */
    public int settle(PersonaId everSeen) {
        int settled = 0;
        int some = settleSome(everSeen);
        while (some > 0) {
            settled += some;
            some = settleSome(everSeen);
        }
        return settled;
    }

    private int settleSome(PersonaId everSeen) {
        return transactions.change(attempt -> {
            Optional<PersonaId> now = attempt.current(everSeen)
                    .filter(id -> attempt.requirePersona(id).absenceOrNull() != Absence.ERASING);
            if (now.isEmpty()) {
                return 0;
            }
            WalletDesk desk = WalletDesk.ofPersona(attempt, policy, now.get());
            Booking booking = desk.booking(ProfileId.of(everSeen.value()));
            if (booking.pendingExpirations() == 0) {
                return 0;
            }
            int most = attempt.workspace().budget() / PART_OF_BUDGET;
            booking.settle(Math.max(most, LedgerPage.SIZE));
            desk.write(booking);
            return booking.entries().values().stream()
                    .mapToInt(entries -> entries.size())
                    .sum();
        });
    }
}
