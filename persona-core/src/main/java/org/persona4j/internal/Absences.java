package org.persona4j.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.identity.DecisionId;
import org.persona4j.identity.Identifier;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.Decision;
import org.persona4j.merge.LinkLevel;
import org.persona4j.profile.Absence;
import org.persona4j.profile.Profile;

/**
 * Sets profiles of a persona aside, so that they take no part, and brings them back, in one attempt.
 *
 * <p>Those set aside together stay one persona, whose id is that of the one first seen, and are linked to nobody; whoever is left
 * is resolved anew. What does not fit into one commit is left as a task: then everybody who wants to change or look at anything
 * does it first, and nobody sees it half done. Not thread-safe; dies with the attempt.
 */
final class Absences {
    private final Attempt attempt;
    private final Workspace workspace;
    private final RecordLayout layout;

    Absences(Attempt attempt) {
        this.attempt = attempt;
        this.workspace = attempt.workspace();
        this.layout = attempt.layout();
    }

    /**
     * Sets members of a persona aside, all or some.
     *
     * @param persona the persona, by the id it has now
     * @param leaving which members, at least one; they take part so far, or were set aside for another reason
     * @param why why they take no part any more
     * @return what it did to the personas that take part
     */
    Effect setAside(PersonaId persona, List<ProfileId> leaving, Absence why) {
        return change(persona, new AbsenceTask(List.copyOf(new TreeSet<>(leaving)), why));
    }

    /**
     * Brings the members of a persona back that was set aside. If it was in the archive, it is there no longer.
     *
     * @param persona the persona, by the id it has now
     * @return what it did to the personas that take part, of which this one is one that was there before
     */
    Effect bringBack(PersonaId persona) {
        return change(persona, new AbsenceTask(attempt.requirePersona(persona).members(), null));
    }

    private Effect change(PersonaId persona, AbsenceTask task) {
        workspace.lock(layout.persona(persona));
        int mark = workspace.mark();
        FactChange change = new FactChange();
        load(task.profiles());
        task.profiles().forEach(id -> write(id, task, change));
        noteDecisions(task, change);
        regroup(task);
        Effect effect = attempt.rearrange(change);
        if (attempt.isDeferred() || !workspace.fits()) {
            attempt.takeBack(mark);
            attempt.defer(RepairRecord.of(task));
        }
        return effect;
    }

    /** Reads the profiles, and then what their index records are made of, each all at once. */
    private void load(List<ProfileId> profiles) {
        workspace.load(profiles.stream().map(layout::profile).toList());
        Set<Identifier> all = new LinkedHashSet<>();
        profiles.forEach(id -> all.addAll(attempt.rules().indexed(attempt.requireProfile(id))));
        workspace.load(all.stream().map(attempt::key).toList());
    }

    private void write(ProfileId id, AbsenceTask task, FactChange change) {
        Profile before = attempt.requireProfile(id);
        Optional<Absence> absence = Optional.ofNullable(task.absenceOrNull());
        if (!before.absence().equals(absence)) {
            attempt.write(before, before.absent(absence), change);
        }
    }

    /**
     * Notes the decisions about the profiles, which link and separate nobody while a profile takes no part: so all they are about
     * is looked at. Nobody on the other side who takes no part either may come back at the same moment.
     */
    private void noteDecisions(AbsenceTask task, FactChange change) {
        Set<ProfileId> others = new TreeSet<>();
        for (Decision decision : decisions(task)) {
            change.decision(decision.id(), decision);
            others.addAll(decision.profiles());
        }
        task.profiles().forEach(others::remove);
        workspace.load(others.stream().map(layout::profile).toList());
        for (ProfileId other : others) {
            if (isAbsent(attempt.profile(other))) {
                workspace.lock(layout.profile(other));
            }
        }
    }

    private static boolean isAbsent(@Nullable Profile profile) {
        return profile != null && profile.absence().isPresent();
    }

    private List<Decision> decisions(AbsenceTask task) {
        Set<DecisionId> ids = new TreeSet<>();
        task.profiles().forEach(id -> ids.addAll(attempt.requireProfile(id).decisions()));
        return List.copyOf(attempt.graph().decisions(ids).values());
    }

    /** Makes of the profiles a persona of their own that takes no part, or takes part again; nobody is resolved yet. */
    void regroup(AbsenceTask task) {
        PersonaId home = attempt.requireProfile(task.profiles().get(0)).personaId();
        PersonaRecord stored = attempt.requirePersona(home);
        if (stored.absenceOrNull() == task.absenceOrNull()) {
            return;
        }
        List<ProfileId> rest = new ArrayList<>(stored.members());
        rest.removeAll(task.profiles());
        workspace.delete(layout.persona(home));
        PersonaId left = rest.isEmpty() ? null : group(rest, stored.absenceOrNull());
        group(task.profiles(), task.absenceOrNull());
        if (stored.absenceOrNull() == Absence.ARCHIVED) {
            leaveArchive(home, left);
        }
    }

    /** Takes a persona out of the archive, of which nothing is left there but what has this id now, if anything. */
    private void leaveArchive(PersonaId home, @Nullable PersonaId left) {
        ArchivedRecord archived = workspace.get(layout.archived(home), ArchivedRecord.class);
        if (archived != null) {
            workspace.delete(layout.archived(home));
            if (left != null) {
                workspace.put(layout.archived(left), archived);
            }
        }
    }

    private PersonaId group(List<ProfileId> members, @Nullable Absence absence) {
        workspace.load(members.stream().map(layout::profile).toList());
        List<Profile> profiles = members.stream().map(attempt::requireProfile).toList();
        Profile founder = profiles.stream()
                .min(Comparator.comparing(Profile::createdAt).thenComparing(Profile::id))
                .orElseThrow();
        PersonaId id = PersonaId.of(founder.id().value());
        workspace.put(
                layout.persona(id),
                PersonaRecord.simple(
                                members,
                                founder.createdAt(),
                                LinkLevel.NONE,
                                attempt.index().hidesAny(profiles))
                        .absent(absence));
        for (Profile profile : profiles) {
            if (!profile.personaId().equals(id)) {
                workspace.put(layout.profile(profile.id()), profile.in(id));
            }
        }
        return id;
    }

    /**
     * Does some of what a task says of the profiles, as much as this attempt can hold, and nothing of the personas.
     *
     * @param from the number of the first profile to look at
     * @return the number of the first profile that was not looked at
     */
    int writeSome(AbsenceTask task, int from) {
        int next = from;
        while (next < task.profiles().size() && workspace.readCount() < workspace.budget() / 2) {
            write(task.profiles().get(next++), task, new FactChange());
        }
        return next;
    }

    /** The change that a task is, seen from after it. */
    FactChange changeOf(AbsenceTask task) {
        FactChange change = new FactChange();
        load(task.profiles());
        for (ProfileId id : task.profiles()) {
            Profile profile = attempt.requireProfile(id);
            boolean tookPart = task.absenceOrNull() != null;
            change.profile(id, tookPart ? attempt.rules().facts(profile) : null);
            for (Identifier identifier : attempt.rules().indexed(profile)) {
                IdentifierRecord value = attempt.index().require(identifier);
                change.value(identifier, value.links(attempt.rules()), value.hides(attempt.rules()));
            }
        }
        noteDecisions(task, change);
        return change;
    }
}
