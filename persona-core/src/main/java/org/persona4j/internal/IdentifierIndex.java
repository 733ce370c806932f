package org.persona4j.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.IdentityRules;
import org.persona4j.merge.SharedWord;
import org.persona4j.profile.Profile;
import org.persona4j.search.NameKey;
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
    private final IdentityHashMap<Profile, List<RecordKey>> listings = new IdentityHashMap<>();
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
        boolean rests = after.absence().isPresent();
        boolean restedBefore = before != null && before.absence().isPresent();
        boolean changed = oldName != newName || rests != restedBefore;
        for (Identifier identifier : had) {
            if (!has.contains(identifier)) {
                note(identifier, change);
                remove(identifier, after.id());
            }
        }
        for (Identifier identifier : has) {
            if (!had.contains(identifier)) {
                note(identifier, change);
                add(identifier, new IdentifierRecord.Owner(after.id(), newName), rests);
            } else if (changed) {
                note(identifier, change);
                change(identifier, new IdentifierRecord.Owner(after.id(), newName), rests);
            }
        }
        change.profile(after.id(), before == null || restedBefore ? null : rules.facts(before));
        writeFormer(before, after.earlierIdentifiers(), after.id());
        writeListings(before == null ? List.of() : listings(before), listings(after));
        workspace.put(layout.profile(after.id()), after);
    }

    /** Deletes a profile that takes no part any more, and all index records that follow from it. */
    void delete(Profile absent, FactChange change) {
        for (Identifier identifier : new TreeSet<>(rules.indexed(absent))) {
            note(identifier, change);
            remove(identifier, absent.id());
        }
        change.profile(absent.id(), null);
        writeFormer(absent, List.of(), absent.id());
        writeListings(listings(absent), List.of());
        workspace.delete(layout.profile(absent.id()));
    }

    private void writeFormer(@Nullable Profile before, List<Identifier> are, ProfileId id) {
        List<Identifier> were = before == null ? List.of() : before.earlierIdentifiers();
        if (were.equals(are)) {
            return;
        }
        for (Identifier identifier : were) {
            if (!are.contains(identifier)) {
                workspace.delete(layout.former(graph.key(identifier), id));
            }
        }
        for (Identifier identifier : are) {
            if (!were.contains(identifier)) {
                workspace.put(layout.former(graph.key(identifier), id), Nothing.NOTHING);
            }
        }
    }

    private void writeListings(List<RecordKey> were, List<RecordKey> are) {
        if (were.equals(are)) {
            return;
        }
        for (RecordKey key : were) {
            if (!are.contains(key)) {
                workspace.delete(key);
            }
        }
        for (RecordKey key : are) {
            if (!were.contains(key)) {
                workspace.put(key, Nothing.NOTHING);
            }
        }
    }

    private List<RecordKey> listings(Profile profile) {
        List<RecordKey> known = listings.get(profile);
        return known == null ? listings(layout, profile) : known;
    }

    /** The records by which a profile is found, by its names and by when it was first seen. */
    static List<RecordKey> listings(RecordLayout layout, Profile profile) {
        List<RecordKey> keys = new ArrayList<>();
        keys.add(layout.seen(profile));
        for (NameKey name : NameKey.of(profile)) {
            keys.add(layout.named(layout.name(name), profile.id()));
        }
        return keys;
    }

    private long nameHash(Profile profile) {
        Long known = nameHashes.get(profile);
        return known == null ? layout.nameHash(rules, profile) : known;
    }

    /** Takes over what was found out about a new profile before. */
    void remember(Prepared.New made) {
        nameHashes.put(made.profile(), made.nameHash());
        listings.put(made.profile(), made.listings());
        for (int i = 0; i < made.identifiers().size(); i++) {
            graph.remember(made.identifiers().get(i), made.identifierKeys().get(i));
        }
    }

    private void note(Identifier identifier, FactChange change) {
        IdentifierRecord known = record(identifier);
        change.value(identifier, known.links(rules), known.hides(rules));
    }

    private IdentifierRecord record(Identifier identifier) {
        IdentifierRecord record = find(identifier);
        return record == null ? IdentifierRecord.of(identifier) : record;
    }

    private void put(RecordKey key, IdentifierRecord record) {
        if (record.isEmpty()) {
            workspace.delete(key);
        } else {
            workspace.put(key, record.kept());
        }
    }

    private void add(Identifier identifier, IdentifierRecord.Owner owner, boolean rests) {
        RecordKey key = graph.key(identifier);
        IdentifierRecord record = record(identifier);
        if (!record.isFull(rules)) {
            put(key, record.with(owner, rests));
            return;
        }
        workspace.put(layout.owner(key, owner.profile()), Nothing.NOTHING);
        if (record.draining()) {
            workspace.put(key, record);
        } else {
            workspace.lock(key);
        }
    }

    private void change(Identifier identifier, IdentifierRecord.Owner owner, boolean rests) {
        IdentifierRecord record = record(identifier);
        if (record.hasOwner(owner.profile())) {
            put(graph.key(identifier), record.with(owner, rests));
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
            rest = replaced(key, rest).draining(false);
        }
        put(key, rest);
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

    /** Takes an owner from outside a full record, which is marked as draining, into what is left of it, if there is one. */
    private IdentifierRecord replaced(RecordKey identifier, IdentifierRecord rest) {
        String prefix = layout.prefixBelow(identifier);
        for (RecordKey written : workspace.written(RecordKind.OWNER, prefix)) {
            return promote(written, rest);
        }
        return new Owners(workspace, store, layout)
                .firstOfAll(identifier)
                .map(found -> promote(found, rest))
                .orElse(rest);
    }

    /** Who is not to be seen takes no part, as who is absent. */
    private IdentifierRecord promote(RecordKey ownerRecord, IdentifierRecord rest) {
        ProfileId id = RecordLayout.ownerOf(ownerRecord);
        workspace.delete(ownerRecord);
        workspace.lock(layout.profile(id));
        Profile seen = workspace.get(layout.profile(id), Profile.class);
        Profile profile = seen == null ? workspace.whole(layout.profile(id), Profile.class) : seen;
        if (profile == null) {
            throw new StaleReadException();
        }
        boolean rests = seen == null || profile.absence().isPresent();
        return rest.with(new IdentifierRecord.Owner(id, nameHash(profile)), rests);
    }

    /** Replaces what operators said of a value. */
    void words(Identifier identifier, List<SharedWord> words, FactChange change) {
        note(identifier, change);
        put(graph.key(identifier), record(identifier).withWords(words));
    }

    /** Changes what is suppressed of a value. */
    void suppress(Identifier identifier, UnaryOperator<Suppression> next, FactChange change) {
        note(identifier, change);
        IdentifierRecord record = record(identifier);
        put(graph.key(identifier), record.withSuppression(next.apply(Suppression.of(record.suppressionOrNull()))));
    }

    /** Whether a value hides whoever carries it. */
    boolean hides(Identifier identifier) {
        return record(identifier).hides(rules);
    }

    /** Whether a profile carries a value that hides it. */
    boolean hides(Profile profile) {
        List<Identifier> all = rules.indexed(profile);
        graph.load(all);
        return all.stream().anyMatch(this::hides);
    }

    /** Whether one of the profiles carries a value that hides it. */
    boolean hidesAny(Collection<Profile> profiles) {
        Set<Identifier> all = new TreeSet<>();
        profiles.forEach(profile -> all.addAll(rules.indexed(profile)));
        graph.load(all);
        return all.stream().anyMatch(this::hides);
    }

    WorkspaceGraph graph() {
        return graph;
    }

    /** What is known of a value, or null if nothing is. */
    @Nullable IdentifierRecord find(Identifier identifier) {
        IdentifierRecord record = workspace.get(graph.key(identifier), IdentifierRecord.class);
        return record == null ? null : record.named(identifier);
    }

    /** What is known of a value that somebody carries or spoke of. */
    IdentifierRecord require(Identifier identifier) {
        return Objects.requireNonNull(find(identifier));
    }
}
