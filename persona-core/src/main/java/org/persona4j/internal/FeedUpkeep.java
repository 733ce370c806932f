package org.persona4j.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.persona4j.change.FeedPolicy;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;

/**
 * Says that changes are told, and where, and deletes what is older than it has to be. Whether they are told is in the record that every
 * commit expects. Thread-safe.
 */
public final class FeedUpkeep {
    private static final int AT_ONCE = 50;

    private final Transactions transactions;
    private final PersonaStore store;

    /** The upkeep of a tenant's changes. */
    public FeedUpkeep(Transactions transactions, PersonaStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    /**
     * Has changes told by a policy from now on; answers whether that is new.
     *
     * @throws IllegalArgumentException if the commits of the store are too small for it
     */
    public boolean begin(FeedPolicy policy, Act act) {
        int needed = Transactions.keysNeeded(transactions.rules(), policy.shards());
        if (store.limits().keysPerCommit() < needed) {
            throw new IllegalArgumentException("to tell of changes in " + policy.shards() + " shards needs commits of "
                    + needed + " records, and the store allows "
                    + store.limits().keysPerCommit());
        }
        return transactions.change(attempt -> {
            TenantRecord tenant = tenant(attempt);
            return write(attempt, tenant, FeedState.begun(tenant.feedOrNull(), policy), act, "begun");
        });
    }

    /** Has changes told no more; answers whether that is new. */
    public boolean end(Act act) {
        return transactions.change(attempt -> {
            TenantRecord tenant = tenant(attempt);
            return tenant.feedOrNull() != null
                    && write(attempt, tenant, tenant.feedOrNull().ended(), act, "ended");
        });
    }

    private static boolean write(Attempt attempt, TenantRecord tenant, FeedState after, Act act, String outcome) {
        if (after.equals(tenant.feedOrNull())) {
            return false;
        }
        attempt.workspace().put(attempt.layout().tenantRecord(), tenant.withFeed(after));
        act.note(attempt, List.of(), outcome);
        return true;
    }

    private static TenantRecord tenant(Attempt attempt) {
        return Objects.requireNonNull(attempt.workspace().get(attempt.layout().tenantRecord(), TenantRecord.class));
    }

    /** Deletes what was told longer ago than it must be kept, some of it in each commit; answers how many records. */
    public long purge(Act act) {
        FeedState state = transactions.readAll(FeedUpkeep::stateOrNull);
        long purged = 0;
        for (int feed = 1; state != null && feed <= state.number(); feed++) {
            for (int shard = 0; shard < state.shardsOf(feed); shard++) {
                purged += purge(feed, shard, act, purged > 0);
            }
        }
        return purged;
    }

    private static @Nullable FeedState stateOrNull(Attempt attempt) {
        TenantRecord tenant = attempt.workspace().get(attempt.layout().tenantRecord(), TenantRecord.class);
        return tenant == null ? null : tenant.feedOrNull();
    }

    private long purge(int feed, int shard, Act act, boolean noted) {
        long purged = 0;
        while (true) {
            boolean isFirst = !noted && purged == 0;
            int some = transactions.change(attempt -> purgeSome(attempt, feed, shard, act, isFirst));
            if (some == 0) {
                return purged;
            }
            purged += some;
        }
    }

    private static int purgeSome(Attempt attempt, int feed, int shard, Act act, boolean isFirst) {
        RecordLayout layout = attempt.layout();
        Workspace workspace = attempt.workspace();
        FeedState state = Objects.requireNonNull(stateOrNull(attempt));
        Instant from = attempt.now().minus(Duration.ofSeconds(state.retentionSeconds()));
        FeedHead head = workspace.get(layout.feedHead(feed, shard), FeedHead.class);
        if (head == null) {
            return 0;
        }
        int most = Math.min(AT_ONCE, workspace.budget() / 4);
        List<RecordKey> oldest = new ArrayList<>();
        for (long number = head.first(); number < head.next() && oldest.size() < most; number++) {
            oldest.add(layout.feed(feed, shard, number));
        }
        workspace.load(oldest);
        int purged = 0;
        for (RecordKey key : oldest) {
            FeedRecord record = workspace.get(key, FeedRecord.class);
            if (record != null && !record.at().isBefore(from)) {
                break;
            }
            workspace.delete(key);
            purged++;
        }
        if (purged > 0) {
            workspace.put(layout.feedHead(feed, shard), head.without(purged));
            if (isFirst) {
                act.note(attempt, List.of(), "done");
            }
        }
        return purged;
    }
}
