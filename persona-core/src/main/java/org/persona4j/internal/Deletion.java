package org.persona4j.internal;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
    private int erased;

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
            boolean begun = store.isErasedBy(address, erasure);
            boolean done = store.erase(address, erasure, at);
            if (!begun && store.isErasedBy(address, erasure)) {
                erased++;
            }
            if (!done) {
                return false;
            }
        }
        return true;
    }

    /** How many addresses were erased first by this attempt. */
    ErasureReceipt.Removed erasedAddresses() {
        return new ErasureReceipt.Removed(0, erased, 0, 0, 0);
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
        boolean shared =
                value == null ? attempt.rules().placeholders().matches(identifier) : value.isShared(attempt.rules());
        return !shared && !Erasures.isCarriedBesides(attempt, identifier);
    }

    /** Deletes the profile; its addresses must have been erased before. */
    ErasureReceipt.Removed delete() {
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
        return new ErasureReceipt.Removed(1, 0, decisions, 0, 0);
    }

    /** Takes the profile from a decision; one of which nothing is left then is deleted, and taken from all it was about. */
    private void forget(Decision decision, FactChange change) {
        change.decision(decision.id(), decision);
        Optional<Decision> rest = decision.among(id -> !id.equals(profile.id()));
        if (rest.isPresent()) {
            workspace.put(layout.decision(decision.id()), rest.get());
            takeFrom(profile.id(), decision.id(), change);
        } else {
            workspace.delete(layout.decision(decision.id()));
            decision.profiles().forEach(one -> takeFrom(one, decision.id(), change));
        }
    }

    private void takeFrom(ProfileId id, DecisionId decision, FactChange change) {
        Profile before = attempt.profile(id);
        if (before != null && before.decisions().contains(decision)) {
            List<DecisionId> rest = before.decisions().stream()
                    .filter(other -> !other.equals(decision))
                    .toList();
            attempt.write(before, Profile.builder().from(before).decisions(rest).build(), change);
        }
    }
}
