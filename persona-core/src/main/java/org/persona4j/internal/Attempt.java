package org.persona4j.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.LinkLevel;
import org.persona4j.optin.Address;
import org.persona4j.profile.Profile;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;

/**
 * One attempt at one or several changes, which take effect together or not at all: reads and writes facts, and brings the
 * personas into line with them. Not thread-safe; dies with the attempt.
 */
public final class Attempt {
    private final Workspace workspace;
    private final WorkspaceGraph graph;
    private final IdentifierIndex index;
    private final RecordLayout layout;
    private final IdentityRules rules;
    private final PersonaStore store;
    private final IdTape ids;
    private final Instant now;
    private boolean first = true;
    private boolean deferred;
    private boolean explaining;
    private boolean afterUnknownOutcome;
    private final Map<RecordKey, Address> saidOf = new HashMap<>();

    Attempt(
            Workspace workspace,
            PersonaStore store,
            RecordLayout layout,
            IdentityRules rules,
            IdTape ids,
            Instant now) {
        this.store = store;
        this.workspace = workspace;
        this.graph = new WorkspaceGraph(workspace, layout, rules);
        this.index = new IdentifierIndex(workspace, graph, layout, rules, store);
        this.layout = layout;
        this.rules = rules;
        this.ids = ids;
        this.now = now;
    }

