package org.persona4j.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.error.NotFoundException;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.optin.Address;
import org.persona4j.privacy.ErasurePlan;
import org.persona4j.privacy.ErasureReceipt;
import org.persona4j.privacy.ErasureRequest;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Profile;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordPage;
import org.persona4j.store.RecordScan;
import org.persona4j.store.StoredRecord;

/**
 * Erases customers.
 *
 * <p>First what they can be told by is suppressed and their profiles are set aside, in one commit if it can hold all of it; from
 * then on nobody finds them, and nothing of theirs is taken in. Then the profiles are deleted, one in each commit, with what was
 * said of their addresses before them. Everything that is still to be done follows from the record of the erasure and from what
 * is left of the profiles, so it can be stopped at any point and taken up by anybody. Every write about a profile expects the
 * profile, and every intake what is suppressed: so nothing that goes on meanwhile brings anything back. Thread-safe.
 */
public final class Erasures {
    private final Transactions transactions;
    private final PersonaStore store;

    /** The erasures of a tenant. */
    public Erasures(Transactions transactions, PersonaStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    /** The profiles that an erasure would take of what is within reach and seen. */
    public static ErasurePlan plan(Attempt attempt, ErasureRequest request, Reach reach) {
        List<RecordKey> seeds = request.identifiers().stream().map(attempt::key).toList();
        List<ErasurePlan.Taken> taken = new ArrayList<>();
        new ErasureChoice(attempt, seeds, request.profiles(), persona -> reach.covers(attempt, persona))
                .profiles().values().stream()
                        .flatMap(List::stream)
                        .forEach(profile ->
                                taken.add(new ErasurePlan.Taken(profile.id(), profile.personaId(), profile.source())));
        return new ErasurePlan(taken);
    }

    /**
     * Begins an erasure, or finds that it has begun, and carries it out.
     *
     * @param id the id of the erasure, one for each request
     * @param reach which personas it may touch
     */
    public ErasureRecord erase(String id, ErasureRequest request, Reach reach, Act act) {
        for (Identifier identifier : request.identifiers()) {
            while (!transactions.change(attempt -> begin(attempt, id, request, identifier, reach.ownOrNull(), act))) {
                Thread.onSpinWait();
            }
        }
        return resume(id);
    }

    /** Carries out all erasures that were begun and are not done. */
    public List<String> resumeAll() {
        List<String> resumed = new ArrayList<>();
        RecordScan scan = RecordKind.ERASURE.scan(tenant());
        while (true) {
            RecordPage page = store.scan(scan);
            for (StoredRecord found : page.records()) {
                if (Records.decode(found.content(), ErasureRecord.class).doneAtOrNull() == null) {
                    resume(found.key().id());
                    resumed.add(found.key().id());
                }
            }
            if (page.next().isEmpty()) {
                return resumed;
            }
            scan = scan.after(page.next().get());
        }
    }

    private String tenant() {
        return transactions.lastSeenLayout().tenant();
    }

    /** An erasure, if there is one of this id. */
    public static Optional<ErasureRecord> find(Attempt attempt, String id) {
        return Optional.ofNullable(attempt.workspace().get(attempt.layout().erasure(id), ErasureRecord.class));
    }

    private static ErasureRecord require(Attempt attempt, String id) {
        return find(attempt, id).orElseThrow(() -> new NotFoundException("erasure"));
    }

    private static void put(Attempt attempt, String id, ErasureRecord record) {
        attempt.workspace().put(attempt.layout().erasure(id), record);
    }

    private ErasureRecord resume(String id) {
        while (transactions.change(attempt -> step(attempt, id))) {
            Thread.onSpinWait();
        }
        return transactions.readAll(attempt -> require(attempt, id));
    }

    /** Does some of what is left; answers whether there may be more. */
    private boolean step(Attempt attempt, String id) {
        ErasureRecord record = require(attempt, id);
        if (record.doneAtOrNull() != null) {
            return false;
        }
        if (record.suppressing()) {
            put(attempt, id, new ErasureStart(attempt, id).suppress(record));
        } else if (!record.groups().isEmpty()) {
            delete(attempt, id, record);
        } else {
            put(attempt, id, record.done(attempt.now()));
        }
        return true;
    }

    /**
     * Notes the request, suppresses all at once if it fits, and erases what was said of an address that the request names and
     * nobody carries: only the request knows it.
     *
     * @return whether all of the latter is done
     */
    private static boolean begin(
            Attempt attempt,
            String id,
            ErasureRequest request,
            Identifier identifier,
            @Nullable PersonaId ownOrNull,
            Act act) {
        boolean begun = find(attempt, id).isPresent();
        if (!begun) {
            List<String> seeds = request.identifiers().stream()
                    .filter(one -> !attempt.rules().placeholders().matches(one))
                    .map(one -> attempt.key(one).id())
                    .toList();
            List<ProfileId> only = List.copyOf(new TreeSet<>(request.profiles()));
            ErasureRecord nothingYet = ErasureRecord.begin(attempt.now(), seeds, only, ownOrNull);
            put(attempt, id, nothingYet); // so that it counts in what fits
            ErasureRecord started = new ErasureStart(attempt, id).suppress(nothingYet);
            put(attempt, id, started);
            List<PersonaId> named =
                    started.groups().stream().limit(Act.MOST_NAMED).toList();
            act.note(attempt, named, "erasing");
        }
        ErasureRecord record = require(attempt, id);
        if (attempt.isDeferred()) {
            return false;
        }
        boolean nobodys = !isCarriedBesides(attempt, identifier) && !isOfGroups(attempt, identifier);
        if (!nobodys || record.doneAtOrNull() != null) {
            return true;
        }
        if (attempt.rules().placeholders().matches(identifier)) {
            return true;
        }
        return new OptInStore(attempt).erase(Address.of(identifier), id, record.at());
    }

    private static boolean isOfGroups(Attempt attempt, Identifier identifier) {
        IdentifierRecord value = attempt.index().find(identifier);
        return value != null && !value.carriers().isEmpty();
    }

    /**
     * Deletes one profile of the first group; before that, as much as fits, erases what was said of its addresses, and deletes
     * what it bought and earned.
     */
    private void delete(Attempt attempt, String id, ErasureRecord record) {
        PersonaId group = record.groups().get(0);
        PersonaRecord persona = attempt.persona(group);
        if (persona == null || persona.absenceOrNull() != Absence.ERASING) {
            put(attempt, id, record.withoutFirstGroup());
            return;
        }
        Profile profile = attempt.requireProfile(lastOf(persona, group));
        Deletion deletion = new Deletion(attempt, id, record.at(), profile);
        boolean silent = deletion.eraseAddresses();
        if (!silent) {
            put(attempt, id, record.removed(deletion.erasedAddresses()));
            return;
        }
        WalletDeletion wallet = new WalletDeletion(attempt, store, profile.id());
        ErasureReceipt.Removed beside = deletion.erasedAddresses();
        if (!wallet.deleteSome() || wallet.hasDeleted()) {
            put(attempt, id, record.removed(beside.plus(wallet.removed())));
            return;
        }
        ErasureReceipt.Removed removed = deletion.delete().plus(beside).plus(wallet.removed());
        attempt.workspace().lock(attempt.layout().persona(group));
        List<ProfileId> rest = new ArrayList<>(persona.members());
        rest.remove(profile.id());
        if (rest.isEmpty()) {
            attempt.workspace().delete(attempt.layout().persona(group));
            put(attempt, id, record.removed(removed).withoutFirstGroup());
        } else {
            attempt.workspace().put(attempt.layout().persona(group), persona.withMembers(rest));
            put(attempt, id, record.removed(removed));
        }
    }

    /** The member to go next; the one that gives the group its id goes last. */
    private static ProfileId lastOf(PersonaRecord persona, PersonaId group) {
        return persona.members().stream()
                .filter(member -> !member.value().equals(group.value()))
                .findFirst()
                .orElse(ProfileId.of(group.value()));
    }

    /** Whether somebody carries the value who is not being erased. */
    static boolean isCarriedBesides(Attempt attempt, Identifier identifier) {
        return isCarriedBesides(attempt, identifier, Set.of());
    }

    static boolean isCarriedBesides(Attempt attempt, Identifier identifier, Collection<ProfileId> but) {
        IdentifierRecord value = attempt.index().find(identifier);
        if (value == null) {
            return false;
        }
        List<ProfileId> carriers = value.carriers().stream()
                .filter(profile -> !but.contains(profile))
                .toList();
        return Lookups.profiles(attempt, carriers).stream().anyMatch(Erasures::isLeft);
    }

    /** Whether a profile is there, and not being erased, by this erasure or by another. */
    static boolean isLeft(@Nullable Profile profile) {
        return profile != null
                && profile.absence().filter(Absence.ERASING::equals).isEmpty();
    }

    /**
     * Lets a customer return who was erased: what the erasure suppressed refuses them no longer.
     *
     * @return whether there was anything to release
     */
    public boolean release(String id, Act act) {
        int pages = transactions.readAll(
                attempt -> find(attempt, id).map(ErasureRecord::pages).orElse(0));
        boolean released = false;
        for (int page = 0; page < pages; page++) {
            int number = page;
            released |= transactions.change(attempt -> release(attempt, id, number, act));
        }
        return released;
    }

    private static boolean release(Attempt attempt, String id, int number, Act act) {
        RecordLayout layout = attempt.layout();
        ErasureRecord.Page page = attempt.workspace().get(layout.erasurePage(id, number), ErasureRecord.Page.class);
        if (page == null) {
            return false;
        }
        boolean changed = false;
        for (String one : page.identifiers()) {
            RecordKey key = layout.upToDate(RecordKind.IDENTIFIER, one);
            IdentifierRecord value = attempt.workspace().get(key, IdentifierRecord.class);
            if (value != null && value.suppressionOrNull() != null) {
                Suppression after = value.suppressionOrNull().releaseErasure(id, attempt.now());
                changed |= !after.equals(value.suppressionOrNull());
                attempt.workspace().put(key, value.withSuppression(after));
            }
        }
        for (String one : page.sources()) {
            RecordKey key = layout.upToDate(RecordKind.SOURCE, one);
            SourceRef ref = attempt.workspace().get(key, SourceRef.class);
            if (ref != null && ref.suppressionOrNull() != null) {
                Suppression after = ref.suppressionOrNull().releaseErasure(id, attempt.now());
                changed |= !after.equals(ref.suppressionOrNull());
                attempt.workspace().put(key, new SourceRef(ref.profileOrNull(), after));
            }
        }
        if (changed) {
            act.note(attempt, List.of(), "released");
        }
        return changed;
    }

    /** The erasures that refuse whoever arrives with a value and were not released. */
    public static List<String> refusing(Attempt attempt, Identifier identifier) {
        IdentifierRecord value = attempt.index().find(identifier);
        return value == null
                ? List.of()
                : Suppression.of(value.suppressionOrNull()).erasures().stream()
                        .filter(erased -> erased.releasedAtOrNull() == null)
                        .map(Suppression.Erased::erasure)
                        .toList();
    }
}
