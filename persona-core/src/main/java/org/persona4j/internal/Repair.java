package org.persona4j.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.persona4j.error.ContentionException;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.merge.LinkLevel;
import org.persona4j.optin.Address;
import org.persona4j.profile.Profile;
import org.persona4j.store.CommitConflictException;
import org.persona4j.store.RecordKey;
import org.persona4j.store.UnknownOutcomeException;

/**
 * Rearranges personas, copies opt-outs, and sets profiles aside or brings them back, in several commits, when one is too small for
 * all that a change entails.
 *
 * <p>The facts are committed already, with a record of what they were before; until the work is done, every call that wants to
 * change facts finds that record and does the work first. So facts stand still meanwhile, and the work can be stopped at any
 * point and taken up by anybody. First personas are split where the old ones and the new ones overlap, then the parts are put
 * together: each step leaves personas whose members know them, and names no more records than a persona has members, twice.
 */
final class Repair {
    private static final int MAX_ATTEMPTS = 1_000;

    private final Transactions transactions;

    Repair(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Profiles that become one persona. */
    private record Step(PersonaId id, PersonaRecord record) {}

    /**
     * Steps that are taken in one commit. A split is taken only if the persona is still what was planned for: somebody else may
     * have split it meanwhile, and be putting the parts together.
     */
    private record Work(
            List<Step> steps,
            @Nullable PersonaId splits,
            @Nullable PersonaRecord expected) {
        boolean isDone(Attempt attempt) {
            return splits != null && !Objects.equals(expected, attempt.persona(splits));
        }
    }

    /** All that is to be done: first the splits, then the merges. */
    private record Plan(List<Work> splits, List<Work> merges) {}

    boolean isPending(Attempt attempt) {
        return attempt.workspace().exists(attempt.layout().tenantRecord())
                && tenant(attempt).repairOrNull() != null;
    }

    private static TenantRecord tenant(Attempt attempt) {
        RecordKey key = attempt.layout().tenantRecord();
        return Objects.requireNonNull(attempt.workspace().get(key, TenantRecord.class));
    }

    /** Does the work, or what others leave of it, until there is none. */
    void run() {
        for (int tried = 0; tried < MAX_ATTEMPTS; tried++) {
            try {
                Attempt attempt = transactions.newAttempt();
                String id = tenant(attempt).repairOrNull();
                if (id == null) {
                    return;
                }
                work(id, attempt);
            } catch (MoveFirst first) {
                transactions.rekeying().moveFound(first.records());
            } catch (CommitConflictException | StaleReadException | UnknownOutcomeException again) {
                Thread.onSpinWait();
            }
        }
        throw new ContentionException(MAX_ATTEMPTS);
    }

    private void work(String id, Attempt attempt) {
        RepairRecord record = attempt.workspace().get(attempt.layout().repair(id), RepairRecord.class);
        if (record == null) {
            throw new StaleReadException();
        }
        if (!record.copies().isEmpty()) {
            record.copies().forEach(task -> copy(task, id));
            finish(id);
            return;
        }
        AbsenceTask task = record.absenceOrNull();
        if (task != null) {
            set(task, id);
            Attempt next = resume(id);
            FactChange change = next.workspace().guarded(() -> new Absences(next).changeOf(task));
            rearrange(change, id, next);
            return;
        }
        rearrange(record.change(), id, attempt);
    }

    /** Brings the personas into line with the facts. */
    private void rearrange(FactChange change, String id, Attempt attempt) {
        Repartition repartition =
                new Repartition(attempt.workspace(), attempt.index(), attempt.layout(), transactions.rules(), change);
        Plan plan = attempt.workspace().guarded(() -> {
            Repartition.Difference difference = repartition.difference();
            return new Plan(splits(difference, attempt), merges(difference));
        });
        attempt.workspace().verifyReads();
        take(plan.splits(), id);
        take(plan.merges(), id);
        finish(id);
    }

    /** The parts in which each stored persona is to be split, so that every part is within one persona to be. */
    private static List<Work> splits(Repartition.Difference difference, Attempt attempt) {
        Map<ProfileId, PersonaId> destinations = difference.destinations();
        List<Work> splits = new ArrayList<>();
        difference.stored().forEach((id, stored) -> {
            Map<PersonaId, TreeSet<ProfileId>> parts = new TreeMap<>();
            stored.members()
                    .forEach(member -> parts.computeIfAbsent(
                                    Objects.requireNonNull(destinations.get(member)), key -> new TreeSet<>())
                            .add(member));
            if (parts.size() > 1) {
                List<Step> steps = parts.values().stream()
                        .map(part -> provisional(part, attempt))
                        .toList();
                splits.add(new Work(steps, id, stored));
            }
        });
        return splits;
    }

    private static Step provisional(Set<ProfileId> part, Attempt attempt) {
        List<Profile> profiles = part.stream().map(attempt::requireProfile).toList();
        boolean hidden = attempt.index().hidesAny(profiles);
        Profile founder = profiles.stream()
                .min(Comparator.comparing(Profile::createdAt).thenComparing(Profile::id))
                .orElseThrow();
        return new Step(
                PersonaId.of(founder.id().value()),
                PersonaRecord.simple(List.copyOf(part), founder.createdAt(), LinkLevel.NONE, hidden));
    }

    private static List<Work> merges(Repartition.Difference difference) {
        List<Work> merges = new ArrayList<>();
        difference
                .targets()
                .forEach((id, target) -> merges.add(new Work(List.of(new Step(id, target.record())), null, null)));
        return merges;
    }

    /** Does the work, as much in one commit as fits into it. */
    private void take(List<Work> works, String id) {
        Attempt attempt = null;
        for (Work work : works) {
            Attempt current = attempt == null ? resume(id) : attempt;
            int mark = current.workspace().mark();
            takeOne(work, current);
            if (current.workspace().fits()) {
                attempt = current;
                continue;
            }
            current.workspace().rollback(mark);
            commit(current);
            attempt = resume(id);
            takeOne(work, attempt);
        }
        if (attempt != null) {
            commit(attempt);
        }
    }

    private static void takeOne(Work work, Attempt attempt) {
        attempt.workspace().guarded(() -> {
            if (!work.isDone(attempt)) {
                work.steps().forEach(step -> take(step, attempt));
            }
            return Nothing.NOTHING;
        });
    }

    private static void commit(Attempt attempt) {
        if (attempt.workspace().hasWrites()) {
            attempt.workspace().commit();
        }
    }

    private Attempt resume(String id) {
        Attempt attempt = transactions.newAttempt();
        if (!id.equals(tenant(attempt).repairOrNull())) {
            throw new StaleReadException();
        }
        return attempt;
    }

    private static void take(Step step, Attempt attempt) {
        Workspace workspace = attempt.workspace();
        TreeSet<PersonaId> left = new TreeSet<>();
        for (ProfileId member : step.record().members()) {
            Profile profile = attempt.requireProfile(member);
            if (!profile.personaId().equals(step.id())) {
                left.add(profile.personaId());
                workspace.put(attempt.layout().profile(member), profile.in(step.id()));
            }
        }
        for (PersonaId persona : left) {
            PersonaRecord rest = attempt.persona(persona);
            if (rest != null && step.record().members().containsAll(rest.members())) {
                workspace.delete(attempt.layout().persona(persona));
            }
        }
        if (!step.record().equals(attempt.persona(step.id()))) {
            workspace.put(attempt.layout().persona(step.id()), step.record());
        }
    }

    /** Copies an opt-out to where it is missing, some of it in each commit. Nobody changes anything meanwhile. */
    private void copy(CopyTask task, String id) {
        Attempt attempt = resume(id);
        List<Address> targets = attempt.workspace().guarded(() -> Copies.targets(attempt, task));
        attempt.workspace().verifyReads();
        int written = 0;
        while (written < targets.size()) {
            Attempt next = resume(id);
            OptInStore store = new OptInStore(next);
            while (written < targets.size()
                    && next.workspace().readCount() < next.workspace().budget() / 2) {
                store.append(task.channel(), targets.get(written), task.copy());
                written++;
            }
            commit(next);
        }
    }

    /** Sets profiles aside or brings them back, some in each commit, and at last makes a persona of them. */
    private void set(AbsenceTask task, String id) {
        int done = 0;
        while (done < task.profiles().size()) {
            Attempt attempt = resume(id);
            int from = done;
            done = attempt.workspace().guarded(() -> new Absences(attempt).writeSome(task, from));
            commit(attempt);
        }
        Attempt attempt = resume(id);
        attempt.workspace().guarded(() -> {
            new Absences(attempt).regroup(task);
            return Nothing.NOTHING;
        });
        commit(attempt);
    }

    private void finish(String id) {
        Attempt attempt = resume(id);
        attempt.workspace().delete(attempt.layout().repair(id));
        attempt.workspace().put(attempt.layout().tenantRecord(), tenant(attempt).withRepair(null));
        attempt.workspace().commit();
    }
}
