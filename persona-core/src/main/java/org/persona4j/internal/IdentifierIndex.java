package org.persona4j.internal;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.SharedWord;
import org.persona4j.profile.Profile;
import org.persona4j.store.PersonaStore;
import org.persona4j.store.RecordKey;

/**
 * Keeps the index records what they are: a pure function of the profiles and of the operators' words.
 *
 * <p>The record of a value holds up to one owner more than the size cap. Further owners have a record each: adding one expects
 * the full record and does not write it, so a value on a hundred thousand profiles is no bottleneck. When an owner leaves a
 * full record, another takes its place; that one is found by a scan, and the scan can be trusted because the record was first
 * marked as draining, which makes everybody who adds an owner write it.
 */
final class IdentifierIndex {
    private final Workspace workspace;
    private final WorkspaceGraph graph;
    private final RecordLayout layout;
    private final IdentityRules rules;
    private final PersonaStore store;
    private final IdentityHashMap<Profile, Long> nameHashes = new IdentityHashMap<>();
    private boolean planning;

    IdentifierIndex(
            Workspace workspace, WorkspaceGraph graph, RecordLayout layout, IdentityRules rules, PersonaStore store) {
        this.workspace = workspace;
        this.graph = graph;
        this.layout = layout;
        this.rules = rules;
        this.store = store;
    }

    /** Thrown inside the transaction loop: the record must first be marked as draining by a commit of its own. */
    static final class DrainFirst extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Identifier value;

        DrainFirst(Identifier value) {
            super("a full record must be marked as draining first", null, false, false);
            this.value = value;
        }

