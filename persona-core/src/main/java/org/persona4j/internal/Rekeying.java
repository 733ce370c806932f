package org.persona4j.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.persona4j.error.ContentionException;
import org.persona4j.store.Commit;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.Content;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoredRecord;
import org.persona4j.store.UnknownOutcomeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces the hash key of a tenant by the next one of the keyring.
 *
 * <p>One commit, on the tenant's record, makes the next key current. As every commit expects that record, nobody writes an
 * earlier id from then on, so the records under earlier ids only get fewer, and one that is not there never will be. They are
 * moved by later writes, each of those that it touches, and by {@link #move(long)}, all of them: each record is put under its
 * new id and deleted under the earlier one by one commit, which anybody may do, in any order. When a scan finds none left, that
 * stays so, and one more commit says that the rotation is done. It can be stopped at any point and taken up by anybody.
 * Thread-safe.
 */
public final class Rekeying {
    private static final Logger LOG = LoggerFactory.getLogger(Rekeying.class);

    private static final int MAX_PASSES_IN_VAIN = 1_000;

    private final Transactions transactions;
    private final Layouts layouts;
    private final PersonaStore store;

    Rekeying(Transactions transactions, Layouts layouts, PersonaStore store) {
        this.transactions = transactions;
        this.layouts = layouts;
        this.store = store;
    }

    /**
     * Where a tenant stands.
     *
     * @param current the number of the current key
     * @param moving whether records may still be under the ids of the key before
     */
    public record Standing(int current, boolean moving) {}

    /** What became of the wish for another key. */
    public enum Start {
        /** The key is current now. */
        BEGUN,
        /** The key was current already, or is an earlier one. */
        UNCHANGED,
        /** Records are still being moved to the key before. */
        UNFINISHED,
        /** There are keys between. */
        SKIPPING
    }

    /**
     * What a call moved.
     *
     * @param records how many records
     * @param done whether none is left under an earlier id, and the rotation is over
     */
    public record Moved(long records, boolean done) {}

    /** The tenant's record as it was read, and the layout it says. */
    private record Fence(StoredRecord tenant, RecordLayout layout) {}

    /** Thrown when the tenant's record is not what it was. */
    private static final class FenceChangedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FenceChangedException() {
            super("the record of the tenant has changed", null, false, false);
        }
    }

    /** Where the tenant stands; one that nobody wrote to yet will begin with the last key. */
    public Standing standing() {
        return transactions.read(attempt ->
                new Standing(attempt.layout().keyNumber(), attempt.layout().isMoving()));
    }

    /** Makes the next key current, which must be the one of this number, and notes by what act. */
    public Start begin(int number, Act act) {
        return transactions.change(attempt -> {
            TenantRecord tenant = tenant(attempt);
            if (number <= tenant.keyNumber()) {
                return Start.UNCHANGED;
            }
            if (tenant.moving()) {
                return Start.UNFINISHED;
            }
            if (number > tenant.keyNumber() + 1) {
                return Start.SKIPPING;
            }
            attempt.workspace().put(layouts.tenantRecord(), layouts.rotated(tenant));
            act.note(attempt, List.of(), "begun");
            return Start.BEGUN;
        });
    }

    private TenantRecord tenant(Attempt attempt) {
        return Objects.requireNonNull(attempt.workspace().get(layouts.tenantRecord(), TenantRecord.class));
    }

    /** Moves records to the current key, at most so many, and ends the rotation if none is left. */
    public Moved move(long atMost) {
        long moved = 0;
        int inVain = 0;
        while (moved < atMost) {
            Fence fence = fence();
            if (fence == null) {
                return new Moved(moved, true);
            }
            long more = pass(fence, atMost - moved);
            moved += more;
            if (more == 0 && isNoneLeft(fence.layout())) {
                finish(fence.layout().keyNumber());
            }
            inVain = more == 0 ? inVain + 1 : 0;
            if (inVain > MAX_PASSES_IN_VAIN) {
                throw new ContentionException(MAX_PASSES_IN_VAIN);
            }
        }
        return new Moved(moved, false);
    }

    /** The tenant's record while a rotation is under way; null if none is. */
    private @Nullable Fence fence() {
        RecordKey key = layouts.tenantRecord();
        StoredRecord stored = store.read(Set.of(key)).get(key);
        if (stored == null) {
            return null;
        }
        RecordLayout layout = transactions.layout(Records.decode(stored.content(), TenantRecord.class));
        return layout.isMoving() ? new Fence(stored, layout) : null;
    }

    /** Moves what a look at all kinds finds, and answers how many records. */
    private long pass(Fence fence, long atMost) {
        long moved = 0;
        try {
            for (RecordKind kind : RecordKind.HASHED) {
                Optional<RecordScan> rest = Optional.of(scan(kind, fence.layout()));
                while (rest.isPresent() && moved < atMost) {
                    RecordScan scan = rest.get().withLimit((int) Math.min(atMost - moved, atOnce()));
                    RecordPage page = store.scan(scan);
                    moved += move(page.records(), fence);
                    rest = page.next().map(scan::after);
                }
            }
        } catch (FenceChangedException changed) {
            LOG.debug("the record of the tenant has changed, the records are looked for again");
        }
        return moved;
    }

    private static RecordScan scan(RecordKind kind, RecordLayout layout) {
        return kind.scan(layout.tenant()).withPrefix(layout.earlierPrefix());
    }

    /** Whether no record is under an earlier id: as none is ever written, that stays so. */
    private boolean isNoneLeft(RecordLayout layout) {
        return RecordKind.HASHED.stream().allMatch(kind -> isNoneLeft(scan(kind, layout)));
    }

    private boolean isNoneLeft(RecordScan all) {
        RecordScan scan = all;
        while (true) {
            RecordPage page = store.scan(scan);
            if (!page.records().isEmpty()) {
                return false;
            }
            if (page.next().isEmpty()) {
                return true;
            }
            scan = scan.after(page.next().get());
        }
    }

    private void finish(int number) {
        transactions.change(attempt -> {
            TenantRecord tenant = tenant(attempt);
            if (tenant.moving() && tenant.keyNumber() == number) {
                attempt.workspace().put(layouts.tenantRecord(), tenant.moved());
            }
            return Nothing.NOTHING;
        });
    }

    /**
     * Moves records that were found under earlier ids.
     *
     * @return whether all of them were moved by this call; if not, somebody else was faster, and what is there must be read again
     */
    boolean moveFound(List<StoredRecord> records) {
        Fence fence = fence();
        if (fence == null || !records.stream().allMatch(record -> fence.layout().isEarlier(record.key()))) {
            return false;
        }
        try {
            return move(records, fence) == records.size();
        } catch (FenceChangedException faster) {
            return false;
        }
    }

    /** How many records one commit moves, which names each under two ids, and the tenant's record. */
    private int atOnce() {
        return (transactions.budget() - 1) / 2;
    }

    /** Moves those of the records that are still what was found, and answers how many. */
    private int move(List<StoredRecord> records, Fence fence) {
        int moved = 0;
        int bytesAtMost = store.limits().bytesPerCommit();
        List<StoredRecord> some = new ArrayList<>();
        long bytes = 0;
        for (StoredRecord record : records) {
            int size = record.content().size();
            boolean tooMany = some.size() == atOnce();
            boolean tooLarge = !some.isEmpty() && bytes + size > bytesAtMost;
            if (tooMany || tooLarge) {
                moved += moveTogether(some, fence);
                some.clear();
                bytes = 0;
            }
            some.add(record);
            bytes += size;
        }
        return moved + moveTogether(some, fence);
    }

    private int moveTogether(List<StoredRecord> records, Fence fence) {
        List<StoredRecord> rest = new ArrayList<>(records);
        while (!rest.isEmpty()) {
            try {
                store.commit(commit(rest, fence));
                return rest.size();
            } catch (CommitConflictException conflict) {
                Set<RecordKey> losers = new HashSet<>(conflict.losers());
                if (losers.contains(layouts.tenantRecord())) {
                    throw new FenceChangedException();
                }
                boolean fewer = rest.removeIf(record -> losers.contains(record.key())
                        || losers.contains(fence.layout().current(record.key())));
                if (!fewer) {
                    return 0;
                }
            } catch (UnknownOutcomeException unknown) {
                LOG.info("the outcome of a commit is unknown, it is settled by looking again");
                return 0;
            }
        }
        return 0;
    }

    private Commit commit(List<StoredRecord> records, Fence fence) {
        Commit.Builder commit = Commit.builder(layouts.tenant())
                .expect(fence.tenant().key(), fence.tenant().version());
        for (StoredRecord record : records) {
            RecordKey current = fence.layout().current(record.key());
            commit.expect(record.key(), record.version())
                    .delete(record.key())
                    .expectAbsent(current)
                    .put(current, contentUnder(fence.layout(), record));
        }
        return commit.build();
    }

    /** A digest that a record holds is hashed again like its id; of all other contents the key is no part. */
    private static Content contentUnder(RecordLayout layout, StoredRecord record) {
        if (RecordKind.IMPORT.has(record.key())) {
            ImportRecord run = Records.decode(record.content(), ImportRecord.class);
            return Content.of(run.withDigests(layout::advanced), JsonCodec::write);
        }
        if (!RecordKind.OPERATION.has(record.key())) {
            return record.content();
        }
        OperationRecord operation = Records.decode(record.content(), OperationRecord.class);
        return Content.of(operation.withDigest(layout.advanced(operation.digest())), JsonCodec::write);
    }
}
