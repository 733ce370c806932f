package org.persona4j.internal;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.optin.Address;
import org.persona4j.privacy.ErasureReceipt;
import org.persona4j.profile.Profile;

/**
 * The deletion of a profile that was set aside to be erased, and of all that is kept because of it. Not thread-safe; dies with the
 * attempt.
 */
final class Deletion {
    private final Attempt attempt;
    private final Workspace workspace;
    private final RecordLayout layout;
    private final String erasure;
    private final Instant at;
    private final Profile profile;

    Deletion(Attempt attempt, String erasure, Instant at, Profile profile) {
        this.attempt = attempt;
        this.workspace = attempt.workspace();
        this.layout = attempt.layout();
        this.erasure = erasure;
        this.at = at;
        this.profile = profile;
    }

    /** Erases what was said of the addresses that nobody else has, as much as fits; answers whether that is all. */
    boolean eraseAddresses() {
        OptInStore store = new OptInStore(attempt);
        for (Address address : addresses()) {
            if (!store.erase(address, erasure, at)) {
                return false;
            }
        }
        return true;
    }

    /** The addresses that the profile has or had, and nobody else has who is not being erased too. */
    private Set<Address> addresses() {
        Set<Address> addresses = new LinkedHashSet<>();
        Stream.concat(profile.identifiers().stream(), profile.earlierIdentifiers().stream())
                .filter(Addresses::isAddress)
                .filter(identifier -> isTheirs(identifier))
                .forEach(identifier -> addresses.add(Address.of(identifier)));
        ReachRecord reach = workspace.get(layout.reach(profile.id()), ReachRecord.class);
        if (reach != null) {
            reach.attached().forEach(attached -> addresses.add(attached.address()));
        }
        return addresses;
    }

    private boolean isTheirs(Identifier identifier) {
        IdentifierRecord value = attempt.index().find(identifier);
        boolean shared = value == null
                ? attempt.rules().placeholders().matches(identifier)
                : value.isSharedByItself(attempt.rules());
        return !shared && !Erasures.isCarriedBesides(attempt, identifier);
    }

    /** Deletes the profile; its addresses must have been erased before. */
    ErasureReceipt.Removed delete() {
        int addresses = addresses().size();
        FactChange change = new FactChange();
        int decisions = 0;
        for (DecisionId id : profile.decisions()) {
            Decision decision = workspace.get(layout.decision(id), Decision.class);
            if (decision != null) {
                forget(decision, change);
                decisions++;
            }
        }
        Profile last = attempt.requireProfile(profile.id());
        attempt.index().delete(last, change);
        profile.sourceRecordId().ifPresent(record -> {
            var key = layout.source(profile.source(), record);
            SourceRef ref = workspace.get(key, SourceRef.class);
            if (ref != null) {
                workspace.put(key, ref.withProfile(null));
            }
        });
        ReachRecord reach = workspace.get(layout.reach(profile.id()), ReachRecord.class);
        if (reach != null) {
            reach.attached().forEach(attached -> workspace.delete(layout.holder(attached.address())));
            workspace.delete(layout.reach(profile.id()));
        }
        if (attempt.matters(change)) {
            attempt.rearrange(change);
        }
        return new ErasureReceipt.Removed(1, addresses, decisions);
    }

    /** Deletes a decision, and takes it from all others that it is about. */
    private void forget(Decision decision, FactChange change) {
        for (ProfileId other : decision.profiles()) {
            Profile before = attempt.profile(other);
            if (before != null && before.decisions().contains(decision.id())) {
                List<DecisionId> rest = before.decisions().stream()
                        .filter(id -> !id.equals(decision.id()))
                        .toList();
                attempt.write(
                        before, Profile.builder().from(before).decisions(rest).build(), change);
            }
        }
        change.decision(decision.id(), decision);
        workspace.delete(layout.decision(decision.id()));
    }
}