        /** The value whose record it is. */
        Identifier value() {
            return value;
        }
    }

    /** Writes a profile and all index records that follow from it. */
    void write(@Nullable Profile before, Profile after, FactChange change) {
        Set<Identifier> had = before == null ? Set.of() : new TreeSet<>(rules.indexed(before));
        Set<Identifier> has = new TreeSet<>(rules.indexed(after));
        long oldName = before == null ? 0 : nameHash(before);
        long newName = nameHash(after);
        boolean renamed = oldName != newName;
        for (Identifier identifier : had) {
            if (!has.contains(identifier)) {
                note(identifier, change);
                remove(identifier, after.id());
            }
        }
        for (Identifier identifier : has) {
            if (!had.contains(identifier)) {
                note(identifier, change);
                add(identifier, new IdentifierRecord.Owner(after.id(), newName));
            } else if (renamed) {
                note(identifier, change);
                rename(identifier, new IdentifierRecord.Owner(after.id(), newName));
            }
        }
        change.profile(after.id(), before == null ? null : rules.facts(before));
        writeFormer(before, after);
        workspace.put(layout.profile(after.id()), after);
    }

    private void writeFormer(@Nullable Profile before, Profile after) {
        List<Identifier> were = before == null ? List.of() : before.earlierIdentifiers();
        List<Identifier> are = after.earlierIdentifiers();
        if (were.equals(are)) {
            return;
        }
        for (Identifier identifier : were) {
            if (!are.contains(identifier)) {
                workspace.delete(layout.former(graph.key(identifier), after.id()));
            }
        }
        for (Identifier identifier : are) {
            if (!were.contains(identifier)) {
                workspace.put(layout.former(graph.key(identifier), after.id()), Nothing.NOTHING);
            }
        }
    }

    private long nameHash(Profile profile) {
        Long known = nameHashes.get(profile);
        return known == null ? layout.nameHash(rules, profile) : known;
    }

    /** Takes over what was found out about a new profile before. */
    void remember(Prepared.New made) {
        nameHashes.put(made.profile(), made.nameHash());
        for (int i = 0; i < made.identifiers().size(); i++) {
            graph.remember(made.identifiers().get(i), made.identifierKeys().get(i));
        }
    }

    private void note(Identifier identifier, FactChange change) {
        IdentifierRecord now = workspace.get(graph.key(identifier), IdentifierRecord.class);
        IdentifierRecord known = now == null ? IdentifierRecord.of(identifier) : now;
        change.value(identifier, known.links(rules));
    }

    private IdentifierRecord record(Identifier identifier) {
        IdentifierRecord record = workspace.get(graph.key(identifier), IdentifierRecord.class);
        return record == null ? IdentifierRecord.of(identifier) : record;
    }

    private void add(Identifier identifier, IdentifierRecord.Owner owner) {
        RecordKey key = graph.key(identifier);
        IdentifierRecord record = record(identifier);
        if (!record.isFull(rules)) {
            workspace.put(key, record.with(owner));
            return;
        }
        workspace.put(layout.owner(key, owner.profile()), Nothing.NOTHING);
        if (record.draining()) {
            workspace.put(key, record);
        } else {
            workspace.lock(key);
        }
    }

    private void rename(Identifier identifier, IdentifierRecord.Owner owner) {
        IdentifierRecord record = record(identifier);
        if (record.hasOwner(owner.profile())) {
            workspace.put(graph.key(identifier), record.with(owner));
        } else {
            workspace.lock(graph.key(identifier));
        }
    }

    private void remove(Identifier identifier, ProfileId owner) {
        RecordKey key = graph.key(identifier);
        IdentifierRecord record = record(identifier);
        if (!record.hasOwner(owner)) {
            workspace.delete(layout.owner(key, owner));
            workspace.lock(key);
            return;
        }
        IdentifierRecord rest = record.without(owner);
        if (record.isFull(rules)) {
            requireDraining(identifier);
            IdentifierRecord.Owner replacement = replacement(key);
            rest = (replacement == null ? rest : rest.with(replacement)).draining(false);
        }
        if (rest.isEmpty()) {
            workspace.delete(key);
        } else {
            workspace.put(key, rest);
        }
    }

    /**
     * Makes sure that nobody adds an owner unnoticed while another is looked for: whoever adds one must write the record, as it
     * is in the store, because it is marked or because it is not full there.
     */
    private void requireDraining(Identifier identifier) {
        IdentifierRecord stored = workspace.stored(graph.key(identifier), IdentifierRecord.class);
        boolean unnoticed = stored != null && stored.isFull(rules) && !stored.draining();
        if (unnoticed && !planning) {
            throw new DrainFirst(identifier);
        }
    }

    /** Says that nothing will be committed, so that nothing need be marked first. */
    void planOnly() {
        planning = true;
    }

    /** Takes an owner from outside a full record, which is marked as draining, or finds that there is none. */
    private IdentifierRecord.@Nullable Owner replacement(RecordKey identifier) {
        String prefix = layout.ownerPrefix(identifier);
        for (RecordKey written : workspace.written(RecordLayout.OWNER, prefix)) {
            return promote(written);
        }
        List<RecordKey> found = new Owners(workspace, store, layout).first(RecordLayout.OWNER, identifier, 1);
        return found.isEmpty() ? null : promote(found.get(0));
    }

    private IdentifierRecord.Owner promote(RecordKey ownerRecord) {
        ProfileId owner = RecordLayout.ownerOf(ownerRecord);
        workspace.delete(ownerRecord);
        workspace.lock(layout.profile(owner));
        Profile profile = workspace.get(layout.profile(owner), Profile.class);
        if (profile == null) {
            throw new StaleReadException();
        }
        return new IdentifierRecord.Owner(owner, nameHash(profile));
    }

    /** Replaces what operators said of a value. */
    void words(Identifier identifier, List<SharedWord> words, FactChange change) {
        note(identifier, change);
        IdentifierRecord next = record(identifier).withWords(words);
        if (next.isEmpty()) {
            workspace.delete(graph.key(identifier));
        } else {
            workspace.put(graph.key(identifier), next);
        }
    }

    /** What is known of a value, or null if nothing is. */
    @Nullable IdentifierRecord find(Identifier identifier) {
        return workspace.get(graph.key(identifier), IdentifierRecord.class);
    }

    /** What is known of a value that somebody carries or spoke of. */
    IdentifierRecord require(Identifier identifier) {
        return Objects.requireNonNull(find(identifier));
    }
}