    /** Thrown when a change does not fit into the commit any more, after others of the same attempt. */
    static final class FullException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FullException() {
            super("the change does not fit into this commit", null, false, false);
        }
    }

    Workspace workspace() {
        return workspace;
    }

    WorkspaceGraph graph() {
        return graph;
    }

    IdentifierIndex index() {
        return index;
    }

    RecordLayout layout() {
        return layout;
    }

    IdentityRules rules() {
        return rules;
    }

    PersonaStore store() {
        return store;
    }

    Instant now() {
        return now;
    }

    /** Notes that what is written to the record of an address on a channel says something of the address. */
    void says(RecordKey optIn, Address address) {
        saidOf.put(optIn, address);
    }

    /** The address of which a record of an address on a channel says something more, or null if it does not. */
    @Nullable Address saidOf(RecordKey optIn) {
        return saidOf.get(optIn);
    }

    String newId() {
        return ids.next();
    }

    /** This attempt, from now on without hidden, archived and erased personas. */
    Attempt veiled() {
        workspace.veil(new Veil(layout));
        return this;
    }

    /**
     * The same attempt as it is seen by who may not know of hidden, archived and erased personas: what it writes is never
     * committed, and the ids it gives are those that this attempt gives next.
     */
    Attempt seen() {
        Attempt seen = new Attempt(workspace.seen(new Veil(layout)), store, layout, rules, ids.again(), now);
        seen.index.planOnly();
        return seen;
    }

    /**
     * Makes every change be answered with what the resolver says, also where the short way would do. Nothing of the attempt
     * will be committed.
     */
    void explain() {
        explaining = true;
        index.planOnly();
    }

    /** Says that nobody knows what became of the attempt before this one. */
    void followsUnknownOutcome() {
        afterUnknownOutcome = true;
    }

    /** Whether the attempt before this one may have taken effect, or may yet. */
    boolean isAfterUnknownOutcome() {
        return afterUnknownOutcome;
    }

    /** Takes back all that was written since the mark, and what was deferred with it. */
    void takeBack(int mark) {
        workspace.rollback(mark);
        deferred = false;
    }

    /** Whether the personas are left to be rearranged by further commits. */
    boolean isDeferred() {
        return deferred;
    }

    /** Says that a change is complete, so that a later one that does not fit is cut off. */
    void changeIsComplete() {
        first = false;
    }

    /** A profile, or null if there is none. */
    @Nullable Profile profile(ProfileId id) {
        return workspace.get(layout.profile(id), Profile.class);
    }

    /** A profile that something refers to. */
    Profile requireProfile(ProfileId id) {
        Profile profile = profile(id);
        if (profile == null) {
            throw new StaleReadException();
        }
        return profile;
    }

    /** The persona a profile is in. */
    PersonaRecord personaOf(Profile profile) {
        return requirePersona(profile.personaId());
    }

    /** A persona that something refers to, by the id it has now. */
    public PersonaRecord requirePersona(PersonaId id) {
        PersonaRecord record = persona(id);
        if (record == null) {
            throw new StaleReadException();
        }
        return record;
    }

    /** A persona by the id it has now, or null if there is none. */
    @Nullable PersonaRecord persona(PersonaId id) {
        return workspace.get(layout.persona(id), PersonaRecord.class);
    }

    /** The id that the persona which once had this id has now. */
    public Optional<PersonaId> current(PersonaId everSeen) {
        workspace.load(List.of(layout.persona(everSeen), layout.profile(ProfileId.of(everSeen.value()))));
        Profile profile = profile(ProfileId.of(everSeen.value()));
        return profile == null ? Optional.empty() : Optional.of(profile.personaId());
    }

    /** The profiles of a persona, in the order of their ids. */
    public List<Profile> members(PersonaRecord persona) {
        workspace.load(persona.members().stream().map(layout::profile).toList());
        return persona.members().stream().map(this::requireProfile).toList();
    }

    /** Writes a profile and what follows from it; the personas are not yet brought into line. */
    void write(@Nullable Profile before, Profile after, FactChange change) {
        index.write(before, after, change);
    }

    /** The values that a profile would take on; what is known of them is read. */
    List<Identifier> added(@Nullable Profile before, Profile after) {
        List<Identifier> added = new ArrayList<>(rules.indexed(after));
        if (before != null) {
            added.removeAll(rules.indexed(before));
        }
        graph.load(added);
        return added;
    }

    /** Whether one of the values that a profile would take on refuses it, because whoever carried it was erased. */
    boolean isRefused(List<Identifier> added, Profile after) {
        for (Identifier identifier : added) {
            IdentifierRecord value = index.find(identifier);
            if (value != null
                    && value.suppressionOrNull() != null
                    && value.refuses(layout.wholeName(rules, after).orElse(null), rules)) {
                return true;
            }
        }
        return false;
    }

    /** Writes a decision. */
    void write(@Nullable Decision before, Decision after, FactChange change) {
        change.decision(after.id(), before);
        workspace.put(layout.decision(after.id()), after);
    }

    /** Whether the resolver would see any difference. */
    boolean matters(FactChange change) {
        if (!change.linked().isEmpty() || !change.decisions().isEmpty()) {
            return true;
        }
        return change.profiles().entrySet().stream()
                .anyMatch(entry -> !entry.getValue()
                        .equals(Optional.ofNullable(profile(entry.getKey()))
                                .filter(after -> after.absence().isEmpty())
                                .map(rules::facts)));
    }

    /** Brings the personas into line with the facts that were changed. */
    Effect rearrange(FactChange change) {
        int mark = workspace.mark();
        Effect attached = attach(change);
        if (attached != null && workspace.fits()) {
            return attached;
        }
        workspace.rollback(mark);
        Repartition repartition = new Repartition(workspace, index, layout, rules, change);
        Repartition.Difference difference = repartition.difference();
        repartition.write(difference);
        if (!workspace.fits()) {
            if (!first) {
                throw new FullException();
            }
            workspace.rollback(mark);
            defer(change);
        }
        return repartition.effect(difference);
    }

    /** Commits the facts alone and leaves a record of what is to be done about the personas. */
    private void defer(FactChange change) {
        for (ProfileId changed : change.profiles().keySet()) {
            Profile profile = requireProfile(changed);
            workspace.lock(layout.persona(profile.personaId()));
            if (!workspace.exists(layout.persona(profile.personaId()))) {
                PersonaRecord alone = PersonaRecord.simple(
                        List.of(changed), profile.createdAt(), LinkLevel.NONE, index.hides(profile));
                workspace.put(layout.persona(profile.personaId()), alone);
            }
        }
        defer(RepairRecord.of(change));
    }

    /** Leaves a record of what is to be done by further commits; until it is done nobody changes anything. */
    void defer(RepairRecord rest) {
        String id = ids.next();
        workspace.put(layout.repair(id), rest);
        TenantRecord tenant = Objects.requireNonNull(workspace.get(layout.tenantRecord(), TenantRecord.class));
        workspace.put(layout.tenantRecord(), tenant.withRepair(id));
        deferred = true;
    }

    /**
     * The short way for the common case: a new profile whose values all link and lead to personas from which nothing else
     * can be reached, and about which nobody decided anything. Then all of them are one persona.
     *
     * @return what happened, or null if the case is not that simple
     */
    private @Nullable Effect attach(FactChange change) {
        boolean newProfileOnly = change.profiles().size() == 1
                && change.profiles().values().iterator().next().isEmpty()
                && change.decisions().isEmpty();
        if (!newProfileOnly || explaining || rules.guard().isActive()) {
            return null;
        }
        Profile added = profile(change.profiles().keySet().iterator().next());
        if (added == null || added.absence().isPresent() || !added.decisions().isEmpty()) {
            return null;
        }
        if (workspace.exists(layout.persona(added.personaId()))) {
            return null;
        }
        List<PersonaId> touched = new ArrayList<>(2);
        for (var entry : change.linked().entrySet()) {
            IdentifierRecord value = index.require(entry.getKey());
            boolean links = value.links(rules);
            if (links != entry.getValue() || value.hides(rules) != change.hid(entry.getKey())) {
                return null;
            }
            if (links && value.owners().size() > 1) {
                PersonaId neighbor = neighbor(value, added.id());
                if (!touched.contains(neighbor)) {
                    touched.add(neighbor);
                }
            }
        }
        return new Attachment(this, added, touched).apply();
    }

    private PersonaId neighbor(IdentifierRecord value, ProfileId but) {
        for (IdentifierRecord.Owner owner : value.owners()) {
            if (!owner.profile().equals(but)) {
                return requireProfile(owner.profile()).personaId();
            }
        }
        throw new StaleReadException();
    }

    /** The profiles in any of these sets, in the order of their ids. */
    static List<ProfileId> union(List<ProfileId> one, List<ProfileId> other) {
        TreeSet<ProfileId> all = new TreeSet<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    /** The key of the record of a value. */
    RecordKey key(Identifier identifier) {
        return graph.key(identifier);
    }
}
