package org.persona4j.internal;

import java.util.List;
import org.persona4j.identity.ProfileId;
import org.persona4j.privacy.ErasureReceipt;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Profile;
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
    private final Attempt attempt;
    private final Workspace workspace;
    private final RecordLayout layout;
    private final PersonaStore store;
    private final ProfileId profile;
    private ErasureReceipt.Removed removed = ErasureReceipt.Removed.NOTHING;
    private boolean deleted;

    WalletDeletion(Attempt attempt, PersonaStore store, ProfileId profile) {
        this.attempt = attempt;
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
        boolean all = deleteSome(RecordKind.ORDER, layout.prefixOf(profile))
                && deleteSome(RecordKind.LEDGER, layout.prefixOf(profile))
                && deleteSome(RecordKind.VISITS, layout.prefixOf(profile));
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
                if (isFull() || !forgetWhatLeadsTo(found.key())) {
                    return false;
                }
                deleteIfThere(found.key());
            }
            if (page.next().isEmpty()) {
                return true;
            }
            scan = scan.after(page.next().get());
        }
    }

    /** Whether this attempt should do no more. */
    private boolean isFull() {
        return workspace.readCount() > workspace.budget() / 2;
    }

    /** Deletes what is kept because of a record, or some of it; answers whether that was all. */
    private boolean forgetWhatLeadsTo(RecordKey key) {
        if (RecordKind.ORDER.has(key)) {
            OrderRecord order = workspace.get(key, OrderRecord.class);
            return order == null || forgetWhatLeadsTo(key, order);
        }
        if (RecordKind.LEDGER.has(key)) {
            LedgerPage page = workspace.get(key, LedgerPage.class);
            return page == null || forgetWhatLeadsTo(key, page);
        }
        return true;
    }

    private boolean forgetWhatLeadsTo(RecordKey key, OrderRecord order) {
        for (int left = order.refunds().size() - 1; left >= 0; left--) {
            forget(layout.entry(EntryIds.ofRefund(order.refunds().get(left).id())));
            if (isFull() && left > 0) {
                workspace.put(key, order.withRefunds(left));
                return false;
            }
        }
        forgetReceipt(layout.receipt(order.order().id()));
        removed = removed.plus(new ErasureReceipt.Removed(0, 0, 0, 1, 0));
        return true;
    }

    private boolean forgetWhatLeadsTo(RecordKey key, LedgerPage page) {
        for (int left = page.entries().size() - 1; left >= 0; left--) {
            LedgerEntry entry = page.entries().get(left);
            forget(layout.entry(entry.id()), entry);
            removed = removed.plus(new ErasureReceipt.Removed(0, 0, 0, 0, 1));
            if (isFull() && left > 0) {
                workspace.put(key, new LedgerPage(page.entries().subList(0, left)));
                return false;
            }
        }
        return true;
    }

    private void forgetReceipt(RecordKey key) {
        ReceiptRef receipt = workspace.get(key, ReceiptRef.class);
        if (receipt != null) {
            ReceiptRef rest = receipt.without(profile);
            putOrDelete(key, rest, rest.all().isEmpty());
        }
    }

    /** Takes the profile from what is kept by the id of an entry; if nothing is left then, that is deleted. */
    private void forget(RecordKey key) {
        EntryRecord entry = workspace.get(key, EntryRecord.class);
        if (entry != null) {
            EntryRecord rest = entry.without(profile);
            putOrDelete(key, rest, rest.all().isEmpty());
        }
    }

    private void putOrDelete(RecordKey key, Object rest, boolean nothing) {
        if (nothing) {
            workspace.delete(key);
        } else {
            workspace.put(key, rest);
        }
    }

    /** The same of an entry in the ledger of the profile; those in other ledgers lose the words that were said of the erased. */
    private void forget(RecordKey key, LedgerEntry own) {
        EntryRecord entry = workspace.get(key, EntryRecord.class);
        RecordKey listed = layout.adjustment(own.at(), profile, own.sequence());
        boolean isListed = own.kind() == EntryKind.ADJUSTMENT && workspace.exists(listed);
        for (EntryRecord.Use use : entry == null ? List.<EntryRecord.Use>of() : entry.all()) {
            List<EntryRecord.Part> others = use.partsBeside(profile);
            if (others.size() < use.parts().size()) {
                if (isListed && !others.isEmpty()) {
                    EntryRecord.Part next = others.get(0);
                    workspace.put(layout.adjustment(own.at(), next.profile(), next.first()), Nothing.NOTHING);
                }
                if (own.note().isPresent() && isErased(use.profile())) {
                    others.forEach(this::takeNote);
                }
            }
        }
        if (isListed) {
            workspace.delete(listed);
        }
        forget(key);
    }

    private boolean isErased(ProfileId given) {
        Profile found = attempt.profile(given);
        return found == null || found.absence().filter(Absence.ERASING::equals).isPresent();
    }

    private void takeNote(EntryRecord.Part part) {
        RecordKey key = layout.ledger(part.profile(), LedgerPage.numberOf(part.first()));
        LedgerPage page = workspace.get(key, LedgerPage.class);
        if (page != null) {
            workspace.put(key, page.withoutNote(part.first()));
        }
    }
}
