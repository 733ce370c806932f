package org.persona4j.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.ProfileId;
import org.persona4j.privacy.ErasureReceipt;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoredRecord;
import org.persona4j.wallet.EntryIds;
import org.persona4j.wallet.EntryKind;
import org.persona4j.wallet.LedgerEntry;
import org.persona4j.wallet.LedgerPage;

/**
 * The deletion of what a profile bought, earned and spent, as much of it as fits into an attempt. The profile was set aside to be
 * erased, and whoever adds to its orders or its wallet expects that it was not: so what a scan finds now is all there will ever
 * be. Not thread-safe; dies with the attempt.
 */
final class WalletDeletion {
    private final Workspace workspace;
    private final RecordLayout layout;
    private final PersonaStore store;
    private final ProfileId profile;
    private ErasureReceipt.Removed removed = ErasureReceipt.Removed.NOTHING;
    private boolean deleted;

    WalletDeletion(Attempt attempt, PersonaStore store, ProfileId profile) {
        this.workspace = attempt.workspace();
        this.layout = attempt.layout();
        this.store = store;
        this.profile = profile;
    }

    /** What this attempt removed. */
    ErasureReceipt.Removed removed() {
        return removed;
    }

    /** Whether this attempt deleted anything. */
    boolean hasDeleted() {
        return deleted;
    }

    /** Deletes some of it; answers whether that was the last. */
    boolean deleteSome() {
        boolean all = deleteSome(RecordKind.ORDER, layout.orderPrefix(profile))
                && deleteSome(RecordKind.LEDGER, layout.orderPrefix(profile))
                && deleteSome(RecordKind.VISITS, layout.visitsPrefix(profile));
        if (all) {
            List.of(layout.wallet(profile), layout.purchases(profile)).forEach(this::deleteIfThere);
        }
        return all;
    }

    private void deleteIfThere(RecordKey key) {
        if (workspace.exists(key)) {
            workspace.delete(key);
            deleted = true;
        }
    }

    private boolean deleteSome(RecordKind kind, String prefix) {
        RecordScan scan = kind.scan(layout.tenant()).withPrefix(prefix);
        while (true) {
            var page = store.scan(scan);
            for (StoredRecord found : page.records()) {
                if (workspace.readCount() > workspace.budget() / 2) {
                    return false;
                }
                delete(found.key());
            }
            if (page.next().isEmpty()) {
                return true;
            }
            scan = scan.after(page.next().get());
        }
    }

    private void delete(RecordKey key) {
        if (RecordKind.ORDER.has(key)) {
            deleteWhatLeadsTo(workspace.get(key, OrderRecord.class));
        } else if (RecordKind.LEDGER.has(key)) {
            deleteWhatLeadsTo(workspace.get(key, LedgerPage.class));
        }
        deleteIfThere(key);
    }

    private void deleteWhatLeadsTo(@Nullable OrderRecord order) {
        if (order != null) {
            forgetReceipt(layout.receipt(order.order().id()));
            order.refunds().forEach(refund -> forget(layout.entry(EntryIds.ofRefund(refund.id()))));
            removed = removed.plus(new ErasureReceipt.Removed(0, 0, 0, 1, 0));
        }
    }

    private void deleteWhatLeadsTo(@Nullable LedgerPage page) {
        if (page == null) {
            return;
        }
        for (LedgerEntry entry : page.entries()) {
            forget(layout.entry(entry.id()));
            if (entry.kind() == EntryKind.ADJUSTMENT) {
                deleteIfThere(layout.adjustment(entry.at(), profile, entry.sequence()));
            }
        }
        removed = removed.plus(
                new ErasureReceipt.Removed(0, 0, 0, 0, page.entries().size()));
    }

    private void forgetReceipt(RecordKey key) {
        ReceiptRef receipt = workspace.get(key, ReceiptRef.class);
        if (receipt == null) {
            return;
        }
        ReceiptRef rest = receipt.without(profile);
        if (rest.all().isEmpty()) {
            workspace.delete(key);
        } else {
            workspace.put(key, rest);
        }
    }

    /** Takes the profile from what is kept by the id of an entry; if nothing is left then, that is deleted. */
    private void forget(RecordKey key) {
        EntryRecord entry = workspace.get(key, EntryRecord.class);
        if (entry == null) {
            return;
        }
        EntryRecord rest = entry.without(profile);
        if (rest.all().isEmpty()) {
            workspace.delete(key);
        } else {
            workspace.put(key, rest);
        }
    }
}
